"""Time phrases of parts of a year and of days: months, quarters, halves, "since", "as of".

Rule 3 and the cases of the claim model; see period_years for what a maker is.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from claims.text.period_calendar import (
    Context,
    Span,
    day_or_none,
    has,
    latest_year_with,
    month_end,
    months,
    months_after,
    values,
    whole_year,
    year_of,
)
from claims.text.period_tags import Item
from claims.text.period_years import make_this_year

_MAY: Final = 5
_LAST_DAYS: Final = 28
"""From this day on, the end of a month is meant."""
_DIGITS: Final = 2
"""Of the number of a day; one that takes more room is a word."""
_INSTRUMENTAL: Final = 3  # of a word for year: Russian "с 2021 годом" is "with", not "since"


def make_month(items: Sequence[Item], context: Context) -> list[Span]:
    named = values(items, "month") or values(items, "month_of")
    if not named:
        return []
    year = year_of(items, context)
    if year is None and context.published is not None:
        year = context.published.year - (1 if named[0] > context.published.month else 0)
    return months(year, named[0], named[0]) + _planned(year_of(items, context), named[0], named[0], context)


def make_opening_month(items: Sequence[Item], context: Context) -> list[Span]:
    """ "March saw imports rise": a month that opens a sentence; "May" may be a wish there."""
    return [] if items[0].value == _MAY else make_month(items, context)


def make_months(items: Sequence[Item], context: Context) -> list[Span]:
    """January-May, of a named year or of the latest in which they were over; October-March runs into the next year."""
    named = values(items, "month")
    if len(named) < 2:
        return []
    first, last = named[0], named[-1]
    year = year_of(items, context) or latest_year_with(last, context)
    if year is None or (len(named) > 2 and last - first != len(named) - 1):
        return []  # "June, July and August"; of months apart each is told for itself
    if first <= last:
        is_each = has(items, "and") and not has(items, "between", "to", "-")
        single = [span for month in named for span in months(year, month, month)] if is_each else []
        return months(year, first, last) + single + _planned(year_of(items, context), first, last, context)
    return [Span(date(year - 1, first, 1), month_end(year, last), "period", "months")]


def make_months_of_split_year(items: Sequence[Item], context: Context) -> list[Span]:
    """ "April-December 2018-19": months of the year that runs from one calendar year into the next."""
    named, years, short = values(items, "month"), values(items, "year"), values(items, "num")
    if len(named) < 2 or not years or not short or short[-1] != (years[0] + 1) % 100:
        return []
    begins = context.fiscal_month if context.fiscal_month > 1 else named[0]
    first, last = ((years[0] + (month < begins), month) for month in named[:2])
    return [Span(date(*first, 1), month_end(*last), "period", "months")] if first <= last else []


def make_span_months(items: Sequence[Item], context: Context) -> list[Span]:
    named = values(items, "month")
    split = [i for i, item in enumerate(items) if item.name == "month"]
    if len(named) < 2:
        return []
    years_word = [item for item in items if item.name == "yr"][:1]  # «с мая 2001 года по декабрь прошлого»
    halves = items[: split[1]], [*items[split[1] :], *years_word]
    found = [year_of(half, context) for half in halves]
    years = [year for year in found if year]
    if len(years) < 2 or (years[0], named[0]) > (years[1], named[1]):
        return []
    return [Span(date(years[0], named[0], 1), month_end(years[1], named[1]), "period", "multi_year")]


def make_first_months(items: Sequence[Item], context: Context) -> list[Span]:
    """N months of a year are its first N; without a year, of the latest in which they were over."""
    counts = values(items, "num") or [n for n in values(items, "ord") if n]
    count = counts[-1] if counts else 0
    if not 1 <= count <= 12:
        return []
    year = year_of(items, context)
    if year is None:
        year = latest_year_with(count, context) if count < 12 or not context.published else context.published.year - 1
    return months(year, 1, count)


def make_part(items: Sequence[Item], context: Context) -> list[Span]:
    """A half or quarter of a year, by ordinal, digit or Roman numeral."""
    size = 6 if has(items, "half", "halfyear", "halfyr") else 3
    numbers = [n for n in values(items, "ord") if n] or values(items, "num")
    if has(items, "qtr") and values(items, "num") and not has(items, "ord") and _in_words(items):
        return make_first_quarters(items, context)
    if has(items, "last") and not numbers and (size == 6 or year_of(items, context) is not None):
        numbers = [12 // size]  # "the last quarter of 2009"; "the last quarter" alone is the one before
    if not numbers or not 1 <= numbers[0] <= 12 // size:
        return []
    last = numbers[0] * size
    named = year_of(items, context)
    return months(named or latest_year_with(last, context), last - size + 1, last) + _planned(
        named, last - size + 1, last, context
    )


def _planned(named: int | None, first: int, last: int, context: Context) -> list[Span]:
    """The same months of the year of publication as a second reading, where a plan may mean those still to come."""
    if named is not None or context.published is None or latest_year_with(last, context) == context.published.year:
        return []
    return months(context.published.year, first, last, "vague")


def make_part_of_short_year(items: Sequence[Item], context: Context) -> list[Span]:
    """ "1H17", "3Q22": a half or quarter with the last two digits of its year, written as one."""
    part, year = items[-3:-1], items[-1]
    if part[0].end != part[1].start or part[1].end != year.start or year.end - year.start != 2:
        return []
    return make_part([*part, replace(year, name="year", value=2000 + year.value)], context)


def make_season(items: Sequence[Item], context: Context) -> list[Span]:
    """Spring, summer and autumn of the named year, or the latest that was over."""
    first = values(items, "season")[0]
    return months(year_of(items, context) or latest_year_with(first + 2, context), first, first + 2)


def _in_words(items: Sequence[Item]) -> bool:
    return any(item.name == "num" and item.end - item.start > 1 for item in items)


def make_first_quarters(items: Sequence[Item], context: Context) -> list[Span]:
    """ "Three quarters", "the first three of 2023", "I-III quarters": from January to the end of the last of them."""
    numbers = values(items, "num") or [number for number in values(items, "ord") if number]
    if not numbers or not 1 <= numbers[-1] <= 4:
        return []
    last = 3 * numbers[-1]
    return months(year_of(items, context) or latest_year_with(last, context), 1, last)


def make_since(items: Sequence[Item], context: Context) -> list[Span]:
    """From the start of the named year or month to publication."""
    if context.published is None:
        return []
    named = values(items, "month")
    year = year_of(items, context) or (latest_year_with(named[0], context) if named else None)
    if year is None:
        return []
    if any(item.name == "yr" and item.value == _INSTRUMENTAL for item in items):
        return whole_year(year, "base")
    if year == context.published.year and has(items, "begin"):
        return make_this_year(items, context)
    days = values(items, "num")
    month = named[0] if named else 1
    day = days[0] if days and named and 1 <= days[0] <= calendar.monthrange(year, month)[1] else 1
    start = date(year, month, day)
    return [Span(start, context.published, "since", "multi_year")] if start <= context.published else []


def make_day(items: Sequence[Item], context: Context) -> list[Span]:
    """A day by its number; beside a number in words («за один июль», "in July two firms") the month is meant."""
    dates = values(items, "date")
    if dates:
        day = in_digits(dates[0])
        return [Span(day, day, "day", "day")] if day else []
    named, numbers = values(items, "month"), values(items, "num")
    if named and any(item.name == "num" and item.end - item.start > _DIGITS for item in items):
        return make_month(items, context)
    if len(numbers) == 2 and values(items, "year") and not named:
        day = day_or_none(values(items, "year")[0], *numbers)
        return [Span(day, day, "day", "day")] if day else []
    if not named or not numbers:
        if has(items, "yesterday") and context.published:
            day = context.published - timedelta(days=1)
            return [Span(day, day, "day", "day")]
        return [Span(None, None, "day", "day")]
    year = year_of(items, context) or (context.published.year if context.published else None)
    day = day_or_none(year, named[0], numbers[0]) if year else None
    return [Span(day, day, "day", "day")]


def in_digits(told: int) -> date | None:
    """The day that 20220701 tells, if there is one."""
    return day_or_none(told // 10_000, told // 100 % 100, told % 100)


def make_as_of_day(items: Sequence[Item], context: Context) -> list[Span]:
    """The day, or the end of the month, that a stock is told for."""
    if not values(items, "num") and not values(items, "date"):
        return [replace(span, kind="as_of") for span in make_month(items, context)]
    return [replace(span, kind="as_of") for span in make_day(items, context)]


def make_as_of(items: Sequence[Item], context: Context) -> list[Span]:
    return [Span(None, None, "as_of", "none")]


def make_vague(items: Sequence[Item], context: Context) -> list[Span]:
    return [Span(None, None, "vague", "none")]


def make_nothing(items: Sequence[Item], context: Context) -> list[Span]:
    return [Span(None, None, "nothing", "none")]


def make_last_month(items: Sequence[Item], context: Context) -> list[Span]:
    if context.published is None:
        return []
    last = context.published.replace(day=1) - timedelta(days=1)
    return months(last.year, last.month, last.month)


def make_next_month(items: Sequence[Item], context: Context) -> list[Span]:
    if context.published is None:
        return []
    coming = months_after(context.published.replace(day=1), 1)
    return months(coming.year, coming.month, coming.month, "horizon")


def make_half_year(items: Sequence[Item], context: Context) -> list[Span]:
    """ "In half a year": the first half of the latest year in which it was over."""
    year = year_of(items, context) or latest_year_with(6, context)
    return months(year, 1, 6)


def make_last_part(items: Sequence[Item], context: Context) -> list[Span]:
    """The quarter or half that was over before publication, or the one under way."""
    if context.published is None:
        return []
    size = 6 if has(items, "half", "halfyear") else 3
    number = (context.published.month - 1) // size + (1 if has(items, "this") else 0)
    year = context.published.year if number else context.published.year - 1
    last = (number or 12 // size) * size
    return months(year, last - size + 1, last)


def make_months_to(items: Sequence[Item], context: Context) -> list[Span]:
    """ "Twelve months to June 2024", "the four quarters to the end of Q2", "the year to June": so long."""
    named, counts = values(items, "month"), values(items, "num")
    if has(items, "qtr") and not named and counts:
        named = [3 * counts.pop()] if 1 <= counts[-1] <= 4 else []
    if not named:
        return []
    day = _day_after(items) if counts else 0
    size = 6 if has(items, "half") else 12 if has(items, "yr", "crop") else counts[0] if counts else 0
    if has(items, "qtr") and not any(has(items, longer) for longer in ("mo", "half", "yr")):
        is_counted = any(one.name == "num" and two.name == "qtr" for one, two in pairwise(items))
        size = 3 * counts[0] if is_counted else 3  # "the four quarters to June", but "the quarter to 30 June"
    year = year_of(items, context) if values(items, "year") else latest_year_with(named[-1], context)
    if year is None or not 1 <= size <= 36:
        return []
    if has(items, "ending") and not values(items, "year") and context.published and context.published.year > year:
        year += 1
    first = year * 12 + named[-1] - size
    if 0 < day < _LAST_DAYS and not has(items, "mid"):  # "the ten months to January 20"
        start = (first - 1) // 12, (first - 1) % 12 + 1
        return [Span(date(*start, day + 1), date(year, named[-1], day), "period", "months")]
    if has(items, "mid"):
        start = (first - 1) // 12, (first - 1) % 12 + 1
        return [Span(date(*start, 16), date(year, named[-1], 15), "period", "months")]
    return [Span(date(first // 12, first % 12 + 1, 1), month_end(year, named[-1]), "period", "months")]


def _day_after(items: Sequence[Item]) -> int:
    """The day of the month with which a stretch of months ends, 0 where none is told."""
    at = next((place for place, item in enumerate(items) if item.name == "month"), 0)
    beside = [items[place] for place in (at - 1, at + 1) if at > 1 and place < len(items)]
    return next((item.value for item in beside if item.name == "num"), 0)


def make_years_to_part(items: Sequence[Item], context: Context) -> list[Span]:
    part, years = make_part(items, context), values(items, "year")
    if not part or len(years) < 2 or years[0] >= years[1]:
        return []
    return [replace(part[0], start=date(years[0], 1, 1), grain="multi_year")]


def make_days_of_month(items: Sequence[Item], context: Context) -> list[Span]:
    """ "1-10 January": days of a meeting, or, as a second reading, a period that customs report."""
    named, days = values(items, "month"), values(items, "num")
    year = year_of(items, context) or (context.published.year if context.published else None)
    start = day_or_none(year, named[0], days[0]) if year else None
    end = day_or_none(year, named[0], days[1]) if year else None
    if not start or not end or start >= end:
        return []
    return [Span(start, start, "day", "day"), Span(start, end, "vague", "days")]


def make_since_month(items: Sequence[Item], context: Context) -> list[Span]:
    """Since a month without its year: to the last full month, as with "since the beginning of the year"; or to now."""
    spans = make_since(items, context)
    if not spans or context.published is None or spans[0].start is None:
        return spans
    last = context.published.replace(day=1) - timedelta(days=1)
    full = [replace(spans[0], end=last, grain="months")] if spans[0].start < last else []
    return full + spans


def make_by_month(items: Sequence[Item], context: Context) -> list[Span]:
    """ "By November" of a report is January to November, of a target the year; so is "this year to November"."""
    named, year = values(items, "month"), year_of(items, context)
    reported = months(year or latest_year_with(named[-1], context), 1, named[-1])
    target = whole_year(context.published.year, "horizon") if context.published and year is None else []
    return reported + target
