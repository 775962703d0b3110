"""Reading the warehouse by SQL: connections that cannot write, whatever is asked of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from flows.errors import SETTING, CommuniqueError, of_database
from flows.settings import Settings

_COMMENT = r"--[^\n]*\n\s*|/\*(?:[^*]|\*(?!/))*\*/\s*"  # ends in one place only, so that many are gone through once
_READS = re.compile(rf"\s*(?:{_COMMENT})*(select|with|values|table|explain)\b", re.I)
_NEXT = "see the tables with: communique query \"SELECT name FROM sqlite_master WHERE type IN ('table', 'view')\""
_NEXT_SERVER = 'see the tables with: communique query "SELECT table_name FROM information_schema.tables"'


def address(settings: Settings) -> URL:
    """The database's address. Raises CommuniqueError for one that no database of ours can have; never shows it."""
    advice = "write it as sqlite:///PATH or postgresql://USER@HOST/NAME, or unset it"
    try:
        url = make_url(settings.database_url)
    except (ArgumentError, ValueError) as error:
        raise CommuniqueError("this is no address of a database", SETTING, advice) from error
    if (kind := url.get_backend_name()) not in ("sqlite", "postgresql"):
        raise CommuniqueError(f"a warehouse cannot be kept in {kind}", SETTING, advice)
    if kind == "sqlite" and url.database in (None, "", ":memory:"):
        raise CommuniqueError("a warehouse in memory would be gone with its process", SETTING, advice)
    return url


@contextmanager
def reading(settings: Settings, as_of: date | None = None) -> Iterator[Connection]:
    """A connection on which every attempt to write fails; with `as_of`, it reads what was known on that day.

    Raises CommuniqueError where there is no warehouse yet, and for whatever the database refuses.
    """
    url = address(settings)
    if url.get_backend_name() == "sqlite":
        if not url.database or not Path(url.database).exists():
            raise CommuniqueError("there is no warehouse yet", str(url.database), "make one with: communique run")
        engine = create_engine(f"sqlite:///file:{_quoted(url.database)}?mode=ro&uri=true")
    else:
        options = {"options": "-c statement_timeout=600000"}
        engine = create_engine(url.set(drivername="postgresql+psycopg"), connect_args=options)
    try:
        with engine.connect() as connection:
            if as_of:
                from warehouse.as_of import set_as_of

                set_as_of(connection, as_of)
                connection.commit()
            _forbid_writes(connection)
            yield connection
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
        if unusable := of_database(error):
            raise unusable from error
        where = _NEXT if engine.dialect.name == "sqlite" else _NEXT_SERVER
        raise CommuniqueError(_told(error), "the query", where) from error
    finally:
        engine.dispose()


def ask(connection: Connection, query: str) -> tuple[list[str], Iterator[Sequence[Any]]]:
    """Columns and rows of one reading statement. Raises CommuniqueError for anything that is not one."""
    if not _READS.match(query + " "):
        raise CommuniqueError(
            "only one SELECT can be asked", query.strip()[:80], "write a statement that begins with SELECT or WITH"
        )
    if connection.dialect.name == "sqlite":
        cursor: Any = connection.connection.cursor()
        cursor.execute(query)
    else:
        # A prepared statement is one statement: nothing can follow it that would end the read-only transaction.
        cursor = connection.connection.driver_connection.execute(query, prepare=True)  # type: ignore[union-attr]
    columns = [column[0] for column in cursor.description or ()]
    return columns, iter(tuple(row) for row in cursor)


def _forbid_writes(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(text("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"))
        connection.commit()
        return
    import sqlite3

    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA query_only = ON")
    denied = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_PRAGMA, sqlite3.SQLITE_TRANSACTION}
    driver.set_authorizer(lambda action, *_: sqlite3.SQLITE_DENY if action in denied else sqlite3.SQLITE_OK)


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


def _told(error: Exception) -> str:
    return " ".join(str(getattr(error, "orig", error)).split())[:400]
