/* What a call hands on, taken one by one. PyArg_ParseTuple says the same, and takes longer over it than most of what is
   called once or more for each figure takes over its work. */

#ifndef TAKEN_H
#define TAKEN_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdarg.h>
#include <stdint.h>

/* One item as the kind that a letter names: L, T, D, B a list, a tuple, a dict, bytes; O anything; l a long, n a size, k a
   number of 64 bits without a sign. 0 where it is that. */
static inline int take_one(PyObject *item, char kind, void *out)
{
    if (kind == 'l')
        return (*(long *)out = PyLong_AsLong(item)) == -1 && PyErr_Occurred() ? -1 : 0;
    if (kind == 'n')
        return (*(Py_ssize_t *)out = PyLong_AsSsize_t(item)) == -1 && PyErr_Occurred() ? -1 : 0;
    if (kind == 'k')
        return (*(uint64_t *)out = PyLong_AsUnsignedLongLong(item)) == (uint64_t)-1 && PyErr_Occurred() ? -1 : 0;
    int is_it = kind == 'L' ? PyList_Check(item) : kind == 'T' ? PyTuple_Check(item) : kind == 'D' ? PyDict_Check(item)
                                                 : kind == 'B' ? PyBytes_Check(item) : kind == 'O';
    *(PyObject **)out = item;
    if (!is_it)
        PyErr_SetString(PyExc_TypeError, "an argument is of another kind");
    return is_it ? 0 : -1;
}

/* Items as `kinds` names them, a letter each, to the places that follow. 0 where all are there, else -1 with an error. */
static inline int take(PyObject *const *items, Py_ssize_t count, const char *kinds, ...)
{
    if (count != (Py_ssize_t)strlen(kinds)) {
        PyErr_SetString(PyExc_TypeError, "there are too many arguments, or too few");
        return -1;
    }
    va_list places;
    va_start(places, kinds);
    int failed = 0;
    for (Py_ssize_t i = 0; !failed && i < count; i++)
        failed = take_one(items[i], kinds[i], va_arg(places, void *));
    va_end(places);
    return failed;
}

/* The same of a tuple's items. */
#define TAKE_ALL(tuple, ...) \
    (PyTuple_Check(tuple) ? take(&PyTuple_GET_ITEM(tuple, 0), PyTuple_GET_SIZE(tuple), __VA_ARGS__) : no_tuple())

static inline int no_tuple(void)
{
    PyErr_SetString(PyExc_TypeError, "a tuple is needed");
    return -1;
}

/* A function for METHODS that takes what it is called with as it is. */
#define FAST(function) (PyCFunction)(void (*)(void))function, METH_FASTCALL

#endif
