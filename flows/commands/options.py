"""Options that several commands share; what they mean together is in `flows.known`."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from claims.lexicon.pack import LANGUAGES

TEXTS = (
    "Files (.txt .md .html .htm .xhtml .jsonl .ndjson .eml .pdf), folders, or - for standard input; "
    "tables (.csv .xlsx …) are read by `communique run`."
)
Published = Annotated[str | None, typer.Option(help="Publication date of bare text, such as 2023-09-26.")]
Home = Annotated[str | None, typer.Option(help="Country of the publisher of bare text, ISO 3166 alpha-2, such as KZ.")]
_CODES = " or ".join(", ".join(LANGUAGES).rsplit(", ", 1))
Lang = Annotated[str | None, typer.Option(help=f"Language of bare text: {_CODES}; told from the text if absent.")]


def one_of(kind: type[StrEnum]) -> Callable[[Any], Any]:
    """A parser of an option with fixed values; what the usual one says of others begins with words of pydantic."""

    def parse(value: Any) -> Any:
        if value in list(kind):
            return kind(value)
        from pydantic_core import PydanticCustomError

        said = {"value": repr(value), "kinds": ", ".join(kind)}
        raise PydanticCustomError("choice", "{value} is none of {kinds}", said)

    return parse


class ReadStyle(StrEnum):
    """How readings are shown."""

    table = "table"
    jsonl = "jsonl"


class RowStyle(StrEnum):
    """How rows are shown."""

    table = "table"
    json = "json"
    csv = "csv"


ReadFormat = Annotated[
    ReadStyle | None,
    typer.Option(
        "--format",
        parser=one_of(ReadStyle),
        metavar="[table|jsonl]",
        help="Default: table on a terminal, else jsonl.",
    ),
]
RowFormat = Annotated[
    RowStyle,
    typer.Option("--format", parser=one_of(RowStyle), metavar="[table|json|csv]", help="How the rows are shown."),
]
