/* Rows of doubles by a table of weights, in steps as wide as the registers of the machine: sums on the grid of grid.py are
   exact, and so the same in steps of any width. */

#ifndef PRODUCT_H
#define PRODUCT_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "wide.h"

static const double STEP = 0x1.8p34; /* added and taken away again, it leaves a whole number of steps */

static inline double on_grid(double value)
{
    return (value + STEP) - STEP;
}

enum { ROWS = 8, WHOLE = 8 }; /* rows that a product is made of at a time, and what divides its widths */
enum { TILE = 4 };            /* rows of one step where registers are few */

/* A few doubles side by side, as wide as the registers of most machines of a kind are. */
#if defined(__GNUC__) && defined(__x86_64__)
typedef double Lanes __attribute__((vector_size(32), aligned(8), may_alias));
typedef double Broad __attribute__((vector_size(64), aligned(8), may_alias));
#elif defined(__GNUC__)
typedef double Lanes __attribute__((vector_size(16), aligned(8), may_alias));
typedef Lanes Broad;
#else
typedef double Lanes;
typedef Lanes Broad;
#endif
enum { LANES = sizeof(Lanes) / sizeof(double), BREADTH = sizeof(Broad) / sizeof(double) };

/* Rows by a table of weights, added to what `out` holds; rows come by ROWS, and widths by WHOLE. */
INLINE void add_tiles(const double *rows, Py_ssize_t count, Py_ssize_t inner, const double *weights,
                             Py_ssize_t width, double *out)
{
    for (Py_ssize_t row = 0; row < count; row += TILE, rows += TILE * inner, out += TILE * width)
        for (Py_ssize_t column = 0; column < width; column += 2 * LANES) {
            Lanes *to = (Lanes *)(out + column), *second = (Lanes *)(out + width + column);
            Lanes *third = (Lanes *)(out + 2 * width + column), *last = (Lanes *)(out + 3 * width + column);
            Lanes a = to[0], b = second[0], c = third[0], d = last[0];
            Lanes e = to[1], f = second[1], g = third[1], h = last[1];
            for (Py_ssize_t i = 0; i < inner; i++) {
                const Lanes *own = (const Lanes *)(weights + i * width + column);
                a += rows[i] * own[0], e += rows[i] * own[1];
                b += rows[inner + i] * own[0], f += rows[inner + i] * own[1];
                c += rows[2 * inner + i] * own[0], g += rows[2 * inner + i] * own[1];
                d += rows[3 * inner + i] * own[0], h += rows[3 * inner + i] * own[1];
            }
            to[0] = a, second[0] = b, third[0] = c, last[0] = d;
            to[1] = e, second[1] = f, third[1] = g, last[1] = h;
        }
}

WIDE static void add_wide(const double *rows, Py_ssize_t count, Py_ssize_t inner, const double *weights, Py_ssize_t width,
                          double *out)
{
    add_tiles(rows, count, inner, weights, width, out);
}

BROAD static void add_broad(const double *rows, Py_ssize_t count, Py_ssize_t inner, const double *weights,
                            Py_ssize_t width, double *out)
{
    for (Py_ssize_t row = 0; row < count; row += ROWS, rows += ROWS * inner, out += ROWS * width)
        for (Py_ssize_t column = 0; column < width; column += BREADTH) {
            Broad sums[ROWS];
            for (int r = 0; r < ROWS; r++)
                sums[r] = *(const Broad *)(out + r * width + column);
            for (Py_ssize_t i = 0; i < inner; i++)
                for (int r = 0; r < ROWS; r++)
                    sums[r] += rows[r * inner + i] * *(const Broad *)(weights + i * width + column);
            for (int r = 0; r < ROWS; r++)
                *(Broad *)(out + r * width + column) = sums[r];
        }
}

static void add_product(const double *rows, Py_ssize_t count, Py_ssize_t inner, const double *weights, Py_ssize_t width,
                        double *out)
{
    if (IS_BROAD)
        add_broad(rows, count, inner, weights, width, out);
    else if (IS_WIDE)
        add_wide(rows, count, inner, weights, width, out);
    else
        add_tiles(rows, count, inner, weights, width, out);
}

#endif
