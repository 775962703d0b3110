"""The choice among candidates for many figures of one text at once: what speaks for each is summed in one batch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Generic, TypeVar

from claims.text.meaning.choice import best
from claims.text.meaning.features import Codes
from claims.text.meaning.rank_blend import Ranker

Item = TypeVar("Item")


class Options(Generic[Item]):
    """Candidates of one figure, and of each the feature codes; a lone candidate may be without, for it is chosen.

    No data class, for a generic one is not compiled.
    """

    def __init__(self, items: list[Item], lists: Sequence[Codes]) -> None:
        self.items = items
        self.lists = lists


def summed(model: Ranker, groups: Sequence[Sequence[Codes]]) -> list[list[float]]:
    """The score of each feature list of each group."""
    lists: list[Codes] = [codes for group in groups for codes in group]
    scores = iter(model.single(lists))
    return [list(islice(scores, len(group))) for group in groups]


def pick(model: Ranker, groups: Sequence[Options[Item]]) -> list[tuple[int, float]]:
    """The best candidate of each group, by number, and its probability; a group without candidates gives (-1, 1)."""
    contested = iter(summed(model, [group.lists for group in groups if len(group.items) > 1]))
    return [best(next(contested)) if len(group.items) > 1 else (len(group.items) - 1, 1.0) for group in groups]
