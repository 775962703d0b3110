"""Options that several commands share, and what they mean together."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date

    from raw.sidecar import Sidecar

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


def day_of(value: str | None, option: str) -> date | None:
    """The day that an option gives. Raises CommuniqueError for what is no date."""
    from datetime import date

    from flows.errors import CommuniqueError

    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise CommuniqueError(f"{option} {value!r} is no date", "the options", "write it as 2023-09-26") from error


def known_from(published: str | None, home: str | None, lang: str | None) -> Sidecar:
    """What the options say of a document. Raises CommuniqueError for a date, country or language of another form."""
    from flows.errors import CommuniqueError
    from raw.sidecar import BadSidecar, Sidecar

    day_of(published, "--published")
    said = {"published": published, "home": home and home.upper(), "lang": lang and lang.lower()}
    try:
        return Sidecar.from_record(said)
    except BadSidecar as error:
        raise CommuniqueError(str(error), "the options", "see: communique run --help") from error
