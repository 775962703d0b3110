"""Whether the labelled documents' parties and periods are among those that their texts name, by language."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claims.text import parties, periods
from claims.text.kazakh_script import respell
from claims.text.language import detect, is_latin_kazakh

GOLD = Path(__file__).parents[2] / "gold" / "releases.jsonl"
# In percent, a little under what was measured when they were set: what falls under them was broken.
PARTY_FLOORS = {"en": 98, "ru": 97, "kk": 98}
PERIOD_FLOORS = {"en": 95, "ru": 96, "kk": 97}


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def body(document: dict[str, Any]) -> str:
    text = f"{document['title'] or ''}\n\n{document['text']}"
    return respell(text).text if document["lang"] == "kk" and is_latin_kazakh(text) else text


def test_the_language_of_each_document_is_detected(documents: list[dict[str, Any]]) -> None:
    assert [one["id"] for one in documents if detect(one["text"]) != one["lang"]] == []


def test_parties_of_claims_are_named_in_their_documents(documents: list[dict[str, Any]]) -> None:
    found, wanted = Counter[str](), Counter[str]()
    for one in documents:
        codes = {mention.code for mention in parties.mentions(body(one), one["lang"])} | {one["home"]}
        gold = {code for claim in one["claims"] for code in claim["parties"]}
        wanted[one["lang"]] += len(gold)
        found[one["lang"]] += len(gold & codes)
    recall = {lang: 100 * found[lang] / wanted[lang] for lang in wanted}
    assert all(recall[lang] >= floor for lang, floor in PARTY_FLOORS.items()), recall


def test_periods_of_claims_are_among_those_told(documents: list[dict[str, Any]]) -> None:
    found, wanted = Counter[str](), Counter[str]()
    for one in documents:
        told = periods.mentions(body(one), one["lang"], one["published"], one["home"])
        spans = {(mention.period_start, mention.period_end) for mention in told}
        gold = {(claim["period_start"], claim["period_end"]) for claim in one["claims"] if claim["period_start"]}
        wanted[one["lang"]] += len(gold)
        found[one["lang"]] += len(gold & spans)
    recall = {lang: 100 * found[lang] / wanted[lang] for lang in wanted}
    assert all(recall[lang] >= floor for lang, floor in PERIOD_FLOORS.items()), recall
