"""Foreign keys of many new rows, looked up by sets instead of row by row.

PostgreSQL checks a reference with a look-up of its own for every row, which costs more than writing the row. A session
that may (`session_replication_role`, which a superuser has or grants) writes the rows unchecked, the way dumps are
restored, and then asks once a reference whether any row is at odds with it; the constraints stand throughout.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text

from warehouse.schema import TABLES

_MAY_SKIP: Final = "SELECT has_parameter_privilege('session_replication_role', 'SET')"


class BrokenReference(ValueError):
    """A row refers to another that is not there; says which column and value."""


def may_skip(connection: Connection) -> bool:
    """Whether this session may write rows whose references are checked afterwards."""
    return bool(connection.scalar(text(_MAY_SKIP)))


@contextmanager
def checked_afterwards(connection: Connection, names: Iterable[str], written: Collection[str]) -> Iterator[None]:
    """Within the block, references of rows are not looked up; after it those of the rows staged for `names` are.

    `written` are all tables whose staged rows this transaction writes. Raises BrokenReference.
    """
    connection.execute(text("SET LOCAL session_replication_role = replica"))
    yield
    connection.execute(text("SET LOCAL session_replication_role = origin"))
    for name in names:
        for column in TABLES[name].columns:
            for key in column.foreign_keys:
                _check(connection, name, column.name, key.column.table.name, key.column.name, written)


def _check(connection: Connection, name: str, column: str, other: str, key: str, written: Collection[str]) -> None:
    places = [other] if other not in written else [f"stage_{other}", other]
    # Most refer to what came with them: those found there need no look-up in a large table.
    for number, place in enumerate(places):
        source = f"stage_{name}" if number == 0 else "stray_key"
        query = (
            f"SELECT DISTINCT s.{column} AS {column} FROM {source} AS s WHERE s.{column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {place} AS o WHERE o.{key} = s.{column})"
        )
        last = number == len(places) - 1
        if not last:
            connection.execute(text(f"CREATE TEMPORARY TABLE stray_key ON COMMIT DROP AS {query}"))
            connection.execute(text("ANALYZE stray_key"))
            continue
        stray = connection.execute(text(f"{query} LIMIT 1")).first()
        if len(places) > 1:
            connection.execute(text("DROP TABLE stray_key"))
        if stray is not None:
            raise BrokenReference(
                f"{name}.{column} = {stray[0]!r}: violates the foreign key, {other} has no such {key}"
            )
