"""Phrases are found in a text by the first letters of their words, whenever their table was made."""

from claims.text.phrases import Phrases

TEXT = "The quernstone makers of Landia met a zitherist from Sildavia."


def test_a_table_made_after_a_text_was_searched_finds_its_own_words_there():
    assert Phrases({"stone": ["quernstone maker*"]}).find(TEXT) == [(4, 21, "stone")]
    at = TEXT.index("zitherist")
    assert Phrases({"player": ["zitherist"]}).find(TEXT) == [(at, at + 9, "player")]


def test_a_word_that_only_begins_alike_is_no_phrase():
    assert Phrases({"stone": ["quernstones"]}).find(TEXT) == []
