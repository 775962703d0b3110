"""The marts: one SQL file a question, portable to both databases, made as views over the published tables."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import text

from warehouse.database import Database

_FOLDER: Final = Path(__file__).parent


def mart_names() -> tuple[str, ...]:
    """Names of the marts, in the order in which they are made."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("mart_*.sql")))


def create_marts(database: Database) -> None:
    """Make every mart's view anew."""
    with database.writing() as connection:
        for name in reversed(mart_names()):
            connection.execute(text(f"DROP VIEW IF EXISTS {name}"))
        for name in mart_names():
            query = (_FOLDER / f"{name}.sql").read_text("utf-8")
            connection.execute(text(f"CREATE VIEW {name} AS\n{query}"))
