/* What outlook.c tells of the words and figures of a page, and attend.c reads. */

#ifndef OUTLOOK_H
#define OUTLOOK_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

enum { BACK = 20, AHEAD = 12, INSIDE = 4, WINDOW = BACK + AHEAD + INSIDE, PARTS = 6 };
enum { LONG = 64, SPAN_BACK = 24, SPAN_AHEAD = 12 }; /* words of a stretch, and stretches before a figure's own and after */
enum { PLACE, SENTENCE, COUNTED, PARAGRAPH, RELATED, NEXT_TO, STRETCH, SEEN, OF_WORD }; /* rows of what is known of words */
enum { FIRST, AFTER, AT, WITHIN, OWN, OF_FIGURE = OWN + 9 };                        /* columns of what is known of figures */
enum { NEIGHBOUR = 1, IN_WINDOW = 2 };

typedef struct {
    int32_t *words;
    const int32_t *figures;
    int32_t *windows;
    Py_ssize_t total, count;
} Outlook;

static inline int32_t of(const Outlook *outlook, int kind, Py_ssize_t word)
{
    return outlook->words[kind * outlook->total + word];
}

/* Whether a figure may look at a word: in its paragraph, or in one that may tell of figures in others. */
static inline int bears(const Outlook *outlook, const int32_t *figure, Py_ssize_t word)
{
    return of(outlook, RELATED, word) || of(outlook, PARAGRAPH, word) == figure[WITHIN];
}

/* The stretch of a figure: of the word before it where none of its sentence follows, -1 before all. */
static inline int32_t own_stretch(const Outlook *outlook, const int32_t *figure)
{
    Py_ssize_t word = figure[FIRST];
    if (word >= outlook->total || word < 0 || of(outlook, SENTENCE, word) != figure[AT])
        word--;
    return word < 0 || word >= outlook->total ? -1 : of(outlook, STRETCH, word);
}

/* The first word of each stretch of the words from `first` to `after`, and `after` itself: as many as `starts` has room
   for, of which there are two more than the stretches of the last and of the first word are apart. */
static inline void first_words(const Outlook *outlook, Py_ssize_t first, Py_ssize_t after, Py_ssize_t room, Py_ssize_t *starts)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t word = first; word < after; word++)
        if ((word == first || of(outlook, STRETCH, word) != of(outlook, STRETCH, word - 1)) && count < room)
            starts[count++] = word;
    while (count < room)
        starts[count++] = after;
}

/* -1, with an error set, where the arrays do not fit together. */
static inline int open_outlook(Outlook *outlook, const Py_buffer *words, const Py_buffer *figures, const Py_buffer *windows)
{
    Py_ssize_t single = sizeof(int32_t);
    outlook->words = words->buf, outlook->figures = figures->buf, outlook->windows = windows->buf;
    outlook->total = words->len / (OF_WORD * single), outlook->count = figures->len / (OF_FIGURE * single);
    if (words->len != outlook->total * OF_WORD * single || figures->len != outlook->count * OF_FIGURE * single ||
        windows->len != outlook->count * 2 * WINDOW * single) {
        PyErr_SetString(PyExc_ValueError, "rows of words and figures do not fit");
        return -1;
    }
    return 0;
}

#endif
