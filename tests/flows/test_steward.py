"""A steward's desk from the command line: look, decide, undo, correct; every step is told when it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.flows.test_alert_rounds import BROKEN, drop

ENTRY = (
    '[[correction]]\nclaim_id = "{claim}"\nset = {{ value = 1.2e9 }}\n'
    'who = "anna"\nwhy = "misprint"\nuntil = 2090-01-01\n'
)


@pytest.mark.slow
def test_a_mistaken_decision_is_undone_and_the_trail_tells_all(communique: Callable[..., Any], tmp_path: Path) -> None:
    drop(tmp_path / "data" / "inbox")
    assert communique("watch --once").code == 0
    lines = communique("quarantine list").out.splitlines()
    (at,) = [number for number, line in enumerate(lines) if BROKEN in line]
    fact = lines[at].split()[0]
    assert "turnover level · actual · 2022-01-01 to 2022-12-31: 2,000,000,000 USD (eq)" in lines[at + 1]
    checked = communique("check --last").out
    assert f"\n{BROKEN}\n  a change of 22.5 to 23.5 % cannot lead from" in checked
    shown = communique(f"quarantine show {fact}").out
    assert "2,000,000,000 USD (eq)" in shown
    assert "nothing was decided" in shown
    assert communique(f"quarantine release {fact[:9]} --who anna --why 'asked the ministry'").code == 0
    assert f"Released for {BROKEN} by anna" in communique(f"explain {fact}").out
    assert "not held back" in communique(f"quarantine show {fact}").out
    assert communique(f"quarantine reject {fact[:9]} --who bolat --why 'anna erred'").code == 0
    assert "steward.rejected" in communique("quarantine list").out
    told = communique(f"quarantine release {fact} --who bolat --why 'to be judged anew'").out
    assert f"still held back, by {BROKEN}" in told
    trail = communique('query "SELECT decided_by, verdict FROM steward_decision ORDER BY decided_at" --format csv').out
    assert trail.split() == ["decided_by,verdict", "anna,release", *["bolat,reject"] * 2, "bolat,release"]


@pytest.mark.slow
def test_a_correction_holds_at_once_and_is_told_with_the_fact(communique: Callable[..., Any], tmp_path: Path) -> None:
    drop(tmp_path / "data" / "inbox")
    assert communique("watch --once").code == 0
    claim = communique('query "SELECT claim_id FROM claim WHERE value = 2e9" --format csv').out.split()[1]
    file = tmp_path / "data" / "corrections.toml"
    file.write_text(ENTRY.format(claim=claim) + ENTRY.format(claim="f" * 32))
    told = communique("correct").out
    assert "2 in force" in told
    assert "no such claim" in told
    assert f"incident recovered: {BROKEN}" in told
    facts = communique('query "SELECT fact_id FROM fact_turnover WHERE value = 1.2e9" --format csv').out.split()
    explained = communique(f"explain {facts[1]}").out
    assert "Corrected until 2090-01-01 by anna" in explained
    assert "[[$2.0 billion]]" in explained
    file.unlink()
    assert "0 in force" in communique("correct").out
    assert BROKEN in communique("quarantine list").out


def test_a_slip_in_the_corrections_is_told_before_any_work(
    communique: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    monkeypatch.setenv("COMMUNIQUE_CORRECTIONS", str(own))
    answer = communique("correct")
    assert (answer.code, "no such file of corrections" in answer.err) == (2, True)
    own.write_text(ENTRY.format(claim="a" * 32).replace("1.2e9", '"1.2e9"'))
    answer = communique("watch --once")
    assert (answer.code, "must be a number" in answer.err) == (2, True)


@pytest.mark.slow
def test_a_hostile_name_of_a_good_reaches_no_terminal_raw(communique: Callable[..., Any], tmp_path: Path) -> None:
    drop(tmp_path / "data" / "inbox")
    assert communique("watch --once").code == 0
    (database,) = (tmp_path / "data").glob("*.db")
    with sqlite3.connect(database) as connection:  # as a table of somebody's may name it
        (fact,) = connection.execute("SELECT min(fact_id) FROM fact_turnover").fetchone()
        name = "wine\x1b]0;owned\x07"
        connection.execute("UPDATE fact_turnover SET product = ? WHERE fact_id = ?", (name, fact))
    told = communique(f"explain {fact}").out
    assert "turnover of wine\\x1b]0;owned\\x07" in told
    assert not {"\x1b", "\x07"} & set(told)
