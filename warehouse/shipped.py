"""What of a database comes with the product and not from loads: views and the rows of seeds, kept at this product's.

A table of one row tells by a hash which of them a database has, so that a newer product's are seen without a migration.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from typing import Final

import pyarrow as pa
from sqlalchemy import Connection, inspect, text

from warehouse import forms
from warehouse.database import Database
from warehouse.lake import Change
from warehouse.marts import views
from warehouse.seeds import FOLDER, seeds

_TABLE: Final = "shipped_version"
_MEMBERS: Final = "bridge_party_group"
_NAMES_FROM: Final = ("babel", "pycountry")


@cache
def shipped() -> str:
    """The hash of this product's views, and of all that its seeds are made from."""
    told = [*(part for view in views().items() for part in view)]
    told += [path.read_text("utf-8") for path in (*sorted(FOLDER.glob("*.toml")), FOLDER.parent / "seeds.py")]
    told += [version(package) for package in _NAMES_FROM]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def is_shipped(connection: Connection) -> bool:
    """Whether a database has the views and the seeds of this product."""
    if not inspect(connection).has_table(_TABLE):
        return False
    return bool(connection.scalar(text(f"SELECT hash FROM {_TABLE}")) == shipped())


def mark_shipped(connection: Connection) -> None:
    """Note that a database has the views and the seeds of this product."""
    connection.execute(text(f"CREATE TABLE IF NOT EXISTS {_TABLE} (hash TEXT PRIMARY KEY)"))
    if connection.dialect.name == "postgresql":  # a writer that does not own the tables asks too
        connection.execute(text(f"GRANT SELECT ON {_TABLE} TO PUBLIC"))
    connection.execute(text(f"DELETE FROM {_TABLE}"))
    connection.execute(text(f"INSERT INTO {_TABLE} (hash) VALUES (:hash)"), {"hash": shipped()})


def seeding(database: Database) -> dict[str, Change]:
    """What brings the seeds of a database up to date; memberships told no longer go."""
    changes = {name: Change(rows) for name, rows in seeds().items()}
    return changes | {_MEMBERS: Change(changes[_MEMBERS].rows, removed=_left(database, changes[_MEMBERS].rows))}


def _left(database: Database, told: pa.Table) -> pa.Table:
    """Keys of the memberships that a database has and the seeds have not."""
    keys = list(forms.key_columns(_MEMBERS))
    schema = pa.schema([forms.arrow_schema(_MEMBERS).field(key) for key in keys])
    known = database.select(schema, ", ".join(f't."{key}"' for key in keys), f"FROM {_MEMBERS} AS t")
    return known.join(told.select(keys), keys, join_type="left anti")
