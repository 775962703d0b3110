/* Networks side by side over the same dense rows: what panels.py says in numpy.

   Most columns of a text are nought in all of its rows: their weights are not even looked at. Every factor is a whole number
   of steps of a grid, so that sums of products are exact and the same in any order. Optional, as all of the compiled reader
   is. panel.pyi tells what the function takes. */

#include "product.h"

#include <string.h>

static const double FINE = 0x1.8p31; /* as STEP of product.h, for steps of 2^-21 */

typedef struct {
    Py_ssize_t rows, width, networks, units, columns; /* units of each network, columns of all together */
    const double *all, *scale, *bias, *outer_bias;
    const float *inner, *outer;
    double *out;
    /* room for ROWS rows: where the weights begin of columns in which they are not all nought, what they hold there, all
       units, and their scores */
    Py_ssize_t count, *which;
    double *held, *hidden, *scores;
} Panel;

static double on_fine_grid(double value)
{
    return (value + FINE) - FINE;
}

/* Hold what some rows from `first` on have in their columns, on the grid; rows that fill the last step have nothing. */
static void hold(Panel *panel, Py_ssize_t first, Py_ssize_t many)
{
    panel->count = 0;
    for (Py_ssize_t column = 0; column < panel->width; column++) {
        double *held = panel->held + panel->count * ROWS;
        int is_any = 0;
        for (Py_ssize_t r = 0; r < ROWS; r++) {
            held[r] = r < many ? on_fine_grid(panel->all[(first + r) * panel->width + column] * panel->scale[column]) : 0.0;
            is_any |= held[r] != 0.0;
        }
        panel->which[panel->count] = column * panel->units;
        panel->count += is_any;
    }
}

/* Units of one network, from one on as many as two steps hold, for TILE rows of those held. */
INLINE void tell(const Panel *panel, Py_ssize_t network, Py_ssize_t unit, Py_ssize_t row)
{
    Py_ssize_t units = panel->units, all = panel->networks * units;
    const float *inner = panel->inner + network * panel->width * units + unit;
    const double *bias = panel->bias + network * units + unit, *held = panel->held + row;
    Lanes sums[TILE][2];
    for (int r = 0; r < TILE; r++)
        sums[r][0] = *(const Lanes *)bias, sums[r][1] = *(const Lanes *)(bias + LANES);
    for (Py_ssize_t i = 0; i < panel->count; i++) {
        const float *own = inner + panel->which[i];
        Lanes one = WIDENED(own), other = WIDENED(own + LANES);
        for (int r = 0; r < TILE; r++) {
            sums[r][0] += held[i * ROWS + r] * one;
            sums[r][1] += held[i * ROWS + r] * other;
        }
    }
    for (int r = 0; r < TILE; r++)
        memcpy(panel->hidden + (row + r) * all + network * units + unit, sums[r], sizeof sums[r]);
}

WIDE static void tell_wide(const Panel *panel, Py_ssize_t network, Py_ssize_t unit, Py_ssize_t row)
{
    tell(panel, network, unit, row);
}

/* The same for all rows held, a step of units at a time. */
BROAD static void tell_broad(const Panel *panel, Py_ssize_t network, Py_ssize_t unit)
{
    Py_ssize_t units = panel->units, all = panel->networks * units;
    const float *inner = panel->inner + network * panel->width * units + unit;
    Broad sums[ROWS];
    for (int r = 0; r < ROWS; r++)
        sums[r] = *(const Broad *)(panel->bias + network * units + unit);
    for (Py_ssize_t i = 0; i < panel->count; i++) {
        const float *own = inner + panel->which[i];
        Broad weights = BROADENED(own);
        for (int r = 0; r < ROWS; r++)
            sums[r] += panel->held[i * ROWS + r] * weights;
    }
    for (int r = 0; r < ROWS; r++)
        *(Broad *)(panel->hidden + r * all + network * units + unit) = sums[r];
}

static void tell_network(const Panel *panel, Py_ssize_t network, Py_ssize_t many)
{
    for (Py_ssize_t unit = 0; IS_BROAD && unit < panel->units; unit += BREADTH)
        tell_broad(panel, network, unit);
    for (Py_ssize_t unit = 0; !IS_BROAD && unit < panel->units; unit += 2 * LANES)
        for (Py_ssize_t row = 0; row < many; row += TILE) {
            if (IS_WIDE)
                tell_wide(panel, network, unit, row);
            else
                tell(panel, network, unit, row);
        }
}

static void tell_rows(Panel *panel, Py_ssize_t first, Py_ssize_t many)
{
    Py_ssize_t all = panel->networks * panel->units, columns = panel->columns;
    hold(panel, first, many);
    for (Py_ssize_t network = 0; network < panel->networks; network++)
        tell_network(panel, network, many);
    for (Py_ssize_t i = 0; i < ROWS * all; i++)
        panel->hidden[i] = panel->hidden[i] > 0.0 ? on_fine_grid(panel->hidden[i]) : 0.0;
    for (Py_ssize_t r = 0; r < ROWS; r++)
        memcpy(panel->scores + r * columns, panel->outer_bias, (size_t)columns * sizeof(double));
    add_product(panel->hidden, ROWS, all, panel->outer, columns, panel->scores);
    memcpy(panel->out + first * columns, panel->scores, (size_t)(many * columns) * sizeof(double));
}

static int tell_all(Panel *panel)
{
    Py_ssize_t all = panel->networks * panel->units, held = (panel->width + 1) * ROWS;
    double *room = PyMem_Calloc((size_t)(held + ROWS * (all + panel->columns)), sizeof *room);
    panel->which = PyMem_Malloc((size_t)(panel->width + 1) * sizeof *panel->which);
    panel->held = room, panel->hidden = room + held, panel->scores = panel->hidden + ROWS * all;
    int failed = !room || !panel->which;
    for (Py_ssize_t first = 0; !failed && first < panel->rows; first += ROWS)
        tell_rows(panel, first, panel->rows - first < ROWS ? panel->rows - first : ROWS);
    PyMem_Free(room);
    PyMem_Free(panel->which);
    return failed ? (PyErr_NoMemory() ? -1 : -1) : 0;
}

enum { ALL, SCALE, INNER, BIAS, OUTER, OUTER_BIAS, OUT, VIEWS };

static int open_panel(Panel *panel, const Py_buffer *views)
{
    Py_ssize_t size = sizeof(double), width = panel->width = views[SCALE].len / size, all = views[BIAS].len / size;
    panel->columns = views[OUTER_BIAS].len / size;
    panel->rows = width > 0 ? views[ALL].len / (width * size) : 0;
    panel->units = panel->networks > 0 ? all / panel->networks : 0;
    if (width < 1 || panel->units < 1 || panel->columns < 1 || panel->units % WHOLE || panel->columns % WHOLE ||
        panel->units * panel->networks != all || views[ALL].len != panel->rows * width * size ||
        views[INNER].len != all * width * (Py_ssize_t)sizeof(float) || views[OUTER].len != all * panel->columns * (Py_ssize_t)sizeof(float) ||
        views[OUT].len != panel->rows * panel->columns * size) {
        PyErr_SetString(PyExc_ValueError, "rows and networks do not fit together");
        return -1;
    }
    panel->all = views[ALL].buf, panel->scale = views[SCALE].buf, panel->inner = views[INNER].buf;
    panel->bias = views[BIAS].buf, panel->outer = views[OUTER].buf, panel->outer_bias = views[OUTER_BIAS].buf;
    panel->out = views[OUT].buf;
    return 0;
}

static PyObject *told(PyObject *self, PyObject *args)
{
    Panel panel = {.rows = 0};
    Py_buffer views[VIEWS];
    if (!PyArg_ParseTuple(args, "y*y*y*y*y*y*nw*", &views[ALL], &views[SCALE], &views[INNER], &views[BIAS], &views[OUTER],
                          &views[OUTER_BIAS], &panel.networks, &views[OUT]))
        return NULL;
    int failed = open_panel(&panel, views) || tell_all(&panel);
    for (int i = 0; i < VIEWS; i++)
        PyBuffer_Release(&views[i]);
    return failed ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef METHODS[] = {
    {"told", told, METH_VARARGS, "The scores that networks give rows."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "panel", NULL, -1, METHODS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_panel(void)
{
    return PyModule_Create(&MODULE);
}
