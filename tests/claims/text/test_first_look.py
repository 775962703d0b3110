"""The first look cuts words by bytes; it must see every word that a pattern over letters sees."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from claims.text.meaning.first_look import pieces
from claims.text.words import lower

WORD = re.compile(r"[^\W\d_]+")


@given(text=st.text(max_size=200) | st.text(alphabet="aZ9 ,.«»—_'Ққё\u00a0İ№", max_size=60))
def test_no_word_is_lost_and_none_is_made_up(text: str) -> None:
    found = {word for piece in pieces(text) for word in WORD.findall(piece.decode())}
    whole = text.encode(errors="replace").decode()
    assert found == set(WORD.findall(lower(whole)))
