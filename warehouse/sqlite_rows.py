"""Arrow tables into and out of SQLite through Python's own driver, the only copy of SQLite that opens the database.

Many rows are written to a file of their own by the Arrow driver, which brings another copy of SQLite, and taken over
from there: the two copies never have a file open together, because they would not see each other's locks.
"""

from __future__ import annotations

import glob
import secrets
import sqlite3
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

ROWS_AT_ONCE: Final = 65_536
MANY_ROWS: Final = 20_000


def append(connection: sqlite3.Connection, table: str, data: pa.Table) -> None:
    """Append rows to a table with the same columns, in one transaction of its own."""
    if data.num_rows >= MANY_ROWS:
        _append_many(connection, table, data)
        return
    listed = ", ".join(f'"{column}"' for column in data.column_names)
    marks = ", ".join("?" * data.num_columns)
    statement = f'INSERT INTO "{table}" ({listed}) VALUES ({marks})'
    connection.execute("BEGIN IMMEDIATE")
    try:
        for batch in data.to_batches(max_chunksize=ROWS_AT_ONCE):
            connection.executemany(
                statement, zip(*(_stored(column).to_pylist() for column in batch.columns), strict=True)
            )
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _append_many(connection: sqlite3.Connection, table: str, data: pa.Table) -> None:
    (_, _, database) = connection.execute("PRAGMA database_list").fetchone()
    for left in Path(database).parent.glob(f"{glob.escape(Path(database).name)}.*.rows"):  # by a load that was killed
        left.unlink(missing_ok=True)
    carrier = f"{database}.{secrets.token_hex(6)}.rows"
    listed = ", ".join(f'"{column}"' for column in data.column_names)
    try:
        _carry(carrier, data)
        connection.execute("ATTACH ? AS carrier", [carrier])
        try:
            connection.execute(f'INSERT INTO main."{table}" ({listed}) SELECT {listed} FROM carrier.carried')
        finally:
            connection.execute("DETACH carrier")
    finally:
        Path(carrier).unlink(missing_ok=True)


def _carry(carrier: str, data: pa.Table) -> None:
    import adbc_driver_sqlite.dbapi as driver

    stored = pa.table({name: _stored(column) for name, column in zip(data.column_names, data.columns, strict=True)})
    with driver.connect(carrier, autocommit=True) as connection, connection.cursor() as cursor:
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            cursor.execute(f"PRAGMA {pragma}")
            cursor.fetchall()
        cursor.adbc_ingest("carried", stored, mode="create")


def fetch(connection: sqlite3.Connection, query: str, schema: pa.Schema) -> pa.Table:
    """What a query yields, in the types of `schema`, which has one field a column."""
    schema = pa.schema([field.with_nullable(True) for field in schema])
    cursor = connection.execute(query)
    batches = []
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        columns = zip(*rows, strict=True)
        arrays = [_arrow(list(column), field.type) for column, field in zip(columns, schema, strict=True)]
        batches.append(pa.record_batch(arrays, schema=schema))
    return pa.Table.from_batches(batches, schema)


def _stored(column: Any) -> Any:
    """Dates and times as ISO text, truth as 0 and 1: the forms in which SQLite keeps them.

    A time has a space between day and hour and six digits after the second, as SQLAlchemy writes it: times are
    compared as text there, where a "T" would come after every space.
    """
    kind = column.type
    if pa.types.is_timestamp(kind):
        return pc.strftime(column.cast(pa.timestamp("us", tz=kind.tz)), "%Y-%m-%d %H:%M:%S")
    if pa.types.is_date(kind):
        return column.cast(pa.string())
    if pa.types.is_dictionary(kind):
        return _stored(column.dictionary_decode())
    return column.cast(pa.int8()) if pa.types.is_boolean(kind) else column


def _arrow(values: list[Any], kind: Any) -> Any:
    if pa.types.is_timestamp(kind):
        naive: Any = pc.replace_substring_regex(pa.array(values, pa.string()), r"(Z|\+00(:?00)?)$", "")
        return pc.assume_timezone(naive.cast(pa.timestamp("us")), "UTC")
    if pa.types.is_date(kind):
        return pa.array(values, pa.string()).cast(kind)
    if pa.types.is_boolean(kind):
        return pa.array([None if value is None else bool(value) for value in values], kind)
    if pa.types.is_floating(kind):
        return pa.array([None if value is None else float(value) for value in values], kind)
    return pa.array(values, kind)
