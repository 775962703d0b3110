"""The marts: one SQL file a question, portable to both databases, made as views over the published tables."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from warehouse import forms
from warehouse.schema import FACT_TABLES

_FOLDER: Final = Path(__file__).parent
ALL_FACTS: Final = "fact_all"
_PREFERRED: Final = "{preferred}"


def mart_names() -> tuple[str, ...]:
    """Names of the marts, in the order in which they are made."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("mart_*.sql")))


def mart_sql(name: str) -> str:
    """The query of a mart, the order in which facts are preferred written out in it."""
    query = (_FOLDER / f"{name}.sql").read_text("utf-8")
    return query.replace(_PREFERRED, f"\n{(_FOLDER / 'preferred.sql').read_text('utf-8')}    ")


def mart_opening(name: str) -> str:
    """The comment at the head of a mart's file, which says what it answers."""
    lines = []
    for line in mart_sql(name).splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def all_facts_sql() -> str:
    """The query of `fact_all`: the fact tables, which have the same columns, one after another."""
    listed = ", ".join(f'"{column}"' for column in forms.columns(FACT_TABLES[0]))
    return "\nUNION ALL\n".join(f"SELECT {listed} FROM {name}" for name in FACT_TABLES)


def views() -> dict[str, str]:
    """Queries of `fact_all` and of every mart by name, in the order in which they can be made."""
    return {ALL_FACTS: all_facts_sql()} | {name: mart_sql(name) for name in mart_names()}


def create_views(connection: Connection) -> None:
    """Make every view anew, in the caller's transaction."""
    drop_views(connection)
    for name, query in views().items():
        connection.execute(text(escaped(f"CREATE VIEW {name} AS\n{query}")))


def escaped(query: str) -> str:
    """A query for `sqlalchemy.text`, which would read a colon before a word as a parameter."""
    return query.replace(":", r"\:")


def drop_views(connection: Connection) -> None:
    """Take every view away, so that the tables under them can change."""
    for name in reversed(views()):
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))
