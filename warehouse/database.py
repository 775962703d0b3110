"""One database, SQLite or PostgreSQL, behind few operations: Arrow in, Arrow out, SQL between."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL

from warehouse import forms, sqlite_rows

BUSY_MILLISECONDS: Final = 60_000
CACHE: Final = "cache_size=-200000"  # kilobytes, taken only as far as needed
# Heeded by a new database alone. Rows of facts are wide and keys long: few would share a page of the usual 4096 bytes.
PAGE: Final = "page_size=16384"
LARGE_CACHE: Final = "cache_size=-800000"


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
        self._sqlite: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close every connection."""
        for connection in (self._adbc, self._sqlite):
            if connection is not None:
                connection.close()
        self._adbc = self._sqlite = None
        self.engine.dispose()

    def writing(self) -> Any:
        """A transaction that takes the write lock at its start (SQLite would otherwise fail when it upgrades)."""
        return self.engine.execution_options(is_writing=True).begin()

    @contextmanager
    def writing_many(self) -> Iterator[Connection]:
        """`writing` on SQLite for many rows: references are the caller's to check, and pages of indexes stay in memory.

        Keys are hashes, so many rows touch every page of an index; one that does not stay is read and written again
        for every row that falls into it.
        """
        with self.engine.connect() as connection:
            plain = connection.connection.driver_connection
            _set_pragmas(plain, "foreign_keys=OFF", LARGE_CACHE)
            try:
                with connection.execution_options(is_writing=True).begin():
                    yield connection
            finally:
                _set_pragmas(plain, "foreign_keys=ON", CACHE, "shrink_memory")

    @property
    def adbc(self) -> Any:
        """The Arrow connection to PostgreSQL, opened when first used; its writes are committed one by one.

        SQLite has none: that driver brings a second copy of the SQLite library into the process, two copies do not see
        each other's locks, and the one that closes first deletes the write-ahead log under the other.
        """
        if self._adbc is None:
            import adbc_driver_postgresql.dbapi as driver

            plain = self.url.set(drivername="postgresql").render_as_string(hide_password=False)
            self._adbc = driver.connect(plain, autocommit=True)
            # It writes staging alone, which a crash throws away: no commit of it need wait for the disk.
            with self._adbc.cursor() as cursor:
                cursor.execute("SET synchronous_commit = off")
        return self._adbc

    @property
    def sqlite(self) -> sqlite3.Connection:
        """The bulk connection to SQLite, opened when first used; its writes are committed one by one."""
        if self._sqlite is None:
            self._sqlite = sqlite3.connect(str(self.url.database), isolation_level=None, check_same_thread=False)
            for pragma in (f"busy_timeout={BUSY_MILLISECONDS}", "synchronous=NORMAL", "temp_store=MEMORY", CACHE):
                self._sqlite.execute(f"PRAGMA {pragma}")
        return self._sqlite

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within the block, `read` and `select` of SQLite see one state, whatever is published meanwhile.

        On PostgreSQL each of them sees the state of its own moment.
        """
        if not self.is_sqlite:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            self.execute("ROLLBACK")

    def execute(self, *statements: str) -> None:
        """Run statements on the bulk connection, outside of any transaction."""
        if self.is_sqlite:
            for statement in statements:
                self.sqlite.execute(statement)
            return
        with self.adbc.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def ingest(self, table: str, data: pa.Table) -> None:
        """Append `data` to an existing table that has the same columns."""
        if self.is_sqlite:
            sqlite_rows.append(self.sqlite, table, data)
            return
        with self.adbc.cursor() as cursor:
            cursor.adbc_ingest(table, data, mode="append")

    def read(self, name: str, clause: str = "", only: Sequence[str] = ()) -> pa.Table:
        """Rows of table `name` in the schema's types; `clause` is SQL of ours after the table's name (alias t).

        `only` names the columns to read, all of them where it is empty.
        """
        chosen = only or forms.columns(name)
        schema = pa.schema([forms.arrow_schema(name).field(column) for column in chosen])
        return self.select(schema, ", ".join(f't."{column}"' for column in chosen), f'FROM "{name}" AS t {clause}')

    def select(self, schema: pa.Schema, columns: str, source: str) -> pa.Table:
        """What `SELECT columns source` yields, in the types of `schema`, which has one field a column."""
        query = f"SELECT {columns} {source}"
        if self.is_sqlite:
            return sqlite_rows.fetch(self.sqlite, query, schema)
        with self.adbc.cursor() as cursor:
            cursor.execute(query)
            found = cursor.fetch_arrow_table()
        arrays = [_typed(found.column(place), field.type) for place, field in enumerate(schema)]
        return pa.table(arrays, schema=pa.schema([field.with_nullable(True) for field in schema]))


def _typed(found: pa.ChunkedArray[Any], kind: pa.DataType) -> pa.ChunkedArray[Any]:
    return found if found.type == kind else found.cast(kind)


def _tune_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    journal = (PAGE, "journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={BUSY_MILLISECONDS}")
    _set_pragmas(connection, *journal, "foreign_keys=ON", CACHE)


def _set_pragmas(connection: Any, *pragmas: str) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
