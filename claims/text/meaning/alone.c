/* What speaks for each party of a figure's candidate sets, whoever the others are, and what all sets of it are held
   against, as sets.c takes them: what party_features.py and party_stands.py say party by party.

   Optional, as all of the compiled reader is. alone.pyi tells what the function takes. */

#include "company.h"
#include "taken.h"

enum { MOST_CODES = 20, NEVER = 15 };

#define PUT(template, a, b) (out[n++] = (uint64_t)(template) << 44 | (uint64_t)(a) << 22 | (uint64_t)(b))

/* How a party's nearest mention is worded: what `mention_features` says; how many codes, -1 with an error set. */
static int tell_mention(const Company *about, const Party *one, uint64_t *out)
{
    int n = 0;
    long home = (one->flags & HOME) > 0, first, after;
    if (one->mark < 0) {
        PUT(162, 0, home);
        PUT(170, 0, about->measure | home << 6);
        return n;
    }
    PyObject *mark = tuple_at(about->marks, one->mark), *words = tuple_at(about->sentence_words, about->sentence);
    if (!mark || !words || TAKE_ALL(words, "ll", &first, &after))
        return -1;
    PyObject *known = PyDict_GetItemWithError(about->kinds, PyTuple_GET_ITEM(mark, 3));
    long kind = known ? PyLong_AsLong(known) : -1, start = PyLong_AsLong(PyTuple_GET_ITEM(mark, 0));
    long end = PyLong_AsLong(PyTuple_GET_ITEM(mark, 1)), side = start < about->start ? 1 : 2;
    Py_ssize_t word = bisect(about->starts, start), follows = bisect(about->starts, end);
    long before = word > first ? number_at(about->stems, word - 1) : 0;
    long behind = follows < after ? number_at(about->stems, follows) : 0;
    long suffix = follows > word ? number_at(about->suffixes, follows - 1) : 0;
    if (!known && !PyErr_Occurred())
        PyErr_SetObject(PyExc_KeyError, PyTuple_GET_ITEM(mark, 3));
    if (PyErr_Occurred())
        return -1;
    PUT(162, kind, home | side << 1);
    PUT(163, kind, about->measure | 1 << 6);
    PUT(164, before, home | side << 1);
    PUT(165, behind, home | side << 1);
    PUT(166, suffix, home | side << 1);
    PUT(170, side, about->measure | home << 6);
    PUT(167, ((one->flags & TITLE) > 0) | side << 1, about->measure);
    return n;
}

/* All that is told of one party: a tuple of its bits and the run of its codes. */
static PyObject *tell(const Company *about, PyObject *who, const Party *one, PyObject *lately)
{
    uint64_t out[MOST_CODES];
    int n = 0;
    PyObject *seen = PyDict_GetItemWithError(lately, who);
    long home = (one->flags & HOME) > 0, rank = one->rank | home << 3, named = one->named | home << 3;
    long late = seen ? PyLong_AsLong(seen) : NEVER, sides = one->before | one->after << 3;
    if (PyErr_Occurred())
        return NULL;
    late = (late < NEVER ? late : NEVER) | about->anyone << 4;
    PUT(171, late, home | (sides > 0) << 1);
    PUT(172, late, rank);
    PUT(115, named, sides);
    PUT(110, sides, home);
    PUT(111, rank, about->foreign);
    PUT(112, one->earlier | about->anyone << 3, home);
    PUT(113, rank, sides | one->earlier << 6);
    int more = tell_mention(about, one, out + n);
    if (more < 0)
        return NULL;
    n += more;
    long opens = ((one->flags & OPENING) > 0) | home << 1 | one->is_here << 2 | about->is_about_home << 3;
    PUT(194, opens, about->words >> 5);
    PUT(195, opens, about->opens_at_home);
    long stands = (one->left < FEW ? one->left : FEW) | (one->right < FEW ? one->right : FEW) << 2 |
                  (one->item < FEW ? one->item : FEW) << 4 | home << 6;
    PUT(184, stands, about->shape);
    PUT(185, stands, about->measure);
    long place = (long)(one - about->parties);
    long bits = one->is_here | ((one->flags & GROUP) > 0) << 1 | one->is_last << 2 | ((one->flags & TITLE) > 0) << 3 |
                home << 4 | (one->item > 0) << 5 | one->is_topic << 6 | (one->left || one->right) << 7 |
                (place == about->section) << 8 | (place == about->lead) << 9 | (place == about->first_item) << 10 |
                one->named << 11;
    return Py_BuildValue("ly#", bits, (const char *)out, (Py_ssize_t)(n * (int)sizeof *out));
}

/* What is told of each party of some sets, by its code. */
static PyObject *tell_all(Company *about, PyObject *sets, PyObject *lately)
{
    PyObject *told = PyDict_New();
    for (Py_ssize_t i = 0; told && i < PyList_GET_SIZE(sets); i++) {
        PyObject *members = tuple_at(sets, i);
        for (Py_ssize_t j = 0; members && j < PyTuple_GET_SIZE(members); j++) {
            PyObject *who = PyTuple_GET_ITEM(members, j);
            if (PyDict_GetItemWithError(told, who))
                continue;
            Party *one = PyErr_Occurred() ? NULL : party_of(about, who);
            PyObject *own = one ? tell(about, who, one, lately) : NULL;
            if (!own || PyDict_SetItem(told, who, own))
                members = NULL;
            Py_XDECREF(own);
        }
        if (!members)
            Py_CLEAR(told);
    }
    return told;
}

static PyObject *alone(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    Company about;
    PyObject *roster, *table, *near, *lately, *sets, *figure, *told = NULL;
    Py_ssize_t at;
    long ahead, lent, is_beyond;
    memset(&about, 0, offsetof(Company, parties));
    if (take(args, count, "TnODLT", &roster, &at, &near, &lately, &sets, &figure) ||
        TAKE_ALL(roster, "LLDDOLLLLLLlll", &about.marks, &about.by_sentence, &about.ids, &about.kinds, &table, &about.figures,
                 &about.starts, &about.stems, &about.suffixes, &about.sentence_words, &about.sentences, &about.home,
                 &about.foreign, &ahead) ||
        TAKE_ALL(figure, "llllllll", &about.measure, &about.words, &about.is_about_home, &about.opens_at_home, &about.section,
                 &about.lead, &lent, &is_beyond) ||
        PyObject_GetBuffer(table, &about.table, PyBUF_SIMPLE))
        return NULL;
    about.sentence = number_at(about.sentences, at), about.start = number_at(about.figures, at), about.first_item = -1;
    if (!PyErr_Occurred() && !open_parties(&about) && !open_near(&about, near) && !open_last(&about) &&
        !open_sentence(&about, at))
        told = tell_all(&about, sets, lately);
    PyBuffer_Release(&about.table);
    if (!told)
        return NULL;
    long is_home_here = about.home >= 0 && about.home < about.count && about.parties[about.home].is_here;
    return Py_BuildValue("N(llllllllllllllllll)", told, about.here, about.last, about.titled, about.items,
                         about.measure, (long)(about.home >= 0), about.is_about_home, about.words, about.home_place,
                         ahead, about.has_group, about.names_group | is_home_here << 1, lent, is_beyond,
                         (long)(about.section >= 0), (long)(about.lead >= 0), about.shape,
                         (long)(about.first_item >= 0));
}

static PyMethodDef METHODS[] = {
    {"alone", FAST(alone), "What is told of each party of some sets, and of the figure."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "alone", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_alone(void)
{
    return PyModule_Create(&MODULE);
}
