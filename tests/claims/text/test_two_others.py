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


def test_a_publisher_that_is_spoken_of_is_a_party() -> None:
    text = "Trade between Uzbekistan and Turkey reached $2.1 billion. Our exports to Turkey were $850 million."
    claims = read(Document("d", text, lang="en", published="2024-10-28", home="KZ")).claims
    assert claims[-1].parties == ("KZ", "TR")
