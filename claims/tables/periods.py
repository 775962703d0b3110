"""The period a cell speaks of, from a code or a header: "2023", "2023-Q1", "202301", "январь-май 2023 г."."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from claims.tables.vocabulary import alternatives, plain, words

EARLIEST_YEAR = 1800
LATEST_YEAR = 2200


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive days, with the grain the source gave them."""

    start: date
    end: date
    grain: str


def months(year: int, first: int, last: int, grain: str) -> Period:
    """Whole months of one year, `first` to `last`."""
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), grain)


def year_of(year: int) -> Period:
    """A calendar year."""
    return months(year, 1, 12, "year")


_CODES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...]] = (
    (re.compile(r"(\d{4})(?:-?A1?)?"), lambda m: year_of(int(m[1]))),
    (re.compile(r"(\d{4})-?[MМ](\d{1,2})"), lambda m: months(int(m[1]), int(m[2]), int(m[2]), "month")),
    (re.compile(r"(\d{4})-(\d{2})"), lambda m: months(int(m[1]), int(m[2]), int(m[2]), "month")),
    (re.compile(r"(\d{4})-?Q([1-4])"), lambda m: months(int(m[1]), int(m[2]) * 3 - 2, int(m[2]) * 3, "quarter")),
    (re.compile(r"(\d{4})-?[SH]([12])"), lambda m: months(int(m[1]), int(m[2]) * 6 - 5, int(m[2]) * 6, "half")),
    (re.compile(r"(\d{4})-?W(\d{1,2})"), lambda m: _week(int(m[1]), int(m[2]))),
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?"), lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
    (re.compile(r"(\d{4})(\d{2})"), lambda m: _packed(int(m[1]), int(m[2]))),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
)


def _day(year: int, month: int, day: int) -> Period:
    at = date(year, month, day)
    return Period(at, at, "day")


def _week(year: int, week: int) -> Period:
    monday = date.fromisocalendar(year, week, 1)
    return Period(monday, monday + timedelta(days=6), "week")


def _packed(year: int, month: int) -> Period:
    # Comtrade writes whole years as YYYY52 in one of its id columns.
    return year_of(year) if month == 52 else months(year, month, month, "month")


@cache
def _worded() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    named = "|".join(f"(?P<m{number}>{alternatives(forms)})" for number, forms in words("months").items())
    month = re.compile(rf"(?<!\w)(?:{named})(?!\w)")
    ordinal = "|".join(f"(?P<q{number}>{alternatives(forms)})" for number, forms in words("quarters").items())
    # "2", "II", "2-й", "2-": the ordinal stands alone or with a short ending behind a hyphen.
    counted = rf"(?<!\w)(?:{ordinal})(?!\w)(?:\s*-\s*\w{{1,3}}(?!\w))?\s*-?\s*"
    quarter = re.compile(rf"{counted}(?:{alternatives(words('quarter_words')['words'])})(?!\w)")
    half = re.compile(rf"{counted}(?:{alternatives(words('half_words')['words'])})(?!\w)")
    return month, quarter, half, re.compile(r"(?<!\d)(\d{4})(?!\d)")


def _number_of(match: re.Match[str]) -> int:
    return next(int(name[1:]) for name, text in match.groupdict().items() if text)


def _from_words(text: str) -> Period | None:
    month, quarter, half, year = _worded()
    years = [int(found) for found in year.findall(text) if EARLIEST_YEAR < int(found) < LATEST_YEAR]
    if len(set(years)) != 1:
        return None
    if found := quarter.search(text):
        number = _number_of(found)
        return months(years[0], number * 3 - 2, number * 3, "quarter")
    if found := half.search(text):
        number = _number_of(found)
        return months(years[0], number * 6 - 5, number * 6, "half") if number <= 2 else None
    named = [_number_of(each) for each in month.finditer(text)]
    if not named:
        return year_of(years[0])
    if len(named) == 1:
        return months(years[0], named[0], named[0], "month")
    if len(named) > 2 or named[0] >= named[1]:
        return None
    first, last = named
    return months(years[0], first, last, "year" if last == 12 else "ytd") if first == 1 else None


def period_of(text: str, date_formats: tuple[str, ...] = (), grain: str | None = None) -> Period | None:
    """The period that the text names, or None where it names none or more than one.

    `date_formats` (strptime) are tried first, for sources whose dates are not ISO. `grain` widens a date to the period
    of that grain it begins ("1971-01-01" of a yearly series is the year 1971). What is named as another period stays
    what it is: three months of a year are not that year, nor is a year its first month.
    """
    found = _read(text.strip(), date_formats)
    if found is None or grain is None or found.grain == grain or grain == "auto":
        return found
    wide = widened(found, grain)
    is_begun = found.grain == "day" or (found.grain == "month" and found.start == wide.start)
    is_same = found.end == wide.end and (found.start == wide.start or grain == "ytd")
    return wide if is_begun or is_same else None


def widened(period: Period, grain: str) -> Period:
    """The period of `grain` in which `period` starts."""
    year, month = period.start.year, period.start.month
    if grain == "year":
        return year_of(year)
    if grain == "quarter":
        return months(year, (month - 1) // 3 * 3 + 1, (month - 1) // 3 * 3 + 3, grain)
    if grain == "month":
        return months(year, month, month, grain)
    if grain == "ytd":
        return Period(date(year, 1, 1), period.end, "year" if period.end.month == 12 else grain)
    return period


def _read(text: str, date_formats: tuple[str, ...]) -> Period | None:
    for form in date_formats:
        try:
            at = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if "%d" in form:
            return Period(at, at, "day")
        return months(at.year, at.month, at.month, "month") if "%m" in form or "%b" in form else year_of(at.year)
    for pattern, build in _CODES:
        if match := pattern.fullmatch(text):
            try:
                built = build(match)
            except (ValueError, calendar.IllegalMonthError):
                return None
            return built if EARLIEST_YEAR < built.start.year < LATEST_YEAR else None
    return _from_words(plain(text))
