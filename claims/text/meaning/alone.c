/* What speaks for each party of a figure's candidate sets, whoever the others are, and what all sets of it are held against,
   as sets.c takes them: what party_features.py and party_stands.py say party by party.

   Optional, as all of the compiled reader is. alone.pyi tells what the function takes. */

#include "codes.h"
#include <stddef.h>

enum { MOST_PARTIES = 512, MOST_CODES = 20, BACK = 12, NEVER = 15, FEW = 3 };
enum { HOME = 1, GROUP = 2, TITLE = 4, OPENING = 8 }; /* what the table tells of a party, beside its rank and how much it is named */
enum { RANK, NAMED, FLAGS, OF_PARTY };

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
} Scene;

/* The numbers of the mentions in a sentence. */
static PyObject *mentions_of(const Scene *scene, Py_ssize_t sentence)
{
    PyObject *lists = scene->by_sentence;
    PyObject *found = sentence >= 0 && sentence < PyList_GET_SIZE(lists) ? PyList_GET_ITEM(lists, sentence) : NULL;
    if (!found || !PyList_CheckExact(found)) {
        PyErr_SetString(PyExc_IndexError, "a sentence that is not on the page");
        return NULL;
    }
    return found;
}

/* The state of a party by its code. */
static Party *party_of(Scene *scene, PyObject *who)
{
    PyObject *id = PyDict_GetItemWithError(scene->ids, who);
    long at = id ? PyLong_AsLong(id) : -1;
    if (at < 0 || at >= scene->count) {
        if (!PyErr_Occurred())
            PyErr_SetObject(PyExc_KeyError, who);
        return NULL;
    }
    return scene->parties + at;
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

static int open_parties(Scene *scene)
{
    const int64_t *told = scene->table.buf;
    scene->count = (long)(scene->table.len / (OF_PARTY * (Py_ssize_t)sizeof *told));
    if (scene->count > MOST_PARTIES) {
        PyErr_SetString(PyExc_ValueError, "there are not so many parties");
        return -1;
    }
    memset(scene->parties, 0, (size_t)scene->count * sizeof *scene->parties);
    for (long i = 0; i < scene->count; i++, told += OF_PARTY) {
        Party *one = scene->parties + i;
        one->rank = (long)told[RANK], one->named = (long)told[NAMED], one->flags = (long)told[FLAGS], one->mark = -1;
        scene->titled += (one->flags & TITLE) > 0;
    }
    return 0;
}

/* Who is named before the figure, after it and in the sentences before. */
static int open_near(Scene *scene, PyObject *near)
{
    PyObject *lists[3];
    if (!PyArg_ParseTuple(near, "O!O!O!", &PyList_Type, &lists[0], &PyList_Type, &lists[1], &PyList_Type, &lists[2]))
        return -1;
    scene->anyone = PyList_GET_SIZE(lists[0]) || PyList_GET_SIZE(lists[1]);
    scene->home_place = 3;
    for (int side = 0; side < 3; side++)
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(lists[side]); i++) {
            Party *one = party_of(scene, PyList_GET_ITEM(lists[side], i));
            if (!one)
                return -1;
            long *place = side == 0 ? &one->before : side == 1 ? &one->after : &one->earlier;
            *place = *place ? *place : (long)i + 1;
            if (one->flags & HOME && side < scene->home_place)
                scene->home_place = side;
            if (side < 2 && !one->is_here) {
                one->is_here = 1;
                scene->here++;
                scene->has_group |= (one->flags & GROUP) > 0;
            }
        }
    return 0;
}

/* Who is named in the nearest sentence before that names anyone. */
static int open_last(Scene *scene)
{
    for (long back = scene->sentence - 1; back >= 0 && back >= scene->sentence - BACK; back--) {
        PyObject *numbers = mentions_of(scene, back);
        if (!numbers)
            return -1;
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(numbers); i++) {
            PyObject *mark = tuple_at(scene->marks, number_at(numbers, i));
            Party *one = mark ? party_of(scene, PyTuple_GET_ITEM(mark, 2)) : NULL;
            if (!one)
                return -1;
            scene->last += !one->is_last;
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
static void part_items(Scene *scene, const Named *named, Py_ssize_t count, long place, long figures)
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
            scene->items += !(one->party->flags & HOME);
        }
        if (order == 1)
            scene->first_item = (long)(one->party - scene->parties);
    }
    for (Py_ssize_t i = 0; i < count && !named[i].figures; i++)
        if (own || (i + 1 < count && !named[i + 1].figures))
            named[i].party->is_topic = 1;
    scene->shape = (groups < FEW ? groups : FEW) | (figures < FEW ? figures : FEW) << 2 | opens << 4;
}

static int open_sentence(Scene *scene, Py_ssize_t at)
{
    Py_ssize_t first = at, after = at + 1, total = PyList_GET_SIZE(scene->figures);
    while (first > 0 && number_at(scene->sentences, first - 1) == scene->sentence)
        first--;
    while (after < total && number_at(scene->sentences, after) == scene->sentence)
        after++;
    PyObject *numbers = mentions_of(scene, scene->sentence);
    Py_ssize_t count = numbers ? PyList_GET_SIZE(numbers) : 0;
    Named few[64], *named = count > 64 ? PyMem_Malloc((size_t)count * sizeof *named) : few;
    long place = (long)(at - first);
    if (!named)
        PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < count && !PyErr_Occurred(); i++) {
        PyObject *mark = tuple_at(scene->marks, named[i].mark = number_at(numbers, i));
        Party *one = mark ? party_of(scene, PyTuple_GET_ITEM(mark, 2)) : NULL;
        if (!one)
            break;
        long start = PyLong_AsLong(PyTuple_GET_ITEM(mark, 0)), apart = labs(start - scene->start), passed = 0;
        while (first + passed < after && number_at(scene->figures, first + passed) < start)
            passed++;
        named[i].party = one, named[i].figures = passed;
        if (passed <= place)
            one->left = place - passed + 1;
        else if (!one->right)
            one->right = passed - place;
        scene->names_group |= (one->flags & GROUP) > 0;
        if (one->mark < 0 || apart < one->distance)
            one->mark = named[i].mark, one->distance = apart;
    }
    if (!PyErr_Occurred())
        part_items(scene, named, count, place, (long)(after - first));
    if (named != few)
        PyMem_Free(named);
    return PyErr_Occurred() ? -1 : 0;
}

#define PUT(template, a, b) (out[n++] = (uint64_t)(template) << 44 | (uint64_t)(a) << 22 | (uint64_t)(b))

/* How a party's nearest mention is worded: what `mention_features` says; how many codes, -1 with an error set. */
static int tell_mention(const Scene *scene, const Party *one, uint64_t *out)
{
    int n = 0;
    long home = (one->flags & HOME) > 0, first, after;
    if (one->mark < 0) {
        PUT(162, 0, home);
        PUT(170, 0, scene->measure | home << 6);
        return n;
    }
    PyObject *mark = tuple_at(scene->marks, one->mark), *words = tuple_at(scene->sentence_words, scene->sentence);
    if (!mark || !words || !PyArg_ParseTuple(words, "ll", &first, &after))
        return -1;
    PyObject *known = PyDict_GetItemWithError(scene->kinds, PyTuple_GET_ITEM(mark, 3));
    long kind = known ? PyLong_AsLong(known) : -1, start = PyLong_AsLong(PyTuple_GET_ITEM(mark, 0));
    Py_ssize_t word = bisect(scene->starts, start), follows = bisect(scene->starts, PyLong_AsLong(PyTuple_GET_ITEM(mark, 1)));
    long before = word > first ? number_at(scene->stems, word - 1) : 0, behind = follows < after ? number_at(scene->stems, follows) : 0;
    long suffix = follows > word ? number_at(scene->suffixes, follows - 1) : 0, side = start < scene->start ? 1 : 2;
    if (!known && !PyErr_Occurred())
        PyErr_SetObject(PyExc_KeyError, PyTuple_GET_ITEM(mark, 3));
    if (PyErr_Occurred())
        return -1;
    PUT(162, kind, home | side << 1);
    PUT(163, kind, scene->measure | 1 << 6);
    PUT(164, before, home | side << 1);
    PUT(165, behind, home | side << 1);
    PUT(166, suffix, home | side << 1);
    PUT(170, side, scene->measure | home << 6);
    PUT(167, ((one->flags & TITLE) > 0) | side << 1, scene->measure);
    return n;
}

/* All that is told of one party: a tuple of its bits and the run of its codes. */
static PyObject *tell(const Scene *scene, PyObject *who, const Party *one, PyObject *lately)
{
    uint64_t out[MOST_CODES];
    int n = 0;
    PyObject *seen = PyDict_GetItemWithError(lately, who);
    long home = (one->flags & HOME) > 0, rank = one->rank | home << 3, named = one->named | home << 3;
    long late = seen ? PyLong_AsLong(seen) : NEVER, sides = one->before | one->after << 3;
    if (PyErr_Occurred())
        return NULL;
    late = (late < NEVER ? late : NEVER) | scene->anyone << 4;
    PUT(171, late, home | (sides > 0) << 1);
    PUT(172, late, rank);
    PUT(115, named, sides);
    PUT(110, sides, home);
    PUT(111, rank, scene->foreign);
    PUT(112, one->earlier | scene->anyone << 3, home);
    PUT(113, rank, sides | one->earlier << 6);
    int more = tell_mention(scene, one, out + n);
    if (more < 0)
        return NULL;
    n += more;
    long opens = ((one->flags & OPENING) > 0) | home << 1 | one->is_here << 2 | scene->is_about_home << 3;
    PUT(194, opens, scene->words >> 5);
    PUT(195, opens, scene->opens_at_home);
    long stands = (one->left < FEW ? one->left : FEW) | (one->right < FEW ? one->right : FEW) << 2 |
                  (one->item < FEW ? one->item : FEW) << 4 | home << 6;
    PUT(184, stands, scene->shape);
    PUT(185, stands, scene->measure);
    long place = (long)(one - scene->parties);
    long bits = one->is_here | ((one->flags & GROUP) > 0) << 1 | one->is_last << 2 | ((one->flags & TITLE) > 0) << 3 | home << 4 |
                (one->item > 0) << 5 | one->is_topic << 6 | (one->left || one->right) << 7 | (place == scene->section) << 8 |
                (place == scene->lead) << 9 | (place == scene->first_item) << 10 | one->named << 11;
    return Py_BuildValue("ly#", bits, (const char *)out, (Py_ssize_t)(n * (int)sizeof *out));
}

/* What is told of each party of some sets, by its code. */
static PyObject *tell_all(Scene *scene, PyObject *sets, PyObject *lately)
{
    PyObject *told = PyDict_New();
    for (Py_ssize_t i = 0; told && i < PyList_GET_SIZE(sets); i++) {
        PyObject *members = tuple_at(sets, i);
        for (Py_ssize_t j = 0; members && j < PyTuple_GET_SIZE(members); j++) {
            PyObject *who = PyTuple_GET_ITEM(members, j);
            if (PyDict_GetItemWithError(told, who))
                continue;
            Party *one = PyErr_Occurred() ? NULL : party_of(scene, who);
            PyObject *own = one ? tell(scene, who, one, lately) : NULL;
            if (!own || PyDict_SetItem(told, who, own))
                members = NULL;
            Py_XDECREF(own);
        }
        if (!members)
            Py_CLEAR(told);
    }
    return told;
}

static PyObject *alone(PyObject *self, PyObject *args)
{
    Scene scene;
    PyObject *near, *lately, *sets, *told = NULL;
    Py_ssize_t at;
    long ahead, lent, is_beyond;
    memset(&scene, 0, offsetof(Scene, parties));
    if (!PyArg_ParseTuple(args, "(O!O!O!O!y*O!O!O!O!O!O!lll)nOO!O!(llllllll)", &PyList_Type, &scene.marks, &PyList_Type,
                          &scene.by_sentence, &PyDict_Type, &scene.ids, &PyDict_Type, &scene.kinds, &scene.table, &PyList_Type,
                          &scene.figures, &PyList_Type, &scene.starts, &PyList_Type, &scene.stems, &PyList_Type,
                          &scene.suffixes, &PyList_Type, &scene.sentence_words, &PyList_Type, &scene.sentences, &scene.home,
                          &scene.foreign, &ahead, &at, &near, &PyDict_Type, &lately, &PyList_Type, &sets, &scene.measure,
                          &scene.words, &scene.is_about_home, &scene.opens_at_home, &scene.section, &scene.lead, &lent,
                          &is_beyond))
        return NULL;
    scene.sentence = number_at(scene.sentences, at), scene.start = number_at(scene.figures, at), scene.first_item = -1;
    if (!PyErr_Occurred() && !open_parties(&scene) && !open_near(&scene, near) && !open_last(&scene) && !open_sentence(&scene, at))
        told = tell_all(&scene, sets, lately);
    PyBuffer_Release(&scene.table);
    if (!told)
        return NULL;
    long is_home_here = scene.home >= 0 && scene.home < scene.count && scene.parties[scene.home].is_here;
    return Py_BuildValue("N(llllllllllllllllll)", told, scene.here, scene.last, scene.titled, scene.items, scene.measure,
                         (long)(scene.home >= 0), scene.is_about_home, scene.words, scene.home_place, ahead, scene.has_group,
                         scene.names_group | is_home_here << 1, lent, is_beyond, (long)(scene.section >= 0),
                         (long)(scene.lead >= 0), scene.shape, (long)(scene.first_item >= 0));
}

static PyMethodDef METHODS[] = {
    {"alone", alone, METH_VARARGS, "What is told of each party of some sets, and of the figure."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "alone", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_alone(void)
{
    return PyModule_Create(&MODULE);
}
