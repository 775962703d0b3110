/* Rows of doubles by a table of weights, in steps as wide as the registers of the machine: sums on the grid of grid.py are
   exact, and so the same in steps of any width. Weights are singles, which hold all of them; they come in strips of WHOLE
   columns, as `strips` of grid.py lays them, so that what is read next lies next. */

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

enum { ROWS = 8, WHOLE = 16 }; /* rows that a product is made of at a time, and what divides its width */
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

/* Singles as the doubles of a step: written so, they are loaded and made wider by one instruction. */
#if defined(__GNUC__) && defined(__x86_64__)
#define WIDENED(own) ((Lanes){(own)[0], (own)[1], (own)[2], (own)[3]})
#define BROADENED(own) ((Broad){(own)[0], (own)[1], (own)[2], (own)[3], (own)[4], (own)[5], (own)[6], (own)[7]})
#elif defined(__GNUC__)
#define WIDENED(own) ((Lanes){(own)[0], (own)[1]})
#define BROADENED(own) WIDENED(own)
#else
#define WIDENED(own) ((Lanes)(own)[0])
#define BROADENED(own) WIDENED(own)
#endif

/* Rows by a table of weights, added to what `out` holds; rows come by ROWS, and the width by WHOLE. A strip is done for all
   rows before the next one, so that it stays at hand. */
INLINE void add_tiles(const double *rows, Py_ssize_t count, Py_ssize_t inner, const float *weights,
                             Py_ssize_t width, double *out)
{
    for (Py_ssize_t column = 0; column < width; column += 2 * LANES) {
        const float *strip = weights + column / WHOLE * WHOLE * inner + column % WHOLE;
        for (Py_ssize_t row = 0; row < count; row += TILE) {
            const double *own = rows + row * inner;
            double *to = out + row * width + column;
            Lanes sums[TILE][2];
            for (int r = 0; r < TILE; r++)
                sums[r][0] = *(const Lanes *)(to + r * width), sums[r][1] = *(const Lanes *)(to + r * width + LANES);
            for (Py_ssize_t i = 0; i < inner; i++) {
                Lanes one = WIDENED(strip + i * WHOLE), other = WIDENED(strip + i * WHOLE + LANES);
                for (int r = 0; r < TILE; r++)
                    sums[r][0] += own[r * inner + i] * one, sums[r][1] += own[r * inner + i] * other;
            }
            for (int r = 0; r < TILE; r++)
                *(Lanes *)(to + r * width) = sums[r][0], *(Lanes *)(to + r * width + LANES) = sums[r][1];
        }
    }
}

WIDE static void add_wide(const double *rows, Py_ssize_t count, Py_ssize_t inner, const float *weights, Py_ssize_t width,
                          double *out)
{
    add_tiles(rows, count, inner, weights, width, out);
}

BROAD static void add_broad(const double *rows, Py_ssize_t count, Py_ssize_t inner, const float *weights,
                            Py_ssize_t width, double *out)
{
    for (Py_ssize_t column = 0; column < width; column += 2 * BREADTH) {
        const float *strip = weights + column / WHOLE * WHOLE * inner + column % WHOLE;
        for (Py_ssize_t row = 0; row < count; row += ROWS) {
            const double *own = rows + row * inner;
            double *to = out + row * width + column;
            Broad sums[ROWS][2];
            for (int r = 0; r < ROWS; r++)
                sums[r][0] = *(const Broad *)(to + r * width), sums[r][1] = *(const Broad *)(to + r * width + BREADTH);
            for (Py_ssize_t i = 0; i < inner; i++) {
                Broad one = BROADENED(strip + i * WHOLE), other = BROADENED(strip + i * WHOLE + BREADTH);
                for (int r = 0; r < ROWS; r++)
                    sums[r][0] += own[r * inner + i] * one, sums[r][1] += own[r * inner + i] * other;
            }
            for (int r = 0; r < ROWS; r++)
                *(Broad *)(to + r * width) = sums[r][0], *(Broad *)(to + r * width + BREADTH) = sums[r][1];
        }
    }
}

static void add_product(const double *rows, Py_ssize_t count, Py_ssize_t inner, const float *weights, Py_ssize_t width,
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
