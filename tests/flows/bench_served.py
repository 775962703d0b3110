"""The same way by a served Prefect: a file dropped and an event posted, then two triggered runs, forked when due."""

from __future__ import annotations

import os
import time
from pathlib import Path

from sqlalchemy import create_engine, text

from flows.inbox import put
from flows.server import Server
from raw.sidecar import Sidecar
from tests.flows.served import deployed, post_event, wait_for


def measure(folder: Path, files: int, texts: list[str]) -> list[float]:
    """Seconds from a file and its event to its published row, file by file, on SQLite."""
    before = dict(os.environ)
    os.environ.pop("PREFECT_API_URL", None)
    seconds = []
    try:
        data = folder / "data"
        data.mkdir(parents=True)
        engine = create_engine(f"sqlite:///file:{data / 'communique.db'}?mode=ro&uri=true")

        def published(count: int) -> bool:
            try:
                with engine.connect() as connection:
                    return int(connection.execute(text("SELECT count(*) FROM dim_release")).scalar() or 0) >= count
            except Exception:
                return False  # the tables are being made

        with Server(folder / "prefect", is_full=True) as server:
            server.wait()
            with deployed(server, data, folder / "serve.log"):
                for number in range(files):
                    began = time.perf_counter()
                    put(data / "inbox", "a.txt", texts[number].encode(), Sidecar(source="desk"))
                    post_event(server, "communique.ingest.asked", "communique.bench")
                    wait_for(lambda wanted=number + 1: published(wanted), f"row {number + 1}", pause=0.02)
                    seconds.append(time.perf_counter() - began)
        engine.dispose()
    finally:
        os.environ.clear()
        os.environ.update(before)
    return seconds
