/* What outlook.c tells of the words and figures of a page, and attend.c reads. */

#ifndef OUTLOOK_H
#define OUTLOOK_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

enum { BACK = 48, AHEAD = 20, INSIDE = 4, WINDOW = BACK + AHEAD + INSIDE, PARTS = 6 };
enum { PLACE, SENTENCE, COUNTED, PARAGRAPH, RELATED, NEXT_TO, SEEN, OF_WORD }; /* rows of what is known of words */
enum { FIRST, AFTER, AT, WITHIN, OWN, OF_FIGURE = OWN + 4 };               /* columns of what is known of figures */
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
