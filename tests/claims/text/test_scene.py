"""A scene holds the same codes whether it is kept in little room or read at once."""

from array import array

import pytest

from claims.model import Document
from claims.text.meaning.scene import FEW, Scene, scene

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
