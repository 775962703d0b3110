/* The columns of the second look that are copied, counted and summed over figures: what second_look.py and rest.py say in
   numpy, to the last bit.

   Optional, as all of the compiled reader is. dense.pyi tells what the function takes. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <string.h>

enum { REACH = 2, BACK = 18, AHEAD = 14, NUMBERS = 1024 };

typedef struct {
    double *rows;
    const double *told;
    Py_ssize_t total, length, width;
    PyObject *sentences, *paragraphs, *sentence_words, *quantity_words, *concepts, *spoken, *heads;
    const unsigned char *cue_of, *head_of;
    Py_ssize_t cues_known, heads_known;
    const double *fading;
    Py_ssize_t beside, cues, sentence, paragraph, head, place, counts;
    long cue_count, concept_count;
} Look;

static long number(PyObject *list, Py_ssize_t at)
{
    if (at < 0 || at >= PyList_GET_SIZE(list)) {
        PyErr_SetString(PyExc_IndexError, "a figure or sentence that is not on the page");
        return -1;
    }
    return PyLong_AsLong(PyList_GET_ITEM(list, at));
}

/* A range of words, kept within the page; below 0 where there is none. */
static int range_of(PyObject *list, Py_ssize_t at, long most, long *first, long *after)
{
    if (at < 0 || at >= PyList_GET_SIZE(list) || !PyArg_ParseTuple(PyList_GET_ITEM(list, at), "ll", first, after)) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_IndexError, "a range that is not on the page");
        return -1;
    }
    if (*first < 0 || *after > most) {
        PyErr_SetString(PyExc_IndexError, "a range beyond the page");
        return -1;
    }
    return 0;
}

static double *row_of(const Look *look, Py_ssize_t at, Py_ssize_t column)
{
    return look->rows + at * look->length + column;
}

/* What the figures beside each were read as, and that again where they stand in its sentence. */
static int fill_beside(const Look *look)
{
    Py_ssize_t width = look->width, block = 2 * width + 3;
    for (Py_ssize_t at = 0; at < look->total; at++) {
        double *out = row_of(look, at, look->beside);
        for (int step = -REACH; step <= REACH; step++) {
            Py_ssize_t other = at + step;
            if (!step)
                continue;
            if (other >= 0 && other < look->total) {
                const double *told = look->told + other * width;
                double here = number(look->sentences, other) == number(look->sentences, at);
                memcpy(out, told, (size_t)width * sizeof *out);
                for (Py_ssize_t i = 0; i < width; i++)
                    out[width + i] = told[i] * here;
                out[2 * width] = 1.0;
                out[2 * width + 1] = here;
                out[2 * width + 2] = number(look->paragraphs, other) == number(look->paragraphs, at);
            }
            out += block;
        }
    }
    return PyErr_Occurred() ? -1 : 0;
}

/* The mean of what the others of each figure's group were read as, and whether there are any; groups stand together. */
static int fill_others(const Look *look, PyObject *groups, Py_ssize_t column)
{
    Py_ssize_t width = look->width;
    for (Py_ssize_t first = 0, after; first < look->total; first = after) {
        long group = number(groups, first);
        for (after = first + 1; after < look->total && number(groups, after) == group;)
            after++;
        Py_ssize_t many = after - first - 1;
        for (Py_ssize_t i = 0; i < width; i++) {
            double sum = 0.0;
            for (Py_ssize_t at = first; at < after; at++)
                sum += look->told[at * width + i];
            for (Py_ssize_t at = first; at < after; at++)
                row_of(look, at, column)[i] = (sum - look->told[at * width + i]) / (double)(many > 1 ? many : 1);
        }
        for (Py_ssize_t at = first; at < after; at++)
            row_of(look, at, column)[width] = many > 0;
    }
    return PyErr_Occurred() ? -1 : 0;
}

/* The cues of one word: into `out` at 1 where `fading` is NULL, else at that closeness, where none stood nearer. */
static int mark_cues(const Look *look, long word, double closeness, int places, double *out)
{
    PyObject *own = PyList_GET_ITEM(look->concepts, word);
    if (!PyTuple_CheckExact(own)) {
        PyErr_SetString(PyExc_TypeError, "concepts come in tuples");
        return -1;
    }
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(own); i++) {
        long concept = PyLong_AsLong(PyTuple_GET_ITEM(own, i));
        if (concept < 0)
            return -1;
        long cue = concept < look->cues_known ? look->cue_of[concept] : 0;
        if (cue && cue <= look->cue_count && out[places * (cue - 1)] == 0.0)
            out[places * (cue - 1)] = closeness;
    }
    return 0;
}

/* The cues of the sentence before each figure's, then how close those of its own stand on either side. */
static int fill_cues(const Look *look)
{
    long most = (long)PyList_GET_SIZE(look->concepts), first, after, inside, beyond, start, end;
    for (Py_ssize_t at = 0; at < look->total; at++) {
        long sentence = number(look->sentences, at);
        double *before = row_of(look, at, look->cues), *beside = before + look->cue_count;
        if (sentence < 0 || range_of(look->sentence_words, sentence, most, &first, &after) ||
            range_of(look->quantity_words, at, most, &inside, &beyond))
            return -1;
        if (sentence && at && number(look->sentences, at - 1) == sentence) {
            memcpy(before, before - look->length, (size_t)look->cue_count * sizeof *before);
        } else if (sentence) {
            if (range_of(look->sentence_words, sentence - 1, most, &start, &end))
                return -1;
            for (long word = start; word < end; word++)
                if (mark_cues(look, word, 1.0, 1, before))
                    return -1;
        }
        for (long word = inside - 1; word >= first && word >= inside - BACK; word--)
            if (mark_cues(look, word, look->fading[inside - word], 2, beside))
                return -1;
        for (long word = beyond; word < after && word < beyond + AHEAD; word++)
            if (mark_cues(look, word, look->fading[word - beyond + 1], 2, beside + 1))
                return -1;
    }
    return 0;
}

static int fill_heads(const Look *look)
{
    for (Py_ssize_t at = 0; at < look->total; at++) {
        PyObject *own = at < PyList_GET_SIZE(look->heads) ? PyList_GET_ITEM(look->heads, at) : NULL;
        for (Py_ssize_t i = 0; own && i < PyTuple_Size(own); i++) {
            long concept = PyLong_AsLong(PyTuple_GET_ITEM(own, i));
            long column = concept >= 0 && concept < look->heads_known ? look->head_of[concept] : 0;
            if (column && column <= look->place - look->head)
                row_of(look, at, look->head)[column - 1] = 1.0;
        }
    }
    return PyErr_Occurred() ? -1 : 0;
}

/* Where each figure stands, and what the sentences with figures speak of: the same for all. */
static int fill_whole(const Look *look, double long_sentence)
{
    double counts[NUMBERS] = {0};
    long holding = 0, last = -1, first, after;
    for (Py_ssize_t at = 0; at < look->total; at++) {
        long sentence = number(look->sentences, at);
        if (sentence < 0 || sentence >= PyList_GET_SIZE(look->spoken) ||
            range_of(look->sentence_words, sentence, (long)PyList_GET_SIZE(look->concepts), &first, &after))
            return -1;
        double *place = row_of(look, at, look->place);
        place[0] = (double)at / (double)look->total;
        place[3] = (double)(after - first) / long_sentence;
        if (sentence == last)
            continue;
        last = sentence;
        holding++;
        PyObject *each = PyObject_GetIter(PyList_GET_ITEM(look->spoken, sentence)), *item;
        while (each && (item = PyIter_Next(each))) {
            long concept = PyLong_AsLong(item);
            Py_DECREF(item);
            if (concept > 0 && concept <= look->concept_count)
                counts[concept - 1]++;
        }
        Py_XDECREF(each);
        if (PyErr_Occurred())
            return -1;
    }
    for (long i = 0; i < look->concept_count; i++)
        counts[i] /= (double)holding;
    for (Py_ssize_t at = 0; at < look->total; at++) {
        row_of(look, at, look->place)[1] = log1p((double)look->total);
        row_of(look, at, look->place)[2] = log1p((double)holding);
        memcpy(row_of(look, at, look->counts), counts, (size_t)look->concept_count * sizeof *counts);
    }
    return 0;
}

/* Whether all that is filled lies within the arrays and tables given. */
static int fits(const Look *look, Py_ssize_t rows, Py_ssize_t told, Py_ssize_t fading)
{
    Py_ssize_t size = sizeof(double), width = look->width;
    return look->total > 0 && PyList_GET_SIZE(look->sentences) == look->total &&
           PyList_GET_SIZE(look->paragraphs) == look->total &&
           rows % (look->total * size) == 0 && told == look->total * width * size && fading >= (BACK + 1) * size &&
           look->beside >= 0 && look->cues >= look->beside + 2 * REACH * (2 * width + 3) &&
           look->sentence >= look->cues + 3 * look->cue_count && look->paragraph >= look->sentence + width + 1 &&
           look->head >= look->paragraph + width + 1 && look->place >= look->head &&
           look->counts >= look->place + 4 && look->concept_count > 0 && look->concept_count < NUMBERS &&
           look->cue_count > 0 && look->length >= look->counts + look->concept_count;
}

static PyObject *fill(PyObject *self, PyObject *args)
{
    Look look;
    Py_buffer rows, told, cue_of, head_of, fading;
    double long_sentence;
    if (!PyArg_ParseTuple(args, "w*y*O!O!O!O!O!O!O!y*y*y*(nnnnnnn)lld", &rows, &told, &PyList_Type, &look.sentences,
                          &PyList_Type, &look.paragraphs, &PyList_Type, &look.sentence_words, &PyList_Type,
                          &look.quantity_words, &PyList_Type, &look.concepts, &PyList_Type, &look.spoken, &PyList_Type,
                          &look.heads, &cue_of, &head_of, &fading, &look.beside, &look.cues, &look.sentence,
                          &look.paragraph, &look.head, &look.place, &look.counts, &look.cue_count, &look.concept_count,
                          &long_sentence))
        return NULL;
    look.rows = rows.buf, look.told = told.buf, look.fading = fading.buf;
    look.cue_of = cue_of.buf, look.cues_known = cue_of.len, look.head_of = head_of.buf, look.heads_known = head_of.len;
    look.total = PyList_GET_SIZE(look.sentences);
    look.length = look.total ? rows.len / (Py_ssize_t)sizeof(double) / look.total : 0;
    look.width = look.total ? told.len / (Py_ssize_t)sizeof(double) / look.total : 0;
    int failed = !fits(&look, rows.len, told.len, fading.len);
    if (failed)
        PyErr_SetString(PyExc_ValueError, "rows and columns do not fit together");
    failed = failed || fill_beside(&look) || fill_others(&look, look.sentences, look.sentence) ||
             fill_others(&look, look.paragraphs, look.paragraph) || fill_cues(&look) || fill_heads(&look) ||
             fill_whole(&look, long_sentence);
    PyBuffer_Release(&rows);
    PyBuffer_Release(&told);
    PyBuffer_Release(&cue_of);
    PyBuffer_Release(&head_of);
    PyBuffer_Release(&fading);
    if (failed)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef METHODS[] = {
    {"fill", fill, METH_VARARGS, "Fill the columns that are copied, counted and summed."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "dense", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_dense(void)
{
    return PyModule_Create(&MODULE);
}
