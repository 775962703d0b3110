"""Follow-ups: phrases that point at a period told before - that one, or the same of another year.

"The same six months" points at the last six months told, not at the year named since; "that year" at the year of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from claims.text.period_calendar import Context, Span, has, months, one_year, values, whole_year
from claims.text.period_parts import make_first_months, make_last_part
from claims.text.period_tags import Item
from claims.text.period_years import make_fiscal, make_fiscal_relative, make_horizon_years

ANCHORED: Final = frozenset(
    (
        "same_before",
        "same_of_year",
        "same_of_fiscal",
        "years_before",
        "years_after",
        "anchor",
        "since_anchor",
        "years_ago",
        "years_back",
        "told_quarter",
        "part_before",
        "months_before",
        "year_before_that",
        "one_before",
        "one_after",
        "years_ahead",
        "fiscal_before",
        "fiscal_told",
    )
)
BESIDE: Final = frozenset(("months_before", "year_before_that", "one_before", "one_after", "years_ahead"))
"""What lies so far before or behind the period told last."""
_YEARLY, _FISCAL = "year", "fiscal_year"
_QUARTER: Final = 3
_YEAR: Final = 12
_PARTS: Final = frozenset(("months", "ytd", "month", "quarter", "half"))
_REACH: Final = 12
_TURNED: Final = frozenset(("last", "lastyr", "previous", "before_last"))
_LATER: Final = frozenset(("ord", "last", "later", "year"))


def follow_up(make: str, words: Sequence[Item], before: Sequence[Span], context: Context) -> list[Span]:
    """The spans that a phrase stands for, given those `before` it in the text, in order."""
    if make in BESIDE:
        return _beside(make, words, before, context)
    anchor = pointed_at(words, before, context)
    if make == "anchor":
        return _that(words, anchor)
    if make == "told_quarter":
        told = next((span for span in reversed(before[-_REACH:]) if _length(span) == _QUARTER), None)
        return [replace(told, kind="period")] if told else make_last_part(words, context)
    if make == "part_before":
        return _part_before(before, _QUARTER if has(words, "qtr") else 1)
    if make in ("fiscal_before", "fiscal_told"):
        fiscal = next((span for span in reversed(before[-_REACH:]) if span.grain == _FISCAL), None)
        if make == "fiscal_told":
            return [fiscal] if fiscal else []
        return [_shifted(fiscal, 1)] if fiscal else make_fiscal_relative(words, context)
    if make == "since_anchor":
        known = anchor and anchor.start and context.published
        return [Span(anchor.start, context.published, "since", "multi_year")] if anchor and known else []
    if make == "years_after":
        return _after(_count(words), anchor, context, has(words, "following"))
    if make == "same_of_year":
        years = values(words, "year")
        if has(words, "qtr") and (anchor is None or _length(anchor) != _QUARTER):
            anchor = next(iter(make_last_part(words, context)), anchor)
        if not anchor or not anchor.start or not anchor.end or not years:
            return [replace(span, kind="base") for span in whole_year(years[0])] if years else []
        return months(years[0], anchor.start.month, anchor.end.month, "base")
    if make == "same_of_fiscal":
        part = next((span for span in reversed(before[-_REACH:]) if span.grain in _PARTS), None)
        return _of_fiscal(part, make_fiscal(words, context), context)
    if make == "years_back":  # «бір жыл бұрынғыдан»: than in the year before the one told
        make = "years_ago" if _count(words) > 1 else "years_before"
    if make == "years_ago":
        return _ago(_count(words), anchor, context)
    years_back = _count(words) if make == "years_before" else 1
    if anchor and anchor.start and anchor.end and anchor.grain != "multi_year":
        return [_shifted(anchor, years_back)]
    if context.published and make != "same_before":
        return [replace(span, kind="base") for span in whole_year(context.published.year - years_back)]
    return [Span(None, None, "base", "none")]


def _beside(make: str, words: Sequence[Item], before: Sequence[Span], context: Context) -> list[Span]:
    """What lies before or behind the period told last: "twelve months earlier", "in the one before", «через год»."""
    anchor = _last_closed(before)
    if make == "years_ahead":
        spans, shifted = make_horizon_years(words, context), _after(_count(words), anchor, context, False)
        return spans + [span for span in shifted if span.kind == "period" and _is_over(span, context)]
    if anchor is None or not anchor.start or not anchor.end or anchor.grain == "multi_year":
        return []
    if make == "months_before":
        years, rest = divmod(next(iter(values(words, "num")), 0), _YEAR)
        return [_shifted(anchor, years)] if years and not rest else []
    if make == "year_before_that":
        return [_shifted(anchor, 1)]
    back = 1 if make == "one_before" else -1
    if anchor.grain in (_YEARLY, _FISCAL):
        return [_shifted(anchor, back)]
    size = _length(anchor)
    return _part_beside(anchor, back * size) if size in (1, _QUARTER, 2 * _QUARTER) else []


def _is_over(span: Span, context: Context) -> bool:
    return bool(span.end and context.published and span.end < context.published)


def _last_closed(before: Sequence[Span]) -> Span | None:
    closed = (span for span in reversed(before) if span.kind != "since")
    return next(closed, None) or (before[-1] if before else None)


def _of_fiscal(anchor: Span | None, named: Sequence[Span], context: Context) -> list[Span]:
    """ "July-April, against the same period of 2021-22": the months told last, as they lie in another fiscal year."""
    start = next((span.start for span in named), None)
    if start is None or anchor is None or anchor.start is None:
        return [replace(span, kind="base") for span in named]
    is_begun = (anchor.start.month, anchor.start.day) >= (context.fiscal_month, context.fiscal_day)
    back = anchor.start.year - (not is_begun) - start.year
    return [replace(_shifted(anchor, back), kind="base")]


def pointed_at(words: Sequence[Item], before: Sequence[Span], context: Context) -> Span | None:
    """The span before that the words mean: the last of so many months, of months at all, or simply the last."""
    if has(words, "mo"):
        counts = values(words, "num")
        for span in reversed(before[-_REACH:]):
            if (_length(span) == counts[-1]) if counts else (span.grain in _PARTS):
                return span
        if counts:
            own = [word for word in words if word.name not in _TURNED]  # the year that the words turn back to is not it
            return next(iter(make_first_months(own, context)), None)
    return _last_closed(before)


def so_many(words: Sequence[Item], ended: Sequence[Span]) -> list[Span]:
    """ "From July to October", then "in four months": those that were told by both ends, not the first of the year."""
    names = [word.name for word in words]
    if names[-2:] != ["num", "mo"] or len(names) > 3 or not _LATER.isdisjoint(names):
        return []
    count = values(words, "num")[-1]
    told = next((span for span in reversed(ended[-_REACH:]) if _length(span) == count), None)
    return [replace(told, kind="period")] if told else []


def _part_before(before: Sequence[Span], size: int) -> list[Span]:
    """The month or quarter before the last one told: "13.7 million in August, against 16.8 million a month earlier"."""
    told = next((span for span in reversed(before[-_REACH:]) if _length(span) == size), None)
    return _part_beside(told, size) if told else [Span(None, None, "base", "none")]


def _part_beside(told: Span, back: int) -> list[Span]:
    """As many months as a part of a year has, that many months before it, or behind it where `back` is negative."""
    if told.start is None:
        return [Span(None, None, "base", "none")]
    first = 12 * told.start.year + told.start.month - 1 - back
    return months(first // 12, first % 12 + 1, first % 12 + abs(back), "base" if back > 0 else "period")


def _length(span: Span) -> int:
    """How many whole months a span takes, 0 for one of several years."""
    if span.start is None or span.end is None or span.grain == "multi_year":
        return 0
    count = 12 * (span.end.year - span.start.year) + span.end.month - span.start.month
    return count if span.end.day < span.start.day else count + 1


def _that(words: Sequence[Item], anchor: Span | None) -> list[Span]:
    if anchor is None:
        return []
    if one_year(words) and anchor.end and anchor.grain in _PARTS:
        return whole_year(anchor.end.year)
    return [replace(anchor, kind="period")]


def _ago(years: int, anchor: Span | None, context: Context) -> list[Span]:
    """So many years before publication, and before the period told last, where that is another.

    "Three times what it was ten years ago" tells of all years since.
    """
    spans: list[Span] = []
    if context.published:
        year = context.published.year
        spans = whole_year(year - years, "base")
        if years > 1:
            spans.append(Span(date(year - years, 1, 1), date(year - 1, 12, 31), "vague", "multi_year"))
    if anchor and anchor.start and anchor.grain != "multi_year":
        shifted = _shifted(anchor, years)
        if shifted.start and (shifted.start, shifted.end) not in [(span.start, span.end) for span in spans]:
            spans.append(shifted)
    return spans


def _after(years: int, anchor: Span | None, context: Context, is_following: bool) -> list[Span]:
    """So many years after the period told last; "the following year" with none told before is the one to come."""
    if anchor and anchor.start and anchor.grain != "multi_year":
        span = _shifted(anchor, -years)
        is_ahead = context.published and span.start and span.start > context.published
        return [replace(span, kind="horizon") if is_ahead else span]
    return whole_year(context.published.year + years, "horizon") if is_following and context.published else []


def _count(words: Sequence[Item]) -> int:
    counts = values(words, "num")
    count = counts[-1] if counts else 1
    return 10 * count if has(words, "dec") else count


def _shifted(anchor: Span, years: int) -> Span:
    def back(day: date | None) -> date | None:
        if day is None or day.year - years < 1900:
            return None
        is_month_end = (day.month, day.day) == (2, 29)
        return day.replace(year=day.year - years, day=28) if is_month_end else day.replace(year=day.year - years)

    end = back(anchor.end)
    if anchor.end and end and anchor.end.month == 2 and anchor.end.day >= 28:
        end = months(end.year, 2, 2)[0].end
    return Span(back(anchor.start), end, "base" if years > 0 else "period", anchor.grain)
