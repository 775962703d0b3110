"""Migrations of the database, by Alembic: from an empty one and from every schema that was released.

To release a change of the schema: change `warehouse/schema`, add `versions/NNNN_what.py` with the operations, and run
the tests, which compare what the migrations come to with the schema.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

_FOLDER: Final = Path(__file__).parent


@cache
def head() -> str:
    """The newest revision; revisions are numbered, and named after their files."""
    return max(path.stem.split("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*.py"))


def current(connection: Connection) -> str | None:
    """The revision a database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database to a revision, in the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
