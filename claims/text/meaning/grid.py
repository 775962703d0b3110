"""Numbers on a grid: sums of their products are exact, so that they are the same in any order and on every machine.

A double has 53 bits. Factors that are whole numbers of steps leave room for the sums of products of a network's layers;
each layer's output is brought back to the grid. A step is finer than what single precision holds of most weights.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FINENESS: Final = 18
"""The binary places kept."""
_STEP: Final = 1.5 * 2.0 ** (52 - FINENESS)
FINE: Final = 1.5 * 2.0 ** (52 - 21)
"""For `on_grid`, a step of 2^-21: what is given in numbers of the size of one leaves room for so many places."""
_AT_ONCE: Final = 8 * 192 * 256
"""Multiplications of one product: a larger one is shared out among threads, which wait at full speed for the next."""


def on_grid(values: Floats, step: float = _STEP) -> Floats:
    """The values themselves, each now a whole number of steps: added and taken away, `step` leaves no more."""
    values += step
    values -= step
    return values


def held(weights: NDArray[Any]) -> Floats:
    """A copy of some weights on the grid."""
    return on_grid(weights.astype(np.float64))


WHOLE: Final = 16
"""The columns of a strip: what divides the width of a product in C."""


def strips(weights: NDArray[Any]) -> NDArray[np.float32]:
    """A table of weights as C takes it, in one row: WHOLE of its columns after another, row by row. The width has to be
    a whole number of strips; singles hold weights of a grid whole, but for large ones, whose last places are lost.
    """
    return weights.astype(np.float32).reshape(len(weights), -1, WHOLE).transpose(1, 0, 2).ravel()


def product(rows: Floats, weights: Floats) -> Floats:
    """Rows by a table of weights, or by each of some tables, a few at once."""
    out = np.empty((*weights.shape[:-2], len(rows), weights.shape[-1]))
    at_once = max(1, _AT_ONCE // (weights.shape[-2] * weights.shape[-1]))
    for first in range(0, len(rows), at_once):
        own = slice(first, first + at_once)
        out[..., own, :] = rows[own] @ weights
    return out
