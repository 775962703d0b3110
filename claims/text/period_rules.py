"""What the time phrases of the packs stand for, as inclusive dates, by rule 3 and the cases of the claim model.

Each maker takes the words of one phrase and the context (publication date, the start of the fiscal year) and gives spans.
Nothing relative is resolved without a publication date. A maker that cannot read its words gives nothing, and the words
stay open to the rules that follow.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
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
    """What phrases are resolved against; `fiscal_month`/`fiscal_day` is where the fiscal year starts, 1/1 where unknown."""

    published: date | None
    fiscal_month: int = 1
    fiscal_day: int = 1
    named_by_start: bool = False


Maker = Callable[[Sequence[Item], Context], list[Span]]


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_year(year: int, kind: str = "period") -> list[Span]:
    return [Span(date(year, 1, 1), date(year, 12, 31), kind, "year")] if 1900 <= year <= 2100 else []


def values(items: Sequence[Item], name: str) -> list[int]:
    return [item.value for item in items if item.name == name]


def one_year(items: Sequence[Item]) -> bool:
    """Whether a word for a year stands there in the singular ("in the last years" names none)."""
    return any(item.name == "yr" and item.value != 2 for item in items)


def has(items: Sequence[Item], *names: str) -> bool:
    return any(item.name in names for item in items)


def year_of(items: Sequence[Item], context: Context) -> int | None:
    """The year that the words name, by number or relative to publication; None where they name none."""
    years = values(items, "year")
    if years:
        return years[-1]
    if context.published is None:
        return None
    if has(items, "lastyr") or (has(items, "last", "previous") and one_year(items)):
        return context.published.year - 1
    if has(items, "nextyr") or (has(items, "next") and one_year(items)):
        return context.published.year + 1
    if has(items, "thisyr") or (has(items, "this") and one_year(items)):
        return context.published.year
    return None


def latest_year_with(month: int, context: Context) -> int | None:
    """The year of the last time that `month` was over when the text was published."""
    if context.published is None:
        return None
    is_over = month < context.published.month or (month == context.published.month and context.published.day >= 24)
    return context.published.year if is_over else context.published.year - 1


def months(year: int | None, first: int, last: int, kind: str = "period") -> list[Span]:
    if year is None or not 1 <= first <= last <= 12 or not 1900 <= year <= 2100:
        return []
    grain = {1: "month", 3: "quarter", 6: "half", 12: "year"}.get(last - first + 1, "months")
    if first == 1 and grain in ("quarter", "half", "months"):
        grain = "ytd" if grain == "months" else grain
    return [Span(date(year, first, 1), month_end(year, last), kind, grain)]


def make_year(items: Sequence[Item], context: Context) -> list[Span]:
    year = year_of(items, context)
    return whole_year(year) if year else []


def make_this_year(items: Sequence[Item], context: Context) -> list[Span]:
    """From 1 January to the last full month before publication; in January there is none, so the year as a whole."""
    year = year_of(items, context) or (context.published.year if context.published else None)
    if year is None or context.published is None or year != context.published.year or context.published.month == 1:
        return whole_year(year) if year else []
    last = context.published.month - 1
    return [
        Span(date(year, 1, 1), month_end(year, last), "period", "ytd"),
        Span(date(year, 1, 1), date(year, 12, 31), "vague", "year"),
    ]


def make_year_before_last(items: Sequence[Item], context: Context) -> list[Span]:
    return whole_year(context.published.year - 2) if context.published else []


def make_month(items: Sequence[Item], context: Context) -> list[Span]:
    named = values(items, "month")
    if not named:
        return []
    year = year_of(items, context)
    if year is None and context.published is not None:
        year = context.published.year - (1 if named[0] > context.published.month else 0)
    return months(year, named[0], named[0])


def make_months(items: Sequence[Item], context: Context) -> list[Span]:
    """January-May, of a named year or of the latest in which they were over; October-March runs into the next year."""
    named = values(items, "month")
    if len(named) < 2:
        return []
    first, last = named[0], named[1]
    year = year_of(items, context) or latest_year_with(last, context)
    if year is None:
        return []
    if first <= last:
        single = months(year, first, first) + months(year, last, last) if has(items, "and") else []
        return months(year, first, last) + single
    return [Span(date(year - 1, first, 1), month_end(year, last), "period", "months")]


def make_span_months(items: Sequence[Item], context: Context) -> list[Span]:
    named = values(items, "month")
    split = [i for i, item in enumerate(items) if item.name == "month"]
    if len(named) < 2:
        return []
    halves = items[: split[1]], items[split[1] :]
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
    if year is None and context.published is not None:
        year = latest_year_with(count, context) if count < 12 else context.published.year - 1
    return months(year, 1, count)


def make_part(items: Sequence[Item], context: Context) -> list[Span]:
    """A half or quarter of a year, by ordinal, digit or Roman numeral."""
    size = 6 if has(items, "half") else 3
    numbers = [n for n in values(items, "ord") if n] or values(items, "num")
    if has(items, "qtr") and values(items, "num") and not has(items, "ord") and _in_words(items):
        return make_first_quarters(items, context)
    if has(items, "last") and has(items, "half") and not numbers:
        numbers = [2]
    if not numbers or not 1 <= numbers[0] <= 12 // size:
        return []
    last = numbers[0] * size
    year = year_of(items, context) or latest_year_with(last, context)
    if has(items, "fiscal"):
        return []
    return months(year, last - size + 1, last)


def _in_words(items: Sequence[Item]) -> bool:
    return any(item.name == "num" and item.end - item.start > 1 for item in items)


def make_first_quarters(items: Sequence[Item], context: Context) -> list[Span]:
    """ "Three quarters", "the first three quarters of 2023", "I-III quarters": from January to the end of the last of them."""
    numbers = [item.value for item in items if item.name in ("num", "ord") and item.value]
    if not numbers or not 1 <= numbers[-1] <= 4:
        return []
    last = 3 * numbers[-1]
    return months(year_of(items, context) or latest_year_with(last, context), 1, last)


def make_years(items: Sequence[Item], context: Context) -> list[Span]:
    named = values(items, "year")
    if has(items, "and") and not has(items, "from"):
        return [*whole_year(named[0]), *whole_year(named[1]), *_span_of_years(named, "vague")]
    if len(named) < 2:
        short = values(items, "num")
        named = [*named, named[0] - named[0] % 100 + short[-1]] if named and short else named
    if has(items, "num") and context.fiscal_month > 1:
        return make_fiscal(items, context) or _span_of_years(named, "period")
    return _span_of_years(named, "period")


def _span_of_years(named: list[int], kind: str) -> list[Span]:
    if len(named) < 2 or not 0 < named[1] - named[0] <= MAX_SPAN_YEARS:
        return []
    return [Span(date(named[0], 1, 1), date(named[1], 12, 31), kind, "multi_year")]


def make_spoken_year(items: Sequence[Item], context: Context) -> list[Span]:
    """ "In ninety-two", "in twenty-one", as speakers name years."""
    tens = values(items, "tens") or [2000 + n for n in values(items, "num") if n in (20, 30)]
    return whole_year(tens[0] + values(items, "ord")[0]) if tens else []


def make_base_year(items: Sequence[Item], context: Context) -> list[Span]:
    return whole_year(values(items, "year")[-1], "base")


def make_past_years(items: Sequence[Item], context: Context) -> list[Span]:
    """The N calendar years that end with the year before publication; of a fiscal or part year nothing is known."""
    counts = values(items, "num")
    if context.published is None or not counts or not 1 <= counts[-1] <= MAX_SPAN_YEARS:
        return []
    year = context.published.year
    grain = "multi_year" if counts[-1] > 1 else "year"
    return [Span(date(year - counts[-1], 1, 1), date(year - 1, 12, 31), "period", grain)]


def make_for_years(items: Sequence[Item], context: Context) -> list[Span]:
    """ "For ten years": the term of a loan as often as the years gone by, so only a second reading."""
    return [replace(span, kind="vague") for span in make_past_years(items, context)]


def make_past_decade(items: Sequence[Item], context: Context) -> list[Span]:
    if context.published is None:
        return []
    count = 10 * (values(items, "num") or [1])[-1]
    year = context.published.year
    return [Span(date(year - count, 1, 1), date(year - 1, 12, 31), "period", "multi_year")]


def make_in_years(items: Sequence[Item], context: Context) -> list[Span]:
    """ "In five years" looks back in a report and ahead in a plan: both are given, the meaning chooses."""
    return make_past_years(items, context) + make_horizon_years(items, context)


def make_horizon_years(items: Sequence[Item], context: Context) -> list[Span]:
    counts = values(items, "num")
    counts = counts or [1]
    if context.published is None or not 1 <= counts[-1] <= MAX_SPAN_YEARS:
        return []
    first, years = context.published.year, counts[-1]
    span = Span(date(first, 1, 1), date(first + years - 1, 12, 31), "vague", "multi_year")
    return [*whole_year(first + years, "horizon"), span]


def make_horizon_year(items: Sequence[Item], context: Context) -> list[Span]:
    if has(items, "next") and not values(items, "year") and not one_year(items):
        return []
    year = year_of(items, context) or (context.published.year if context.published else None)
    return whole_year(year, "horizon") if year else []


def make_horizon_decade(items: Sequence[Item], context: Context) -> list[Span]:
    return whole_year(context.published.year + 10, "horizon") if context.published else []


def make_since(items: Sequence[Item], context: Context) -> list[Span]:
    """From the start of the named year or month to publication."""
    if context.published is None:
        return []
    named = values(items, "month")
    year = year_of(items, context) or (latest_year_with(named[0], context) if named else None)
    if year is None:
        return []
    if year == context.published.year and has(items, "begin"):
        return make_this_year(items, context)
    days = values(items, "num")
    month = named[0] if named else 1
    day = days[0] if days and named and 1 <= days[0] <= calendar.monthrange(year, month)[1] else 1
    start = date(year, month, day)
    return [Span(start, context.published, "since", "multi_year")] if start <= context.published else []


def make_years_ago(items: Sequence[Item], context: Context) -> list[Span]:
    counts = values(items, "num") or [1]
    years = counts[-1] * (10 if has(items, "dec") else 1)
    return whole_year(context.published.year - years, "base") if context.published else []


def make_the_year(items: Sequence[Item], context: Context) -> list[Span]:
    """ "Over the year", "by the year's results": the last one or the current, as the meaning may choose."""
    if context.published is None:
        return []
    year = context.published.year
    return whole_year(year - 1, "vague") + whole_year(year, "vague")


def make_day(items: Sequence[Item], context: Context) -> list[Span]:
    dates = values(items, "date")
    if dates:
        day = _safe(dates[0] // 10_000, dates[0] // 100 % 100, dates[0] % 100)
        return [Span(day, day, "day", "day")] if day else []
    named, numbers = values(items, "month"), values(items, "num")
    if len(numbers) == 2 and values(items, "year") and not named:
        day = _safe(values(items, "year")[0], *numbers)
        return [Span(day, day, "day", "day")] if day else []
    if not named or not numbers:
        if has(items, "yesterday") and context.published:
            day = context.published - timedelta(days=1)
            return [Span(day, day, "day", "day")]
        return [Span(None, None, "day", "day")]
    year = year_of(items, context) or (context.published.year if context.published else None)
    day = _safe(year, named[0], numbers[0]) if year else None
    return [Span(day, day, "day", "day")]


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def make_as_of_day(items: Sequence[Item], context: Context) -> list[Span]:
    """The day, or the end of the month, that a stock is told for."""
    if not values(items, "num") and not values(items, "date"):
        return [replace(span, kind="as_of") for span in make_month(items, context)]
    return [replace(span, kind="as_of") for span in make_day(items, context)]


def make_decade(items: Sequence[Item], context: Context) -> list[Span]:
    """ "The 1990s", where the letter stands right behind a round year."""
    year = items[0].value
    if year % 10 or items[1].start != items[0].end:
        return []
    return [Span(date(year, 1, 1), date(year + 9, 12, 31), "period", "multi_year")]


def make_decade_end(items: Sequence[Item], context: Context) -> list[Span]:
    return whole_year(context.published.year // 10 * 10 + 10, "horizon") if context.published else []


def make_at_end(items: Sequence[Item], context: Context) -> list[Span]:
    """ "At the end of 2018": a stock's date, or the year that a flow closed: kind `as_of` with the year's dates."""
    year = year_of(items, context)
    return [Span(s.start, s.end, "as_of", s.grain) for s in whole_year(year)] if year else []


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
        last = 2000 + short[-1] if short and short[-1] >= 5 else 0
    if last and context.fiscal_month == 1 and (len(years) > 1 or short):
        return _span_of_years([last - 1, last], "period")
    return fiscal_year(last, context) if last else []


def make_fiscal_relative(items: Sequence[Item], context: Context) -> list[Span]:
    """The last or current fiscal year, counted from the one that publication falls in."""
    if context.published is None:
        return []
    begun = (context.published.month, context.published.day) >= (context.fiscal_month, context.fiscal_day)
    ends = context.published.year + (1 if begun and context.fiscal_month > 1 else 0)
    shift = -1 if has(items, "last", "previous", "ended") else 1 if has(items, "next") else 0
    return fiscal_year(ends + shift, context)


def fiscal_year(ends: int, context: Context) -> list[Span]:
    if not 1901 <= ends <= 2100:
        return []
    if context.fiscal_month == 1:
        return whole_year(ends)
    start = date(ends - 1, context.fiscal_month, context.fiscal_day)
    return [Span(start, start.replace(year=ends) - timedelta(days=1), "period", "fiscal_year")]


def make_last_year(items: Sequence[Item], context: Context) -> list[Span]:
    several = any(item.name == "yr" and item.value == 2 for item in items)
    return whole_year(context.published.year - 1) if context.published and not several else []


def make_half_year(items: Sequence[Item], context: Context) -> list[Span]:
    """ "In half a year": the first half of the latest year in which it was over."""
    year = year_of(items, context) or latest_year_with(6, context)
    return months(year, 1, 6)


def make_last_part(items: Sequence[Item], context: Context) -> list[Span]:
    """The quarter or half that was over before publication, or the one under way."""
    if context.published is None:
        return []
    size = 6 if has(items, "half") else 3
    number = (context.published.month - 1) // size + (1 if has(items, "this") else 0)
    year = context.published.year if number else context.published.year - 1
    last = (number or 12 // size) * size
    return months(year, last - size + 1, last)


def make_months_to(items: Sequence[Item], context: Context) -> list[Span]:
    """ "Twelve months to June 2024", "the four quarters to the end of Q2 2024", "the year to June": so long, the named end last."""
    named, counts = values(items, "month"), values(items, "num")
    if has(items, "qtr") and not named and counts:
        named = [3 * counts.pop()] if 1 <= counts[-1] <= 4 else []
    if not named:
        return []
    size = 12 if has(items, "yr") else counts[0] if counts else 0
    size *= 3 if has(items, "qtr") and not has(items, "mo") else 1
    year = year_of(items, context) if values(items, "year") else latest_year_with(named[-1], context)
    if year is None or not 1 <= size <= 36:
        return []
    if has(items, "ending") and not values(items, "year") and context.published and context.published.year > year:
        year += 1
    first = year * 12 + named[-1] - size
    return [Span(date(first // 12, first % 12 + 1, 1), month_end(year, named[-1]), "period", "months")]


def make_years_to(items: Sequence[Item], context: Context) -> list[Span]:
    """ "The ten years to 2018": that many, the named one the last."""
    counts, years = values(items, "num"), values(items, "year")
    return _span_of_years([years[0] - counts[0] + 1, years[0]], "period") if counts and years else []


def make_years_to_part(items: Sequence[Item], context: Context) -> list[Span]:
    part, years = make_part(items, context), values(items, "year")
    if not part or len(years) < 2 or years[0] >= years[1]:
        return []
    return [replace(part[0], start=date(years[0], 1, 1), grain="multi_year")]


def make_span_days(items: Sequence[Item], context: Context) -> list[Span]:
    """ "From 15 November to 31 January": the latest such span that was over."""
    named, days = values(items, "month"), values(items, "num")
    year = year_of(items, context) or latest_year_with(named[-1], context)
    if year is None or len(named) < 2 or len(days) < 2:
        return []
    end = _safe(year, named[1], days[1])
    start = _safe(year - 1 if named[0] > named[1] else year, named[0], days[0])
    return [Span(start, end, "period", "days")] if start and end and start <= end else []


def make_since_month(items: Sequence[Item], context: Context) -> list[Span]:
    """Since a month of the year of publication: up to the last full month, as with "since the beginning of the year"."""
    spans = make_since(items, context)
    if not spans or context.published is None or spans[0].start is None:
        return spans
    last = context.published.replace(day=1) - timedelta(days=1)
    full = [replace(spans[0], end=last, grain="months")] if spans[0].start < last else []
    return full + spans


def make_by_month(items: Sequence[Item], context: Context) -> list[Span]:
    """ "By November" of a report is January to November, of a target the year."""
    named = values(items, "month")
    reported = months(latest_year_with(named[-1], context), 1, named[-1])
    target = whole_year(context.published.year, "horizon") if context.published else []
    return reported + target


MAKERS: Final[dict[str, Maker]] = {
    name.removeprefix("make_"): function for name, function in list(globals().items()) if name.startswith("make_")
}
