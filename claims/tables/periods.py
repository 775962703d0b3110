"""The period a cell speaks of, from a code or a header: "2023", "2023-Q1", "202301", "январь-май 2023 г.".

A year is read from words only where nothing beside it tells a part of it: "Q3 2023" or "9 месяцев 2023" taken for the
whole year would be a wrong figure that nobody sees. What is told in no known way is no period.
"""

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


_CODES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]], ...]] = (
    (re.compile(r"(\d{4})(?:-?A1?)?"), lambda m: year_of(int(m[1]))),
    (re.compile(r"(\d{4})-?[MМ](\d{1,2})"), lambda m: months(int(m[1]), int(m[2]), int(m[2]), "month")),
    (re.compile(r"(\d{4})-(\d{2})"), lambda m: months(int(m[1]), int(m[2]), int(m[2]), "month")),
    (re.compile(r"(\d{4})[-/ ]?Q([1-4])", re.I), lambda m: _quarters(int(m[1]), int(m[2]))),
    (re.compile(r"(?:Q([1-4])|([1-4])Q)[-/ ]*(\d{4})", re.I), lambda m: _quarters(int(m[3]), int(m[1] or m[2]))),
    (re.compile(r"(\d{4})[-/ ]?[SH]([12])", re.I), lambda m: _half(int(m[1]), int(m[2]))),
    (re.compile(r"(?:H([12])|([12])H)[-/ ]*(\d{4})", re.I), lambda m: _half(int(m[3]), int(m[1] or m[2]))),
    (re.compile(r"(\d{4})-?W(\d{1,2})"), lambda m: _week(int(m[1]), int(m[2]))),
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{1,2}:.*)?"), lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
    # With points the day comes first everywhere; with strokes it may be either, and a card must say.
    (
        re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: г\.?| \d{1,2}:.*)?"),
        lambda m: _day(int(m[3]), int(m[2]), int(m[1])),
    ),
    (re.compile(r"(\d{1,2})[./](\d{4})"), lambda m: months(int(m[2]), int(m[1]), int(m[1]), "month")),
    (re.compile(r"(\d{4})\.0"), lambda m: year_of(int(m[1]))),  # a column of numbers, as some programs export it
    (re.compile(r"(\d{4})(\d{2})"), lambda m: _packed(int(m[1]), int(m[2]))),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
)


# Beside a year of its own: days of whatever form, and what makes another kind of year of it.
_DATES: Final = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)")
_OF_A_DAY: Final = ("%d", "%e", "%j", "%D", "%F", "%c", "%x", "%a", "%A", "%u", "%w")
_OF_A_MONTH: Final = ("%m", "%b", "%B", "%h")
_YEAR: Final = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_TWO_YEARS: Final = re.compile(r"(?<!\d)\d{4}\s?/\s?\d{2}(?!\d)")
_JOINED: Final = re.compile(r"\d[./–-]\d{4}(?!\d)|(?<!\d)\d{4}[./–-]\d")
_CODED: Final = re.compile(r"(?<!\w)(?:[qhmwкм]\d{1,2}|\d{1,2}[qhmwкмп])(?!\w)")
_DAY_BEFORE: Final = re.compile(r"(?<!\d)(\d{1,2})(?:-?(?:st|nd|rd|th|го|е|ое))?\s+(?:of\s+)?$")
_DAY_AFTER: Final = re.compile(r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+\d{4}(?!\d)")


def _quarters(year: int, last: int, first: int | None = None) -> Period | None:
    """One quarter, or those from the first of the year; None for other stretches."""
    if first is None or first == last:
        return months(year, last * 3 - 2, last * 3, "quarter")
    return months(year, 1, last * 3, "year" if last == 4 else "ytd") if first == 1 < last else None


def _half(year: int, number: int) -> Period:
    return months(year, number * 6 - 5, number * 6, "half")


def _day(year: int, month: int, day: int) -> Period:
    at = date(year, month, day)
    return Period(at, at, "day")


def _week(year: int, week: int) -> Period:
    monday = date.fromisocalendar(year, week, 1)
    return Period(monday, monday + timedelta(days=6), "week")


def _packed(year: int, month: int) -> Period:
    # Comtrade writes whole years as YYYY52 in one of its id columns.
    return year_of(year) if month == 52 else months(year, month, month, "month")


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns of what words tell of a period."""

    month: re.Pattern[str]
    quarter: re.Pattern[str]
    quarters: re.Pattern[str]
    half: re.Pattern[str]
    counted: re.Pattern[str]
    part: re.Pattern[str]
    last: re.Pattern[str]


@cache
def _worded() -> _Words:
    def any_of(section: str) -> str:
        return alternatives(words(section)["words"])

    def ordinal(mark: str) -> str:
        return "|".join(f"(?P<{mark}{number}>{alternatives(forms)})" for number, forms in words("quarters").items())

    named = "|".join(f"(?P<m{number}>{alternatives(forms)})" for number, forms in words("months").items())
    # "2", "II", "2-й", "2-": the ordinal stands alone or with a short ending behind a hyphen.
    ending = r"(?!\w)(?:\s*-\s*\w{1,3}(?!\w))?"
    counted = rf"(?<!\w)(?:{ordinal('q')}){ending}\s*-?\s*"
    to = r"\s*(?:[-–—]|(?<!\w)(?:и|and|to|по|мен)(?!\w))\s*"
    parts = "|".join(any_of(f"{part}_words") for part in ("quarter", "half", "month", "other"))
    return _Words(
        month=re.compile(rf"(?<!\w)(?:{named})(?!\w)"),
        quarter=re.compile(rf"{counted}(?:{any_of('quarter_words')})(?!\w)"),
        quarters=re.compile(
            rf"(?<!\w)(?:{ordinal('a')})(?!\w)(?:-[^\W\d]{{1,3}})??{to}(?:{ordinal('b')}){ending}"
            rf"\s*-?\s*(?:{any_of('quarter_words')})(?!\w)"
        ),
        half=re.compile(rf"{counted}(?:{any_of('half_words')})(?!\w)"),
        counted=re.compile(rf"(?<!\d)(\d{{1,2}})\s*-?\s*(?:{any_of('month_words')})(?!\w)"),
        part=re.compile(rf"(?<![^\W\d_])(?:{parts})(?!\w)"),
        last=re.compile(rf"(?<!\w)(?:{any_of('last_words')})(?!\w)"),
    )


def _number_of(match: re.Match[str], mark: str) -> int:
    return next(int(name[1:]) for name, text in match.groupdict().items() if text and name.startswith(mark))


def names_part(text: str) -> bool:
    """Whether the text tells of a part of a year, be it in a way that is not understood."""
    text, told = plain(text), _worded()
    return any(each.search(text) for each in (_CODED, told.part, told.month))


def _from_words(text: str) -> Period | None:
    told = _worded()
    text = _DATES.sub(" ", text)
    years = {int(found) for found in _YEAR.findall(text) if EARLIEST_YEAR < int(found) < LATEST_YEAR}
    if len(years) != 1 or _TWO_YEARS.search(text) or told.last.search(text):
        return None
    (year,) = years
    if found := told.quarters.search(text):
        return _quarters(year, _number_of(found, "b"), _number_of(found, "a"))
    if found := told.quarter.search(text):
        return _quarters(year, _number_of(found, "q"))
    if found := told.half.search(text):
        number = _number_of(found, "q")
        return _half(year, number) if number <= 2 else None
    if named := list(told.month.finditer(text)):
        return _named(year, text, named)
    if found := told.counted.search(text):
        return _months_to(year, int(found[1]))
    is_whole = not any(each.search(text) for each in (told.part, _CODED, _JOINED))
    return year_of(year) if is_whole else None


def _named(year: int, text: str, named: list[re.Match[str]]) -> Period | None:
    """A month, the months from January to one, or a day of a month."""
    numbers = [_number_of(month, "m") for month in named]
    days = [_day_beside(text, month) for month in named]
    if len(named) == 1:
        return (
            months(year, numbers[0], numbers[0], "month")
            if days[0] is None
            else _day_or_none(year, numbers[0], days[0])
        )
    if len(named) > 2 or numbers[0] != 1 or numbers[1] <= 1:
        return None
    is_whole = days in ([None, None], [1, calendar.monthrange(year, numbers[1])[1]])
    return _months_to(year, numbers[1]) if is_whole else None


def _months_to(year: int, last: int) -> Period | None:
    if not 1 <= last <= 12:
        return None
    return months(year, 1, last, "month" if last == 1 else "year" if last == 12 else "ytd")


def _day_beside(text: str, month: re.Match[str]) -> int | None:
    found = _DAY_BEFORE.search(text[: month.start()]) or _DAY_AFTER.match(text[month.end() :])
    return int(found[1]) if found else None


def _day_or_none(year: int, month: int, day: int) -> Period | None:
    try:
        return _day(year, month, day)
    except ValueError:
        return None


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
        if any(mark in form for mark in _OF_A_DAY):
            return Period(at, at, "day")
        is_month = any(mark in form for mark in _OF_A_MONTH)
        return months(at.year, at.month, at.month, "month") if is_month else year_of(at.year)
    for pattern, build in _CODES:
        if match := pattern.fullmatch(text):
            try:
                built = build(match)
            except (ValueError, calendar.IllegalMonthError):
                return None
            return built if built and EARLIEST_YEAR < built.start.year < LATEST_YEAR else None
    return _from_words(plain(text))
