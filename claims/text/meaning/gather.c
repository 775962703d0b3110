/* The sums of models' rows over feature codes, in one pass and without copies: what model.py says in numpy.

   Optional, as all of the compiled reader is: where this is not built, numpy does the same to the last bit, for rows are
   added one by one in the order of the codes. gather.pyi tells what each function takes. */

#include "codes.h"

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#define HALVES __attribute__((target("avx2,f16c")))
#define HAS_HALVES (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("f16c"))
#endif

#if defined(__GNUC__)
#define SOON(address) __builtin_prefetch(address)
#else
#define SOON(address) ((void)(address))
#endif

/* A loop made for wider registers too, and chosen when loaded; the sums are the same. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__gnu_linux__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

enum { AT_ONCE = 256, AHEAD = 6, LINE = 16, WIDEST = 256 };

static const uint64_t MIX = 0x9E3779B97F4A7C15u;

/* The codes of one list, with the runs of bytes among them, or of an array("Q"), as they are gone through. */
typedef struct {
    PyObject *list;
    Py_ssize_t next, left; /* the next item of the list, and how many codes of a run are still to come */
    const char *run;
    Py_buffer view; /* of what is no list; its `obj` stays NULL for a list */
} Codes;

static int open_codes(Codes *codes, PyObject *told)
{
    codes->list = told;
    codes->next = codes->left = 0;
    codes->run = "";
    codes->view.obj = NULL;
    if (PyList_CheckExact(told))
        return 0;
    if (PyObject_GetBuffer(told, &codes->view, PyBUF_SIMPLE) < 0)
        return -1;
    codes->run = codes->view.buf;
    codes->left = codes->view.len / (Py_ssize_t)sizeof(uint64_t);
    return 0;
}

static void close_codes(Codes *codes)
{
    if (codes->view.obj)
        PyBuffer_Release(&codes->view);
}

/* The slots of the next codes, at most AT_ONCE of them: how many, 0 after the last, -1 with an error set. */
static Py_ssize_t next_slots(Codes *codes, int shift, uint32_t *slots)
{
    Py_ssize_t count = 0;
    while (count < AT_ONCE) {
        uint64_t code;
        Py_ssize_t many = codes->left < AT_ONCE - count ? codes->left : AT_ONCE - count;
        for (Py_ssize_t i = 0; i < many; i++) {
            memcpy(&code, codes->run + i * (Py_ssize_t)sizeof code, sizeof code);
            slots[count + i] = (uint32_t)((code * MIX) >> shift);
        }
        codes->run += many * (Py_ssize_t)sizeof code;
        codes->left -= many;
        count += many;
        if (count == AT_ONCE || codes->view.obj || codes->next == PyList_GET_SIZE(codes->list))
            break;
        PyObject *item = PyList_GET_ITEM(codes->list, codes->next++);
        if (PyBytes_CheckExact(item)) {
            codes->run = PyBytes_AS_STRING(item);
            codes->left = PyBytes_GET_SIZE(item) / (Py_ssize_t)sizeof code;
            continue;
        }
        code = code_of(item);
        if (code == (uint64_t)-1 && PyErr_Occurred())
            return -1;
        slots[count++] = (uint32_t)((code * MIX) >> shift);
    }
    return count;
}

static int shift_for(const Py_buffer *table, Py_ssize_t item)
{
    int bits = 0;
    while (((Py_ssize_t)1 << bits) < table->len / item)
        bits++;
    if (bits < 1 || bits > 31 || ((Py_ssize_t)1 << bits) * item != table->len) {
        PyErr_SetString(PyExc_ValueError, "a table needs a power of two of rows");
        return -1;
    }
    return 64 - bits;
}

/* Rows of weights: how long each is, and which of its columns are asked for. Of singles, or of halves where `halves` is
   not NULL: these take half the room, and most time goes by until a row comes from memory. */
typedef struct {
    const float *all;
    const uint16_t *halves;
    Py_ssize_t known, length, first, width;
} Rows;

WIDE static void add_some(const Rows *weights, const uint32_t *rows, Py_ssize_t count, float *out)
{
    Py_ssize_t width = weights->width;
    for (Py_ssize_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            for (Py_ssize_t at = 0; at < width; at += LINE)
                SOON(weights->all + rows[i + AHEAD] * weights->length + weights->first + at);
        const float *row = weights->all + rows[i] * weights->length + weights->first;
        for (Py_ssize_t at = 0; at < width; at++)
            out[at] += row[at];
    }
}

/* A half as a single: bits moved to their places, and the exponent set right. There are none but finite ones. */
static float single_of(uint16_t half)
{
    uint32_t bits = (uint32_t)(half & 0x7FFF) << 13;
    float size;
    memcpy(&size, &bits, sizeof size);
    size *= 0x1p112f;
    return half & 0x8000 ? -size : size;
}

static void add_halves_plain(const Rows *weights, const uint32_t *rows, Py_ssize_t count, float *out)
{
    for (Py_ssize_t i = 0; i < count; i++) {
        const uint16_t *row = weights->halves + rows[i] * weights->length + weights->first;
        for (Py_ssize_t at = 0; at < weights->width; at++)
            out[at] += single_of(row[at]);
    }
}

#ifdef HALVES
HALVES static void add_halves_wide(const Rows *weights, const uint32_t *rows, Py_ssize_t count, float *out)
{
    Py_ssize_t width = weights->width;
    for (Py_ssize_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            for (Py_ssize_t at = 0; at < width; at += 2 * LINE)
                SOON(weights->halves + rows[i + AHEAD] * weights->length + weights->first + at);
        const uint16_t *row = weights->halves + rows[i] * weights->length + weights->first;
        Py_ssize_t at = 0;
        for (; at + 8 <= width; at += 8)
            _mm256_storeu_ps(out + at, _mm256_add_ps(_mm256_loadu_ps(out + at),
                                                     _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)(row + at)))));
        for (; at + 4 <= width; at += 4)
            _mm_storeu_ps(out + at,
                          _mm_add_ps(_mm_loadu_ps(out + at), _mm_cvtph_ps(_mm_loadl_epi64((const __m128i *)(row + at)))));
        for (; at < width; at++)
            out[at] += _cvtsh_ss(row[at]);
    }
}
#endif

static void add_halves(const Rows *weights, const uint32_t *rows, Py_ssize_t count, float *out)
{
#ifdef HALVES
    if (HAS_HALVES) {
        add_halves_wide(weights, rows, count, out);
        return;
    }
#endif
    add_halves_plain(weights, rows, count, out);
}

static int add_list(PyObject *told, const Py_buffer *table, int shift, const Rows *weights, float *out)
{
    const int32_t *rows_of = table->buf;
    Py_ssize_t count;
    uint32_t rows[AT_ONCE + AHEAD];
    Codes codes;
    if (open_codes(&codes, told) < 0)
        return -1;
    while ((count = next_slots(&codes, shift, rows)) > 0) {
        for (Py_ssize_t i = 0; i < count; i++)
            SOON(rows_of + rows[i]);
        for (Py_ssize_t i = 0; i < count; i++) {
            int32_t row = rows_of[rows[i]];
            if (row < 0 || row >= weights->known) {
                PyErr_SetString(PyExc_ValueError, "a table names a row that is not there");
                count = -1;
                break;
            }
            rows[i] = (uint32_t)row;
        }
        if (count < 0)
            break;
        if (weights->halves)
            add_halves(weights, rows, count, out);
        else
            add_some(weights, rows, count, out);
    }
    close_codes(&codes);
    return count < 0 ? -1 : 0;
}

static PyObject *add_rows(PyObject *self, PyObject *args)
{
    PyObject *lists;
    Py_buffer table, weights, out;
    Rows rows = {.first = 0, .width = 0};
    if (!PyArg_ParseTuple(args, "O!y*y*w*|nn", &PyList_Type, &lists, &table, &weights, &out, &rows.first, &rows.width))
        return NULL;
    Py_ssize_t total = PyList_GET_SIZE(lists), size = weights.itemsize, row = (Py_ssize_t)sizeof(double) * total;
    rows.all = weights.buf, rows.halves = size == sizeof(uint16_t) ? weights.buf : NULL;
    rows.length = total ? out.len / row : 0;
    rows.width = rows.width ? rows.width : rows.length - rows.first;
    rows.known = rows.length > 0 ? weights.len / (rows.length * size) : 0;
    int shift = shift_for(&table, sizeof(int32_t)), failed = shift < 0;
    if (!failed && total &&
        ((size != sizeof(uint16_t) && size != sizeof(float)) || rows.length * row != out.len || rows.first < 0 ||
         rows.width < 1 || rows.width > WIDEST || rows.first > rows.length - rows.width)) {
        PyErr_SetString(PyExc_ValueError, "there has to be a row of sums for each list");
        failed = 1;
    }
    for (Py_ssize_t i = 0; !failed && i < total; i++) {
        float sums[WIDEST] = {0.0f};
        double *own = (double *)out.buf + i * rows.length + rows.first;
        failed = add_list(PyList_GET_ITEM(lists, i), &table, shift, &rows, sums) < 0;
        for (Py_ssize_t at = 0; !failed && at < rows.width; at++)
            own[at] += (double)sums[at];
    }
    PyBuffer_Release(&table);
    PyBuffer_Release(&weights);
    PyBuffer_Release(&out);
    if (failed)
        return NULL;
    Py_RETURN_NONE;
}

/* The sum of one list in a model of one class; an error is set where it fails. */
static double sum_list(PyObject *told, const Py_buffer *table, int shift, const Py_buffer *weights)
{
    const uint16_t *rows_of = table->buf;
    const double *all = weights->buf;
    Py_ssize_t known = weights->len / (Py_ssize_t)sizeof(double), count;
    uint32_t rows[AT_ONCE];
    double sum = 0.0;
    Codes codes;
    if (open_codes(&codes, told) < 0)
        return 0.0;
    while ((count = next_slots(&codes, shift, rows)) > 0) {
        for (Py_ssize_t i = 0; i < count; i++)
            SOON(rows_of + rows[i]);
        for (Py_ssize_t i = 0; i < count; i++) {
            rows[i] = rows_of[rows[i]];
            if (rows[i] >= known) {
                PyErr_SetString(PyExc_ValueError, "a table names a row that is not there");
                count = -1;
                break;
            }
            SOON(all + rows[i]);
        }
        if (count < 0)
            break;
        for (Py_ssize_t i = 0; i < count; i++)
            sum += all[rows[i]];
    }
    close_codes(&codes);
    return sum;
}

static PyObject *sums(PyObject *self, PyObject *args)
{
    PyObject *lists, *told = NULL;
    Py_buffer table, weights;
    if (!PyArg_ParseTuple(args, "O!y*y*", &PyList_Type, &lists, &table, &weights))
        return NULL;
    Py_ssize_t total = PyList_GET_SIZE(lists);
    int shift = shift_for(&table, sizeof(uint16_t));
    if (shift >= 0)
        told = PyList_New(total);
    for (Py_ssize_t i = 0; told && i < total; i++) {
        double sum = sum_list(PyList_GET_ITEM(lists, i), &table, shift, &weights);
        PyObject *item = PyErr_Occurred() ? NULL : PyFloat_FromDouble(sum);
        if (item)
            PyList_SET_ITEM(told, i, item);
        else
            Py_CLEAR(told);
    }
    PyBuffer_Release(&table);
    PyBuffer_Release(&weights);
    return told;
}

static PyMethodDef METHODS[] = {
    {"add_rows", add_rows, METH_VARARGS, "Add up the rows of each list of codes."},
    {"sums", sums, METH_VARARGS, "The sum of each list of codes in a model of one class."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "gather", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_gather(void)
{
    return PyModule_Create(&MODULE);
}
