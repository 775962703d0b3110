"""The first look cuts words by bytes; it must see every word that a pattern over letters sees."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Document
from claims.text.meaning.first_look import look, pieces
from claims.text.reader import read
from claims.text.words import lower

WORD = re.compile(r"[^\W\d_]+")


@given(text=st.text(max_size=200) | st.text(alphabet="aZ9 ,.«»—_'Ққё\u00a0İ№", max_size=60))
def test_no_word_is_lost_and_none_is_made_up(text: str) -> None:
    found = {word for piece in pieces(text) for word in WORD.findall(piece.decode())}
    whole = text.encode(errors="replace").decode()
    assert found == set(WORD.findall(lower(whole)))


@pytest.mark.parametrize("filler", range(760, 800))
def test_the_first_part_of_a_word_is_not_taken_for_a_word(filler: int) -> None:
    before = "trade 14 " + "y" * (filler - 9) + " "
    assert look("en").may_claim(before + "Mali", "")
    assert not look("en").may_claim(before + "malignant", "")


def test_a_hyphened_word_is_looked_up_whole() -> None:
    assert look("kk").may_claim("Моңғолиямен алыс-беріс 90 млн доллар болды.", "")
    assert not look("kk").may_claim("Моңғолия алыс, беріс 90.", "")


def test_a_letter_written_two_ways_hides_no_head_and_no_number() -> None:
    assert look("ru").may_claim("Гаване дан заём, 90 млн евро.", "")
    assert look("ru").may_claim("В Гаване работают на четырёх проектах.", "")
    assert not look("ru").may_claim("В Гаване счёт 90.", "")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Serbia hopes to attract 200 million euros from China this year."),
        ("ru", "Сербия надеется привлечь 200 млн евро из Китая."),
        ("kk", "Сербия Қытайдан 200 млн еуро тартпақ."),
    ],
)
def test_money_that_comes_may_be_a_claim_whatever_it_comes_for(lang: str, text: str) -> None:
    assert look(lang).may_claim(text, "")
    found = read(Document("1", text, lang=lang, published="2020-02-03")).claims
    assert [(one.value, one.from_party, one.to_party, one.status) for one in found] == [(2e8, "CN", "RS", "planned")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Last year Serbia attracted 200 thousand tourists from China."),
        ("ru", "Сербия привлекла 200 тысяч туристов из Китая."),
        ("kk", "Сербия Қытайдан 200 мың турист тартты."),
    ],
)
def test_guests_who_come_are_none(lang: str, text: str) -> None:
    assert read(Document("1", text, lang=lang, published="2020-02-03")).claims == ()
