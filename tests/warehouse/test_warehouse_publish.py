"""Publishing under an audit: what is held back, what is flagged, what a reader sees meanwhile, corrections."""

from __future__ import annotations

import json
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError
from warehouse_made import batch, claim, load, reading, rows

from warehouse import corrections
from warehouse.audit import Audit, CheckResult, Held
from warehouse.lock import LoadLocked
from warehouse.roles import READER, WRITER, grant_roles
from warehouse.store import Warehouse


def held(fact: dict[str, Any]) -> Held:
    return Held("fact_turnover", fact["fact_id"], "totals", "error", "9 is not 8", "nine", "eight", "other")


def test_a_fact_held_back_leaves_the_word_before_it_in_force(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))
    staged = warehouse.stage(batch(reading("b", "2023-02-10", claim("", 9e9))))
    (wrong,) = rows(warehouse, "SELECT * FROM stage_fact_turnover WHERE value = 9e9")
    (closed,) = rows(warehouse, "SELECT * FROM stage_fact_turnover WHERE value = 1e9")
    assert str(closed["known_to"]) == "2023-02-10"
    result = CheckResult("totals", "error", "steward", "parts add up", "failed", 3, 1, ({"subject": "BY-KZ"},))
    published = warehouse.publish(staged, Audit((result,), (held(wrong),), frozenset({closed["fact_id"]})))
    assert published.counts["held"] == 1
    (fact,) = rows(warehouse, "SELECT * FROM fact_turnover")
    assert (fact["value"], fact["known_to"], bool(fact["is_current"]), fact["quality"]) == (1e9, None, True, "warned")
    (kept,) = rows(warehouse, "SELECT * FROM quarantine")
    assert (kept["reason"], kept["other_quote"], json.loads(kept["fact"])["value"]) == ("9 is not 8", "eight", 9e9)
    (check,) = rows(warehouse, "SELECT * FROM check_result")
    assert (check["compared_count"], check["failed_count"], json.loads(check["details"])[0]["subject"]) == (
        3,
        1,
        "BY-KZ",
    )
    assert rows(warehouse, f"SELECT * FROM bridge_fact_claim WHERE fact_id = '{wrong['fact_id']}'") == []


def test_what_is_no_longer_held_leaves_quarantine_and_is_published(warehouse: Warehouse) -> None:
    one = reading("a", "2023-01-10", claim("", 1e9))
    staged = warehouse.stage(batch(one))
    (fact,) = rows(warehouse, "SELECT * FROM stage_fact_turnover")
    warehouse.publish(staged, Audit(held=(held(fact),)))
    assert rows(warehouse, "SELECT * FROM fact_turnover") == []
    assert not load(warehouse, one).is_nothing_new
    assert rows(warehouse, "SELECT * FROM quarantine") == []
    assert len(rows(warehouse, "SELECT * FROM fact_turnover")) == 1


def correcting(path: Path, claim_id: str, until: str) -> Path:
    path.write_text(
        f'[[correction]]\nclaim_id = "{claim_id}"\nset = {{ value = 1.1e9 }}\nwho = "s"\nwhy = "slip"\n'
        f"until = {until}\n"
    )
    return path


_ENTRY = '[[correction]]\nclaim_id = "x"\nwho = "a"\nwhy = "b"\nuntil = 2024-01-01\n'


def test_a_corrected_figure_is_as_exact_as_it_is_told(opened: Any, tmp_path: Path) -> None:
    """A figure of "1.2 trillion" that is mended to 1.1 billion is not anything up to half a hundred billion."""
    one = reading("a", "2023-01-10", claim("", 1.2e12, resolution=1e11))
    path = correcting(tmp_path / "corrections.toml", one.claims[0].claim_id, "2024-01-01")
    warehouse = opened(corrections_file=path)
    warehouse.publish(warehouse.stage(batch(one), today=date(2023, 6, 1)), Audit())
    (fact,) = rows(warehouse, "SELECT * FROM fact_turnover")
    assert (fact["value"], fact["low"], fact["high"]) == (1.1e9, 1.05e9, 1.15e9)


def test_a_file_of_corrections_may_have_a_mark_and_large_numbers(tmp_path: Path) -> None:
    entry = _ENTRY + "set = { value = 20000000000000001, value_high = 30000000000000000 }\n"
    (tmp_path / "c.toml").write_text(entry, "utf-8-sig")
    (row,) = corrections.in_force(tmp_path / "c.toml", date(2023, 1, 1)).to_pylist()
    assert (row["value"], row["value_high"]) == (2e16, 3e16)


def test_a_correction_overrides_until_it_expires(opened: Any, tmp_path: Path) -> None:
    one = reading("a", "2023-01-10", claim("", 1e9))
    path = correcting(tmp_path / "corrections.toml", one.claims[0].claim_id, "2024-01-01")
    warehouse = opened(corrections_file=path)
    other = reading("b", "2023-01-11", claim("", 5, measure="jobs", unit="count", parties=("KZ", "UZ")))
    for day, value, marked in ((date(2023, 6, 1), 1.1e9, True), (date(2024, 6, 1), 1e9, False)):
        warehouse.publish(warehouse.stage(batch(one if marked else other), today=day), Audit())
        (fact,) = rows(warehouse, "SELECT * FROM fact_turnover")
        assert (fact["value"], fact["correction_id"] is not None) == (value, marked)
        assert len(rows(warehouse, "SELECT * FROM correction")) == int(marked)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('[[correction]]\nclaim_id = "x"\n', "who, why, until missing"),
        ('[[correction]]\nclaim_id="x"\nwho="a"\nwhy="b"\nuntil=2024-01-01\nset={colour=1}\n', "colour"),
        ('[[correction]]\nclaim_id="x"\nwho="a"\nwhy="b"\nuntil="soon"\nset={value=1}\n', "write a date"),
        ('[[correction]\nclaim_id="x"\n', "no TOML"),
        ('[[corrections]]\nclaim_id="x"\n', r"not only entries \[\[correction"),
        ('[correction]\nclaim_id="x"\n', r"not only entries \[\[correction"),
        (_ENTRY + "withdrawn = true\n", "withdrawn is no key"),
        (_ENTRY + "withdraw = true\nset = { value = 1 }\n", "has nothing set"),
        (_ENTRY + 'withdraw = "no"\n', "true or false"),
        (_ENTRY + 'set = { value = "4.8e9" }\n', "must be a number"),
        (_ENTRY + "set = { value = nan }\n", "must be a number"),
        (_ENTRY + f"set = {{ value = 1{'0' * 400} }}\n", "must be a number"),
        (_ENTRY + "set = { value_high = 5 }\n", "set beside it"),
        (_ENTRY + 'set = { hedge = "around" }\n', "one of eq, approx"),
        (_ENTRY + 'set = { status = "done" }\n', "one of actual"),
        (_ENTRY + 'set = { unit = "dollars" }\n', "three capitals"),
        (_ENTRY + 'set = { period_start = "2025" }\n', "must be a date"),
        (_ENTRY + "set = { period_start = 2025-06-01, period_end = 2025-01-01 }\n", "not before period_start"),
        (_ENTRY.replace("2024-01-01", "2024-01-01T10:00:00Z") + "set = { value = 1 }\n", "write a date"),
        (_ENTRY.replace('"b"', '" "') + "set = { value = 1 }\n", "why says nothing"),
    ],
)
def test_a_correction_that_cannot_be_applied_says_why(tmp_path: Path, body: str, complaint: str) -> None:
    (tmp_path / "c.toml").write_text(body)
    with pytest.raises(corrections.BadCorrection, match=complaint):
        corrections.in_force(tmp_path / "c.toml", date(2023, 1, 1))


def test_a_second_load_waits_for_the_first(warehouse: Warehouse, database_url: str, opened: Any) -> None:
    other = opened(database_url, lock_timeout_seconds=0.2)
    staged = warehouse.stage(batch(reading("a", "2023-01-10", claim("", 1e9))))
    with pytest.raises(LoadLocked, match="another load"):
        other.stage(batch(reading("b", "2023-01-10", claim("", 2e9))))
    warehouse.publish(staged, Audit())
    assert load(other, reading("b", "2023-01-11", claim("", 2e9))).counts["new"] == 1


def test_a_reader_never_sees_half_a_load(warehouse: Warehouse) -> None:
    seen: set[tuple[int, int]] = set()
    done = threading.Event()

    def poll() -> None:
        while not done.is_set():
            with warehouse.engine.connect() as connection:
                seen.add(tuple(connection.execute(text(_BOTH)).one()))

    reader = threading.Thread(target=poll)
    reader.start()
    for number in range(6):
        two = claim("", number, measure="jobs", unit="count", resolution=1.0), claim("", number * 1e9 + 1e9)
        load(warehouse, reading(f"r{number}", f"2023-01-1{number}", *two))
    done.set()
    reader.join()
    assert all(turnover == jobs for turnover, jobs in seen) and len(seen) > 1


_BOTH = "SELECT (SELECT count(*) FROM fact_turnover), (SELECT count(*) FROM fact_jobs)"


@pytest.mark.postgres
@pytest.mark.slow
def test_a_reader_sees_what_is_published_and_nothing_else(postgres_url: str, opened: Any) -> None:
    warehouse = opened(postgres_url)
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))
    with warehouse.database.writing() as connection:
        connection.execute(text("CREATE TABLE of_another_program (secret TEXT)"))
    grant_roles(warehouse.database)
    grant_roles(warehouse.database)
    with warehouse.engine.connect() as connection:
        connection.execute(text(f"SET ROLE {READER}"))
        assert connection.execute(text("SELECT count(*) FROM mart_pair_overview")).scalar() == 1
        for forbidden in ("SELECT * FROM stage_fact_turnover", "SELECT * FROM quarantine", "DELETE FROM fact_jobs"):
            with pytest.raises(ProgrammingError, match="permission denied"), connection.begin_nested():
                connection.execute(text(forbidden))
        connection.execute(text(f"SET ROLE {WRITER}"))
        with pytest.raises(ProgrammingError, match="permission denied"), connection.begin_nested():
            connection.execute(text("DELETE FROM of_another_program"))
        connection.rollback()
        connection.invalidate()


def test_roles_need_postgresql(opened: Any) -> None:
    with pytest.raises(ValueError, match="SQLite knows no roles"):
        grant_roles(opened().database)


def test_other_databases_are_refused() -> None:
    with pytest.raises(ValueError, match="use sqlite"):
        Warehouse("mysql://user@host/db", "lake")
    assert create_engine("sqlite://").dialect.name == "sqlite"
