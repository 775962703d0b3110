"""What a load touches, told to the database as rows of `stage_scope`: only that much is read or compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyarrow as pa

from warehouse.database import Database
from warehouse.schema import FACT_TABLES

# For each table, the column by which a load's part of it is told, and the kind of scope that the column belongs to.
TABLE_SCOPES: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys((*FACT_TABLES, "bridge_fact_claim", "quarantine", "dim_pair"), ("pair_id", "pair")),
    **dict.fromkeys(("dim_release", "release_text", "claim", "fact_exchange_rate"), ("release_id", "release")),
    **dict.fromkeys(
        ("unplaced", "signed_document", "bridge_release_official", "bridge_release_event", "bridge_release_area"),
        ("release_id", "fresh"),
    ),
    "dim_official": ("person_id", "person"),
    "dim_event": ("event_id", "event"),
    "dim_source": ("source_name", "source"),
    "dim_area": ("area_id", "area"),
    "dim_party": ("party_id", "party"),
}
# Rows of these are added and mended, never taken away by a load: other documents may rest on them.
KEPT_TABLES: Final = frozenset(
    {"claim", "dim_release", "release_text", "dim_pair", "dim_party", "dim_area", "fact_exchange_rate"}
)


def clear(database: Database) -> None:
    """Begin a new scope."""
    database.execute("DELETE FROM stage_scope")


def add(database: Database, kind: str, ids: Iterable[str]) -> None:
    """Add ids to the scope of the current load; the caller gives each id once."""
    unique = sorted({one for one in ids if one is not None})
    if unique:
        database.ingest("stage_scope", pa.table({"kind": [kind] * len(unique), "id": unique}))


def is_in(column: str, kind: str) -> str:
    """The condition that `column` (of alias t) is among the ids of a kind of the scope."""
    return f"t.{column} IN (SELECT id FROM stage_scope WHERE kind = '{kind}')"


def within(column: str, kind: str) -> str:
    """A WHERE clause of `is_in`."""
    return f"WHERE {is_in(column, kind)}"


def clause(name: str) -> str:
    """The WHERE clause under which a row of table `name` (alias t) belongs to the current load."""
    return within(*TABLE_SCOPES[name])
