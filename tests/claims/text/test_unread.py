"""A text in a language without a pack is told from those that are read, and none of these is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.text.train.gold import labelled
from claims.text.unread import FEWEST_LETTERS, looks_unread

HERE = Path(__file__).parent
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
def test_no_labelled_document_gives_a_false_alarm() -> None:
    assert not [one.document.id for one in labelled() if looks_unread(one.document.text)]
