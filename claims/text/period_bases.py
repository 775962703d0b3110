"""Bases that a text leaves unsaid: in "rose to $5 bn last year from 4 bn" the 4 billion are those of the year before.

The claim model: "from 1.9 to 1.8 billion" gives a level for both periods, the first being the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Final

from claims.lexicon.pack import pack
from claims.text.period_calendar import Span, month_end

_BACK: Final = 250  # characters to the period that the rise was told for
_AHEAD: Final = 90
_OWN: Final = 18  # a period so close behind the amount is its own
_REACH: Final = 6  # periods looked back at where the sentence has none
_DIGIT: Final = re.compile(r"\d")
_SENTENCE_END: Final = re.compile(r"[.!?]\s|\n")


def unsaid(lowered: str, lang: str, told: Sequence[tuple[int, int, Span]]) -> list[tuple[int, int, Span]]:
    """(start, end, span) of each amount risen from; `told` are the periods of the text in order, by start."""
    starts = [start for start, _, _ in told]
    found = []
    for match in _pattern(lang).finditer(lowered):
        start, end = match.span(match.lastindex or 0)
        if start and lowered[start - 1].isalnum():  # no word boundary in the pattern: a literal start is found faster
            continue
        following = bisect_left(starts, end)
        if (
            following < len(told)
            and starts[following] <= end + _OWN
            and not _DIGIT.search(lowered, end, starts[following])
            and not _SENTENCE_END.search(lowered, end, starts[following])
        ):
            continue
        earlier = bisect_left(starts, start)
        anchor = _anchor(lowered, told, earlier, following, start, end)
        anchors = [anchor] if anchor else _latest(told[max(0, earlier - _REACH) : earlier])
        bases = (one if one.kind == "base" else before(one) for one in anchors)
        found += [(start, end, base) for base in bases if base is not None]
    return found


def years_after(
    compared: Sequence[tuple[int, int, Span]],
    told: Sequence[tuple[int, int, Span]],
    text: str,
    sentence_end: re.Pattern[str],
    published: date | None,
) -> list[tuple[int, int, Span]]:
    """(start, end, span) of the years that are set against the year before, where a sentence tells no time but that.

    "Trade grew by 5 % compared with 2022" is told of 2023, in nine of ten labelled texts.
    """
    if published is None:
        return []
    found, told = [], sorted((one for one in told if one[2].kind != "vague"), key=itemgetter(0))
    starts = [start for start, _, _ in told]
    for start, end, base in compared:
        is_year = base.kind == "base" and base.grain == "year"
        if not is_year or base.start is None or base.start.year + 1 >= published.year:
            continue  # of a year that is not over, only months can be told
        near = told[bisect_left(starts, start - _BACK) : bisect_left(starts, end + _BACK)]
        others = (one for one in near if (one[0], one[1]) != (start, end))
        if not any(_is_beside(text, one, (start, end), sentence_end) for one in others):
            year = base.start.year + 1
            found.append((start, end, Span(date(year, 1, 1), date(year, 12, 31), "period", "year")))
    return found


def since_until(
    told: Sequence[tuple[int, int, Span]], text: str, sentence_end: re.Pattern[str], published: date | None
) -> list[tuple[int, int, Span]]:
    """(start, end, span) of years that are over, told apart: "active since 1994. Up to the end of 2021 it spent"."""
    found, since = [], None
    for start, end, span in told:
        if span.kind == "since":
            since = end, span
        if since is None or span.kind != "horizon" or span.grain != "year" or not span.end or not since[1].start:
            continue
        is_over = since[1].start < span.end and (published is None or span.end < published)
        is_near = 0 < start - since[0] <= _BACK and len(sentence_end.findall(text, since[0], start)) <= 1
        if is_over and is_near:
            found.append((start, end, Span(since[1].start, span.end, "since", "multi_year")))
    return found


def _is_beside(text: str, one: tuple[int, int, Span], base: tuple[int, int], sentence_end: re.Pattern[str]) -> bool:
    """Whether a time stands in the sentence of a base."""
    first, last = (one[1], base[0]) if one[0] < base[0] else (base[1], one[0])
    return last - first <= _BACK and not sentence_end.search(text, first, last)


def _latest(told: Sequence[tuple[int, int, Span]]) -> list[Span]:
    """The two periods told last, where the sentence of the amount tells none."""
    spans = [span for _, _, span in told if span.kind == "period"]
    return list({(span.start, span.end): span for span in reversed(spans)}.values())[:2]


def _anchor(
    lowered: str, told: Sequence[tuple[int, int, Span]], earlier: int, following: int, start: int, end: int
) -> Span | None:
    """The period of the amount's own sentence: the one told before it, else the one soon after."""
    if earlier:
        _, past, span = told[earlier - 1]
        if start - past <= _BACK and not _SENTENCE_END.search(lowered, past, start):
            return span
    if following < len(told) and told[following][0] - end <= _AHEAD:
        return None if _SENTENCE_END.search(lowered, end, told[following][0]) else told[following][2]
    return None


def before(span: Span) -> Span | None:
    """The same span a year earlier, as a base; None for spans of several years or without dates."""
    if not span.start or not span.end or span.start.year <= 1900 or (span.end - span.start).days > 366:
        return None
    ends_month = span.end == month_end(span.end.year, span.end.month)
    end = month_end(span.end.year - 1, span.end.month) if ends_month else _same_day(span.end)
    return Span(_same_day(span.start), end, "base", span.grain)


def _same_day(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


@lru_cache(maxsize=8)
def _pattern(lang: str) -> re.Pattern[str]:
    return re.compile(pack(lang, "periods")["unsaid_base"]["pattern"] or "(?!)")  # an empty one would fit everywhere
