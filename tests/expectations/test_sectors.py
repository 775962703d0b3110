"""Sectors are told in the names of goods that claims have."""

from __future__ import annotations

from claims.lexicon.pack import pack
from claims.text.meaning.goods import both
from expectations.working_set import sector_rows


def test_every_word_of_a_sector_is_the_name_of_a_good_in_the_english_pack() -> None:
    names = set(pack("en", "goods")["goods"])
    pairs = {both(*name.split(" and ")) for _, name, _ in sector_rows() if name.count(" and ") == 1}
    assert {name for _, name, _ in sector_rows()} - names - pairs == set()


def test_a_good_stands_once() -> None:
    listed = [name for _, name, _ in sector_rows()]
    assert len(listed) == len(set(listed)) > 100
