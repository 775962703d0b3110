/* The network that reads words in order: what scan.py says in numpy.

   Optional, as all of the compiled reader is. Every factor is a whole number of steps of the grid of grid.py, so that sums
   of products are exact in doubles and the same in any order, in numpy, here, and for registers of any width. attend.pyi
   tells what the function takes. */

#include "outlook.h"
#include "product.h"

#include <math.h>
#include <string.h>

enum { HEADS = 8, LIES = 12, AT_ONCE = 32 };
static const double FAR = 300.0;

/* What the words of a figure's window tell each head, by their shares of what it looks at; `each` comes by LANES. */
INLINE void gather_window(const double *const *told, const int *steps, const int *lies, int count, const double *place,
                          const double *lie, Py_ssize_t each, double *found)
{
    double shares[WINDOW][HEADS], sums[HEADS] = {0.0};
    for (int i = 0; i < count; i++)
        for (int head = 0; head < HEADS; head++) {
            shares[i][head] = told[i][head] * place[steps[i] * HEADS + head] * lie[lies[i] * HEADS + head];
            sums[head] += shares[i][head];
        }
    for (int i = 0; i < count; i++)
        for (int head = 0; head < HEADS; head++)
            shares[i][head] = (shares[i][head] / sums[head] + STEP) - STEP;
    for (Py_ssize_t at = 0; at < HEADS * each; at += LANES) {
        Lanes even = *(const Lanes *)(found + at), odd = even - even;
        Py_ssize_t head = at / each;
        int i = 0;
        for (; i + 1 < count; i += 2) {
            even += shares[i][head] * *(const Lanes *)(told[i] + HEADS + at);
            odd += shares[i + 1][head] * *(const Lanes *)(told[i + 1] + HEADS + at);
        }
        if (i < count)
            even += shares[i][head] * *(const Lanes *)(told[i] + HEADS + at);
        *(Lanes *)(found + at) = even + odd;
    }
}

WIDE static void gather_wide(const double *const *told, const int *steps, const int *lies, int count,
                             const double *place, const double *lie, Py_ssize_t each, double *found)
{
    gather_window(told, steps, lies, count, place, lie, each, found);
}

static void gather(const double *const *told, const int *steps, const int *lies, int count, const double *place,
                   const double *lie, Py_ssize_t each, double *found)
{
    if (IS_WIDE)
        gather_wide(told, steps, lies, count, place, lie, each, found);
    else
        gather_window(told, steps, lies, count, place, lie, each, found);
}

typedef struct {
    Py_ssize_t width, told, hidden, columns; /* of a row, of what is told of a word, of the hidden layer, of all tasks */
    const double *both, *both_bias, *place, *lie, *inner, *own, *outer, *outer_bias;
} Weights;

static int open_weights(Weights *weights, const Py_buffer *buffer, Py_ssize_t owns)
{
    const double *at = buffer->buf;
    Py_ssize_t width = weights->width, told = weights->told, hidden = weights->hidden, columns = weights->columns;
    Py_ssize_t values = told - HEADS, whole = (width + 1) * told + (WINDOW + LIES) * HEADS + (values + owns) * hidden +
                                             (hidden + 1) * columns;
    if (width < 1 || values < HEADS || owns < 1 || hidden < 1 || columns < 1 || values % (HEADS * LANES) ||
        (width | told | hidden | columns) % WHOLE || buffer->len != whole * (Py_ssize_t)sizeof(double)) {
        PyErr_SetString(PyExc_ValueError, "weights do not fit together");
        return -1;
    }
    weights->both = at, at += width * told, weights->both_bias = at, at += told;
    weights->place = at, at += WINDOW * HEADS, weights->lie = at, at += LIES * HEADS;
    weights->inner = at, at += values * hidden, weights->own = at, at += owns * hidden;
    weights->outer = at, at += hidden * columns, weights->outer_bias = at;
    return 0;
}

/* A word beside its neighbours: the sums of their parts of its row, none below nought, and the row itself. */
static void blend(const float *before, const float *own, const float *after, Py_ssize_t width, double *restrict out)
{
    const float *base = own + 2 * width;
    for (Py_ssize_t at = 0; at < width; at++) {
        float sum = base[at] + before[at] + after[at];
        out[at] = (double)((sum > 0.0f ? sum : 0.0f) + own[at]);
    }
}

/* Words of which a portion asks: the number of the row of each from `first` on. */
typedef struct {
    const int32_t *numbers;
    const float *rows, *nothing;
    Py_ssize_t first, many, known, width;
} Words;

/* The rows of a word and of those beside it in its paragraph. 0 where it stands at the end of a portion, so that no figure
   of this one sees it; -1, with an error set, where a row is missing. */
static int three_rows(const Outlook *outlook, const Words *words, Py_ssize_t at, const float **three)
{
    Py_ssize_t length = 4 * words->width;
    for (Py_ssize_t side = -1; side <= 1; side++) {
        Py_ssize_t word = words->first + at + side, later = side > 0 ? word : words->first + at;
        three[side + 1] = words->nothing;
        if (word < 0 || word >= outlook->total || (side && !of(outlook, NEXT_TO, later)))
            continue;
        if (at + side < 0 || at + side >= words->many)
            return 0;
        int32_t number = words->numbers[at + side];
        if (number < 0 || number >= words->known) {
            PyErr_SetString(PyExc_IndexError, "a word without a row");
            return -1;
        }
        three[side + 1] = words->rows + number * length + (side ? (2 + side) * words->width : 0);
    }
    return 1;
}

/* What is told of words that were blended; what fills the last step of a product is not looked at. */
static void tell_some(const Weights *weights, const double *mixed, Py_ssize_t count, double *told)
{
    Py_ssize_t padded = (count + ROWS - 1) / ROWS * ROWS;
    for (Py_ssize_t i = 0; i < padded; i++)
        memcpy(told + i * weights->told, weights->both_bias, (size_t)weights->told * sizeof *told);
    add_product(mixed, padded, weights->width, weights->both, weights->told, told);
    for (Py_ssize_t i = 0; i < count * weights->told; i++)
        told[i] = on_grid(told[i]);
    for (Py_ssize_t i = 0; i < count; i++)
        for (int head = 0; head < HEADS; head++) {
            double *own = told + i * weights->told + head;
            *own = exp(*own < -FAR ? -FAR : *own > FAR ? FAR : *own);
        }
}

/* Tell of all words that are seen, a few at a time: `mixed` has room for AT_ONCE of them and stays at hand. */
static int tell_words(const Outlook *outlook, const Weights *weights, const Words *words, double *mixed, double *told,
                      const double **of_words)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t i = 0; i < words->many; i++) {
        const float *three[3];
        of_words[i] = NULL;
        if (!(of(outlook, SEEN, words->first + i) & IN_WINDOW))
            continue;
        int found = three_rows(outlook, words, i, three);
        if (found < 0)
            return -1;
        if (!found)
            continue;
        blend(three[0], three[1], three[2], weights->width, mixed + count * weights->width);
        of_words[i] = told + count++ * weights->told;
        if (count == AT_ONCE) {
            tell_some(weights, mixed, count, told);
            told += count * weights->told;
            count = 0;
        }
    }
    if (count)
        tell_some(weights, mixed, count, told);
    return 0;
}

static int tell_figures(const Outlook *outlook, const Weights *weights, Py_ssize_t owns, Py_ssize_t first, Py_ssize_t many,
                        const double *const *of_words, Py_ssize_t start, Py_ssize_t stop, double *found, double *level)
{
    Py_ssize_t values = weights->told - HEADS, hidden = weights->hidden;
    for (Py_ssize_t number = start; number < stop; number++) {
        const int32_t *window = outlook->windows + number * 2 * WINDOW;
        const double *told[WINDOW];
        int steps[WINDOW], lies[WINDOW], count = 0;
        double *own = level + (number - start) * hidden;
        for (int step = 0; step < WINDOW; step++) {
            Py_ssize_t word = window[step] - first, lie = window[WINDOW + step];
            if (window[step] < 0)
                continue;
            if (word < 0 || word >= many || !of_words[word] || lie < 0 || lie >= LIES) {
                PyErr_SetString(PyExc_IndexError, "a word of a window that is not there");
                return -1;
            }
            told[count] = of_words[word], lies[count] = (int)lie, steps[count++] = step;
        }
        gather(told, steps, lies, count, weights->place, weights->lie, values / HEADS, found + (number - start) * values);
        for (int kind = OWN; kind < OF_FIGURE; kind++) {
            int32_t row = outlook->figures[number * OF_FIGURE + kind];
            for (Py_ssize_t at = 0; row >= 0 && row < owns && at < hidden; at++)
                own[at] += weights->own[row * hidden + at];
        }
    }
    for (Py_ssize_t i = 0; i < (stop - start) * values; i++)
        found[i] = on_grid(found[i]);
    return 0;
}

static PyObject *scores(PyObject *self, PyObject *args)
{
    Outlook outlook;
    Weights weights;
    Py_buffer words, figures, windows, numbers, rows, table, out;
    Py_ssize_t first, start, stop, owns;
    if (!PyArg_ParseTuple(args, "y*y*y*y*y*nnny*(nnnnn)w*", &words, &figures, &windows, &numbers, &rows, &first, &start, &stop, &table,
                          &weights.width, &weights.told, &owns, &weights.hidden, &weights.columns, &out))
        return NULL;
    Py_ssize_t many = numbers.len / (Py_ssize_t)sizeof(int32_t), count = stop - start, size = sizeof(double);
    int failed = open_outlook(&outlook, &words, &figures, &windows) || open_weights(&weights, &table, owns);
    if (!failed && (first < 0 || first + many > outlook.total || start < 0 || count < 0 || stop > outlook.count ||
                    out.len != count * weights.columns * size)) {
        PyErr_SetString(PyExc_ValueError, "words and figures do not fit together");
        failed = 1;
    }
    Py_ssize_t values = failed ? 0 : weights.told - HEADS, tall = many + ROWS, deep = count + ROWS;
    Py_ssize_t of_tall = failed ? 0 : AT_ONCE * weights.width + tall * weights.told;
    Py_ssize_t others = failed ? 0 : deep * (values + weights.hidden + weights.columns) + tall + weights.width;
    double *mixed = failed ? NULL : PyMem_Malloc((size_t)(of_tall + others) * sizeof *mixed);
    if (mixed) {
        memset(mixed, 0, (size_t)(AT_ONCE * weights.width) * sizeof *mixed);
        memset(mixed + of_tall, 0, (size_t)others * sizeof *mixed);
        double *told = mixed + AT_ONCE * weights.width, *found = told + tall * weights.told;
        double *level = found + deep * values, *given = level + deep * weights.hidden;
        const double **of_words = (const double **)(given + deep * weights.columns);
        Words own = {numbers.buf, rows.buf, (const float *)(of_words + tall), first, many, 0, weights.width};
        own.known = rows.len / (4 * weights.width * (Py_ssize_t)sizeof(float));
        Py_ssize_t padded = (count + ROWS - 1) / ROWS * ROWS;
        failed = tell_words(&outlook, &weights, &own, mixed, told, of_words) ||
                 tell_figures(&outlook, &weights, owns, first, many, of_words, start, stop, found, level);
        add_product(found, padded, values, weights.inner, weights.hidden, level);
        for (Py_ssize_t i = 0; i < count * weights.hidden; i++)
            level[i] = level[i] > 0.0 ? on_grid(level[i]) : 0.0;
        add_product(level, padded, weights.hidden, weights.outer, weights.columns, given);
        for (Py_ssize_t i = 0; i < count * weights.columns; i++)
            ((double *)out.buf)[i] = given[i] + weights.outer_bias[i % weights.columns];
        PyMem_Free(mixed);
    } else if (!failed) {
        PyErr_NoMemory();
        failed = 1;
    }
    PyBuffer_Release(&words);
    PyBuffer_Release(&figures);
    PyBuffer_Release(&windows);
    PyBuffer_Release(&numbers);
    PyBuffer_Release(&rows);
    PyBuffer_Release(&table);
    PyBuffer_Release(&out);
    return failed ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef METHODS[] = {
    {"scores", scores, METH_VARARGS, "What the network tells of some figures."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "attend", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_attend(void)
{
    return PyModule_Create(&MODULE);
}
