"""What the charts ask is asked of a real warehouse, on both databases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from bi.bundle import files, spec
from claims.model import Document
from claims.text.reader import read
from warehouse.audit import Audit
from warehouse.batch import from_readings
from warehouse.store import Warehouse

RELEASE = (
    "Trade between Kazakhstan and Belarus grew by 23% in 2022 and crossed $1 billion, the ministers said in Minsk. "
    "Eight joint projects worth $180 million have been completed and created 1,400 jobs; four more projects worth over "
    "$100 million are being prepared."
)


def answer(connection: Connection, mart: str, asked: dict[str, Any], metrics: dict[str, list[str]]) -> list[Any]:
    """The rows of what a chart asks, as Superset would put it."""
    measured = [metrics[name][1] for name in asked.get("metrics", [])]
    where = asked["extras"].get("where", "1 = 1")
    grouped = f" GROUP BY {', '.join(asked['columns'])}" if measured and asked["columns"] else ""
    by, _ = asked["orderby"][0]
    ordered = metrics[by][1] if by in asked.get("metrics", []) else by
    chosen = ", ".join([*asked["columns"], *measured])
    return list(
        connection.execute(
            text(
                f"SELECT {chosen} FROM {mart} WHERE {where}{grouped} ORDER BY {ordered} DESC LIMIT {asked['row_limit']}"
            )
        )
    )


def test_every_chart_has_an_answer(database_url: str, tmp_path: Path) -> None:
    told = spec()
    charts = {name: one for name, one in files(told).items() if name.startswith("charts/")}
    warehouse = Warehouse(database_url, str(tmp_path / "lake"))
    try:
        reading = read(Document("release", RELEASE, published="2023-09-26", lang="en", home="KZ"))
        warehouse.publish(warehouse.stage(from_readings([reading], {"release": {"source": "ministry"}})), Audit())
        found: dict[str, list[Any]] = {}
        with warehouse.engine.connect() as connection:
            for name, chart in told["charts"].items():
                (asked,) = json.loads(charts[f"charts/{name}.yaml"]["query_context"])["queries"]
                found[name] = answer(connection, chart["mart"], asked, told["metrics"].get(chart["mart"], {}))
    finally:
        warehouse.close()
    assert found["pairs"] == [(1,)]
    assert found["turnover_latest"] == [("BY-KZ", 1e9)]
    assert found["turnover_by_year"] == [(2022, "BY-KZ", 1e9)]
    assert found["projects_by_stage"] == [("BY-KZ", 8, None, 4)]
    assert found["investment_by_stage"] == [("BY-KZ", 1.8e8, None, 1e8)]
    assert found["jobs_by_stage"] == [("BY-KZ", 1400, None, None)]
    assert len(found["figures"]) == found["facts"][0][0] == 7
    assert [row[0] for row in found["sources"]] == ["ministry"]
    assert found["contradictions"] == []
