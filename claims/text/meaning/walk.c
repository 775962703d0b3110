/* Rows walked down boosted trees, which trees.py does for all trees at once in numpy, with the same sums.

   Optional, as all of the compiled reader is. walk.pyi tells what the function takes. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

enum { ROWS, COLUMNS, BOUNDS, LEAVES, OUT, ARRAYS };

typedef struct {
    Py_ssize_t rows, width, trees, questions, classes;
} Shape;

/* Why arrays do not fit together; NULL where they do, with their shape told. */
static const char *misfit(const Py_buffer *views, Py_ssize_t widest, Shape *shape)
{
    static const Py_ssize_t sizes[ARRAYS] = {sizeof(double), sizeof(int32_t), sizeof(double), sizeof(int32_t),
                                             sizeof(int64_t)};
    for (int i = 0; i < ARRAYS; i++)
        if (views[i].ndim != 2 || views[i].itemsize != sizes[i])
            return "arrays of two dimensions are needed, of doubles, 32-bit or 64-bit numbers as walk.pyi tells";
    shape->rows = views[ROWS].shape[0];
    shape->width = views[ROWS].shape[1];
    shape->trees = views[COLUMNS].shape[0];
    shape->questions = views[COLUMNS].shape[1];
    shape->classes = views[OUT].shape[1];
    if (shape->questions & (shape->questions + 1))
        return "a tree of d levels has 2^d - 1 questions";
    if (views[BOUNDS].shape[0] != shape->trees || views[BOUNDS].shape[1] != shape->questions ||
        views[LEAVES].shape[0] != shape->trees || views[LEAVES].shape[1] != shape->questions + 1)
        return "each tree needs a bound for each question, and one leaf more";
    if (views[OUT].shape[0] != shape->rows || shape->classes < 1)
        return "each row needs a row of sums";
    return widest < 0 || widest >= shape->width ? "a question asks for a column that is not there" : NULL;
}

/* Rows go down a tree side by side, AT_ONCE of them, for each next question has to wait for the answer before. */
enum { AT_ONCE = 8 };

/* The leaf that each of AT_ONCE rows comes to. */
static inline void go_down(const double *const *rows, const int32_t *columns, const double *bounds, Py_ssize_t questions,
                           Py_ssize_t *at)
{
    for (int r = 0; r < AT_ONCE; r++)
        at[r] = 0;
    while (at[0] < questions) /* all leaves are equally far from the root */
        for (int r = 0; r < AT_ONCE; r++)
            at[r] = 2 * at[r] + 1 + (rows[r][columns[at[r]]] > bounds[at[r]]);
}

/* A tree at a time, so that it stays at hand for all rows; the last ones are gone down with again to fill a step. */
static void walk(const Py_buffer *views, const Shape *shape)
{
    const double *all = views[ROWS].buf;
    int64_t *sums = views[OUT].buf;
    for (Py_ssize_t tree = 0; tree < shape->trees; tree++) {
        const int32_t *columns = (const int32_t *)views[COLUMNS].buf + tree * shape->questions;
        const int32_t *leaves = (const int32_t *)views[LEAVES].buf + tree * (shape->questions + 1);
        const double *bounds = (const double *)views[BOUNDS].buf + tree * shape->questions;
        int64_t *out = sums + tree % shape->classes;
        for (Py_ssize_t first = 0; first < shape->rows; first += AT_ONCE) {
            const double *rows[AT_ONCE];
            Py_ssize_t at[AT_ONCE], count = shape->rows - first < AT_ONCE ? shape->rows - first : AT_ONCE;
            for (int r = 0; r < AT_ONCE; r++)
                rows[r] = all + (first + (r < count ? r : 0)) * shape->width;
            go_down(rows, columns, bounds, shape->questions, at);
            for (Py_ssize_t r = 0; r < count; r++)
                out[(first + r) * shape->classes] += leaves[at[r] - shape->questions];
        }
    }
}

static PyObject *down(PyObject *self, PyObject *args)
{
    PyObject *arrays[ARRAYS];
    Py_buffer views[ARRAYS];
    Shape shape;
    Py_ssize_t widest;
    if (!PyArg_ParseTuple(args, "OOOOOn", &arrays[0], &arrays[1], &arrays[2], &arrays[3], &arrays[4], &widest))
        return NULL;
    int held = 0;
    while (held < ARRAYS) {
        int flags = PyBUF_ND | PyBUF_C_CONTIGUOUS | (held == OUT ? PyBUF_WRITABLE : 0);
        if (PyObject_GetBuffer(arrays[held], &views[held], flags))
            break;
        held++;
    }
    if (held == ARRAYS) {
        const char *why = misfit(views, widest, &shape);
        if (why)
            PyErr_SetString(PyExc_ValueError, why);
        else
            walk(views, &shape);
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
