"""One database, SQLite or PostgreSQL, behind few operations: Arrow in, Arrow out, SQL between."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL

from warehouse import forms
from warehouse.arrow import as_bool, as_utc

BUSY_MILLISECONDS: Final = 60_000
_READ_ROWS: Final = 65_536


class Database:
    """Connections to one database: SQLAlchemy for transactions, ADBC for Arrow."""

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)
        backend = self.url.get_backend_name()
        if backend not in ("sqlite", "postgresql"):
            raise ValueError(f"database URL {self.url.render_as_string()!r}: use sqlite:/// or postgresql://")
        self.is_sqlite = backend == "sqlite"
        if self.is_sqlite:
            if not self.url.database or self.url.database == ":memory:":
                raise ValueError("a warehouse in memory cannot be shared by its readers: give sqlite:///PATH")
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        driver = "sqlite+pysqlite" if self.is_sqlite else "postgresql+psycopg"
        self.engine: Engine = create_engine(self.url.set(drivername=driver))
        if self.is_sqlite:
            event.listen(self.engine, "connect", _tune_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        self._adbc: Any = None

    def close(self) -> None:
        """Close every connection."""
        if self._adbc is not None:
            self._adbc.close()
            self._adbc = None
        self.engine.dispose()

    def writing(self) -> Any:
        """A transaction that takes the write lock at its start (SQLite would otherwise fail when it upgrades)."""
        return self.engine.execution_options(is_writing=True).begin()

    @property
    def adbc(self) -> Any:
        """The Arrow connection, opened when first used; with SQLite its writes are committed one by one."""
        if self._adbc is None:
            self._adbc = self._open_sqlite() if self.is_sqlite else self._open_postgresql()
        return self._adbc

    def _open_sqlite(self) -> Any:
        import adbc_driver_sqlite.dbapi as driver

        connection = driver.connect(self.url.database, autocommit=True)
        with connection.cursor() as cursor:
            for pragma in (f"busy_timeout={BUSY_MILLISECONDS}", "synchronous=NORMAL", "temp_store=MEMORY"):
                cursor.execute(f"PRAGMA {pragma}")
                cursor.fetchall()
        return connection

    def _open_postgresql(self) -> Any:
        import adbc_driver_postgresql.dbapi as driver  # type: ignore[import-untyped]

        plain = self.url.set(drivername="postgresql").render_as_string(hide_password=False)
        return driver.connect(plain, autocommit=True)

    def execute(self, *statements: str) -> None:
        """Run statements on the Arrow connection, outside of any transaction."""
        with self.adbc.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def ingest(self, table: str, data: pa.Table) -> None:
        """Append `data` to an existing table that has the same columns."""
        with self.adbc.cursor() as cursor:
            cursor.adbc_ingest(table, data, mode="append")

    def read(self, name: str, clause: str = "") -> pa.Table:
        """Rows of table `name` in the schema's types; `clause` is SQL of ours after the table's name (alias t)."""
        listed = ", ".join(f't."{column}"' for column in forms.columns(name))
        return self.select(forms.arrow_schema(name), listed, f'FROM "{name}" AS t {clause}')

    def select(self, schema: pa.Schema, columns: str, source: str) -> pa.Table:
        """What `SELECT columns source` yields, in the types of `schema`, which has one field a column."""
        query = f"SELECT {columns} {source}"
        if self.is_sqlite:
            # SQLite has types by value: a first row of our making tells the driver those of the columns.
            query = f"SELECT {', '.join(_sample(field) for field in schema)} UNION ALL {query}"
        with self.adbc.cursor() as cursor:
            if self.is_sqlite:
                cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": str(_READ_ROWS)})
            cursor.execute(query)
            found = cursor.fetch_arrow_table()
        if self.is_sqlite:
            found = found.slice(1)
        arrays = [_typed(found.column(place), field.type) for place, field in enumerate(schema)]
        return pa.table(arrays, schema=pa.schema([field.with_nullable(True) for field in schema]))


def _sample(field: pa.Field[Any]) -> str:
    if pa.types.is_floating(field.type):
        return f'0.5 AS "{field.name}"'
    if pa.types.is_integer(field.type) or pa.types.is_boolean(field.type):
        return f'0 AS "{field.name}"'
    return f"'' AS \"{field.name}\""


def _typed(found: pa.ChunkedArray[Any], kind: pa.DataType) -> pa.ChunkedArray[Any]:
    if found.type == kind:
        return found
    if pa.types.is_timestamp(kind) and pa.types.is_string(found.type):
        return as_utc(found)
    if pa.types.is_integer(found.type) and pa.types.is_boolean(kind):
        return as_bool(found)
    return found.cast(kind)


def _tune_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_MILLISECONDS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
