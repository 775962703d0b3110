/* What a figure's own clause says, as packed feature codes: what `governed` and `said` of stages.py say code by code.

   Optional, as all of the compiled reader is. clause.pyi tells what the function takes. */

#include "codes.h"
#include "taken.h"

enum { WORDS = NUMBERS / 64 };

/* Numbers below NUMBERS, each once; they are taken out from the smallest on. */
typedef struct {
    uint64_t bits[WORDS];
} Numbers;

static void add(Numbers *set, long number)
{
    set->bits[number >> 6] |= (uint64_t)1 << (number & 63);
}

/* The least number of a set that is larger than `last`, -1 where there is none. */
static long next_of(const Numbers *set, long last)
{
    long from = last + 1, at = from >> 6;
    if (at >= WORDS)
        return -1;
    uint64_t left = set->bits[at] & ~(uint64_t)0 << (from & 63);
    while (!left) {
        if (++at == WORDS)
            return -1;
        left = set->bits[at];
    }
    long low = 0;
    while (!(left >> low & 1))
        low++;
    return at * 64 + low;
}

#define EACH(number, set) for (long number = next_of(&(set), -1); number >= 0; number = next_of(&(set), number))

/* Adds the numbers of words `first` to `after` of a list of tuples. */
static int add_all(Numbers *set, PyObject *list, Py_ssize_t first, Py_ssize_t after)
{
    for (Py_ssize_t word = first; word < after; word++) {
        PyObject *own = tuple_at(list, word);
        if (!own)
            return -1;
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(own); i++) {
            long number = concept_at(own, i);
            if (number < 0)
                return -1;
            add(set, number);
        }
    }
    return 0;
}

/* Adds the forms of words `first` to `after`; 0 is none. */
static int add_forms(Numbers *set, PyObject *forms, Py_ssize_t first, Py_ssize_t after)
{
    for (Py_ssize_t word = first; word < after; word++) {
        long form = number_at(forms, word);
        if (form < 0 || form >= NUMBERS) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_ValueError, "a form of a number that large is not known");
            return -1;
        }
        if (form)
            add(set, form);
    }
    return 0;
}

/* What is said in a clause and outside of it. */
typedef struct {
    Numbers forms, cues, concepts, things, away;
} Said;

static int listen(Said *said, PyObject *forms, PyObject *cues, PyObject *concepts, PyObject *mask, Py_ssize_t first,
                  Py_ssize_t after, Py_ssize_t begun, Py_ssize_t ended)
{
    memset(said, 0, sizeof *said);
    if (add_forms(&said->forms, forms, first, after) || add_all(&said->cues, cues, first, after) ||
        add_all(&said->concepts, concepts, first, after) || add_all(&said->away, cues, begun, first) ||
        add_all(&said->away, cues, after, ended))
        return -1;
    EACH(concept, said->concepts)
        if (is_marked(mask, concept))
            add(&said->things, concept);
    return 0;
}

static int tell(const Said *said, uint64_t first, uint64_t form, uint64_t unit, Run *run)
{
#define PUT(template, code) if (put(run, (first + ((uint64_t)(template) << 44)) | (code))) return -1
    EACH(one, said->forms)
        PUT(7, (uint64_t)one << 22);
    EACH(cue, said->cues) {
        uint64_t told = (uint64_t)cue << 22;
        PUT(8, told);
        PUT(9, told | unit);
        PUT(10, told | form);
        EACH(thing, said->things)
            PUT(11, ((uint64_t)thing << 7 | (uint64_t)cue) << 22);
    }
    EACH(concept, said->concepts) {
        PUT(12, (uint64_t)concept << 22);
        PUT(13, (uint64_t)concept << 22 | form);
    }
    EACH(cue, said->away)
        PUT(17, (uint64_t)cue << 22);
    return 0;
#undef PUT
}

/* A figure among the verbs of its clause: its words, its clause's verbs, those of the clauses before and after, and the
   place of its clause among all of its sentence. */
typedef struct {
    PyObject *verbs, *ahead, *behind;
    Py_ssize_t inside, beyond, number, total;
    long is_verb_last;
} Figure;

/* The form of a verb, by its place among some; 0 for none, -1 with an error set. */
static long form_of(PyObject *forms, PyObject *verbs, Py_ssize_t at)
{
    return at < 0 || at >= PyTuple_GET_SIZE(verbs) ? 0 : number_at(forms, PyLong_AsSsize_t(PyTuple_GET_ITEM(verbs, at)));
}

/* What the verbs say: the governor's form goes to `form`. */
static int tell_verbs(const Figure *figure, PyObject *forms, PyObject *cues, PyObject *stems, uint64_t first, uint64_t unit,
                      uint64_t *form, Run *run)
{
#define PUT(template, code) if (put(run, (first + ((uint64_t)(template) << 44)) | (code))) return -1
    Py_ssize_t before = -1, behind = -1, many = PyTuple_GET_SIZE(figure->verbs);
    for (Py_ssize_t at = 0; at < many && behind < 0; at++) {
        Py_ssize_t verb = PyLong_AsSsize_t(PyTuple_GET_ITEM(figure->verbs, at));
        before = verb < figure->inside ? at : before;
        behind = verb >= figure->beyond ? at : behind;
    }
    Py_ssize_t own = figure->is_verb_last ? (behind < 0 ? before : behind) : (before < 0 ? behind : before);
    Py_ssize_t verb = own < 0 ? -1 : PyLong_AsSsize_t(PyTuple_GET_ITEM(figure->verbs, own));
    long left = form_of(forms, figure->verbs, before), right = form_of(forms, figure->verbs, behind);
    long governor = form_of(forms, figure->verbs, own), ahead = form_of(forms, figure->ahead, PyTuple_GET_SIZE(figure->ahead) - 1);
    long next = form_of(forms, figure->behind, 0), stem = verb < 0 ? 0 : number_at(stems, verb);
    if (left < 0 || right < 0 || governor < 0 || ahead < 0 || next < 0 || stem < 0)
        return -1;
    uint64_t told = (uint64_t)governor << 22;
    *form = (uint64_t)governor;
    PUT(0, told | unit);
    PUT(1, told);
    PUT(2, (uint64_t)left << 22 | (uint64_t)right);
    PUT(3, (uint64_t)(left << 6 | right) << 22 | unit);
    if (verb >= 0) {
        PUT(4, (uint64_t)stem << 22 | *form);
        PUT(5, (uint64_t)stem << 22 | unit);
        for (Py_ssize_t word = verb ? verb - 1 : 0; word < verb + 2 && word < PyList_GET_SIZE(cues); word++) {
            PyObject *beside = tuple_at(cues, word);
            for (Py_ssize_t i = 0; beside && i < PyTuple_GET_SIZE(beside); i++) {
                long cue = concept_at(beside, i);
                if (cue < 0)
                    return -1;
                PUT(6, (uint64_t)cue << 22 | *form);
            }
            if (!beside)
                return -1;
        }
    }
    PUT(14, (uint64_t)ahead << 22 | *form);
    PUT(15, (uint64_t)next << 22 | *form);
    PUT(16, (uint64_t)(figure->number < 3 ? figure->number : 3) << 22 | (uint64_t)(figure->total < 4 ? figure->total : 4));
    return 0;
#undef PUT
}

static PyObject *clause(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    PyObject *forms, *cues, *concepts, *stems, *mask, *sentence, *span, *out;
    Py_ssize_t first, after, begun, ended;
    Figure figure;
    long unit;
    uint64_t template;
    if (take(args, count, "LLLLBTTnnTTTnnllkL", &forms, &cues, &concepts, &stems, &mask, &sentence, &span, &first, &after,
             &figure.verbs, &figure.ahead, &figure.behind, &figure.number, &figure.total, &figure.is_verb_last, &unit,
             &template, &out) ||
        TAKE_ALL(sentence, "nn", &begun, &ended) || TAKE_ALL(span, "nn", &figure.inside, &figure.beyond))
        return NULL;
    Said said;
    Run run;
    uint64_t form = 0;
    run.codes = run.few, run.count = 0, run.room = AT_FIRST;
    int failed = tell_verbs(&figure, forms, cues, stems, template, (uint64_t)unit, &form, &run) ||
                 listen(&said, forms, cues, concepts, mask, first, after, begun, ended) ||
                 tell(&said, template, form, (uint64_t)unit, &run);
    if (close_run(&run, failed || PyErr_Occurred(), out))
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef METHODS[] = {
    {"clause", FAST(clause), "The codes of what is said in a figure's clause and beside it."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "clause", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_clause(void)
{
    return PyModule_Create(&MODULE);
}
