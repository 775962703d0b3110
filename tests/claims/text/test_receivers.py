"""A country right behind a figure, by a preposition that ties it, is one of the figure's parties."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.scene import Scene, party_options, scene


def scene_of(text: str, lang: str = "en") -> Scene:
    return scene(Document("d", text, lang=lang, published="2021-08-03", home="CN"), lang)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Serbia sold $548 million to Norway in 2019 and $162 million to Albania.", ["NO", "AL"]),
        ("Senegal bought 16% from France and 8.6% from the Philippines.", ["FR", "PH"]),
        ("Last year saw exports of 20,000 tonnes of Chilean fruit to Cairo.", ["CL"]),
    ],
)
def test_who_stands_right_behind_a_figure_is_a_party(text: str, who: list[str]) -> None:
    found = scene_of(text)
    assert [own for own, _ in found.in_turn.parties.values()] == who
    for at, (own, _) in found.in_turn.parties.items():
        assert all(own in parties for parties in party_options(found, at, 0).items)


def test_who_stands_behind_the_same_preposition_before_has_no_part_in_it() -> None:
    text = "Serbian goods worth $5 million went to Peru, and $9 million worth to Chile."
    found = scene_of(text)
    assert found.in_turn.parties == {1: ("CL", frozenset({"PE"}))}
    assert ("CL", "RS") in party_options(found, 1, 0).items
    assert ("CL", "PE") not in party_options(found, 1, 0).items


def test_one_named_again_behind_has_a_part_in_it() -> None:
    found = scene_of("Goods worth $5 million went from Peru to Chile, and $9 million from Chile to Peru.")
    assert found.in_turn.parties[1] == ("CL", frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "Exports to Norway rose to $548 million, those to Albania fell.",
        "Norway sold goods for $548 million, to Albania above all.",
        "They gave $5 million to the EU, $2 million to Africa, and $3 million to 12 countries.",
    ],
)
def test_nobody_is_bound_by_a_mark_between_or_as_a_group(text: str) -> None:
    assert scene_of(text).in_turn.parties == {}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Латвияның басты серіктестері: 900 млн еуро айналыммен Эстония, одан кейін 700 млн еуромен Литва.",
            ["EE", "LT"],
        ),
        ("Екінші орында тауар айналымы 5 млрд доллар болатын Венгрия тұр.", ["HU"]),
        ("Мұнда 350 компаниямен Румыния көш бастап тұр.", ["RO"]),
        ("Сауда 5 млрд доллар, ал Латвиямен Литва тең бөліседі.", []),
        ("Сауда 5 млрд доллар Латвия мен Литва арасында.", []),
    ],
)
def test_who_comes_with_a_figure_in_kazakh_is_a_party(text: str, who: list[str]) -> None:
    assert [own for own, _ in scene_of(text, "kk").in_turn.parties.values()] == who
