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
    """What `found` gives once it is true. Raises AssertionError when that does not happen.

    A server too busy to answer in time, or whose SQLite is locked (which it says by 503), is asked again.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    last: httpx.HTTPError | None = None
    while time.monotonic() < deadline:
        try:
            if result := found():
                return result
        except httpx.HTTPError as error:
            last = error
        time.sleep(pause)
    raise AssertionError(f"{what} did not happen in {PATIENCE_SECONDS} s" + (f"; last: {last!r}" if last else ""))


def asked(server: Server, path: str, body: Any) -> Any:
    """What the server answers to a posted body. Raises httpx.HTTPError when it does not, or refuses."""
    answer = httpx.post(f"{server.api_url}/{path}", json=body, timeout=30)
    return answer.raise_for_status().json()


def deployments(server: Server) -> dict[str, Any]:
    """The server's deployments by name, as it tells of them."""
    return {one["name"]: one for one in asked(server, "deployments/filter", {})}


def automations(server: Server) -> int:
    """How many automations stand on the server."""
    return len(asked(server, "automations/filter", {}))


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
