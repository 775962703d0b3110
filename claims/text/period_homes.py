"""Whose years the time phrases of a text go by: those of the home country or, where it keeps none of its own, of the
country that the text tells of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.text import parties
from claims.text.period_calendar import Context

_SPLIT_YEAR: Final = re.compile(r"20\d\d[-–/]\d\d(?!\d)")
_PARAGRAPH: Final = re.compile(r"[^\n]+")
_YEAR_BEFORE: Final = 9
"""Characters in which the number of a year stands before the name."""
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
"""The years in which texts are published."""


@dataclass(frozen=True, slots=True)
class Calendars:
    """What phrases are resolved against: by rule, and from each of `starts` on."""

    usual: Context
    starts: Sequence[int] = ()
    own: Sequence[Context] = ()

    def at(self, place: int) -> Context:
        """What a phrase at an offset is resolved against."""
        return self.own[bisect_right(self.starts, place) - 1] if self.starts else self.usual

    def written_in(self, year: int) -> Calendars:
        """The same for a text of which only the year of publication is known."""
        own = [replace(one, year=year) for one in self.own]
        return Calendars(replace(self.usual, year=year), self.starts, own)


def calendars(text: str, lang: str, published: str | None, home: str | None) -> Calendars:
    """The calendars of a text: those of the country most named, and where a paragraph names only others, of the last.

    `published` is an ISO date or None.
    """
    day = date.fromisoformat(published) if published else None
    if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        day = None  # what a program writes that knows no date: 0001-01-01, 9999-12-31
    keeping = pack(".", "fiscal_years")["starts"]
    named = [one for one in _named(text, lang) if one.code in keeping]
    if home in keeping:
        return _with_called(text, lang, _context(day, home), [one for one in named if one.code != home])
    most = _most([one.code for one in named])
    usual = _context(day, most, is_farming=most is None and _tells_of_farming(text, lang))
    if len({one.code for one in named}) < 2:
        return Calendars(usual)
    starts, own, places = [0], [usual], [one.start for one in named]
    for paragraph in _PARAGRAPH.finditer(text):
        inside = named[bisect_left(places, paragraph.start()) : bisect_left(places, paragraph.end())]
        is_usual = any(one.code == most for one in inside)
        starts += [paragraph.start(), *(one.start for one in inside if not is_usual)]
        own += [usual, *(_context(day, one.code) for one in inside if not is_usual)]
    return Calendars(usual, starts, own)


def _with_called(text: str, lang: str, usual: Context, named: Sequence[parties.PartyMention]) -> Calendars:
    """The calendar of the home country, but for years that are called another's: "in the Indian fiscal year 2022-23".

    The year may stand before: «в 2021/22 пакистанском финансовом году».
    """
    starts, own = [0], [usual]
    for one in named:
        if called := _called_fiscal(lang).match(text, one.end):
            starts += [max(starts[-1], one.start - _YEAR_BEFORE), called.end()]
            own += [_context(usual.published, one.code), usual]
    return Calendars(usual, starts, own) if len(own) > 1 else Calendars(usual)


@lru_cache(maxsize=8)
def _called_fiscal(lang: str) -> re.Pattern[str]:
    """What calls a year fiscal right behind a country's name, with or without the number of the year."""
    words = "|".join(map(re.escape, pack(lang, "periods")["fiscal"]["words"]))
    return re.compile(rf"(?:['’]s)?\W{{1,2}}(?:20\d\d[-–/]\d\d\W)?\w?(?:{words})")


def _named(text: str, lang: str) -> list[parties.PartyMention]:
    """The parties that a text names; none where it has no word for a fiscal year and no year in two."""
    if not any(word in text for word in pack(lang, "periods")["fiscal"]["words"]) and not _SPLIT_YEAR.search(text):
        return []
    return parties.mentions(text, lang)


def _most(codes: Sequence[str]) -> str | None:
    """The country most named, the first of several."""
    return next((code for code, _ in Counter(codes).most_common(1)), None)


def _tells_of_farming(text: str, lang: str) -> bool:
    return any(word in text for word in pack(lang, "periods")["fiscal"].get("crop", ()))


def _context(day: date | None, country: str | None, *, is_farming: bool = False) -> Context:
    years = pack(".", "fiscal_years")
    month, first = years["crop"] if is_farming else years["starts"].get(country, (1, 1))
    return Context(day, month, first, country in years["named_by_start"])


__all__ = ["Calendars", "calendars"]
