/* What speaks for a figure that runs from one party to another, as packed feature codes: what `orientation_features` of
   direction.py says code by code.

   Optional, as all of the compiled reader is. orient.pyi tells what the function takes. */

#include "codes.h"
#include "taken.h"

enum { COUNTER = 20, ARGUMENT = 0x3FFFFF };

/* What is told of the figure, whoever gives: the flow word and where it stands, turning words, the measure, the word for
   the other way, how much richer the giver is; and of giver and taker, whether they are home and how much they are named. */
typedef struct {
    uint64_t flow, place, turned, measure, counter, richer, home[2], rank[2];
} Told;

static int put_code(Run *run, uint64_t template, uint64_t a, uint64_t b)
{
    return put(run, template << 44 | a << 22 | b);
}

/* The first argument of the first code of a look; an error is set where there is none. */
static uint64_t first_of(PyObject *look)
{
    if (!PyList_GET_SIZE(look)) {
        PyErr_SetString(PyExc_IndexError, "each party stands somehow to a flow");
        return 0;
    }
    return code_of(PyList_GET_ITEM(look, 0)) >> 22 & ARGUMENT;
}

static int tell_role(const Told *told, PyObject *const *looks, uint64_t role, Run *run)
{
    uint64_t where = told->flow | told->place << 4, flow = told->flow << 1, own = first_of(looks[role]);
    uint64_t other = first_of(looks[1 - role]), home = told->home[role];
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(looks[role]); i++) {
        uint64_t stands = code_of(PyList_GET_ITEM(looks[role], i)) | role;
        if (PyErr_Occurred() || put(run, stands | where << 1) || put(run, stands | flow | 1 << 12) ||
            put(run, stands | told->measure << 1 | 1 << 13) || put(run, stands | flow | told->turned << 6 | 1 << 14))
            return -1;
    }
    return put_code(run, 209, own << 4 | other, role | where << 1) ||
           put_code(run, 210, home | told->rank[role] << 1, role | where << 1) ||
           put_code(run, 211, home | told->turned << 1, role | flow | told->measure << 6) ||
           put_code(run, 212, home | (uint64_t)!own << 1, role | where << 1 | told->measure << 7) ||
           put_code(run, 213, (uint64_t)!own | (uint64_t)!other << 1, role | where << 1);
}

/* How both stand to the word for the other way. */
static int tell_counter(const Told *told, PyObject *const *looks, Run *run)
{
    uint64_t kinds = told->flow << 1 | told->counter << 5;
    for (uint64_t role = 0; role < 2; role++) {
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(looks[role]); i++) {
            uint64_t stands = code_of(PyList_GET_ITEM(looks[role], i)) + ((uint64_t)COUNTER << 44);
            if (PyErr_Occurred() || put(run, stands | role | kinds))
                return -1;
        }
        if (put_code(run, 217, first_of(looks[role]) << 4 | first_of(looks[1 - role]), role | kinds))
            return -1;
    }
    return 0;
}

static PyObject *oriented(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    PyObject *looks[2], *others[2], *numbers;
    Told told;
    if (take(args, count, "LLLLT", &looks[0], &looks[1], &others[0], &others[1], &numbers) ||
        TAKE_ALL(numbers, "kkkkkkkkkk", &told.flow, &told.place, &told.turned, &told.measure, &told.counter, &told.richer,
                 &told.home[0], &told.home[1], &told.rank[0], &told.rank[1]))
        return NULL;
    Run run;
    run.codes = run.few, run.count = 0, run.room = AT_FIRST;
    uint64_t neither = !first_of(looks[0]) && !first_of(looks[1]);
    int failed = PyErr_Occurred() || tell_role(&told, looks, 0, &run) || tell_role(&told, looks, 1, &run) ||
                 (told.counter && tell_counter(&told, others, &run)) ||
                 put_code(&run, 214, told.richer, told.measure) ||
                 put_code(&run, 215, told.richer, told.measure | neither << 5);
    PyObject *out = PyList_New(0);
    if (close_run(&run, failed || !out || PyErr_Occurred(), out))
        Py_CLEAR(out);
    return out;
}

static PyMethodDef METHODS[] = {
    {"oriented", FAST(oriented), "The codes of a figure that runs from one party to another, as a list of one run."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "orient", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_orient(void)
{
    return PyModule_Create(&MODULE);
}
