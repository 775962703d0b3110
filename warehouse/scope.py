"""What a load touches: only that much is read or compared.

A few ids are written into the statement, so that the database is sure to use an index however little it knows of its
tables; many are told as rows of `stage_scope`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyarrow as pa

from warehouse import forms
from warehouse.database import Database
from warehouse.schema import FACT_TABLES

FEW_IDS: Final = 200
# For each table, the column by which a load's part of it is told, and the kind of scope that the column belongs to.
TABLE_SCOPES: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys((*FACT_TABLES, "bridge_fact_claim", "quarantine", "dim_pair"), ("pair_id", "pair")),
    **dict.fromkeys(("dim_release", "release_text", "claim"), ("release_id", "release")),
    **dict.fromkeys(
        (
            "unplaced",
            "signed_document",
            "bridge_release_official",
            "bridge_release_event",
            "bridge_release_area",
            "fact_exchange_rate",
        ),
        ("release_id", "fresh"),
    ),
    "dim_official": ("person_id", "person"),
    "dim_event": ("event_id", "event"),
    "dim_source": ("source_name", "source"),
    "dim_area": ("area_id", "area"),
    "dim_party": ("party_id", "party"),
}
# Rows of these are added and mended, never taken away by a load: other documents may rest on them.
KEPT_TABLES: Final = frozenset({"claim", "dim_release", "release_text", "dim_pair", "dim_party", "dim_area"})


class Scope:
    """The ids of one load by kind. Conditions are on columns of alias t."""

    def __init__(self, database: Database) -> None:
        """Begin a new scope."""
        self._database = database
        self._ids: dict[str, tuple[str, ...]] = {}
        self._bare: frozenset[str] = frozenset()
        database.execute("DELETE FROM stage_scope")

    def add(self, kind: str, ids: Iterable[str | None]) -> None:
        """Say which ids of a kind the load touches; a kind is said once."""
        self._ids[kind] = tuple(sorted({one for one in ids if one is not None}))
        if len(self._ids[kind]) > FEW_IDS:
            kinds = [kind] * len(self._ids[kind])
            self._database.ingest("stage_scope", pa.table({"kind": kinds, "id": list(self._ids[kind])}))

    def is_in(self, column: str, kind: str) -> str:
        """The condition that `column` is among the ids of a kind."""
        ids = self._ids.get(kind, ())
        if not ids:
            return "1 = 0"
        if len(ids) > FEW_IDS:
            return f"t.{column} IN (SELECT id FROM stage_scope WHERE kind = '{kind}')"
        return f"t.{column} IN ({', '.join(_quoted(one) for one in ids)})"

    def is_not_in(self, column: str, kind: str) -> str:
        """The condition that `column`, never null, is not among the ids of a kind.

        Many are asked for one by one: a list too long for PostgreSQL's memory would be gone through once a row.
        """
        ids = self._ids.get(kind, ())
        if not ids:
            return "1 = 1"
        if len(ids) > FEW_IDS:
            return f"NOT EXISTS (SELECT 1 FROM stage_scope AS s WHERE s.kind = '{kind}' AND s.id = t.{column})"
        return f"NOT {self.is_in(column, kind)}"

    def within(self, column: str, kind: str) -> str:
        """A WHERE clause of `is_in`."""
        return f"WHERE {self.is_in(column, kind)}"

    def clause(self, name: str) -> str:
        """The WHERE clause under which a row of table `name` belongs to the load; none for a table without scope."""
        return self.within(*TABLE_SCOPES[name]) if name in TABLE_SCOPES else ""

    def releases_are_new(self) -> None:
        """Say that none of the releases is published: no row that refers to one of them can be either."""
        self._bare = frozenset(("release", "fresh"))

    def read(self, name: str) -> pa.Table:
        """The published rows of table `name` that belong to the load; all rows of a table without scope."""
        if name in TABLE_SCOPES:
            kind = TABLE_SCOPES[name][1]
            if kind in self._bare or not self._ids.get(kind):
                return forms.empty(name)
        return self._database.read(name, self.clause(name))

    def is_few(self, kind: str) -> bool:
        """Whether the ids of a kind are so few that one statement can hold them."""
        return len(self._ids.get(kind, ())) <= FEW_IDS


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
