/* What several heads take of some items, each by its share of what the head looks at. */

#ifndef ITEMS_H
#define ITEMS_H

#include "product.h"

enum { HEADS = 8, MOST = 64 };

/* What a figure or a stretch looks at: how much each head finds in it, by how it lies, and what it tells. */
typedef struct {
    const double *marks, *by_place, *by_lie, *values;
} Item;

/* The share of each item of what each head looks at, on the grid, and the sums of what it looks at. Not for wider
   registers: where products and sums are one step, sums of what is not on the grid would differ. */
static void share(const Item *items, int count, double *sums, double (*shares)[HEADS])
{
    for (int head = 0; head < HEADS; head++)
        sums[head] = 0.0;
    for (int i = 0; i < count; i++)
        for (int head = 0; head < HEADS; head++) {
            shares[i][head] = items[i].marks[head] * items[i].by_place[head] * items[i].by_lie[head];
            sums[head] += shares[i][head];
        }
    for (int i = 0; i < count; i++)
        for (int head = 0; head < HEADS; head++)
            shares[i][head] = on_grid(shares[i][head] / sums[head]);
}

/* The sum of what items tell each head, by its shares; `each` comes by LANES. */
INLINE void add_up(const Item *items, int count, double (*shares)[HEADS], Py_ssize_t each, double *found)
{
    for (Py_ssize_t at = 0; at < HEADS * each; at += LANES) {
        Lanes even = {0.0}, odd = {0.0};
        Py_ssize_t head = at / each;
        int i = 0;
        for (; i + 1 < count; i += 2) {
            even += shares[i][head] * *(const Lanes *)(items[i].values + at);
            odd += shares[i + 1][head] * *(const Lanes *)(items[i + 1].values + at);
        }
        if (i < count)
            even += shares[i][head] * *(const Lanes *)(items[i].values + at);
        *(Lanes *)(found + at) = even + odd;
    }
    for (Py_ssize_t at = 0; at < HEADS * each; at++)
        found[at] = on_grid(found[at]);
}

WIDE static void add_up_wide(const Item *items, int count, double (*shares)[HEADS], Py_ssize_t each, double *found)
{
    add_up(items, count, shares, each, found);
}

/* What some items, MOST at most, tell each head, and the sums of what it looks at. */
static void take(const Item *items, int count, Py_ssize_t each, double *sums, double *found)
{
    double shares[MOST][HEADS];
    share(items, count, sums, shares);
    if (IS_WIDE)
        add_up_wide(items, count, shares, each, found);
    else
        add_up(items, count, shares, each, found);
}

#endif
