"""What is read while a pack has some of its layers only, and what of layers whose lists are still empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.lexicon import pack
from claims.model import Document, Reading
from claims.text import event_names, gazetteer, named_figures, tokens
from claims.text.meaning import indices
from claims.text.quantities import quantities
from claims.text.reader import read
from claims.text.vocabulary import vocabulary
from flows.inputs import Refusal
from flows.reading import read_all


def test_figures_are_read_before_there_are_names_of_places(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(lang: str) -> gazetteer.Gazetteer:
        raise pack.NoPack("no table", lang, "build it")

    monkeypatch.setattr(named_figures, "gazetteer", none)
    assert [one.value for one in quantities("Chile 85 tonnes", "en")] == [85]


def test_a_missing_table_of_places_says_how_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "ROOT", tmp_path)
    with pytest.raises(pack.NoPack, match=r"zz/places\.json.*python -m claims\.lexicon\.build_places"):
        gazetteer.gazetteer("zz")


def test_a_text_in_a_language_without_a_whole_pack_is_read_with_no_other() -> None:
    with pytest.raises(pack.NoPack, match="there is no language pack 'zz'"):
        read(Document("1", "Trade grew by 5% to $2 bn.", lang="zz"))


def test_such_a_text_is_refused_and_stops_no_other() -> None:
    texts = [Document(lang, "Trade between Togo and Chad grew by 5% to $2 bn.", lang=lang) for lang in ("zz", "en")]
    refused, done = read_all(texts, workers=1)
    assert isinstance(refused, Refusal)
    assert (refused.name, refused.next_step.partition("; ")[2]) == (
        "zz",
        "to add a language, see docs/language-packs.md",
    )
    assert isinstance(done, Reading)


def test_an_empty_expression_fits_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Exports were 93% oil."
    share = quantities(text, "en")[0]
    monkeypatch.setitem(vocabulary("en").pack["index"], "before", "")
    monkeypatch.setitem(vocabulary("en").pack["index"], "after", "")
    indices._cues.cache_clear()
    found = indices.growth(text, "en", share)
    indices._cues.cache_clear()
    assert found == ()


def test_an_empty_list_of_bodies_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = {**pack.pack("en", "events")["bodies"], "own": [], "words": []}
    monkeypatch.setattr(event_names, "pack", lambda *_: {"bodies": bodies})
    for held in (event_names._own_heads, event_names._bodies):
        held.cache_clear()
    named, plain, _ = event_names._bodies("en")
    found = [named.match(" of the Board"), plain.match(" of the board"), event_names._own_heads("en").search("board")]
    for held in (event_names._own_heads, event_names._bodies):
        held.cache_clear()
    assert found == [None, None, None]


def test_a_dotted_capital_is_met_in_small_letters() -> None:
    assert tokens.lower("İHRACAT, Ёлка") == "ihracat, елка"


def test_percent_may_be_told_before_its_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    words = vocabulary("en")
    monkeypatch.setattr(words, "percent_before", words.trie([("%", True), ("yüzde", True)], backwards=True))
    text = "it grew about %8, fell yüzde 12.5, and of 5% 8 tonnes are left"
    found = [(one.value, one.unit, text[one.start : one.end]) for one in quantities(text, "en")]
    assert found == [
        (8, "percent", "about %8"),
        (12.5, "percent", "yüzde 12.5"),
        (5, "percent", "5%"),
        (8, "tonne", "8 tonnes"),
    ]
