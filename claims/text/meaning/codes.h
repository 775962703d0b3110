/* What the modules that pack feature codes share: a run of codes as it grows, and numbers out of the lists of a page. */

#ifndef CODES_H
#define CODES_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

enum { NUMBERS = 1024, AT_FIRST = 512 };

/* A code as a number; the largest there is, with an error set, where it is none. Where a `long` is wide enough, Python
   makes one in a short loop, and anything wider by way of an array of bytes. */
static inline uint64_t code_of(PyObject *item)
{
#if ULONG_MAX >= UINT64_MAX
    return PyLong_AsUnsignedLong(item);
#else
    return PyLong_AsUnsignedLongLong(item);
#endif
}

/* Codes as they are written, in place while they are few. */
typedef struct {
    uint64_t *codes, few[AT_FIRST];
    size_t count, room;
} Run;

static inline int put(Run *run, uint64_t code)
{
    if (run->count == run->room) {
        size_t room = run->room * 2;
        uint64_t *more = PyMem_Realloc(run->codes == run->few ? NULL : run->codes, room * sizeof *more);
        if (!more) {
            PyErr_NoMemory();
            return -1;
        }
        if (run->codes == run->few)
            memcpy(more, run->few, sizeof run->few);
        run->codes = more;
        run->room = room;
    }
    run->codes[run->count++] = code;
    return 0;
}

static inline int close_run(Run *run, int failed, PyObject *out)
{
    if (!failed) {
        PyObject *bytes = PyBytes_FromStringAndSize((const char *)run->codes, (Py_ssize_t)(run->count * sizeof(uint64_t)));
        failed = bytes ? PyList_Append(out, bytes) : -1;
        Py_XDECREF(bytes);
    }
    if (run->codes != run->few)
        PyMem_Free(run->codes);
    return failed;
}

/* The number at a place of a list; -1 with an error set where there is none. */
static inline long number_at(PyObject *list, Py_ssize_t at)
{
    if (at < 0 || at >= PyList_GET_SIZE(list)) {
        PyErr_SetString(PyExc_IndexError, "a word that is not on the page");
        return -1;
    }
    return PyLong_AsLong(PyList_GET_ITEM(list, at));
}

/* The number at a place of a tuple of concepts or cues, each below NUMBERS; -1 with an error set where it is not. */
static inline long concept_at(PyObject *own, Py_ssize_t at)
{
    long number = PyLong_AsLong(PyTuple_GET_ITEM(own, at));
    if (number < 0 || number >= NUMBERS) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "a concept of a number that large is not known");
        return -1;
    }
    return number;
}

static inline PyObject *tuple_at(PyObject *list, Py_ssize_t at)
{
    if (at < 0 || at >= PyList_GET_SIZE(list) || !PyTuple_CheckExact(PyList_GET_ITEM(list, at))) {
        PyErr_SetString(PyExc_IndexError, "a word without concepts on the page");
        return NULL;
    }
    return PyList_GET_ITEM(list, at);
}

static inline int is_marked(PyObject *mask, long number)
{
    return number < PyBytes_GET_SIZE(mask) && PyBytes_AS_STRING(mask)[number];
}

#endif
