"""What the choice of goods learns from: the goods named around each labelled figure, and which of them is its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claims.text.meaning.features import Codes, kept
from claims.text.meaning.good_features import NO_GOOD, good_options
from claims.text.meaning.goods import canonical, goods
from claims.text.meaning.heads import kinds_of
from claims.text.meaning.products import MEASURES
from claims.text.meaning.scene import Scene


def good_groups(one: Scene, labels: Mapping[int, Mapping[str, Any]]) -> Iterator[tuple[list[Codes], int]]:
    """The candidates of each labelled figure whose own good, or none, is one of several, with the place of that one."""
    told = goods(one.page, one.lang)
    for at, label in labels.items() if told.named else ():
        if label["measure"] not in MEASURES:
            continue
        own = kinds_of(label["measure"], label["aspect"], label["status"])
        had = good_options(one.page, told, at, own, one.units[at])
        right = canonical(label["product"]) if label["product"] else NO_GOOD
        if right in had.items and len(had.items) > 1:
            yield kept(had.lists), had.items.index(right)
