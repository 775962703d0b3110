"""`communique read`: text to claims, without a database."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import TEXTS, Home, Lang, Published, ReadFormat


def read(
    paths: Annotated[list[str] | None, typer.Argument(help=TEXTS)] = None,
    style: ReadFormat = None,
    published: Published = None,
    home: Home = None,
    lang: Lang = None,
    workers: Annotated[int, typer.Option(min=0, max=64, help="Processes to read with; 0: as many as pay.")] = 0,
) -> None:
    """Read texts into claims and show them. Nothing is stored.

    Example: communique read release.txt --published 2023-09-26 --home KZ

    JSON lines: {"id", "source", "claims": [{"measure", "aspect", "value", "unit", "status", "start", "quote", …}]}
    """
    from flows.read_texts import read_texts

    code = read_texts(paths, style, published, home, lang, workers)
    if code:
        raise typer.Exit(code)
