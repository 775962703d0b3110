/* What the other figures of a text tell of the scope of each, and what the first readings of figures tell as they are: what
   `surroundings` of scope.py and `_tell` of second_look.py say, to the last bit.

   Optional, as all of the compiled reader is. odds.pyi tells what each function takes. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <string.h>

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

/* First readings by task, where the columns of each task begin in a row, and rows to be filled. */
enum { MEASURE, ASPECT, STATUS, TOLD, ROWS, ARRAYS };

typedef struct {
    Py_buffer views[ARRAYS];
    Py_ssize_t total, widths[ARRAYS], none, whole, unit;
    double floor, weight;
} First;

static double *row_of(const First *first, int array, Py_ssize_t at)
{
    return (double *)first->views[array].buf + at * first->widths[array];
}

/* Each figure's readings, none below the floor, in its row; and as they are told to others, by how likely it is in scope. */
static void tell_each(const First *first)
{
    Py_ssize_t measures = first->widths[MEASURE], aspects = first->widths[ASPECT], statuses = first->widths[STATUS];
    for (Py_ssize_t at = 0; at < first->total; at++) {
        const double *measure = row_of(first, MEASURE, at), *aspect = row_of(first, ASPECT, at);
        const double *status = row_of(first, STATUS, at);
        double *told = row_of(first, TOLD, at), *row = row_of(first, ROWS, at), weight = 1.0 - measure[first->none];
        for (Py_ssize_t i = 0; i < measures; i++)
            *told++ = measure[i], *row++ = measure[i] > first->floor ? measure[i] : first->floor;
        for (Py_ssize_t i = 0; i < statuses; i++)
            *told++ = status[i] * weight;
        for (Py_ssize_t i = 0; i < aspects; i++)
            *told++ = aspect[i] * weight, *row++ = aspect[i] > first->floor ? aspect[i] : first->floor;
        for (Py_ssize_t i = 0; i < statuses; i++)
            *row++ = status[i] > first->floor ? status[i] : first->floor;
    }
}

/* What all figures are read as together: the same in every row. */
static void tell_whole(const First *first)
{
    Py_ssize_t measures = first->widths[MEASURE], width = measures + first->widths[STATUS];
    double weight = first->weight > 1e-3 ? first->weight : 1e-3, *whole = row_of(first, ROWS, 0) + first->whole;
    for (Py_ssize_t at = 0; at < first->total; at++)
        for (Py_ssize_t i = 0; i < width; i++)
            whole[i] = at ? whole[i] + row_of(first, TOLD, at)[i] : row_of(first, TOLD, at)[i];
    for (Py_ssize_t i = 0; i < width; i++)
        whole[i] /= i < measures ? (double)first->total : weight;
    whole[width] = log1p((double)first->total);
    for (Py_ssize_t at = 1; at < first->total; at++)
        memcpy(row_of(first, ROWS, at) + first->whole, whole, (size_t)(width + 1) * sizeof *whole);
}

static int tell_units(const First *first, PyObject *units)
{
    for (Py_ssize_t at = 0; at < first->total; at++) {
        Py_ssize_t column = first->unit + PyLong_AsSsize_t(PyList_GET_ITEM(units, at));
        if (column < first->unit || column >= first->widths[ROWS]) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_ValueError, "a unit without a column");
            return -1;
        }
        row_of(first, ROWS, at)[column] = 1.0;
    }
    return 0;
}

static PyObject *tell_first(PyObject *self, PyObject *args)
{
    First first;
    PyObject *units;
    Py_buffer *views = first.views;
    if (!PyArg_ParseTuple(args, "y*y*y*w*w*O!ddnnn", &views[MEASURE], &views[ASPECT], &views[STATUS], &views[TOLD], &views[ROWS],
                          &PyList_Type, &units, &first.weight, &first.floor, &first.none, &first.whole, &first.unit))
        return NULL;
    first.total = PyList_GET_SIZE(units);
    int fits = first.total > 0;
    for (int i = 0; i < ARRAYS && fits; i++) {
        Py_ssize_t size = first.total * (Py_ssize_t)sizeof(double);
        first.widths[i] = views[i].len / size;
        fits = views[i].len == first.widths[i] * size;
    }
    Py_ssize_t all = fits ? first.widths[MEASURE] + first.widths[ASPECT] + first.widths[STATUS] : 0;
    fits = fits && first.widths[TOLD] == all && first.none >= 0 && first.none < first.widths[MEASURE] && first.whole >= all &&
           first.whole + all + 1 <= first.widths[ROWS] && first.unit >= 0;
    if (!fits)
        PyErr_SetString(PyExc_ValueError, "readings and rows do not fit together");
    else if (!tell_units(&first, units))
        tell_each(&first), tell_whole(&first);
    for (int i = 0; i < ARRAYS; i++)
        PyBuffer_Release(&views[i]);
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef METHODS[] = {
    {"first", tell_first, METH_VARARGS, "What the first readings of figures tell."},
    {"surroundings", surroundings, METH_VARARGS, "What the other figures tell of each."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "odds", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_odds(void)
{
    return PyModule_Create(&MODULE);
}
