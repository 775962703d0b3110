"""Migrations: from nothing and from every released schema, with data in it, to just what the schema says."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from warehouse_made import claim, load, reading, rows

from warehouse import migrations
from warehouse.database import Database
from warehouse.schema import METADATA, TABLES
from warehouse.store import Warehouse


def test_migrations_come_to_the_schema(warehouse: Warehouse) -> None:
    with warehouse.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in TABLES, "compare_type": False},
        )
        assert compare_metadata(context, METADATA) == []


RELEASED = sorted(path.stem.split("_")[0] for path in (Path(migrations.__file__).parent / "versions").glob("[0-9]*.py"))


@pytest.mark.parametrize("revision", RELEASED)
def test_every_released_schema_moves_on_with_its_data(revision: str, database_url: str, opened: object) -> None:
    database = Database(database_url)
    with database.writing() as connection:
        migrations.upgrade(connection, revision)
        assert migrations.current(connection) == revision
        connection.execute(
            text(
                "INSERT INTO dim_release (release_id, source_name, fetched_at, known_from, is_official, reader)"
                " VALUES ('old', 'ministry', '2023-01-01 00:00:00+00', '2023-01-01', true, 'text 1')"
            )
        )
        connection.execute(text("INSERT INTO dim_party (party_id, party_kind, name_en) VALUES ('KZ', 'country', 'K')"))
        connection.execute(text("INSERT INTO dim_pair (pair_id, party_a_id, party_count) VALUES ('KZ', 'KZ', 1)"))
        connection.execute(
            text(
                "INSERT INTO claim (claim_id, release_id, pair_id, measure, aspect, status, value, hedge, unit_code,"
                " resolution, quote, quote_start, quote_end, rule_name, reader, confidence, origin)"
                " VALUES ('c', 'old', 'KZ', 'jobs', 'level', 'actual', 5, 'eq', 'count', 1, 'five', 0, 4, '', 'text 1',"
                " 1, 'stated')"
            )
        )
    database.close()
    warehouse = opened(database_url)  # type: ignore[operator]
    assert rows(warehouse, "SELECT value, sentence FROM claim") == [{"value": 5.0, "sentence": None}]
    assert rows(warehouse, "SELECT release_id, edition_of FROM dim_release") == [
        {"release_id": "old", "edition_of": None}
    ]
    load(warehouse, reading("new", "2023-02-01", claim("", 6, measure="jobs", unit="count", parties=("KZ",))))
    assert [row["value"] for row in rows(warehouse, "SELECT value FROM fact_jobs ORDER BY value")] == [5, 6]
    assert rows(warehouse, "SELECT name_en FROM dim_party WHERE party_id = 'KZ'") == [{"name_en": "Kazakhstan"}]


def test_opening_again_migrates_nothing(database_url: str, opened: object) -> None:
    opened(database_url)  # type: ignore[operator]
    with opened(database_url).engine.connect() as connection:  # type: ignore[operator]
        assert migrations.current(connection) == migrations.head()
