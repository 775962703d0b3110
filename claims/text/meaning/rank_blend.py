"""A ranker with a network beside it: candidates are scored by what their features say each, and together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claims.text.meaning.features import Codes
from claims.text.meaning.joint import Stack
from claims.text.meaning.model import Blend, Linear


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RankBlend(Blend):
    """A linear model and a network of one score each: a candidate's is the mean of both."""

    stack: Stack

    def single(self, code_lists: list[Codes]) -> list[float]:
        """The score of each feature list, which does not hang on what others it is asked with."""
        if not code_lists:
            return []
        sums = self.stack.sums(code_lists)
        hidden = sums[:, 1 : 1 + len(self.network.bias)] + self.network.bias
        np.maximum(hidden, 0.0, out=hidden)
        hidden *= self.network.outer[:, 0]
        scores = np.add.reduce(hidden, axis=1)  # a product of matrices would round by how many rows there are
        scores += sums[:, 0]
        scores *= 0.5
        found: list[float] = scores.tolist()
        return found


Ranker = Linear | RankBlend


def ranker_of(stored: Linear | Blend) -> Ranker:
    """A stored model as a ranker."""
    return stored if isinstance(stored, Linear) else RankBlend(stored.linear, stored.network, Stack.of(stored.sums))
