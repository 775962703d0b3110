/* What stands on both sides of a figure, as packed feature codes: what features.py and cues.py say code by code.

   Optional, as all of the compiled reader is. The codes of both sides come as one run of bytes, put into the list of
   codes as one member; `flat` makes plain codes of such a list. around.pyi tells what each function takes. */

#include "codes.h"
#include "taken.h"

enum { GAP_CLAUSE = 2 };
enum { BACK = 18, AHEAD = 14, NEAR = 4, INSIDE = 10, CUES_AWAY = 30, CUES_CLOSE = 10 };

/* The words around a figure: parallel lists, the range of its sentence, and its own range. */
typedef struct {
    PyObject *gaps, *concepts;
    Py_ssize_t first, after, inside, beyond;
} Place;

static int bucket(long distance)
{
    return distance < 3 ? (int)distance : distance < 5 ? 3 : distance < 9 ? 4 : 5;
}

/* What parts word `index` from the one nearer to the figure, on the side of `step`; below 0 with an error set. */
static long gap_at(const Place *place, Py_ssize_t index, int step)
{
    if (step > 0)
        return number_at(place->gaps, index);
    return index < PyList_GET_SIZE(place->gaps) - 1 ? number_at(place->gaps, index + 1) : 0;
}

/* The first word of a side and how many there are within reach. */
static Py_ssize_t reach(const Place *place, int step, Py_ssize_t back, Py_ssize_t ahead, Py_ssize_t *start)
{
    Py_ssize_t low, high;
    if (step < 0) {
        *start = place->inside - 1;
        low = place->inside - back > place->first ? place->inside - back : place->first;
        return *start >= low ? *start - low + 1 : 0;
    }
    *start = place->beyond;
    high = place->beyond + ahead < place->after ? place->beyond + ahead : place->after;
    return high > *start ? high - *start : 0;
}

/* What `side_features` says of one side; the heads found go to `heads`. */
static int side_of(const Place *place, PyObject *stems, PyObject *suffixes, PyObject *figures, PyObject *mask,
                   long total, uint64_t unit, int step, Run *run, long *heads)
{
#define PUT(template, code) if (put(run, (uint64_t)(template) << 44 | (code))) return -1
    Py_ssize_t index, count = reach(place, step, BACK, AHEAD, &index), own_word = step < 0 ? place->inside : place->beyond;
    long base = own_word < PyList_GET_SIZE(figures) ? number_at(figures, own_word) : step < 0 ? total : 0;
    uint64_t side = step < 0 ? 1 : 2;
    char seen[NUMBERS] = {0};
    long broken = 0, previous = 0;
    for (long distance = 1; distance <= count; distance++, index += step) {
        long gap = gap_at(place, index, step), stem = number_at(stems, index), suffix = number_at(suffixes, index);
        long figure = number_at(figures, index);
        PyObject *own = tuple_at(place->concepts, index);
        if (gap < 0 || stem < 0 || suffix < 0 || figure < 0 || !own)
            return -1;
        if (gap > broken)
            broken = gap;
        uint64_t between = (uint64_t)(step < 0 ? base - figure : figure - base);
        if (between > 2)
            between = 2;
        uint64_t word = (uint64_t)stem << 22, spot = side | (uint64_t)bucket(distance) << 2;
        int clause = broken < GAP_CLAUSE && distance <= 10;
        if (distance <= 8)
            PUT(17, (uint64_t)suffix << 22 | side | (distance <= 2 ? 4 : 0));
        if (clause)
            PUT(18, word | side);
        if (distance <= NEAR) {
            PUT(10, word | spot);
            PUT(11, word | side | unit << 2);
        } else if (!between || distance <= 8) {
            PUT(12, word | side | between << 2);
        }
        Py_ssize_t many = PyTuple_GET_SIZE(own);
        if (!many) {
            if (!(distance % 2))
                previous = 0;
            continue;
        }
        long opening = concept_at(own, 0), closing = concept_at(own, many - 1);
        if (opening < 0 || closing < 0)
            return -1;
        if (previous && distance <= 10) {
            uint64_t pair = step < 0 ? (uint64_t)(opening << 8 | previous) : (uint64_t)(previous << 8 | opening);
            PUT(16, pair << 22 | side | (between ? 4 : 0));
        }
        previous = closing;
        for (Py_ssize_t i = 0; i < many; i++) {
            long concept = concept_at(own, i);
            if (concept < 0)
                return -1;
            uint64_t told = (uint64_t)concept << 22;
            if (clause)
                PUT(19, told | unit);
            if (seen[concept])
                continue;
            seen[concept] = 1;
            PUT(13, told | spot);
            PUT(14, told | side | between << 2 | (uint64_t)broken << 4);
            PUT(15, told | side | between << 2 | unit << 4);
            if (is_marked(mask, concept)) {
                if (!heads[0] && !between)
                    heads[0] = concept;
                if (!heads[1])
                    heads[1] = concept;
            }
        }
    }
    return 0;
}

/* The words of a figure's own span, its unit or noun: what `inside_features` says; the first head among them. */
static long inside_of(const Place *place, PyObject *stems, PyObject *mask, uint64_t unit, Run *run)
{
    long head = 0;
    for (Py_ssize_t index = place->inside; index < place->beyond && index < place->inside + INSIDE; index++) {
        long stem = number_at(stems, index);
        PyObject *own = tuple_at(place->concepts, index);
        if (stem < 0 || !own)
            return -1;
        PUT(24, (uint64_t)stem << 22 | unit);
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(own); i++) {
            long concept = concept_at(own, i);
            if (concept < 0)
                return -1;
            PUT(25, (uint64_t)concept << 22 | unit);
            if (!head && is_marked(mask, concept))
                head = concept;
        }
    }
    return head;
#undef PUT
}

/* What the words of a figure and on both sides of it say, and the heads among them together. */
static int around_of(const Place *place, PyObject *stems, PyObject *suffixes, PyObject *figures, PyObject *mask, long total,
                     uint64_t unit, Run *run)
{
    long left[2] = {0, 0}, right[2] = {0, 0}, own = inside_of(place, stems, mask, unit, run);
    if (own < 0 || side_of(place, stems, suffixes, figures, mask, total, unit, -1, run, left) ||
        side_of(place, stems, suffixes, figures, mask, total, unit, 1, run, right))
        return -1;
    long told[] = {left[0], right[0], left[0] | right[0] << 8, own | left[0] << 8, own | right[0] << 8, left[1], right[1]};
    for (int i = 0; i < 7; i++)
        if (put(run, (uint64_t)(40 + i) << 44 | (uint64_t)told[i] << 22 | unit))
            return -1;
    return 0;
}

static PyObject *figures(PyObject *self, PyObject *args)
{
    Place place;
    PyObject *stems, *suffixes, *counts, *mask, *ranges, *sentences, *spans, *units;
    if (!PyArg_ParseTuple(args, "O!O!O!O!O!O!O!O!O!O!", &PyList_Type, &stems, &PyList_Type, &suffixes, &PyList_Type,
                          &place.gaps, &PyList_Type, &place.concepts, &PyList_Type, &counts, &PyBytes_Type, &mask,
                          &PyList_Type, &ranges, &PyList_Type, &sentences, &PyList_Type, &spans, &PyList_Type, &units))
        return NULL;
    PyObject *out = PyList_New(0);
    long total = (long)PyList_GET_SIZE(units);
    for (Py_ssize_t at = 0; out && at < total; at++) {
        Run run;
        run.codes = run.few, run.count = 0, run.room = AT_FIRST;
        PyObject *span = tuple_at(spans, at), *range = span ? tuple_at(ranges, number_at(sentences, at)) : NULL;
        long unit = number_at(units, at);
        int failed = !range || unit < 0 || TAKE_ALL(span, "nn", &place.inside, &place.beyond) ||
                     TAKE_ALL(range, "nn", &place.first, &place.after) ||
                     around_of(&place, stems, suffixes, counts, mask, total, (uint64_t)unit, &run);
        if (close_run(&run, failed, out))
            Py_CLEAR(out);
    }
    return out;
}

/* What `side` says of one side, of cues and verb forms; the form of the nearest full verb, -1 with an error set. */
static long cues_of(const Place *place, PyObject *forms, PyObject *weak, uint64_t unit, int step, uint64_t first, Run *run)
{
#define PUT(template, code) if (put(run, (first + ((uint64_t)(template) << 44)) | (code))) return -1
    Py_ssize_t index, count = reach(place, step, CUES_AWAY, CUES_AWAY, &index);
    uint64_t which = step < 0 ? 1 : 2;
    char seen[NUMBERS] = {0};
    long broken = 0, any_form = 0, verb = 0, previous = 0;
    for (long distance = 1; distance <= count; distance++, index += step) {
        long gap = gap_at(place, index, step), form = number_at(forms, index);
        PyObject *own = tuple_at(place->concepts, index);
        if (gap < 0 || form < 0 || !own)
            return -1;
        if (gap > broken)
            broken = gap;
        Py_ssize_t many = PyTuple_GET_SIZE(own);
        if (!form && !many)
            continue;
        if (form) {
            if (!any_form) {
                any_form = form;
                PUT(1, (uint64_t)form << 22 | which | unit << 2);
            }
            if (!verb && !is_marked(weak, form)) {
                verb = form;
                PUT(2, (uint64_t)form << 22 | which | unit << 2 | (uint64_t)(broken < GAP_CLAUSE ? broken : GAP_CLAUSE) << 5);
            }
        }
        if (many) {
            long opening = concept_at(own, 0), closing = concept_at(own, many - 1);
            if (opening < 0 || closing < 0)
                return -1;
            if (previous) {
                uint64_t pair = step < 0 ? (uint64_t)(opening << 7 | previous) : (uint64_t)(previous << 7 | opening);
                PUT(7, pair << 22 | which);
            }
            previous = closing;
        } else if (previous) {
            PUT(8, (uint64_t)previous << 22 | (uint64_t)form << 2 | which);
        }
        for (Py_ssize_t i = 0; i < many; i++) {
            long cue = concept_at(own, i);
            if (cue < 0)
                return -1;
            uint64_t told = (uint64_t)cue << 22;
            if (broken < GAP_CLAUSE && distance <= CUES_CLOSE)
                PUT(3, told | unit);
            if (seen[cue])
                continue;
            seen[cue] = 1;
            PUT(4, told | which | (uint64_t)bucket(distance) << 2);
            PUT(5, told | which | (uint64_t)broken << 2);
            PUT(6, told | which | unit << 2);
        }
    }
    return verb;
#undef PUT
}

static PyObject *cue_sides(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    Place place;
    PyObject *forms, *weak, *sentence, *span, *out;
    long unit;
    uint64_t first;
    if (take(args, count, "LLLBTTlkL", &place.concepts, &forms, &place.gaps, &weak, &sentence, &span, &unit, &first, &out) ||
        TAKE_ALL(sentence, "nn", &place.first, &place.after) || TAKE_ALL(span, "nn", &place.inside, &place.beyond))
        return NULL;
    Run run;
    run.codes = run.few, run.count = 0, run.room = AT_FIRST;
    long left = cues_of(&place, forms, weak, (uint64_t)unit, -1, first, &run), right = -1;
    if (left >= 0)
        right = cues_of(&place, forms, weak, (uint64_t)unit, 1, first, &run);
    if (close_run(&run, right < 0, out))
        return NULL;
    return Py_BuildValue("ll", left, right);
}

/* What `spread` of spread.py says of each concept or cue of a set. */
static PyObject *spread(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    PyObject *concepts, *out, *item;
    uint64_t first, second;
    if (take(args, count, "OkkL", &concepts, &first, &second, &out))
        return NULL;
    PyObject *each = PyObject_GetIter(concepts);
    if (!each)
        return NULL;
    Run run;
    run.codes = run.few, run.count = 0, run.room = AT_FIRST;
    int failed = 0;
    while (!failed && (item = PyIter_Next(each))) {
        uint64_t concept = PyLong_AsUnsignedLong(item);
        failed = (concept == (uint64_t)-1 || concept >= NUMBERS) || put(&run, first | concept << 22) ||
                 (second && put(&run, second | concept << 22));
        Py_DECREF(item);
    }
    Py_DECREF(each);
    if (failed && !PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "a concept of a number that large is not known");
    if (close_run(&run, failed || PyErr_Occurred(), out))
        return NULL;
    Py_RETURN_NONE;
}

/* A list of codes, and of runs of them, as one run. */
static PyObject *flat(PyObject *self, PyObject *list)
{
    if (!PyList_CheckExact(list)) {
        PyErr_SetString(PyExc_TypeError, "codes come in a list");
        return NULL;
    }
    Py_ssize_t size = 0, total = PyList_GET_SIZE(list);
    for (Py_ssize_t i = 0; i < total; i++) {
        PyObject *item = PyList_GET_ITEM(list, i);
        size += PyBytes_CheckExact(item) ? PyBytes_GET_SIZE(item) : (Py_ssize_t)sizeof(uint64_t);
    }
    PyObject *told = PyBytes_FromStringAndSize(NULL, size);
    char *at = told ? PyBytes_AS_STRING(told) : NULL;
    for (Py_ssize_t i = 0; told && i < total; i++) {
        PyObject *item = PyList_GET_ITEM(list, i);
        if (PyBytes_CheckExact(item)) {
            memcpy(at, PyBytes_AS_STRING(item), (size_t)PyBytes_GET_SIZE(item));
            at += PyBytes_GET_SIZE(item);
            continue;
        }
        uint64_t code = code_of(item);
        if (code == (uint64_t)-1 && PyErr_Occurred()) {
            Py_CLEAR(told);
            break;
        }
        memcpy(at, &code, sizeof code);
        at += sizeof code;
    }
    return told;
}

static PyMethodDef METHODS[] = {
    {"figures", figures, METH_VARARGS, "The codes of words and concepts of each figure and around it."},
    {"cue_sides", FAST(cue_sides), "The codes of cues and verb forms on both sides of a figure."},
    {"spread", FAST(spread), "Codes of each concept of a set."},
    {"flat", flat, METH_O, "Codes and runs of codes as one run."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "around", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_around(void)
{
    return PyModule_Create(&MODULE);
}
