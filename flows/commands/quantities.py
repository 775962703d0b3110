"""`communique quantities`: the numbers of a text with their hedges and units, and nothing of trade."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from flows.commands.options import Lang, ReadStyle


def quantities(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files (.txt, .html, .jsonl), folders, or - for standard input.")
    ] = None,
    style: Annotated[
        ReadStyle | None, typer.Option("--format", help="Default: table on a terminal, else jsonl.")
    ] = None,
    lang: Lang = None,
) -> None:
    """List the quantities of texts: value, range, hedge, direction, unit and noun.

    Example: echo "Trade rose by about 12% to $1.5 bn" | communique quantities -

    JSON lines: {"id": …, "quantities": [{"start", "end", "value", "value_high", "hedge", "direction", "unit", "noun"}]}
    """
    from claims.text.quantities import as_record
    from claims.text.quantities import quantities as find
    from flows.inputs import Refusal, gather
    from flows.known import known_from
    from flows.read_texts import told_of
    from flows.reading import as_documents
    from flows.screen import is_terminal, table

    chosen = style or (ReadStyle.table if is_terminal() else ReadStyle.jsonl)
    refused: list[Refusal] = []
    for one in as_documents(gather(paths or ["-"], known_from(None, None, lang))):
        if isinstance(one, Refusal):
            refused.append(one)
            continue
        found = [as_record(quantity) for quantity in find(one.text, one.lang or "en")]
        if chosen is ReadStyle.jsonl:
            sys.stdout.write(json.dumps({"id": one.id, "quantities": found}, ensure_ascii=False) + "\n")
            continue
        columns = ("words", "value", "value_high", "hedge", "direction", "unit", "noun")
        rows = [[one.text[row["start"] : row["end"]], *(row[key] for key in columns[1:])] for row in found]
        table(columns, rows, one.title or one.id)
    code = told_of(refused)
    if code:
        raise typer.Exit(code)
