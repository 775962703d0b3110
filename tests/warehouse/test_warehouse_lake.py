"""The lake is the truth: crashes between lake and database, rebuilding, compaction, new columns, travel in time."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake import write_deltalake
from warehouse_made import batch, claim, load, reading, rows

import warehouse.publish as publishing
from warehouse import forms
from warehouse.audit import Audit
from warehouse.dump import dump
from warehouse.lake import CHECKPOINT_EVERY, Change, Lake, lake_schema
from warehouse.maintain import maintain
from warehouse.rebuild import rebuild, start_over
from warehouse.store import Warehouse


def state(warehouse: Warehouse) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return dump(warehouse.database, Path(folder))


def some(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)), reading("b", "2023-02-10", claim("", 2e9)))
    load(warehouse, reading("c", "2023-01-20", claim("", 1.5e9)))
    load(warehouse, reading("a", "2023-01-10", claim("", 1.2e9, reader="text 2")))


def test_a_lake_of_many_small_commits_is_opened_from_a_checkpoint_near_its_end(tmp_path: Path) -> None:
    lake, now = Lake(str(tmp_path / "lake")), datetime.now(UTC)
    area = forms.arrow_schema("dim_area")
    for number in range(2 * CHECKPOINT_EVERY + 1):
        row = pa.Table.from_pylist([{"area_id": f"a{number}"}], schema=area)
        lake.append({"dim_area": Change(row)}, f"c{number}", now)
    table = lake.table("dim_area")
    assert table is not None
    assert table.to_pyarrow_table().num_rows == table.version() == 2 * CHECKPOINT_EVERY + 1
    last = json.loads((tmp_path / "lake" / "dim_area" / "_delta_log" / "_last_checkpoint").read_text())
    assert table.version() - last["version"] <= CHECKPOINT_EVERY


@pytest.mark.parametrize("broken", ["append", "point", "apply"])
def test_a_crash_while_publishing_is_healed_by_running_again(
    broken: str, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    some(warehouse)
    newer = reading("d", "2023-03-10", claim("", 3e9))
    undisturbed = {row["fact_id"] for row in rows(warehouse, "SELECT fact_id FROM fact_turnover")}

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt("killed")

    with monkeypatch.context() as patch:
        target = publishing if broken == "apply" else warehouse.lake
        patch.setattr(target, broken, die)
        with pytest.raises(KeyboardInterrupt):
            load(warehouse, newer)
    assert {row["fact_id"] for row in rows(warehouse, "SELECT fact_id FROM fact_turnover")} == undisturbed
    load(warehouse, newer)
    after = state(warehouse)
    assert len(rows(warehouse, "SELECT * FROM fact_turnover")) == len(undisturbed) + 1
    with warehouse.locked():
        rebuild(warehouse.database, warehouse.lake)
    assert state(warehouse) == after


def test_a_load_that_the_database_missed_is_rolled_forward_before_the_next(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "apply", lambda *_: (_ for _ in ()).throw(OSError("no space left")))
        with pytest.raises(OSError, match="no space"):
            load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))
    load(warehouse, reading("b", "2023-02-10", claim("", 2e9)))
    assert [row["value"] for row in rows(warehouse, "SELECT value FROM fact_turnover ORDER BY value")] == [1e9, 2e9]


def test_the_database_is_made_again_from_the_lake_with_the_same_dump(warehouse: Warehouse) -> None:
    some(warehouse)
    before = state(warehouse)
    with warehouse.database.writing() as connection:
        for name in ("bridge_fact_claim", "fact_turnover"):
            connection.exec_driver_sql(f"DELETE FROM {name}")
    assert state(warehouse) != before
    with warehouse.locked():
        rebuild(warehouse.database, warehouse.lake)
    assert state(warehouse) == before
    assert len(rows(warehouse, "SELECT * FROM load")) == 3


def test_from_raw_again_ends_in_the_same_dump(warehouse: Warehouse) -> None:
    some(warehouse)
    before = state(warehouse)
    with warehouse.locked():
        start_over(warehouse.database, warehouse.lake)
    assert rows(warehouse, "SELECT * FROM fact_turnover") == []
    assert len(rows(warehouse, "SELECT * FROM dim_party")) > 200
    some(warehouse)
    assert state(warehouse) == before
    with warehouse.locked():
        rebuild(warehouse.database, warehouse.lake)
    assert state(warehouse) == before


def test_what_people_decided_outlives_starting_over(warehouse: Warehouse) -> None:
    some(warehouse)
    names = forms.columns("steward_decision")
    decision = dict.fromkeys(names, "x") | {"decided_at": datetime(2023, 1, 1, tzinfo=UTC)}
    told = {"steward_decision": Change(pa.Table.from_pylist([decision], forms.arrow_schema("steward_decision")))}
    row = warehouse.lake.current("load").slice(0, 1).to_pylist()[0] | {
        "lake_commit_id": "decided",
        "load_id": "decided",
    }
    pointer = pa.Table.from_pylist([row], forms.arrow_schema("load"))
    with warehouse.locked():
        warehouse.lake.append(told, "decided", datetime.now(UTC))
        warehouse.lake.point(pointer, "decided", datetime.now(UTC))
        start_over(warehouse.database, warehouse.lake)
        assert [one["load_id"] for one in rows(warehouse, "SELECT load_id FROM load")] == ["decided"]
        rebuild(warehouse.database, warehouse.lake)
    assert len(rows(warehouse, "SELECT * FROM steward_decision")) == 1


def test_a_new_database_over_an_old_lake_catches_up_by_itself(warehouse: Warehouse, tmp_path: Path) -> None:
    some(warehouse)
    before = state(warehouse)
    with Warehouse(f"sqlite:///{tmp_path / 'new.db'}", warehouse.lake.url) as other:
        assert load(other, reading("b", "2023-02-10", claim("", 2e9))).is_nothing_new
        assert state(other) == before


def test_a_clock_that_is_set_back_lets_no_older_row_count(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.now(tz) - timedelta(hours=1)

    monkeypatch.setattr(publishing, "datetime", Earlier)
    for day in (10, 20):
        load(warehouse, reading(f"b{day}", f"2023-02-{day}", claim("", day * 1e9)))
    before = state(warehouse)
    with warehouse.locked():
        rebuild(warehouse.database, warehouse.lake)
    assert state(warehouse) == before


def test_compaction_changes_nothing_that_is_said(warehouse: Warehouse) -> None:
    some(warehouse)
    before = state(warehouse)
    cared = {one.table: one for one in maintain(warehouse.lake, keep_hours=0)}
    assert cared["fact_turnover"].merged_files > 1 and cared["fact_turnover"].removed_files > 1
    with warehouse.locked():
        rebuild(warehouse.database, warehouse.lake)
    assert state(warehouse) == before
    load(warehouse, reading("e", "2023-05-10", claim("", 5e9)))


def test_versions_of_the_lake_can_be_read_again(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))
    table = warehouse.lake.table("fact_turnover")
    assert table is not None
    version = table.version()
    load(warehouse, reading("b", "2023-02-10", claim("", 2e9)))
    assert warehouse.lake.current("fact_turnover", version).num_rows == 1
    assert warehouse.lake.current("fact_turnover").num_rows == 2


def test_a_lake_made_before_a_column_was_added_gains_it(opened: object, tmp_path: Path) -> None:
    old = lake_schema("claim")
    old = old.remove(old.get_field_index("sentence"))
    write_deltalake(str(tmp_path / "lake-one" / "claim"), old.empty_table())
    warehouse = opened()  # type: ignore[operator]
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))
    assert warehouse.lake.current("claim").schema.names == list(forms.columns("claim"))
    with warehouse.locked():
        rebuild(warehouse.database, warehouse.lake)
    assert len(rows(warehouse, "SELECT * FROM claim")) == 1


def test_staging_alone_publishes_nothing_and_lets_others_load(warehouse: Warehouse) -> None:
    warehouse.stage(batch(reading("a", "2023-01-10", claim("", 1e9))))
    assert rows(warehouse, "SELECT * FROM fact_turnover") == []
    assert len(rows(warehouse, "SELECT * FROM stage_fact_turnover")) == 1
    published = warehouse.publish(warehouse.stage(batch(reading("b", "2023-02-10", claim("", 2e9)))), Audit())
    assert published.counts["new"] == 1
    assert isinstance(warehouse.lake.current("claim"), pa.Table)
