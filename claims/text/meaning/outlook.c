/* What the network that reads words in order is given: the words of a page, the windows of its figures, and the number of
   each word's row among those remembered. What scan_windows.py says in numpy and scan_words.py with a dictionary.

   Optional, as all of the compiled reader is. outlook.pyi tells what each function takes. */

#include "outlook.h"

/* The word at a step of a figure's window, -1 where there is none to be seen; `lie` is how it lies to the figure. */
static Py_ssize_t word_at(const Outlook *outlook, Py_ssize_t number, int step, int *lie)
{
    const int32_t *figure = outlook->figures + number * OF_FIGURE;
    int behind = step >= BACK, inside = step >= BACK + AHEAD;
    Py_ssize_t word = inside   ? figure[FIRST] + step - BACK - AHEAD
                      : behind ? figure[AFTER] + step - BACK
                               : figure[FIRST] - BACK + step;
    if (word < 0 || word >= outlook->total || (inside && word >= figure[AFTER]))
        return -1;
    if (!bears(outlook, figure, word))
        return -1;
    Py_ssize_t counted = of(outlook, COUNTED, word);
    Py_ssize_t between = inside ? 0 : behind ? counted - number - 1 : number - counted;
    int32_t later = of(outlook, SENTENCE, word) - figure[AT];
    between = between < 0 ? 0 : between > 2 ? 2 : between;
    *lie = (int)(4 * between) + (later > 0 ? 3 : later < -2 ? 2 : -later);
    return word;
}

/* An item of a list as a number; below 0, with an error set, where there is none. */
static long number_at(PyObject *list, Py_ssize_t at)
{
    if (at < 0 || at >= PyList_GET_SIZE(list)) {
        PyErr_SetString(PyExc_IndexError, "a word or sentence that is not on the page");
        return -1;
    }
    long found = PyLong_AsLong(PyList_GET_ITEM(list, at));
    if (found < 0 && !PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "a number below zero");
    return found;
}

static int fill_sentences(const Outlook *outlook, PyObject *ranges, PyObject *paragraphs, PyObject *headings)
{
    int32_t *words = outlook->words;
    Py_ssize_t total = outlook->total;
    for (Py_ssize_t sentence = 0; sentence < PyList_GET_SIZE(ranges); sentence++) {
        long first, after, paragraph = number_at(paragraphs, sentence), heading = number_at(headings, sentence);
        if (paragraph < 0 || heading < 0 || !PyArg_ParseTuple(PyList_GET_ITEM(ranges, sentence), "ll", &first, &after))
            return -1;
        for (long word = first < 0 ? 0 : first; word < after && word < total; word++) {
            words[SENTENCE * total + word] = (int32_t)sentence;
            words[PARAGRAPH * total + word] = (int32_t)paragraph;
            words[PLACE * total + word] = (int32_t)heading;
        }
    }
    return 0;
}

static int fill_related(const Outlook *outlook, PyObject *paragraphs, PyObject *telling)
{
    long most = 0;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(paragraphs); i++) {
        long paragraph = number_at(paragraphs, i);
        if (paragraph < 0 || number_at(telling, i) < 0)
            return -1;
        most = paragraph > most ? paragraph : most;
    }
    char *told = PyMem_Calloc((size_t)most + 1, 1);
    if (!told)
        return PyErr_NoMemory() ? -1 : -1;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(paragraphs); i++)
        told[number_at(paragraphs, i)] |= number_at(telling, i) != 0;
    for (Py_ssize_t word = 0; word < outlook->total; word++) {
        int32_t own = of(outlook, PARAGRAPH, word);
        outlook->words[RELATED * outlook->total + word] = told[own];
        outlook->words[NEXT_TO * outlook->total + word] = word && own == of(outlook, PARAGRAPH, word - 1);
    }
    PyMem_Free(told);
    return 0;
}

/* Sentences cut where they are long: the number of the stretch of each word. */
static void fill_stretches(const Outlook *outlook)
{
    int32_t stretch = -1;
    for (Py_ssize_t word = 0, within = 0; word < outlook->total; word++, within++) {
        if (!word || of(outlook, SENTENCE, word) != of(outlook, SENTENCE, word - 1))
            within = 0;
        stretch += within % LONG == 0;
        outlook->words[STRETCH * outlook->total + word] = stretch;
    }
}

static void see(const Outlook *outlook, Py_ssize_t word)
{
    int32_t *seen = outlook->words + SEEN * outlook->total;
    seen[word] = IN_WINDOW;
    for (Py_ssize_t side = word ? word - 1 : 0; side <= word + 1 && side < outlook->total; side++)
        seen[side] |= NEIGHBOUR;
}

/* Mark the words of the stretches that figures look at. */
static int see_stretches(const Outlook *outlook)
{
    Py_ssize_t total = outlook->total, many = total ? of(outlook, STRETCH, total - 1) + 1 : 0;
    Py_ssize_t *starts = PyMem_Calloc((size_t)(2 * many + 2), sizeof *starts), *seen = starts + many + 1;
    if (!starts)
        return PyErr_NoMemory() ? -1 : -1;
    first_words(outlook, 0, total, many + 1, starts);
    for (Py_ssize_t number = 0; many && number < outlook->count; number++) {
        const int32_t *figure = outlook->figures + number * OF_FIGURE;
        Py_ssize_t own = own_stretch(outlook, figure);
        for (Py_ssize_t at = own < SPAN_BACK ? 0 : own - SPAN_BACK; at <= own + SPAN_AHEAD && at < many; at++)
            seen[at] |= bears(outlook, figure, starts[at]);
    }
    for (Py_ssize_t at = 0; at < many; at++)
        for (Py_ssize_t word = starts[at]; seen[at] && word < starts[at + 1]; word++)
            see(outlook, word);
    PyMem_Free(starts);
    return 0;
}

/* Places of words, how many figures begin before each or at it, and which are seen by a figure. */
static int fill_words(const Outlook *outlook, PyObject *gaps)
{
    int32_t *words = outlook->words;
    Py_ssize_t total = outlook->total, counted = 0;
    for (Py_ssize_t word = 0; word < total; word++) {
        long gap = number_at(gaps, word);
        if (gap < 0)
            return -1;
        words[PLACE * total + word] = ((int32_t)gap * 2 + of(outlook, PLACE, word)) * PARTS;
        while (counted < outlook->count && outlook->figures[counted * OF_FIGURE + FIRST] <= word)
            counted++;
        words[COUNTED * total + word] = (int32_t)counted;
    }
    for (Py_ssize_t number = 0; number < outlook->count; number++) {
        const int32_t *figure = outlook->figures + number * OF_FIGURE;
        for (Py_ssize_t word = figure[FIRST] < 0 ? 0 : figure[FIRST]; word < figure[AFTER] && word < total; word++) {
            int32_t *place = words + PLACE * total + word;
            *place += 1 + figure[OWN] - *place % PARTS;
        }
        for (int step = 0, lie; step < WINDOW; step++) {
            Py_ssize_t word = word_at(outlook, number, step, &lie);
            outlook->windows[number * 2 * WINDOW + step] = (int32_t)word;
            outlook->windows[(number * 2 + 1) * WINDOW + step] = word < 0 ? 0 : lie;
            if (word >= 0)
                see(outlook, word);
        }
    }
    return 0;
}

static PyObject *look(PyObject *self, PyObject *args)
{
    Outlook outlook;
    Py_buffer words, figures, windows;
    PyObject *gaps, *ranges, *paragraphs, *headings, *telling;
    if (!PyArg_ParseTuple(args, "w*y*w*O!O!O!O!O!", &words, &figures, &windows, &PyList_Type, &gaps, &PyList_Type, &ranges,
                          &PyList_Type, &paragraphs, &PyList_Type, &headings, &PyList_Type, &telling))
        return NULL;
    int failed = open_outlook(&outlook, &words, &figures, &windows) || fill_sentences(&outlook, ranges, paragraphs, headings) ||
                 fill_related(&outlook, paragraphs, telling) || fill_words(&outlook, gaps);
    if (!failed) {
        fill_stretches(&outlook);
        failed = see_stretches(&outlook);
    }
    PyBuffer_Release(&words);
    PyBuffer_Release(&figures);
    PyBuffer_Release(&windows);
    return failed ? NULL : Py_NewRef(Py_None);
}

/* What is known of a word as one number: two words that differ in anything have the same once in 2^64 times. */
static uint64_t mix(uint64_t told, uint64_t value)
{
    told = (told + value + 1) * 0x9E3779B97F4A7C15u;
    return told ^ (told >> 29);
}

static int key_of(PyObject *columns, Py_ssize_t word, int32_t place, uint64_t *key)
{
    *key = mix(0, (uint64_t)place);
    for (Py_ssize_t column = 0; column < PyTuple_GET_SIZE(columns); column++) {
        PyObject *list = PyTuple_GET_ITEM(columns, column);
        if (!PyList_CheckExact(list) || word >= PyList_GET_SIZE(list)) {
            PyErr_SetString(PyExc_IndexError, "a word that is not on the page");
            return -1;
        }
        PyObject *item = PyList_GET_ITEM(list, word);
        Py_ssize_t many = PyTuple_CheckExact(item) ? PyTuple_GET_SIZE(item) : -1;
        *key = mix(*key, (uint64_t)(many + 1));
        for (Py_ssize_t i = 0; i < (many < 0 ? 1 : many); i++)
            *key = mix(*key, (uint64_t)PyLong_AsLong(many < 0 ? item : PyTuple_GET_ITEM(item, i)));
    }
    *key += !*key; /* nought marks a free place */
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *seek(PyObject *self, PyObject *args)
{
    PyObject *columns, *missing = NULL;
    Py_buffer words, keys, numbers, out;
    Py_ssize_t first, after, known;
    if (!PyArg_ParseTuple(args, "O!y*nnw*w*nw*", &PyTuple_Type, &columns, &words, &first, &after, &keys, &numbers,
                          &known, &out))
        return NULL;
    Py_ssize_t total = words.len / (OF_WORD * (Py_ssize_t)sizeof(int32_t));
    size_t places = (size_t)keys.len / sizeof(uint64_t);
    const int32_t *told = words.buf;
    uint64_t *held = keys.buf, key;
    if (first < 0 || after > total || after < first || !places || (places & (places - 1)) ||
        (size_t)numbers.len != places * sizeof(int32_t) || (size_t)(known + after - first) >= places ||
        out.len != (after - first) * (Py_ssize_t)sizeof(int32_t))
        PyErr_SetString(PyExc_ValueError, "words and tables do not fit together");
    else
        missing = PyList_New(0);
    for (Py_ssize_t word = first; missing && word < after; word++) {
        int32_t *number = (int32_t *)out.buf + word - first;
        *number = -1;
        if (!told[SEEN * total + word])
            continue;
        if (key_of(columns, word, told[PLACE * total + word], &key)) {
            Py_CLEAR(missing);
            break;
        }
        size_t at = key & (places - 1);
        while (held[at] && held[at] != key)
            at = (at + 1) & (places - 1);
        if (!held[at]) {
            PyObject *index = PyLong_FromSsize_t(word);
            held[at] = key;
            ((int32_t *)numbers.buf)[at] = (int32_t)(known + PyList_GET_SIZE(missing));
            if (!index || PyList_Append(missing, index))
                Py_CLEAR(missing);
            Py_XDECREF(index);
        }
        *number = ((int32_t *)numbers.buf)[at];
    }
    PyBuffer_Release(&words);
    PyBuffer_Release(&keys);
    PyBuffer_Release(&numbers);
    PyBuffer_Release(&out);
    return missing;
}

static PyMethodDef METHODS[] = {
    {"look", look, METH_VARARGS, "What is known of the words of a page before the network reads them."},
    {"seek", seek, METH_VARARGS, "The numbers of the rows of words."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "outlook", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_outlook(void)
{
    return PyModule_Create(&MODULE);
}
