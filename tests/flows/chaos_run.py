"""One run of the chaos: a watcher of its own process over a data directory, in peace or with one fault in it."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FAULTS = ("none", "none", "disk", "database", "lake", "away")
AWAY_SECONDS = 0.5


@dataclass(frozen=True)
class Place:
    """Where a run works: a data directory and a database."""

    folder: str
    database_url: str

    def settings(self) -> Any:
        from flows.settings import Settings

        return Settings(data_dir=Path(self.folder), database_url=self.database_url)


def work(place: Place, fault: str, seed: int, started: Any, fired: Any) -> None:
    """Publish what waits or has landed, then end; it may die anywhere. `fired` is set as a fault strikes."""
    from flows.watch import Watcher
    from flows.workshop import Workshop

    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 1)
    os.dup2(devnull, 2)
    chance = random.Random(seed)
    shop = Workshop(place.settings())
    watcher = Watcher(shop)

    started.set()
    _inject(fault, chance, place, fired.set)
    if fault == "none" or chance.random() < 0.5:
        shop.settings.inbox_dir.mkdir(parents=True, exist_ok=True)
        while watcher.round():
            pass
    else:
        # The watcher that stays: it must get over the fault by itself, in this process.
        threading.Thread(target=_stop_when_idle, args=(watcher,), daemon=True).start()
        watcher.run()
    shop.close()


def _stop_when_idle(watcher: Any) -> None:
    idle = 0
    while idle < 10:
        time.sleep(0.1)
        idle = 0 if any(watcher.shop.settings.inbox_dir.glob("[!.]*")) else idle + 1
    watcher.stop.set()


def _inject(fault: str, chance: random.Random, place: Place, noted: Callable[[], None]) -> None:
    """Make one call of one kind fail, the n-th at random, or take the database away at a random moment."""
    import warehouse.lake
    import warehouse.publish

    count = {"left": chance.randrange(1, 12) if fault == "disk" else 1}

    def failing(ordinary: Any, error: BaseException) -> Any:
        def call(*args: Any, **named: Any) -> Any:
            count["left"] -= 1
            if count["left"] == 0:
                noted()
                raise error
            return ordinary(*args, **named)

        return call

    if fault == "disk":
        os.fsync = failing(os.fsync, OSError(errno.ENOSPC, "no space left on device"))
    elif fault == "database":
        warehouse.publish.apply = failing(warehouse.publish.apply, RuntimeError("the database went away"))
    elif fault == "lake":
        warehouse.lake.Lake.point = failing(warehouse.lake.Lake.point, RuntimeError("the lake went away"))  # type: ignore[method-assign]
    elif fault == "away":
        threading.Thread(target=_away, args=(place, chance.uniform(0, 1.5), noted), daemon=True).start()


def _away(place: Place, after: float, noted: Callable[[], None]) -> None:
    """Cut every connection to a PostgreSQL database, or keep an SQLite file locked for a while."""
    time.sleep(after)
    if place.database_url.startswith("sqlite"):
        held = sqlite3.connect(place.database_url.removeprefix("sqlite:///"), isolation_level=None, timeout=5)
        held.execute("BEGIN EXCLUSIVE")
        noted()
        time.sleep(AWAY_SECONDS)
        held.execute("ROLLBACK")
        held.close()
        return
    import psycopg

    with psycopg.connect(place.database_url, autocommit=True) as connection:
        cut = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
    if cut:
        noted()


def dump(place: Place, target: Path) -> str:
    """Digest of the published state of a place, its tables written to `target`."""
    from warehouse.dump import dump as write
    from warehouse.store import Warehouse

    settings = place.settings()
    with Warehouse(settings.database_url, settings.lake_url) as warehouse:
        return write(warehouse.database, target)
