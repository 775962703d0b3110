"""What was known then: reading the warehouse, its marts and its officials as of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import text
from warehouse_made import claim, load, reading

from claims.model import Official
from warehouse.as_of import set_as_of
from warehouse.store import Warehouse


def as_of(warehouse: Warehouse, day: date, query: str) -> list[dict[str, Any]]:
    with warehouse.engine.connect() as connection:
        set_as_of(connection, day)
        found = [dict(row) for row in connection.execute(text(query)).mappings()]
        connection.invalidate()
    return found


def test_facts_are_those_known_on_the_day_and_no_later(warehouse: Warehouse) -> None:
    load(warehouse, reading("jan", "2023-01-10", claim("", 1e9, hedge="gt")))
    load(warehouse, reading("mar", "2023-03-10", claim("", 1.02e9)), reading("apr", "2023-04-10", claim("", 1.02e9)))
    load(warehouse, reading("jun", "2023-06-10", claim("", 1.3e9)))
    query = "SELECT value, corroboration_count, known_to FROM fact_turnover WHERE is_current"
    assert as_of(warehouse, date(2023, 1, 9), query) == []
    for day, value, count in (
        (date(2023, 1, 10), 1e9, 1),
        (date(2023, 3, 31), 1.02e9, 2),
        (date(2023, 5, 31), 1.02e9, 3),
        (date(2023, 6, 10), 1.3e9, 1),
    ):
        assert as_of(warehouse, day, query) == [{"value": value, "corroboration_count": count, "known_to": None}]


def test_marts_answer_as_of_the_day(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)), reading("b", "2023-06-10", claim("", 2e9)))
    query = "SELECT turnover_usd FROM mart_pair_overview WHERE pair_id = 'BY-KZ'"
    assert as_of(warehouse, date(2023, 5, 1), query) == [{"turnover_usd": 1e9}]
    assert as_of(warehouse, date(2023, 7, 1), query) == [{"turnover_usd": 2e9}]


def test_posts_are_those_held_on_the_day(warehouse: Warehouse) -> None:
    for day, post in (("2023-01-10", "minister"), ("2023-02-10", "minister"), ("2023-06-10", "prime minister")):
        load(warehouse, reading(day, day, officials=(Official("A. Person", post, "KZ", 0, 4),)))
    query = "SELECT post_name, valid_to FROM dim_official WHERE is_current"
    assert as_of(warehouse, date(2023, 3, 1), query) == [{"post_name": "minister", "valid_to": None}]
    assert [row["post_name"] for row in as_of(warehouse, date(2023, 7, 1), query)] == ["prime minister"]
