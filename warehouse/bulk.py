"""Bulk writes into PostgreSQL: keys and indexes are lifted within the transaction and made again over the whole.

A constraint checked row by row costs a look-up a row; checked over the whole it is one join, an index built over the
whole one sort. The constraints stand again, checked, before the transaction commits; readers wait meanwhile, and see
the state before or after. SQLite keeps its own: it cannot drop a key from a table that stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text

from warehouse.schema import TABLES

MANY_ROWS: Final = 10_000
_FOREIGN_KEYS: Final = """
SELECT CAST(CAST(conrelid AS regclass) AS text), conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND (CAST(CAST(conrelid AS regclass) AS text) = ANY(:names)
    OR CAST(CAST(confrelid AS regclass) AS text) = ANY(:names))
ORDER BY conname"""
_PRIMARY_KEYS: Final = """
SELECT CAST(CAST(conrelid AS regclass) AS text), conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'p' AND CAST(CAST(conrelid AS regclass) AS text) = ANY(:names) ORDER BY conname"""
_INDEXES: Final = """
SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = current_schema() AND tablename = ANY(:names) AND indexname LIKE 'ix\\_%' ORDER BY indexname"""

_ROWS_TOLD: Final = "SELECT reltuples FROM pg_class WHERE oid = to_regclass(:name)"
_IS_OWNER: Final = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass(:name)"


def give_memory(connection: Connection) -> None:
    """Let this transaction join and sort many rows in memory."""
    for memory in ("maintenance_work_mem", "work_mem"):
        connection.execute(text(f"SET LOCAL {memory} = '256MB'"))


def analyze(connection: Connection, names: Iterable[str]) -> None:
    """Rough statistics at once, from a sample a tenth of the usual: the server takes better ones when it is idle."""
    connection.execute(text("SET LOCAL default_statistics_target = 10"))
    for name in names:
        connection.execute(text(f"ANALYZE {name}"))


def mostly_written(connection: Connection, changed: Mapping[str, int]) -> list[str]:
    """Of tables with so many rows to write, those whose keys are cheaper made again over the whole.

    To lift a key means to check again all that refers to it, so the tables that do count too. Only an owner can.
    """
    in_all = sum(changed.values())
    return [
        name
        for name, count in changed.items()
        if _size(connection, name) <= 2 * count
        and sum(_size(connection, other) for other in (name, *_referring(name))) <= 2 * in_all
        and bool(connection.scalar(text(_IS_OWNER), {"name": name}))
    ]


def _referring(name: str) -> list[str]:
    """The tables that refer to a table."""
    return [
        other for other, table in TABLES.items() if any(key.column.table.name == name for key in table.foreign_keys)
    ]


def _size(connection: Connection, name: str) -> int:
    """Rows of a table as far as the server knows, else counted."""
    rows = int(connection.scalar(text(_ROWS_TOLD), {"name": name}) or 0)
    return rows if rows >= 0 else int(connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0)


@contextmanager
def lifted(connection: Connection, names: Collection[str]) -> Iterator[None]:
    """Within the block, tables `names` have no keys and indexes.

    On leaving it all are back, so that rows at odds with them raise, and the transaction with them.
    """
    listed = {"names": list(names)}
    if not names:
        yield
        return
    foreign_keys = connection.execute(text(_FOREIGN_KEYS), listed).all()
    indexes = connection.execute(text(_INDEXES), listed).all()
    primary_keys = connection.execute(text(_PRIMARY_KEYS), listed).all()
    for table, name, _ in (*foreign_keys, *primary_keys):
        connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
    for name, _ in indexes:
        connection.execute(text(f"DROP INDEX {name}"))
    yield
    for table, name, definition in (*primary_keys, *foreign_keys):
        connection.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"))
    for _, definition in indexes:
        connection.execute(text(definition))
