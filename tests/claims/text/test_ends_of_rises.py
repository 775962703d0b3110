"""What something rose from is of the time before, and what a goal starts from has no time of the goal's."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.ends_of_rises import with_ends_of_rises
from claims.text.meaning.scene import scene
from claims.text.meaning.times import Period, twins

YEAR, BEFORE = ("2023-01-01", "2023-12-31"), ("2022-01-01", "2022-12-31")
SPAN, NONE = ("2019-01-01", "2023-12-31"), (None, None)
PART, PART_BEFORE = ("2024-01-01", "2024-02-29"), ("2023-01-01", "2023-02-28")
GOAL = ("2027-01-01", "2027-12-31")
RISES = [
    ("en", "Trade of Kenya and Uganda grew from $3 billion to $5 billion."),
    ("ru", "Торговля Кении и Уганды выросла с 3 млрд долларов до 5 млрд долларов."),
    ("ru", "Торговля Кении и Уганды выросла: было 3 млрд долларов, стало 5 млрд долларов."),
    ("kk", "Кения мен Уганда саудасы 3 миллиард доллардан 5 миллиард долларға дейін өсті."),
]


def told(
    lang: str, text: str, first: Period, last: Period, *, status: str = "actual", aspect: str = "level"
) -> list[Period]:
    one = scene(Document("d", text, lang=lang, published="2024-05-05"), lang)
    odds = (0.9,) * 7
    pair = [
        Choice(at, "turnover", aspect, stage, ("KE", "UG"), period, None, None, odds)
        for at, stage, period in ((0, "actual", first), (1, status, last))
    ]
    return [choice.period for choice in with_ends_of_rises(one.page, lang, one.times, pair)]


@pytest.mark.parametrize(("lang", "text"), RISES)
def test_the_first_end_is_of_the_time_before(lang: str, text: str) -> None:
    assert told(lang, text, YEAR, YEAR) == [BEFORE, YEAR]
    assert told(lang, text, NONE, YEAR) == [BEFORE, YEAR]
    assert told(lang, text, PART, PART) == [PART_BEFORE, PART]
    assert told(lang, text, SPAN, SPAN) == [("2018-01-01", "2018-12-31"), YEAR]
    assert told(lang, text, SPAN, YEAR) == [("2018-01-01", "2018-12-31"), YEAR]


@pytest.mark.parametrize(("lang", "text"), RISES)
def test_what_is_told_apart_or_not_at_all_is_left_alone(lang: str, text: str) -> None:
    assert told(lang, text, BEFORE, YEAR) == [BEFORE, YEAR]
    assert told(lang, text, NONE, NONE) == [NONE, NONE]
    assert told(lang, text, YEAR, NONE) == [YEAR, NONE]
    assert told(lang, text, PART, PART, aspect="share_pct") == [PART, PART]


def test_the_start_of_a_goal_has_the_time_of_its_own_words_or_none() -> None:
    text = "Kenya and Uganda plan to raise trade from $3 billion to $5 billion by 2027."
    assert told("en", text, GOAL, GOAL, status="planned") == [NONE, GOAL]
    assert told("en", text, YEAR, GOAL, status="planned") == [NONE, GOAL]
    own = "After 2023 Kenya and Uganda plan to raise trade from $3 billion to $5 billion by 2027."
    assert told("en", own, YEAR, GOAL, status="planned") == [YEAR, GOAL]


def test_two_sums_that_nothing_joins_are_no_rise() -> None:
    text = "Kenya and Uganda traded $3 billion, and $5 billion with Rwanda."
    assert told("en", text, YEAR, YEAR) == [YEAR, YEAR]


def test_the_end_of_february_moves_with_the_year() -> None:
    assert twins(PART) == (PART_BEFORE, ("2025-01-01", "2025-02-28"))
    assert twins(PART_BEFORE)[1] == PART
