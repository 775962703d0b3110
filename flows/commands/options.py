"""Options that several commands share; what they mean together is in `flows.known`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

Published = Annotated[str | None, typer.Option(help="Publication date of bare text, such as 2023-09-26.")]
Home = Annotated[str | None, typer.Option(help="Country of the publisher of bare text, ISO 3166 alpha-2, such as KZ.")]
Lang = Annotated[str | None, typer.Option(help="Language of bare text: en, ru or kk; told from the text if absent.")]


class ReadStyle(StrEnum):
    """How readings are shown."""

    table = "table"
    jsonl = "jsonl"


class RowStyle(StrEnum):
    """How rows are shown."""

    table = "table"
    json = "json"
    csv = "csv"
