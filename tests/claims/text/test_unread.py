"""A text in a language without a pack is told from those that are read, and none of these is taken for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.text.unread import FEWEST_LETTERS, looks_unread

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "gold"
STRANGE = [
    tuple(line.split(" | ", 1)) for line in (HERE / "unread_texts.txt").read_text("utf-8").splitlines() if "|" in line
]


@pytest.mark.parametrize(("language", "text"), STRANGE, ids=[language for language, _ in STRANGE])
def test_a_text_in_no_language_that_is_read_is_told(language: str, text: str) -> None:
    assert looks_unread(text)


@pytest.mark.parametrize(("language", "text"), STRANGE, ids=[language for language, _ in STRANGE])
def test_a_short_text_is_never_told(language: str, text: str) -> None:
    assert not looks_unread(text[: FEWEST_LETTERS - 1])


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(GOLD.glob("*.jsonl")), ids=lambda path: path.name)
def test_no_labelled_document_gives_a_false_alarm(path: Path) -> None:
    with path.open(encoding="utf-8") as lines:
        records = map(json.loads, lines)
        assert not [record["id"] for record in records if looks_unread(record["text"])]
