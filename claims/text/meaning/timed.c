/* What speaks for candidate periods of a figure, as packed feature codes: what times.py, time_frames.py and
   time_mentions.py say candidate by candidate.

   Optional, as all of the compiled reader is. What a text tells is handed over as lists, once laid out; timed.pyi tells
   what the function takes. */

#include "mentions.h"
#include "taken.h"

enum { MOST_MENTIONS = 3, BASE_WORDS = 3, ROOM = 256, MEASURE = 0x1F };
enum { NOWHERE, BEFORE, AFTER, BEFORE_APART, AFTER_APART, LAST, PARAGRAPH, EARLIER, AHEAD, FAR };

/* 1 behind a word of comparison, 2 where the figure begins with "from", 3 behind a word for what was: `told_as_base`. */
static long told_as_base(const Laid *laid, const Figure *of)
{
    if (of->inside < size_of(laid->concepts) && means(laid, of->inside, laid->source))
        return 2;
    for (long word = of->inside - 1; word >= of->first && word >= of->inside - BASE_WORDS; word--) {
        if (means(laid, word, laid->compare))
            return 1;
        if (means(laid, word, laid->source))
            return 3;
    }
    return 0;
}

/* Where a candidate stands to a figure, by its nearest mention: `placed`. */
static long placed(const Laid *laid, const Figure *of, const Period *one)
{
    if (!size_of(one->mentions))
        return one->is_none ? NOWHERE : FAR;
    long nearest = number(one->mentions, 0), there = number(laid->sentences, nearest);
    if (there == of->sentence) {
        int is_before = number(laid->starts, nearest) < of->start;
        if (number(laid->clauses, nearest) == number(laid->figure_clauses, of->at))
            return is_before ? BEFORE : AFTER;
        return is_before ? BEFORE_APART : AFTER_APART;
    }
    if (there > of->sentence)
        return AHEAD;
    if (number(laid->paragraphs, there) != number(laid->paragraphs, of->sentence))
        return EARLIER;
    return there == of->sentence - 1 ? LAST : PARAGRAPH;
}

/* What `standing_features` says of a candidate. */
static void stand(const Laid *laid, const Figure *of, const Period *one, long rank, long beside_it, Run *run)
{
    uint64_t before = of->inside > of->first ? (uint64_t)number(laid->stems, of->inside - 1) : 0;
    uint64_t after = stem(laid, of->beyond, of->after);
    long place = one->is_none ? 0 : 6, order = 0;
    if (size_of(one->mentions)) {
        long nearest = number(one->mentions, 0), back = of->sentence - number(laid->sentences, nearest);
        int ahead = number(laid->starts, nearest) < of->start;
        place = back == 0 ? 1 + ahead : back == 1 ? 3 : back > 0 ? 4 : 5;
    }
    if (one->is_dated)
        order = one->rank == of->lowest ? 1 : one->rank == of->highest ? 3 : 2;
    order |= least(of->dated, 3) << 2;
    put(run, 150, before, place | order << 3);
    put(run, 151, after, place);
    put(run, 152, before, place);
    put(run, 153, least(rank, 5) | least(of->dated, 2) << 3, of->kinds >> 5);
    put(run, 154, order | place << 4, of->kinds >> 5);
    put(run, 157, order | place << 4, beside_it);
    put(run, 155, one->often, place | least(laid->periods, 4) << 3);
    put(run, 156, one->is_leading | place << 1, of->kinds & MEASURE);
}

/* What `frame_features` says of a candidate; `near` is whether its twins are candidates too. */
static void frame(const Laid *laid, const Figure *of, const Period *one, long based, long near, Run *run)
{
    uint64_t verb = (uint64_t)number(laid->verbs, of->at);
    long place = one->place, kind = size_of(one->mentions) ? number(laid->kinds, number(one->mentions, 0)) & KIND : 0;
    put(run, 400, verb, place | of->own << 4);
    put(run, 401, verb, one->sort);
    put(run, 402, place | of->own << 4, of->kinds);
    put(run, 403, place | kind << 4, of->kinds >> 5 & 3);
    put(run, 404, one->form, of->kinds);
    put(run, 405, based | near << 2, place | (of->kinds >> 7) << 4);
    put(run, 406, based | near << 2, kind);
    put(run, 407, stem(laid, of->beyond + 1, of->after), place);
    put(run, 408, stem(laid, of->beyond + 2, of->after), place);
}

/* What `period_features` says of a candidate; `openings` are codes of the sentence, which a figure of no period has. */
static void period(const Laid *laid, const Figure *of, const Period *one, PyObject *openings, Run *run)
{
    long sort = one->sort, kinds = of->kinds, total = (long)size_of(one->mentions);
    put(run, 120, sort, kinds);
    put(run, 121, sort, kinds & MEASURE);
    put(run, 122, sort, kinds >> 5);
    put(run, 123, sort, 0);
    if (one->is_none) {
        long here = least((long)size_of(of->here), 2);
        put(run, 124, here, kinds);
        put(run, 125, here, kinds & MEASURE);
        put(run, 126, here, kinds >> 5);
        for (Py_ssize_t i = 0; i < size_of(of->here); i++) {
            long kind = number(laid->kinds, number(of->here, i)) & KIND;
            put(run, 127, kind, kinds & MEASURE);
            put(run, 128, kind, kinds >> 5);
        }
    }
    for (long i = 0; i < least(total, one->is_none ? 1 : MOST_MENTIONS); i++)
        mention(laid, of, number(one->mentions, i), run);
    if (!one->is_none)
        put(run, 143, least(total, 3), sort);
    for (Py_ssize_t i = 0; one->is_none && i < PyBytes_GET_SIZE(openings) / (Py_ssize_t)sizeof(uint64_t); i++) {
        uint64_t code;
        memcpy(&code, PyBytes_AS_STRING(openings) + i * (Py_ssize_t)sizeof code, sizeof code);
        put(run, 0, 0, code);
    }
}

/* How many of figures `first` to `after` stand in the sentence of a figure. */
static long alike(const Laid *laid, const Figure *of, long first, long after)
{
    long count = 0, total = (long)size_of(laid->figure_sentences);
    for (long at = first > 0 ? first : 0; at < after && at < total; at++)
        count += number(laid->figure_sentences, at) == of->sentence;
    return count;
}

/* The figure, and of its candidates what it takes all of them to tell. */
static void know(const Laid *laid, Figure *of, Period *all, long count)
{
    of->sentence = number(laid->figure_sentences, of->at);
    of->start = number(laid->figure_starts, of->at);
    of->end = number(laid->figure_ends, of->at);
    of->here = row(laid->by_sentence, of->sentence);
    long words[4];
    if (numbers(row(laid->sentence_words, of->sentence), words, 2) || numbers(row(laid->figure_words, of->at), words + 2, 2))
        return;
    of->first = words[0], of->after = words[1], of->inside = words[2], of->beyond = words[3];
    of->own = of->dated = of->lowest = of->highest = 0;
    for (Period *one = all; one < all + count && !PyErr_Occurred(); one++) {
        one->place = size_of(laid->verbs) ? placed(laid, of, one) : NOWHERE;
        if (one->place == BEFORE || one->place == AFTER)
            of->own = 2;
        else if (!of->own && (one->place == BEFORE_APART || one->place == AFTER_APART))
            of->own = 1;
        one->is_dated = !one->is_none && size_of(one->mentions) &&
                        number(laid->sentences, number(one->mentions, 0)) == of->sentence;
        if (one->is_dated) {
            of->lowest = of->dated ? least(of->lowest, one->rank) : one->rank;
            of->highest = of->dated && of->highest > one->rank ? of->highest : one->rank;
            of->dated++;
        }
    }
}

/* Whether the same months of the year before (1) and of the year after (2) are candidates too. */
static long twins(const Period *one, const Period *all, long count)
{
    long found = 0;
    for (const Period *other = all; other < all + count; other++)
        found |= (other->id == one->earlier) | (other->id == one->later) << 1;
    return found;
}

static PyObject *tell(const Laid *laid, Figure *of, Period *all, long count, PyObject *openings, Run *run)
{
    know(laid, of, all, count);
    long based = told_as_base(laid, of);
    long beside_it = least(alike(laid, of, of->at - 4, of->at), 3) | least(alike(laid, of, of->at + 1, of->at + 4), 2) << 2;
    PyObject *out = PyErr_Occurred() ? NULL : PyList_New(count);
    for (long rank = 0; out && rank < count; rank++) {
        run->count = 0;
        stand(laid, of, all + rank, rank, beside_it, run);
        if (size_of(laid->verbs))
            frame(laid, of, all + rank, based, twins(all + rank, all, count), run);
        period(laid, of, all + rank, openings, run);
        PyObject *told = PyErr_Occurred() ? NULL : PyBytes_FromStringAndSize((char *)run->codes, run->count * sizeof(uint64_t));
        if (told)
            PyList_SET_ITEM(out, rank, told);
        else
            Py_CLEAR(out);
    }
    return out;
}

/* The text as it is handed over. */
static int open_text(PyObject *told, Laid *laid)
{
    PyObject **const lists[] = {
        &laid->text,       &laid->figure_sentences, &laid->figure_words,    &laid->figure_starts,
        &laid->figure_ends, &laid->figure_units,    &laid->sentence_words,  &laid->sentence_starts,
        &laid->paragraphs, &laid->headings,         &laid->stems,           &laid->concepts,
        &laid->word_starts, &laid->starts,          &laid->ends,            &laid->sentences,
        &laid->words,      &laid->figures,          &laid->kinds,           &laid->around,
        &laid->by_sentence, &laid->clauses,         &laid->figure_clauses,  &laid->verbs,
    };
    enum { LISTS = sizeof lists / sizeof *lists };
    if (PyTuple_GET_SIZE(told) != LISTS + 3 || !PyUnicode_Check(PyTuple_GET_ITEM(told, 0))) {
        PyErr_SetString(PyExc_TypeError, "a text is laid out in lists");
        return -1;
    }
    for (int i = 0; i < LISTS; i++)
        *lists[i] = PyTuple_GET_ITEM(told, i);
    laid->compare = PyLong_AsLong(PyTuple_GET_ITEM(told, LISTS));
    laid->source = PyLong_AsLong(PyTuple_GET_ITEM(told, LISTS + 1));
    laid->periods = PyLong_AsLong(PyTuple_GET_ITEM(told, LISTS + 2));
    return PyErr_Occurred() ? -1 : 0;
}

static int open_period(PyObject *profile, PyObject *mentions, Period *one)
{
    long told[9];
    if (numbers(profile, told, 9))
        return -1;
    *one = (Period){told[0], told[1], told[2], told[3], told[4], told[5], told[6], told[7], told[8], 0, 0, mentions};
    return 0;
}

static PyObject *runs(PyObject *self, PyObject *const *args, Py_ssize_t given)
{
    PyObject *told, *profiles, *mentions, *openings;
    Laid laid;
    Figure of;
    if (take(args, given, "TllLLB", &told, &of.at, &of.kinds, &profiles, &mentions, &openings) || open_text(told, &laid))
        return NULL;
    long count = (long)PyList_GET_SIZE(profiles);
    Period *all = PyMem_Malloc((count + 1) * sizeof *all);
    Run run = {PyMem_Malloc(ROOM * sizeof(uint64_t)), 0, ROOM};
    PyObject *out = all && run.codes ? Py_None : PyErr_NoMemory();
    for (long i = 0; out && i < count; i++)
        if (open_period(PyList_GET_ITEM(profiles, i), row(mentions, i), all + i))
            out = NULL;
    if (out)
        out = tell(&laid, &of, all, count, openings, &run);
    PyMem_Free(all);
    PyMem_Free(run.codes);
    return out;
}

static PyMethodDef METHODS[] = {
    {"runs", FAST(runs), "The codes of each candidate period, as a run."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "timed", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_timed(void)
{
    return PyModule_Create(&MODULE);
}
