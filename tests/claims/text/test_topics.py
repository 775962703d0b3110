"""Topics: every pack has every cue, languages share them, and codes tell what a figure counts to one reading alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon import pack as packs
from claims.model import Document
from claims.text.meaning.cues import Cued, cue_ids
from claims.text.meaning.decide import ALONE
from claims.text.meaning.scene import Scene, scene


def laid(text: str, lang: str) -> Scene:
    return scene(Document("d", text, lang=lang, published="2023-09-26", home="KZ"), lang)


@pytest.mark.parametrize("lang", packs.languages())
def test_every_pack_has_every_cue_in_words_of_lower_case_told_once(lang: str) -> None:
    cues = packs.pack(lang, "topics")["cues"]
    assert list(cues) == list(cue_ids("topics"))
    for name, words in cues.items():
        assert words, name
        assert len(words) == len(set(words)), name
        assert [word for word in words if word != word.lower().strip() or "ё" in word] == [], name


def test_cues_are_numbered_in_the_bits_that_a_pair_of_them_has() -> None:
    assert max(cue_ids("topics").values()) < 1 << 7


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The plant made 300 tractors.", "en"),
        ("Завод выпустил 300 тракторов.", "ru"),
        ("Зауыт 300 трактор шығарды.", "kk"),
    ],
)
def test_cues_are_of_all_languages_alike(text: str, lang: str) -> None:
    page = laid(text, lang).page
    found = Cued(page, page.topics).of_sentence(0)
    assert {cue_ids("topics")[name] for name in ("vehicles", "plants")} <= found


def test_a_cue_counts_by_the_side_it_stands_on() -> None:
    before, after = (
        set(laid(text, "en").own["measure"][0])
        for text in ("In trade with France loans reached 5.", "In trade with France 5 reached loans.")
    )
    assert before - after and after - before


def test_a_cue_in_the_figure_itself_counts() -> None:
    tonnes, money = (
        set(laid(f"Exports to France: {what}.", "en").own["measure"][0]) for what in ("5 tonnes", "5 dollars")
    )
    assert tonnes - money


def test_topics_and_stages_are_told_apart_and_only_where_a_claim_may_be() -> None:
    may = laid("Kazakhstan will export wheat worth $2 billion to France.", "en")
    assert may.may_claim and set(may.own) == set(ALONE)
    assert not set(may.own["measure"][0]) & set(may.own["status"][0])
    none = laid("He bought 3 apples.", "en")
    assert not none.may_claim and not none.own


WORDS = st.sampled_from(
    ["Kazakhstan", "France", "exports", "loans", "per", "5", "$3", "12%", "tonnes", "of", ",", ".", ":\n"]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_figure_has_codes_of_each_kind_of_its_own(text: str) -> None:
    one = laid(text, "en")
    assert all(len(rows) == len(one.base) and all(rows) for rows in one.own.values())
