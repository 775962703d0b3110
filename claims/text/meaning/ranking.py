"""The choice among candidates for many figures of one text at once: what speaks for each is summed in one batch."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import islice
from typing import Generic, TypeVar

from claims.text.meaning.choice import best, shares
from claims.text.meaning.features import Codes
from claims.text.meaning.rank_blend import Ranker
from claims.text.meaning.retold import Tellings, agreed

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


def pick(
    model: Ranker,
    groups: Sequence[Options[Item]],
    told: Tellings,
    silent: Set[int] = frozenset(),
    none: Item | None = None,
) -> list[tuple[int, float]]:
    """The best candidate of each group, by number, and its probability; a group without candidates gives (-1, 1).

    Groups whose figure is told again are weighed with its other tellings, of which the `silent` say nothing for `none`.
    """
    contested = iter(summed(model, [group.lists for group in groups if len(group.items) > 1]))
    scores = [next(contested) if len(group.items) > 1 else [0.0] * len(group.items) for group in groups]
    found = [best(own) if own else (-1, 1.0) for own in scores]
    if told:
        chances = [dict(zip(group.items, shares(own), strict=True)) for group, own in zip(groups, scores, strict=True)]
        for row, item in agreed(chances, told, silent, none).items():
            found[row] = groups[row].items.index(item), found[row][1]
    return found
