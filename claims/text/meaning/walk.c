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
static const char *misfit(const Py_buffer *views, Shape *shape)
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
    const int32_t *columns = views[COLUMNS].buf;
    for (Py_ssize_t i = 0; i < shape->trees * shape->questions; i++)
        if (columns[i] < 0 || columns[i] >= shape->width)
            return "a question asks for a column that is not there";
    return NULL;
}

static void walk(const Py_buffer *views, const Shape *shape)
{
    const double *row = views[ROWS].buf;
    int64_t *sums = views[OUT].buf;
    for (Py_ssize_t r = 0; r < shape->rows; r++, row += shape->width, sums += shape->classes) {
        const int32_t *columns = views[COLUMNS].buf, *leaves = views[LEAVES].buf;
        const double *bounds = views[BOUNDS].buf;
        for (Py_ssize_t tree = 0, own = 0; tree < shape->trees; tree++) {
            Py_ssize_t at = 0;
            while (at < shape->questions)
                at = 2 * at + 1 + (row[columns[at]] > bounds[at]);
            sums[own] += leaves[at - shape->questions];
            own = own + 1 == shape->classes ? 0 : own + 1;
            columns += shape->questions;
            bounds += shape->questions;
            leaves += shape->questions + 1;
        }
    }
}

static PyObject *down(PyObject *self, PyObject *args)
{
    PyObject *arrays[ARRAYS];
    Py_buffer views[ARRAYS];
    Shape shape;
    if (!PyArg_ParseTuple(args, "OOOOO", &arrays[0], &arrays[1], &arrays[2], &arrays[3], &arrays[4]))
        return NULL;
    int held = 0;
    while (held < ARRAYS) {
        int flags = PyBUF_ND | PyBUF_C_CONTIGUOUS | (held == OUT ? PyBUF_WRITABLE : 0);
        if (PyObject_GetBuffer(arrays[held], &views[held], flags))
            break;
        held++;
    }
    if (held == ARRAYS) {
        const char *why = misfit(views, &shape);
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
