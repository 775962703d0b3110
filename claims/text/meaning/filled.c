/* A frozen data class made without its constructor, which asks the class anew for each field.

   Optional, as all of the compiled reader is. filled.pyi tells what the function takes. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *filled(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (count != 2 || !PyType_Check(args[0]) || !PyTuple_Check(args[1])) {
        PyErr_SetString(PyExc_TypeError, "a data class, and a tuple of what its fields hold");
        return NULL;
    }
    PyObject *values = args[1], *names = PyObject_GetAttrString(args[0], "__match_args__");
    PyObject *made = NULL;
    if (names && PyTuple_Check(names) && PyTuple_GET_SIZE(names) == PyTuple_GET_SIZE(values))
        made = ((PyTypeObject *)args[0])->tp_alloc((PyTypeObject *)args[0], 0);
    else if (names)
        PyErr_SetString(PyExc_TypeError, "each field of a data class holds something");
    for (Py_ssize_t i = 0; made && i < PyTuple_GET_SIZE(values); i++)
        if (PyObject_GenericSetAttr(made, PyTuple_GET_ITEM(names, i), PyTuple_GET_ITEM(values, i)))
            Py_CLEAR(made);
    Py_XDECREF(names);
    return made;
}

static PyMethodDef METHODS[] = {
    {"filled", (PyCFunction)(void (*)(void))filled, METH_FASTCALL, "A data class with fields that hold some values."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "filled", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_filled(void)
{
    return PyModule_Create(&MODULE);
}
