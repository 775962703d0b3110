"""Panels of networks over the same dense rows, asked all at once: one product serves them all.

Weights, and what rows and units hold, are whole numbers of steps of a grid: what is told of a row hangs neither on the
rows that it is asked with nor on the machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise

import numpy as np

from claims.text.meaning.built import PANEL
from claims.text.meaning.grid import FINE, WHOLE, on_grid, product, strips
from claims.text.meaning.model import Floats, Panel, softmax


class Panels:
    """What each panel tells of rows: the softmax of the mean of its networks' scores.

    The mean and scale of each column are part of the weights here, but for a power of two that brings the column near
    to one; networks of all panels stand side by side, each with nothing to say in the columns of other panels.
    """

    def __init__(self, panels: Mapping[str, Panel]) -> None:
        edges = [0, *accumulate(len(one.classes) for one in panels.values())]
        self._columns = {task: slice(*own) for task, own in zip(panels, pairwise(edges), strict=True)}
        whole = -(-edges[-1] // WHOLE) * WHOLE  # the columns after the last have nothing
        scales = np.max([one.scale for one in panels.values()], axis=0).astype(
            np.float64
        )  # as just fitted it is of singles
        self._scale = np.exp2(np.ceil(np.log2(np.maximum(scales, 2.0**-20))))
        inner, bias, outer = [], [], []
        offset = np.zeros(whole)
        for task, one in panels.items():
            own = self._columns[task]
            scaled = (one.scale / self._scale)[:, None] * one.inner.astype(np.float64)
            inner.append(scaled)
            bias.append(one.bias - (one.mean * self._scale) @ scaled)
            wide = np.zeros((*one.outer.shape[:2], whole))
            wide[:, :, own] = one.outer / len(one.bias)
            outer.append(wide)
            offset[own] = one.outer_bias.mean(axis=0)
        self._inner = on_grid(np.concatenate(inner), FINE).astype(np.float32)  # half the room; large ones lose places
        self._bias = on_grid(np.concatenate(bias), FINE)
        self._outer = on_grid(np.concatenate(outer), FINE).reshape(-1, whole).astype(np.float32)
        self._strips = strips(self._outer)
        self._offset = on_grid(offset, FINE)

    def told(self, rows: Floats) -> dict[str, Floats]:
        """Probabilities by panel, one row for each of `rows`."""
        if PANEL is None:
            scores = self._scores(rows)
        else:
            scores = np.empty((len(rows), len(self._offset)))
            weights = self._scale, self._inner, self._bias, self._strips, self._offset
            PANEL(np.ascontiguousarray(rows), *weights, len(self._inner), scores)
        return {task: softmax(scores[:, own]) for task, own in self._columns.items()}

    def _scores(self, rows: Floats) -> Floats:
        """The scores of all classes, a row for each of `rows`."""
        units = product(on_grid(rows * self._scale, FINE), self._inner.astype(np.float64))
        units += self._bias[:, None, :]
        np.maximum(units, 0.0, out=units)
        beside = on_grid(units, FINE).transpose(1, 0, 2).reshape(len(rows), len(self._outer))
        return product(beside, self._outer.astype(np.float64)) + self._offset
