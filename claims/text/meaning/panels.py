"""Panels of networks over the same dense rows, asked all at once: one product serves them all."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise

import numpy as np

from claims.text.meaning.model import Floats, Panel, softmax

ROWS_AT_ONCE = 12
"""Rows of one product: a larger one is shared out among threads, which then wait for the next one at full speed, on
every core and far longer than the product takes."""


class Panels:
    """What each panel tells of rows: the softmax of the mean of its networks' scores.

    The mean and scale of each column are part of the weights here, and networks of all panels stand side by side, each
    with nothing to say in the columns of other panels.
    """

    def __init__(self, panels: Mapping[str, Panel]) -> None:
        edges = [0, *accumulate(len(one.classes) for one in panels.values())]
        self._columns = {task: slice(*own) for task, own in zip(panels, pairwise(edges), strict=True)}
        inner, bias, outer = [], [], []
        self._offset = np.zeros(edges[-1])
        for task, one in panels.items():
            own = self._columns[task]
            scaled = one.scale[:, None] * one.inner.astype(np.float64)
            inner.append(scaled)
            bias.append(one.bias - one.mean @ scaled)
            wide = np.zeros((*one.outer.shape[:2], edges[-1]))
            wide[:, :, own] = one.outer / len(one.bias)
            outer.append(wide)
            self._offset[own] = one.outer_bias.mean(axis=0)
        self._inner = np.concatenate(inner).astype(np.float32)
        self._bias = np.concatenate(bias).astype(np.float32)[:, None, :]
        self._outer = np.concatenate(outer).astype(np.float32)

    def told(self, rows: Floats) -> dict[str, Floats]:
        """Probabilities by panel, one row for each of `rows`."""
        scores = np.empty((len(rows), len(self._offset)))
        for first in range(0, len(rows), ROWS_AT_ONCE):
            hidden = rows[first : first + ROWS_AT_ONCE].astype(np.float32) @ self._inner
            hidden += self._bias
            np.maximum(hidden, 0.0, out=hidden)
            np.add.reduce(hidden @ self._outer, axis=0, out=scores[first : first + ROWS_AT_ONCE])
        scores += self._offset
        return {task: softmax(scores[:, own]) for task, own in self._columns.items()}
