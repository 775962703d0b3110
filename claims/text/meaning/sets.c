/* What speaks for candidate sets of parties, as packed feature codes: what party_features.py and party_stands.py say set
   by set.

   Optional, as all of the compiled reader is. Python tells once of each party what a set needs to know of it; each set is
   then a matter of counting. sets.pyi tells what the function takes. */

#include "taken.h"
#include <string.h>

/* What is told of a party, in bits; above them, how much it is named. */
enum { HERE, GROUP, LAST, TITLE, HOME, ITEM, TOPIC, BESIDE, SECTION, LEAD, FOREMOST, KINDS, NAMED = KINDS };
enum { MOST_CODES = 64, MOST_MEMBERS = 32, CODE = sizeof(uint64_t) };

/* What is told of a figure, whatever the set; counts of parties come first. */
typedef struct {
    long here, last, title, item;
    long measure, has_home, is_about_home, words, home_place, ahead, has_group, group_words, lent, is_beyond;
    long section, lead, shape, has_item;
} About;

/* The members of a set: what is told of each, the codes of each alone, and how many have each of the bits. */
typedef struct {
    long size, told[MOST_MEMBERS], count[KINDS];
    PyObject *alone[MOST_MEMBERS];
} Set;

static long least(long one, long other)
{
    return one < other ? one : other;
}

static int know(Set *set, PyObject *members, PyObject *people)
{
    if (!PyTuple_CheckExact(members) || PyTuple_GET_SIZE(members) > MOST_MEMBERS) {
        PyErr_SetString(PyExc_ValueError, "a set of parties is a tuple of a few");
        return -1;
    }
    memset(set->count, 0, sizeof set->count);
    set->size = (long)PyTuple_GET_SIZE(members);
    for (long i = 0; i < set->size; i++) {
        PyObject *known = PyDict_GetItemWithError(people, PyTuple_GET_ITEM(members, i));
        if (!known || TAKE_ALL(known, "lB", &set->told[i], &set->alone[i])) {
            if (!PyErr_Occurred())
                PyErr_SetObject(PyExc_KeyError, PyTuple_GET_ITEM(members, i));
            return -1;
        }
        for (int kind = 0; kind < KINDS; kind++)
            set->count[kind] += set->told[i] >> kind & 1;
    }
    return 0;
}

#define COUNT(kind) (set->count[kind])
#define IS(kind) (told >> (kind) & 1)
#define PUT(template, a, b) (out[n++] = (uint64_t)(template) << 44 | (uint64_t)(a) << 22 | (uint64_t)(b))

/* Who of a set is of the figure's own item, of the topic, of another item or nowhere: what `item_features` says. */
static int of_item(const Set *set, const About *about, long home, uint64_t *out)
{
    int n = 0;
    long inside = 0, topical = 0, astray = 0, lost = 0, taken = 0;
    for (long i = 0; i < set->size; i++) {
        long told = set->told[i];
        inside += IS(ITEM);
        taken += IS(ITEM) && !IS(HOME);
        topical += !IS(ITEM) && IS(TOPIC);
        astray += !IS(ITEM) && !IS(TOPIC) && IS(BESIDE);
        lost += !IS(ITEM) && !IS(TOPIC) && !IS(BESIDE);
    }
    long told = least(inside, 3) | least(astray, 3) << 2 | least(lost, 3) << 4 | least(topical, 3) << 6 |
                least(about->item - taken, 3) << 8 | home << 10 | (about->has_item && COUNT(FOREMOST)) << 12;
    PUT(188, told, least(about->shape & 3, 2));
    PUT(189, told, about->measure);
    PUT(190, told, about->shape);
    return n;
}

/* The codes of a set but those of its members alone: what `set_features` and `item_features` say. */
static int of_set(const Set *set, const About *about, long focus, long headed, long is_company, PyObject *grouped,
                  uint64_t *out)
{
    int n = 0;
    long crowd = least(about->here, 3), size = set->size, covered = COUNT(HERE), absent = size - covered;
    long left_over = least(about->here - covered, 3), home = about->has_home ? COUNT(HOME) : 2;
    long groups = COUNT(GROUP) | about->has_group << 2, last = COUNT(LAST) | least(about->last, 3) << 2;
    long shape = covered | absent << 2 | left_over << 4 | home << 6 | focus << 8, measure = about->measure;
    PUT(100, shape, 0);
    PUT(101, shape, measure);
    PUT(102, focus | home << 2, crowd);
    PUT(103, size, groups & 3);
    PUT(104, focus, measure);
    PUT(105, left_over | absent << 2, focus);
    PUT(106, COUNT(TITLE) | least(about->title, 3) << 2, 0);
    PUT(107, groups, focus | size << 2);
    PUT(160, about->words, covered | absent << 2 | home << 4 | focus << 6);
    PUT(161, last, covered | home << 2 | crowd << 4);
    PUT(168, shape, about->home_place);
    PUT(169, focus | home << 2 | about->ahead << 4, crowd | covered << 2);
    long is_title = COUNT(TITLE) == size && about->title == size;
    long several = (about->words >> 3 & 3) | is_company << 2 | is_title << 3;
    PUT(191, size, several);
    PUT(192, several | size << 4, covered | absent << 2);
    PUT(177, headed, least(crowd, 2));
    PUT(196, headed, home | focus << 2);
    PUT(193, home | about->is_about_home << 2, focus | crowd << 2);
    if (grouped) {
        memcpy(out + n, PyBytes_AS_STRING(grouped), (size_t)PyBytes_GET_SIZE(grouped));
        n += (int)(PyBytes_GET_SIZE(grouped) / CODE);
    } else {
        PUT(178, about->group_words, size);
    }
    if (about->lent) {
        long lent = about->lent | size << 2;
        PUT(180, lent, measure);
        PUT(181, lent, covered | home << 2 | crowd << 4);
    }
    if (about->is_beyond) {
        PUT(182, size, measure);
        PUT(183, size, covered | home << 2 | crowd << 4);
    }
    long frames[2] = {about->section ? 1 + (COUNT(SECTION) > 0) : 0, about->lead ? 1 + (COUNT(LEAD) > 0) : 0};
    for (int i = 0; i < 2; i++) {
        PUT(117 + i, frames[i], least(crowd, 2) | focus << 2);
        PUT(117 + i, frames[i], home << 4 | 1 << 8);
    }
    return n + of_item(set, about, home, out + n);
}

/* All codes of a set as one run. */
static PyObject *run_of(const Set *set, const About *about, const uint64_t *own, int count)
{
    Py_ssize_t size = count * CODE;
    for (long i = 0; i < set->size; i++)
        size += CODE + PyBytes_GET_SIZE(set->alone[i]);
    PyObject *run = PyBytes_FromStringAndSize(NULL, size);
    if (!run)
        return NULL;
    char *at = PyBytes_AS_STRING(run);
    memcpy(at, own, (size_t)count * CODE);
    at += count * CODE;
    for (long i = 0; i < set->size; i++) {
        uint64_t out[1];
        int n = 0;
        long told = set->told[i];
        PUT(114, told >> NAMED | IS(HOME) << 3, least(about->here, 2) | COUNT(HERE) << 2);
        memcpy(at, out, CODE);
        memcpy(at + CODE, PyBytes_AS_STRING(set->alone[i]), (size_t)PyBytes_GET_SIZE(set->alone[i]));
        at += CODE + PyBytes_GET_SIZE(set->alone[i]);
    }
    return run;
}

/* 2 where there is nothing to compare with, else whether the set is that. */
static long is_same(PyObject *members, PyObject *other)
{
    return other == Py_None ? 2 : PyObject_RichCompareBool(members, other, Py_EQ);
}

static PyObject *told_of(PyObject *members, PyObject *people, PyObject *grouped, const About *about, PyObject *focus,
                         PyObject *headed, PyObject *companies)
{
    Set set;
    uint64_t own[MOST_CODES];
    if (know(&set, members, people))
        return NULL;
    PyObject *group = PyDict_GetItemWithError(grouped, members);
    if (!group && PyErr_Occurred())
        return NULL;
    if (group && (!PyBytes_CheckExact(group) || PyBytes_GET_SIZE(group) > MOST_CODES / 4 * CODE)) {
        PyErr_SetString(PyExc_ValueError, "a group has a few codes of its own");
        return NULL;
    }
    long in_focus = is_same(members, focus), is_headed = is_same(members, headed);
    int is_company = PySequence_Contains(companies, members);
    if (in_focus < 0 || is_headed < 0 || is_company < 0)
        return NULL;
    is_headed = is_headed == 2 ? 0 : 1 + is_headed;
    return run_of(&set, about, own, of_set(&set, about, in_focus, is_headed, is_company, group, own));
}

static PyObject *runs(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    PyObject *sets, *people, *grouped, *figure, *focus, *headed, *companies;
    About about;
    if (take(args, count, "LDDTOOL", &sets, &people, &grouped, &figure, &focus, &headed, &companies) ||
        TAKE_ALL(figure, "llllllllllllllllll", &about.here, &about.last, &about.title, &about.item, &about.measure,
                 &about.has_home, &about.is_about_home, &about.words, &about.home_place, &about.ahead, &about.has_group,
                 &about.group_words, &about.lent, &about.is_beyond, &about.section, &about.lead, &about.shape,
                 &about.has_item))
        return NULL;
    Py_ssize_t total = PyList_GET_SIZE(sets);
    PyObject *told = PyList_New(total);
    for (Py_ssize_t i = 0; told && i < total; i++) {
        PyObject *run = told_of(PyList_GET_ITEM(sets, i), people, grouped, &about, focus, headed, companies);
        if (run)
            PyList_SET_ITEM(told, i, run);
        else
            Py_CLEAR(told);
    }
    return told;
}

static PyMethodDef METHODS[] = {
    {"runs", FAST(runs), "The codes of each candidate set, as a run."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "sets", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_sets(void)
{
    return PyModule_Create(&MODULE);
}
