"""What was known then: reading the warehouse, its marts and its officials as of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from test_warehouse_counted import observation, table
from warehouse_made import batch, claim, load, reading, rows

from claims.model import Area, Event, Official
from warehouse.as_of import OF_TODAY, TIMELESS, of_today, set_as_of, views
from warehouse.audit import Audit, CheckResult, Held
from warehouse.schema import TABLES
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


def test_the_last_day_there_is_may_be_asked_for(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))
    assert as_of(warehouse, date.max, "SELECT count(*) AS n FROM load") == [{"n": 1}]


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


def tenge(warehouse: Warehouse, rates: tuple[tuple[str, str, float, str], ...]) -> None:
    """Three amounts in tenge, and rates (first day, last day, tenge for a dollar, day they became known)."""
    year = claim("", 450e9, unit="KZT", resolution=1e9)
    month = claim("", 90e9, unit="KZT", resolution=1e9, period_start="2024-01-01", period_end="2024-02-29")
    target = claim("", 900e9, unit="KZT", resolution=1e9, period_start="2030-01-01", period_end="2030-12-31")
    plain = claim("", 7, measure="jobs", unit="count", resolution=1.0)
    load(warehouse, reading("a", "2024-04-05", year, month, target, plain, claim("", 1e9)))
    for first, last, rate, known in rates:
        no_party = dict.fromkeys(("reporter", "partner", "from_party", "to_party"))
        days = {"period_start": date.fromisoformat(first), "period_end": date.fromisoformat(last)}
        grain = "month" if first[:7] == last[:7] else "year"
        rated = {"measure": "exchange_rate", "flow": "rate", "base_unit": "USD", "unit": "KZT", "grain": grain}
        table(warehouse, known, known, observation(rate, **rated, **days, **no_party))


def test_dollars_are_by_the_rates_known_on_the_day(warehouse: Warehouse) -> None:
    tenge(
        warehouse,
        (
            ("2024-01-01", "2024-01-31", 440.0, "2024-02-01"),
            ("2024-02-01", "2024-02-29", 460.0, "2024-03-01"),
            ("2022-01-01", "2022-12-31", 450.0, "2024-04-08"),
            ("2022-01-01", "2022-12-31", 400.0, "2024-09-01"),
            ("2024-01-01", "2024-12-31", 500.0, "2025-01-02"),
        ),
    )
    query = "SELECT value_usd, fx_rate, fx_date FROM fact_turnover WHERE unit_code = 'KZT' ORDER BY value"
    monthly = 90e9 * (1 / 440 + 1 / 460) / 2
    for day, expected in (
        (date(2024, 4, 4), []),
        (date(2024, 4, 6), [monthly, None, None]),
        (date(2024, 4, 10), [monthly, 1e9, None]),
        (date(2024, 9, 1), [monthly, 1.125e9, None]),
        (date(2025, 1, 2), [monthly, 1.125e9, 1.8e9]),
    ):
        found = as_of(warehouse, day, query)
        assert [row["value_usd"] for row in found] == [value and pytest.approx(value) for value in expected], day
        known = [row for row in found if row["value_usd"] is not None]
        assert all(str(row["fx_date"]) < str(day) and row["fx_rate"] for row in known)
    assert as_of(warehouse, date(2025, 1, 2), query) == rows(warehouse, query), "as every load converts"
    dollars = as_of(
        warehouse, date(2024, 4, 6), "SELECT value_usd, fx_rate FROM fact_all WHERE unit_code <> 'KZT' ORDER BY 1"
    )
    assert sorted(dollars, key=str) == [{"value_usd": 1e9, "fx_rate": 1.0}, {"value_usd": None, "fx_rate": None}]


def test_every_table_answers_as_of_the_day_or_is_said_not_to(warehouse: Warehouse) -> None:
    covered = {name for name, _ in views(date(2023, 1, 1), "main")}
    assert covered.isdisjoint((*OF_TODAY, *TIMELESS))
    assert covered | {*OF_TODAY, *TIMELESS} >= set(TABLES)
    assert of_today("SELECT * FROM Incident JOIN incidental") == ("incident",)


def test_pairs_events_areas_and_support_are_those_told_by_the_day(warehouse: Warehouse) -> None:
    forum, area = Event("Forum", "forum", 0, 4), Area("energy", "D", 0, 4)
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9, hedge="gt")))
    load(warehouse, reading("b", "2023-03-10", claim("", 1.02e9), claim("", 5e9, parties=("KZ", "UZ"))))
    load(warehouse, reading("c", "2023-04-10", claim("", 1.02e9), events=(forum,), areas=(area,)))
    for day, counts in (
        (date(2023, 1, 9), (0, 0, 0, 0)),
        (date(2023, 1, 10), (1, 0, 0, 1)),
        (date(2023, 3, 10), (2, 0, 0, 4)),
        (date(2023, 4, 10), (2, 1, 1, 5)),
    ):
        names = ("dim_pair", "dim_event", "dim_area", "bridge_fact_claim")
        query = " UNION ALL ".join(
            f"SELECT {place} AS place, count(*) AS n FROM {name}" for place, name in enumerate(names)
        )
        assert tuple(row["n"] for row in as_of(warehouse, day, f"{query} ORDER BY 1")) == counts, day


def test_what_the_warehouse_did_is_seen_as_far_as_it_was_done(warehouse: Warehouse) -> None:
    staged = warehouse.stage(batch(reading("a", "2023-01-10", claim("", 1e9))))
    (fact,) = rows(warehouse, "SELECT fact_id FROM stage_fact_turnover")
    result = CheckResult("totals", "error", "steward", "parts add up", "failed", 3, 1)
    held = Held("fact_turnover", fact["fact_id"], "totals", "error", "9 is not 8", "nine")
    warehouse.publish(staged, Audit((result,), (held,)))
    today = datetime.now(UTC).date()
    for name in ("quarantine", "load", "check_result"):
        query = f"SELECT count(*) AS n FROM {name}"
        assert [as_of(warehouse, day, query)[0]["n"] for day in (today - timedelta(days=2), today)] == [0, 1], name
