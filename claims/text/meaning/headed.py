"""Units told once above rows: "Trade, USD million: Peru 33, Chile 19", «(млрд долл.)», "the others, in crore".

A bare number of such a row has, beside its own reading as a count, that in the unit of the heading before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.text.meaning.elided import Reading, in_scale, is_bare, is_money
from claims.text.quantities import Quantity, quantities
from claims.text.vocabulary import vocabulary

_ROWS: Final = 2
"""Bare numbers that a text must hold at least: fewer are no table."""
_BEHIND: Final = re.compile(r"[^\d\n(),:;/]{0,24}(?=$|[),:;/])", re.M)
"""The name of the unit, up to the mark that ends the heading."""
_LEAD: Final = 16
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading ends, and the scale and unit of what stands under it."""

    end: int
    scale: float
    unit: str
    currency_name: str | None


@lru_cache(maxsize=8)
def _scales(lang: str) -> re.Pattern[str]:
    words = vocabulary(lang)
    told = {key.rstrip("~") for key, (kind, _) in words.number.items() if kind == "scale"} | set(words.abbreviation)
    longest = sorted((re.escape(one) for one in told if len(one) >= _SHORTEST), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?P<scale>{'|'.join(longest)})(?P<ending>[^\W\d_]{{0,4}})(?![^\W_])", re.I)


@lru_cache(maxsize=8)
def _ahead(lang: str) -> re.Pattern[str]:
    """What may stand before the scale: a line's beginning, a mark or a word, then perhaps the sign of a currency."""
    leads = "|".join(vocabulary(lang).pack["headings"]["leads"].split())
    words = rf"|\b(?:{leads})" if leads else ""
    return re.compile(rf"(?:^|[(,:;/–—-]{words}) *(?P<sign>[^\s\d(,:;/]{{1,4}})? ?$", re.M | re.I)


def headings(text: str, lang: str, found: Sequence[Quantity]) -> list[Heading]:
    """The headings of a text that tell a unit of money or weight, in its order."""
    out: list[Heading] = []
    owed = next((one for one in found if is_money(one.unit)), None)
    starts = [one.start for one in found]
    for match in _scales(lang).finditer(text):
        start = match.start()
        before = bisect_right(starts, start) - 1
        if before >= 0 and start < found[before].end:
            continue
        ahead = _ahead(lang).search(text, max(0, start - _LEAD), start)
        behind = _BEHIND.match(text, match.end())
        if ahead is None or behind is None:
            continue
        read = _unit(ahead["sign"] or "", match["scale"], behind.group(), lang)
        if read is None or not read.scale:
            continue
        if is_money(read.unit) or read.unit == "tonne":
            out.append(Heading(behind.end(), read.scale, read.unit, read.currency_name))
        elif owed is not None and not behind.group().strip():
            out.append(Heading(behind.end(), read.scale, owed.unit, owed.currency_name))
    return out


def _unit(sign: str, scale: str, name: str, lang: str) -> Quantity | None:
    """The figure that one of a heading's units would be."""
    told = quantities(f"{sign}1 {scale}{name}" if not sign.isalpha() else f"{sign} 1 {scale}{name}", lang)
    return told[0] if len(told) == 1 else None


def with_headings(
    text: str, lang: str, found: Sequence[Quantity], more: list[tuple[Reading, ...]]
) -> list[tuple[Reading, ...]]:
    """The other readings of each figure, for bare ones that of the heading above them first."""
    bare = [at for at, one in enumerate(found) if is_bare(one) or (one.kind == "elided" and one.unit == "percent")]
    if len(bare) < _ROWS:
        return more
    told = headings(text, lang, found)
    ends = [one.end for one in told]
    for at in bare if told else ():
        above = bisect_right(ends, found[at].start) - 1
        if above >= 0 and not found[at].scale:
            own = told[above]
            more[at] = (in_scale(found[at], own.scale, own.unit, own.currency_name), *more[at])
    return more
