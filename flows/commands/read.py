"""`communique read`: text to claims, without a database."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

from flows.commands.options import Home, Lang, Published, ReadStyle, known_from


def read(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files (.txt, .html, .jsonl), folders, or - for standard input.")
    ] = None,
    style: Annotated[
        ReadStyle | None, typer.Option("--format", help="Default: table on a terminal, else jsonl.")
    ] = None,
    published: Published = None,
    home: Home = None,
    lang: Lang = None,
    workers: Annotated[int, typer.Option(min=0, max=64, help="Processes to read with; 0: as many as pay.")] = 0,
) -> None:
    """Read texts into claims and show them. Nothing is stored.

    Example: communique read release.txt --published 2023-09-26 --home KZ

    JSON lines: {"id": …, "claims": [{"measure", "aspect", "value", "unit", "status", "start", "end", "quote", …}]}
    """
    from flows.inputs import Refusal, gather
    from flows.reading import as_documents, read_all
    from flows.screen import is_terminal

    chosen = style or (ReadStyle.table if is_terminal() else ReadStyle.jsonl)
    refused: list[Refusal] = []
    found = as_documents(gather(paths or ["-"], known_from(published, home, lang)))
    for one in read_all(found, workers):
        if isinstance(one, Refusal):
            refused.append(one)
        elif chosen is ReadStyle.jsonl:
            sys.stdout.write(json.dumps(one.as_record(), ensure_ascii=False) + "\n")
        else:
            _show(one)
    finish(refused)


def _show(reading: Any) -> None:
    from flows.highlight import show_reading

    show_reading(reading)


def finish(refused: list[Any]) -> None:
    """Report what was refused; exit code 2 where anything was."""
    from flows.errors import CommuniqueError
    from flows.screen import complain

    for refusal in refused:
        complain(CommuniqueError(refusal.reason, refusal.name, refusal.next_step))
    if refused:
        raise typer.Exit(2)
