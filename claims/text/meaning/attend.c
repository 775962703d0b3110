/* The network that reads words in order: what scan.py says in numpy.

   Optional, as all of the compiled reader is. Every factor is a whole number of steps of the grid of grid.py, so that sums
   of products are exact in doubles and the same in any order, in numpy, here, and for registers of any width. attend.pyi
   tells what the function takes. */

#include "items.h"
#include "outlook.h"
#include "product.h"

#include <math.h>
#include <string.h>

enum { LIES = 12, AT_ONCE = 32, SPAN = SPAN_BACK + 1 + SPAN_AHEAD };
_Static_assert((int)LONG <= (int)MOST && (int)WINDOW <= (int)MOST && (int)SPAN <= (int)MOST, "more items than there is room for");
enum { KINDS = 9, FARNESS = 2 * (2 * KINDS + 1) }; /* of how far off a stretch is, and of how one may lie */
static const double FAR = 300.0, ONES[HEADS] = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};

typedef struct {
    Py_ssize_t width, told, hidden, columns; /* of a row, of what is told of a word, of the hidden layer, of all tasks */
    const double *both_bias, *place, *lie, *farness, *outer_bias;
    const float *both, *inner, *own, *outer;
} Weights;

static int open_weights(Weights *weights, const Py_buffer *doubles, const Py_buffer *singles, Py_ssize_t owns)
{
    const double *at = doubles->buf;
    const float *single = singles->buf;
    Py_ssize_t width = weights->width, told = weights->told, hidden = weights->hidden, columns = weights->columns;
    Py_ssize_t values = told - 2 * HEADS, ways = WINDOW + LIES + FARNESS;
    if (width < 1 || values < HEADS || owns < 1 || hidden < 1 || columns < 1 || values % (HEADS * LANES) ||
        (width | told | hidden | columns) % WHOLE ||
        doubles->len != (told + ways * HEADS + columns) * (Py_ssize_t)sizeof *at ||
        singles->len != (width * told + (2 * values + owns + columns) * hidden) * (Py_ssize_t)sizeof *single) {
        PyErr_SetString(PyExc_ValueError, "weights do not fit together");
        return -1;
    }
    weights->both_bias = at, at += told;
    weights->place = at, at += WINDOW * HEADS, weights->lie = at, at += LIES * HEADS;
    weights->farness = at, at += FARNESS * HEADS, weights->outer_bias = at;
    weights->both = single, single += width * told, weights->inner = single, single += 2 * values * hidden;
    weights->own = single, single += owns * hidden, weights->outer = single;
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
        for (int head = 0; head < 2 * HEADS; head++) {
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

/* What is told of the words and of the stretches of a portion. A stretch has a row of what its heads look at and of what
   that tells; it is made when a figure first looks at it, and `starts` has its first word. */
typedef struct {
    const double *const *of_words;
    Py_ssize_t first, many, stretches, base;
    Py_ssize_t *starts;
    double *rows;
    char *made;
} Portion;

/* What the words in a figure's window tell it. */
static int tell_window(const Outlook *outlook, const Weights *weights, const Portion *portion, Py_ssize_t number, double *found)
{
    const int32_t *window = outlook->windows + number * 2 * WINDOW;
    Item items[WINDOW];
    double sums[HEADS];
    int count = 0;
    for (int step = 0; step < WINDOW; step++) {
        Py_ssize_t word = window[step] - portion->first, lie = window[WINDOW + step];
        if (window[step] < 0)
            continue;
        if (word < 0 || word >= portion->many || !portion->of_words[word] || lie < 0 || lie >= LIES) {
            PyErr_SetString(PyExc_IndexError, "a word of a window that is not there");
            return -1;
        }
        const double *told = portion->of_words[word];
        items[count++] = (Item){told, weights->place + step * HEADS, weights->lie + lie * HEADS, told + 2 * HEADS};
    }
    take(items, count, (weights->told - 2 * HEADS) / HEADS, sums, found);
    return 0;
}

/* The row of a stretch, made where it is not yet; NULL, with an error set, where a word of it is missing. */
static const double *row_of_stretch(const Weights *weights, const Portion *portion, Py_ssize_t stretch)
{
    Py_ssize_t values = weights->told - 2 * HEADS, from = portion->starts[stretch] - portion->first;
    double *row = portion->rows + stretch * (HEADS + values);
    Item items[MOST];
    int count = (int)(portion->starts[stretch + 1] - portion->starts[stretch]);
    if (portion->made[stretch])
        return row;
    for (int i = 0; i < count; i++) {
        const double *told = i < MOST ? portion->of_words[from + i] : NULL;
        if (!told) {
            PyErr_SetString(PyExc_IndexError, "a word of a stretch that is not there");
            return NULL;
        }
        items[i] = (Item){told + HEADS, ONES, ONES, told + 2 * HEADS};
    }
    take(items, count, values / HEADS, row, row + HEADS);
    portion->made[stretch] = 1;
    return row;
}

/* What the stretches around a figure tell it. */
static int tell_stretches(const Outlook *outlook, const Weights *weights, const Portion *portion, Py_ssize_t number,
                          double *found)
{
    const int32_t *figure = outlook->figures + number * OF_FIGURE;
    Item items[SPAN];
    double sums[HEADS];
    int count = 0;
    for (int step = -SPAN_BACK; step <= SPAN_AHEAD; step++) {
        Py_ssize_t stretch = own_stretch(outlook, figure) + step - portion->base;
        if (stretch < 0 || stretch >= portion->stretches || !bears(outlook, figure, portion->starts[stretch]))
            continue;
        const double *row = row_of_stretch(weights, portion, stretch);
        if (!row)
            return -1;
        int far = step < 0 ? -step : step, kind = far <= 6 ? far : far <= 9 ? 7 : far <= 14 ? 8 : KINDS;
        int apart = of(outlook, PARAGRAPH, portion->starts[stretch]) != figure[WITHIN];
        int lie = (step < 0 ? KINDS - kind : KINDS + kind) + (apart ? FARNESS / 2 : 0);
        items[count++] = (Item){row, weights->farness + lie * HEADS, ONES, row + HEADS};
    }
    take(items, count, (weights->told - 2 * HEADS) / HEADS, sums, found);
    return 0;
}

static int tell_figures(const Outlook *outlook, const Weights *weights, Py_ssize_t owns, const Portion *portion,
                        Py_ssize_t start, Py_ssize_t stop, double *found, double *level)
{
    Py_ssize_t values = weights->told - 2 * HEADS, hidden = weights->hidden;
    for (Py_ssize_t number = start; number < stop; number++, found += 2 * values, level += hidden) {
        if (tell_window(outlook, weights, portion, number, found) ||
            tell_stretches(outlook, weights, portion, number, found + values))
            return -1;
        for (int kind = OWN; kind < OF_FIGURE; kind++) {
            int32_t row = outlook->figures[number * OF_FIGURE + kind];
            for (Py_ssize_t at = 0; row >= 0 && row < owns && at < hidden; at++)
                level[at] += (double)weights->own[row * hidden + at];
        }
    }
    return 0;
}

/* Room for all that is made of a portion of so many words, stretches and figures; rows come by ROWS. */
typedef struct {
    double *mixed, *told, *stretches, *found, *level, *given;
    const double **of_words;
    Py_ssize_t *starts;
    float *nothing;
    char *made;
} Room;

static int make_room(Room *room, const Weights *weights, Py_ssize_t many, Py_ssize_t stretches, Py_ssize_t count)
{
    Py_ssize_t values = weights->told - 2 * HEADS, deep = count + ROWS, tall = many + ROWS;
    Py_ssize_t unset = tall * weights->told + stretches * (HEADS + values);
    Py_ssize_t blank = AT_ONCE * weights->width + deep * (2 * values + weights->hidden + weights->columns);
    Py_ssize_t others = many + (stretches + 1) + weights->width + stretches; /* none of these takes more than a double */
    room->told = PyMem_Malloc((size_t)(unset + blank + others) * sizeof *room->told);
    if (!room->told)
        return PyErr_NoMemory() ? -1 : -1;
    memset(room->told + unset, 0, (size_t)(blank + others) * sizeof *room->told);
    room->stretches = room->told + tall * weights->told;
    room->mixed = room->told + unset, room->found = room->mixed + AT_ONCE * weights->width;
    room->level = room->found + deep * 2 * values, room->given = room->level + deep * weights->hidden;
    room->of_words = (const double **)(room->given + deep * weights->columns);
    room->starts = (Py_ssize_t *)(room->of_words + many);
    room->nothing = (float *)(room->starts + stretches + 1), room->made = (char *)(room->nothing + weights->width);
    return 0;
}

/* The scores of the figures from `start` to `stop`, given the rows of the words around them. */
static int tell_portion(const Outlook *outlook, const Weights *weights, Py_ssize_t owns, Words *words, Py_ssize_t start,
                        Py_ssize_t stop, double *out)
{
    Py_ssize_t first = words->first, many = words->many, count = stop - start, values = weights->told - 2 * HEADS;
    Py_ssize_t base = many ? of(outlook, STRETCH, first) : 0, columns = weights->columns;
    Py_ssize_t stretches = many ? of(outlook, STRETCH, first + many - 1) - base + 1 : 0;
    Room room;
    if (stretches < 0 || stretches > many) {
        PyErr_SetString(PyExc_ValueError, "words and stretches do not fit together");
        return -1;
    }
    if (make_room(&room, weights, many, stretches, count))
        return -1;
    words->nothing = room.nothing;
    first_words(outlook, first, first + many, stretches + 1, room.starts);
    Portion portion = {room.of_words, first, many, stretches, base, room.starts, room.stretches, room.made};
    int failed = tell_words(outlook, weights, words, room.mixed, room.told, room.of_words) ||
                 tell_figures(outlook, weights, owns, &portion, start, stop, room.found, room.level);
    Py_ssize_t padded = (count + ROWS - 1) / ROWS * ROWS;
    if (!failed) {
        add_product(room.found, padded, 2 * values, weights->inner, weights->hidden, room.level);
        for (Py_ssize_t i = 0; i < count * weights->hidden; i++)
            room.level[i] = room.level[i] > 0.0 ? on_grid(room.level[i]) : 0.0;
        add_product(room.level, padded, weights->hidden, weights->outer, columns, room.given);
        for (Py_ssize_t number = 0; number < count; number++)
            for (Py_ssize_t at = 0; at < columns; at++)
                out[number * columns + at] = room.given[number * columns + at] + weights->outer_bias[at];
    }
    PyMem_Free(room.told);
    return failed ? -1 : 0;
}

static PyObject *scores(PyObject *self, PyObject *args)
{
    Outlook outlook;
    Weights weights;
    Py_buffer words, figures, windows, numbers, rows, doubles, singles, out;
    Py_ssize_t first, start, stop, owns;
    if (!PyArg_ParseTuple(args, "y*y*y*y*y*nnny*y*(nnnnn)w*", &words, &figures, &windows, &numbers, &rows, &first, &start, &stop,
                          &doubles, &singles, &weights.width, &weights.told, &owns, &weights.hidden, &weights.columns, &out))
        return NULL;
    Py_ssize_t many = numbers.len / (Py_ssize_t)sizeof(int32_t), count = stop - start, size = sizeof(double);
    int failed = open_outlook(&outlook, &words, &figures, &windows) || open_weights(&weights, &doubles, &singles, owns);
    if (!failed && (first < 0 || first + many > outlook.total || start < 0 || count < 0 || stop > outlook.count ||
                    out.len != count * weights.columns * size)) {
        PyErr_SetString(PyExc_ValueError, "words and figures do not fit together");
        failed = 1;
    }
    if (!failed) {
        Words own = {numbers.buf, rows.buf, NULL, first, many, 0, weights.width};
        own.known = rows.len / (4 * weights.width * (Py_ssize_t)sizeof(float));
        failed = tell_portion(&outlook, &weights, owns, &own, start, stop, out.buf);
    }
    PyBuffer_Release(&words);
    PyBuffer_Release(&figures);
    PyBuffer_Release(&windows);
    PyBuffer_Release(&numbers);
    PyBuffer_Release(&rows);
    PyBuffer_Release(&doubles);
    PyBuffer_Release(&singles);
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
