"""Each kind of contradiction is found, the right row is held, and consistent figures pass: on both databases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from expectations import reasons
from tests.expectations.staging import Staging, failed, result, year

LEVEL = {"resolution": 1e8}


def rate(value: float, quote: str, **row: object) -> dict[str, object]:
    return {"value": value, "quote": quote, "aspect": "change_pct", "unit_code": "percent", "resolution": 1.0, **row}


def test_growth_that_no_levels_allow_is_held_with_both_sides_words(staging: Staging) -> None:
    staging.fact(1e9, "$1.0 billion", period=year(2021), published=date(2022, 3, 1), **LEVEL)
    staging.fact(**rate(23, "23 percent", published=date(2023, 2, 1)))  # type: ignore[arg-type]
    wrong = staging.fact(2e9, "$2.0 billion", published=date(2023, 9, 1), **LEVEL)
    audit = staging.audit()
    assert {(held.fact_id, held.expectation) for held in audit.held} == {(wrong, "growth.stated_levels")}
    held = audit.held[0]
    assert held.fact_table == "fact_turnover" and held.own_quote == "$2.0 billion" and held.other_quote == "23 percent"
    assert "22.5 to 23.5 %" in held.reason and "https://example.org/rel1" in held.reason
    assert result(audit, "growth.stated_levels").compared == 1


@pytest.mark.parametrize("value, quote", [(1.2e9, "$1.2 billion"), (1.28e9, "$1.3 billion")])
def test_growth_that_some_levels_allow_passes(staging: Staging, value: float, quote: str) -> None:
    staging.fact(1e9, "$1.0 billion", period=year(2021), published=date(2022, 3, 1), **LEVEL)
    staging.fact(**rate(23, "23 percent"))  # type: ignore[arg-type]
    staging.fact(round(value, -8), quote, **LEVEL)
    audit = staging.audit()
    assert result(audit, "growth.stated_levels").status == "passed"
    assert not audit.held


def test_an_unbounded_level_contradicts_only_beyond_its_bound(staging: Staging) -> None:
    staging.fact(1e9, "more than $1 billion", hedge="gt", period=year(2021), published=date(2022, 3, 1), **LEVEL)
    staging.fact(2e9, "$2.0 billion", **LEVEL)
    staging.fact(**rate(50, "50 percent"))  # type: ignore[arg-type]
    assert result(staging.audit(), "growth.stated_levels").status == "passed"
    staging.fact(**rate(150, "150 percent", release_id="late", published=date(2023, 12, 1)))  # type: ignore[arg-type]
    assert result(staging.audit(), "growth.stated_levels").status == "failed"


def test_the_corroborated_figure_stays_and_the_single_one_is_held(staging: Staging) -> None:
    staging.fact(1e9, "$1.0 billion", period=year(2021), published=date(2022, 3, 1), corroboration_count=3, **LEVEL)
    single = staging.fact(**rate(23, "23 percent", published=date(2022, 2, 1)))  # type: ignore[arg-type]
    staging.fact(2e9, "$2.0 billion", published=date(2023, 9, 1), corroboration_count=2, **LEVEL)
    assert "growth.stated_levels" in {held.expectation for held in staging.audit().held}
    assert single in {held.fact_id for held in staging.audit().held}


def test_a_total_unlike_its_three_stages_is_held_and_a_subset_within_it_is_not(staging: Staging) -> None:
    def stage(value: float, status: str, release: str) -> str:
        common = {"measure": "projects", "unit_code": "count", "period": None, "release_id": release}
        return staging.fact(value, f"{value:.0f} projects", status=status, **common)  # type: ignore[arg-type]

    for status, value in (("actual", 8), ("in_progress", 2), ("planned", 4), ("total", 20)):
        stage(value, status, "bad")
    found = result(staging.audit(), "totals.by_stage")
    assert (found.status, found.compared) == ("failed", 1)
    assert "14" in str(found.details[0]["reason"]) and "20" in str(found.details[0]["reason"])


@pytest.mark.parametrize("total, status", [(20, "passed"), (24, "passed"), (19, "failed"), (25, "failed")])
def test_a_stage_that_a_release_tells_twice_is_no_second_stage(staging: Staging, total: int, status: str) -> None:
    """A heading repeats the text; but two towns may have four projects each, told alike: both sums are possible."""
    common = {"measure": "projects", "unit_code": "count", "period": None, "release_id": "one"}
    for stage, value in (("actual", 8), ("in_progress", 8), ("planned", 4), ("total", total)):
        fact = staging.fact(value, f"{value} projects", status=stage, **common)  # type: ignore[arg-type]
        if stage == "planned":
            staging.told_again(fact, 200)
    assert result(staging.audit(), "totals.by_stage").status == status


def test_members_of_a_group_do_not_make_more_than_the_group(staging: Staging) -> None:
    for party in ("RU", "BY", "KZ"):
        staging.add_published(
            "bridge_party_group", group_party_id="EAEU", party_id=party, valid_from=date(2015, 1, 1), is_current=True
        )
    said = "In all $3.0 billion, of which $1.0 billion here and $2.5 billion there"
    whole = {"release_id": "one", "resolution": 1e8, "text": said}
    total = staging.fact(3e9, "$3.0 billion", pair_id="CN-EAEU", **whole)
    staging.fact(1e9, "$1.0 billion", pair_id="CN-KZ", **whole)
    assert result(staging.audit(), "totals.by_partner").status == "passed"
    staging.fact(2.5e9, "$2.5 billion", pair_id="CN-RU", **whole)
    audit = staging.audit()
    assert result(audit, "totals.by_partner").details[0]["fact_id"] == total and not audit.held


@pytest.mark.parametrize(
    "goods, status",
    [
        ({"wheat": 60e6, "rice": 30e6, "grain": 60e6}, "passed"),  # grain holds the wheat: they do not add up
        ({"wheat": 60e6, "rice": 50e6}, "failed"),
        ({"grain": 120e6}, "failed"),
        ({"copper": 300e6}, "nothing_to_compare"),
    ],
)
def test_goods_do_not_make_more_than_their_sector(staging: Staging, goods: dict[str, float], status: str) -> None:
    both = {"farm products": 100e6, **goods}
    said = ", ".join(f"{good} ${value / 1e6:.0f} million" for good, value in both.items())
    for good, value in both.items():
        row = {"measure": "exports", "from_party_id": "KZ", "to_party_id": "BY", "product": good, "release_id": "one"}
        staging.fact(value, f"${value / 1e6:.0f} million", resolution=1e6, text=said, **row)
    found = result(staging.audit(), "totals.by_sector")
    assert found.status == status
    assert status != "failed" or "food and farming" in str(found.details[0]["reason"])


def test_goods_and_sectors_told_twice_are_added_up_once(staging: Staging) -> None:
    for good, value in (("farm products", 100e6), ("wheat", 60e6), ("rice", 30e6)):
        row = {"measure": "exports", "from_party_id": "KZ", "to_party_id": "BY", "product": good, "release_id": "one"}
        fact = staging.fact(value, f"${value / 1e6:.0f} million", resolution=1e6, **row)
        staging.told_again(fact, 200 + int(value / 1e6))
    assert result(staging.audit(), "totals.by_sector").status == "passed"


@pytest.mark.parametrize("heading, status", [(40e6, "passed"), (90e6, "failed")])
def test_codes_do_not_make_more_than_the_code_they_begin_with(staging: Staging, heading: float, status: str) -> None:
    sides = {"measure": "exports", "from_party_id": "KZ", "to_party_id": "BY", "counted_by_party_id": "KZ"}
    for code, value in (("hs 87", 100e6), ("hs 8701", 50e6), ("hs 8703", heading), ("hs 84", 10e6)):
        row = {**sides, "product": code, "origin": "counted", "release_id": "table"}
        staging.fact(value, f"{value:.0f}", subject_id=code, **row)
    assert result(staging.audit(), "totals.by_sector").status == status


@pytest.mark.parametrize("first", [4.8e9, 48e9])
def test_a_reason_tells_the_held_figure_first_whichever_id_is_smaller(staging: Staging, first: float) -> None:
    for value in (first, 52.8e9 - first):
        language, day = ("en", 27) if value == 48e9 else ("ru", 26)
        quote = f"${value / 1e9:g} billion"
        staging.fact(value, quote, language_code=language, published=date(2023, 11, day), is_current=False, **LEVEL)
    held = next(held for held in staging.audit().held if held.expectation == "agreement.languages")
    assert held.reason.startswith("47.95 billion - 48.05 billion here, 4.75 billion - 4.85 billion USD there")
    assert "Said here: “$48 billion”" in held.reason


def test_texts_of_two_countries_are_no_language_versions_of_one(staging: Staging) -> None:
    """Files that came by hand are all of the source `local`: their publishers differ all the same."""
    for home, language, value in (("KZ", "en", 4.8e9), ("UZ", "ru", 5.4e9)):
        row = {"home_party_id": home, "language_code": language, "source_name": "local", "pair_id": "KZ-UZ"}
        staging.fact(value, f"${value / 1e9:g} billion", published=date(2023, 11, 27), **row, **LEVEL)
    assert failed(staging.audit()) & {"agreement.languages", "agreement.sides"} == {"agreement.sides"}


def test_an_interval_of_one_number_is_told_as_one() -> None:
    row = {"own_low": 18.0, "own_high": 18.0, "other_low": 20.0, "other_high": 22.0, "low": 5.0, "high": 5.0}
    told = reasons.fill("{own_low} - {own_high} here, {other_low} to {other_high} there, {low} or {high}", row)
    assert told == "18 here, 20 to 22 there, 5 or 5"


def test_nothing_to_compare_is_said_and_never_passes(staging: Staging) -> None:
    audit = staging.audit()
    assert {each.status for each in audit.results} == {"nothing_to_compare"}
    staging.fact(1e9, "$1.0 billion", **LEVEL)
    assert result(staging.audit(), "growth.stated_levels").status == "nothing_to_compare"
    assert result(staging.audit(), "provenance.quote").status == "passed"


@pytest.mark.parametrize(
    "expectation, value, quote, row",
    [
        ("provenance.quote", 1e9, "$1.0 billion", {"text": "Trade was $1.1 billion then"}),
        ("provenance.value", 1e12, "$1.0 billion", {}),
        ("provenance.currency", 1e9, "$1.0 billion", {"unit_code": "KZT"}),
        ("provenance.hedge", 1e9, "about $1.0 billion", {}),
        ("shape.facts", 1e9, "$1.0 billion", {"low": 2e9}),
        ("shape.facts", 1e9, "$1.0 billion", {"period": (date(2023, 1, 1), date(2022, 1, 1))}),
        ("dates.period_after_publication", 1e9, "$1.0 billion", {"period": year(2023)}),
        ("dates.future_publication", 1e9, "$1.0 billion", {"published": date(2031, 1, 1)}),
        ("references.parties", 1e9, "$1.0 billion", {"measure": "exports", "from_party_id": "MX", "to_party_id": "KZ"}),
        ("money.conversion", 1e9, "$1.0 billion", {"value_usd": 9e8, "fx_rate": 1.0}),
    ],
)  # fmt: skip
def test_a_single_wrong_fact_is_held(
    staging: Staging, expectation: str, value: float, quote: str, row: dict[str, object]
) -> None:
    wrong = staging.fact(value, quote, **({"resolution": 1e8} | row))  # type: ignore[arg-type]
    right = staging.fact(3e8, "$300 million", resolution=1e6, pair_id="KZ-UZ")
    audit = staging.audit()
    assert expectation in failed(audit)
    assert wrong in {held.fact_id for held in audit.held if held.expectation == expectation}
    assert right not in {held.fact_id for held in audit.held}


def test_a_year_that_ends_in_the_month_of_publication_may_be_told_of(staging: Staging) -> None:
    staging.fact(1e9, "$1.0 billion", resolution=1e8, published=date(2023, 12, 5), period=year(2023))
    early = staging.fact(9e8, "$0.9 billion", resolution=1e8, published=date(2022, 11, 30), period=year(2022))
    held = staging.audit().held
    assert {one.fact_id for one in held if one.expectation == "dates.period_after_publication"} == {early}


def test_a_warning_flags_and_holds_nothing_back(staging: Staging) -> None:
    stock = {"unit_code": "count", "period": None}
    tell(staging, 1400, date(2022, 1, 1), is_current=False, **stock)
    fewer = tell(staging, 900, date(2023, 1, 1), **stock)
    audit = staging.audit()
    assert "stocks.fall" in failed(audit) and not audit.held and audit.warned == {fewer}


def test_the_jobs_of_one_plant_are_no_stock_that_falls(staging: Staging) -> None:
    stock = {"measure": "jobs", "unit_code": "count", "period": None}
    tell(staging, 1400, date(2022, 1, 1), is_current=False, unit_code="count", period=None)
    staging.fact(60, "60 jobs", published=date(2023, 1, 1), **stock)
    assert result(staging.audit(), "stocks.fall").status == "nothing_to_compare"


def tell(staging: Staging, jobs: int, published: date, **row: object) -> str:
    """One release of eight projects with their jobs; the fact of these."""
    both = {"published": published, "text": f"8 projects with {jobs} jobs", "release_id": f"stock {published}", **row}
    staging.fact(8, "8 projects", measure="projects", **both)  # type: ignore[arg-type]
    return staging.fact(jobs, f"{jobs} jobs", measure="jobs", **both)  # type: ignore[arg-type]


def test_a_unit_slip_comes_with_what_was_likely_meant(staging: Staging) -> None:
    for number, value in ((2019, 1.0e9), (2020, 1.1e9), (2021, 1.3e9)):
        staging.fact(
            value, f"${value / 1e9:.1f} billion", period=year(number), published=date(number + 1, 3, 1), **LEVEL
        )
    slip = staging.fact(1.4e12, "$1.4 trillion", resolution=1e11)
    audit = staging.audit()
    assert slip in {held.fact_id for held in audit.held if held.expectation == "plausibility.unit_slip"}
    assert result(audit, "plausibility.unit_slip").details[0]["numbers"]["suggested_value"] == pytest.approx(1.4e9)


def test_figures_of_unnamed_parties_are_never_held_against_one_another(staging: Staging) -> None:
    for number, quote, value in (("a", "$1.0 billion", 1e9), ("b", "$9.0 billion", 9e9)):
        staging.fact(value, quote, pair_id="ZZ", release_id=number, subject_id=number, **LEVEL)
    staging.fact(**rate(5, "5 percent", pair_id="ZZ", release_id="c"))  # type: ignore[arg-type]
    assert not failed(staging.audit()) - {"references.parties"}


def test_a_folder_of_own_expectations_runs_with_the_rest(staging: Staging, tmp_path: Path) -> None:
    header = "-- name: {name}\n-- severity: error\n-- owner: me\n-- meaning: Nothing is small.\n-- holds: fact\n"
    header += "-- reason: only {{value}}\n"
    sql = "select fact_id, pair_id, value, case when value < 10 then 1 else 0 end as is_broken from live_fact"
    (tmp_path / "small.sql").write_text(header.format(name="own.small") + sql)
    (tmp_path / "broken.sql").write_text(header.format(name="own.broken") + "select 1 as is_broken from nowhere")
    small = staging.fact(5, "5 jobs", measure="jobs", unit_code="count", period=None)
    audit = staging.audit(folders=[tmp_path])
    assert [(held.fact_id, held.expectation) for held in audit.held] == [(small, "own.small")]
    assert audit.held[0].reason.startswith("only 5. Said here: “5 jobs”")
    broken = result(audit, "own.broken")
    assert broken.status == "failed" and "nowhere" in str(broken.details[0]["error"])
    assert result(audit, "provenance.quote").status == "passed"
