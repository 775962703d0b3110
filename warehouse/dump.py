"""The state of a warehouse as bytes: every published table, sorted by key, without its run-bound columns.

Two warehouses that were told the same, in whatever order and on whichever database, dump to the same bytes.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import duckdb

from warehouse import forms
from warehouse.database import Database
from warehouse.schema import RUN_TABLES, TABLES

_STANDING: Final = (
    "EXISTS (SELECT 1 FROM dim_release AS r WHERE r.release_id = {0}.release_id AND r.reader = {0}.reader)"
)
# Claims that only older readers read, and what nothing but such claims ever named, are history and not state.
_CONDITIONS: Final = {
    "claim": f"WHERE {_STANDING.format('t')}",
    "dim_pair": f"WHERE EXISTS (SELECT 1 FROM claim AS c WHERE c.pair_id = t.pair_id AND {_STANDING.format('c')})",
    "dim_area": "WHERE EXISTS (SELECT 1 FROM bridge_release_area AS b WHERE b.area_id = t.area_id)",
    "dim_party": "WHERE t.party_kind <> 'unknown' OR t.party_id = 'ZZ'",
}


def dumped_tables() -> tuple[str, ...]:
    """Names of the tables that a dump holds, sorted."""
    return tuple(sorted(name for name in TABLES if name not in RUN_TABLES))


def dump(database: Database, folder: Path) -> str:
    """Write `<table>.csv` for every published table into `folder`; returns a digest of them all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with database.snapshot():
        for name in dumped_tables():
            target = folder / f"{name}.csv"
            _write(database, name, target)
            digest.update(name.encode() + b"\n")
            with target.open("rb") as file:
                while chunk := file.read(1 << 20):
                    digest.update(chunk)
    return digest.hexdigest()


def _write(database: Database, name: str, target: Path) -> None:
    rows = database.read(name, _CONDITIONS.get(name, ""))
    listed = ", ".join(f'"{column}"' for column in forms.compared_columns(name))
    keys = ", ".join(f'"{key}"' for key in forms.key_columns(name))
    with duckdb.connect() as duck:
        duck.execute("SET TimeZone = 'UTC'")  # times are written in it, whatever zone the machine is set to
        duck.register("rows", rows)
        path = str(target).replace("'", "''")
        duck.execute(f"COPY (SELECT {listed} FROM rows ORDER BY {keys}) TO '{path}' (FORMAT csv, HEADER, NULL '∅')")
