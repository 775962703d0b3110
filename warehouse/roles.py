"""Who may do what on PostgreSQL: a writer, and a reader that sees published tables and marts alone."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

from warehouse.database import Database
from warehouse.marts import views
from warehouse.schema import TABLES

WRITER: Final = "communique_writer"
READER: Final = "communique_reader"
_HIDDEN: Final = ("quarantine", "steward_decision")


def readable() -> tuple[str, ...]:
    """Tables and views that a reader may read: all that is published, nothing staged and nothing held back."""
    return (*(name for name in TABLES if name not in _HIDDEN), *views())


def grant_roles(database: Database) -> None:
    """Make the two roles, without login, and grant them what is theirs; give them to users by `GRANT role TO user`.

    Raises ValueError on SQLite, which knows no roles.
    """
    if database.is_sqlite:
        raise ValueError("SQLite knows no roles: give readers a copy, or the file read-only; roles need PostgreSQL")
    with database.writing() as connection:
        for role in (WRITER, READER):
            _make(connection, role)
        schema = connection.scalar(text("SELECT current_schema()"))
        for role in (WRITER, READER):
            connection.execute(text(f"GRANT USAGE ON SCHEMA {schema} TO {role}"))
            connection.execute(text(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}"))
        connection.execute(text(f"GRANT SELECT ON {', '.join(readable())} TO {READER}"))
        connection.execute(
            text(f"GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA {schema} TO {WRITER}")
        )


def _make(connection: Connection, role: str) -> None:
    known = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}).first()
    if known is None:
        connection.execute(text(f"CREATE ROLE {role} NOLOGIN"))
