"""Time phrases of a span whose ends, or whose length, are told apart: "from 1989 to September this year".

Rule 3 of the claim model; see period_years for what a maker is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from claims.text.period_calendar import (
    MAX_SPAN_YEARS,
    Context,
    Span,
    day_or_none,
    has,
    latest_year_with,
    month_end,
    months_after,
    values,
    year_of,
)
from claims.text.period_parts import in_digits, make_first_months, make_months_to
from claims.text.period_tags import Item
from claims.text.period_years import make_fiscal

_MOST_QUARTERS: Final = 12
_LONG: Final = 2  # years apart from which a span is one of several years


def make_span_to_month(items: Sequence[Item], context: Context) -> list[Span]:
    """ "Between 1996 and July 2006", "from March 2019 to the end of 2021": one end of the span is a month."""
    (month,), years = values(items, "month"), values(items, "year")
    if len(years) < 2 or years[0] >= years[1]:
        return []
    is_first = has(items, "end_to") or next(item.name for item in items if item.name in ("month", "year")) == "month"
    start, end = date(years[0], month if is_first else 1, 1), month_end(years[1], 12 if is_first else month)
    return [Span(start, end, "period", "multi_year")]


def make_from_year(items: Sequence[Item], context: Context) -> list[Span]:
    """From the start of a named year to the end of a month or a year that is told relative to publication."""
    at = next(place for place, item in enumerate(items) if item.name == "year")
    first, rest = items[at].value, [item for item in items[at:] if item.name != "year"]  # «с» is "this", too
    named = values(rest, "month")
    year = year_of(rest, context)
    if has(rest, "mo") and context.published:  # "last month"
        ended = context.published.replace(day=1) - timedelta(days=1)
        year, named = ended.year, [ended.month]
    elif any(item.name == "in" and item.value != 1 for item in rest):
        return []  # «с 2019 года в мае»
    elif named and not has(rest, "lastyr", "thisyr") and not has(_behind_month(rest), "yr"):  # "last December"
        year = latest_year_with(named[0], context)
    if year is None or first >= year:
        return []
    return [Span(date(first, 1, 1), month_end(year, named[0] if named else 12), "period", "multi_year")]


def _behind_month(items: Sequence[Item]) -> Sequence[Item]:
    return items[next(place for place, item in enumerate(items) if item.name == "month") :]


def make_since_fiscal(items: Sequence[Item], context: Context) -> list[Span]:
    """From the start of a fiscal year to publication."""
    spans = make_fiscal(items, context)
    if not spans or spans[0].start is None or context.published is None or spans[0].start > context.published:
        return []
    return [replace(spans[0], end=context.published, kind="since", grain="multi_year")]


def make_last_quarters(items: Sequence[Item], context: Context) -> list[Span]:
    """ "The last five quarters": so many, the last of them the one that was over before publication."""
    counts = values(items, "num")
    if context.published is None or not counts or not 1 <= counts[-1] <= _MOST_QUARTERS:
        return []
    begun = context.published.replace(month=(context.published.month - 1) // 3 * 3 + 1, day=1)
    return [Span(months_after(begun, -3 * counts[-1]), begun - timedelta(days=1), "period", "months")]


def make_short_months(items: Sequence[Item], context: Context) -> list[Span]:
    """ "9M 2024", «9М 2024»: the first months of a year, the letter written right behind their number."""
    count, letter = items[:2]
    is_short = letter.value == 1 and count.end == letter.start
    return make_first_months(items, context) if is_short else []


def make_months_through(items: Sequence[Item], context: Context) -> list[Span]:
    """«За 12 месяцев по август»; the same words with "in" for "through" tell two times."""
    is_through = has(items, "ended") or any(item.name == "in" and item.value == 1 for item in items[1:])
    return make_months_to(items, context) if is_through else []


def make_months_from(items: Sequence[Item], context: Context) -> list[Span]:
    """ "The nine months since 1 November": so many from that day, or from the start of that month."""
    month = next(place for place, item in enumerate(items) if item.name == "month")
    (count, *rest), named = values(items[:month], "num"), items[month].value
    days = [*rest, *values(items[month:], "num")]
    if context.published is None or not 1 <= count <= 36:
        return []
    years = values(items, "year") or [context.published.year, context.published.year - 1, context.published.year - 2]
    for year in years:
        start = day_or_none(year, named, days[0] if days else 1)
        end = months_after(start, count) - timedelta(days=1) if start else None
        if start and end and end <= context.published:
            return [Span(start, end, "period", "months")]
    return []


def make_span_between(items: Sequence[Item], context: Context) -> list[Span]:
    """From a month or day to another, each named behind its own year, as Kazakh does: a later end without a year, or
    with one that hangs on an unknown publication, is the next such day.
    """
    split = next(place for place, item in enumerate(items) if item.name == "month") + 1
    halves = items[:split], items[split:]
    (first, last), days = (values(half, "month")[0] for half in halves), [values(half, "num") for half in halves]
    begun, ended = (year_of(half, context) for half in halves)
    if begun is None:
        return []
    start = day_or_none(begun, first, days[0][0] if days[0] else 1)
    if start is None:
        return []
    year = ended if ended is not None else begun + (last < first)
    end = day_or_none(year, last, days[1][0]) if days[1] else month_end(year, last)
    if end is None or not start < end < start.replace(year=start.year + MAX_SPAN_YEARS, day=1):
        return []
    grain = "months" if end.year - start.year < _LONG else "multi_year"
    return [Span(start, end, "period", grain)]


def make_span_days(items: Sequence[Item], context: Context) -> list[Span]:
    """ "From 15 November to 31 January": the latest such span that was over; of whole dates, the span between them."""
    if dates := values(items, "date"):
        return _between(in_digits(dates[0]), in_digits(dates[-1]))
    named, days = values(items, "month"), values(items, "num")
    year, years = year_of(items, context) or latest_year_with(named[-1], context), values(items, "year")
    if year is None or len(named) < 2 or len(days) < 2:
        return []
    if context.published and year_of(items, context) is None:
        this = day_or_none(context.published.year, named[1], days[1])
        year = context.published.year if this and this <= context.published else context.published.year - 1
    later = int(named[0] > named[1])
    is_first = len(years) == 1 and _is_year_first(items)
    year += later * is_first  # «с 1 ноября 2023 года по 31 января»
    first = years[0] if len(years) > 1 else year - later
    end = day_or_none(year, named[1], days[1])
    return _between(day_or_none(first, named[0], days[0]), end)


def _is_year_first(items: Sequence[Item]) -> bool:
    """Whether the first year stands before the last month."""
    names = [item.name for item in items]
    return names.index("year") < len(names) - 1 - names[::-1].index("month")


def _between(start: date | None, end: date | None) -> list[Span]:
    return [Span(start, end, "period", "days")] if start and end and start <= end else []
