"""The first look cuts words by bytes; it must see every word that a pattern over letters sees."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.meaning.first_look import look, pieces
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
