/* A text as it is laid out for timed.c, and how a mention of a time stands to a figure: what time_mentions.py says. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

enum { FARTHEST = 200, COMPARED_BACK = 3, KIND = 0x3FF };
static const long STEPS[] = {1, 2, 3, 5, 8, 13, 21, 34};

/* The text as it is laid out: lists over figures, words, sentences and mentions of times. */
typedef struct {
    PyObject *text, *figure_sentences, *figure_words, *figure_starts, *figure_ends, *figure_units;
    PyObject *sentence_words, *sentence_starts, *paragraphs, *headings, *stems, *concepts, *word_starts;
    PyObject *starts, *ends, *sentences, *words, *figures, *kinds, *around, *by_sentence;
    PyObject *clauses, *figure_clauses, *verbs;
    long compare, source, periods;
} Laid;

/* A figure: where it stands, what it is of, and what all its candidates share. */
typedef struct {
    long at, kinds, sentence, start, end, first, after, inside, beyond, own, dated, lowest, highest;
    PyObject *here; /* the mentions of its sentence */
} Figure;

/* A candidate period: what is told of it, and its mentions, the nearest first. */
typedef struct {
    long id, sort, often, is_leading, rank, earlier, later, form, is_none, place, is_dated;
    PyObject *mentions;
} Period;

typedef struct {
    uint64_t *codes;
    Py_ssize_t count, room;
} Run;

static long number(PyObject *list, Py_ssize_t at)
{
    if (!PyList_Check(list) || at < 0 || at >= PyList_GET_SIZE(list)) {
        PyErr_SetString(PyExc_IndexError, "there is no such place in a list of a text");
        return -1;
    }
    return PyLong_AsLong(PyList_GET_ITEM(list, at));
}

static PyObject *row(PyObject *list, Py_ssize_t at)
{
    return PyList_Check(list) && at >= 0 && at < PyList_GET_SIZE(list) ? PyList_GET_ITEM(list, at) : NULL;
}

/* The numbers of a tuple of so many; -1 with an error set where it is none. */
static int numbers(PyObject *told, long *out, Py_ssize_t count)
{
    if (!told || !PyTuple_Check(told) || PyTuple_GET_SIZE(told) != count) {
        PyErr_SetString(told ? PyExc_TypeError : PyExc_IndexError, "there are no such numbers in a list of a text");
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        out[i] = PyLong_AsLong(PyTuple_GET_ITEM(told, i));
    return PyErr_Occurred() ? -1 : 0;
}

static Py_ssize_t size_of(PyObject *list)
{
    return list && PyList_Check(list) ? PyList_GET_SIZE(list) : 0;
}

static long least(long one, long other)
{
    return one < other ? one : other;
}

static void put(Run *run, long template, uint64_t a, uint64_t b)
{
    if (run->count == run->room) {
        uint64_t *more = PyMem_Realloc(run->codes, 2 * run->room * sizeof *more);
        if (!more) {
            PyErr_NoMemory();
            return;
        }
        run->codes = more;
        run->room *= 2;
    }
    run->codes[run->count++] = (uint64_t)template << 44 | a << 22 | b;
}

/* The stem of word `at` where it lies before `after`, else 0. */
static uint64_t stem(const Laid *laid, long at, long after)
{
    return at < after ? (uint64_t)number(laid->stems, at) : 0;
}

static int means(const Laid *laid, long word, long concept)
{
    PyObject *own = row(laid->concepts, word);
    for (Py_ssize_t i = 0; own && i < PyTuple_GET_SIZE(own); i++)
        if (PyLong_AsLong(PyTuple_GET_ITEM(own, i)) == concept)
            return 1;
    return 0;
}

/* Whether two words stand in one sentence. */
static int beside(const Laid *laid, long one, long two)
{
    long total = (long)size_of(laid->word_starts);
    if (one >= total || two >= total)
        return 0;
    long low = number(laid->word_starts, least(one, two)), high = number(laid->word_starts, one > two ? one : two);
    for (Py_ssize_t at = 0; at < size_of(laid->sentence_starts); at++) {
        long start = number(laid->sentence_starts, at);
        if (start > low)
            return start > high;
    }
    return 1;
}

/* Side, the strongest mark, and brackets opened and closed between a mention and a figure: `_parted`. */
static long parted(const Laid *laid, long left, long right, long side)
{
    long opened = 0, closed = 0, strong = 0, commas = 0;
    int kind = PyUnicode_KIND(laid->text);
    const void *data = PyUnicode_DATA(laid->text);
    right = least(least(right, left + FARTHEST), (long)PyUnicode_GET_LENGTH(laid->text));
    for (long at = left; at < right; at++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, at), next = at + 1 < right ? PyUnicode_READ(kind, data, at + 1) : 0;
        opened += c == '(';
        closed += c == ')';
        strong |= c == ';' || (c == ' ' && (next == 0x2013 || next == 0x2014)) || (c == ':' && next == ' ');
        commas += c == ',' && next == ' ';
    }
    return side | least(opened, 1) << 2 | least(closed, 1) << 3 | strong << 4 | least(commas, 2) << 5;
}

/* Whether the figure on the other side of a mention stands nearer to it, and is counted in the same unit: `_rival`. */
static long rival(const Laid *laid, const Figure *of, long mention, long start, long end, long side)
{
    long other = number(laid->figures, mention) - (side == 1), comma = 0;
    if (other < 0 || other >= size_of(laid->figure_starts) || number(laid->figure_sentences, other) != of->sentence)
        return 0;
    long there = number(laid->figure_starts, other), beyond = number(laid->figure_ends, other);
    long own = side == 1 ? of->start - end : start - of->end, its = side == 1 ? start - beyond : there - end;
    long left = side == 1 ? beyond : end, right = side == 1 ? start : there;
    for (long at = left; at < right && at < PyUnicode_GET_LENGTH(laid->text); at++)
        comma |= PyUnicode_READ_CHAR(laid->text, at) == ',';
    PyObject *unit = row(laid->figure_units, of->at), *another = row(laid->figure_units, other);
    int is_same = unit && another ? PyObject_RichCompareBool(unit, another, Py_EQ) : 0;
    return 1 | (its < own) << 1 | is_same << 2 | comma << 3;
}

static long figures_between(const Laid *laid, const Figure *of, long point)
{
    long step = point < of->start ? -1 : 1, count = 0;
    for (long other = of->at + step; other >= 0 && other < size_of(laid->figure_starts) && count < 3; other += step) {
        long start = number(laid->figure_starts, other);
        if (step < 0 ? start < point : start > point)
            break;
        count++;
    }
    return count;
}

static int is_compared(const Laid *laid, long word)
{
    for (long at = word > COMPARED_BACK ? word - COMPARED_BACK : 0; at < word + 2 && at < size_of(laid->concepts); at++)
        if (means(laid, at, laid->compare) && beside(laid, word, at))
            return 1;
    return 0;
}

/* What `_beside` says of a mention in the sentence of the figure. */
static void mention_beside(const Laid *laid, const Figure *of, long mention, long kind, Run *run)
{
    long start = number(laid->starts, mention), end = number(laid->ends, mention), word = number(laid->words, mention);
    long side = start < of->start ? 1 : 2, between = 0, distance = 0, kinds = of->kinds;
    long low = least(start, of->start), high = start < of->start ? of->start : start;
    for (Py_ssize_t i = 0; i < size_of(of->here); i++) {
        long other = number(of->here, i), its = number(laid->starts, other);
        between += other != mention && low < its && its < high;
    }
    between = least(between, 2);
    long figures = figures_between(laid, of, start), apart = side == 1 ? of->inside - word : word - of->beyond;
    while (distance < (long)(sizeof STEPS / sizeof *STEPS) && STEPS[distance] < apart)
        distance++;
    long compared = is_compared(laid, word), is_first = number(of->here, 0) == mention;
    long shape = side | between << 2 | figures << 4 | (size_of(of->here) == 1) << 6 | compared << 7;
    long marks = side == 1 ? parted(laid, end, of->start, side) : parted(laid, of->end, start, side);
    long against = rival(laid, of, mention, start, end, side);
    put(run, 158, marks | figures << 7, kind);
    put(run, 159, marks | between << 7, kinds);
    put(run, 160, marks, is_first | figures << 1);
    put(run, 161, kind, kinds | side << 9);
    put(run, 164, against, marks);
    put(run, 165, against | figures << 4, kind);
    put(run, 130, shape, kind);
    put(run, 131, shape, kinds);
    put(run, 132, side | distance << 2, kind);
    put(run, 133, side | figures << 2 | distance << 4, kinds);
    put(run, 134, compared | side << 1, kind);
    put(run, 139, side | between << 2 | is_first << 4, kind);
}

/* What `_apart` says of a mention in another sentence. */
static void mention_apart(const Laid *laid, const Figure *of, long mention, long there, long kind, Run *run)
{
    PyObject *others = row(laid->by_sentence, there);
    long back = of->sentence - there, closer = 0;
    long latest = size_of(others) && number(others, size_of(others) - 1) == mention;
    long same = back >= 0 && number(laid->paragraphs, of->sentence) == number(laid->paragraphs, there);
    for (long at = there + 1; at < of->sentence; at++)
        closer += size_of(row(laid->by_sentence, at)) > 0;
    closer = back > 0 ? least(closer, 2) : 3;
    long shape = (least(back, 4) + 1) | latest << 3 | (size_of(of->here) == 0) << 4 | same << 5 |
                 (number(laid->headings, there) != 0) << 6 | closer << 7;
    put(run, 135, shape, kind);
    put(run, 136, shape, of->kinds);
    put(run, 137, shape & 0x3F, kind);
    put(run, 161, kind, of->kinds | 3 << 9);
}

/* What `mention_features` says of a mention. */
static void mention(const Laid *laid, const Figure *of, long one, Run *run)
{
    long there = number(laid->sentences, one), kind = number(laid->kinds, one) & KIND, is_here = there == of->sentence;
    long around[3];
    if (numbers(row(laid->around, one), around, 3))
        return;
    if (is_here)
        mention_beside(laid, of, one, kind, run);
    else
        mention_apart(laid, of, one, there, kind, run);
    put(run, 148, around[2], is_here);
    put(run, 140, around[0], is_here);
    put(run, 141, around[1], is_here);
    put(run, 142, around[0], of->kinds >> 5);
}
