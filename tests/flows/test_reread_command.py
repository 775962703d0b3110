"""A new version of the reader: the difference first, with its words; then replaced; the old one readable as of then."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims.model import Claim, Document, Reading
from claims.read import Unreadable
from claims.read import read as present
from flows import inbox
from raw.sidecar import Sidecar
from tests.flows.bench_latency import release

pytestmark = pytest.mark.slow
OLD = "communique-text/0"
WEATHER = (
    "---\npublished: 2024-05-01\nlang: en\n---\n\nSunny days lie ahead, say the ministers of India and Viet Nam.\n"
)


def old_reader(document: Document) -> Reading:
    """A reader that overlooks projects, takes jobs for planned ones, and sees a firm in the first word of a text."""
    reading = present(document)
    claims = [replace(one, reader=OLD) for one in reading.claims if one.measure != "projects"]
    claims = [replace(one, status="planned") if one.measure == "jobs" else one for one in claims]
    firm = Claim(document.id, "enterprises", "level", 7.0, "count", 0, 5, document.text[:5], parties=("IN", "VN"))
    return replace(reading, claims=(*claims, replace(firm, reader=OLD)))


@pytest.fixture
def house(
    communique: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Any]]:
    """The command line over a warehouse of two texts, one of them without any figure, published by the old reader."""
    for text in (release(1), WEATHER):
        inbox.put(tmp_path / "data" / "inbox", "a.txt", text.encode(), Sidecar(source="desk", home="IN"))
    with monkeypatch.context() as patch:
        patch.setattr("flows.reading.read", old_reader)
        assert communique("watch --once").code == 0
    yield communique


def rows(communique: Callable[..., Any], sql: str, more: str = "") -> list[str]:
    answer = communique(f'query "{sql}" --format csv {more}')
    assert answer.code == 0, answer.err
    return list(answer.out.splitlines()[1:])


FIRMS = "SELECT value FROM fact_enterprises WHERE is_current"
PROJECTS = "SELECT value FROM fact_projects WHERE is_current"
JOBS = "SELECT status FROM fact_jobs WHERE is_current"
READERS = "SELECT DISTINCT reader FROM dim_release"


def words(text: str) -> set[tuple[str, ...]]:
    """What stands in each line, without the blanks between."""
    return {tuple(line.split()) for line in text.splitlines()}


def test_the_difference_is_shown_and_nothing_else_is_done(house: Callable[..., Any], tmp_path: Path) -> None:
    before = house(f"dump {tmp_path / 'before'}").out
    told = house("reread --dry-run")
    assert told.code == 0, told.err
    shown = words(told.out)
    # By measure and language, with how many; then each with its words, and how it changed.
    assert {("gained", "projects", "en", "1"), ("lost", "enterprises", "en", "2")} <= shown
    assert ("changed", "jobs", "en", "1") in shown
    assert ("gained", "projects", "en", "3") in shown
    assert ("lost", "enterprises", "en", "Talks") in shown
    assert ("lost", "enterprises", "en", "Sunny") in shown
    assert ("changed", "jobs", "en", "101", "status", "planned", "->", "actual") in shown
    assert "nothing was replaced" in told.out
    assert house(f"dump {tmp_path / 'after'}").out == before


def test_the_old_reading_is_replaced_and_stays_readable(house: Callable[..., Any]) -> None:
    old = {sql: rows(house, sql) for sql in (FIRMS, PROJECTS, JOBS, READERS)}
    assert old == {FIRMS: ["7.0"], PROJECTS: [], JOBS: ["planned"], READERS: [OLD]}
    time.sleep(1.1)  # the moment that is told has whole seconds
    told = house("reread")
    assert told.code == 0, told.err
    assert ("gained", "projects", "en", "1") in words(told.out)
    new = {sql: rows(house, sql) for sql in old}
    assert new == {FIRMS: [], PROJECTS: ["3.0"], JOBS: ["actual"], READERS: ["communique-text/1"]}
    (moment,) = re.findall(r"communique query SQL (--stood-on \S+)", told.out)
    assert {sql: rows(house, sql, moment) for sql in old} == old
    assert rows(house, "SELECT count(*) FROM mart_turnover_yearly", moment) == ["1"]
    assert {sql: rows(house, sql, "--stood-on 9999-01-01") for sql in old} == new
    assert {sql: rows(house, sql) for sql in old} == new
    again = house("reread")
    assert "0 otherwise" in again.out
    assert "facts:" not in again.out


def test_what_only_the_new_reader_can_read_is_gained(house: Callable[..., Any], tmp_path: Path) -> None:
    inbox.put(tmp_path / "data" / "inbox", "b.txt", release(6).encode(), Sidecar(source="desk", home="IN"))

    def refuse(*_: Any) -> Document:
        raise Unreadable("the old reader knows no such letters", "b.txt", "wait")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.reading.document_of", refuse)
        assert house("watch --once").code == 2
    assert "1 landed documents that cannot be read" in house("status").out
    told = house("reread")
    assert "1 documents that could not be read before" in told.out
    assert rows(house, "SELECT count(*) FROM dim_release") == ["3"]
    assert "cannot be read" not in house("status").out


CARD = """title = "Office"
kind = "statistics"
publisher = "Office"
licence = "free"
home = "KZ"
[connector]
kind = "folder"
[table]
grain = "year"
valuation = { export = "FOB", import = "CIF" }
[table.roles]
reporter = { column = "Who" }
partner = { column = "With" }
flow = { column = "Way", map = { out = "export", in = "import" } }
period = { column = "When" }
value = { column = "How much" }
scale = "thousand"
unit = "USD"
"""


def test_a_table_whose_layout_is_declared_after_it_was_refused_is_taken(
    house: Callable[..., Any], tmp_path: Path
) -> None:
    table = "Who,With,Way,When,How much\nKazakhstan,Belarus,out,2022,1000\nKazakhstan,Belarus,in,2022,2000\n"
    inbox.put(tmp_path / "data" / "inbox", "t.csv", table.encode(), Sidecar(source="office"))
    assert house("watch --once").code == 2
    assert "communique reread" in house("status").out
    assert "could not be read before" not in house("reread --dry-run").out
    cards = tmp_path / "data" / "sources"
    cards.mkdir()
    (cards / "office.toml").write_text(CARD)
    assert "1 documents that could not be read before" in house("reread --dry-run").out
    told = house("reread")
    assert told.code == 0, told.err
    assert rows(house, "SELECT count(*) FROM dim_release WHERE source_name = 'office'") == ["1"]
    assert "cannot be read" not in house("status").out


@pytest.mark.parametrize(("when", "told"), [("soon", "no day or time"), ("2001-01-01", "nothing had been published")])
def test_a_moment_that_is_none_or_too_early_is_said(house: Callable[..., Any], when: str, told: str) -> None:
    answer = house(f'query "{FIRMS}" --stood-on {when}')
    assert answer.code == 2
    assert told in answer.err
