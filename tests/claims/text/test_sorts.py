"""Sorts: the sort of thing that a figure tells of, by the nearest word that may head its phrase."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.features import UNITS
from claims.text.meaning.scene import scene
from claims.text.meaning.segments import segments
from claims.text.meaning.sorts import SORTS, sorts


def told(text: str, lang: str) -> list[str]:
    """The first concept of the sort of each figure, empty where it has none."""
    one = scene(Document("d", text, lang=lang, published="2023-09-26", home="KZ"), lang)
    numbers = [sort // len(UNITS) for sort in sorts(one.page, one.units, segments(one.page))]
    return [SORTS[number - 1].split()[0] if number else "" for number in numbers]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("They opened 4 plants with 900 jobs; trade rose to $2 billion.", "en", ["project", "job", "turnover"]),
        ("Есть 4 завода, 900 рабочих мест, товарооборот 2 млрд долларов.", "ru", ["project", "job", "turnover"]),
        ("Peru: 40 and 50.", "en", ["", ""]),
    ],
)
def test_a_figure_is_of_the_sort_of_the_nearest_head(text: str, lang: str, expected: list[str]) -> None:
    assert told(text, lang) == expected
