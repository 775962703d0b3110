"""What claims come to: one fact for one figure, later words closing earlier ones, losers kept."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from warehouse_made import claim, load, reading, rows

from claims.interval import Interval, interval_of
from claims.model import HEDGES
from warehouse.as_of import set_as_of
from warehouse.resolver import statement
from warehouse.store import Warehouse

FACTS = "SELECT * FROM fact_turnover ORDER BY known_from, value"


def test_one_figure_told_by_five_outlets_is_one_fact_with_five_supports(warehouse: Warehouse) -> None:
    for number in range(5):
        load(warehouse, reading(f"r{number}", f"2023-03-0{number + 1}", claim("", 1.02e9)))
    (fact,) = rows(warehouse, FACTS)
    assert (fact["value"], fact["corroboration_count"], bool(fact["is_current"])) == (1.02e9, 5, True)
    assert str(fact["known_from"]) == "2023-03-01"
    assert rows(warehouse, "SELECT count(*) AS n FROM bridge_fact_claim")[0]["n"] == 5


def test_language_versions_of_one_page_do_not_corroborate_one_another(warehouse: Warehouse) -> None:
    page = "https://ministry.example/en/news/1"
    for number, edition in enumerate((page, page, None)):
        load(warehouse, reading(f"r{number}", "2023-03-01", claim("", 1.02e9)), edition_of=edition)
    (fact,) = rows(warehouse, FACTS)
    assert fact["corroboration_count"] == 2
    assert rows(warehouse, "SELECT count(*) AS n FROM bridge_fact_claim")[0]["n"] == 3
    with warehouse.engine.connect() as connection:
        set_as_of(connection, date(2023, 3, 1))
        assert connection.execute(text("SELECT corroboration_count FROM fact_turnover")).scalar() == 2
        connection.invalidate()


def test_a_threshold_and_a_level_over_it_are_one_figure_known_more_closely_later(warehouse: Warehouse) -> None:
    load(warehouse, reading("vague", "2023-01-10", claim("", 1e9, hedge="gt")))
    load(warehouse, reading("exact", "2023-03-10", claim("", 1.02e9)))
    vague, exact = rows(warehouse, FACTS)
    assert vague["figure_id"] == exact["figure_id"]
    assert (str(vague["known_to"]), bool(vague["is_current"])) == ("2023-03-10", False)
    assert (exact["known_to"], exact["corroboration_count"]) == (None, 2)


def test_a_later_statement_closes_the_earlier_one_and_both_stay(warehouse: Warehouse) -> None:
    load(warehouse, reading("late", "2023-06-01", claim("", 1.3e9)))
    load(warehouse, reading("early", "2023-03-01", claim("", 1.02e9)))
    early, late = rows(warehouse, FACTS)
    assert early["figure_id"] != late["figure_id"]
    assert (str(early["known_to"]), bool(early["is_current"])) == ("2023-06-01", False)
    assert (late["known_to"], bool(late["is_current"])) == (None, True)


def test_of_two_statements_of_one_day_the_tighter_holds_and_the_other_never_did(warehouse: Warehouse) -> None:
    loose = reading("a", "2023-03-01", claim("", 2e9, hedge="approx"))
    tight = reading("b", "2023-03-01", claim("", 1.02e9))
    load(warehouse, loose, tight)
    kept, lost = rows(warehouse, FACTS)
    assert (kept["value"], bool(kept["is_current"])) == (1.02e9, True)
    assert (lost["value"], bool(lost["is_current"]), lost["known_to"]) == (2e9, False, lost["known_from"])


def test_rounded_figures_that_only_touch_are_two(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-03-01", claim("", 24.2e9, resolution=1e8)))
    load(warehouse, reading("b", "2023-03-02", claim("", 24.3e9, resolution=1e8)))
    assert len({row["figure_id"] for row in rows(warehouse, FACTS)}) == 2


def test_a_newer_reader_displaces_what_an_older_one_read_and_its_claims_stay(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-03-01", claim("", 1e9, reader="text 9")))
    load(warehouse, reading("a", "2023-03-01", claim("", 1.2e9, reader="text 10")))
    load(warehouse, reading("a", "2023-03-01", claim("", 1e9, reader="text 9")))
    assert [fact["value"] for fact in rows(warehouse, FACTS)] == [1.2e9]
    assert len(rows(warehouse, "SELECT * FROM claim")) == 2


def test_releases_that_name_no_parties_never_contradict_one_another(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-03-01", claim("", 1e9, parties=())))
    load(warehouse, reading("b", "2023-03-02", claim("", 5e9, parties=())))
    assert all(fact["pair_id"] == "ZZ" and fact["is_current"] for fact in rows(warehouse, FACTS))


@settings(deadline=None)
@given(
    value=st.one_of(st.just(0.0), st.floats(0.01, 1e13), st.floats(-1e6, -0.01)),
    more=st.one_of(st.none(), st.floats(1, 3), st.floats(-3, -1)),
    hedge=st.sampled_from(HEDGES),
    resolution=st.sampled_from([0.1, 1.0, 1e6]),
    is_count=st.booleans(),
)
def test_intervals_in_sql_are_those_of_the_claim_model(
    value: float, more: float | None, hedge: str, resolution: float, is_count: bool
) -> None:
    if hedge == "range" and (more is None or (more < 0 and value > 0)):
        more = 2.0  # of a range the lower end comes first
    high = value * more if more is not None and hedge == "range" else None
    expected = interval_of(value, high, hedge, resolution, is_count=is_count)
    asked = "interval_low({0}), interval_high({0}), is_low_open(v, h), is_high_open(v, h)".format("v, vh, h, r, c")
    low, high_end, low_open, high_open = (
        _duck()
        .execute(
            f"SELECT {asked} FROM (SELECT ?::DOUBLE v, ?::DOUBLE vh, ?::VARCHAR h, ?::DOUBLE r, ?::BOOLEAN c)",
            [value, high, hedge, resolution, is_count],
        )
        .fetchone()
    )
    assert (low, high_end) == pytest.approx((expected.low, expected.high), rel=1e-12)
    assert (low_open, high_open) == (expected.low_open, expected.high_open)
    assert not math.isnan(low)


def test_a_range_may_lie_across_nought() -> None:
    assert interval_of(-2.0, 3.0, "range", 1.0) == Interval(-2.0, 3.0)
    assert interval_of(-2.0, -3.0, "range", 1.0) == Interval(-3.0, -2.0)


def _duck() -> duckdb.DuckDBPyConnection:
    if not hasattr(_duck, "connection"):
        _duck.connection = duckdb.connect()  # type: ignore[attr-defined]
        _duck.connection.execute(statement("macros"))  # type: ignore[attr-defined]
    return _duck.connection  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize(
    ("start", "end", "grain"),
    [
        ("2022-01-01", "2022-12-31", "year"),
        ("2022-04-01", "2023-03-31", "year"),
        ("2022-01-01", "2022-05-31", "ytd"),
        ("2022-01-01", "2022-06-30", "half"),
        ("2022-04-01", "2022-06-30", "quarter"),
        ("2022-02-01", "2022-02-28", "month"),
        ("2013-01-01", "2022-12-31", "multi_year"),
        ("2022-02-01", "2022-05-31", "part_year"),
        ("2022-03-05", "2022-03-05", "day"),
        (None, None, "none"),
    ],
)
def test_grains(start: str | None, end: str | None, grain: str) -> None:
    assert _duck().execute("SELECT grain_of(?::DATE, ?::DATE)", [start, end]).fetchone() == (grain,)


def test_of_a_source_one_description_holds_on_a_day(warehouse: Warehouse) -> None:
    homes = (("a", "2023-01-10", "KZ"), ("b", "2023-02-10", "UZ"), ("c", "2023-03-10", "KZ"), ("d", "2023-02-10", "BY"))
    for name, day, home in homes:
        one = reading(name, day, claim("", 1e9))
        load(warehouse, type(one)(replace(one.document, home=home), one.claims))
    kz, *others = rows(warehouse, "SELECT * FROM dim_source ORDER BY valid_from, valid_to IS NULL")
    assert (kz["home_party_id"], str(kz["valid_from"]), str(kz["valid_to"])) == ("KZ", "2023-01-10", "2023-02-10")
    assert {row["home_party_id"] for row in others} == {"BY", "UZ"}
    assert [(str(row["valid_to"]), bool(row["is_current"])) for row in others] == [
        ("2023-02-10", False),
        ("None", True),
    ]
    joined = (
        "SELECT r.release_id FROM dim_release AS r JOIN dim_source AS s ON s.source_name = r.source_name"
        " AND s.valid_from <= r.known_from AND (s.valid_to IS NULL OR s.valid_to > r.known_from) ORDER BY 1"
    )
    assert [row["release_id"] for row in rows(warehouse, joined)] == ["a", "b", "c", "d"]
