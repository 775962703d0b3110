"""A text that ties two countries and never speaks of its publisher's does not mean it from there on."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.reader import read

TIES = [
    ("en", "By September trade between Uzbekistan and Turkey reached $2.1 billion. Exports were $850 million."),
    ("ru", "За девять месяцев торговля Узбекистана с Турцией достигла 2,1 млрд долларов. Экспорт — 850 млн долларов."),
]


@pytest.mark.parametrize(("lang", "text"), TIES)
def test_the_parties_are_those_that_the_text_ties(lang: str, text: str) -> None:
    claims = read(Document("d", text, lang=lang, published="2024-10-28", home="KZ")).claims
    assert [claim.parties for claim in claims] == [("TR", "UZ"), ("TR", "UZ")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Egypt received a loan of $90 million from Hungary."),
        ("en", "Hungarian wheat worth $90 million went to Egypt, while sales to Libya stood still."),
        ("ru", "Египет получил от Венгрии кредит на 90 млн долларов."),
        ("kk", "Мысыр Венгриядан 90 млн доллар несие алды."),
    ],
)
def test_a_flow_that_two_alone_are_tied_to_is_theirs_whoever_publishes_it(lang: str, text: str) -> None:
    (claim,) = read(Document("d", text, lang=lang, published="2024-10-28", home="LV")).claims
    assert claim.parties == ("EG", "HU")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Brazil's trade with Africa came to $21 billion. Exports to African ports were $12 billion."),
        ("ru", "Торговля Бразилии с Африкой составила 21 млрд долларов. Экспорт в Африку — 12 млрд долларов."),
        ("kk", "Бразилияның Африкамен саудасы 21 млрд долларға жетті. Африкаға экспорты – 12 млрд доллар."),
    ],
)
def test_a_part_of_the_world_ties_as_a_country_does(lang: str, text: str) -> None:
    claims = read(Document("d", text, lang=lang, published="2024-10-28", home="LV")).claims
    assert [claim.parties for claim in claims] == [("BR",), ("BR",)]


def test_a_publisher_that_is_spoken_of_is_a_party() -> None:
    text = "Trade between Uzbekistan and Turkey reached $2.1 billion. Our exports to Turkey were $850 million."
    claims = read(Document("d", text, lang="en", published="2024-10-28", home="KZ")).claims
    assert claims[-1].parties == ("KZ", "TR")
