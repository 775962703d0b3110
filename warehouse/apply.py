"""Changes into the database: rows through the staging tables, in one transaction with the load's own row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import nullcontext
from typing import Any

from sqlalchemy import Connection, text

from warehouse import forms, references, staging
from warehouse.bulk import MANY_ROWS, analyze, give_memory, lifted, mostly_written
from warehouse.database import Database
from warehouse.lake import Change
from warehouse.schema import TABLES
from warehouse.strays import check_references, takes_away_what_others_refer_to


def apply(database: Database, changes: Mapping[str, Change], already_staged: Collection[str] = ()) -> None:
    """Make `changes` true in the database, all or none; tables in `already_staged` hold just their rows in staging.

    Readers see the state before until the transaction commits, and the whole of it after.
    """
    waiting = {name: change.rows for name, change in changes.items() if name not in already_staged}
    if waiting:
        staging.fill(database, waiting)
    counts = {name: changes[name].rows.num_rows for name in TABLES if name in changes and changes[name].rows.num_rows}
    is_many = max(counts.values(), default=0) >= MANY_ROWS
    if database.is_sqlite and is_many and not takes_away_what_others_refer_to(changes):
        _apply_many_to_sqlite(database, changes, counts)
        return
    with database.writing() as connection:
        for name in reversed(TABLES):
            if name in changes:
                _remove(connection, name, changes[name])
        merge(connection, counts, is_sqlite=database.is_sqlite, known={n: c.replaced for n, c in changes.items()})


def _apply_many_to_sqlite(database: Database, changes: Mapping[str, Change], counts: Mapping[str, int]) -> None:
    """`apply` what is staged, its references looked up in Arrow."""
    with database.writing_many() as connection:
        for name in reversed(TABLES):
            if name in changes:
                _remove(connection, name, changes[name])
        for name in counts:
            is_new = changes[name].replaced == 0
            connection.execute(text(staging.add_sql(name) if is_new else staging.merge_sql(name, is_sqlite=True)))
        check_references(connection, changes)


def merge(
    connection: Connection, counts: Mapping[str, int], *, is_sqlite: bool, known: Mapping[str, int | None] | None = None
) -> None:
    """Write the staged rows of tables over the published ones; `counts` are the rows of each, in the tables' order.

    `known` tells of a table how many of its staged rows replace published ones, all the rows being new or different;
    None where that is still to be found out.
    """
    many = [] if is_sqlite else [name for name, count in counts.items() if count >= MANY_ROWS]
    if not many:
        for name in counts:
            connection.execute(text(staging.merge_sql(name, is_sqlite=is_sqlite)))
        return
    give_memory(connection)
    replaced = {name: _replaced(connection, name, (known or {}).get(name)) for name in many}
    changed = {
        name: _number(connection, staging.difference_sql(name)) if replaced[name] is None else counts[name]
        for name in many
    }
    written = [name for name in counts if changed.get(name) != 0]
    most = mostly_written(connection, {name: changed[name] for name in many if changed[name] >= MANY_ROWS})
    rest = [name for name in written if name not in most]
    is_large = any(changed.get(name, 0) >= MANY_ROWS for name in rest)
    is_skipping = is_large and references.may_skip(connection)
    checks = references.checked_afterwards(connection, rest, written) if is_skipping else nullcontext()
    with lifted(connection, most), checks:
        for name in written:
            if name in most:
                _replace(connection, name, replaced[name], is_all=changed[name] == counts[name])
            else:
                connection.execute(text(staging.merge_sql(name, is_sqlite=is_sqlite)))
    analyze(connection, many)


def _replaced(connection: Connection, name: str, told: int | None) -> int | None:
    if told is not None:
        return told
    return None if _number(connection, f"SELECT count(*) FROM (SELECT 1 FROM {name} LIMIT 1) AS f") else 0


def _replace(connection: Connection, name: str, replaced: int | None, *, is_all: bool) -> None:
    """Write rows as a whole: those that stand otherwise go first; `is_all` where no staged row stands just so."""
    if replaced != 0:
        connection.execute(text(staging.delete_sql(name)))
    connection.execute(text(staging.insert_sql(name, is_new=is_all)))


def _number(connection: Connection, query: str) -> int:
    return int(connection.scalar(text(query)) or 0)


def _remove(connection: Connection, name: str, change: Change) -> None:
    if change.removed is None or change.removed.num_rows == 0:
        return
    keys = forms.key_columns(name)
    condition = " AND ".join(f'"{key}" = :{key}' for key in keys)
    rows: list[dict[str, Any]] = change.removed.select(list(keys)).to_pylist()
    connection.execute(text(f"DELETE FROM {name} WHERE {condition}"), rows)
