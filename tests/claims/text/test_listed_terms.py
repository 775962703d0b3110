"""Words that name a field only in a list with others."""

from __future__ import annotations

import pytest

from claims.text.areas import areas
from claims.text.listed_terms import of_lists


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("en", "Peru lends for electricity, water and railways.", ["energy", "water", "transport"]),
        ("en", "Peru sold bananas, fuel and crackers.", ["agriculture", "oil_and_gas", "food"]),
        ("en", "Peru sold him water.", []),
        ("en", "Peru sold a bank near a school.", []),  # no list
        ("ru", "Перу дала кредит на мосты, школы и больницы.", ["transport", "education", "health"]),
        ("ru", "Перу дала кредит школе.", []),
        ("kk", "Перу мақта, алтын сатты.", ["textiles", "mining"]),
        ("kk", "Перу алтын сатты.", []),
    ],
)
def test_a_word_for_much_else_counts_in_a_list(lang: str, text: str, codes: list[str]) -> None:
    assert [one.code for one in areas(text, lang)] == codes


def test_a_list_holds_a_field_by_itself_or_words_of_two() -> None:
    tokens = ["gold", ",", "gold", "and", "water", ".", "fuel"]
    joins = frozenset((",", "and"))
    one_field = [(0, 0, "mining?"), (2, 2, "mining?")]
    assert of_lists(one_field, tokens, joins) == []
    assert of_lists([*one_field, (4, 4, "water?")], tokens, joins) == [
        (0, 0, "mining"),
        (2, 2, "mining"),
        (4, 4, "water"),
    ]
    assert of_lists([(0, 0, "mining"), (6, 6, "oil_and_gas?")], tokens, joins) == [(0, 0, "mining")]
