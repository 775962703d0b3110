"""What the choice of goods learns from: the goods named around each labelled figure, and which of them is its own.

It hangs on no other model, so that it can be fitted alone: python -m claims.text.train product
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from claims.text.meaning.features import Codes, packed
from claims.text.meaning.good_features import NO_GOOD, good_options
from claims.text.meaning.goods import canonical, goods
from claims.text.meaning.heads import kinds_of
from claims.text.meaning.model import Linear
from claims.text.meaning.products import MEASURES
from claims.text.meaning.scene import Scene, scene
from claims.text.train.cores import on_each
from claims.text.train.fit import ranker
from claims.text.train.gold import Labelled, aligned

STRENGTH: Final = 0.3
PARTS: Final = 64


def kept(lists: Sequence[Codes]) -> list[Codes]:
    """The codes of some candidates, without the runs that compiled rows of features hold."""
    return [packed(codes) for codes in lists]


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


def fit_goods(documents: Sequence[Labelled]) -> Linear:
    """The choice of goods, fitted on labelled documents alone; in some minutes on two cores for 26,000."""
    taught = [one for one in documents if any(claim["measure"] in MEASURES for claim in one.claims)]
    parts = [list(range(first, len(taught), PARTS)) for first in range(min(PARTS, len(taught)))]
    met = sorted((group for part in on_each(_of_part, taught, parts) for group in part), key=itemgetter(0))
    return ranker([lists for _, lists, _ in met], [right for _, _, right in met], STRENGTH)


def _of_part(documents: Sequence[Labelled], part: list[int]) -> list[tuple[int, list[Codes], int]]:
    out = []
    for index in part:
        own = documents[index]
        laid = scene(own.document, own.document.lang or "en")
        labels = aligned(own.claims, laid.page.quantities, laid.spans, laid.more)
        out += [(index, lists, right) for lists, right in good_groups(laid, labels)]
    return out
