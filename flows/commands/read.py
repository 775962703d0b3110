"""`communique read`: text to claims, without a database."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import Home, Lang, Published, ReadStyle


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
    from flows.read_texts import read_texts

    code = read_texts(paths, style, published, home, lang, workers)
    if code:
        raise typer.Exit(code)
