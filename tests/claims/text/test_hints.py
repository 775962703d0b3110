"""Hints: each kind of period, partner and direction is told apart, within the columns that the network has."""

import numpy as np
import pytest

from claims.model import Document
from claims.text.meaning.hints import HINTS, focus_kind, hinted, home_kind, told, way_kind, where_kinds, who_kind
from claims.text.meaning.scene import Scene, scene
from claims.text.meaning.times import NO_PERIOD, when_kind

PUBLISHED = "2022-03-01"


def laid_out(text: str) -> Scene:
    return scene(Document(id="t", text=text, lang="en", published=PUBLISHED, home="KZ"), "en")


def test_each_place_and_length_of_a_period_is_a_kind() -> None:
    periods = [
        NO_PERIOD,
        ("2019-01-01", "2019-12-31"),
        ("2021-01-01", "2021-12-31"),
        ("2021-01-01", "2021-06-30"),
        ("2022-01-01", "2022-02-28"),
        ("2022-01-01", "2022-12-31"),
        ("2012-01-01", "2021-12-31"),
        ("2030-01-01", "2030-12-31"),
    ]
    kinds = [when_kind(period, PUBLISHED) for period in periods]
    assert len(set(kinds)) == len(kinds)
    assert kinds[0] == 0
    undated = [when_kind(period, None) for period in periods]
    assert all(0 <= kind < HINTS["when"] for kind in (*kinds, *undated))


def test_a_partner_is_told_by_where_it_was_named() -> None:
    one = laid_out("Italy and Spain are partners. With France trade came to $5 billion, with Peru to 2 billion.")
    near = one.near[0]
    kinds = {who: who_kind(one.people, near, tuple(sorted(("KZ", who)))) for who in ("FR", "PE", "ES", "IT", "CN")}
    assert len(set(kinds.values())) == 5
    assert who_kind(one.people, near, ("EAEU",)) != who_kind(one.people, near, ("FR", "KZ", "PE"))
    assert all(0 <= kind < HINTS["who"] for kind in kinds.values())
    assert home_kind(one.people, ("FR", "KZ")) == 1
    assert home_kind(one.people, ("FR", "PE")) == 0


def test_a_partner_is_told_by_how_much_the_text_is_about_it() -> None:
    text = "Italy, Italy and Italy again; then Spain, Spain. With France trade came to $5 billion, and Italy buys more."
    one = laid_out(text)
    sets = [("IT", "KZ"), ("ES", "KZ"), ("FR", "KZ"), ("KZ", "PE"), ("KZ",), ("EAEU",), ("ES", "FR", "KZ")]
    kinds = [focus_kind(one.people, one.near[0], parties) for parties in sets]
    assert len(set(kinds)) == len(kinds)
    assert kinds[0] < kinds[1] < kinds[2] < kinds[3] < HINTS["focus"]


def test_a_period_is_told_by_where_it_stands() -> None:
    one = laid_out("In 2019 all was well. In 2020 trade with France came to $5 billion, against 4 billion in 2018.")
    told_of = [NO_PERIOD, *((f"{year}-01-01", f"{year}-12-31") for year in (2020, 2018, 2019, 2015))]
    kinds = where_kinds(one, 0, told_of)
    assert len(set(kinds)) == len(kinds)
    assert kinds[0] == 0
    assert kinds[-1] == -1
    assert max(kinds) < HINTS["where"]


def test_a_way_is_told_from_the_side_of_the_partner() -> None:
    one = laid_out("Exports to France came to $5 billion.")
    assert way_kind(one.people, one.near[0], "FR", "KZ") == 0
    assert way_kind(one.people, one.near[0], "KZ", "FR") == 1
    assert way_kind(one.people, one.near[0], None, "FR") == -1


def test_a_likelier_kind_has_another_code_and_an_unknown_one_none() -> None:
    chances = [0.9, 0.1]
    assert told("way", 0, chances, 3) != told("way", 1, chances, 3)
    assert told("home", -1, chances, 3) == []


def test_hints_trusted_less_are_in_the_same_order_and_less_sure() -> None:
    chances = {"home": np.array([[0.9, 0.1], [0.4, 0.6]]), "measure": np.ones((2, 1))}
    whole, less = hinted(chances, [3, 5]), hinted(chances, [3, 5], trust=0.8)
    assert set(whole) == set(less) == {"home"}
    assert whole["home"] == {3: [0.9, 0.1], 5: [0.4, 0.6]}
    assert 0.5 < less["home"][3][0] < 0.9
    assert 0.5 < less["home"][5][1] < 0.6
    assert [sum(told) for told in less["home"].values()] == pytest.approx([1.0, 1.0])
