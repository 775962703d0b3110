/* How the parties of a text stand about one of its figures: what `company` of party_features.py and `stands` of
   party_stands.py find out. */

#ifndef COMPANY_H
#define COMPANY_H

#include "codes.h"
#include <stddef.h>

enum { MOST_PARTIES = 512, BACK = 12, FEW = 3 };
enum { HOME = 1, GROUP = 2, TITLE = 4, OPENING = 8 };
enum { RANK, NAMED, FLAGS, OF_PARTY }; /* what the table tells of a party, in this order */

/* A party as it stands about the figure: places in lists count from 1, 0 is nowhere. */
typedef struct {
    long rank, named, flags, before, after, earlier, left, right, item, is_here, is_last, is_topic;
    Py_ssize_t mark; /* the mention nearest to the figure in its sentence, -1 for none */
    long distance;
} Party;

typedef struct {
    PyObject *marks, *by_sentence, *ids, *kinds, *figures, *starts, *stems, *suffixes, *sentence_words, *sentences;
    Py_buffer table;
    long home, section, lead; /* as numbers of parties, -1 for none */
    long measure, words, foreign, is_about_home, opens_at_home;
    long count, sentence, start, anyone;
    long here, last, titled, items, first_item, shape, has_group, names_group, home_place;
    Party parties[MOST_PARTIES];
} Company;

/* The numbers of the mentions in a sentence. */
static PyObject *mentions_of(const Company *about, Py_ssize_t sentence)
{
    PyObject *lists = about->by_sentence;
    PyObject *found = sentence >= 0 && sentence < PyList_GET_SIZE(lists) ? PyList_GET_ITEM(lists, sentence) : NULL;
    if (!found || !PyList_CheckExact(found)) {
        PyErr_SetString(PyExc_IndexError, "a sentence that is not on the page");
        return NULL;
    }
    return found;
}

/* The state of a party by its code. */
static Party *party_of(Company *about, PyObject *who)
{
    PyObject *id = PyDict_GetItemWithError(about->ids, who);
    long at = id ? PyLong_AsLong(id) : -1;
    if (at < 0 || at >= about->count) {
        if (!PyErr_Occurred())
            PyErr_SetObject(PyExc_KeyError, who);
        return NULL;
    }
    return about->parties + at;
}

/* The first of sorted numbers that is not below `wanted`. */
static Py_ssize_t bisect(PyObject *list, long wanted)
{
    Py_ssize_t low = 0, high = PyList_GET_SIZE(list);
    while (low < high) {
        Py_ssize_t at = (low + high) / 2;
        if (PyLong_AsLong(PyList_GET_ITEM(list, at)) < wanted)
            low = at + 1;
        else
            high = at;
    }
    return low;
}

static int open_parties(Company *about)
{
    const int64_t *told = about->table.buf;
    about->count = (long)(about->table.len / (OF_PARTY * (Py_ssize_t)sizeof *told));
    if (about->count > MOST_PARTIES) {
        PyErr_SetString(PyExc_ValueError, "there are not so many parties");
        return -1;
    }
    memset(about->parties, 0, (size_t)about->count * sizeof *about->parties);
    for (long i = 0; i < about->count; i++, told += OF_PARTY) {
        Party *one = about->parties + i;
        one->rank = (long)told[RANK], one->named = (long)told[NAMED], one->flags = (long)told[FLAGS], one->mark = -1;
        about->titled += (one->flags & TITLE) > 0;
    }
    return 0;
}

/* Who is named before the figure, after it and in the sentences before. */
static int open_near(Company *about, PyObject *near)
{
    PyObject *lists[3];
    if (!PyArg_ParseTuple(near, "O!O!O!", &PyList_Type, &lists[0], &PyList_Type, &lists[1], &PyList_Type, &lists[2]))
        return -1;
    about->anyone = PyList_GET_SIZE(lists[0]) || PyList_GET_SIZE(lists[1]);
    about->home_place = 3;
    for (int side = 0; side < 3; side++)
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(lists[side]); i++) {
            Party *one = party_of(about, PyList_GET_ITEM(lists[side], i));
            if (!one)
                return -1;
            long *place = side == 0 ? &one->before : side == 1 ? &one->after : &one->earlier;
            *place = *place ? *place : (long)i + 1;
            if (one->flags & HOME && side < about->home_place)
                about->home_place = side;
            if (side < 2 && !one->is_here) {
                one->is_here = 1;
                about->here++;
                about->has_group |= (one->flags & GROUP) > 0;
            }
        }
    return 0;
}

/* Who is named in the nearest sentence before that names anyone. */
static int open_last(Company *about)
{
    for (long back = about->sentence - 1; back >= 0 && back >= about->sentence - BACK; back--) {
        PyObject *numbers = mentions_of(about, back);
        if (!numbers)
            return -1;
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(numbers); i++) {
            PyObject *mark = tuple_at(about->marks, number_at(numbers, i));
            Party *one = mark ? party_of(about, PyTuple_GET_ITEM(mark, 2)) : NULL;
            if (!one)
                return -1;
            about->last += !one->is_last;
            one->is_last = 1;
        }
        if (PyList_GET_SIZE(numbers))
            break;
    }
    return 0;
}

/* A mention of the figure's sentence, and how many of its figures begin before it. */
typedef struct {
    Party *party;
    Py_ssize_t mark;
    long figures;
} Named;

/* Which of the sentence's mentions are of the figure's own item, and which of the topic of all items. */
static void part_items(Company *about, const Named *named, Py_ssize_t count, long place, long figures)
{
    long before = -1, behind = -1, groups = 0, opens = count && !named[0].figures;
    for (Py_ssize_t i = 0; i < count; i++) {
        groups += !i || named[i].figures != named[i - 1].figures;
        if (named[i].figures <= place)
            before = named[i].figures;
        else if (behind < 0)
            behind = named[i].figures;
    }
    if (!count)
        return;
    int is_before = before >= 0 && (opens || behind < 0);
    long own = is_before ? before : behind, order = 0;
    for (Py_ssize_t step = 0; step < count; step++) {
        const Named *one = named + (is_before ? count - 1 - step : step);
        if (one->figures != own)
            continue;
        order++;
        if (!one->party->item) {
            one->party->item = order;
            about->items += !(one->party->flags & HOME);
        }
        if (order == 1)
            about->first_item = (long)(one->party - about->parties);
    }
    for (Py_ssize_t i = 0; i < count && !named[i].figures; i++)
        if (own || (i + 1 < count && !named[i + 1].figures))
            named[i].party->is_topic = 1;
    about->shape = (groups < FEW ? groups : FEW) | (figures < FEW ? figures : FEW) << 2 | opens << 4;
}

static int open_sentence(Company *about, Py_ssize_t at)
{
    Py_ssize_t first = at, after = at + 1, total = PyList_GET_SIZE(about->figures);
    while (first > 0 && number_at(about->sentences, first - 1) == about->sentence)
        first--;
    while (after < total && number_at(about->sentences, after) == about->sentence)
        after++;
    PyObject *numbers = mentions_of(about, about->sentence);
    Py_ssize_t count = numbers ? PyList_GET_SIZE(numbers) : 0;
    Named few[64], *named = count > 64 ? PyMem_Malloc((size_t)count * sizeof *named) : few;
    long place = (long)(at - first);
    if (!named)
        PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < count && !PyErr_Occurred(); i++) {
        PyObject *mark = tuple_at(about->marks, named[i].mark = number_at(numbers, i));
        Party *one = mark ? party_of(about, PyTuple_GET_ITEM(mark, 2)) : NULL;
        if (!one)
            break;
        long start = PyLong_AsLong(PyTuple_GET_ITEM(mark, 0)), apart = labs(start - about->start), passed = 0;
        while (first + passed < after && number_at(about->figures, first + passed) < start)
            passed++;
        named[i].party = one, named[i].figures = passed;
        if (passed <= place)
            one->left = place - passed + 1;
        else if (!one->right)
            one->right = passed - place;
        about->names_group |= (one->flags & GROUP) > 0;
        if (one->mark < 0 || apart < one->distance)
            one->mark = named[i].mark, one->distance = apart;
    }
    if (!PyErr_Occurred())
        part_items(about, named, count, place, (long)(after - first));
    if (named != few)
        PyMem_Free(named);
    return PyErr_Occurred() ? -1 : 0;
}

#endif
