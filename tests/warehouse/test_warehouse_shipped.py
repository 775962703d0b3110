"""What comes with the product: views and seeds of another version are replaced when a database is opened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text
from warehouse_made import claim, load, reading, rows

from warehouse import setup, shipped, staging
from warehouse.roles import READER, WRITER, grant_roles
from warehouse.store import Warehouse

Opener = Callable[..., Warehouse]


def test_views_and_seeds_of_an_older_product_are_replaced_and_facts_stay(database_url: str, opened: Opener) -> None:
    first = opened(database_url)
    load(first, reading("new", "2023-02-01", claim("", 6, measure="jobs", unit="count", parties=("KZ",))))
    members = rows(first, "SELECT * FROM bridge_party_group ORDER BY group_party_id, party_id, valid_from")
    overview = rows(first, "SELECT * FROM mart_pair_overview")
    with first.database.writing() as connection:
        connection.execute(text("DROP VIEW mart_pair_overview"))
        connection.execute(text("CREATE VIEW mart_pair_overview AS SELECT 1 AS old"))
        connection.execute(text("UPDATE dim_party SET name_en = 'Old' WHERE party_id = 'KZ'"))
        connection.execute(text("UPDATE bridge_party_group SET valid_from = '1991-02-03' WHERE party_id = 'KZ'"))
        connection.execute(text("UPDATE shipped_version SET hash = 'older'"))
    first.close()
    again = opened(database_url)
    assert overview and rows(again, "SELECT * FROM mart_pair_overview") == overview
    assert rows(again, "SELECT name_en FROM dim_party WHERE party_id = 'KZ'") == [{"name_en": "Kazakhstan"}]
    assert members == rows(again, "SELECT * FROM bridge_party_group ORDER BY group_party_id, party_id, valid_from")
    assert [row["value"] for row in rows(again, "SELECT value FROM fact_jobs")] == [6]


def test_a_database_that_does_not_tell_what_it_has_is_brought_up_to_date(database_url: str, opened: Opener) -> None:
    first = opened(database_url)
    with first.database.writing() as connection:
        connection.execute(text("DROP TABLE shipped_version"))
        connection.execute(text("DROP VIEW mart_pair_overview"))
    assert not setup.is_current(first.database)
    first.close()
    again = opened(database_url)
    assert setup.is_current(again.database)
    assert rows(again, "SELECT * FROM mart_pair_overview") == []


@pytest.mark.postgres
@pytest.mark.slow
def test_who_could_use_a_view_or_staging_can_use_the_new_one(postgres_url: str, opened: Opener) -> None:
    first = opened(postgres_url)
    grant_roles(first.database)
    with first.database.writing() as connection:
        connection.execute(text("GRANT SELECT ON mart_pair_overview TO PUBLIC"))
        connection.execute(text("DROP TABLE shipped_version"))
    first.close()
    with opened(postgres_url).engine.connect() as connection:
        for role, view in ((READER, "mart_turnover_yearly"), (WRITER, "mart_pair_overview")):
            connection.execute(text(f"SET ROLE {role}"))
            assert connection.execute(text(f"SELECT count(*) FROM {view}")).scalar() == 0
            assert connection.execute(text("SELECT count(*) FROM shipped_version")).scalar() == 1
            connection.execute(text("RESET ROLE"))
        connection.execute(text(f"SET ROLE {WRITER}"))
        for name in staging.made():
            assert connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() is not None
        connection.execute(text("INSERT INTO stage_scope (kind, id) VALUES ('pair', 'BY-KZ')"))
        connection.rollback()


def test_another_view_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    known = shipped.shipped()
    shipped.shipped.cache_clear()
    monkeypatch.setattr(shipped, "views", lambda: {"mart_other": "SELECT 1 AS one"})
    try:
        assert shipped.shipped() != known
    finally:
        shipped.shipped.cache_clear()
