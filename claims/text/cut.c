/* A text cut into words, numbers and marks in one pass: what cutting.py says in regular expressions.

   Optional, as all of the compiled reader is. Short words are kept and handed out again, so that a word that was met
   before costs neither room nor a hash. cut.pyi tells what the function takes. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

enum { LETTER = 1, DIGIT = 2, SPACE = 4, MARK = 8, INNER = 16 };
enum { ALL_MARKS = 0, SOME_MARKS = 1, WORDS_ALONE = 2 };
enum { TOLD = 0x500, KEPT = 1 << 14, LONGEST = 24 };
enum { FARTHEST = 24 };
enum { LETTERS = 4 }; /* to a token, or more: room is made for as many as that */

static uint8_t classes[TOLD];
static PyObject *kept[KEPT];
static PyObject *zero;

/* Marks that are tokens where only some are, and those that may stand inside a word. */
static const Py_UCS4 MARKS[] = {'-', 0x2013, 0x2014, ',', '/', '.', ';', ':', '!', '?', '\n', '%', '$', 0x20AC,
                                0xA3, 0x20B8, 0x20BD, 0xA5, '(', ')'};
static const Py_UCS4 INNERS[] = {'\'', 0x2019, 0x2BC, '-'};

static int is_one_of(Py_UCS4 c, const Py_UCS4 *many, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (many[i] == c)
            return 1;
    return 0;
}

static int find_class(Py_UCS4 c)
{
    int found = Py_UNICODE_ISDECIMAL(c) ? DIGIT : Py_UNICODE_ISALNUM(c) ? LETTER : Py_UNICODE_ISSPACE(c) ? SPACE : 0;
    if (is_one_of(c, MARKS, sizeof MARKS / sizeof *MARKS))
        found |= MARK;
    if (is_one_of(c, INNERS, sizeof INNERS / sizeof *INNERS))
        found |= INNER;
    return found;
}

static inline int class_of(Py_UCS4 c)
{
    return c < TOLD ? classes[c] : find_class(c);
}

/* The part of a text as a string of its own; a short one that was met lately is the same object again. */
static PyObject *part_of(PyObject *text, int kind, const void *data, Py_ssize_t first, Py_ssize_t after)
{
    Py_ssize_t size = after - first;
    if (size > LONGEST)
        return PyUnicode_Substring(text, first, after);
    uint32_t hash = (uint32_t)size;
    for (Py_ssize_t at = first; at < after; at++)
        hash = (hash ^ PyUnicode_READ(kind, data, at)) * 0x9E3779B1u;
    PyObject **place = kept + (hash >> 18);
    PyObject *known = *place;
    if (known && PyUnicode_GET_LENGTH(known) == size) {
        int its = PyUnicode_KIND(known);
        const void *letters = PyUnicode_DATA(known);
        Py_ssize_t at = 0;
        while (at < size && PyUnicode_READ(its, letters, at) == PyUnicode_READ(kind, data, first + at))
            at++;
        if (at == size)
            return Py_NewRef(known);
    }
    PyObject *made = PyUnicode_Substring(text, first, after);
    if (made) {
        *place = Py_NewRef(made);
        Py_XDECREF(known);
    }
    return made;
}

/* Where the token that begins at `at` ends; `at` itself where none begins there. */
static Py_ssize_t token_end(int kind, const void *data, Py_ssize_t at, Py_ssize_t size, long way)
{
#define CLASS(place) class_of(PyUnicode_READ(kind, data, place))
    Py_UCS4 c = PyUnicode_READ(kind, data, at);
    int own = class_of(c);
    if (own & LETTER) {
        for (;;) {
            do
                at++;
            while (at < size && CLASS(at) & LETTER);
            if (way != WORDS_ALONE || at + 1 >= size || !(CLASS(at) & INNER) || !(CLASS(at + 1) & LETTER))
                return at;
            at++;
        }
    }
    if (way == WORDS_ALONE)
        return at;
    if (own & DIGIT) {
        for (;;) {
            do
                at++;
            while (at < size && CLASS(at) & DIGIT);
            if (way != SOME_MARKS || at + 1 >= size || !(CLASS(at + 1) & DIGIT))
                return at;
            c = PyUnicode_READ(kind, data, at);
            if (c != '.' && c != ',')
                return at;
            at++;
        }
    }
    if (way == SOME_MARKS)
        return own & MARK ? at + 1 : at;
    return own & SPACE && c != '\n' ? at : at + 1;
#undef CLASS
}

/* A list as it is filled: with room for so many items from the start, which is cut down to those that came. */
typedef struct {
    PyObject *list;
    Py_ssize_t count, room;
} Filled;

static int add(Filled *to, PyObject *item)
{
    if (item && to->count < to->room) {
        PyList_SET_ITEM(to->list, to->count++, item);
        return 0;
    }
    int failed = item ? PyList_Append(to->list, item) : -1;
    Py_XDECREF(item);
    return failed;
}

static Filled filled(Py_ssize_t room)
{
    return (Filled){PyList_New(room), 0, room};
}

static void close_list(Filled *to)
{
    if (to->list && to->count < to->room)
        Py_SET_SIZE(to->list, to->count);
}

/* What the gap before a token means: nothing for a blank or less, else what `gaps` has under its text. */
static PyObject *meaning_of(PyObject *gaps, PyObject *text, int kind, const void *data, Py_ssize_t first, Py_ssize_t after)
{
    if (after - first < 2)
        return Py_NewRef(zero);
    PyObject *gap = part_of(text, kind, data, first, after);
    PyObject *found = gap ? PyObject_GetItem(gaps, gap) : NULL;
    Py_XDECREF(gap);
    return found;
}

static int fill(PyObject *text, long way, PyObject *gaps, Filled *tokens, Filled *offsets, Filled *between)
{
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    Py_ssize_t size = PyUnicode_GET_LENGTH(text), last = 0;
    for (Py_ssize_t at = 0; at < size;) {
        Py_ssize_t end = token_end(kind, data, at, size, way);
        if (end == at) {
            at++;
            continue;
        }
        if (add(tokens, part_of(text, kind, data, at, end)) || add(offsets, PyLong_FromSsize_t(at)) ||
            add(offsets, PyLong_FromSsize_t(end)) ||
            (gaps && add(between, meaning_of(gaps, text, kind, data, last, at))))
            return -1;
        at = last = end;
    }
    return add(offsets, PyLong_FromSsize_t(size));
}

static PyObject *split(PyObject *self, PyObject *args)
{
    PyObject *text, *gaps = NULL;
    long way;
    if (!PyArg_ParseTuple(args, "Ul|O", &text, &way, &gaps))
        return NULL;
    Py_ssize_t room = PyUnicode_GET_LENGTH(text) / LETTERS;
    Filled tokens = filled(room), offsets = filled(2 * room), between = filled(gaps ? room : 0);
    int failed = !tokens.list || !offsets.list || !between.list || fill(text, way, gaps, &tokens, &offsets, &between);
    close_list(&tokens);
    close_list(&offsets);
    close_list(&between);
    PyObject *told = failed ? NULL : PyTuple_Pack(3, tokens.list, offsets.list, between.list);
    Py_XDECREF(tokens.list);
    Py_XDECREF(offsets.list);
    Py_XDECREF(between.list);
    return told;
}

/* What a table tells of a word, as a new reference: what the table itself finds, or else `other` where that is given. */
static PyObject *told_of(PyObject *table, PyObject *word, PyObject *other)
{
    PyObject *found = PyDict_GetItemWithError(table, word);
    if (!found && other && !PyErr_Occurred())
        found = other;
    if (found)
        return Py_NewRef(found);
    return PyErr_Occurred() ? NULL : PyObject_GetItem(table, word);
}

static PyObject *look_up(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (count < 2 || count > 3 || !PyList_Check(args[0]) || !PyDict_Check(args[1])) {
        PyErr_SetString(PyExc_TypeError, "a list of words, a table of them, and what to tell of others");
        return NULL;
    }
    PyObject *words = args[0], *out = PyList_New(PyList_GET_SIZE(words));
    for (Py_ssize_t at = 0; out && at < PyList_GET_SIZE(out); at++) {
        PyObject *found = told_of(args[1], PyList_GET_ITEM(words, at), count == 3 ? args[2] : NULL);
        if (!found)
            Py_CLEAR(out);
        else
            PyList_SET_ITEM(out, at, found);
    }
    return out;
}

/* Fills a row of columns with what is told of one word. */
static int fill_row(PyObject *columns, Py_ssize_t at, PyObject *told)
{
    if (!PyTuple_Check(told) || PyTuple_GET_SIZE(told) != PyTuple_GET_SIZE(columns)) {
        PyErr_SetString(PyExc_ValueError, "as much must be told of each word as there are columns");
        return -1;
    }
    for (Py_ssize_t kind = 0; kind < PyTuple_GET_SIZE(columns); kind++)
        PyList_SET_ITEM(PyTuple_GET_ITEM(columns, kind), at, Py_NewRef(PyTuple_GET_ITEM(told, kind)));
    return 0;
}

static PyObject *columns(PyObject *self, PyObject *args)
{
    PyObject *words, *table;
    Py_ssize_t kinds;
    if (!PyArg_ParseTuple(args, "O!O!n", &PyList_Type, &words, &PyDict_Type, &table, &kinds))
        return NULL;
    Py_ssize_t size = PyList_GET_SIZE(words);
    PyObject *out = PyTuple_New(kinds);
    for (Py_ssize_t kind = 0; out && kind < kinds; kind++) {
        PyObject *column = PyList_New(size);
        if (!column)
            Py_CLEAR(out);
        else
            PyTuple_SET_ITEM(out, kind, column);
    }
    for (Py_ssize_t at = 0; out && at < size; at++) {
        PyObject *told = told_of(table, PyList_GET_ITEM(words, at), NULL);
        if (!told || fill_row(out, at, told))
            Py_CLEAR(out);
        Py_XDECREF(told);
    }
    return out;
}

static PyObject *places(PyObject *self, PyObject *items)
{
    PyObject *out = PyList_Check(items) ? PyList_New(0) : NULL;
    if (!out && !PyErr_Occurred())
        PyErr_SetString(PyExc_TypeError, "places of a list");
    for (Py_ssize_t at = 0; out && at < PyList_GET_SIZE(items); at++) {
        if (PyList_GET_ITEM(items, at) == Py_None)
            continue;
        PyObject *place = PyLong_FromSsize_t(at);
        if (!place || PyList_Append(out, place))
            Py_CLEAR(out);
        Py_XDECREF(place);
    }
    return out;
}

/* What parts two words: a comma (1), a stronger break (2), an opening (3) or a closing bracket (4), or nothing (0). */
static PyObject *gap_class(PyObject *self, PyObject *args)
{
    PyObject *text;
    Py_ssize_t start, end;
    long found = 0;
    if (!PyArg_ParseTuple(args, "Unn", &text, &start, &end))
        return NULL;
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    for (Py_ssize_t at = start < 0 ? 0 : start; at < end && at < size && at < start + FARTHEST; at++) {
        Py_UCS4 c = PyUnicode_READ_CHAR(text, at);
        if (c == '(' || c == ')')
            return PyLong_FromLong(c == '(' ? 3 : 4);
        if (c != ',' && c != ';' && c != ':' && c != 0x2013 && c != 0x2014)
            continue;
        if (at + 1 == size || !Py_UNICODE_ISDIGIT(PyUnicode_READ_CHAR(text, at + 1)))
            found = c != ',' ? 2 : found ? found : 1;
    }
    return PyLong_FromLong(found);
}

static PyMethodDef METHODS[] = {
    {"columns", columns, METH_VARARGS, "What a table tells of words, a list for each kind."},
    {"gap_class", gap_class, METH_VARARGS, "What parts two words."},
    {"look_up", (PyCFunction)(void (*)(void))look_up, METH_FASTCALL, "What a table tells of each word."},
    {"places", places, METH_O, "Where a list holds something."},
    {"split", split, METH_VARARGS, "The tokens of a text, their offsets, and what parts them."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "cut", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_cut(void)
{
    for (Py_UCS4 c = 0; c < TOLD; c++)
        classes[c] = (uint8_t)find_class(c);
    zero = PyLong_FromLong(0);
    return zero ? PyModule_Create(&MODULE) : NULL;
}
