"""Times told from the one before them: the year before that, twelve months earlier, a year on, «в предыдущем»."""

from __future__ import annotations

import pytest

from claims.text.periods import mentions

PUBLISHED = "2024-05-16"

BESIDE = [
    ("en", "In 2022 it was 5 million, in the one before 4 million.", "2021-01-01", "2021-12-31"),
    ("en", "In the second quarter of 2022 it was 5; in the one before that, 4.", "2022-01-01", "2022-03-31"),
    ("en", "In 2022 it was 5 million. In the previous one it was 4.", "2021-01-01", "2021-12-31"),
    ("en", "In 2022 it was 5 million; in the next, 7 million.", "2023-01-01", "2023-12-31"),
    ("en", "In 2022 it was 5. The year before it was 4. The year before that, 3.", "2020-01-01", "2020-12-31"),
    ("en", "In January-March 2022 it was 5 million, twelve months earlier 6.", "2021-01-01", "2021-03-31"),
    ("ru", "В 2022 году было 5 млн, за год до этого – 4.", "2021-01-01", "2021-12-31"),
    ("ru", "В 2022 году было 5 млн, в предыдущем – 4.", "2021-01-01", "2021-12-31"),
    ("ru", "В 2021 году было 5 млн, через год уже 6.", "2022-01-01", "2022-12-31"),
    ("kk", "2021 жылы 5 млн болды, бір жылдан кейін 6 млн.", "2022-01-01", "2022-12-31"),
]


@pytest.mark.parametrize(("lang", "text", "start", "end"), BESIDE)
def test_a_time_is_counted_from_the_one_told_before(lang: str, text: str, start: str, end: str) -> None:
    last = mentions(text, lang, PUBLISHED, "KZ")[-3:]
    assert (start, end) in [(one.period_start, one.period_end) for one in last]


def test_a_year_on_from_now_is_no_year_gone_by() -> None:
    told = mentions("В 2023 году было 5 млн, через год будет 6.", "ru", PUBLISHED, "KZ")
    assert ("horizon", "2025-01-01") in [(one.kind, one.period_start) for one in told]
    assert "2024-12-31" not in [one.period_end for one in told if one.kind == "period"]


THROUGH = [
    ("en", "From 1990 through December they invested 5.", "1990-01-01", "2023-12-31"),
    ("en", "From 2019 to March it was 5.", "2019-01-01", "2024-03-31"),
    ("ru", "С 2019 года по март вложено 5.", "2019-01-01", "2024-03-31"),
    ("ru", "С 2019 года по конец прошлого вложено 5.", "2019-01-01", "2023-12-31"),
    ("ru", "За завершившийся год ввезено 5.", "2023-01-01", "2023-12-31"),
    ("en", "In the year that has just ended it was 5.", "2023-01-01", "2023-12-31"),
    ("en", "In the year just over Kenya sold 5.", "2023-01-01", "2023-12-31"),
]


@pytest.mark.parametrize(("lang", "text", "start", "end"), THROUGH)
def test_years_end_at_the_last_such_month_and_years_that_are_over_are_the_last(
    lang: str, text: str, start: str, end: str
) -> None:
    told = mentions(text, lang, PUBLISHED, "KZ")
    assert (told[0].period_start, told[0].period_end) == (start, end)


def test_a_month_within_which_something_was_done_ends_no_span() -> None:
    told = [one.period_end for one in mentions("С 2019 года в марте ввозили 5.", "ru", PUBLISHED, "KZ")]
    assert told == ["2024-05-16", "2024-03-31"]


def test_this_point_of_last_year_is_the_same_time_of_it() -> None:
    text = "From January to April it was 5 million; last year at this point it was 4 million."
    assert mentions(text, "en", PUBLISHED, "KZ")[-1].period_end == "2023-04-30"
