"""Of several facts that could fill a cell of a mart one is chosen, by a stated order, and gives all its columns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from warehouse_made import batch, claim, load, reading, rows

from claims.tables.observation import SCHEMA
from warehouse.audit import Audit
from warehouse.batch import from_observations
from warehouse.store import Warehouse

TENGE: dict[str, Any] = {"unit": "KZT", "hedge": "approx", "resolution": 1e9}


def rates(warehouse: Warehouse, first: date, last: date) -> None:
    """A dollar is 456 tenge."""
    cell = {
        "measure": "exchange_rate",
        "flow": "rate",
        "period_start": first,
        "period_end": last,
        "grain": "year" if first.year < 2023 else "month",
        "value": 456.0,
        "unit": "KZT",
        "base_unit": "USD",
        "resolution": 0.01,
        "is_total": True,
        "is_derived": False,
        "cell": "B2",
        "quote": "456",
        "rule": "test",
    }
    observations = pa.Table.from_pylist([cell], schema=SCHEMA)
    release = {"release_id": "rates", "published": "2022-01-01", "source": "bank"}
    warehouse.publish(warehouse.stage(from_observations(observations, release)), Audit())


def test_a_year_of_turnover_is_a_calendar_year(warehouse: Warehouse) -> None:
    fiscal = {"period_start": "2022-04-01", "period_end": "2023-03-31"}
    load(warehouse, reading("a", "2023-09-26", claim("", 1e9), claim("", 3e9, **fiscal)))
    (row,) = rows(warehouse, "SELECT year, turnover_usd FROM mart_turnover_yearly")
    assert row == {"year": 2022, "turnover_usd": 1e9}


def test_of_a_figure_in_two_currencies_one_fact_gives_all_columns(warehouse: Warehouse) -> None:
    """684 bn tenge are told later, and 1.49 bn dollars with a narrower interval and an end that the other lacks."""
    rates(warehouse, date(2022, 1, 1), date(2022, 12, 31))
    load(warehouse, reading("a", "2023-02-10", claim("", 1.5e9, resolution=1e8)))
    load(warehouse, reading("b", "2023-03-10", claim("", 684e9, **TENGE | {"hedge": "ge"})))
    facts = {row["unit_code"]: row for row in rows(warehouse, "SELECT * FROM fact_turnover WHERE is_current")}
    dollars = facts["USD"]
    assert facts["KZT"]["low_usd"] > dollars["low_usd"]
    (yearly,) = rows(warehouse, "SELECT * FROM mart_turnover_yearly")
    (overview,) = rows(warehouse, "SELECT * FROM mart_pair_overview WHERE pair_id = 'BY-KZ'")
    (compared,) = rows(warehouse, "SELECT * FROM mart_turnover_reconciliation")
    for row, prefix in ((yearly, "turnover"), (overview, "turnover"), (compared, "stated")):
        shown = tuple(row[f"{prefix}_{end}"] for end in ("usd", "low_usd", "high_usd"))
        assert shown == (dollars["value_usd"], dollars["low_usd"], dollars["high_usd"])
    assert (yearly["known_from"], yearly["corroboration_count"]) == (dollars["known_from"], 1)
    assert yearly["level_fact_id"] == compared["level_fact_id"] == dollars["fact_id"]
    assert (compared["level_release_id"], compared["stated_count"]) == ("a", 2)


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        pytest.param([("a", 1.5e9, {"hedge": "ge"}), ("b", 684e9, TENGE)], "KZT", id="bounded before open"),
        pytest.param(
            [("a", 1.5e9, {}), ("b", 684e9, TENGE), ("c", 684e9, TENGE)], "KZT", id="corroborated before narrow"
        ),
        pytest.param([("a", 1.5e9, {}), ("b", 684e9, TENGE)], "USD", id="narrow before late"),
        pytest.param([("a", 1e9, {}), ("b", 1e12, {"unit": "KGS", "resolution": 1.0})], "USD", id="dollars are known"),
    ],
)
def test_the_order_in_which_facts_of_a_cell_are_preferred(
    said: list[tuple[str, float, dict[str, Any]]], chosen: str, warehouse: Warehouse
) -> None:
    rates(warehouse, date(2022, 1, 1), date(2022, 12, 31))
    for month, (name, value, how) in enumerate(said, start=2):
        load(warehouse, reading(name, f"2023-{month:02}-10", claim("", value, **how)))
    query = "SELECT f.unit_code FROM mart_turnover_yearly AS y JOIN fact_turnover AS f ON f.fact_id = y.level_fact_id"
    assert rows(warehouse, query) == [{"unit_code": chosen}]


def test_figures_with_a_warning_are_marked(warehouse: Warehouse) -> None:
    stock = {"period_start": None, "period_end": None, "unit": "count", "resolution": 1.0}
    batched = batch(
        reading("a", "2023-02-10", claim("", 1.5e9), claim("", 8, measure="projects", **stock)),
        reading("b", "2023-02-10", claim("", 2e9, parties=("BY", "RU"))),
    )
    staged = warehouse.stage(batched)
    warned = [row["fact_id"] for row in staged.facts.to_pylist() if row["value"] in (8, 2e9)]
    warehouse.publish(staged, Audit(warned=frozenset(warned)))
    query = "SELECT pair_id, quality FROM {} ORDER BY pair_id"
    assert rows(warehouse, query.format("mart_turnover_yearly")) == [
        {"pair_id": "BY-KZ", "quality": "ok"},
        {"pair_id": "BY-RU", "quality": "warned"},
    ]
    assert {row["quality"] for row in rows(warehouse, query.format("mart_pair_overview"))} == {"warned"}
    assert [row["quality"] for row in rows(warehouse, query.format("mart_turnover_reconciliation"))] == ["ok", "warned"]
    assert [row["quality"] for row in rows(warehouse, query.format("mart_pipeline_history"))] == ["warned"]


def test_what_no_check_warns_of_is_preferred(warehouse: Warehouse) -> None:
    rates(warehouse, date(2022, 1, 1), date(2022, 12, 31))
    staged = warehouse.stage(batch(reading("a", "2023-02-10", claim("", 1.5e9), claim("", 684e9, **TENGE))))
    warned = [row["fact_id"] for row in staged.facts.to_pylist() if row["value"] == 1.5e9]
    warehouse.publish(staged, Audit(warned=frozenset(warned)))
    (row,) = rows(warehouse, "SELECT turnover_usd, quality FROM mart_turnover_yearly")
    assert (round(row["turnover_usd"]), row["quality"]) == (round(684e9 / 456), "ok")


def test_an_overview_shows_stocks_before_figures_of_a_period(warehouse: Warehouse) -> None:
    count = {"measure": "projects", "unit": "count", "resolution": 1.0}
    stock, later = (
        {"period_start": None, "period_end": None},
        {"period_start": "2023-01-01", "period_end": "2023-12-31"},
    )
    load(
        warehouse,
        reading("a", "2023-02-10", claim("", 8, **count, **stock), claim("", 100, **count, status="planned")),
        reading("b", "2024-02-10", claim("", 2, **count)),
        reading("c", "2024-02-10", claim("", 70, **count, status="planned", **later)),
    )
    (row,) = rows(warehouse, "SELECT projects_actual, projects_planned FROM mart_pair_overview")
    assert row == {"projects_actual": 8, "projects_planned": 70}


def test_of_a_stock_in_two_currencies_the_later_word_is_shown(warehouse: Warehouse) -> None:
    """A stock moves on: what two documents told once does not outweigh what is told now."""
    rates(warehouse, date(2023, 3, 1), date(2023, 3, 31))
    stock = {"measure": "project_investment", "period_start": None, "period_end": None}
    for name in ("a", "b"):
        load(warehouse, reading(name, "2022-02-10", claim("", 1e8, **stock)))
    load(warehouse, reading("c", "2023-03-10", claim("", 91.2e9, **TENGE, **stock)))
    (row,) = rows(warehouse, "SELECT investment_actual_usd FROM mart_pair_overview WHERE pair_id = 'BY-KZ'")
    assert round(row["investment_actual_usd"]) == round(91.2e9 / 456)


def test_growth_in_an_overview_is_that_of_its_turnover(warehouse: Warehouse) -> None:
    growth = {"aspect": "change_pct", "unit": "percent", "resolution": 1.0}
    early, late = {"period_start": "2021-01-01", "period_end": "2021-12-31"}, {"period_start": "2023-01-01"}
    load(
        warehouse,
        reading("a", "2024-02-10", claim("", 1e9), claim("", 23, **growth, **late | {"period_end": "2023-12-31"})),
        reading("b", "2024-02-10", claim("", 5, **growth, **early, parties=("BY", "RU"))),
    )
    query = "SELECT turnover_usd, turnover_growth_pct, growth_period_end FROM mart_pair_overview ORDER BY pair_id"
    lone, alone = rows(warehouse, query)
    assert (lone["turnover_usd"], lone["turnover_growth_pct"], lone["growth_period_end"]) == (1e9, None, None)
    assert (alone["turnover_usd"], alone["turnover_growth_pct"]) == (None, 5)
    assert str(alone["growth_period_end"]) == "2021-12-31"
