"""A level told in percent of that of another time is a change."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.elided import others, said
from claims.text.meaning.indices import growth, with_growth
from claims.text.quantities import quantities
from claims.text.reader import read

INDICES = [
    ("en", "Trade was $5.8 billion, 93.1% of the level of 2013.", -6.9),
    ("en", "Trade was $75.1 billion (143.3% of that of January-November 2010).", 43.3),
    ("ru", "Товарооборот достиг $4,3 млрд (108,4% к уровню 2018 года).", 8.4),
    ("ru", "Оборот — $37,4 млн, 113,5% к соответствующему периоду прошлого года.", 13.5),
    ("ru", "Экспорт составил $211 млн, темп роста 118,4%.", 18.4),
    ("ru", "Экспорт составил $18 млн, или 84% от объёма прошлого года.", -16.0),
    ("kk", "Тауар айналымы 2022 жылдың 113 % деңгейінде болды.", 13.0),
]
NO_INDICES = [
    ("en", "Trade was 93.1% of the value of all imports."),
    ("en", "Trade grew by 60% to the level of 2013."),
    ("en", "China takes 70 percent of exports."),
    ("ru", "Товарооборот съёжился на 61% к январю прошлого года."),
    ("ru", "Доля Китая — 60% экспорта."),
    ("ru", "Товарооборот показал темпы 2,5 раза роста."),
    ("ru", "На Перу приходится 61% от объёма торговли с регионом, 84% от показателя по странам Анд."),
    ("ru", "Торговля идёт в гору, темпы порядка 2,5 раза роста."),
]


@pytest.mark.parametrize(("lang", "text", "change"), INDICES)
def test_an_index_is_a_change_where_a_change_is_told(lang: str, text: str, change: float) -> None:
    found = quantities(text, lang)
    more = with_growth(text, lang, found, others(found))
    at = next(number for number, one in enumerate(found) if one.unit == "percent")
    assert said(found[at], more[at], "turnover", "change_pct").value == change
    assert said(found[at], more[at], "turnover", "share_pct").value == found[at].value


@pytest.mark.parametrize(("lang", "text"), NO_INDICES)
def test_a_share_and_a_change_are_no_index(lang: str, text: str) -> None:
    assert not any(growth(text, lang, one) for one in quantities(text, lang))


def test_an_index_is_never_claimed_as_a_share() -> None:
    text = "Trade between Kenya and Uganda was $5.8 billion in 2014, or 93.1% of the level of 2013."
    found = read(Document("1", text, lang="en", published="2015-01-29", home="KE")).claims
    assert [(one.aspect, one.value) for one in found] == [("level", 5.8e9), ("change_pct", -6.9)]
