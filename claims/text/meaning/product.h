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

/* Rows by a table of weights, added to what `out` holds; rows come by ROWS, and widths by WHOLE. A few columns are done for
   all rows before the next ones, so that their weights stay at hand. */
INLINE void add_tiles(const double *rows, Py_ssize_t count, Py_ssize_t inner, const double *weights,
                             Py_ssize_t width, double *out)
{
    for (Py_ssize_t column = 0; column < width; column += 2 * LANES)
        for (Py_ssize_t row = 0; row < count; row += TILE) {
            const double *one = rows + row * inner, *two = one + inner, *three = two + inner, *four = three + inner;
            double *to = out + row * width + column;
            Lanes sums[TILE][2];
            for (int r = 0; r < TILE; r++)
                sums[r][0] = *(const Lanes *)(to + r * width), sums[r][1] = *(const Lanes *)(to + r * width + LANES);
            for (Py_ssize_t i = 0; i < inner; i++) {
                const Lanes *own = (const Lanes *)(weights + i * width + column);
                sums[0][0] += one[i] * own[0], sums[0][1] += one[i] * own[1];
                sums[1][0] += two[i] * own[0], sums[1][1] += two[i] * own[1];
                sums[2][0] += three[i] * own[0], sums[2][1] += three[i] * own[1];
                sums[3][0] += four[i] * own[0], sums[3][1] += four[i] * own[1];
            }
            for (int r = 0; r < TILE; r++)
                *(Lanes *)(to + r * width) = sums[r][0], *(Lanes *)(to + r * width + LANES) = sums[r][1];
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
    for (Py_ssize_t column = 0; column < width; column += BREADTH)
        for (Py_ssize_t row = 0; row < count; row += ROWS) {
            const double *own = rows + row * inner;
            double *to = out + row * width + column;
            Broad sums[ROWS];
            for (int r = 0; r < ROWS; r++)
                sums[r] = *(const Broad *)(to + r * width);
            for (Py_ssize_t i = 0; i < inner; i++)
                for (int r = 0; r < ROWS; r++)
                    sums[r] += own[r * inner + i] * *(const Broad *)(weights + i * width + column);
            for (int r = 0; r < ROWS; r++)
                *(Broad *)(to + r * width) = sums[r];
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
