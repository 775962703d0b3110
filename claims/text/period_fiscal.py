"""Time phrases of parts of fiscal years: quarters, halves and first months. See period_years for what a maker is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from claims.text.period_calendar import Context, Span, has, months_after, values
from claims.text.period_tags import Item
from claims.text.period_years import make_fiscal, make_fiscal_relative


def make_fiscal_part(items: Sequence[Item], context: Context) -> list[Span]:
    """A half or quarter of a fiscal year: of the named one, or of the latest in which it was over."""
    size = 6 if has(items, "half", "halfyear") else 3
    numbers = [n for n in values(items, "ord") if n] or [12 // size]
    years = make_fiscal(items, context) if has(items, "year", "num") else []
    if not years and has(items, "last", "previous", "this") and has(items, "yr"):
        years = make_fiscal_relative(items, context)
    start = years[0].start if years else _latest_fiscal_start(numbers[0] * size, context)
    if start is None or not 1 <= numbers[0] <= 12 // size:
        return []
    first = months_after(start, size * (numbers[0] - 1))
    return [Span(first, months_after(first, size) - timedelta(days=1), "period", "half" if size == 6 else "quarter")]


def make_part_of_split_year(items: Sequence[Item], context: Context) -> list[Span]:
    """ "The first quarter of 2018-19": of the fiscal year, where the home country has one that runs over two."""
    years, short = values(items, "year"), values(items, "num")
    is_next = bool(years and short) and short[-1] == (years[0] + 1) % 100
    return make_fiscal_part(items, context) if is_next and context.fiscal_month > 1 else []


def make_numbered_fiscal_part(items: Sequence[Item], context: Context) -> list[Span]:
    """ "Q1 FY24", "1H FY2023-24": the digit tells which part."""
    at = next(place for place, item in enumerate(items) if item.name == "num")
    return make_fiscal_part([*items[:at], replace(items[at], name="ord"), *items[at + 1 :]], context)


def _latest_fiscal_start(over: int, context: Context) -> date | None:
    """The start of the latest fiscal year of which `over` months were over at publication."""
    if context.published is None:
        return None
    start = date(context.published.year, context.fiscal_month, context.fiscal_day)
    while months_after(start, over) > context.published:
        start = start.replace(year=start.year - 1)
    return start


def make_fiscal_months(items: Sequence[Item], context: Context) -> list[Span]:
    """ "Ten months of the fiscal year": from its start, of the named one, or of the latest in which they were over."""
    count = values(items, "num")[0]
    named = items[next(place for place, item in enumerate(items) if item.name == "num") + 1 :]  # "2017/18" has a number
    years = make_fiscal(named, context) if values(items, "year") else []
    if not years and has(items, "last", "previous", "this"):
        years = make_fiscal_relative(items, context)
    start = years[0].start if years else _latest_fiscal_start(count, context)
    if start is None or not 1 <= count <= 12:
        return []
    return [Span(start, months_after(start, count) - timedelta(days=1), "period", "months")]
