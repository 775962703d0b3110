"""The staging tables: `stage_<table>` beside every table, without constraints, where a load waits for its audit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyarrow as pa
from sqlalchemy import Connection, text
from sqlalchemy.sql.ddl import CreateColumn

from warehouse import forms
from warehouse.database import Database
from warehouse.schema import TABLES

SCOPE: Final = "stage_scope"
# What a check reads where it needs documents and claims as they would stand after the load.
AUDIT_VIEWS: Final = ("claim", "dim_release", "release_text")


def stage_name(name: str) -> str:
    """Name of the staging table of table `name`."""
    return f"stage_{name}"


def drop(connection: Connection) -> None:
    """Take staging tables and audit views away."""
    for name in AUDIT_VIEWS:
        connection.execute(text(f"DROP VIEW IF EXISTS audit_{name}"))
    for name in (*(stage_name(name) for name in TABLES), SCOPE):
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))


def create(connection: Connection, *, is_sqlite: bool) -> None:
    """Make all staging tables and audit views, empty."""
    kind = "TABLE" if is_sqlite else "UNLOGGED TABLE"
    for name in TABLES:
        body = ", ".join(
            str(CreateColumn(column).compile(dialect=connection.dialect)).replace(" NOT NULL", "")
            for column in TABLES[name].columns
        )
        connection.execute(text(f"CREATE {kind} {stage_name(name)} ({body})"))
    connection.execute(text(f"CREATE {kind} {SCOPE} (kind TEXT NOT NULL, id TEXT NOT NULL)"))
    connection.execute(text(f"CREATE INDEX ix_{SCOPE} ON {SCOPE} (kind, id)"))
    for name in AUDIT_VIEWS:
        connection.execute(text(_audit_view(name)))


def _audit_view(name: str) -> str:
    key = forms.key_columns(name)[0]
    listed = _listed(forms.columns(name))
    return (
        f"CREATE VIEW audit_{name} AS SELECT {listed} FROM {stage_name(name)} UNION ALL "
        f"SELECT {listed} FROM {name} AS t WHERE NOT EXISTS "
        f"(SELECT 1 FROM {stage_name(name)} AS s WHERE s.{key} = t.{key})"
    )


def fill(database: Database, name: str, rows: pa.Table) -> None:
    """Replace what stands in the staging table of `name` by `rows`."""
    database.execute(f"DELETE FROM {stage_name(name)}" if database.is_sqlite else f"TRUNCATE {stage_name(name)}")
    if rows.num_rows:
        database.ingest(stage_name(name), forms.conform(name, rows))


def delete_sql(name: str) -> str:
    """One statement of PostgreSQL that deletes the published rows whose keys are staged."""
    keys = " AND ".join(f't."{key}" = s."{key}"' for key in forms.key_columns(name))
    return f"DELETE FROM {name} AS t USING {stage_name(name)} AS s WHERE {keys}"


def insert_sql(name: str) -> str:
    """One statement that adds the staged rows of a table to a published one that has none of their keys."""
    listed = _listed(forms.columns(name))
    return f"INSERT INTO {name} ({listed}) SELECT {listed} FROM {stage_name(name)}"


def merge_sql(name: str, *, in_order: bool) -> str:
    """One set-based statement that writes the staged rows of a table over the published ones.

    `in_order` inserts by key, so that indexes grow at their ends, which pays where the database does not cache writes.
    """
    keys, listed = _listed(forms.key_columns(name)), _listed(forms.columns(name))
    rest = [column for column in forms.columns(name) if column not in forms.key_columns(name)]
    assignments = ", ".join(f'"{column}" = excluded."{column}"' for column in rest)
    action = f"DO UPDATE SET {assignments}" if rest else "DO NOTHING"
    # "WHERE true" keeps SQLite from reading ON as the join's.
    source = f"SELECT {listed} FROM {stage_name(name)} WHERE true {f'ORDER BY {keys}' if in_order else ''}"
    return f"INSERT INTO {name} ({listed}) {source} ON CONFLICT ({keys}) {action}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
