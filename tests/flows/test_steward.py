"""A steward's desk from the command line: look, decide, undo, correct; every step is told when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.flows.test_alert_rounds import BROKEN, drop


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
