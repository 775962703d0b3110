"""Times of which a half or a quarter is no part of a year, decades, short fiscal years, and dates no text is of."""

from __future__ import annotations

import pytest

from claims.text.periods import mentions

PHRASES = [
    ("en", "in the 1990's", "1990-01-01", "1999-12-31"),
    ("en", "in 2020's exports", "2020-01-01", "2020-12-31"),
    ("ru", "в 1990-е годы", "1990-01-01", "1999-12-31"),
    ("ru", "в 2020-й год", "2020-01-01", "2020-12-31"),
    ("ru", "за 1-е полугодие 2023 года", "2023-01-01", "2023-06-30"),
    ("en", "from Jan. 1 to Sept. 30, 2022", "2022-01-01", "2022-09-30"),
    ("en", "in FY24", "2024-01-01", "2024-12-31"),
    ("en", "in Q1 FY24", "2024-01-01", "2024-03-31"),
    ("en", "in the second half of May 2023", "2023-05-01", "2023-05-31"),
    ("ru", "во второй половине мая 2023 года", "2023-05-01", "2023-05-31"),
    ("en", "in the second half of 2023", "2023-07-01", "2023-12-31"),
]


@pytest.mark.parametrize(("lang", "text", "start", "end"), PHRASES)
def test_a_phrase_stands_for_its_time(lang: str, text: str, start: str, end: str) -> None:
    told = [(one.period_start, one.period_end) for one in mentions(text, lang, "2024-09-10", "KZ")]
    assert told == [(start, end)]


@pytest.mark.parametrize("lang_text", [("en", "in 2019's exports"), ("ru", "в 2023-м вывоз рос"), ("ru", "в 2023-е")])
def test_a_named_year_is_told_without_a_date_of_publication(lang_text: tuple[str, str]) -> None:
    lang, text = lang_text
    (found,) = mentions(text, lang, None, "KZ")
    assert found.kind == "period" and found.period_start is not None


def test_a_short_fiscal_year_is_named_by_its_end() -> None:
    (found,) = mentions("in FY23-24", "en", "2024-09-10", "IN")
    assert (found.period_start, found.period_end) == ("2023-04-01", "2024-03-31")


@pytest.mark.parametrize(
    "text",
    [
        "in the last quarter century",
        "over the last half-century",
        "in the second half of the 20th century",
        "in the last quarter of the 20th century",
    ],
)
def test_a_part_of_a_century_is_no_part_of_a_year(text: str) -> None:
    assert mentions(text, "en", "2024-09-10", "KZ") == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_date_that_no_text_is_of_counts_as_none(published: str) -> None:
    text = "Last month, over the past 10 years, the next ten years, next month, yesterday, in May, in five years' time"
    assert mentions(text, "en", published, "KZ") == mentions(text, "en", None, "KZ")
