"""The database from the lake: what the lake holds and the database lacks, after a crash, or all of it."""

from __future__ import annotations

import pyarrow as pa
from sqlalchemy import text

from warehouse import forms, staging
from warehouse.apply import apply, merge
from warehouse.arrow import texts
from warehouse.database import Database
from warehouse.lake import Change, Lake
from warehouse.schema import LAKE_TABLES
from warehouse.seeds import seeds


def catch_up(database: Database, lake: Lake) -> int:
    """Roll forward commits that the lake counts and the database has not seen; returns how many there were.

    The caller holds the load lock. A process that died between lake and database leaves at most one behind.
    """
    missing = lake.commits() - set(_known_commits(database))
    if not missing:
        return 0
    changes: dict[str, Change] = {}
    for name in LAKE_TABLES:
        change = lake.state_of_commits(name, missing)
        if change is not None and not change.is_nothing:
            changes[name] = change
    apply(database, changes)
    return len(missing)


def rebuild(database: Database, lake: Lake) -> dict[str, int]:
    """Make the database anew from the lake, in one transaction; returns the rows of each table.

    The caller holds the load lock. Readers see the old state until the new one is complete.
    """
    counts = {}
    for name in LAKE_TABLES:
        rows = lake.current(name)
        if name in seeds():
            rows = _with_seeds(name, rows)
        staging.fill(database, {name: rows})
        counts[name] = rows.num_rows
    with database.writing() as connection:
        for name in reversed(LAKE_TABLES):
            connection.execute(text(f"DELETE FROM {name}"))
        merge(connection, counts, is_sqlite=database.is_sqlite)
    return counts


def start_over(database: Database, lake: Lake) -> None:
    """Empty lake and database, but for what people decided, so that everything can be made from raw again.

    The caller holds the load lock. The lake's pointer goes first: a crash in between leaves nothing half believed.
    """
    decided = lake.commits_of("steward_decision")
    for name in ("load", *(name for name in LAKE_TABLES if name not in ("load", "steward_decision"))):
        lake.clear(name, keep_commits=decided if name == "load" else ())
    rebuild(database, lake)


def _known_commits(database: Database) -> list[str]:
    schema = pa.schema([forms.arrow_schema("load").field("lake_commit_id")])
    return texts(database.select(schema, "t.lake_commit_id", "FROM load AS t"), "lake_commit_id")


def _with_seeds(name: str, rows: pa.Table) -> pa.Table:
    keys = forms.key_columns(name)
    seeded = seeds()[name]
    own = set(zip(*(seeded[key].to_pylist() for key in keys), strict=True))
    others = [
        place for place, key in enumerate(zip(*(rows[key].to_pylist() for key in keys), strict=True)) if key not in own
    ]
    known = rows.take(pa.array(others, pa.int64()))
    return pa.concat_tables([forms.conform(name, seeded), forms.conform(name, known)])
