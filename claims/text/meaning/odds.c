/* What the other figures of a text tell of the scope of each: what `surroundings` of scope.py says, to the last bit.

   Optional, as all of the compiled reader is. odds.pyi tells what the function takes. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>

enum { NEIGHBOURS = 3, SUREST = 3, WIDTH = 12 };
static const double BOUND = 6.0, LOW = -2.0;

static double odds_of(double share)
{
    double odds = log(share + 1e-9) - log(1 - share + 1e-9);
    return odds < -BOUND ? -BOUND : odds > BOUND ? BOUND : odds;
}

/* The figures of the highest odds, the first of equals first; how many there are. */
static int rank(const double *odds, Py_ssize_t total, Py_ssize_t *ranked)
{
    int count = 0;
    for (Py_ssize_t at = 0; at < total; at++) {
        int place = count;
        while (place && odds[ranked[place - 1]] < odds[at])
            place--;
        if (place > SUREST)
            continue;
        count += count <= SUREST;
        for (int later = count - 1; later > place; later--)
            ranked[later] = ranked[later - 1];
        ranked[place] = at;
    }
    return count;
}

static void tell(const double *odds, const long *sentences, Py_ssize_t total, double others, double *out)
{
    Py_ssize_t ranked[SUREST + 2];
    int known = rank(odds, total, ranked);
    double size = log1p((double)total);
    for (Py_ssize_t at = 0; at < total; at++, out += WIDTH) {
        double mine = odds[at], best = LOW, sum = 0.0, surest, around;
        int count = 0;
        for (int i = 0; i < known && count < SUREST; i++) {
            if (ranked[i] == at)
                continue;
            best = count ? best : odds[ranked[i]];
            sum += odds[ranked[i]];
            count++;
        }
        surest = count ? sum / count : LOW;
        int is_alone = !count;
        sum = 0.0, count = 0;
        for (Py_ssize_t other = at < NEIGHBOURS ? 0 : at - NEIGHBOURS; other <= at + NEIGHBOURS && other < total; other++)
            if (other != at)
                sum += odds[other], count++;
        around = count ? sum / count : LOW;
        int is_before = at && sentences[at - 1] == sentences[at];
        int is_after = at + 1 < total && sentences[at + 1] == sentences[at];
        double beside = is_before ? odds[at - 1] : is_after ? odds[at + 1] : around;
        if (is_before && is_after && odds[at + 1] > beside)
            beside = odds[at + 1];
        out[0] = mine, out[1] = best, out[2] = surest, out[3] = around, out[4] = beside;
        out[5] = mine * surest / BOUND, out[6] = mine * around / BOUND, out[7] = size, out[8] = is_alone, out[9] = others;
        out[10] = mine > 0.0 ? mine : 0.0, out[11] = surest > 0.0 ? surest : 0.0;
    }
}

static PyObject *surroundings(PyObject *self, PyObject *args)
{
    Py_buffer chances, out;
    PyObject *sentences;
    double others;
    if (!PyArg_ParseTuple(args, "y*O!dw*", &chances, &PyList_Type, &sentences, &others, &out))
        return NULL;
    Py_ssize_t total = PyList_GET_SIZE(sentences), size = sizeof(double);
    double *odds = PyMem_Malloc((size_t)(total + 1) * sizeof *odds);
    long *held = PyMem_Malloc((size_t)(total + 1) * sizeof *held);
    if (!odds || !held)
        PyErr_NoMemory();
    else if (chances.len != total * size || out.len != total * WIDTH * size)
        PyErr_SetString(PyExc_ValueError, "chances and rows do not fit together");
    for (Py_ssize_t at = 0; !PyErr_Occurred() && at < total; at++) {
        odds[at] = odds_of(((const double *)chances.buf)[at]);
        held[at] = PyLong_AsLong(PyList_GET_ITEM(sentences, at));
    }
    if (!PyErr_Occurred())
        tell(odds, held, total, others, out.buf);
    PyMem_Free(odds);
    PyMem_Free(held);
    PyBuffer_Release(&chances);
    PyBuffer_Release(&out);
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef METHODS[] = {
    {"surroundings", surroundings, METH_VARARGS, "What the other figures tell of each."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "odds", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_odds(void)
{
    return PyModule_Create(&MODULE);
}
