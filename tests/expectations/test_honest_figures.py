"""Honest figures that look like contradictions raise nothing, and their dishonest twins are found: on both databases.

Each case has a pair of its own, so that one audit judges them all.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from expectations import reasons
from tests.expectations.staging import Staging, failed, result, year

COUNT = {"unit_code": "count", "period": None}
RATE = {"aspect": "change_pct", "unit_code": "percent", "resolution": 1.0}
BROAD = {"resolution": 1e8}
FISCAL = date(2020, 7, 1), date(2022, 6, 30)


def projects(staging: Staging, pair: str, *told: tuple[int, str, bool]) -> None:
    text = ", ".join(f"{value} projects" for value, _, _ in told)
    for value, status, is_current in told:
        row = {"pair_id": pair, "measure": "projects", "status": status, "is_current": is_current, **COUNT}
        staging.fact(value, f"{value} projects", release_id=f"projects {pair}", text=text, **row)


def stages(staging: Staging, total: int) -> None:
    """Eight projects, three of them told once more, and what is under way and planned beside a total."""
    parts = (8, "actual", True), (3, "actual", False), (2, "in_progress", True), (1, "planned", True)
    projects(staging, "KZ-TR", *parts, (total, "total", True))


def wheat(staging: Staging, tonnes: float, growth: int) -> None:
    sold = {"pair_id": "CN-KZ", "measure": "exports", "from_party_id": "KZ", "to_party_id": "CN", "product": "wheat"}
    for number, money, weight in ((2021, 1e9, 1e6), (2022, 1.25e9, tonnes)):
        staging.fact(money, f"{money:.0f}", period=year(number), resolution=1e7, **sold)
        staging.fact(weight, f"{weight:.0f}", period=year(number), resolution=1e4, **{**sold, "unit_code": "tonne"})
    staging.fact(growth, f"{growth} percent", **sold, **RATE)


def fiscal(staging: Staging, *periods: tuple[date, date]) -> None:
    """50 percent over two fiscal years, and a billion in each of two periods."""
    staging.fact(50, "50 percent", pair_id="KZ-PK", period=FISCAL, period_grain="multi_year", **RATE)
    for period in periods:
        staging.fact(1e9, "$1.0 billion", pair_id="KZ-PK", period=period, **BROAD)


def target(staging: Staging, first: date, later: date) -> None:
    goal = {"pair_id": "KG-KZ", "status": "planned", "period": year(2030)}
    staging.fact(5e9, "more than $5 billion", hedge="gt", published=first, is_current=False, **goal)
    staging.fact(3e9, "$3 billion", published=later, **goal)


def undated(staging: Staging) -> None:
    """A level and a rate without a period; stocks and a revision of which nobody knows when they were told."""
    both = {"period": None, "release_id": "undated", "text": "Trade is $1.0 billion, 20 percent more; 8 jobs, 3 jobs"}
    staging.fact(1e9, "$1.0 billion", **both, **BROAD)
    staging.fact(20, "20 percent", **both, **RATE)
    staging.fact(8, "8 jobs", measure="jobs", unit_code="count", **both)
    staging.fact(3, "3 jobs", measure="jobs", unit_code="count", aspect="change_abs", **both)
    stock = {"pair_id": "KZ-RU", "measure": "projects", "published": None, **COUNT}
    for language, value in (("en", 8), ("ru", 20)):
        staging.fact(value, f"{value} projects", language_code=language, is_current=language == "ru", **stock)
    stock = {"pair_id": "AZ-KZ", "measure": "jobs", **COUNT}
    staging.fact(10, "10 jobs", published=None, is_current=False, **stock)
    staging.fact(8, "8 jobs", published=date(2020, 1, 1), **stock)
    staging.fact(1e9, "$1.0 billion", pair_id="GE-KZ", published=None, is_current=False, **BROAD)
    staging.fact(2e9, "$2.0 billion", pair_id="GE-KZ", published=date(2023, 1, 1), **BROAD)


def counted(staging: Staging) -> None:
    """Investment that flows back, and one table in two classifications whose codes are equally long."""
    office = {"origin": "counted", "counted_by_party_id": "DE", "pair_id": "DE-KZ", "from_party_id": "DE"}
    office |= {"to_party_id": "KZ", "release_id": "table"}
    staging.fact(-5e8, "-500000000", measure="fdi", **office)
    for code, value in ((None, 1e8), ("hs 8701", 6e7), ("s4 7811", 6e7)):
        staging.fact(value, f"{value:.0f}", measure="exports", product=code, **office)


def test_honest_figures_raise_nothing(staging: Staging) -> None:
    undated(staging)
    counted(staging)
    wheat(staging, 1.1e6, 25)  # a quarter more money for a tenth more grain
    fiscal(staging, (date(2019, 7, 1), date(2019, 12, 31)), (date(2022, 1, 1), date(2022, 6, 30)))
    target(staging, date(2019, 1, 1), date(2023, 1, 1))
    stages(staging, total=12)
    firms = {"pair_id": "AM-KZ", "measure": "enterprises", **COUNT}
    staging.fact(10, "10 firms", published=date(2022, 1, 1), is_current=False, **firms)
    staging.fact(7, "7 firms", published=date(2023, 1, 1), **firms)
    staging.add_published(
        "bridge_party_group", group_party_id="EAEU", party_id="KG", valid_from=date(2015, 8, 12), is_current=True
    )
    whole = {"release_id": "group", "text": "$3.0 billion and $4.0 billion", "period": year(2014), **BROAD}
    staging.fact(3e9, "$3.0 billion", pair_id="EAEU-TR", **whole)
    staging.fact(4e9, "$4.0 billion", pair_id="KG-TR", **whole)
    decade = {"period": (date(2012, 1, 1), date(2022, 12, 31)), "period_grain": "multi_year"}
    staging.fact(900, "900 percent", pair_id="KZ-TJ", **decade, **RATE)
    audit = staging.audit()
    told = {each.expectation: [detail["reason"] for detail in each.details] for each in audit.results if each.failed}
    assert not told and not audit.held


def test_their_dishonest_twins_are_found(staging: Staging, tmp_path: Path) -> None:
    wheat(staging, 1.1e6, 60)
    fiscal(staging, (date(2019, 7, 1), date(2020, 6, 30)), (date(2021, 7, 1), date(2022, 6, 30)))
    target(staging, date(2023, 1, 1), date(2023, 1, 9))
    stages(staging, total=10)
    for number, value in ((2021, 100), (2022, -95)):
        staging.fact(value, f"{abs(value)} percent", pair_id="KZ-TJ", period=year(number), **RATE)
    (tmp_path / "own.sql").write_text(
        "-- name: own.counts\n-- severity: warning\n-- owner: me\n-- meaning: x\n-- reason: {many}\n"
        "select count(*) as many, count(*) as is_broken from live_fact"
    )
    audit = staging.audit(folders=[tmp_path])
    assert result(audit, "own.counts").status == "failed"  # whatever is not 0 is broken
    found = {(detail.get("pair_id"), each.expectation) for each in audit.results for detail in each.details[:5]}
    assert found >= {
        ("CN-KZ", "growth.stated_levels"),
        ("KZ-PK", "growth.stated_levels"),
        ("KG-KZ", "thresholds.crossed"),
        ("KZ-TR", "totals.by_stage"),
        ("KZ-TJ", "plausibility.growth"),
    }


def test_what_older_readers_read_is_no_part_of_what_a_source_used_to_yield(staging: Staging) -> None:
    """Their claims are kept for ever: counted with the rest, each new version would make the next load look poor."""
    staging.add_published("dim_pair", pair_id="BY-KZ", party_a_id="BY", party_b_id="KZ", party_count=2)
    day = date(2022, 1, 1)
    release = {"source_name": "gov", "language_code": "en", "home_party_id": "KZ", "is_official": True, "title": "t"}
    release |= {"known_from": day, "published_date": day, "reader": "r 1", "fetched_at": datetime.now(UTC)}
    claim = {"pair_id": "BY-KZ", "measure": "turnover", "aspect": "level", "status": "actual", "value": 1e9}
    claim |= {"hedge": "eq", "unit_code": "USD", "resolution": 1e8, "quote": "q", "quote_start": 0, "quote_end": 1}
    claim |= {"rule_name": "t", "confidence": 1.0, "origin": "stated"}
    for number in range(10):
        staging.add_published("dim_release", release_id=f"old{number}", **release)
        for reader in ("r 0", "r 0.5", "r 1"):
            its = {"claim_id": f"old{number} {reader}", "release_id": f"old{number}", "reader": reader}
            staging.add_published("claim", **claim, **its)
    for number in range(5):
        staging.fact(1e9, "$1.0 billion", subject_id=f"{number}", is_current=number == 4, **BROAD)
    audit = staging.audit()
    assert result(audit, "volume.claims").status == "passed" and "volume.claims" not in failed(audit)


def test_numbers_of_postgresql_are_told_like_those_of_sqlite() -> None:
    row = {"share": Decimal("83.3333333333333333"), "each": Decimal("2.0000000000000000"), "odd": float("nan")}
    assert reasons.fill("{share} % of {each}, {odd}", row) == "83.33 % of 2, no number"
