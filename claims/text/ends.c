/* Where sentences may end, and the last word before a full stop: what sentences.py says by patterns.

   Optional, as all of the compiled reader is. ends.pyi tells what the functions take. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>

enum { LONGEST_NOTE = 3, NONE = -1 };

static const Py_UCS4 MARKS[] = {'.', '!', '?', 0x2026};
static const Py_UCS4 CLOSERS[] = {'"', '\'', 0xBB, 0x201D, 0x2019, ')', ']'};
static const Py_UCS4 BREAKS[] = {'(', 0xAB, '"', 0x201C, 0x201E};

typedef struct {
    int kind;
    const void *data;
    Py_ssize_t size;
} Text;

static inline Py_UCS4 letter(const Text *text, Py_ssize_t at)
{
    return at < text->size ? PyUnicode_READ(text->kind, text->data, at) : 0;
}

static int is_one_of(Py_UCS4 c, const Py_UCS4 *many, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (many[i] == c)
            return 1;
    return 0;
}

#define IN(c, many) is_one_of(c, many, sizeof many / sizeof *many)

static int is_small(Py_UCS4 c)
{
    return (c >= 'a' && c <= 'z') || (c >= 0x430 && c <= 0x44F);
}

static int is_large(Py_UCS4 c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0x410 && c <= 0x42F);
}

/* Where a note such as "[12]" that begins at `at` ends; `at` itself where none does. */
static Py_ssize_t after_note(const Text *text, Py_ssize_t at)
{
    Py_ssize_t end = at + 1;
    if (letter(text, at) != '[')
        return at;
    while (end - at <= LONGEST_NOTE && end < text->size && Py_UNICODE_ISDECIMAL(letter(text, end)))
        end++;
    return end > at + 1 && letter(text, end) == ']' ? end + 1 : at;
}

/* Where the end of a sentence that begins with the mark at `at` ends itself; `at` where there is none. */
static Py_ssize_t after_marks(const Text *text, Py_ssize_t at)
{
    Py_ssize_t end = at + 1, next;
    while (end < text->size && IN(letter(text, end), MARKS))
        end++;
    while (end < text->size && IN(letter(text, end), CLOSERS))
        end++;
    while ((next = after_note(text, end)) > end)
        end = next;
    return end == text->size || Py_UNICODE_ISSPACE(letter(text, end)) ? end : at;
}

/* Whether a sentence begins right behind the full stop at `at`, its blank forgotten: "It grew.Thanks to", "I". */
static int is_welded(const Text *text, Py_ssize_t at)
{
    int is_ended = at > 2 && is_small(letter(text, at - 1)) && is_small(letter(text, at - 2)) && is_small(letter(text, at - 3));
    if (!is_ended && !(at > 0 && Py_UNICODE_ISDECIMAL(letter(text, at - 1))))
        return 0;
    Py_ssize_t end = at + 2;
    if (!is_large(letter(text, at + 1)))
        return 0;
    while (is_small(letter(text, end)))
        end++;
    return end < text->size && (letter(text, end) == ',' || Py_UNICODE_ISSPACE(letter(text, end)));
}

static int add(PyObject *out, Py_ssize_t number)
{
    PyObject *made = PyLong_FromSsize_t(number);
    int failed = made ? PyList_Append(out, made) : -1;
    Py_XDECREF(made);
    return failed;
}

static Text opened(PyObject *given)
{
    return (Text){PyUnicode_KIND(given), PyUnicode_DATA(given), PyUnicode_GET_LENGTH(given)};
}

static PyObject *ends(PyObject *self, PyObject *given)
{
    if (!PyUnicode_Check(given)) {
        PyErr_SetString(PyExc_TypeError, "sentences end in a text");
        return NULL;
    }
    Text text = opened(given);
    PyObject *out = PyList_New(0);
    for (Py_ssize_t at = 0; out && at < text.size;) {
        Py_UCS4 c = letter(&text, at);
        Py_ssize_t end = at;
        if (c == '\n') {
            while (letter(&text, end) == '\n')
                end++;
        } else if (IN(c, MARKS)) {
            end = after_marks(&text, at);
            if (end == at && c == '.' && is_welded(&text, at))
                end = at + 1;
        }
        if (end > at && (add(out, at) || add(out, end)))
            Py_CLEAR(out);
        at = end > at ? end : at + 1;
    }
    return out;
}

static PyObject *last_word(PyObject *self, PyObject *args)
{
    PyObject *given;
    Py_ssize_t low, at;
    if (!PyArg_ParseTuple(args, "Unn", &given, &low, &at))
        return NULL;
    Text text = opened(given);
    if (low < 0 || at > text.size) {
        PyErr_SetString(PyExc_IndexError, "a word lies in its text");
        return NULL;
    }
    Py_ssize_t first = at;
    while (first > low && !Py_UNICODE_ISSPACE(letter(&text, first - 1)) && !IN(letter(&text, first - 1), BREAKS))
        first--;
    return PyLong_FromSsize_t(first < at ? first : NONE);
}

static PyMethodDef METHODS[] = {
    {"ends", ends, METH_O, "Where what may end sentences begins and ends, in turn."},
    {"last_word", last_word, METH_VARARGS, "Where the last word before a place begins."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "ends", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_ends(void)
{
    return PyModule_Create(&MODULE);
}
