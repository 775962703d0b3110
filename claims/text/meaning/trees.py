"""Boosted decision trees over dense rows: what parts texts that tell of cooperation from look-alikes turns on a few
numbers taken together, which trees say in a few questions and sums of small weights do not.

Trees are padded to one depth, so that all are walked down at once. Leaves are whole numbers: their sum is the same in
whatever order, and so is a reading wherever it is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.built import WALK
from claims.text.meaning.model import Floats, softmax

DEPTH: Final = 6
"""Questions from the root of a tree to a leaf."""
QUESTIONS: Final = (1 << DEPTH) - 1
LEAVES: Final = 1 << DEPTH
ONE: Final = 1 << 20
"""What a leaf that adds 1 to a score is written as."""


@dataclass(frozen=True, eq=False, repr=False)
class Trees:
    """Tree t adds to the score of class t % len(offsets); of two classes, only the second has a score.

    Shapes, for T trees: columns and bounds (T, QUESTIONS), leaves (T, LEAVES). From question q one goes to question
    2 q + 1, or to 2 q + 2 where the number in its column is above its bound.
    """

    classes: tuple[str, ...]
    columns: NDArray[np.int32]
    bounds: Floats
    leaves: NDArray[np.int32]
    offsets: Floats

    def probabilities(self, rows: Floats) -> Floats:
        """The chance of each class, one row for each of `rows`."""
        scores = self.sums(rows) / ONE + self.offsets
        if len(self.offsets) == 1:
            scores = np.concatenate([np.zeros_like(scores), scores], axis=1)
        return softmax(scores)

    def sums(self, rows: Floats) -> NDArray[np.int64]:
        """The sum of the leaves that each row comes to, by the place of its class in `offsets`."""
        if WALK is not None:
            out = np.zeros((len(rows), len(self.offsets)), dtype=np.int64)
            WALK(np.ascontiguousarray(rows), *self._asked, out)
            return out
        first, flat = np.arange(len(rows))[:, None] * rows.shape[1], rows.ravel()
        at = np.broadcast_to(self._roots, (len(rows), len(self.columns)))
        for level in range(DEPTH):
            is_above = flat.take(first + self.columns.take(at)) > self.bounds.take(at)
            at = 2 * at - self._roots + (1 + is_above) if level < DEPTH - 1 else self._last(at, is_above)
        reached = self.leaves.take(at).astype(np.int64)
        sums: NDArray[np.int64] = reached.reshape(len(rows), -1, len(self.offsets)).sum(axis=1)
        return sums

    def prepare(self) -> None:
        """Make ready what is made at the first rows otherwise."""
        _ = self._asked

    @cached_property
    def _asked(self) -> tuple[NDArray[np.int32], Floats, NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """What C goes by: the columns that are asked for; tree by tree the bounds and questions of what is asked at
        all; where each tree ends among questions and leaves; and the leaves that rows can come to, from left to right.

        A question is the place of its column, how many leaves are to the left of it, and the first of these.
        """
        used = np.unique(self.columns[np.isfinite(self.bounds)])
        places = np.searchsorted(used, self.columns).tolist()
        told: list[tuple[float, int]] = []
        leaves: list[int] = []
        ends: list[tuple[int, int]] = []
        for tree in zip(places, self.bounds.tolist(), self.leaves.tolist(), strict=True):
            _ask(tree, 0, len(leaves), told, leaves)
            ends.append((len(told), len(leaves)))
        bounds = np.array([bound for bound, _ in told], dtype=np.float64)
        kinds: tuple[list[Any], ...] = ([question for _, question in told], ends, leaves)
        questions, edges, kept = (np.array(each, dtype=np.int32) for each in kinds)
        return used.astype(np.int32), bounds, questions, edges.reshape(-1, 2), kept

    @cached_property
    def _roots(self) -> NDArray[np.int64]:
        """The place of each tree's first question among those of all."""
        return np.arange(len(self.columns)) * QUESTIONS

    def _last(self, at: NDArray[np.int64], is_above: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The place of each leaf among those of all trees, from that of the last question."""
        tree = np.arange(len(self.columns))
        return 2 * (at - self._roots) + (1 + is_above) - QUESTIONS + tree * LEAVES


def _ask(
    tree: tuple[list[int], list[float], list[int]],
    question: int,
    first: int,
    told: list[tuple[float, int]],
    leaves: list[int],
) -> None:
    """Add what is asked of a tree from one of its questions on, and the leaves there; its first is numbered `first`."""
    places, bounds, reached = tree
    if question >= QUESTIONS:
        leaves.append(reached[question - QUESTIONS])
        return
    place, left = len(told), len(leaves)
    is_asked = bounds[question] < np.inf
    if is_asked:
        told.append((bounds[question], 0))
    _ask(tree, 2 * question + 1, first, told, leaves)
    if is_asked:
        told[place] = bounds[question], places[question] << 16 | (len(leaves) - left) << 8 | (left - first)
        _ask(tree, 2 * question + 2, first, told, leaves)
