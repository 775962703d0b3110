"""Chaos: runs over a stream of releases and tables, two at a time, each killed at a random instant or hit by a fault.

Every trial is a new data directory. Some runs (their files shuffled and repeated, as events are) are killed by SIGKILL
or get a full disk, a database that fails after the lake's commit, or a lake that fails; then one run is left in peace.
The dump of the end state must be that of an undisturbed run, byte for byte.
"""

from __future__ import annotations

import argparse
import errno
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.flows.bench_latency import release

KILLS_A_TRIAL = 10
WORKERS = 2
FAULTS = ("none", "none", "disk", "database", "lake")
LONGEST_RUN_SECONDS = 120
HEAVY = ["expectations.gate", "warehouse.store", "flows.steps", "claims.text.reader", "tests.flows.chaos"]
TABLE = """Reporter,Partner,Flow,Year,"Value, thousand USD",Status
Kazakhstan,Belarus,exp,{0},"{1}",
Kazakhstan,Belarus,imp,{0},"{2}",
"""


def stream(folder: Path, seed: int) -> list[Path]:
    """Releases that agree, contradict and supersede each other, and tables, as files."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(8):
        path = folder / f"{number}.txt"
        # The same talks told twice with figures that differ contradict each other.
        path.write_text(release(chance.randrange(6) * 5 + number % 2) + f"\nEdition {chance.randrange(3)}.\n")
        paths.append(path)
    for number in range(2):
        path = folder / f"table-{number}.csv"
        path.write_text(TABLE.format(2015 + number, 800_000 + chance.randrange(99), 300_000 + chance.randrange(99)))
        paths.append(path)
    return paths


def work(place: str, paths: Sequence[str], fault: str, seed: int, started: Any) -> None:
    """One run: land files, then publish whatever is pending. It may die anywhere."""
    from flows.settings import Settings
    from flows.watch import Watcher
    from flows.workshop import Workshop, land

    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 1)
    os.dup2(devnull, 2)
    shop = Workshop(Settings(data_dir=Path(place)))
    started.set()
    _inject(fault, random.Random(seed))
    from flows.inputs import gather
    from raw.sidecar import Sidecar

    for path in paths:
        source = "declared-table" if path.endswith(".csv") else "chaos"
        land(shop.landing, gather([path], Sidecar(source=source)))
    Watcher(shop).sweep()
    shop.close()


def _inject(fault: str, chance: random.Random) -> None:
    """Make one call of one kind fail, the n-th at random."""
    import warehouse.lake
    import warehouse.publish

    count = {"left": chance.randrange(1, 12)}

    def failing(ordinary: Any, error: BaseException) -> Any:
        def call(*args: Any, **named: Any) -> Any:
            count["left"] -= 1
            if count["left"] == 0:
                raise error
            return ordinary(*args, **named)

        return call

    if fault == "disk":
        os.fsync = failing(os.fsync, OSError(errno.ENOSPC, "no space left on device"))
    elif fault == "database":
        count["left"] = 1
        warehouse.publish.apply = failing(warehouse.publish.apply, RuntimeError("the database went away"))
    elif fault == "lake":
        count["left"] = 1
        warehouse.lake.Lake.point = failing(warehouse.lake.Lake.point, RuntimeError("the lake went away"))  # type: ignore[method-assign]


def dump(place: str, target: Path) -> str:
    """Digest of the state of a data directory."""
    from flows.settings import Settings
    from warehouse.dump import dump as write
    from warehouse.store import Warehouse

    settings = Settings(data_dir=Path(place))
    with Warehouse(settings.database_url, settings.lake_url) as warehouse:
        return write(warehouse.database, target)


class Trials:
    """All trials of one run of chaos, with their counts."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(HEAVY)
        self.chance = random.Random(seed)
        self.killed = self.ended = 0
        self.whole = 0.0

    def run(self, number: int) -> bool:
        """One trial; whether its end state is the undisturbed one."""
        place = self.root / f"trial {number}"
        paths = [str(path) for path in stream(place / "files", number)]
        self.whole = self._peaceful(str(place / "still"), paths)
        for _ in range(KILLS_A_TRIAL // WORKERS):
            self._disturbed(str(place / "wild"), paths)
        self.chance.shuffle(paths)
        self._peaceful(str(place / "wild"), paths)
        wanted, found = (dump(str(place / name), place / f"dump {name}") for name in ("still", "wild"))
        if wanted != found:
            self._show(place)
        return wanted == found

    def _start(self, place: str, paths: list[str], fault: str) -> tuple[Any, Any]:
        started = self.context.Event()
        process = self.context.Process(target=work, args=(place, paths, fault, self.chance.randrange(1 << 30), started))
        process.start()
        return process, started

    def _peaceful(self, place: str, paths: list[str]) -> float:
        """An undisturbed run; the seconds that its work took."""
        process, started = self._start(place, paths, "none")
        started.wait(LONGEST_RUN_SECONDS)
        began = time.monotonic()
        process.join(LONGEST_RUN_SECONDS)
        if process.exitcode != 0:
            raise RuntimeError(f"an undisturbed run in {place} ended with {process.exitcode}")
        return time.monotonic() - began

    def _disturbed(self, place: str, paths: list[str]) -> None:
        """Two runs at once, each with a shuffled, repeated part of the stream, killed at some instant of their work."""
        runs = []
        for _ in range(WORKERS):
            part = self.chance.choices(paths, k=self.chance.randint(2, len(paths)))
            runs.append(self._start(place, part, self.chance.choice(FAULTS)))
        for _, started in runs:
            started.wait(LONGEST_RUN_SECONDS)
        deadlines = [(time.monotonic() + self.chance.uniform(0, 2 * self.whole), process) for process, _ in runs]
        for deadline, process in sorted(deadlines, key=lambda pair: pair[0]):
            process.join(max(0.0, deadline - time.monotonic()))
            self.killed += process.is_alive()
            self.ended += not process.is_alive()
            process.kill()
            process.join()

    def _show(self, place: Path) -> None:
        for path in sorted((place / "dump still").iterdir()):
            other = place / "dump wild" / path.name
            before, after = set(path.read_text().splitlines()), set(other.read_text().splitlines())
            for mark, lines in (("-", before - after), ("+", after - before)):
                for line in sorted(lines)[:3]:
                    print(f"{path.stem} {mark} {line[:300]}")


def main() -> int:
    """Run the trials; 1 where one ended in another state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    began, wrong = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as root:
        trials = Trials(Path(root), asked.seed)
        count = max(1, asked.runs // KILLS_A_TRIAL)
        for number in range(count):
            wrong += not trials.run(number)
            told = f"{trials.killed} killed, {trials.ended} ended before, by a fault or in peace"
            print(f"trial {number + 1} of {count}: {wrong} wrong; {told}; {time.monotonic() - began:.0f} s", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
