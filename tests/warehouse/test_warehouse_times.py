"""Times: one form in every table, so that they compare as text; and what was first stays the first."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from sqlalchemy import DateTime, insert, text
from warehouse_made import batch, claim, load, reading, rows

from warehouse import forms, migrations, sqlite_rows
from warehouse.audit import Audit, Held
from warehouse.database import Database
from warehouse.schema import TABLES, table
from warehouse.store import Warehouse

TIMES = [(name, column.name) for name in TABLES for column in TABLES[name].columns if isinstance(column.type, DateTime)]


def holding(warehouse: Warehouse, value: float, reason: str) -> Audit:
    """An audit that holds the staged turnover of a value back."""
    (fact,) = rows(warehouse, f"SELECT fact_id FROM stage_fact_turnover WHERE value = {value}")
    return Audit(held=(Held("fact_turnover", fact["fact_id"], "totals", "error", reason, "own"),))


@pytest.mark.parametrize("many", [False, True], ids=["few", "many"])
def test_both_writers_keep_a_time_alike(opened: Any, many: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse = opened()
    monkeypatch.setattr(sqlite_rows, "MANY_ROWS", 1 if many else 1_000)
    moment = datetime(2026, 11, 30, 5, 45, 53, tzinfo=UTC)
    row = dict.fromkeys(forms.columns("steward_decision"), "x") | {"verdict": "reject", "decided_at": moment}
    with warehouse.database.writing() as connection:
        connection.execute(insert(table("steward_decision")), {**row, "decision_id": "by SQLAlchemy"})
    data = pa.Table.from_pylist([{**row, "decision_id": "by Arrow"}], schema=forms.arrow_schema("steward_decision"))
    warehouse.database.ingest("steward_decision", data)
    (found,) = rows(warehouse, "SELECT DISTINCT decided_at FROM steward_decision")
    assert found == {"decided_at": "2026-11-30 05:45:53.000000"}
    assert warehouse.database.read("steward_decision")["decided_at"].to_pylist() == [moment, moment]


def test_times_written_with_a_letter_between_are_brought_into_the_form(opened: Any, tmp_path: Any) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    database = Database(url)
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        migrations.upgrade(connection, "0003")
        for name, column in TIMES:
            others = {
                other.name: {"str": "x", "date": "2023-01-01"}.get(other.type.python_type.__name__, 1)
                for other in TABLES[name].columns
                if not other.nullable and not other.foreign_keys
            }
            row = {**others, TABLES[name].primary_key.columns[0].name: column, column: "2026-11-30T05:45:53.250000"}
            marks = ", ".join(f":{key}" for key in row)
            connection.execute(text(f"INSERT INTO {name} ({', '.join(row)}) VALUES ({marks})"), row)
    database.close()
    warehouse = opened(url)
    for name, column in TIMES:
        key = TABLES[name].primary_key.columns[0].name
        assert rows(warehouse, f"SELECT {column} FROM {name} WHERE {key} = '{column}'") == [
            {column: "2026-11-30 05:45:53.250000"}
        ], f"{name}.{column}"


def test_what_is_held_back_still_was_held_back_first_when_it_was(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))
    staged = warehouse.stage(batch(reading("b", "2023-02-10", claim("", 9e9))))
    warehouse.publish(staged, holding(warehouse, 9e9, "9 is not 8"))
    (first,) = rows(warehouse, "SELECT held_at, load_id, reason FROM quarantine")
    staged = warehouse.stage(batch(reading("c", "2023-03-10", claim("", 1e9))))
    warehouse.publish(staged, holding(warehouse, 9e9, "9 is not 7"))
    (kept,) = rows(warehouse, "SELECT held_at, load_id, reason FROM quarantine")
    assert kept == {**first, "reason": "9 is not 7"}
    (in_lake,) = warehouse.lake.current("quarantine").to_pylist()
    assert str(in_lake["held_at"])[:26] == str(first["held_at"])[:26] and in_lake["reason"] == "9 is not 7"
    load(warehouse, reading("d", "2023-03-11", claim("", 1e9)))
    staged = warehouse.stage(batch(reading("e", "2023-04-10", claim("", 1e9))))
    warehouse.publish(staged, holding(warehouse, 9e9, "9 is not 7"))
    (again,) = rows(warehouse, "SELECT held_at FROM quarantine")
    assert str(again["held_at"]) > str(first["held_at"]), "it had left, and was held back anew"


_ELSEWHERE = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
import pyarrow as pa
from warehouse_made import Warehouse, claim, load, reading
from warehouse import forms
from warehouse.dump import dump
from warehouse.export import export

folder = Path(sys.argv[1])
with Warehouse(f"sqlite:///{folder / 'one.db'}", str(folder / "lake")) as warehouse:
    one = reading("a", "2023-01-10", claim("", 1e9))
    undated = type(one)(replace(one.document, published=None), one.claims)
    load(warehouse, undated, fetched_at="2023-01-10T22:30:00+00:00")
    told = dict.fromkeys(forms.columns("steward_decision"), "x") | {"decided_at": datetime(2023, 1, 10, 22, tzinfo=UTC)}
    rows = pa.Table.from_pylist([told], schema=forms.arrow_schema("steward_decision"))
    warehouse.database.ingest("steward_decision", rows)
    dump(warehouse.database, folder / "dump")
    export(warehouse.database, folder / "tables", "csv")
"""


def test_days_and_times_are_those_of_utc_whatever_zone_the_machine_is_set_to(tmp_path: Path) -> None:
    path = os.pathsep.join(sys.path)
    asked = [sys.executable, "-c", _ELSEWHERE, str(tmp_path)]
    subprocess.run(asked, env=os.environ | {"TZ": "Asia/Almaty", "PYTHONPATH": path}, check=True)
    assert ",2023-01-10," in (tmp_path / "dump" / "fact_turnover.csv").read_text("utf-8")
    for folder in ("dump", "tables"):
        assert "2023-01-10 22:00:00+00" in (tmp_path / folder / "steward_decision.csv").read_text("utf-8")
