"""A table read as its source's card says, with nothing kept: what `communique source test` shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.inputs import TABLE_TYPES

if TYPE_CHECKING:
    from flows.workshop import Workshop
    from raw.sidecar import Sidecar


@dataclass(frozen=True, slots=True)
class Tried:
    """How many figures were read, what was left out, and why the table would be refused; of a text nothing."""

    figures: int | None = None
    left_out: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str, str], ...] = ()


def tried(shop: Workshop, source: str, data: bytes, known: Sidecar) -> Tried:
    """Read a document that was found at a source, if it is a table."""
    if known.content_type not in TABLE_TYPES:
        return Tried()
    from claims.tables.error import TableError
    from claims.tables.read import read_table

    name = known.name or source
    try:
        table = read_table(data, name, shop.layout(known.source or source))
    except TableError as error:
        return Tried(refused=((name, f"{error.what} ({error.where})", error.next),))
    return Tried(table.observations.num_rows, tuple((name, line) for line in table.notes))
