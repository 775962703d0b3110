"""Time phrases of the solar year of Iran, which begins on 21 March: "the current Iranian year", "1402".

Its first six months have 31 days, the next five 30; the last one ends on 20 March.
See period_years for what a maker is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from claims.text.period_calendar import Context, Span, has, values
from claims.text.period_tags import Item

_BEHIND: Final = 621
"""Years by which its count is behind."""
_LONG_MONTHS: Final = 6
_MONTHS: Final = {"mo": 1, "qtr": 3, "half": 6}


def _begins(year: int) -> date:
    return date(year, 3, 21)


def _after(year: int, month: int) -> date:
    """The day after a month of the solar year that begins in `year`."""
    if month == 12:
        return _begins(year + 1)
    return _begins(year) + timedelta(days=31 * min(month, _LONG_MONTHS) + 30 * max(month - _LONG_MONTHS, 0))


def _year_of(items: Sequence[Item], over: int, context: Context) -> int | None:
    """The year in which the solar year begins: the one told, or the latest of which `over` months are over."""
    told = values(items, "solar_year")
    if told:
        return told[-1] + _BEHIND
    if context.published is None:
        return None
    now = context.published.year - (context.published < _begins(context.published.year))
    if has(items, "last", "previous"):
        return now - 1
    return now if has(items, "this") or _after(now, over) <= context.published else now - 1


def make_solar_months(items: Sequence[Item], context: Context) -> list[Span]:
    """ "The first seven months of the current Iranian year": from its first day."""
    count = values(items, "num")[-1]
    if not 1 <= count <= 12:
        return []
    year = _year_of(items, count, context)
    return [Span(_begins(year), _after(year, count) - timedelta(days=1), "period", "months")] if year else []


def make_solar_part(items: Sequence[Item], context: Context) -> list[Span]:
    """A month, quarter or half of it by its number."""
    size = next(months for name, months in _MONTHS.items() if has(items, name))
    number = ([n for n in values(items, "ord") if n] or values(items, "num"))[0]
    if not 1 <= number <= 12 // size:
        return []
    year = _year_of(items, number * size, context)
    if year is None:
        return []
    first = _after(year, (number - 1) * size) if number > 1 else _begins(year)
    return [Span(first, _after(year, number * size) - timedelta(days=1), "period", "months")]


def make_solar_year(items: Sequence[Item], context: Context) -> list[Span]:
    """The whole of it; of the current one, what was over in full months when the text was published."""
    year = _year_of(items, 12, context)
    if year is None:
        return []
    over = 12
    while context.published and over > 1 and _after(year, over) > context.published:
        over -= 1
    over = 12 if values(items, "solar_year") or has(items, "last", "previous", "next") else over
    return [Span(_begins(year), _after(year, over) - timedelta(days=1), "period", "fiscal_year")]
