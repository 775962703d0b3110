"""When the two ends of a rise held: in "rose last year from 1.8 to 1.9 billion" the first is of the year before.

The claim model says so; of 240 labelled rises that are told with a time, none has both ends in the same or in several
years together, and one has the first in none. What a goal starts from has the time of its own words, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.page import Page
from claims.text.meaning.rises import is_rise
from claims.text.meaning.times import NO_PERIOD, Period, Times, twins
from claims.text.meaning.year_before import is_part_of_year

_LEVELS: Final = ("level", "share_pct")
_YEAR: Final = 4
_NEW_YEAR: Final = "-01-01"
_YEARS_END: Final = "-12-31"


def with_ends_of_rises(page: Page, lang: str, times: Times, found: Sequence[Choice]) -> list[Choice]:
    """Choices where both ends of a rise were read as of the same time, or the first as of none, told apart."""
    out = {choice.at: choice for choice in found}
    for low in found:
        high = out.get(low.at + 1)
        if high is None or low.aspect not in _LEVELS or (low.measure, low.aspect) != (high.measure, high.aspect):
            continue
        if low.status != "actual" or not is_rise(page, lang, low.at):
            continue
        if high.status == "planned":
            out[low.at] = replace(low, period=_of_start(page, times, low, high))
        elif high.status == "actual":
            first, last = _ends(page, low, high)
            out[low.at], out[high.at] = replace(low, period=first), replace(high, period=last)
    return [out[choice.at] for choice in found]


def _of_start(page: Page, times: Times, low: Choice, high: Choice) -> Period:
    """The time of what a goal starts from: that of its own sentence, if it is not the goal's."""
    here = {times.periods[number] for number in times.by_sentence[page.quantity_sentences[low.at]]}
    return low.period if low.period in here and low.period != high.period else NO_PERIOD


def _ends(page: Page, low: Choice, high: Choice) -> tuple[Period, Period]:
    """The times of the amounts that something rose from and to."""
    first, last = low.period, high.period
    if span := _several_years(first) or _several_years(last):
        sentence = page.sentences[page.quantity_sentences[low.at]]
        is_named = str(span[0]) in page.text[sentence.start : sentence.end]
        return _whole(span[0] - (not is_named)), _whole(span[1])  # «за пять лет поднялась с 62 до 90»
    if last == NO_PERIOD or first not in (last, NO_PERIOD) or (low.aspect != "level" and is_part_of_year(last)):
        return first, last  # a share in some months may have risen from that of the whole year before
    return twins(last)[0], last


def _several_years(period: Period) -> tuple[int, int] | None:
    """The first and the last of several whole years."""
    begun, ended = period
    if begun is None or ended is None or begun[_YEAR:] != _NEW_YEAR or ended[_YEAR:] != _YEARS_END:
        return None
    years = int(begun[:_YEAR]), int(ended[:_YEAR])
    return years if years[0] < years[1] else None


def _whole(year: int) -> Period:
    return f"{year}{_NEW_YEAR}", f"{year}{_YEARS_END}"
