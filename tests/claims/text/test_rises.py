"""Amounts that a level rose from and to over a span of years are those of its first and its last year."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.scene import scene


def bound(text: str, lang: str = "en") -> list[str]:
    found = scene(Document("d", text, lang=lang, published="2021-08-03", home="CN"), lang).in_turn.periods
    assert all((first or "")[:4] == (last or "")[:4] for first, last in found.values())
    return [(first or "")[:4] for first, _ in found.values()]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Between 2004 and 2012 trade with Kenya tripled, from $210 million to $640 million."),
        ("en", "Trade with Kenya went from $210 million to almost $640 million in 2004-2012."),
        ("en", "From 2004 to 2012 our trade with Kenya fell from 640 to 210 million dollars."),
        ("ru", "С 2004 по 2012 год торговля с Кенией поднялась с 210 млн до 640 млн долларов."),
        ("ru", "За 2004–2012 годы товарооборот с Кенией вырос с 210 млн до почти 640 млн долларов."),
        ("ru", "За 2004–2012 годы товарооборот с Кенией вырос: было 210 млн долларов, стало 640 млн."),
        ("ru", "С 2004 по 2012 год доля Кении в нашем экспорте поднялась с 2% до 5%."),
        ("ru", "Доля Кении в нашем экспорте за 2004–2012 годы увеличилась: было 2%, стало 5%."),
        ("kk", "2004-2012 жылдары Кениямен сауда 210 миллион доллардан 640 миллион долларға дейін өсті."),
    ],
)
def test_the_first_amount_is_the_first_years(lang: str, text: str) -> None:
    assert bound(text, lang) == ["2004", "2012"]


@pytest.mark.parametrize(
    "text",
    [
        "Between 2004 and 2012 trade with Kenya amounted to $640 million.",
        "Trade with Kenya went from $210 million in 2004 to $640 million in 2012.",
        "Over the past nine years trade with Kenya went from $210 million to $640 million.",
        "Between 2004 and 2012 the share of Kenya went from 2 per cent to 5 per cent, in 2015 to 7 per cent.",
        "Between 2004 and 2012 growth of trade with Kenya slowed down from 7 per cent to 5 per cent.",
        "Between 2004 and 2012 Kenya got from 210 to 640 million dollars a year.",
    ],
)
def test_what_is_no_rise_over_named_years_is_left_to_the_ranker(text: str) -> None:
    assert bound(text) == []
