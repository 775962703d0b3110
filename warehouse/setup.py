"""Bringing a database up to date: migrations, staging tables, marts, and the rows that come with the product."""

from __future__ import annotations

from warehouse import migrations, staging
from warehouse.apply import apply
from warehouse.database import Database
from warehouse.lock import LoadLock
from warehouse.marts import create_views, drop_views, views
from warehouse.roles import grant_again, granted_on
from warehouse.shipped import is_shipped, mark_shipped, seeding


def prepare(database: Database, lock: LoadLock) -> None:
    """Bring schema, views and seeds up to date; does nothing, fast, where they are those of this product."""
    if is_current(database):
        return
    lock.acquire()
    try:
        if not is_current(database):
            _migrate(database)
    finally:
        lock.release()


def is_current(database: Database) -> bool:
    """Whether the database has the newest schema, with the views and the rows that this product comes with."""
    with database.engine.connect() as connection:
        return migrations.current(connection) == migrations.head() and is_shipped(connection)


def _migrate(database: Database) -> None:
    with database.writing() as connection:
        granted = [] if database.is_sqlite else granted_on(connection, (*views(), *staging.made()))
        # Views and staging tables hold nothing of their own, and would stand in the way of changes.
        drop_views(connection)
        staging.drop(connection)
        migrations.upgrade(connection)
        staging.create(connection, is_sqlite=database.is_sqlite)
        create_views(connection)
        grant_again(connection, granted)
    apply(database, seeding(database))
    with database.writing() as connection:  # last, so that what was cut off is begun again
        mark_shipped(connection)
