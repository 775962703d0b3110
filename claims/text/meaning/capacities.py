"""What a route, a port or a plant can take: "the corridor has a capacity of 6 million tonnes and will have one of 10".

Few labels have the capacity of anything but plants, so that of roads and ports is mostly read as cargo that went there.
A word for capacity before a figure, with nothing else measured between the two, makes it one whatever carries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.governing import measures_nothing, told_before
from claims.text.meaning.page import Page
from claims.text.sorted_numbers import first_from
from claims.text.vocabulary import vocabulary

_FARTHEST: Final = 140
"""Characters from the word for capacity to its figure."""
_NEXT: Final = 40
"""Characters from one figure of a capacity to the next: "from 6 to 10 million tonnes"."""
_MOVED: Final = ("freight", "exports")
_CAPACITY: Final = "capacity"
_UNITS: Final = ("count", "tonne")
_END: Final = re.compile(r"[;:!?\n]|[.](?!\d)")
_COMMA: Final = re.compile(r",(?!\d)")
_BEHIND: Final = 3
"""Words behind a figure that tell what it measures where a comma parts it from the word for capacity."""


@lru_cache(maxsize=8)
def _named(lang: str) -> re.Pattern[str] | None:
    told: str = vocabulary(lang).pack["capacities"]["named"]
    return re.compile(told) if told else None


def with_capacities(page: Page, lang: str, found: Sequence[Choice]) -> list[Choice]:
    """Choices where what is told of capacity is not cargo or goods."""
    named, out = _named(lang), list(found)
    last = -2
    for place, choice in enumerate(out) if named is not None else ():
        is_moved = choice.measure in _MOVED
        if choice.aspect != "level" or not (is_moved or choice.measure == _CAPACITY):
            continue
        if named is None or page.quantities[choice.at].unit not in _UNITS:
            continue
        if _is_ruled(page, choice.at, named) or (last == choice.at - 1 and _goes_on(page, last)):
            last = choice.at
            if is_moved:
                out[place] = replace(choice, measure=_CAPACITY, giver=None, taker=None)
    return out


def _is_ruled(page: Page, at: int, named: re.Pattern[str]) -> bool:
    """Whether a word for capacity stands before a figure, and between the two neither a figure nor another measure."""
    start, end = page.quantities[at].start, told_before(page, at, named, _FARTHEST)
    if end < 0 or _END.search(page.text, end, start):
        return False
    first, after = page.quantity_words[at]
    if _COMMA.search(page.text, end, start):
        beyond = min(after + _BEHIND, len(page.words))
        return measures_nothing(page, first_from(page.starts, end), first) and measures_nothing(page, after, beyond)
    return measures_nothing(page, first_from(page.starts, end), first)


def _goes_on(page: Page, at: int) -> bool:
    """Whether the next figure tells of the same: "from 6 million tonnes to 10 million"."""
    first, last = page.quantities[at].end, page.quantities[at + 1].figure_start
    if last - first > _NEXT or _END.search(page.text, first, last):
        return False
    return measures_nothing(page, page.quantity_words[at][1], page.quantity_words[at + 1][0])
