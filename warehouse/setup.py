"""Bringing a database up to date: tables, staging tables, marts, and the rows that come with the product."""

from __future__ import annotations

from sqlalchemy import inspect, text

from warehouse import staging
from warehouse.apply import apply
from warehouse.database import Database
from warehouse.lake import Change
from warehouse.lock import LoadLock
from warehouse.marts import create_views
from warehouse.schema import METADATA, TABLES
from warehouse.seeds import seeds


def prepare(database: Database, lock: LoadLock) -> None:
    """Make what is missing; does nothing, fast, where the database is up to date."""
    if is_current(database):
        return
    lock.acquire()
    try:
        if is_current(database):
            return
        with database.writing() as connection:
            METADATA.create_all(connection, tables=list(TABLES.values()))
            staging.create(connection, is_sqlite=database.is_sqlite)
            create_views(connection)
        apply(database, {name: Change(rows) for name, rows in seeds().items()})
    finally:
        lock.release()


def is_current(database: Database) -> bool:
    """Whether the database has the newest schema with its rows."""
    if not inspect(database.engine).has_table("dim_date"):
        return False
    with database.engine.connect() as connection:
        return connection.execute(text("SELECT 1 FROM dim_date LIMIT 1")).first() is not None
