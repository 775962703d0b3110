/* Rows walked down boosted trees, which trees.py does for all trees at once in numpy, with the same sums.

   No row is walked down here: of each question of a tree all rows are asked side by side, and an answer of "above" rules
   out the leaves to the left of it; the first leaf left is the one come to. Optional, as all of the compiled reader is.
   walk.pyi tells what the function takes. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

#include "wide.h"

enum { ROWS_OF, USED, BOUNDS, TOLD, ENDS, LEAVES, OUT, ARRAYS };
enum { MOST = 64 }; /* leaves of a tree, of which each has a bit */

/* Numbers and marks of four rows side by side, or of one where nothing wider is known. */
#if defined(__GNUC__)
typedef double Numbers __attribute__((vector_size(32), aligned(8), may_alias));
typedef int64_t Marks __attribute__((vector_size(32), aligned(8), may_alias));
#define ABOVE(numbers, bound) ((numbers) > (bound))
#else
typedef double Numbers;
typedef int64_t Marks;
#define ABOVE(numbers, bound) (-(int64_t)((numbers) > (bound)))
#endif
enum { AT_ONCE = 8, STEP = sizeof(Numbers) / sizeof(double), STEPS = AT_ONCE / STEP };

typedef struct {
    Py_ssize_t rows, width, used, questions, trees, leaves, classes;
    const double *all, *bounds;
    const int32_t *columns, *told, *ends, *reached;
    int64_t *out;
} Forest;

/* Why arrays do not fit together; NULL where they do, with all that is in them told. */
static const char *misfit(const Py_buffer *views, Forest *forest)
{
    static const Py_ssize_t sizes[ARRAYS] = {sizeof(double),  sizeof(int32_t), sizeof(double), sizeof(int32_t),
                                             sizeof(int32_t), sizeof(int32_t), sizeof(int64_t)};
    for (int i = 0; i < ARRAYS; i++)
        if (views[i].ndim != (i == ROWS_OF || i == ENDS || i == OUT ? 2 : 1) || views[i].itemsize != sizes[i])
            return "arrays of doubles, 32-bit or 64-bit numbers are needed, in one or two dimensions, as walk.pyi tells";
    forest->rows = views[ROWS_OF].shape[0], forest->width = views[ROWS_OF].shape[1];
    forest->used = views[USED].shape[0], forest->questions = views[BOUNDS].shape[0];
    forest->trees = views[ENDS].shape[0], forest->leaves = views[LEAVES].shape[0];
    forest->classes = views[OUT].shape[1];
    forest->all = views[ROWS_OF].buf, forest->columns = views[USED].buf, forest->bounds = views[BOUNDS].buf;
    forest->told = views[TOLD].buf, forest->ends = views[ENDS].buf, forest->reached = views[LEAVES].buf;
    forest->out = views[OUT].buf;
    if (views[TOLD].shape[0] != forest->questions || views[ENDS].shape[1] != 2)
        return "each question needs a bound, and each tree two ends";
    if (views[OUT].shape[0] != forest->rows || forest->classes < 1)
        return "each row needs a row of sums";
    for (Py_ssize_t i = 0; i < forest->used; i++)
        if (forest->columns[i] < 0 || forest->columns[i] >= forest->width)
            return "a question asks for a column that is not there";
    return NULL;
}

/* Questions of one tree asked of AT_ONCE rows: of each row the leaves that are left, the last of which always is. */
INLINE void ask(const Forest *forest, const double *columns, Py_ssize_t first, Py_ssize_t after, uint64_t last, uint64_t *left)
{
    Marks live[STEPS];
    for (int step = 0; step < STEPS; step++)
        live[step] = ~(Marks){0};
    for (Py_ssize_t i = first; i < after; i++) {
        uint32_t told = (uint32_t)forest->told[i];
        int64_t out = (int64_t)((((uint64_t)1 << (told >> 8 & 63)) - 1) << (told & 63));
        const double *asked = columns + (told >> 16) * AT_ONCE, bound = forest->bounds[i];
        for (int step = 0; step < STEPS; step++)
            live[step] &= ~(ABOVE(*(const Numbers *)(asked + step * STEP), bound) & out);
    }
    for (int step = 0; step < STEPS; step++)
        *(Marks *)(left + step * STEP) = live[step] | (int64_t)last;
}

static inline int first_of(uint64_t marks)
{
#if defined(__GNUC__)
    return __builtin_ctzll(marks);
#else
    int at = 0;
    while (!(marks >> at & 1))
        at++;
    return at;
#endif
}

/* Some rows, no more than AT_ONCE, whose columns stand side by side, down all trees. */
INLINE void walk_some(const Forest *forest, const double *columns, Py_ssize_t count, int64_t *sums)
{
    uint64_t left[AT_ONCE];
    Py_ssize_t question = 0, leaf = 0, last, end;
    for (Py_ssize_t tree = 0; tree < forest->trees; tree++, question = last, leaf = end) {
        last = forest->ends[2 * tree], end = forest->ends[2 * tree + 1];
        ask(forest, columns, question, last, (uint64_t)1 << (end - leaf - 1), left);
        int64_t *out = sums + tree % forest->classes;
        for (Py_ssize_t r = 0; r < count; r++, out += forest->classes)
            *out += forest->reached[leaf + first_of(left[r])];
    }
}

WIDE static void walk_wide(const Forest *forest, const double *columns, Py_ssize_t count, int64_t *sums)
{
    walk_some(forest, columns, count, sums);
}

/* Whether no question asks for a column, and no tree for questions or leaves, beyond what is there. */
static int holds(const Forest *forest)
{
    Py_ssize_t question = 0, leaf = 0, last, end;
    uint32_t most = 0;
    for (Py_ssize_t tree = 0; tree < forest->trees; tree++, question = last, leaf = end) {
        last = forest->ends[2 * tree], end = forest->ends[2 * tree + 1];
        if (last < question || last > forest->questions || end <= leaf || end > forest->leaves || end - leaf > MOST)
            return 0;
    }
    for (Py_ssize_t i = 0; i < forest->questions; i++)
        most = (uint32_t)forest->told[i] > most ? (uint32_t)forest->told[i] : most;
    return !forest->questions || (Py_ssize_t)(most >> 16) < forest->used;
}

/* All rows, of which AT_ONCE have the columns that are asked for laid side by side: they stay at hand for all trees. */
static int walk(const Forest *forest)
{
    double *columns = PyMem_Calloc((size_t)(forest->used + 1) * AT_ONCE, sizeof *columns);
    if (!columns)
        return PyErr_NoMemory() ? -1 : -1;
    for (Py_ssize_t first = 0; first < forest->rows; first += AT_ONCE) {
        Py_ssize_t count = forest->rows - first < AT_ONCE ? forest->rows - first : AT_ONCE;
        int64_t *sums = forest->out + first * forest->classes;
        for (Py_ssize_t r = 0; r < count; r++) {
            const double *row = forest->all + (first + r) * forest->width;
            for (Py_ssize_t i = 0; i < forest->used; i++)
                columns[i * AT_ONCE + r] = row[forest->columns[i]];
        }
        if (IS_WIDE)
            walk_wide(forest, columns, count, sums);
        else
            walk_some(forest, columns, count, sums);
    }
    PyMem_Free(columns);
    return 0;
}

static PyObject *down(PyObject *self, PyObject *args)
{
    PyObject *arrays[ARRAYS];
    Py_buffer views[ARRAYS];
    Forest forest;
    if (!PyArg_ParseTuple(args, "OOOOOOO", &arrays[0], &arrays[1], &arrays[2], &arrays[3], &arrays[4], &arrays[5], &arrays[6]))
        return NULL;
    int held = 0;
    while (held < ARRAYS) {
        int flags = PyBUF_ND | PyBUF_C_CONTIGUOUS | (held == OUT ? PyBUF_WRITABLE : 0);
        if (PyObject_GetBuffer(arrays[held], &views[held], flags))
            break;
        held++;
    }
    if (held == ARRAYS) {
        const char *why = misfit(views, &forest);
        why = why || holds(&forest) ? why : "a tree asks for what is not there";
        if (why)
            PyErr_SetString(PyExc_ValueError, why);
        else
            walk(&forest);
    }
    while (held)
        PyBuffer_Release(&views[--held]);
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef METHODS[] = {
    {"down", down, METH_VARARGS, "Add up the leaves that rows come to."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "walk", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_walk(void)
{
    return PyModule_Create(&MODULE);
}
