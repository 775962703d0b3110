"""Officials, events, fields and signed documents, on a small file of labelled passages in three languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon.pack import pack
from claims.model import Document
from claims.text.areas import isic_sections
from claims.text.named import Named, named

PASSAGES = [json.loads(line) for line in (Path(__file__).parent / "context.jsonl").read_text("utf-8").splitlines()]


def read(text: str, lang: str) -> Named:
    return named(Document("d", text, lang=lang))


@pytest.mark.parametrize("passage", PASSAGES, ids=[f"{one['lang']}-{at}" for at, one in enumerate(PASSAGES)])
def test_each_passage_names_just_what_its_label_says(passage: dict[str, Any]) -> None:
    found = read(passage["text"], passage["lang"])
    assert [[one.name, one.post, one.country] for one in found.officials] == passage["officials"]
    assert [[one.kind, one.name] for one in found.events] == passage["events"]
    assert [one.code for one in found.areas] == passage["areas"]
    assert [one.kind for one in found.signed] == passage["signed"]


@pytest.mark.parametrize("passage", PASSAGES, ids=[f"{one['lang']}-{at}" for at, one in enumerate(PASSAGES)])
def test_spans_hold_the_words(passage: dict[str, Any]) -> None:
    text = passage["text"]
    found = read(text, passage["lang"])
    for event in found.events:
        assert event.name in " ".join(text[event.start : event.end].split())
    for document in found.signed:
        assert document.title in " ".join(text[document.start : document.end].split())
    for official in found.officials:
        assert official.name.split()[0][:3] in text[official.start : official.end]


def test_a_person_is_told_once_whatever_the_case() -> None:
    text = "Премьер-министр Беларуси Александр Турчин прилетел. С премьер-министром Александром Турчиным говорили."
    assert [one.name for one in read(text, "ru").officials] == ["Александр Турчин"]


def test_latin_kazakh_is_read_with_offsets_into_its_own_text() -> None:
    text = "Bıyl eki eldiń taýar aınalymy ósti. Astanada «Kaspıı aptalyǵy» forýmy ashyldy, jańa jumys orny kerek."
    event = read(text, "kk").events[0]
    assert text[event.start : event.end] == "Kaspıı aptalyǵy"
    assert event.kind == "forum"


def test_each_field_has_a_section_and_words_in_every_pack() -> None:
    sections = isic_sections()
    assert all(len(section) == 1 and "A" <= section <= "U" for section in sections.values())
    for lang in ("en", "ru", "kk"):
        assert set(pack(lang, "areas")["terms"]) == set(sections)


@pytest.mark.parametrize("layer", ["people", "events", "areas", "signed", "sentences", "periods"])
def test_every_pack_has_the_sections_of_the_others(layer: str) -> None:
    packs = {lang: set(pack(lang, layer)) for lang in ("en", "ru", "kk")}
    optional = {"nominative", "endings"}
    assert packs["en"] - optional == packs["ru"] - optional == packs["kk"] - optional


@given(st.text(max_size=250), st.sampled_from(["en", "ru", "kk"]))
def test_any_text_is_read_the_same_twice(text: str, lang: str) -> None:
    assert read(text, lang) == read(text, lang)


POSTS = [
    "Prime Minister",
    "of Kazakhstan",
    "and",
    "Ann Lee",
    "forum",
    "«X»",
    "signed",
    "agreement on",
    ",",
    ".",
    "Minister of",
    "\n",
]


@given(st.lists(st.sampled_from(POSTS), max_size=20))
def test_spans_of_any_order_of_words_lie_in_the_text(order: list[str]) -> None:
    text = " ".join(order)
    found = read(text, "en")
    for one in (*found.officials, *found.events, *found.areas, *found.signed):
        assert 0 <= one.start < one.end <= len(text)
