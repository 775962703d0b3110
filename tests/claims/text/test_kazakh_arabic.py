"""Kazakh in Arabic letters is known, respelt in Cyrillic and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Document
from claims.text.kazakh_arabic import cyrillic, respell_arabic
from claims.text.language import detect, is_arabic_kazakh
from claims.text.reader import read

TRADE = "2023 جىلى قازاقستان مەن لاتۆيا اراسىنداعى تاۋار اينالىمى 310 ميلليون دوللارعا جەتتى."

WORDS = [
    ("ءبىر", "бір"),
    ("ءوسىم", "өсім"),
    ("ەلدەرىنىڭ", "елдерінің"),
    ("كەزدەسۋ", "кездесу"),
    ("قىزمەتى", "қызметі"),
    ("جولمەن", "жолмен"),
    ("اينالىم", "айналым"),
    ("ساياسي", "саяси"),
    ("كاسىپورىن", "кәсіпорын"),
    ("ەكسپورتى", "экспорты"),
    ("ينۆەستيتسيا", "инвестиция"),
    ("كومپانيالار", "компаниялар"),
    ("ميلليارد", "миллиард"),
    ("سوتسيالدىق", "социалдық"),
    ("بيۋدجەت", "бюджет"),
    ("وزبەكستانمەن", "өзбекстанмен"),
    ("كورەيا", "корея"),
]


@pytest.mark.parametrize(("word", "wanted"), WORDS)
def test_a_word_gets_vowels_of_its_row_and_loans_theirs(word: str, wanted: str) -> None:
    assert cyrillic(word) == wanted


def test_sentences_and_names_get_capitals_and_abbreviations_their_letters() -> None:
    text = "ۇكىمەت ق ح ر مەن اقش-قا قازان ايىندا ءۇن جىبەردى. بىلتىر لاتۆيا ەت ساتتى، ال ەستونيا؟"
    wanted = "Үкімет ҚХР мен АҚШ-қа қазан айында үн жіберді. Былтыр Латвия ет сатты, ал Эстония?"
    assert respell_arabic(text).text == wanted


def test_each_character_keeps_the_place_that_it_came_from() -> None:
    respelt = respell_arabic(TRADE)
    at = respelt.text.index("310 миллион")
    assert TRADE[respelt.origin[at] :].startswith("310 ميلليون")
    assert len(respelt.origin) == len(respelt.text) + 1


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (TRADE, "kk"),
        ("تبادل البلدان السلع في العام الماضي", "en"),
        ("دو کشور سال گذشته تجارت خود را گسترش دادند", "en"),
        ("ئىككى دۆلەت سودا ھەمكارلىقىنى كۈچەيتتى ۋە كېڭەيتتى", "en"),
    ],
)
def test_kazakh_is_told_from_others_that_write_so(text: str, lang: str) -> None:
    assert detect(text) == lang
    assert is_arabic_kazakh(text) == (lang == "kk")


def test_its_claims_are_read_where_they_stand() -> None:
    (claim,) = read(Document(id="1", text=TRADE, home="KZ", published="2024-03-01")).claims
    told = claim.measure, claim.value, claim.unit, claim.parties, claim.period_start
    assert told == ("turnover", 310e6, "USD", ("KZ", "LV"), "2023-01-01")
    assert TRADE[claim.start : claim.end] == "310 ميلليون دوللارعا"


@given(st.text(alphabet="ءابتجحدرزسشعفقكگڭلمنھەوۇۆۋىي ،؟.ß\n0٣aB-", max_size=80))
def test_any_text_is_respelt_with_places_that_lie_in_it(text: str) -> None:
    respelt = respell_arabic(text)
    places = list(respelt.origin)
    assert len(places) == len(respelt.text) + 1
    assert places == sorted(places) and places[-1] == len(text) and all(0 <= place <= len(text) for place in places)
