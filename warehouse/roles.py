"""Who may do what on PostgreSQL: a writer, and a reader that sees published tables and marts alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, text

from warehouse import staging
from warehouse.database import Database
from warehouse.marts import views
from warehouse.schema import TABLES

WRITER: Final = "communique_writer"
READER: Final = "communique_reader"
_HIDDEN: Final = ("quarantine", "steward_decision")
_VERSIONS: Final = ("alembic_version", "shipped_version")


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
        schema = connection.dialect.identifier_preparer.quote(connection.scalar(text("SELECT current_schema()")))
        # By name: in the same schema there may be tables of other programs.
        own = ", ".join((*TABLES, *views(), *staging.made(), *_VERSIONS))
        for role in (WRITER, READER):
            connection.execute(text(f"GRANT USAGE ON SCHEMA {schema} TO {role}"))
            connection.execute(text(f"REVOKE ALL ON {own} FROM {role}"))
        connection.execute(text(f"GRANT SELECT ON {', '.join(readable())} TO {READER}"))
        connection.execute(text(f"GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON {own} TO {WRITER}"))


Granted = list[tuple[str, str, str]]
"""Who may do what with which table or view: grantee, privilege, name."""


def granted_on(connection: Connection, names: Iterable[str]) -> Granted:
    """What others than the owner were granted on tables and views of a PostgreSQL database: it goes with them."""
    query = """
        SELECT DISTINCT grantee, privilege_type, table_name FROM information_schema.table_privileges
        WHERE table_schema = current_schema() AND table_name = ANY (:names) AND grantee <> current_user
    """
    return [(who, what, name) for who, what, name in connection.execute(text(query), {"names": list(names)})]


def grant_again(connection: Connection, granted: Granted) -> None:
    """Give back what was granted on tables and views that are made anew."""
    quoted = connection.dialect.identifier_preparer.quote
    for who, what, name in granted:
        grantee = who if who == "PUBLIC" else quoted(who)
        connection.execute(text(f"GRANT {what} ON {name} TO {grantee}"))


def _make(connection: Connection, role: str) -> None:
    known = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}).first()
    if known is None:
        connection.execute(text(f"CREATE ROLE {role} NOLOGIN"))
