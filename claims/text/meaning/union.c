/* All that is told of a run of words, as one set: what `frozenset(chain.from_iterable(...))` says.

   Optional, as all of the compiled reader is. Items are added in the same order, so that the set is gone through in the
   same order too. union.pyi tells what the function takes. */

#include "taken.h"

static PyObject *of_words(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    PyObject *told;
    Py_ssize_t first, after;
    if (take(args, count, "Lnn", &told, &first, &after))
        return NULL;
    if (first < 0 || after > PyList_GET_SIZE(told)) {
        PyErr_SetString(PyExc_IndexError, "there are no such words");
        return NULL;
    }
    PyObject *out = PyFrozenSet_New(NULL);
    for (Py_ssize_t at = first; out && at < after; at++) {
        PyObject *own = PyList_GET_ITEM(told, at);
        if (!PyTuple_Check(own)) {
            PyErr_SetString(PyExc_TypeError, "what is told of a word is a tuple");
            Py_CLEAR(out);
        }
        for (Py_ssize_t i = 0; out && i < PyTuple_GET_SIZE(own); i++)
            if (PySet_Add(out, PyTuple_GET_ITEM(own, i)))
                Py_CLEAR(out);
    }
    return out;
}

static PyMethodDef METHODS[] = {
    {"of_words", FAST(of_words), "All that is told of words `first` to `after`."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "union", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_union(void)
{
    return PyModule_Create(&MODULE);
}
