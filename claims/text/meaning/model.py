"""Fitted models over feature codes: a table from slot to row, and a row of weights for each feature fitted.

A `Linear` model adds the rows of its features up to scores. A `Network` adds them up to hidden units first. A `Blend`
is the geometric mean of a linear model's and a network's probabilities, which errs less often than either.

Classes that hold arrays are not compared, here and elsewhere: the methods for it would be made at every start.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.features import FLAT, Codes, packed, slots

try:
    from claims.text.meaning import gather as gather
except ImportError:  # it is built with the compiled reader alone
    gather = None  # type: ignore[assignment]


Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
"""As fitted and stored; what meets doubles is made double when loaded, for mixed arithmetic is slow."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Batch:
    """Feature lists of some figures or candidates, none empty, as slots of the table; list i begins at `bounds[i]`."""

    slots: NDArray[np.int64]
    bounds: NDArray[np.int64]


def batch(code_lists: Sequence[Codes]) -> Batch:
    """Feature lists made ready for any number of models."""
    if FLAT is not None:
        code_lists = [packed(codes) for codes in code_lists]
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


@dataclass(frozen=True, eq=False, repr=False)
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

    def prepare(self) -> None:
        """Make ready what is made at the first question of one class otherwise."""
        _ = self._first

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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Panel:
    """A few networks alike but for their seeds, over dense rows; arrays are stacked by network, scores averaged."""

    classes: tuple[str, ...]
    mean: Singles | Floats
    scale: Singles | Floats
    inner: Singles
    bias: Singles
    outer: Singles
    outer_bias: Singles
