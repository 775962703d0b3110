"""The lake: every table of the schema as a Delta table that is only ever appended to, local or on S3.

A row appended is the latest word on its key, unless it says that the key is gone; `lake_commit_id` and
`lake_at` tell which load wrote it and when. A commit counts once its row stands in the Delta table `load`, which is
written last: what a dead process left half done is passed over by every reader.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
from deltalake import DeltaTable, Field, Schema, write_deltalake
from deltalake.exceptions import TableNotFoundError

from warehouse import forms
from warehouse.arrow import not_, texts, where_in

_COMMIT: Final = "lake_commit_id"
# An append goes through all commits since the checkpoint at which its table was opened: so both are made anew, often.
CHECKPOINT_EVERY: Final = 20
_EXTRA: Final[list[pa.Field[Any]]] = [
    pa.field("lake_commit_id", pa.string(), metadata={"description": "Commit that wrote the row"}),
    pa.field("lake_at", pa.timestamp("us", tz="UTC"), metadata={"description": "When it was written, UTC"}),
    pa.field("lake_is_removed", pa.bool_(), metadata={"description": "Whether the key is gone from then on"}),
]
EXTRA: Final = pa.schema(_EXTRA)


@dataclass(slots=True)
class Change:
    """What a load does to one table: rows written, and keys of rows that are gone (in the columns of the key).

    `replaced` tells how many of the rows stand already under the same key, otherwise; None where nobody has looked.
    """

    rows: pa.Table
    removed: pa.Table | None = None
    replaced: int | None = None

    @property
    def is_nothing(self) -> bool:
        return self.rows.num_rows == 0 and (self.removed is None or self.removed.num_rows == 0)


def lake_schema(name: str) -> pa.Schema:
    """Arrow schema of the Delta table `name`: the table's own columns, nullable but for the key, and the lake's."""
    keys = forms.key_columns(name)
    own = [
        item.with_nullable(item.name not in keys) for item in forms.arrow_schema(name) if item.name != "lake_commit_id"
    ]
    return pa.schema([*own, *_EXTRA]).with_metadata(forms.arrow_schema(name).metadata)


@dataclass
class Lake:
    """A folder or bucket of Delta tables. `options` are the object store's (keys, endpoint), never logged."""

    url: str
    options: dict[str, str] = field(default_factory=dict)
    _opened: dict[str, DeltaTable] = field(default_factory=dict)
    _commits: tuple[int, frozenset[str]] | None = None
    _last_at: datetime | None = None

    def uri(self, name: str) -> str:
        """Where the Delta table `name` lies."""
        return f"{self.url.rstrip('/')}/{name}"

    def table(self, name: str) -> DeltaTable | None:
        """The Delta table in its newest version, or None before anything was written to it."""
        known = self._opened.get(name)
        if known is not None:
            known.update_incremental()
            return known
        try:
            opened = DeltaTable(self.uri(name), storage_options=self.options or None)
        except TableNotFoundError:
            return None
        _evolve(opened, lake_schema(name))
        self._opened[name] = opened
        return opened

    def append(self, changes: Mapping[str, Change], commit_id: str, at: datetime) -> dict[str, int]:
        """Append changes, `load` last and only when all others stand. Returns the versions of the tables written."""
        others = {name: change for name, change in changes.items() if name != "load" and not change.is_nothing}
        # A bucket makes wait, a folder makes work: more writers at once there only hold more rows in memory.
        with ThreadPoolExecutor(max_workers=4 if "://" in self.url else 2) as pool:
            versions = pool.map(lambda name: self._append(name, others[name], commit_id, at), others)
            return dict(zip(others, versions, strict=True))

    def point(self, load: pa.Table, commit_id: str, at: datetime) -> None:
        """Move the lake's pointer: with its `load` row a commit counts."""
        version = self._append("load", Change(load), commit_id, at)
        # The pointer's table has a file a load: it is read again only where others wrote to it meanwhile.
        if self._commits is not None and self._commits[0] == version - 1:
            self._commits = version, self._commits[1] | {commit_id}
            self._last_at = at if self._last_at is None else max(self._last_at, at)

    def commits(self) -> set[str]:
        """Ids of the commits that count. Cached by the version of the pointer's table."""
        pointer = self.table("load")
        if pointer is None:
            return set()
        if self._commits is None or self._commits[0] != pointer.version():
            read = pointer.to_pyarrow_table(columns=["lake_commit_id", "lake_at"])
            self._commits = (pointer.version(), frozenset(texts(read, "lake_commit_id")))
            self._last_at = max((at for at in read["lake_at"].to_pylist() if at is not None), default=None)
        return set(self._commits[1])

    def after_all(self, now: datetime) -> datetime:
        """When a commit that begins now is written: after all that count, also where a clock was set back.

        The latest row of a key counts, and loads may come from several machines.
        """
        if self.commits() and self._last_at is not None:
            return max(now, self._last_at + timedelta(microseconds=1))
        return now

    def current(self, name: str, version: int | None = None) -> pa.Table:
        """The rows of table `name` by the commits that count; `version` reads an older one of its Delta table."""
        table = self.table(name)
        if table is None:
            return forms.empty(name)
        if version is not None:
            table = DeltaTable(self.uri(name), version=version, storage_options=self.options or None)
        return self._latest(name, table).rows

    def state_of_commits(self, name: str, commits: Collection[str]) -> Change | None:
        """What stands now under the keys that `commits` wrote in table `name`."""
        table = self.table(name)
        if table is None:
            return None
        written = table.to_pyarrow_table(columns=list({*forms.key_columns(name), "lake_commit_id"}))
        touched = where_in(written, "lake_commit_id", commits)
        return self._latest(name, table, touched) if touched.num_rows else None

    def commits_of(self, name: str) -> set[str]:
        """Ids of the commits that wrote table `name`."""
        table = self.table(name)
        return set() if table is None else set(texts(table.to_pyarrow_table(columns=[_COMMIT]), _COMMIT))

    def clear(self, name: str, keep_commits: Collection[str] = ()) -> None:
        """Take the rows out of table `name`, but for those of some commits; older versions keep them until vacuumed."""
        table = self.table(name)
        if table is not None:
            kept = ", ".join(f"'{commit}'" for commit in sorted(keep_commits))
            table.delete(f"{_COMMIT} NOT IN ({kept})" if kept else None)
            self._commits = None

    def _latest(self, name: str, table: DeltaTable, only: pa.Table | None = None) -> Change:
        keys = ", ".join(f'"{key}"' for key in forms.key_columns(name))
        listed = ", ".join(f'"{column}"' for column in forms.columns(name))
        only_keys = f"SEMI JOIN only_keys USING ({keys})" if only is not None else ""
        with duckdb.connect() as duck:
            duck.register("rows", table.to_pyarrow_dataset())
            duck.register("counted", pa.table({"lake_commit_id": pa.array(sorted(self.commits()), pa.string())}))
            if only is not None:
                duck.register("only_keys", only)
            query = (
                f"SELECT {listed}, lake_is_removed FROM rows SEMI JOIN counted USING (lake_commit_id) {only_keys}"
                f" QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY lake_at DESC) = 1"
            )
            latest = duck.sql(query).to_arrow_table()
        is_removed = latest["lake_is_removed"]
        gone = latest.filter(is_removed)
        return Change(forms.conform(name, latest.filter(not_(is_removed))), forms.conform(name, gone))

    def _append(self, name: str, change: Change, commit_id: str, at: datetime) -> int:
        schema = lake_schema(name)
        parts = [_marked(change.rows, schema, commit_id, at, removed=False)]
        if change.removed is not None and change.removed.num_rows:
            parts.append(_marked(change.removed, schema, commit_id, at, removed=True))
        data = pa.concat_tables(parts).cast(schema)
        opened = self.table(name)
        if opened is None:
            if "://" not in self.url:
                Path(self.uri(name)).mkdir(parents=True, exist_ok=True)
            opened = DeltaTable.create(
                self.uri(name),
                schema=schema,
                mode="ignore",
                name=name,
                description=(schema.metadata or {}).get(b"description", b"").decode(),
                configuration={"delta.checkpointInterval": str(CHECKPOINT_EVERY)},
                storage_options=self.options or None,
            )
            self._opened[name] = opened
        write_deltalake(opened, data, mode="append")
        if opened.version() % CHECKPOINT_EVERY == 0:
            self._opened.pop(name, None)
        return opened.version()


def _evolve(table: DeltaTable, wanted: pa.Schema) -> None:
    """Add the columns that the schema has gained since the table was made; older rows have null there."""
    known = {item.name for item in table.schema().fields}
    gained = [item for item in Schema.from_arrow(wanted).fields if item.name not in known]
    if gained:
        table.alter.add_columns([Field(item.name, item.type, nullable=True) for item in gained])


def _marked(rows: pa.Table, schema: pa.Schema, commit_id: str, at: datetime, *, removed: bool) -> pa.Table:
    count = rows.num_rows
    given: dict[str, Any] = {
        "lake_commit_id": pa.repeat(commit_id, count),
        "lake_at": pa.repeat(pa.scalar(at, EXTRA.field("lake_at").type), count),
        "lake_is_removed": pa.repeat(removed, count),
    }
    columns = [
        given[item.name]
        if item.name in given
        else (rows.column(item.name).cast(item.type) if item.name in rows.column_names else pa.nulls(count, item.type))
        for item in schema
    ]
    return pa.table(columns, schema=pa.schema([item.with_nullable(True) for item in schema]))


def versions_text(versions: Mapping[str, int]) -> str:
    """Versions of tables as JSON, for the load row."""
    return json.dumps(dict(sorted(versions.items())))
