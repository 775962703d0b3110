"""The year that a text without a date counts from, where it names the one that it compares with.

"Trade in seven months of this year was up 4 % on the same period of 2023" was written in 2024: the year compared with
is the one before that of which it tells. "In May 2023 trade grew by 4 % on May of last year" was written in 2023, and
"in the past year 2022" says itself what it means.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import Final

from claims.text.period_tags import Item

_THIS: Final = 0
_LAST: Final = 1
_NEAR: Final = 3
"""Words in which "last" or "this" finds its year."""
_SAYS: Final = {"thisyr": _THIS, "lastyr": _LAST, "this": _THIS, "last": _LAST}
_WHOLE: Final = ("thisyr", "lastyr")
_YEARS: Final = ("yr", "yr_from", "yr_to")
_IN: Final = "in"
_YEAR: Final = "year"
_COMMA: Final = ","
_ENDINGS: Final = ("-", "m_suffix")
_BETWEEN: Final = ("fiscal", "same")
_SEVERAL: Final = 2
_ASIDE: Final = 7
"""Characters that may part "last" from the year that it is: «в прошлом, 2022 году», "the past year 2022"."""
_SHORTEST: Final = 3
"""Letters of a word for "this" or "last": a single one is mostly a preposition."""


def told_year(items: Sequence[Item], named: Sequence[tuple[int, int, bool]], compared: Sequence[int]) -> int | None:
    """The year of publication; None where the text does not tell it, or tells two.

    `named` are the years that the text names: item, year, and whether something is compared with it. Such a year
    belongs to the last "this year" or "last year" before it, if no other year is named since. `compared` are the years
    that are told to be the one after "last year".
    """
    told = _relative(items)
    found = {*compared, *_called(items, {at for at, _, is_base in named if is_base})}
    own = 0
    for at, year, is_base in named:
        before = bisect_left(told, (at, 0))
        if not is_base:
            own = at
        elif before and told[before - 1][0] >= own:
            found.add(year + 1 + told[before - 1][1])
    return found.pop() if len(found) == 1 else None


def _called(items: Sequence[Item], bases: Set[int]) -> list[int]:
    """The year of publication by each year that is called the last one or, after a preposition, this one.

    «Былтыр 2019 жылғыдан көп» compares with the year (`bases`) and calls it nothing.
    """
    out = []
    for at in range(len(items) - 1):
        item = items[at]
        way = _SAYS.get(item.name)
        if (
            way is None
            or item.end - item.start < _SHORTEST
            or (way == _THIS and not (at and items[at - 1].name == _IN))
        ):
            continue
        number = at + 1 + (items[at + 1].name == _COMMA)
        year, then = items[number : number + 1], items[number + 1 : number + 1 + _NEAR]
        is_beside = bool(year) and year[0].name == _YEAR and year[0].start - item.end <= _ASIDE
        if is_beside and number not in bases and _is_of_year([one for one in then if one.name not in _ENDINGS]):
            out.append(year[0].value + way)
    return out


def _relative(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Where the text says "this year" (0) or "last year" (1)."""
    out = []
    for at, item in enumerate(items):
        way = _SAYS.get(item.name)
        if way is not None and (item.name in _WHOLE or _is_of_year(items[at + 1 : at + 1 + _NEAR])):
            out.append((at, way))
    return out


def _is_of_year(beyond: Sequence[Item]) -> bool:
    """Whether the words after "this" or "last" are of one year: "fiscal year", but not "2022 from"."""
    for item in beyond:
        if item.name in _YEARS:
            return item.value != _SEVERAL
        if item.name not in _BETWEEN:
            return False
    return False
