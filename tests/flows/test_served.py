"""A served Prefect: an event lands a file, triggers carry it to rows, and a failed expectation starts an automation."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import create_engine, text

from flows.inbox import put
from flows.server import Server
from raw.sidecar import Sidecar

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
PATIENCE_SECONDS = 180
TOLD = (
    "In 2023 trade turnover between Kazakhstan and Uzbekistan amounted to $4.4 billion.",
    "In 2023 trade turnover between Uzbekistan and Kazakhstan amounted to $3.2 billion.",
)


@pytest.fixture
def full_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with triggers and schedules of its own, apart from the one the other tests share."""
    monkeypatch.setattr(os, "environ", os.environ.copy())
    os.environ.pop("PREFECT_API_URL", None)
    with Server(tmp_path / "prefect", is_full=True) as server:
        server.wait()
        yield server


def wait_for(found: Callable[[], Any], what: str) -> Any:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if result := found():
            return result
        time.sleep(0.5)
    raise AssertionError(f"{what} did not happen in {PATIENCE_SECONDS} s")


def deployments(server: Server) -> set[str]:
    answer = httpx.post(f"{server.api_url}/deployments/filter", json={}, timeout=30)
    return {one["name"] for one in answer.json()}


def automations(server: Server) -> int:
    return len(httpx.post(f"{server.api_url}/automations/filter", json={}, timeout=30).json())


def automation(server: Server) -> str:
    """An automation on failed expectations, as anybody might add one; its id."""
    body = {
        "name": "tell the desk",
        "trigger": {
            "type": "event",
            "expect": ["communique.expectation.failed"],
            "match": {"prefect.resource.id": "communique.incident.*"},
            "posture": "Reactive",
            "threshold": 1,
            "within": 0,
        },
        "actions": [{"type": "do-nothing"}],
    }
    answer = httpx.post(f"{server.api_url}/automations/", json=body, timeout=30)
    answer.raise_for_status()
    return str(answer.json()["id"])


def triggered(server: Server, automation_id: str) -> bool:
    body = {"filter": {"event": {"prefix": ["prefect.automation.triggered"]}}, "limit": 50}
    events = httpx.post(f"{server.api_url}/events/filter", json=body, timeout=30).json()["events"]
    return any(event["resource"]["prefect.resource.id"].endswith(automation_id) for event in events)


def post_event(server: Server, name: str, resource: str) -> None:
    """An event as any system may post it, without a library of ours."""
    body = [
        {
            "occurred": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "event": name,
            "resource": {"prefect.resource.id": resource},
            "payload": {},
            "id": __import__("uuid").uuid4().hex,
        }
    ]
    httpx.post(f"{server.api_url}/events", json=body, timeout=30).raise_for_status()


def held(database: Path) -> list[Any]:
    if not database.exists():
        return []
    engine = create_engine(f"sqlite:///file:{database}?mode=ro&uri=true")
    try:
        with engine.connect() as connection:
            return list(connection.execute(text("SELECT fact_id FROM quarantine")))
    except Exception:
        return []  # the tables are being made
    finally:
        engine.dispose()


def test_an_event_lands_a_file_and_triggers_carry_it_to_rows_and_alarms(full_server: Server, tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {**os.environ, "PREFECT_API_URL": full_server.api_url, "COMMUNIQUE_DATA_DIR": str(data)}
    command = [sys.executable, "-m", "flows", "deploy"]
    with (tmp_path / "serve.log").open("w") as log:
        serving = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        names = {"inbox", "on-landed", "on-published"}
        wait_for(lambda: names <= deployments(full_server), "the deployments")
        wait_for(lambda: automations(full_server) >= len(names), "the triggers")
        desk = automation(full_server)
        for home, words in zip(("KZ", "UZ"), TOLD, strict=True):
            put(
                data / "inbox",
                "a.txt",
                words.encode(),
                Sidecar(published="2024-02-14", home=home, source=f"desk-{home}"),
            )
        post_event(full_server, "communique.ingest.asked", "communique.test")
        try:
            wait_for(lambda: held(data / "communique.db"), "the contradiction in the quarantine")
            wait_for(lambda: triggered(full_server, desk), "the automation on the failed expectation")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{(tmp_path / 'serve.log').read_text()[-3000:]}") from error
    finally:
        serving.terminate()
        serving.wait(60)
