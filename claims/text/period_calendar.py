"""Spans of calendar time, and what the words of a time phrase say about the year.

Dates are inclusive. Everything relative is counted from the publication date of the text; without one it stays
unknown.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claims.text.period_tags import Item

MAX_SPAN_YEARS: Final = 100


@dataclass(frozen=True, slots=True)
class Span:
    """Inclusive dates (None where the phrase has none), kind and grain."""

    start: date | None
    end: date | None
    kind: str
    grain: str


@dataclass(frozen=True, slots=True)
class Context:
    """What phrases are resolved against; the fiscal year starts on `fiscal_day` of `fiscal_month`, else 1/1.

    `year` is that of publication, where the day is not known but the text tells the year.
    """

    published: date | None
    fiscal_month: int = 1
    fiscal_day: int = 1
    named_by_start: bool = False
    year: int | None = None


Maker = Callable[[Sequence[Item], Context], list[Span]]


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_year(year: int, kind: str = "period") -> list[Span]:
    return [Span(date(year, 1, 1), date(year, 12, 31), kind, "year")] if 1900 <= year <= 2100 else []


def values(items: Sequence[Item], name: str) -> list[int]:
    return [item.value for item in items if item.name == name]


def one_year(items: Sequence[Item]) -> bool:
    """Whether a word for a year stands there in the singular ("in the last years" names none)."""
    return any(item.name in ("yr", "yr_to", "yr_from") and item.value != 2 for item in items)


def has(items: Sequence[Item], *names: str) -> bool:
    return any(item.name in names for item in items)


def year_of(items: Sequence[Item], context: Context) -> int | None:
    """The year that the words name, by number or relative to publication; None where they name none."""
    years = values(items, "year")
    if years:
        return years[-1]
    year = context.published.year if context.published else context.year
    if year is None:
        return None
    if has(items, "lastyr") or (has(items, "last", "previous") and one_year(items)):
        return year - 1
    if has(items, "nextyr") or (has(items, "next") and one_year(items)):
        return year + 1
    if has(items, "thisyr") or (has(items, "this") and one_year(items)):
        return year
    return None


def latest_year_with(month: int, context: Context) -> int | None:
    """The year of the last time that `month` was over when the text was published; that of its year alone, if told."""
    if context.published is None:
        return context.year
    is_over = month < context.published.month or (month == context.published.month and context.published.day >= 24)
    return context.published.year if is_over else context.published.year - 1


def months(year: int | None, first: int, last: int, kind: str = "period") -> list[Span]:
    if year is None or not 1 <= first <= last <= 12 or not 1900 <= year <= 2100:
        return []
    grain = {1: "month", 3: "quarter", 6: "half", 12: "year"}.get(last - first + 1, "months")
    if first == 1 and grain in ("quarter", "half", "months"):
        grain = "ytd" if grain == "months" else grain
    return [Span(date(year, first, 1), month_end(year, last), kind, grain)]


def months_after(day: date, count: int) -> date:
    month = day.year * 12 + day.month - 1 + count
    return date(month // 12, month % 12 + 1, min(day.day, 28))


def day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def span_of_years(named: list[int], kind: str) -> list[Span]:
    if len(named) < 2 or not 0 < named[1] - named[0] <= MAX_SPAN_YEARS:
        return []
    return [Span(date(named[0], 1, 1), date(named[1], 12, 31), kind, "multi_year")]
