"""What documents name beside figures: officials, events, fields, signed papers, figures without a place."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from warehouse import forms, scope
from warehouse.arrow import texts
from warehouse.database import Database
from warehouse.resolver import Resolver

_TABLES: Final = (
    "unplaced",
    "bridge_release_official",
    "bridge_release_event",
    "bridge_release_area",
    "dim_area",
    "signed_document",
)


class Mentions:
    """The mentions of one batch, and the dimensions made of all mentions of whom and what it mentions."""

    def __init__(self, database: Database, resolver: Resolver) -> None:
        self._database = database
        self._resolver = resolver
        self._rows: dict[str, pa.Table] = {}

    def rows(self) -> dict[str, pa.Table]:
        """Rows of the tables of mentions and of dim_official, dim_event and dim_area."""
        self._resolver.script("mentions")
        for name in _TABLES:
            self._rows[name] = forms.conform(name, self._resolver.ask(f"FROM staged_{name}"))
        scope.add(self._database, "fresh", texts(self._resolver.ask("FROM fresh"), "release_id"))
        scope.add(self._database, "area", texts(self._rows["dim_area"], "area_id"))
        self._dimension("dim_official", "bridge_release_official", "person", "officials")
        self._dimension("dim_event", "bridge_release_event", "event", "events")
        return self._rows

    def _dimension(self, name: str, bridge: str, kind: str, script: str) -> None:
        column = f"{kind}_id"
        staged, before = self._rows[bridge], self._database.read(bridge, scope.clause(bridge))
        ids = [*texts(staged, column), *texts(before, column)]
        if not ids:
            self._rows[name] = forms.empty(name)
            return
        scope.add(self._database, kind, ids)
        others = f"{scope.within(column, kind)} AND NOT {scope.is_in('release_id', 'fresh')}"
        self._resolver.give(mentions=pa.concat_tables([staged, self._database.read(bridge, others)]))
        self._rows[name] = self._resolver.run(script)
