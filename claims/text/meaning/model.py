"""Fitted models over feature codes: a table from slot to row, and a row of weights for each feature fitted.

A `Linear` model adds the rows of its features up to scores. A `Network` adds them up to hidden units first. A `Blend`
is the geometric mean of a linear model's and a network's probabilities, which errs less often than either.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.features import SLOT_BITS, Codes, slots

try:
    from claims.text.meaning import gather
except ImportError:  # it is built with the compiled reader alone
    gather = None  # type: ignore[assignment]


Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
"""As fitted and stored; what meets doubles is made double when loaded, for mixed arithmetic is slow."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Feature lists of some figures or candidates, none empty, as slots of the table; list i begins at `bounds[i]`."""

    slots: NDArray[np.int64]
    bounds: NDArray[np.int64]


def batch(code_lists: Sequence[Codes]) -> Batch:
    """Feature lists made ready for any number of models."""
    bounds = np.zeros(len(code_lists), dtype=np.int64)
    np.cumsum([len(codes) for codes in code_lists[:-1]], out=bounds[1:])
    if isinstance(code_lists[0], array):
        flat = array("Q")
        for codes in code_lists:
            flat.extend(codes)
        return Batch(slots(flat), bounds)
    plain: list[int] = []
    for codes in code_lists:
        plain += codes
    return Batch(slots(array("Q", plain)), bounds)


def sums_of(rows: NDArray[np.float32], bounds: NDArray[np.int64]) -> Floats:
    """The sum of each run of rows that begins at `bounds`, taken run by run: twice as fast as `reduceat` does it."""
    out = np.empty((len(bounds), rows.shape[1]), dtype=np.float32)
    edges = [*bounds.tolist(), len(rows)]
    for number, start in enumerate(edges[:-1]):
        np.add.reduce(rows[start : edges[number + 1]], axis=0, out=out[number])
    return out.astype(np.float64)


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    shares: Floats = scores - np.maximum.reduce(scores, axis=-1, keepdims=True)
    np.exp(shares, out=shares)
    shares /= np.add.reduce(shares, axis=-1, keepdims=True)
    return shares


def mixed(one: Floats, other: Floats, weight: float = 0.5) -> Floats:
    """The geometric mean of two models' probabilities, made to add up to one in each row; `weight` is the other's."""
    means = np.sqrt(one * other) if weight == 0.5 else one ** (1.0 - weight) * other**weight
    shares: Floats = means / np.add.reduce(means, axis=1, keepdims=True)
    return shares


class Model(Protocol):
    """What a classifier over feature lists offers."""

    @property
    def classes(self) -> tuple[str, ...]: ...

    @property
    def sums(self) -> tuple[Linear, ...]: ...

    def told(self, sums: Sequence[Floats]) -> Floats: ...


@dataclass(frozen=True)
class Linear:
    """Scores of `classes`: the sum of the rows of the features. Row 0 is that of features never seen.

    Weights are stored at half precision; sums are at single.
    """

    classes: tuple[str, ...]
    table: NDArray[np.uint16]
    weights: NDArray[np.float32] | NDArray[np.float16]

    def scores(self, lists: Batch) -> Floats:
        """One row of scores for each feature list."""
        rows = self.weights.take(self.table.take(lists.slots), axis=0)  # `take` is far faster here than indexing
        return sums_of(rows.astype(np.float32), lists.bounds)

    @cached_property
    def _first(self) -> Floats:
        """The first class's weight of each row."""
        return self.weights[:, 0].astype(np.float64)

    def single(self, code_lists: list[Codes]) -> list[float]:
        """The first class's score of each feature list, which is all that a model of one class has to say."""
        if gather is not None:
            return gather.sums(code_lists, self.table, self._first)
        if not code_lists:
            return []
        lists = batch(code_lists)
        weights = self._first.take(self.table.take(lists.slots))
        found: list[float] = np.add.reduceat(weights, lists.bounds).tolist()
        return found

    @property
    def sums(self) -> tuple[Linear, ...]:
        """The sums of rows that the model needs: its own."""
        return (self,)

    def told(self, sums: Sequence[Floats]) -> Floats:
        """Softmax of the scores over classes."""
        return softmax(sums[0])


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer of rectified units over the sum of the rows; `inner`'s classes are the units."""

    classes: tuple[str, ...]
    inner: Linear
    bias: Singles | Floats
    outer: Singles | Floats
    outer_bias: Singles | Floats

    @property
    def sums(self) -> tuple[Linear, ...]:
        """The sums of rows that the model needs: those of the hidden units."""
        return (self.inner,)

    def scores(self, sums: Floats) -> Floats:
        """The scores of the output layer, given the sums of rows."""
        hidden = sums + self.bias
        np.maximum(hidden, 0.0, out=hidden)
        told: Floats = np.asarray(hidden @ self.outer + self.outer_bias, dtype=np.float64)
        return told

    def told(self, sums: Sequence[Floats]) -> Floats:
        """Softmax of the output layer over classes."""
        return softmax(self.scores(sums[0]))


@dataclass(frozen=True, slots=True)
class Blend:
    """The geometric mean, made to add up to one, of two models' probabilities over the same classes."""

    linear: Linear
    network: Network

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of both."""
        return self.linear.classes

    @property
    def sums(self) -> tuple[Linear, ...]:
        """The sums of rows that the models need: the linear model's and the network's."""
        return (self.linear, self.network.inner)

    def told(self, sums: Sequence[Floats]) -> Floats:
        """The blended probabilities: the mean of the scores tells the geometric mean of what each tells."""
        scores = self.network.scores(sums[1])
        scores += sums[0]
        scores *= 0.5
        return softmax(scores)


@dataclass(frozen=True, slots=True)
class Stack:
    """Sums of several models side by side: one table, and rows as wide as all theirs, so that one sum serves all."""

    table: NDArray[np.int32]
    weights: NDArray[np.float32]

    @classmethod
    def of(cls, parts: Sequence[Linear]) -> Stack:
        """The parts side by side."""
        known = np.zeros(1 << SLOT_BITS, dtype=np.uint16)
        for part in parts:
            known |= part.table
        seen = np.flatnonzero(known)
        table = np.zeros(1 << SLOT_BITS, dtype=np.int32)
        table[seen] = np.arange(1, len(seen) + 1)
        weights = np.empty((len(seen) + 1, sum(part.weights.shape[1] for part in parts)), dtype=np.float32)
        column = 0
        for part in parts:
            own = slice(column, column := column + part.weights.shape[1])
            weights[0, own] = part.weights[0]
            weights[1:, own] = part.weights.take(part.table.take(seen), axis=0)
        return cls(table, weights)

    def sums(self, code_lists: list[Codes], columns: slice | None = None) -> Floats:
        """One row of sums, as wide as all parts or of some `columns`, for each feature list."""
        length = self.weights.shape[1]
        first, after = (columns.start, columns.stop) if columns else (0, length)
        if gather is not None:
            out = np.zeros((len(code_lists), after - first), dtype=np.float32)
            gather.add_rows(code_lists, self.table, self.weights, out, first, length)
            return out.astype(np.float64)
        lists = batch(code_lists)
        return sums_of(self.weights.take(self.table.take(lists.slots), axis=0), lists.bounds)[:, first:after]


STACKED_FROM = 100_000
"""Feature codes after which stacking has paid: it takes as long as some ten texts do without, which a start feels."""


class Joint:
    """Models of the same feature lists, stacked as soon as that pays; the sums are the same before and after."""

    def __init__(self, models: Mapping[str, Model]) -> None:
        self._models = models
        self._parts = [part for model in models.values() for part in model.sums]
        edges = [0, *accumulate(part.weights.shape[1] for part in self._parts)]
        columns = iter([slice(first, after) for first, after in pairwise(edges)])
        self._columns = {name: [next(columns) for _ in model.sums] for name, model in models.items()}
        self._asked = 0
        self._stack: Stack | None = None

    def told(self, code_lists: list[Codes], own: Mapping[str, list[Codes]]) -> dict[str, Floats]:
        """What each model tells of each feature list; `own` are further lists that belong to one model alone."""
        sums = self.sums(code_lists)
        for name, further in own.items():
            columns = self._columns[name]
            sums[:, columns[0].start : columns[-1].stop] += self._own_sums(name, further)
        return {name: model.told([sums[:, one] for one in self._columns[name]]) for name, model in self._models.items()}

    def sums(self, code_lists: list[Codes]) -> Floats:
        """The sums of rows of all models side by side, one row for each feature list."""
        self._asked += sum(map(len, code_lists))
        if self._asked < STACKED_FROM:
            return _side_by_side(self._parts, code_lists)
        self._stack = self._stack or Stack.of(self._parts)
        return self._stack.sums(code_lists)

    def _own_sums(self, name: str, code_lists: list[Codes]) -> Floats:
        columns = self._columns[name]
        if self._stack is None or gather is None:
            return _side_by_side(self._models[name].sums, code_lists)
        return self._stack.sums(code_lists, slice(columns[0].start, columns[-1].stop))


def _side_by_side(parts: Sequence[Linear], code_lists: list[Codes]) -> Floats:
    """The sums of rows of some models, one after the other."""
    lists = batch(code_lists)
    return np.concatenate([part.scores(lists) for part in parts], axis=1)


ROWS_AT_ONCE = 12
"""Rows that a panel takes in one product: a larger one is shared out among threads, which then wait for the next one at
full speed, on every core and far longer than the product takes."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A few networks alike but for their seeds, over dense rows; arrays are stacked by network, scores averaged."""

    classes: tuple[str, ...]
    mean: Singles | Floats
    scale: Singles | Floats
    inner: Singles
    bias: Singles
    outer: Singles
    outer_bias: Singles

    def probabilities(self, rows: Floats) -> Floats:
        """Softmax, for each row, of the mean of the networks' scores."""
        level = rows - self.mean
        level *= self.scale
        single = level.astype(np.float32)
        scores = np.zeros((len(rows), len(self.classes)))
        for first in range(0, len(rows), ROWS_AT_ONCE):
            hidden = single[first : first + ROWS_AT_ONCE] @ self.inner
            hidden += self.bias[:, None, :]
            np.maximum(hidden, 0.0, out=hidden)
            told = hidden @ self.outer
            told += self.outer_bias[:, None, :]
            np.add.reduce(told, axis=0, out=scores[first : first + ROWS_AT_ONCE])
        scores /= len(self.bias)
        return softmax(scores)
