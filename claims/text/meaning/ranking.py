"""The choice among candidates for many figures of one text at once: what speaks for each is summed in one batch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claims.text.meaning.model import Linear, batch

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Options(Generic[Item]):
    """Candidates of one figure, and of each the feature codes; none of the lists is empty."""

    items: list[Item]
    lists: list[list[int]]

    def with_more(self, more: Options[Item]) -> Options[Item]:
        """These candidates with more features for each, and the further candidates of `more`."""
        joined = [own + added for own, added in zip(self.lists, more.lists, strict=False)]
        return Options(more.items, joined + more.lists[len(joined) :])


def summed(model: Linear, groups: Sequence[Sequence[list[int]]]) -> list[list[float]]:
    """The score of each feature list of each group; that of an empty list is zero."""
    filled = [codes for group in groups for codes in group if codes]
    scores = iter(model.scores(batch(filled))[:, 0].tolist() if filled else ())
    return [[next(scores) if codes else 0.0 for codes in group] for group in groups]


def best(scores: Sequence[float]) -> tuple[int, float]:
    """The highest of some scores, the first of equals, and its share of their softmax."""
    top = max(scores)
    return scores.index(top), 1.0 / sum(math.exp(score - top) for score in scores)


def pick(
    model: Linear, groups: Sequence[Options[Item]], more: Sequence[Options[Item]] | None
) -> list[tuple[int, float]]:
    """The best candidate of each group, by number, and its probability; a group without candidates gives (-1, 1).

    `more` holds for the same groups what their neighbours add to each candidate, and candidates that only they propose.
    """
    scores = summed(model, [group.lists for group in groups])
    if more is not None:
        added = summed(model, [group.lists for group in more])
        scores = [
            [a + b for a, b in zip(own + [0.0] * (len(plus) - len(own)), plus, strict=True)]
            for own, plus in zip(scores, added, strict=True)
        ]
    return [best(own) if own else (-1, 1.0) for own in scores]
