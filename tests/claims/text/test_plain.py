"""Plain statements of stage: those that teach are well formed, and others are read as anyone would read them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from claims.model import Document
from claims.text.meaning.classes import CLASSES
from claims.text.reader import read
from claims.text.train.gold import FOLDS
from claims.text.train.learn import lessons
from claims.text.train.plain import plain

STATEMENTS = tomllib.loads(Path(__file__).with_name("plain_statements.toml").read_text(encoding="utf-8"))
BEFORE = {
    "en": ("Kenya – Uganda", "Trade between Kenya and Uganda has grown. "),
    "ru": ("Кения – Уганда", "Торговля между Кенией и Угандой растёт. "),
    "kk": ("Кения – Уганда", "Кения мен Уганда арасындағы сауда өсіп келеді. "),
}
LEAST = {"en": 0.95, "ru": 0.95, "kk": 0.9}


def marked(told: str, start: int) -> tuple[str, list[tuple[int, int, str]]]:
    """A statement without its braces, and each figure's place from `start` on, with its stage."""
    text, figures = "", []
    for piece in re.split(r"(\{[^}]*\})", told):
        words, _, stage = piece.strip("{}").partition("|")
        if stage:
            figures.append((start + len(text), start + len(text) + len(words), stage))
        text += words
    return text, figures


def stages_read(lang: str, told: str) -> list[tuple[str, str]]:
    """The stage of each figure as told and as read, "" for one that is not read."""
    title, before = BEFORE[lang]
    text, figures = marked(told, len(before))
    document = Document("d", before + text, title=title, lang=lang, home="KE", published="2023-06-15")
    claims = read(document).claims
    return [
        (stage, next((one.status for one in claims if one.start < end and start < one.end), ""))
        for start, end, stage in figures
    ]


@pytest.mark.parametrize("lang", STATEMENTS)
def test_plain_statements_are_read_as_they_are_meant(lang: str) -> None:
    read_as = {told: stages_read(lang, told) for told in STATEMENTS[lang]}
    every = [pair for pairs in read_as.values() for pair in pairs]
    wrong = {told: pairs for told, pairs in read_as.items() if any(meant != stage for meant, stage in pairs)}
    assert sum(meant == stage for meant, stage in every) / len(every) >= LEAST[lang], wrong


def test_what_teaches_is_always_the_same_and_of_every_language_stage_and_fold() -> None:
    texts = plain()
    assert texts == plain()
    told = Counter((one.document.lang, claim["status"]) for one in texts for claim in one.claims)
    assert {(lang, stage) for lang in STATEMENTS for stage in CLASSES["status"]} <= set(told)
    assert {one.fold for one in texts} == set(range(FOLDS))


def test_labels_of_what_teaches_are_bound_to_figures() -> None:
    course = lessons(plain())
    labels, claims = (
        sum(map(len, every)) for every in zip(*((one.labels, one.labelled.claims) for one in course), strict=True)
    )
    assert labels > 0.99 * claims
    assert all(one.scene.may_claim for one in course)
    assert not any(one.teaches("measure") or not one.teaches("status") for one in course)
