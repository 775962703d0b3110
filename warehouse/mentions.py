"""What documents name beside figures: officials, events, fields, signed papers, figures without a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyarrow as pa

from warehouse import forms
from warehouse.arrow import texts
from warehouse.database import Database
from warehouse.resolver import Resolver
from warehouse.scope import Scope

# For each table, the part of a batch that it is made of.
_MADE_OF: Final = {
    "unplaced": "unplaced",
    "bridge_release_official": "officials",
    "bridge_release_event": "events",
    "bridge_release_area": "areas",
    "dim_area": "areas",
    "signed_document": "signed",
}


class Mentions:
    """The mentions of one batch, and the dimensions made of all mentions of whom and what it mentions."""

    def __init__(self, database: Database, resolver: Resolver, scope: Scope, batch: Mapping[str, pa.Table]) -> None:
        self._database = database
        self._batch = batch
        self._resolver = resolver
        self._scope = scope
        self._rows: dict[str, pa.Table] = {}

    def rows(self) -> dict[str, pa.Table]:
        """Rows of the tables of mentions and of dim_official, dim_event and dim_area."""
        for name, part in _MADE_OF.items():
            is_empty = self._batch[part].num_rows == 0
            self._rows[name] = forms.empty(name) if is_empty else forms.conform(name, self._resolver.run(name))
        self._scope.add("area", texts(self._rows["dim_area"], "area_id"))
        self._dimension("dim_official", "bridge_release_official", "person", "officials")
        self._dimension("dim_event", "bridge_release_event", "event", "events")
        return self._rows

    def _dimension(self, name: str, bridge: str, kind: str, script: str) -> None:
        column = f"{kind}_id"
        staged, before = self._rows[bridge], self._scope.read(bridge)
        ids = [*texts(staged, column), *texts(before, column)]
        if not ids:
            self._rows[name] = forms.empty(name)
            return
        self._scope.add(kind, ids)
        others = f"{self._scope.within(column, kind)} AND {self._scope.is_not_in('release_id', 'fresh')}"
        self._resolver.give(mentions=pa.concat_tables([staged, self._database.read(bridge, others)]))
        self._rows[name] = self._resolver.run(script)
