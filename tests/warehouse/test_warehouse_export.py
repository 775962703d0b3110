"""What is exported has the types and the words of the schema, whatever rows there are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warehouse_made import claim, load, reading, rows

from warehouse.dump import dump
from warehouse.export import export
from warehouse.marts import mart_names, views
from warehouse.marts.columns import view_schema
from warehouse.schema import TABLES
from warehouse.store import Warehouse


def package(folder: Path) -> dict[str, dict[str, Any]]:
    """Resources of the data package by name."""
    body = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return {resource["name"]: resource for resource in body["resources"]}


@pytest.mark.parametrize("name", mart_names())
def test_every_column_of_a_mart_is_told(name: str, warehouse: Warehouse) -> None:
    with warehouse.engine.connect() as connection:
        found = list(connection.exec_driver_sql(f"SELECT * FROM {name}").keys())
    assert found == view_schema(name).names
    assert all((field.metadata or {})[b"description"] for field in view_schema(name))


def test_types_are_those_of_the_schema_with_rows_and_without(tmp_path: Path, warehouse: Warehouse) -> None:
    export(warehouse.database, tmp_path / "empty")
    load(warehouse, reading("a", "2023-09-26", claim("", 1e9), claim("", 8, measure="jobs", unit="count")))
    counts = export(warehouse.database, tmp_path / "full")
    assert set(counts) == {*TABLES, *views()}
    for name in counts:
        empty, full = (pq.read_schema(tmp_path / folder / f"{name}.parquet") for folder in ("empty", "full"))
        assert empty.types == full.types, name
    overview = pq.read_table(tmp_path / "full" / "mart_pair_overview.parquet")
    assert overview.schema.field("turnover_period_start").type == pa.date32()
    assert overview.schema.field("investment_total_usd").type == pa.float64()
    assert str(overview["turnover_period_start"][0]) == "2022-01-01"
    health = pq.read_schema(tmp_path / "full" / "mart_source_health.parquet")
    assert health.field("last_fetched_at").type == pa.timestamp("us", tz="UTC")
    assert pq.read_table(tmp_path / "full" / "fact_all.parquet").num_rows == 2
    assert len(rows(warehouse, "SELECT * FROM fact_all")) == 2


def test_the_package_describes_views_and_keys(tmp_path: Path, opened: Any) -> None:
    export(opened().database, tmp_path, "csv")
    resources = package(tmp_path)
    assert all(resource["description"] for resource in resources.values())
    assert all(field["description"] for one in resources.values() for field in one["schema"]["fields"])
    jobs, claims = resources["fact-jobs"]["schema"], resources["claim"]["schema"]
    assert (jobs["primaryKey"], claims["primaryKey"]) == (["fact_id"], ["claim_id"])
    assert {"fields": ["claim_id"], "reference": {"resource": "claim", "fields": ["claim_id"]}} in jobs["foreignKeys"]
    assert {one["reference"]["resource"] for one in claims["foreignKeys"]} == {"dim-release", "dim-pair"}


@pytest.mark.parametrize("way", [export, dump])
def test_all_files_show_one_state_whatever_is_loaded_meanwhile(
    way: Any, tmp_path: Path, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse: Warehouse = opened()
    load(warehouse, reading("a", "2023-09-26", claim("", 1e9)))
    export(warehouse.database, tmp_path / "before", "csv")
    dump(warehouse.database, tmp_path / "before")
    other, module = opened(), sys.modules[way.__module__]
    write = module._write  # type: ignore[attr-defined]
    days = iter(range(1, 99))

    def meanwhile(*given: Any) -> None:
        write(*given)
        number = next(days)
        if number < 3:
            load(other, reading(f"b{number}", f"2023-10-0{number}", claim("", number * 2e9)))

    monkeypatch.setattr(module, "_write", meanwhile)
    way(warehouse.database, tmp_path / "during", *(["csv"] if way is export else []))
    assert len(rows(warehouse, "SELECT * FROM fact_turnover")) == 3
    for name in ("claim", "dim_release", "fact_turnover"):
        told = [(tmp_path / folder / f"{name}.csv").read_text("utf-8").count("\n") for folder in ("before", "during")]
        assert told == [2, 2], name
