"""The whole way with a real warehouse: held, shown, released or rejected, and never held again for the same reason."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from claims.model import Claim, Document, Official, Reading
from expectations import datadocs, gate, incidents, quarantine
from expectations.registry import ExpectationFileError
from expectations.routing import Routing
from warehouse.batch import Batch, from_readings
from warehouse.store import Warehouse


def reading(release: str, published: str, *figures: tuple[str, float, str, int]) -> Reading:
    """A release that states figures: (quote, value, aspect, year)."""
    text, claims = "", []
    for quote, value, aspect, year in figures:
        text += "Turnover: "
        fields = {"unit": "USD", "resolution": 1e8} if aspect == "level" else {"unit": "percent", "resolution": 1.0}
        fields |= {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31", "parties": ("BY", "KZ")}
        span = {"start": len(text), "end": len(text) + len(quote), "quote": quote, "reader": "test 1"}
        claims.append(Claim(document_id=release, measure="turnover", aspect=aspect, value=value, **span, **fields))  # type: ignore[arg-type]
        text += f"{quote}. "
    return Reading(Document(release, text, "A title", "en", published, "KZ"), tuple(claims))


def batch(*readings: Reading) -> Batch:
    known = {each.document.id: {"source": "gov", "fetched_at": "2023-09-27T00:00:00Z"} for each in readings}
    return from_readings(readings, known)


CONTRADICTION = batch(
    reading("a" * 32, "2022-03-01", ("$1.0 billion", 1e9, "level", 2021)),
    reading("b" * 32, "2023-03-01", ("23%", 23.0, "change_pct", 2022)),
    reading("c" * 32, "2023-09-01", ("$2.0 billion", 2e9, "level", 2022)),
)


@pytest.fixture
def warehouse(database_url: str, tmp_path: Path) -> Iterator[Warehouse]:
    with Warehouse(database_url, str(tmp_path / "lake")) as opened:
        yield opened
        gate.cool(opened)


def load(warehouse: Warehouse, brought: Batch) -> None:
    staged = warehouse.stage(brought)
    warehouse.publish(staged, gate.audit(warehouse, staged))


def published(warehouse: Warehouse) -> set[float]:
    with warehouse.engine.connect() as connection:
        return {row[0] for row in connection.execute(sa.text("select value from fact_turnover where is_current"))}


def test_a_decision_takes_nothing_from_what_else_a_release_names(warehouse: Warehouse) -> None:
    one = reading("a" * 32, "2022-03-01", ("$1.0 billion", 1e9, "level", 2021))
    load(warehouse, batch(replace(one, officials=(Official("A. Person", "minister", "KZ", 0, 4),))))
    quarantine.again(warehouse, ["a" * 32])
    with warehouse.engine.connect() as connection:
        for name in ("bridge_release_official", "dim_official", "claim", "fact_turnover"):
            assert connection.execute(sa.text(f"select count(*) from {name}")).scalar() == 1, name


def test_what_is_held_is_shown_and_a_release_is_for_ever(warehouse: Warehouse) -> None:
    load(warehouse, CONTRADICTION)
    held = quarantine.listing(warehouse.engine, pair_id="BY-KZ")
    assert [(row["expectation"], row["own_quote"], row["other_quote"]) for row in held] == [
        ("growth.stated_levels", "$2.0 billion", "23%")
    ]
    assert published(warehouse) == {1e9, 23.0}
    fact = str(held[0]["fact_id"])
    assert [turn.event for turn in incidents.catch_up(warehouse.database, Routing())] == ["opened"]
    quarantine.decide(warehouse, fact, "release", who="A. Steward", why="asked the ministry")
    assert published(warehouse) == {1e9, 2e9, 23.0} and quarantine.listing(warehouse.engine) == []
    assert [turn.event for turn in incidents.catch_up(warehouse.database, Routing())] == ["recovered"]
    load(warehouse, batch(reading("d" * 32, "2023-10-01", ("$2.0 billion", 2e9, "level", 2022))))
    assert quarantine.listing(warehouse.engine) == []
    decision = quarantine.show(warehouse.engine, fact)["decisions"][0]
    assert (decision["verdict"], decision["decided_by"], decision["why"]) == (
        "release",
        "A. Steward",
        "asked the ministry",
    )


def test_what_is_rejected_stays_out_and_is_held_against_no_one(warehouse: Warehouse) -> None:
    load(warehouse, CONTRADICTION)
    fact = str(quarantine.listing(warehouse.engine)[0]["fact_id"])
    quarantine.decide(warehouse, fact, "reject", who="A. Steward", why="a misprint")
    assert published(warehouse) == {1e9, 23.0}
    shown = quarantine.listing(warehouse.engine)
    assert [row["expectation"] for row in shown] == ["steward.rejected"] and "a misprint" in str(shown[0]["reason"])
    load(warehouse, batch(reading("d" * 32, "2023-10-01", ("$1.2 billion", 1.2e9, "level", 2022))))
    assert published(warehouse) == {1e9, 1.2e9, 23.0}


def test_a_mistaken_release_and_a_mistaken_rejection_are_undone(warehouse: Warehouse) -> None:
    """The audit trail keeps every step; each holds over the next load."""
    load(warehouse, CONTRADICTION)
    fact = str(quarantine.listing(warehouse.engine)[0]["fact_id"])

    def decided(verdict: str) -> tuple[set[float], list[str]]:
        quarantine.decide(warehouse, fact, verdict, who="A. Steward", why=f"to {verdict} it")
        load(warehouse, CONTRADICTION)
        return published(warehouse), [row["expectation"] for row in quarantine.listing(warehouse.engine)]

    assert decided("release") == ({1e9, 2e9, 23.0}, [])
    assert decided("reject") == ({1e9, 23.0}, ["steward.rejected"])
    assert decided("release") == ({1e9, 23.0}, ["growth.stated_levels"])
    assert decided("release") == ({1e9, 2e9, 23.0}, [])
    trail = quarantine.show(warehouse.engine, fact)["decisions"]
    assert [row["verdict"] for row in trail] == ["release", "reject", "reject", "release", "release"]


def test_a_published_fact_may_be_rejected_and_comes_back(warehouse: Warehouse) -> None:
    load(warehouse, CONTRADICTION)
    with warehouse.engine.connect() as connection:
        fact = str(connection.execute(sa.text("select fact_id from fact_turnover where value = 1e9")).scalar())
    assert quarantine.full_id(warehouse.engine, fact[:9], published=True) == fact
    with pytest.raises(quarantine.NotHeld, match="not held back, nor flagged"):
        quarantine.decide(warehouse, fact, "release", who="A. Steward", why="it looks right")
    quarantine.decide(warehouse, fact, "reject", who="A. Steward", why="withdrawn by the ministry")
    assert published(warehouse) == {2e9, 23.0}  # nothing is held against the rejected level any more
    quarantine.decide(warehouse, fact, "release", who="A. Steward", why="it was another ministry")
    assert published(warehouse) == {1e9, 23.0}


def test_a_warning_that_a_steward_accepts_flags_no_longer(warehouse: Warehouse) -> None:
    for number, (day, value) in enumerate((("2022-03-01", 1e9), ("2023-03-01", 2e9))):
        load(warehouse, batch(reading(f"{number:032x}", day, (f"${value / 1e9} billion", value, "level", 2021))))
    assert [turn.event for turn in incidents.catch_up(warehouse.database, Routing())] == ["opened"]
    flagged = sa.text("select fact_id from fact_turnover where quality = 'warned'")
    with warehouse.engine.connect() as connection:
        (fact,) = connection.execute(flagged).scalars()
    quarantine.decide(warehouse, fact, "release", who="A. Steward", why="the ministry counts anew")
    assert [turn.event for turn in incidents.catch_up(warehouse.database, Routing())] == ["recovered"]
    load(warehouse, batch(reading("d" * 32, "2023-10-01", ("$3.0 billion", 3e9, "level", 2022))))
    with warehouse.engine.connect() as connection:
        assert not connection.execute(flagged).scalars().all()
    assert published(warehouse) == {2e9, 3e9}


def test_a_misread_quote_stays_held_when_its_pair_is_loaded_again(warehouse: Warehouse) -> None:
    """Only new documents are read again, so earlier findings must not be forgotten."""
    load(warehouse, batch(reading("a" * 32, "2022-03-01", ("$1.0 billion", 7e9, "level", 2021))))
    assert [row["expectation"] for row in quarantine.listing(warehouse.engine)] == ["provenance.value"]
    load(warehouse, batch(reading("b" * 32, "2023-03-01", ("$1.5 billion", 1.5e9, "level", 2022))))
    assert [row["expectation"] for row in quarantine.listing(warehouse.engine)] == ["provenance.value"]
    assert published(warehouse) == {1.5e9}
    turns = incidents.catch_up(warehouse.database, Routing())
    assert [turn.event for turn in turns] == ["opened"]


def test_a_misread_quote_that_is_corrected_is_held_no_longer(database_url: str, tmp_path: Path) -> None:
    corrections = tmp_path / "corrections.toml"
    with Warehouse(database_url, str(tmp_path / "lake"), corrections_file=corrections) as warehouse:
        brought = reading("a" * 32, "2022-03-01", ("$1.0 billion", 7e9, "level", 2021))
        load(warehouse, batch(brought))
        assert published(warehouse) == set() and len(quarantine.listing(warehouse.engine)) == 1
        assert [turn.event for turn in incidents.catch_up(warehouse.database, Routing())] == ["opened"]
        corrections.write_text(
            f'[[correction]]\nclaim_id = "{brought.claims[0].claim_id}"\nwho = "A. Steward"\nwhy = "misread"\n'
            "until = 2090-01-01\nset = { value = 1e9 }\n"
        )
        load(warehouse, batch(reading("b" * 32, "2023-03-01", ("$1.5 billion", 1.5e9, "level", 2022))))
        assert published(warehouse) == {1e9, 1.5e9} and quarantine.listing(warehouse.engine) == []
        assert [turn.event for turn in incidents.catch_up(warehouse.database, Routing())] == ["recovered"]
        gate.cool(warehouse)


@pytest.mark.slow
def test_two_gates_at_once_come_to_what_one_after_the_other_does(database_url: str, tmp_path: Path) -> None:
    """Each load waits for the other's lock, and sees what it has published."""
    parts = [
        batch(reading("a" * 32, "2022-03-01", ("$1.0 billion", 1e9, "level", 2021))),
        batch(reading("b" * 32, "2023-03-01", ("23%", 23.0, "change_pct", 2022))),
        batch(reading("c" * 32, "2023-09-01", ("$2.0 billion", 2e9, "level", 2022))),
    ]

    def one(part: Batch) -> None:
        with Warehouse(database_url, str(tmp_path / "lake")) as warehouse:
            load(warehouse, part)

    with Warehouse(database_url, str(tmp_path / "lake")) as warehouse:
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(one, parts))
        held = quarantine.listing(warehouse.engine)
        assert [row["own_quote"] for row in held] == ["$2.0 billion"] and published(warehouse) == {1e9, 23.0}
        gate.cool(warehouse)


def test_a_rule_that_its_user_takes_away_holds_nothing_any_more(warehouse: Warehouse, tmp_path: Path) -> None:
    own = tmp_path / "own.sql"
    own.write_text(
        "-- name: own.small\n-- severity: error\n-- owner: me\n-- meaning: Nothing is small.\n-- holds: fact\n"
        "-- reason: only {value}\nselect fact_id, pair_id, value, case when value < 2e9 then 1 else 0 end as is_broken"
        " from live_fact"
    )

    def bring(part: Batch) -> None:
        staged = warehouse.stage(part)
        warehouse.publish(staged, gate.audit(warehouse, staged, folders=[tmp_path]))

    bring(batch(reading("a" * 32, "2022-03-01", ("$1.0 billion", 1e9, "level", 2021))))
    assert [row["expectation"] for row in quarantine.listing(warehouse.engine)] == ["own.small"]
    assert [turn.event for turn in incidents.catch_up(warehouse.database, Routing())] == ["opened"]
    own.unlink()
    bring(batch(reading("b" * 32, "2023-03-01", ("$1.5 billion", 1.5e9, "level", 2022))))
    assert quarantine.listing(warehouse.engine) == [] and published(warehouse) == {1e9, 1.5e9}
    assert [turn.event for turn in incidents.catch_up(warehouse.database, Routing())] == ["recovered"]


def test_an_audit_that_fails_keeps_nobody_from_loading(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, CONTRADICTION)
    fact = str(quarantine.listing(warehouse.engine)[0]["fact_id"])
    (tmp_path / "bad.sql").write_text("no expectation")
    with pytest.raises(ExpectationFileError):
        quarantine.decide(warehouse, fact, "release", who="me", why="x", folders=[tmp_path])
    url = warehouse.database.url.render_as_string(hide_password=False)
    with Warehouse(url, str(tmp_path / "lake"), lock_timeout_seconds=1.0) as other, other.locked():
        pass


def test_a_decision_needs_who_and_why_and_a_fact_that_is_held(warehouse: Warehouse) -> None:
    load(warehouse, CONTRADICTION)
    fact = str(quarantine.listing(warehouse.engine)[0]["fact_id"])
    with pytest.raises(ValueError, match="who decides and why"):
        quarantine.decide(warehouse, fact, "release", who=" ", why="x")
    with pytest.raises(quarantine.NotHeld, match="quarantine list"):
        quarantine.decide(warehouse, "no such fact", "release", who="me", why="x")


@pytest.mark.slow
def test_data_docs_show_the_reasons_and_run_nothing_that_a_release_says(warehouse: Warehouse, tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>$1.0 billion"
    with pytest.raises(datadocs.NoResults):
        datadocs.build(warehouse.engine, tmp_path / "docs")
    load(warehouse, batch(reading("a" * 32, "2022-03-01", (evil, 7e9, "level", 2021))))
    index = datadocs.build(warehouse.engine, tmp_path / "docs")
    pages = [page.read_text("utf-8") for page in (tmp_path / "docs").rglob("*.html")]
    assert index.is_file() and len(pages) >= 3
    assert any("provenance.value" in page and "alert(1)" in page for page in pages)
    assert not any("<script>alert(1)" in page for page in pages)


def test_a_sweep_finds_the_source_that_has_fallen_silent(warehouse: Warehouse) -> None:
    days = [f"2023-0{month}-01" for month in range(1, 10)]
    readings = [reading(f"{n:032x}", day, ("$1.0 billion", 1e9, "level", 2021)) for n, day in enumerate(days)]
    load(warehouse, batch(*readings))

    def stale(day: datetime) -> str:
        audit = gate.sweep(warehouse, today=day.date())
        return next(each.status for each in audit.results if each.expectation == "freshness.source")

    assert stale(datetime(2023, 10, 1, tzinfo=UTC)) == "passed"
    assert stale(datetime(2024, 6, 1, tzinfo=UTC)) == "failed"
