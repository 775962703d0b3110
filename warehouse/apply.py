"""Changes into the database: rows through the staging tables, in one transaction with the load's own row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import nullcontext
from typing import Any

from sqlalchemy import Connection, text

from warehouse import forms, staging
from warehouse.bulk import MANY_ROWS, analyze, give_memory, lifted
from warehouse.database import Database
from warehouse.lake import Change
from warehouse.schema import TABLES


def apply(database: Database, changes: Mapping[str, Change], already_staged: Collection[str] = ()) -> None:
    """Make `changes` true in the database, all or none; tables in `already_staged` hold just their rows in staging.

    Readers see the state before until the transaction commits, and the whole of it after.
    """
    waiting = {name: change.rows for name, change in changes.items() if name not in already_staged}
    if waiting:
        staging.fill(database, waiting)
    written = [name for name in TABLES if name in changes and changes[name].rows.num_rows]
    with database.writing() as connection:
        for name in reversed(TABLES):
            if name in changes:
                _remove(connection, name, changes[name])
        merge(connection, {name: changes[name].rows.num_rows for name in written}, is_sqlite=database.is_sqlite)


def merge(connection: Connection, counts: Mapping[str, int], *, is_sqlite: bool) -> None:
    """Write the staged rows of tables over the published ones; `counts` are the rows of each, in the tables' order."""
    many = [] if is_sqlite else [name for name, count in counts.items() if count >= MANY_ROWS]
    if many:
        give_memory(connection)
    known = {name: _number(connection, f"SELECT count(*) FROM {name}") for name in many}
    changed = {
        name: _number(connection, staging.difference_sql(name)) if known[name] else counts[name] for name in many
    }
    written = [name for name in counts if changed.get(name) != 0]
    many = [name for name in many if changed[name] >= MANY_ROWS]
    # Where most of a table is written, rows are replaced as a whole and its key is built once, at the end.
    most = [name for name in many if known[name] <= 2 * changed[name]]
    with lifted(connection, many, most) if many else nullcontext():
        for name in written:
            if name not in most:
                connection.execute(text(staging.merge_sql(name, is_sqlite=is_sqlite)))
                continue
            if known[name]:
                connection.execute(text(staging.delete_sql(name)))
            connection.execute(text(staging.insert_sql(name)))
    if many:
        analyze(connection, many)


def _number(connection: Connection, query: str) -> int:
    return int(connection.scalar(text(query)) or 0)


def _remove(connection: Connection, name: str, change: Change) -> None:
    if change.removed is None or change.removed.num_rows == 0:
        return
    keys = forms.key_columns(name)
    condition = " AND ".join(f'"{key}" = :{key}' for key in keys)
    rows: list[dict[str, Any]] = change.removed.select(list(keys)).to_pylist()
    connection.execute(text(f"DELETE FROM {name} WHERE {condition}"), rows)
