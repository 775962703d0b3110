"""Several models asked of the same feature lists at once: rows side by side in one table, blends told together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning import model
from claims.text.meaning.features import SLOT_BITS, Codes
from claims.text.meaning.model import Blend, Floats, Linear, Model, batch, sums_of

LINE: Final = 64
"""Bytes that come from memory together: what begins at a multiple of them is there with the fewest."""


def in_lines(total: int, width: int, kind: np.dtype[Any]) -> NDArray[Any]:
    """Rows of noughts, each from the beginning of a line, with columns of nothing after the last."""
    each = LINE // kind.itemsize
    wide = -(-width // each) * each
    room = np.zeros(total * wide + each, dtype=kind)
    first = -room.__array_interface__["data"][0] % LINE // kind.itemsize
    return room[first : first + total * wide].reshape(total, wide)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Stack:
    """Sums of several models side by side: one table, and rows as wide as all theirs, so that one sum serves all."""

    table: NDArray[np.int32]
    weights: NDArray[np.float32] | NDArray[np.float16]

    @classmethod
    def of(cls, parts: Sequence[Linear]) -> Stack:
        """The parts side by side."""
        known = np.zeros(1 << SLOT_BITS, dtype=np.uint16)
        for part in parts:
            known |= part.table
        seen = np.flatnonzero(known)
        table = np.zeros(1 << SLOT_BITS, dtype=np.int32)
        table[seen] = np.arange(1, len(seen) + 1)
        kind = np.result_type(*(part.weights for part in parts))  # halves, as stored, come from memory in half the time
        weights = in_lines(len(seen) + 1, sum(part.weights.shape[1] for part in parts), kind)
        column = 0
        for part in parts:
            own = slice(column, column := column + part.weights.shape[1])
            weights[0, own] = part.weights[0]
            weights[1:, own] = part.weights.take(part.table.take(seen), axis=0)
        return cls(table, weights)

    def sums(self, code_lists: list[Codes]) -> Floats:
        """One row of sums, as wide as all parts and the columns of nothing after them, for each feature list."""
        out = np.zeros((len(code_lists), self.weights.shape[1]))
        self.add(code_lists, slice(0, self.weights.shape[1]), out)
        return out

    def add(self, code_lists: list[Codes], columns: slice, out: Floats) -> None:
        """Add to some columns of `out`, which is as wide as `sums` are, the sums of each feature list there."""
        if model.gather is not None:
            model.gather.add_rows(
                code_lists, self.table, self.weights, out, columns.start, columns.stop - columns.start
            )
            return
        lists = batch(code_lists)
        rows = self.weights.take(self.table.take(lists.slots), axis=0)[:, columns]
        out[:, columns] += sums_of(rows.astype(np.float32), lists.bounds)


class Blends:
    """Blends of several models, told at once: hidden units and classes of all stand side by side."""

    def __init__(self, blends: Sequence[Blend], columns: Sequence[Sequence[slice]]) -> None:
        self._linear, self._inner = (
            np.concatenate([np.arange(own[kind].start, own[kind].stop) for own in columns]) for kind in (0, 1)
        )
        edges = [0, *accumulate(len(one.classes) for one in blends)]
        self._classes = [slice(first, after) for first, after in pairwise(edges)]
        self._starts = np.array(edges[:-1])
        self._owner = np.repeat(np.arange(len(blends)), np.diff(edges))
        self._bias = np.concatenate([one.network.bias for one in blends])
        self._outer = np.zeros((len(self._bias), edges[-1]))
        unit = 0
        for one, own in zip(blends, self._classes, strict=True):
            self._outer[unit : unit + len(one.network.bias), own] = one.network.outer
            unit += len(one.network.bias)
        self._outer_bias = np.concatenate([one.network.outer_bias for one in blends])

    def told(self, sums: Floats) -> list[Floats]:
        """What `Blend.told` says of each blend's own columns."""
        hidden = sums.take(self._inner, axis=1)
        hidden += self._bias
        np.maximum(hidden, 0.0, out=hidden)
        scores: Floats = hidden @ self._outer
        scores += self._outer_bias
        scores += sums.take(self._linear, axis=1)
        scores *= 0.5
        scores -= np.maximum.reduceat(scores, self._starts, axis=1).take(self._owner, axis=1)
        np.exp(scores, out=scores)
        scores /= np.add.reduceat(scores, self._starts, axis=1).take(self._owner, axis=1)
        return [scores[:, own] for own in self._classes]


STACKED_FROM = 400
"""Figures after which stacking has paid: it takes as long as some ten texts do without, which a start feels."""


class Joint:
    """Models of the same feature lists, stacked as soon as that pays; the sums are the same before and after."""

    def __init__(self, models: Mapping[str, Model]) -> None:
        self._models = models
        self._parts = [part for each in models.values() for part in each.sums]
        edges = [0, *accumulate(part.weights.shape[1] for part in self._parts)]
        columns = iter([slice(first, after) for first, after in pairwise(edges)])
        self._columns = {name: [next(columns) for _ in each.sums] for name, each in models.items()}
        blends = [each for each in models.values() if isinstance(each, Blend)]
        self._blends = Blends(blends, list(self._columns.values())) if len(blends) == len(models) else None
        self._asked = 0
        self._stack: Stack | None = None

    def told(self, code_lists: list[Codes], own: Mapping[str, list[Codes]]) -> dict[str, Floats]:
        """What each model tells of each feature list; `own` are further lists that belong to one model alone."""
        sums = self.sums(code_lists)
        for name, further in own.items():
            self._add_own(name, further, sums)
        if self._blends is not None:
            return dict(zip(self._models, self._blends.told(sums), strict=True))
        return {name: each.told([sums[:, one] for one in self._columns[name]]) for name, each in self._models.items()}

    def sums(self, code_lists: list[Codes]) -> Floats:
        """The sums of rows of all models side by side, one row for each feature list."""
        self._asked += len(code_lists)
        if self._asked < STACKED_FROM:
            return _side_by_side(self._parts, code_lists)
        self._stack = self._stack or Stack.of(self._parts)
        return self._stack.sums(code_lists)

    def _add_own(self, name: str, code_lists: list[Codes], sums: Floats) -> None:
        """Add the sums of lists that belong to one model to its columns."""
        columns = slice(self._columns[name][0].start, self._columns[name][-1].stop)
        if self._stack is None or model.gather is None:
            sums[:, columns] += _side_by_side(self._models[name].sums, code_lists)
        else:
            self._stack.add(code_lists, columns, sums)


def _side_by_side(parts: Sequence[Linear], code_lists: list[Codes]) -> Floats:
    """The sums of rows of some models, one after the other."""
    lists = batch(code_lists)
    return np.concatenate([part.scores(lists) for part in parts], axis=1)
