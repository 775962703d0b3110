/* What tells a change from a level and a share, as packed feature codes: what changes.py says code by code.

   Optional, as all of the compiled reader is. change.pyi tells what the function takes. */

#include "codes.h"
#include "taken.h"

enum { REACH = 12, OWN = 2 };

/* The lists of a page, and which of its concepts tell of changes. */
typedef struct {
    PyObject *stems, *suffixes, *concepts, *mask;
    uint64_t template;
} Words;

/* The first concept that tells of changes among some words, from `word` on by `step`; 0 for none, -1 with an error set. */
static long nearest(const Words *words, Py_ssize_t word, Py_ssize_t stop, int step)
{
    for (; step < 0 ? word > stop : word < stop; word += step) {
        PyObject *own = tuple_at(words->concepts, word);
        for (Py_ssize_t i = 0; own && i < PyTuple_GET_SIZE(own); i++) {
            long concept = concept_at(own, i);
            if (concept < 0 || is_marked(words->mask, concept))
                return concept;
        }
        if (!own)
            return -1;
    }
    return 0;
}

static Py_ssize_t larger(Py_ssize_t one, Py_ssize_t other)
{
    return one > other ? one : other;
}

static Py_ssize_t smaller(Py_ssize_t one, Py_ssize_t other)
{
    return one < other ? one : other;
}

/* One figure: its own words, its part of the sentence, where that sentence ends, and what it says of itself. */
static int tell(const Words *words, PyObject *figure, Run *run)
{
    Py_ssize_t inside, beyond, first, after, last;
    uint64_t way, unit, kind, before_it, after_it;
    if (TAKE_ALL(figure, "nnnnnkkkkk", &inside, &beyond, &first, &after, &last, &way, &unit, &kind, &before_it, &after_it))
        return -1;
    long left = nearest(words, inside - 1, larger(first, inside - REACH) - 1, -1);
    long right = nearest(words, beyond, smaller(after, beyond + REACH), 1);
    long before = inside > first ? number_at(words->stems, inside - 1) : 0;
    long following = beyond < last ? number_at(words->stems, beyond) : 0;
    long ending = beyond > inside ? number_at(words->suffixes, beyond - 1) : 0;
    long bound = nearest(words, larger(first, inside - 1), inside, 1);
    long own = nearest(words, inside, smaller(beyond, inside + OWN), 1);
    long ahead = nearest(words, beyond, smaller(beyond + 1, last), 1);
    if (left < 0 || right < 0 || before < 0 || following < 0 || ending < 0 || bound < 0 || own < 0 || ahead < 0)
        return -1;
    uint64_t stem = (uint64_t)before << 22, next = (uint64_t)following << 22, end = (uint64_t)ending << 22;
    uint64_t sides = (uint64_t)left << 30 | (uint64_t)right << 22, close = (uint64_t)bound << 8;
    uint64_t codes[] = {
        stem | way,
        next | way,
        end | way,
        stem | (uint64_t)left << 3 | unit,
        next | (uint64_t)left << 3 | unit,
        stem | (uint64_t)right << 3 | unit,
        end | (uint64_t)right << 3 | unit,
        sides | way,
        sides | kind << 3 | unit,
        stem | (uint64_t)following,
        (close | (uint64_t)own) << 22 | way,
        (close | (uint64_t)ahead) << 22 | way,
        (uint64_t)before_it << 22 | way,
        (uint64_t)after_it << 22 | way,
    };
    for (uint64_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (put(run, (words->template + (i << 44)) | codes[i]))
            return -1;
    return 0;
}

static PyObject *changes(PyObject *self, PyObject *args)
{
    Words words;
    PyObject *figures;
    unsigned long long template;
    if (!PyArg_ParseTuple(args, "O!O!O!O!O!K", &PyList_Type, &words.stems, &PyList_Type, &words.suffixes, &PyList_Type,
                          &words.concepts, &PyList_Type, &figures, &PyBytes_Type, &words.mask, &template))
        return NULL;
    words.template = template;
    PyObject *out = PyList_New(0);
    for (Py_ssize_t at = 0; out && at < PyList_GET_SIZE(figures); at++) {
        Run run;
        run.codes = run.few, run.count = 0, run.room = AT_FIRST;
        PyObject *codes = PyList_New(0);
        int failed = !codes || close_run(&run, tell(&words, PyList_GET_ITEM(figures, at), &run), codes) ||
                     PyList_Append(out, codes);
        Py_XDECREF(codes);
        if (failed)
            Py_CLEAR(out);
    }
    return out;
}

static PyMethodDef METHODS[] = {
    {"changes", changes, METH_VARARGS, "The codes of each figure of a page, as a list of one run."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "change", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_change(void)
{
    return PyModule_Create(&MODULE);
}
