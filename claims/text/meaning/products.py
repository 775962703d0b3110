"""The good that a figure is about, as a short English noun: what a plant makes, or what trade or freight counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.decide import portions
from claims.text.meaning.good_features import NO_GOOD, good_options
from claims.text.meaning.goods import goods
from claims.text.meaning.heads import kinds_of
from claims.text.meaning.rank_blend import Ranker
from claims.text.meaning.ranking import pick
from claims.text.meaning.scene import Scene

MEASURES: Final = frozenset(("capacity", "exports", "freight", "turnover"))


def with_products(one: Scene, found: Sequence[Choice], ranker: Ranker) -> list[Choice]:
    """Choices with the goods that they are about, those of measures that have one at all."""
    rows = [row for row, choice in enumerate(found) if choice.measure in MEASURES]
    out = list(found)
    if not rows:
        return out
    told = goods(one.page, one.lang)
    if not told.named:
        return out
    for own in portions(len(rows)):
        some = [found[row] for row in rows[own]]
        options = [good_options(one.page, told, each.at, _kinds(each), one.units[each.at]) for each in some]
        for row, had, (best, _) in zip(rows[own], options, pick(ranker, options, {}), strict=True):
            if had.items[best] != NO_GOOD:
                out[row] = replace(found[row], product=had.items[best])
    return out


def _kinds(choice: Choice) -> int:
    """Measure, aspect and status of a choice in one number."""
    return kinds_of(choice.measure, choice.aspect, choice.status)
