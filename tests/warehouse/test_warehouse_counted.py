"""Counted trade: two cells make a turnover, revisions make later words, dollars come from published rates."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from warehouse_made import claim, load, reading, rows

from claims.tables.observation import SCHEMA
from warehouse.audit import Audit
from warehouse.batch import Batch, from_observations
from warehouse.store import Warehouse


def observation(value: float, **fields: Any) -> dict[str, Any]:
    """Exports of Kazakhstan to Belarus in 2022, as Kazakhstan counts them, unless fields say otherwise."""
    base = {
        "reporter": "KZ",
        "partner": "BY",
        "from_party": "KZ",
        "to_party": "BY",
        "measure": "exports",
        "flow": "export",
        "period_start": date(2022, 1, 1),
        "period_end": date(2022, 12, 31),
        "grain": "year",
        "value": value,
        "unit": "USD",
        "resolution": 1.0,
        "is_total": True,
        "is_derived": False,
        "cell": f"B{len(fields)}",
        "quote": str(value),
        "rule": "test",
    }
    return base | fields


def table(warehouse: Warehouse, release_id: str, published: str, *cells: dict[str, Any]) -> None:
    """Load a statistical table."""
    observations = pa.Table.from_pylist(list(cells), schema=SCHEMA)
    batch = from_observations(observations, {"release_id": release_id, "published": published, "source": "office"})
    warehouse.publish(warehouse.stage(batch), Audit())


def imports(value: float, **fields: Any) -> dict[str, Any]:
    """The other direction, by the same count."""
    return observation(value, from_party="BY", to_party="KZ", flow="import", **fields)


TURNOVER = "SELECT * FROM fact_turnover WHERE origin = 'counted' ORDER BY known_from, value"


def test_exports_and_imports_make_a_turnover_counted_by_the_reporter(warehouse: Warehouse) -> None:
    table(warehouse, "t1", "2023-02-01", observation(4e8), imports(6e8))
    (fact,) = rows(warehouse, TURNOVER)
    assert (fact["value"], fact["counted_by_party_id"], fact["known_to"]) == (1e9, "KZ", None)
    supports = rows(warehouse, f"SELECT * FROM bridge_fact_claim WHERE fact_id = '{fact['fact_id']}'")
    assert len(supports) == 2
    assert len(rows(warehouse, "SELECT * FROM fact_trade")) == 2


def test_a_revised_cell_is_a_later_word_and_not_a_second_fact(warehouse: Warehouse) -> None:
    table(warehouse, "t1", "2023-02-01", observation(4e8), imports(6e8))
    table(warehouse, "t2", "2023-05-01", observation(4.1e8, flag="revised"))
    before, after = rows(warehouse, TURNOVER)
    assert (before["value"], str(before["known_to"])) == (1e9, "2023-05-01")
    assert (after["value"], bool(after["is_current"])) == (1.01e9, True)


def rate(value: float, start: date, end: date, grain: str) -> dict[str, Any]:
    """Dollars for one euro."""
    no_party = dict.fromkeys(("reporter", "partner", "from_party", "to_party"))
    return observation(
        value, measure="exchange_rate", flow="rate", unit="USD", base_unit="EUR", period_start=start, period_end=end,
        grain=grain, **no_party,
    )  # fmt: skip


def test_cells_of_exchange_rates_are_no_claims(warehouse: Warehouse) -> None:
    months = rate(1.1, date(2022, 1, 1), date(2022, 12, 31), "year")
    table(warehouse, "t1", "2023-02-01", observation(4e8), imports(6e8), months)
    assert rows(warehouse, "SELECT claim_count FROM load") == [{"claim_count": 2}]


def test_dollars_follow_the_rate_of_the_period_whichever_comes_first(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-03-01", claim("", 2e9, unit="EUR")))
    (before,) = rows(warehouse, "SELECT * FROM fact_turnover")
    assert (before["value_usd"], before["fx_rate"]) == (None, None)
    table(warehouse, "fx", "2023-01-10", rate(1.05, date(2022, 1, 1), date(2022, 12, 31), "year"))
    (after,) = rows(warehouse, "SELECT * FROM fact_turnover")
    assert (after["value_usd"], after["fx_rate"], after["fx_source_name"]) == (2.1e9, 1.05, "office")
    assert str(after["fx_date"]) == "2022-12-31"


def test_stocks_and_targets_take_the_rate_of_the_day_they_were_told(warehouse: Warehouse) -> None:
    day = date(2023, 2, 27)
    table(
        warehouse,
        "fx",
        "2023-01-10",
        rate(1.2, day, day, "day"),
        rate(9.0, date(2022, 1, 1), date(2022, 12, 31), "year"),
    )
    load(warehouse, reading("a", "2023-03-01", claim("", 1e6, unit="EUR", period_start=None, period_end=None)))
    (fact,) = rows(warehouse, "SELECT * FROM fact_turnover")
    assert (fact["fx_rate"], str(fact["fx_date"])) == (1.2, "2023-02-27")


def reconciled(warehouse: Warehouse) -> dict[str, Any]:
    (row,) = rows(warehouse, "SELECT * FROM mart_turnover_reconciliation WHERE stated_count > 0")
    return row


def told(warehouse: Warehouse) -> None:
    growth = claim("", 23, aspect="change_pct", unit="percent", resolution=1.0)
    load(warehouse, reading("a", "2023-09-26", growth, claim("", 1e9, hedge="gt")))


def counted(warehouse: Warehouse, level: float, before: float) -> None:
    earlier = {"period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31)}
    table(
        warehouse, "t", "2023-02-01",
        observation(level / 2), imports(level / 2), observation(before / 2, **earlier), imports(before / 2, **earlier),
    )  # fmt: skip


def test_a_statement_that_the_count_bears_out_agrees(warehouse: Warehouse) -> None:
    told(warehouse)
    counted(warehouse, 1.02e9, 0.83e9)
    row = reconciled(warehouse)
    assert (row["verdict"], row["growth_verdict"]) == ("agrees", "agrees")


def test_a_statement_that_the_count_contradicts_disagrees(warehouse: Warehouse) -> None:
    told(warehouse)
    counted(warehouse, 0.78e9, 0.83e9)
    row = reconciled(warehouse)
    assert (row["verdict"], row["growth_verdict"]) == ("disagrees", "disagrees")


def test_what_cannot_be_compared_says_why(warehouse: Warehouse) -> None:
    told(warehouse)
    assert reconciled(warehouse)["verdict"] == "cannot compare: nobody counted"


def test_growth_is_that_of_the_currency_which_was_counted_in(warehouse: Warehouse) -> None:
    """A rate of growth names no currency: 23 % in euros may be 11 % in dollars, and the other way round."""
    told(warehouse)
    euros = {"unit": "EUR"}
    earlier = {"period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31), **euros}
    first, second = earlier["period_start"], date(2022, 1, 1)
    cells = (
        observation(6.15e8, **euros), imports(6.15e8, **euros), observation(5e8, **earlier), imports(5e8, **earlier),
        rate(1.0, second, date(2022, 12, 31), "year"), rate(1.1, first, date(2021, 12, 31), "year"),
    )  # fmt: skip
    table(warehouse, "t", "2023-02-01", *cells)
    row = reconciled(warehouse)
    assert (row["counted_growth_by_b_pct"], row["growth_verdict"]) == (pytest.approx(23), "agrees")


def test_growth_in_dollars_counts_where_it_is_nearer_to_what_is_stated(warehouse: Warehouse) -> None:
    told(warehouse)
    earlier = {"period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31), "unit": "EUR"}
    cells = (
        observation(6.15e8, unit="EUR"), imports(6.15e8, unit="EUR"), observation(6e8, **earlier),
        imports(6e8, **earlier), rate(1.2, date(2022, 1, 1), date(2022, 12, 31), "year"),
        rate(1.0, date(2021, 1, 1), date(2021, 12, 31), "year"),
    )  # fmt: skip
    table(warehouse, "t", "2023-02-01", *cells)
    row = reconciled(warehouse)
    assert (row["counted_growth_by_b_pct"], row["growth_verdict"]) == (pytest.approx(23), "agrees")


def test_growth_is_counted_over_the_same_days_of_the_year_before(warehouse: Warehouse) -> None:
    """To the middle of May is not to its end, and nine years are not ten."""
    cells = []
    for start, end, value in (
        (date(2021, 1, 1), date(2021, 5, 31), 5e8),
        (date(2022, 1, 1), date(2022, 5, 15), 2e8),
        (date(2011, 1, 1), date(2019, 12, 31), 9e9),
        (date(2011, 1, 1), date(2020, 12, 31), 10e9),
        (date(2012, 1, 1), date(2021, 12, 31), 11e9),
        (date(2023, 1, 1), date(2023, 2, 28), 1e8),
        (date(2024, 1, 1), date(2024, 2, 29), 3e8),
    ):
        days = {"period_start": start, "period_end": end}
        cells += [observation(value, **days), imports(value, **days)]
    table(warehouse, "t", "2024-05-01", *cells)
    query = "SELECT period_end, counted_growth_by_b_pct AS growth FROM mart_turnover_reconciliation"
    found = [(str(row["period_end"]), row["growth"]) for row in rows(warehouse, query) if row["growth"] is not None]
    assert sorted(found) == [("2021-12-31", pytest.approx(10)), ("2024-02-29", pytest.approx(200))]


def euros(warehouse: Warehouse) -> float | None:
    (fact,) = rows(warehouse, "SELECT value_usd FROM fact_turnover")
    value: float | None = fact["value_usd"]
    return value


def rates_read(reader: str, *cells: dict[str, Any]) -> Batch:
    observations = pa.Table.from_pylist(list(cells), schema=SCHEMA)
    return from_observations(observations, {"release_id": "fx", "published": "2023-01-10", "reader": reader})


def test_the_newest_reader_speaks_for_a_table_of_rates(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-03-01", claim("", 2e9, unit="EUR")))
    year = date(2022, 1, 1), date(2022, 12, 31), "year"
    for reader, cells, dollars, count in (
        ("table 1", [rate(1.5, *year), rate(9.0, date(2021, 1, 1), date(2021, 12, 31), "year")], 3e9, 2),
        ("table 2", [rate(1.1, *year)], 2.2e9, 1),
        ("table 1", [rate(1.5, *year)], 2.2e9, 1),
        ("table 3", [], None, 0),
    ):
        warehouse.publish(warehouse.stage(rates_read(reader, *cells)), Audit())
        assert euros(warehouse) == (dollars and pytest.approx(dollars)), reader
        assert len(rows(warehouse, "SELECT * FROM fact_exchange_rate")) == count
        assert warehouse.lake.current("fact_exchange_rate").num_rows == count


def test_rates_reach_an_amount_whose_currency_is_corrected(opened: Any, tmp_path: Path) -> None:
    one = reading("a", "2023-03-01", claim("", 2e9))
    told = f'[[correction]]\nclaim_id = "{one.claims[0].claim_id}"\nset = {{ unit = "EUR" }}\n'
    (tmp_path / "c.toml").write_text(told + 'who = "s"\nwhy = "slip"\nuntil = 9999-12-31\n')
    warehouse = opened(corrections_file=tmp_path / "c.toml")
    load(warehouse, one)
    assert euros(warehouse) is None
    table(warehouse, "fx", "2023-01-10", rate(1.05, date(2022, 1, 1), date(2022, 12, 31), "year"))
    assert euros(warehouse) == pytest.approx(2.1e9)
