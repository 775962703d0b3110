"""Time phrases that speak of whole years: named, relative, several, fiscal, and those of a target.

Rule 3 and the cases of the claim model. Each maker takes the words of one phrase and the context and gives spans;
one that cannot read its words gives nothing, and the words stay open to the rules that follow. Where a plan and a
report read the same words differently, both readings are given.
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
    has,
    month_end,
    months,
    one_year,
    span_of_years,
    values,
    whole_year,
    year_of,
)
from claims.text.period_spoken import century_of
from claims.text.period_tags import Item

_TENS: Final = 10
_LEAST_ALONE: Final = 5
_HUNDRED: Final = 100
_NEW_CENTURY: Final = 2000
_SEVERAL: Final = 2  # of an ending hung on a year


def make_year(items: Sequence[Item], context: Context) -> list[Span]:
    year = year_of(items, context)
    return whole_year(year) if year else []


def make_this_year(items: Sequence[Item], context: Context) -> list[Span]:
    """From 1 January to the last full month before publication; in January there is none, so the year as a whole."""
    named = values(items, "year") or context.published
    year = year_of(items, context) or (context.published.year if context.published else None)
    if year is None or context.published is None or year != context.published.year or context.published.month == 1:
        return whole_year(year) if year and named else []
    last = context.published.month - 1
    return [
        Span(date(year, 1, 1), month_end(year, last), "period", "ytd"),
        Span(date(year, 1, 1), date(year, 12, 31), "vague", "year"),
    ]


def make_this_and_next(items: Sequence[Item], context: Context) -> list[Span]:
    """ "This year and next": both years, for a plan."""
    if context.published is None:
        return []
    year = context.published.year
    return [Span(date(year, 1, 1), date(year + 1, 12, 31), "horizon", "multi_year")]


def make_spoken_year(items: Sequence[Item], context: Context) -> list[Span]:
    """«В двадцать первом», «к двадцатому», «в двенадцатом и тринадцатом», «в две тысячи десятом»: years without the
    word for them; and «в восьмом году», one of the 2000s: of what runs for years the first few are counted.
    """
    kind = "horizon" if has(items, "k") else "period"
    if has(items, "thousand"):
        number = (values(items, "spoken") or values(items, "ord"))[0]
        return whole_year(2000 + number, kind) if values(items, "num")[:1] == [2] and number < _HUNDRED else []
    if has(items, "ord"):
        number = values(items, "ord")[0]
        return whole_year(2000 + number, kind) if _LEAST_ALONE <= number < _TENS else []
    told = [number for number in values(items, "spoken") if _TENS <= number < _HUNDRED]
    return [span for number in told for span in whole_year(century_of(number) + number, kind)]


def make_spoken_month(items: Sequence[Item], context: Context) -> list[Span]:
    """«В январе двадцать первого»: a month of a year that is told so."""
    month = values(items, "month")[0]
    return [
        span
        for year in make_spoken_year(items, context)
        if year.start
        for span in months(year.start.year, month, month)
    ]


def make_last_year(items: Sequence[Item], context: Context) -> list[Span]:
    several = any(item.name == "yr" and item.value == 2 for item in items)
    year = context.published.year if context.published else context.year
    return whole_year(year - 1) if year and not several else []


def make_elided_year(items: Sequence[Item], context: Context) -> list[Span]:
    """«5 млн, в прошлом — 7, на нынешний — 9»: a year without the word for it; «в этом» says too little."""
    if has(items, "before_last"):
        return make_year_before_last(items, context)
    if context.published is None or 1 not in values(items, "last") + values(items, "this"):
        return []
    if has(items, "last"):
        return whole_year(context.published.year - 1)
    return make_this_year(items, context) if has(items, "in") else whole_year(context.published.year, "horizon")


def make_year_before_last(items: Sequence[Item], context: Context) -> list[Span]:
    return whole_year(context.published.year - 2) if context.published else []


def make_the_year(items: Sequence[Item], context: Context) -> list[Span]:
    """ "Over the year", "by the year's results": the last one or the current, as the meaning may choose."""
    if context.published is None:
        return []
    year = context.published.year
    return whole_year(year - 1, "vague") + whole_year(year, "vague")


def make_year_ahead(items: Sequence[Item], context: Context) -> list[Span]:
    """ "In a year": the next one of a plan, the last one of a report."""
    if context.published is None:
        return []
    return whole_year(context.published.year + 1, "horizon") + whole_year(context.published.year - 1, "vague")


def make_years(items: Sequence[Item], context: Context) -> list[Span]:
    named = values(items, "year")
    if has(items, "and") and not has(items, "from", "between"):
        return [*whole_year(named[0]), *whole_year(named[1]), *span_of_years(named, "vague")]
    if len(named) < 2:
        short = values(items, "num")
        named = [*named, named[0] - named[0] % 100 + short[-1]] if named and short else named
    if has(items, "num") and context.fiscal_month > 1:
        return make_fiscal(items, context) or span_of_years(named, "period")
    return _years_and_ends(named) if has(items, "from", "between") else span_of_years(named, "period")


def _years_and_ends(named: list[int]) -> list[Span]:
    """Several years as one span; a level that "rose from A to B" over them is one of its first year or its last."""
    span = span_of_years(named, "period")
    return span and [*span, *whole_year(named[0], "vague"), *whole_year(named[1], "vague")]


def make_base_year(items: Sequence[Item], context: Context) -> list[Span]:
    return whole_year(values(items, "year")[-1], "base")


def make_past_years(items: Sequence[Item], context: Context) -> list[Span]:
    """The N calendar years that end with the year before publication; of a fiscal or part year nothing is known.

    What "grew in five years to 6 billion" is told for the last of them.
    """
    counts = values(items, "num")
    if context.published is None or not counts or not 1 <= counts[-1] <= MAX_SPAN_YEARS:
        return []
    year = context.published.year
    if counts[-1] == 1:
        return whole_year(year - 1)
    return [_years_before(year, counts[-1]), *whole_year(year - 1, "vague")]


def make_for_years(items: Sequence[Item], context: Context) -> list[Span]:
    """ "For ten years": the term of a loan as often as the years gone by, so only a second reading."""
    return [replace(span, kind="vague") for span in make_past_years(items, context)[:1]]


def make_past_decade(items: Sequence[Item], context: Context) -> list[Span]:
    if context.published is None:
        return []
    count = 10 * (values(items, "num") or [1])[-1] + 5 * has(items, "half", "and_half")
    year = context.published.year
    return [_years_before(year, count), *whole_year(year - 1, "vague")]


def _years_before(year: int, count: int) -> Span:
    return Span(date(year - count, 1, 1), date(year - 1, 12, 31), "period", "multi_year")


def make_in_years(items: Sequence[Item], context: Context) -> list[Span]:
    """ "In five years" looks back in a report and ahead in a plan: both are given, the meaning chooses."""
    return make_past_years(items, context) + make_horizon_years(items, context)


def make_years_to(items: Sequence[Item], context: Context) -> list[Span]:
    """ "The ten years to 2018": that many, the named one the last."""
    counts, years = values(items, "num"), values(items, "year")
    return span_of_years([years[0] - counts[0] + 1, years[0]], "period") if counts and years else []


def make_decade(items: Sequence[Item], context: Context) -> list[Span]:
    """ "The 1990s", where the letter stands right behind a round year; "2020's exports" are of one year."""
    year, gap = items[0].value, items[1].start - items[0].end
    is_one = any(item.name == "m_suffix" and item.value != _SEVERAL for item in items)  # «2020-й»
    if year % 10 or is_one or gap > (year < _NEW_CENTURY):
        return []
    return [Span(date(year, 1, 1), date(year + 9, 12, 31), "period", "multi_year")]


def make_decade_end(items: Sequence[Item], context: Context) -> list[Span]:
    return whole_year(context.published.year // 10 * 10 + 10, "horizon") if context.published else []


def make_horizon_years(items: Sequence[Item], context: Context) -> list[Span]:
    counts = values(items, "num")
    counts = counts or [1]
    if context.published is None or not 1 <= counts[-1] <= MAX_SPAN_YEARS:
        return []
    first, years = context.published.year, counts[-1]
    span = Span(date(first, 1, 1), date(first + years - 1, 12, 31), "vague", "multi_year")
    return [*whole_year(first + years, "horizon"), span]


def make_horizon_year(items: Sequence[Item], context: Context) -> list[Span]:
    """A year to come; "to September 2023" of a later report may be the months up to then."""
    if has(items, "next") and not values(items, "year") and not one_year(items):
        return []
    year, named = (
        year_of(items, context) or (context.published.year if context.published else None),
        values(items, "month"),
    )
    if not year:
        return []
    is_over = bool(named) and context.published is not None and month_end(year, named[0]) < context.published
    return whole_year(year, "horizon") + (months(year, 1, named[0], "vague") if is_over else [])


def make_horizon_decade(items: Sequence[Item], context: Context) -> list[Span]:
    return whole_year(context.published.year + 10, "horizon") if context.published else []


def make_at_end(items: Sequence[Item], context: Context) -> list[Span]:
    """ "At the end of 2018": a stock's date, or the year that a flow closed: kind `as_of` with the year's dates."""
    year = year_of(items, context)
    return [Span(s.start, s.end, "as_of", s.grain) for s in whole_year(year)] if year else []


def make_fiscal(items: Sequence[Item], context: Context) -> list[Span]:
    """Fiscal year 2023 ends in 2023; 2022-23 spans both; where the country's is the calendar year, so is the span."""
    years, short = values(items, "year"), values(items, "num")
    if len(years) > 1:
        last = years[1] if years[1] == years[0] + 1 else 0
    elif years and short:
        last = years[0] + 1 if short[-1] == (years[0] + 1) % 100 else 0
    elif years:
        last = years[0] + (1 if context.named_by_start else 0)
    else:
        is_told = bool(short) and (len(short) == 1 or short[-1] == short[0] + 1)  # "FY24", "FY23-24"
        last = 2000 + short[-1] if is_told and short[-1] >= 5 else 0
    if last and context.fiscal_month == 1 and len(years) + len(short) > 1:
        return span_of_years([last - 1, last], "period")
    return fiscal_year(last, context) if last else []


def make_fiscal_relative(items: Sequence[Item], context: Context) -> list[Span]:
    """The last or current fiscal year, counted from the one that publication falls in."""
    if context.published is None:
        return []
    begun = (context.published.month, context.published.day) >= (context.fiscal_month, context.fiscal_day)
    ends = context.published.year + (1 if begun and context.fiscal_month > 1 else 0)
    shift = -1 if has(items, "last", "previous", "ended", "closed", "over") else 1 if has(items, "next") else 0
    return fiscal_year(ends + shift, context)


def fiscal_year(ends: int, context: Context) -> list[Span]:
    if not 1901 <= ends <= 2100:
        return []
    if context.fiscal_month == 1:
        return whole_year(ends)
    start = date(ends - 1, context.fiscal_month, context.fiscal_day)
    return [Span(start, start.replace(year=ends) - timedelta(days=1), "period", "fiscal_year")]
