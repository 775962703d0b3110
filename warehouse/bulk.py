"""Bulk writes into PostgreSQL: keys and indexes are lifted within the transaction and made again over the whole.

A constraint checked row by row costs a look-up a row; checked over the whole it is one join, an index built over the
whole one sort. The constraints stand again, checked, before the transaction commits; readers wait meanwhile, and see
the state before or after. SQLite keeps its own: it cannot drop a key from a table that stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text

MANY_ROWS: Final = 50_000
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


def give_memory(connection: Connection) -> None:
    """Let this transaction join and sort many rows in memory."""
    for memory in ("maintenance_work_mem", "work_mem"):
        connection.execute(text(f"SET LOCAL {memory} = '256MB'"))


def analyze(connection: Connection, names: Iterable[str]) -> None:
    """Rough statistics at once, from a sample a tenth of the usual: the server takes better ones when it is idle."""
    connection.execute(text("SET LOCAL default_statistics_target = 10"))
    for name in names:
        connection.execute(text(f"ANALYZE {name}"))


@contextmanager
def lifted(connection: Connection, names: Collection[str], keyless: Collection[str]) -> Iterator[None]:
    """Within the block, tables `names` have no foreign keys and indexes, and those of `keyless` no primary keys either.

    On leaving it all are back, so that rows at odds with them raise, and the transaction with them.
    """
    listed = {"names": list(names)}
    foreign_keys = connection.execute(text(_FOREIGN_KEYS), listed).all()
    indexes = connection.execute(text(_INDEXES), listed).all()
    primary_keys = connection.execute(text(_PRIMARY_KEYS), {"names": list(keyless)}).all()
    for table, name, _ in (*foreign_keys, *primary_keys):
        connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
    for name, _ in indexes:
        connection.execute(text(f"DROP INDEX {name}"))
    yield
    for table, name, definition in (*primary_keys, *foreign_keys):
        connection.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"))
    for _, definition in indexes:
        connection.execute(text(definition))
