"""Frames of time: a candidate period stands in the figure's clause or apart from it, and a base has a later twin."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.scene import Scene, scene
from claims.text.meaning.time_frames import (
    AFTER,
    AFTER_APART,
    AHEAD,
    BEFORE,
    BEFORE_APART,
    EARLIER,
    LAST,
    NONE,
    placed,
    shape,
    told_as_base,
    twins,
)
from claims.text.meaning.times import NO_PERIOD, Period, candidates
from claims.text.meaning.verb_forms import form_ids

LAST_YEAR: Period = ("2022-01-01", "2022-12-31")


def laid(text: str) -> Scene:
    return scene(Document("d", text, lang="en", published="2023-09-26", home="KZ"), "en")


def places(one: Scene, at: int) -> dict[str, int]:
    """The place of each candidate of a figure, by its first year."""
    found = candidates(one.page, one.times, at)
    return {
        (period[0] or "")[:4]: placed(one.page, one.times, one.frames, at, period, numbers)
        for period, numbers in found.items()
    }


def test_a_time_in_the_clause_of_a_figure_is_told_from_one_in_another() -> None:
    one = laid("Exports to Kenya were $3 billion in 2021, and Kenya bought tea for $2 billion in 2019.")
    assert places(one, 0)["2021"] == AFTER
    assert places(one, 1)["2021"] == BEFORE_APART
    assert places(one, 1)["2019"] == AFTER
    assert places(one, 1)[""] == NONE


def test_a_time_of_another_sentence_is_told_by_how_far_it_is() -> None:
    one = laid(
        "In 2020 trade with Kenya grew.\n\nIn 2021 it fell. Exports were $3 billion. In 2022 they rose to $4 billion."
    )
    found = places(one, 0)
    assert (found["2020"], found["2021"], found["2022"]) == (EARLIER, LAST, AHEAD)
    assert places(one, 1)["2022"] == BEFORE


def test_the_nearest_mention_of_a_sentence_comes_first() -> None:
    one = laid("In 2021 exports to Kenya were $3 billion and in 2022 imports $1 billion, more than in 2021.")
    found = candidates(one.page, one.times, 0)
    first = found["2021-01-01", "2021-12-31"][0]
    assert one.times.marks[first].start < one.page.quantities[0].start


def test_a_figure_has_the_form_of_its_verb() -> None:
    one = laid("In 2021 exports to Kenya were $3 billion, and Kenya buys tea for $2 billion.")
    ids = form_ids()
    assert one.frames.verbs == [ids["be_then"], ids["does"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trade fell from $3 billion.", 2),
        ("Trade was twice as high as the year before, compared with $3 billion.", 1),
        ("Trade was $3 billion.", 3),
        ("They trade for $3 billion.", 0),
    ],
)
def test_a_base_is_known_by_the_word_before_it(text: str, told: int) -> None:
    page = laid(text).page
    assert told_as_base(page, page.sentence_words[0][0], page.quantity_words[-1][0]) == told


def test_twins_are_the_same_months_of_the_years_beside() -> None:
    assert twins(("2022-01-01", "2022-06-30")) == (("2021-01-01", "2021-06-30"), ("2023-01-01", "2023-06-30"))
    assert twins(("2022-07-01", "2023-06-30")) == (("2021-07-01", "2022-06-30"), ("2023-07-01", "2024-06-30"))
    assert twins(NO_PERIOD) == (NO_PERIOD, NO_PERIOD)


def test_the_shape_of_a_period_is_its_calendar_unit() -> None:
    spans = [
        NO_PERIOD,
        LAST_YEAR,
        ("2023-01-01", "2023-06-30"),
        ("2023-04-01", "2023-06-30"),
        ("2023-04-05", "2023-04-09"),
    ]
    assert [shape(one) for one in spans] == [0, 1, 2, 4, 5]


def test_a_word_for_now_speaks_for_no_period_in_its_own_clause() -> None:
    one = laid("Exports to Kenya were $3 billion in 2021, and Kenya buys tea for $2 billion now.")
    assert (places(one, 0)[""], places(one, 0)["2021"]) == (AFTER_APART, AFTER)
    assert (places(one, 1)[""], places(one, 1)["2021"]) == (AFTER, BEFORE_APART)
