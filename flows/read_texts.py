"""Texts to claims, shown: what `communique read` does, without a word of how options are given."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from claims.model import Reading
from flows.errors import BAD_INPUT, DONE, CommuniqueError
from flows.inputs import Refusal, gather
from flows.known import known_from
from flows.reading import as_documents, read_all
from flows.screen import complain, is_terminal


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
        elif chosen == "jsonl":
            sys.stdout.write(json.dumps(one.as_record(), ensure_ascii=False) + "\n")
        else:
            _show(one)
    return told_of(refused)


def _show(reading: Reading) -> None:
    from flows.highlight import show_reading

    show_reading(reading)


def told_of(refused: Sequence[Refusal]) -> int:
    """Report what was refused; the answer is the exit code."""
    for refusal in refused:
        complain(CommuniqueError(refusal.reason, refusal.name, refusal.next_step))
    return BAD_INPUT if refused else DONE
