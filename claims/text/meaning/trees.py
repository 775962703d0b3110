"""Boosted decision trees over dense rows: what parts texts that tell of cooperation from look-alikes turns on a few
numbers taken together, which trees say in a few questions and sums of small weights do not.

Trees are padded to one depth, so that all are walked down at once. Leaves are whole numbers: their sum is the same in
whatever order, and so is a reading wherever it is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

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
            WALK(np.ascontiguousarray(rows), self.columns, self.bounds, self.leaves, out, self._widest)
            return out
        first, flat = np.arange(len(rows))[:, None] * rows.shape[1], rows.ravel()
        at = np.broadcast_to(self._roots, (len(rows), len(self.columns)))
        for level in range(DEPTH):
            is_above = flat.take(first + self.columns.take(at)) > self.bounds.take(at)
            at = 2 * at - self._roots + (1 + is_above) if level < DEPTH - 1 else self._last(at, is_above)
        reached = self.leaves.take(at).astype(np.int64)
        sums: NDArray[np.int64] = reached.reshape(len(rows), -1, len(self.offsets)).sum(axis=1)
        return sums

    @cached_property
    def _widest(self) -> int:
        """The last column that a question asks for."""
        return int(self.columns.max(initial=0))

    @cached_property
    def _roots(self) -> NDArray[np.int64]:
        """The place of each tree's first question among those of all."""
        return np.arange(len(self.columns)) * QUESTIONS

    def _last(self, at: NDArray[np.int64], is_above: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The place of each leaf among those of all trees, from that of the last question."""
        tree = np.arange(len(self.columns))
        return 2 * (at - self._roots) + (1 + is_above) - QUESTIONS + tree * LEAVES
