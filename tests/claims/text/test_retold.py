"""Figures that are told again in another sentence are read alike, unless their own words surely say otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from claims.model import Document
from claims.text.meaning.classes import CLASSES
from claims.text.meaning.heads import Head
from claims.text.meaning.retold import agreed, among, tellings, with_common_stages
from claims.text.meaning.scene import Scene, scene
from claims.text.reader import read

STAGES = CLASSES["status"]
ACTUAL, PLANNED = STAGES.index("actual"), STAGES.index("planned")


def laid(text: str, lang: str = "en") -> Scene:
    return scene(Document("d", text, lang=lang, published="2021-08-03"), lang)


def heads(one: Scene, *measures: str) -> list[Head]:
    return [Head(at, measure, "level", "actual", (0.9, 0.9, 0.9, 0.9)) for at, measure in enumerate(measures)]


@pytest.mark.parametrize(
    ("text", "measures", "told"),
    [
        ("Trade hit $2.4 billion. It was $2.4 billion.", ["turnover", "turnover"], {0: [1], 1: [0]}),
        ("Trade hit $2.4 billion. It was two billion 400 million dollars.", ["turnover"] * 2, {0: [1], 1: [0]}),
        ("Trade hit $2.4 billion. Exports were $2.4 billion.", ["turnover", "exports"], {}),
        ("Trade hit $2.4 billion. It was €2.4 billion.", ["turnover", "turnover"], {}),
        ("Trade was $2 bn in 2019 and $2 bn in 2020.", ["turnover", "turnover"], {}),
        ("There are 3 plants. It has 3 plants.", ["projects", "projects"], {}),
        ("There are 35 plants. It has 35 plants.", ["projects", "projects"], {0: [1], 1: [0]}),
    ],
)
def test_a_figure_is_told_again_by_value_unit_and_measure(
    text: str, measures: list[str], told: dict[int, list[int]]
) -> None:
    one = laid(text)
    assert tellings(one.page, heads(one, *measures)) == told


def test_the_surer_telling_decides_for_both() -> None:
    chances = [{"a": 0.9, "b": 0.1}, {"a": 0.4, "b": 0.6}, {"a": 0.3, "b": 0.7}]
    assert agreed(chances, {0: [1], 1: [0]}) == {0: "a", 1: "a"}
    assert agreed(chances, {}) == {}


def test_what_is_sure_of_itself_is_not_overruled() -> None:
    assert agreed([{"a": 0.99, "b": 0.01}, {"a": 0.01, "b": 0.99}], {0: [1], 1: [0]}) == {0: "a", 1: "b"}


def test_a_reading_that_only_one_telling_may_have_is_kept_where_it_is_likely() -> None:
    assert agreed([{"a": 0.8, "b": 0.2}, {"c": 1.0}], {0: [1], 1: [0]}) == {0: "a", 1: "c"}


def test_tellings_without_a_time_do_not_outvote_the_one_that_has_it() -> None:
    chances = [{"": 0.9, "2015": 0.1}, {"": 0.9, "2015": 0.1}, {"": 0.4, "2015": 0.6}]
    told = {0: [1, 2], 1: [0, 2], 2: [0, 1]}
    assert agreed(chances, told)[2] == ""
    assert agreed(chances, told, frozenset((0, 1)), "")[2] == "2015"
    assert agreed(chances, told, frozenset((0, 1)), "2015")[2] == ""  # of other readings they do speak


def test_a_goal_keeps_the_year_that_its_headings_leave_out() -> None:
    text = (
        "Kenya and Uganda agreed to raise trade to $3 billion\n\nKenya and Uganda mean to raise trade to $3 billion.\n"
        "Photo\n\nMutual trade of Kenya and Uganda is to triple by 2015 and come to $3 billion a year."
    )
    title = "Kenya and Uganda agreed to raise trade to $3 billion"
    claims = read(Document("d", text, lang="en", title=title, published="2011-02-07", home="KE")).claims
    assert [one.period_start for one in claims if one.value == 3e9][-1] == "2015-01-01"


def test_tellings_among_some_rows_are_numbered_anew() -> None:
    assert among([1, 3], {0: [1], 1: [0, 3], 3: [1]}) == {0: [1], 1: [0]}


@pytest.mark.parametrize(("measure", "second"), [("contracts", "actual"), ("financing", "planned")])
def test_stages_agree_and_keep_their_own_odds(measure: str, second: str) -> None:
    one = laid("A deal of $480 million was signed. Of the $480 million nothing was said. Another is $10 million.")
    statuses = np.full((3, len(STAGES)), 0.01)
    statuses[0, ACTUAL], statuses[1, PLANNED], statuses[1, ACTUAL], statuses[2, PLANNED] = 0.95, 0.5, 0.45, 0.9
    own = [
        Head(at, measure, "level", stage, (0.9, 0.9, 0.9, odds))
        for at, (stage, odds) in enumerate([("actual", 0.95), ("planned", 0.5), ("planned", 0.9)])
    ]
    found = with_common_stages(one.page, own, statuses)
    assert [head.status for head in found] == ["actual", second, "planned"]
    assert [head.odds for head in found] == [head.odds for head in own]


def test_a_quotation_lends_its_time_to_the_lead_and_both_are_one_claim() -> None:
    text = (
        "Trade between Georgia and Armenia grew by some 43%, which is a fine outcome.\n\n"
        '"I note that in January-November 2022 trade between Georgia and Armenia grew by some 43%," the minister said.'
    )
    claims = read(Document("d", text, home="GE", lang="en", published="2023-01-12")).claims
    assert {(claim.period_start, claim.period_end) for claim in claims} == {("2022-01-01", "2022-11-30")}
    assert len(claims) == 2
