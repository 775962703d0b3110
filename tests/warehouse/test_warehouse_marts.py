"""Each mart on both databases, with answers worked out by hand."""

from __future__ import annotations

import pytest
from warehouse_made import batch, claim, load, reading, rows

from warehouse.audit import Audit, Held
from warehouse.marts import mart_names
from warehouse.store import Warehouse


def test_every_mart_can_be_read_when_there_is_nothing(warehouse: Warehouse) -> None:
    for name in mart_names():
        assert rows(warehouse, f"SELECT * FROM {name}") == []


def test_overview_of_a_pair(warehouse: Warehouse) -> None:
    stock = {"period_start": None, "period_end": None}
    load(
        warehouse,
        reading(
            "a",
            "2023-09-26",
            claim("", 1e9, hedge="gt"),
            claim("", 23, aspect="change_pct", unit="percent", resolution=1.0),
            claim("", 8, measure="projects", unit="count", resolution=1.0, **stock),
            claim("", 1.8e8, measure="project_investment", hedge="approx", **stock),
            claim("", 800, measure="jobs", unit="count", status="planned", resolution=1.0, **stock),
        ),
    )
    (row,) = rows(warehouse, "SELECT * FROM mart_pair_overview")
    assert (row["party_a_name"], row["party_b_name"]) == ("Belarus", "Kazakhstan")
    assert (row["turnover_usd"], row["turnover_low_usd"], row["turnover_high_usd"]) == (1e9, 1e9, None)
    assert (row["turnover_growth_pct"], row["projects_actual"], row["jobs_planned"]) == (23, 8, 800)
    assert (row["investment_actual_usd"], row["projects_planned"], row["fact_count"]) == (1.8e8, None, 5)
    (yearly,) = rows(warehouse, "SELECT * FROM mart_turnover_yearly")
    assert (yearly["year"], yearly["turnover_usd"], yearly["growth_pct"]) == (2022, 1e9, 23)


def test_history_of_a_pipeline(warehouse: Warehouse) -> None:
    for day, count in (("2023-01-10", 8), ("2023-06-10", 12)):
        stock = {"period_start": None, "period_end": None, "resolution": 1.0}
        load(warehouse, reading(day, day, claim("", count, measure="projects", unit="count", **stock)))
    history = rows(warehouse, "SELECT value, known_from, known_to FROM mart_pipeline_history ORDER BY known_from")
    assert [(row["value"], str(row["known_from"]), row["known_to"] and str(row["known_to"])) for row in history] == [
        (8, "2023-01-10", "2023-06-10"),
        (12, "2023-06-10", None),
    ]


def test_contradictions_show_both_sides(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))
    load(warehouse, reading("b", "2023-02-10", claim("", 1e9)), reading("c", "2023-06-10", claim("", 1.5e9)))
    (row,) = rows(warehouse, "SELECT * FROM mart_contradictions")
    assert (row["kind"], row["value"], row["other_value"], row["difference_pct"]) == ("revised", 1.5e9, 1e9, 50)


def test_what_is_held_back_between_two_equal_figures_makes_them_no_contradiction(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 4.4e9)))
    late = reading("c", "2023-03-10", claim("", 4.4e9))
    staged = warehouse.stage(batch(reading("b", "2023-02-10", claim("", 3.2e9)), late))
    (wrong,) = rows(warehouse, "SELECT fact_id FROM stage_fact_turnover WHERE value = 3.2e9")
    held = Held("fact_turnover", wrong["fact_id"], "totals", "error", "3.2 is not 4.4", "own")
    warehouse.publish(staged, Audit(held=(held,)))
    assert rows(warehouse, "SELECT * FROM mart_contradictions") == []
    load(warehouse, reading("d", "2023-04-10", claim("", 4.4e9, hedge="gt")))
    sides = {(row["value"], row["other_value"]) for row in rows(warehouse, "SELECT * FROM mart_contradictions")}
    assert sides == {(3.2e9, 4.4e9), (4.4e9, 3.2e9)}, "released, it contradicts both"


def test_figures_link_to_their_sentence(warehouse: Warehouse) -> None:
    words = "Talks were held. Trade, in all, was $1.02 bn - a record! More to come."
    start = words.index("$1.02 bn")
    one = reading("a", "2023-01-10", text=words)
    claims = (claim("a", 1.02e9, start=start, end=start + 8, quote="$1.02 bn"),)
    load(warehouse, type(one)(one.document, claims), url="https://gov.example/1")
    (row,) = rows(warehouse, "SELECT * FROM mart_release_figures")
    assert row["sentence"] == "Trade, in all, was $1.02 bn - a record!"
    assert row["link"] == "https://gov.example/1#:~:text=Trade%2C%20in%20all%2C%20was%20$1.02%20bn%20%2D%20a%20record!"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("Agreed:\n- Trade was $1.02 bn\nMore.", "Trade%20was%20$1.02%20bn"),
        ("Agreed:\n\t• Trade was $1.02 bn!\n\nMore.", "Trade%20was%20$1.02%20bn!"),
        ("Trade was $1.02\nbn in all.", "Trade%20was%20$1.02"),
        (f"x{'wörd ' * 99}was $1.02 bn{' wörds' * 99}.", f"{'wörd%20' * 59}was%20$1.02%20bn{'%20wörds' * 49}"),
    ],
)
def test_links_hold_no_end_of_a_line_no_list_and_no_part_of_a_word(
    words: str, fragment: str, warehouse: Warehouse
) -> None:
    start = words.index("$1.02")
    one = reading("a", "2023-01-10", text=words)
    claims = (claim("a", 1.02e9, start=start, end=start + 8, quote=words[start : start + 8]),)
    load(warehouse, type(one)(one.document, claims), url="https://gov.example/1")
    (row,) = rows(warehouse, "SELECT link FROM mart_release_figures")
    assert row["link"] == f"https://gov.example/1#:~:text={fragment}"


def test_links_of_sentences_as_they_were_kept_before_jump_too(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)), url="https://gov.example/1")
    with warehouse.database.writing() as connection:
        connection.exec_driver_sql("UPDATE claim SET sentence = '- Trade was $1 bn\n'")
    (row,) = rows(warehouse, "SELECT link FROM mart_release_figures")
    assert row["link"] == "https://gov.example/1#:~:text=Trade%20was%20$1%20bn"


def test_health_of_a_source(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9), claim("", 2e9)), reading("b", "2023-02-10"))
    (row,) = rows(warehouse, "SELECT * FROM mart_source_health")
    assert (row["source_name"], row["release_count"], row["claim_count"]) == ("ministry", 2, 2)
    assert (row["release_with_claims_count"], row["undated_count"], row["fact_count"]) == (1, 0, 2)
