"""Bringing a database up to date: migrations, staging tables, marts, and the rows that come with the product."""

from __future__ import annotations

from sqlalchemy import text

from warehouse import migrations, staging
from warehouse.apply import apply
from warehouse.database import Database
from warehouse.lake import Change
from warehouse.lock import LoadLock
from warehouse.marts import create_views, drop_views
from warehouse.seeds import seeds


def prepare(database: Database, lock: LoadLock) -> None:
    """Bring schema and seeds up to date; does nothing, fast, where they are."""
    if is_current(database):
        return
    lock.acquire()
    try:
        if not is_current(database):
            _migrate(database)
    finally:
        lock.release()


def is_current(database: Database) -> bool:
    """Whether the database has the newest schema with its rows."""
    with database.engine.connect() as connection:
        if migrations.current(connection) != migrations.head():
            return False
        return connection.execute(text("SELECT 1 FROM dim_date LIMIT 1")).first() is not None


def _migrate(database: Database) -> None:
    with database.writing() as connection:
        # Views and staging tables hold nothing of their own, and would stand in the way of changes.
        drop_views(connection)
        staging.drop(connection)
        migrations.upgrade(connection)
        staging.create(connection, is_sqlite=database.is_sqlite)
        create_views(connection)
    apply(database, {name: Change(rows) for name, rows in seeds().items()})
