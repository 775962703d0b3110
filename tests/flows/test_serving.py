"""Runs of a served Prefect are processes forked from one that is warm, and can be killed like any other."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import anyio
import pytest
from prefect.runner._control_channel import ControlChannel
from prefect.runner._process_manager import ProcessHandle

from flows import serving

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(180),
    pytest.mark.skipif(sys.platform != "linux", reason="runs are forked on Linux alone"),
]


def tell(flow_run_id: str, environment: dict[str, str]) -> None:
    """In place of a run: say how this process finds itself, then wait."""
    threads = len(threading.enumerate())
    warm = [name for name in ("great_expectations", "prefect.flow_engine", "flows.catch_up") if name in sys.modules]
    told = {"threads": threads, "warm": warm, "run": flow_run_id, "given": sorted(environment), "parent": os.getppid()}
    path = Path(os.environ["TOLD"]) / flow_run_id
    path.with_suffix(".tmp").write_text(json.dumps(told))
    path.with_suffix(".tmp").rename(path)
    time.sleep(float(os.environ.get("WAITS", "60")))


def run(act: Callable[[ProcessHandle, Path], None], folder: Path) -> tuple[ProcessHandle, dict[str, Any]]:
    """Start one run, do something to it, and wait for its end."""
    flow_run: Any = SimpleNamespace(id=uuid4())
    path = folder / str(flow_run.id)

    async def whole() -> ProcessHandle:
        async with ControlChannel() as channel, anyio.create_task_group() as group:
            handle: ProcessHandle = await group.start(serving.Forked(channel, "inbox").start, flow_run)
            while not path.exists():
                await anyio.sleep(0.05)
            act(handle, path)
        return handle

    return anyio.run(whole), json.loads(path.read_text())


def test_a_run_finds_everything_imported_and_no_thread_but_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOLD", str(tmp_path))  # the warm process takes its environment over, and every run from it
    monkeypatch.setattr(serving, "run_one", tell)
    handle, told = run(lambda handle, path: handle.hard_kill(), tmp_path)
    assert handle.returncode == -9
    assert told["threads"] == 1
    assert told["warm"] == ["great_expectations", "prefect.flow_engine", "flows.catch_up"]
    assert told["parent"] != os.getpid()
    assert {"PREFECT__FLOW_RUN_ID", "PREFECT__DEPLOYMENT_NAME", "PREFECT__CONTROL_TOKEN"} <= set(told["given"])
    again, second = run(lambda handle, path: handle.graceful_kill(), tmp_path)
    assert again.returncode == -15
    assert (second["parent"], second["run"] != told["run"]) == (told["parent"], True)
