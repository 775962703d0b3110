"""A scene holds the same codes whether it is kept in little room or read at once."""

from array import array

import pytest

from claims.model import Document
from claims.text.meaning.scene import FEW, MARKS, WHEN, Scene, scene

TEXT = "Trade between Kenya and Uganda grew by 5% to $2 bn last year, and 12 joint projects were launched. "


def laid(times: int, is_kept: bool) -> Scene:
    return scene(Document("1", TEXT * times, lang="en", published="2024-03-01"), "en", is_kept=is_kept)


def lists(one: Scene) -> list[list[int]]:
    return [list(codes) for rows in (one.base, *one.own.values()) for codes in rows]


@pytest.mark.parametrize("times", [0, 1, FEW])
def test_codes_are_the_same_kept_or_not(times):
    assert lists(laid(times, is_kept=True)) == lists(laid(times, is_kept=False))


def test_little_room_is_taken_by_what_is_kept_or_has_many_figures():
    for one in (laid(1, is_kept=True), laid(FEW, is_kept=False)):
        assert all(isinstance(codes, array) for rows in (one.base, *one.own.values()) for codes in rows)


def when(year: str, published: str | None = "2024-03-01") -> set[int]:
    """The kinds beside the publication date that the words of a text about a year carry."""
    one = scene(Document("1", f"Trade of Kenya with Uganda in {year}: $2 bn.", lang="en", published=published), "en")
    return {concept - MARKS - WHEN for own in one.page.concepts for concept in own if concept > MARKS + WHEN}


def test_words_of_a_time_tell_how_it_lies_beside_the_publication_date():
    assert [len(when(year)) for year in ("2019", "2023", "2024", "2030")] == [1, 1, 1, 1]
    assert len(set.union(*map(when, ("2019", "2023", "2024", "2030")))) == 4
    assert when("2018") == when("2019")
    assert when("2023", None) == when("2030", None) != when("2023")
