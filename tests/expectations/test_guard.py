"""A check of the user's own can neither write nor run for ever, and takes none of the others with it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from expectations import guard
from tests.expectations.staging import Staging, result

HEADER = (
    "-- name: own.check\n-- severity: error\n-- owner: me\n-- meaning: x\n-- holds: fact\n-- reason: x {is_broken}\n"
)
ENDLESS = (
    "with recursive numbers(n) as (select 1 union all select n + 1 from numbers)"
    " select count(*) as n, 0 as is_broken from numbers"
)


def test_an_endless_check_is_stopped_and_reported(
    staging: Staging, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "CHECK_SECONDS", 2.0)
    (tmp_path / "own.sql").write_text(HEADER + ENDLESS)
    staging.fact(1e9, "$1.0 billion", resolution=1e8)
    started = time.monotonic()
    audit = staging.audit(folders=[tmp_path])
    assert time.monotonic() - started < 60
    assert result(audit, "own.check").status == "failed" and "error" in result(audit, "own.check").details[0]
    assert result(audit, "provenance.quote").status == "passed" and not audit.held


@pytest.mark.parametrize(
    "sql",
    [
        "delete from stage_claim returning 1 as is_broken",
        "select 1 as is_broken) as x; delete from stage_claim; select * from (select 1 as is_broken",
        "with gone as (delete from stage_claim returning 1) select 1 as is_broken from gone",
    ],
)
def test_a_check_that_writes_changes_nothing(staging: Staging, tmp_path: Path, sql: str) -> None:
    (tmp_path / "own.sql").write_text(HEADER + sql)
    staging.fact(1e9, "$1.0 billion", resolution=1e8)
    audit = staging.audit(folders=[tmp_path])
    assert result(audit, "own.check").status == "failed" and "error" in result(audit, "own.check").details[0]
    with staging.database.engine.connect() as connection:
        assert connection.execute(sa.text("select count(*) from stage_claim")).scalar() == 1
    assert result(staging.audit(), "provenance.quote").status == "passed"
