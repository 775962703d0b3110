"""`make mutation`: injects every kind of fault into a clean warehouse, and asks whether the right expectation fails."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from expectations import gate
from tests.expectations.mutation import world
from tests.expectations.mutation.faults import Fault, everything
from warehouse.audit import Audit
from warehouse.store import Warehouse

BASE_DAY, DAY = date(2023, 3, 20), date(2024, 3, 20)
WANTED = 0.98


@dataclass
class Score:
    """How often a fault was injected and caught, and what was raised instead where it was not."""

    injected: int = 0
    caught: int = 0
    instead: Counter[str] = field(default_factory=Counter)


def prepare(folder: Path, database_url: str | None = None) -> Warehouse:
    """A clean warehouse of a few thousand facts; raises AssertionError where the gate finds anything in it."""
    warehouse = Warehouse(database_url or f"sqlite:///{folder}/warehouse.db", str(folder / "lake"))
    load = warehouse.stage(world.base().batch(), BASE_DAY)
    audit = gate.audit(warehouse, load, today=BASE_DAY)
    assert not failed(audit), f"the clean warehouse is not clean: {failed(audit)}"
    warehouse.publish(load, audit)
    return warehouse


def inject(warehouse: Warehouse, fault: Fault | None, seed: int) -> dict[str, set[str]]:
    """Stage what follows with the fault (or without one) and audit it; nothing is published."""
    pair = world.PAIRS[seed % len(world.PAIRS)]
    issue, draw = world.following(pair, seed), random.Random(f"{fault and fault.name} {seed}")
    if fault is not None and fault.spoil is not None:
        fault.spoil(issue, draw)
    day = DAY + timedelta(days=fault.days if fault else 0)
    load = warehouse.stage(issue.batch(), day)
    try:
        if fault is not None and fault.corrupt is not None:
            with warehouse.database.writing() as connection:
                fault.corrupt(connection, draw, "-".join(sorted(pair)))
        return failed(gate.audit(warehouse, load, today=day))
    finally:
        warehouse.discard()


def failed(audit: Audit) -> dict[str, set[str]]:
    """Expectations that failed, with the subjects they failed about."""
    found = [result for result in audit.results if result.status == "failed"]
    return {result.expectation: {str(detail.get("subject")) for detail in result.details} for result in found}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=40, help="seeds a fault")
    parser.add_argument("--clean", type=int, default=200, help="clean variations")
    parser.add_argument("--only", default="", help="faults whose name holds this")
    options = parser.parse_args()
    started, scores, alarms = time.perf_counter(), {}, Counter[str]()
    with tempfile.TemporaryDirectory() as folder, prepare(Path(folder)) as warehouse:
        for fault in [each for each in everything() if options.only in each.name]:
            score = scores[fault.name] = Score()
            for seed in range(options.seeds):
                raised = inject(warehouse, fault, seed)
                score.injected += 1
                if fault.expected & set(raised):
                    score.caught += 1
                else:
                    score.instead.update(list(raised) or ["nothing"])
            print(f"{fault.name:32} {score.caught:3} of {score.injected:3}  {dict(score.instead) or ''}", flush=True)
        for seed in range(options.clean):
            alarms.update(list(inject(warehouse, None, 1_000 + seed)))
    injected, caught = sum(s.injected for s in scores.values()), sum(s.caught for s in scores.values())
    share = caught / max(injected, 1)
    print(f"\n{len(scores)} kinds of fault, {injected} injected, {caught} raised the right expectation ({share:.1%})")
    print(f"{options.clean} clean variations, {sum(alarms.values())} false alarms {dict(alarms) or ''}")
    print(f"{time.perf_counter() - started:.0f} s")
    return 0 if caught >= WANTED * injected and not alarms else 1


if __name__ == "__main__":
    sys.exit(main())
