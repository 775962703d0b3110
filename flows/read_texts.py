"""Texts to claims, shown: what `communique read` does, without a word of how options are given."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence

from claims.model import Document, Reading
from flows.errors import BAD_INPUT, DONE, CommuniqueError
from flows.inputs import Refusal, gather
from flows.known import known_from
from flows.reading import as_documents, read_all
from flows.screen import complain, is_terminal, note


def read_texts(
    paths: Sequence[str] | None = None,
    style: str | None = None,
    published: str | None = None,
    home: str | None = None,
    lang: str | None = None,
    workers: int = 0,
) -> int:
    """Read files, folders or, without any, standard input; the answer is the exit code.

    `style` is "table" or "jsonl"; without one, a person gets a table and a pipe lines.
    """
    chosen = style or ("table" if is_terminal() else "jsonl")
    refused: list[Refusal] = []
    found = as_documents(gather(paths or ["-"], known_from(published, home, lang)))
    for one in read_all(found, workers):
        if isinstance(one, Refusal):
            refused.append(one)
            continue
        warn_of_language(one.document)
        if chosen == "jsonl":
            sys.stdout.write(json.dumps(one.as_record(), ensure_ascii=False) + "\n")
        else:
            _show(one)
    return told_of(refused)


def _show(reading: Reading) -> None:
    from flows.highlight import show_reading

    show_reading(reading)


def headed(document: Document) -> str:
    """What stands above the figures of a document: its file, and its title or the id that its record gave it."""
    is_made = re.fullmatch("[0-9a-f]{32}", document.id) is not None
    name = document.title or (None if is_made and document.source else document.id)
    return " · ".join(part for part in (document.source, name) if part)


def warn_of_language(document: Document) -> None:
    """One line on standard error where a text looks like none of the languages that are read."""
    from claims.lexicon.pack import LANGUAGES
    from claims.text.unread import looks_unread

    if looks_unread(document.text):
        note(
            f"{document.source or document.id}: this looks like none of the languages that are read "
            f"({', '.join(LANGUAGES.values())}); it was read as {document.lang}, and its figures are doubtful"
        )


def told_of(refused: Sequence[Refusal]) -> int:
    """Report what was refused; the answer is the exit code."""
    for refusal in refused:
        complain(CommuniqueError(refusal.reason, refusal.name, refusal.next_step))
    return BAD_INPUT if refused else DONE
