/* What the network that reads words in order makes of words not met before: what scan_words.py says in numpy.

   Optional, as all of the compiled reader is. All but the sums of codes' rows, which are added in the order of the codes,
   is counted on the grid of grid.py, so that sums are exact. learn.pyi tells what the function takes. */

#include "product.h"

#include <stdint.h>
#include <string.h>

enum { AT_ONCE = 32, OF_VECTOR = 48, LANGUAGES = 8 };
static const double OF_STEP = 0x1p-5; /* what vectors are whole numbers of */

/* The weights of a table of rows, and how a code finds its own there. */
typedef struct {
    const uint16_t *table;
    const float *weights;
    Py_ssize_t known, width;
    int shift;
} Table;

static int add_row(const Table *table, uint64_t template, PyObject *item, float *out)
{
    uint64_t code = template << 44 | (uint64_t)PyLong_AsLong(item) << 22;
    Py_ssize_t row = table->table[(code * 0x9E3779B97F4A7C15u) >> table->shift];
    if (row >= table->known) {
        PyErr_SetString(PyExc_ValueError, "a table names a row that is not there");
        return -1;
    }
    for (Py_ssize_t at = 0; at < table->width; at++)
        out[at] += table->weights[row * table->width + at];
    return PyErr_Occurred() ? -1 : 0;
}

/* The sum of the rows of one word: of each column, which has a number or several; a last number of nought says nothing. */
static int add_word(const Table *table, PyObject *columns, Py_ssize_t word, uint64_t template, float *out)
{
    Py_ssize_t kinds = PyTuple_GET_SIZE(columns);
    for (Py_ssize_t column = 0; column < kinds; column++) {
        PyObject *list = PyTuple_GET_ITEM(columns, column);
        if (!PyList_CheckExact(list) || word < 0 || word >= PyList_GET_SIZE(list)) {
            PyErr_SetString(PyExc_IndexError, "a word that is not on the page");
            return -1;
        }
        PyObject *item = PyList_GET_ITEM(list, word);
        if (PyTuple_CheckExact(item)) {
            for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(item); i++)
                if (add_row(table, template + (uint64_t)column, PyTuple_GET_ITEM(item, i), out))
                    return -1;
        } else if ((column < kinds - 1 || PyObject_IsTrue(item)) &&
                   add_row(table, template + (uint64_t)column, item, out)) {
            return -1;
        }
    }
    return 0;
}

/* The vectors of one language, by sorted keys of words, and what they weigh; row 0 is of no word. */
typedef struct {
    Py_buffer keys, rows, weights;
    Py_ssize_t known;
} Kin;

/* The row of a key, 0 where it has none. */
static Py_ssize_t row_of(const Kin *kin, uint64_t key)
{
    const uint64_t *keys = kin->keys.buf;
    Py_ssize_t low = 0, high = kin->known;
    while (low < high) {
        Py_ssize_t middle = (low + high) / 2;
        if (keys[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < kin->known && keys[low] == key ? low + 1 : 0;
}

typedef struct {
    PyObject *columns, *words;
    Table table;
    uint64_t template;
    const int32_t *places_of;
    const double *places, *bias;
    const float *kernel;
    Py_ssize_t total, places_known, width, languages;
    int bits; /* of a suffix, in the keys of vectors */
    Kin kin[LANGUAGES];
    float *out;
    /* room for some words at once: which they are, their rows, their vectors, and what is made of either */
    Py_ssize_t at[AT_ONCE];
    double *own, *vectors, *made;
    float *sums;
} Task;

/* A number that is told of a word, by the kind of it. */
static uint64_t told_of(const Task *task, Py_ssize_t kind, Py_ssize_t word)
{
    return (uint64_t)PyLong_AsLong(PyList_GET_ITEM(PyTuple_GET_ITEM(task->columns, kind), word));
}

/* The rows of some words: the sums of their codes' rows, and what their places say. */
static int add_own(Task *task, Py_ssize_t first, Py_ssize_t count)
{
    Py_ssize_t width = task->width;
    for (Py_ssize_t i = 0; i < count; i++) {
        Py_ssize_t word = task->at[i] = PyLong_AsSsize_t(PyList_GET_ITEM(task->words, first + i));
        memset(task->sums, 0, (size_t)width * sizeof *task->sums);
        if (add_word(&task->table, task->columns, word, task->template, task->sums))
            return -1;
        int32_t place = word < task->total ? task->places_of[word] : -1;
        if (place < 0 || place >= task->places_known) {
            PyErr_SetString(PyExc_ValueError, "a word at a place that is not known");
            return -1;
        }
        for (Py_ssize_t at = 0; at < width; at++)
            task->own[i * width + at] = on_grid((double)task->sums[at]) + task->places[place * width + at];
    }
    return 0;
}

/* Rows by weights: what is made of each, with nothing in the rows that fill the last step. */
static void make(double *rows, Py_ssize_t count, Py_ssize_t inner, const float *weights, Py_ssize_t width, double *made)
{
    Py_ssize_t padded = (count + ROWS - 1) / ROWS * ROWS;
    memset(rows + count * inner, 0, (size_t)((padded - count) * inner) * sizeof *rows);
    memset(made, 0, (size_t)(padded * width) * sizeof *made);
    add_product(rows, padded, inner, weights, width, made);
}

/* Add to the rows of some words what their vectors of one language say: those of their letters, else of their stems. */
static void add_akin(Task *task, const Kin *kin, Py_ssize_t count)
{
    Py_ssize_t which[AT_ONCE], found = 0, width = task->width;
    for (Py_ssize_t i = 0; i < count; i++) {
        uint64_t stem = told_of(task, 0, task->at[i]) << (task->bits + 1);
        Py_ssize_t row = row_of(kin, stem | told_of(task, 1, task->at[i]));
        row = row ? row : row_of(kin, stem | (uint64_t)1 << task->bits);
        const int8_t *vector = (const int8_t *)kin->rows.buf + row * OF_VECTOR;
        for (int at = 0; row && at < OF_VECTOR; at++)
            task->vectors[found * OF_VECTOR + at] = vector[at] * OF_STEP;
        which[found] = i;
        found += row != 0;
    }
    make(task->vectors, found, OF_VECTOR, kin->weights.buf, width, task->made);
    for (Py_ssize_t i = 0; i < found; i++)
        for (Py_ssize_t at = 0; at < width; at++)
            task->own[which[i] * width + at] += on_grid(task->made[i * width + at]);
}

static int learn_some(Task *task, Py_ssize_t first, Py_ssize_t count)
{
    Py_ssize_t width = task->width;
    if (add_own(task, first, count))
        return -1;
    for (Py_ssize_t i = 0; i < task->languages; i++)
        add_akin(task, &task->kin[i], count);
    for (Py_ssize_t i = 0; i < count * width; i++)
        task->own[i] = task->own[i] > 0.0 ? task->own[i] : 0.0;
    make(task->own, count, width, task->kernel, 3 * width, task->made);
    for (Py_ssize_t i = 0; i < count; i++) {
        float *out = task->out + (first + i) * 4 * width;
        for (Py_ssize_t at = 0; at < width; at++)
            out[at] = (float)task->own[i * width + at];
        for (Py_ssize_t at = 0; at < 3 * width; at++)
            out[width + at] = (float)on_grid(task->made[i * 3 * width + at] + task->bias[at]);
    }
    return PyErr_Occurred() ? -1 : 0;
}

static int learn_all(Task *task)
{
    Py_ssize_t width = task->width, count = PyList_GET_SIZE(task->words);
    double *room = PyMem_Malloc((size_t)(AT_ONCE * (4 * width + OF_VECTOR) + width) * sizeof *room);
    if (!room)
        return PyErr_NoMemory() ? -1 : -1;
    task->own = room, task->made = room + AT_ONCE * width, task->vectors = task->made + AT_ONCE * 3 * width;
    task->sums = (float *)(task->vectors + AT_ONCE * OF_VECTOR);
    int failed = 0;
    for (Py_ssize_t first = 0; !failed && first < count; first += AT_ONCE)
        failed = learn_some(task, first, count - first < AT_ONCE ? count - first : AT_ONCE);
    PyMem_Free(room);
    return failed;
}

/* The vectors of languages: -1, with an error set, where they do not fit together. What was opened is closed by the caller. */
static int open_kin(Task *task, PyObject *told)
{
    Py_ssize_t size = sizeof(float);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(told); i++) {
        Kin *kin = &task->kin[task->languages];
        if (task->languages == LANGUAGES ||
            !PyArg_ParseTuple(PyTuple_GET_ITEM(told, i), "y*y*y*", &kin->keys, &kin->rows, &kin->weights)) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_ValueError, "there are vectors of too many languages");
            return -1;
        }
        task->languages++;
        kin->known = kin->keys.len / (Py_ssize_t)sizeof(uint64_t);
        if (kin->rows.len != (kin->known + 1) * OF_VECTOR || kin->weights.len != OF_VECTOR * task->width * size) {
            PyErr_SetString(PyExc_ValueError, "vectors and what they weigh do not fit together");
            return -1;
        }
    }
    return 0;
}

enum { SLOTS, WEIGHTS, PLACES_OF, PLACES, KERNEL, BIAS, OUT, VIEWS };

static int open_task(Task *task, const Py_buffer *views)
{
    Py_ssize_t size = sizeof(double), single = sizeof(float), many = PyList_GET_SIZE(task->words);
    Py_ssize_t width = task->width = views[BIAS].len / (3 * size), shift = 64;
    while (shift > 33 && ((Py_ssize_t)sizeof(uint16_t) << (64 - shift)) < views[SLOTS].len)
        shift--;
    if (width < 1 || width % WHOLE || views[BIAS].len != 3 * width * size || views[OUT].len != many * 4 * width * single ||
        views[KERNEL].len != width * 3 * width * single || views[SLOTS].len != (Py_ssize_t)sizeof(uint16_t) << (64 - shift) ||
        PyTuple_GET_SIZE(task->columns) < 2 || task->bits < 1 || task->bits > 31) {
        PyErr_SetString(PyExc_ValueError, "there has to be a row for each word");
        return -1;
    }
    task->table = (Table){views[SLOTS].buf, views[WEIGHTS].buf, views[WEIGHTS].len / (width * single), width, (int)shift};
    task->places_of = views[PLACES_OF].buf, task->total = views[PLACES_OF].len / (Py_ssize_t)sizeof(int32_t);
    task->places = views[PLACES].buf, task->places_known = views[PLACES].len / (width * size);
    task->kernel = views[KERNEL].buf, task->bias = views[BIAS].buf, task->out = views[OUT].buf;
    return 0;
}

static PyObject *learn(PyObject *self, PyObject *args)
{
    Task task = {.languages = 0};
    Py_buffer views[VIEWS];
    PyObject *kin;
    Py_ssize_t template;
    if (!PyArg_ParseTuple(args, "O!O!ny*y*y*y*O!iy*y*w*", &PyTuple_Type, &task.columns, &PyList_Type, &task.words, &template,
                          &views[SLOTS], &views[WEIGHTS], &views[PLACES_OF], &views[PLACES], &PyTuple_Type, &kin, &task.bits,
                          &views[KERNEL], &views[BIAS], &views[OUT]))
        return NULL;
    task.template = (uint64_t)template;
    int failed = open_task(&task, views) || open_kin(&task, kin) || learn_all(&task);
    for (Py_ssize_t i = 0; i < task.languages; i++) {
        PyBuffer_Release(&task.kin[i].keys);
        PyBuffer_Release(&task.kin[i].rows);
        PyBuffer_Release(&task.kin[i].weights);
    }
    for (int i = 0; i < VIEWS; i++)
        PyBuffer_Release(&views[i]);
    return failed ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef METHODS[] = {
    {"learn", learn, METH_VARARGS, "The rows of new words."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "learn", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_learn(void)
{
    return PyModule_Create(&MODULE);
}
