"""`communique quantities`: the numbers of a text with their hedges and units, and nothing of trade."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from flows.commands.options import TEXTS, Lang, ReadFormat, ReadStyle


def quantities(
    paths: Annotated[list[str] | None, typer.Argument(help=TEXTS)] = None,
    style: ReadFormat = None,
    lang: Lang = None,
) -> None:
    """List the quantities of texts: value, range, hedge, direction, unit and noun.

    Example: echo "Trade rose by about 12% to $1.5 bn" | communique quantities -

    JSON lines: {"id", "source", "quantities": [{"start", "end", "value", "value_high", "hedge", "direction", …}]}
    """
    from claims.text.quantities import as_record
    from claims.text.quantities import quantities as find
    from flows.inputs import Refusal, gather
    from flows.known import known_from
    from flows.read_texts import headed, told_of, warn_of_language
    from flows.reading import as_documents
    from flows.screen import is_terminal, table

    chosen = style or (ReadStyle.table if is_terminal() else ReadStyle.jsonl)
    refused: list[Refusal] = []
    for one in as_documents(gather(paths or ["-"], known_from(None, None, lang))):
        if isinstance(one, Refusal):
            refused.append(one)
            continue
        warn_of_language(one)
        found = [as_record(quantity) for quantity in find(one.text, one.lang or "en")]
        if chosen is ReadStyle.jsonl:
            said = {"id": one.id, "source": one.source, "quantities": found}
            sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
            continue
        columns = ("words", "value", "value_high", "hedge", "direction", "unit", "noun")
        rows = [[one.text[row["start"] : row["end"]], *(row[key] for key in columns[1:])] for row in found]
        table(columns, rows, headed(one))
    code = told_of(refused)
    if code:
        raise typer.Exit(code)
