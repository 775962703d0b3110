"""A served Prefect for tests and benches: the product's deployments on a server of its own, events by plain HTTP."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from flows.server import Server

PATIENCE_SECONDS = 180
DEPLOYED = {"inbox", "on-landed", "on-published"}


def wait_for(found: Callable[[], Any], what: str, pause: float = 0.5) -> Any:
    """What `found` gives once it is true. Raises AssertionError when that does not happen."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if result := found():
            return result
        time.sleep(pause)
    raise AssertionError(f"{what} did not happen in {PATIENCE_SECONDS} s")


def deployments(server: Server) -> dict[str, Any]:
    """The server's deployments by name, as it tells of them."""
    answer = httpx.post(f"{server.api_url}/deployments/filter", json={}, timeout=30)
    return {one["name"]: one for one in answer.json()}


def automations(server: Server) -> int:
    """How many automations stand on the server."""
    return len(httpx.post(f"{server.api_url}/automations/filter", json={}, timeout=30).json())


def post_event(server: Server, name: str, resource: str) -> None:
    """An event as any system may post it, without a library of ours."""
    body = [
        {
            "occurred": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "event": name,
            "resource": {"prefect.resource.id": resource},
            "payload": {},
            "id": uuid.uuid4().hex,
        }
    ]
    httpx.post(f"{server.api_url}/events", json=body, timeout=30).raise_for_status()


@contextmanager
def deployed(server: Server, data: Path, log: Path, **settings: str) -> Iterator[None]:
    """`communique deploy` serving over a data directory, its deployments and triggers made."""
    environment = {**os.environ, "PREFECT_API_URL": server.api_url, "COMMUNIQUE_DATA_DIR": str(data), **settings}
    with log.open("w") as out:
        command = [sys.executable, "-m", "flows.tied", str(os.getpid()), "flows", "deploy"]
        serving = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
    try:
        wait_for(lambda: set(deployments(server)) >= DEPLOYED, "the deployments")
        wait_for(lambda: automations(server) >= len(DEPLOYED), "the triggers")
        yield
    except AssertionError as error:
        raise AssertionError(f"{error}\n{log.read_text()[-3000:]}") from error
    finally:
        serving.terminate()
        serving.wait(60)
