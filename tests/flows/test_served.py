"""A served Prefect: an event lands a file, triggers carry it to rows, and a failed expectation starts an automation."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from flows.deploy import INBOX_SECONDS, SWEEP_SECONDS
from flows.inbox import put
from flows.server import Server
from raw.landing import Landing
from raw.sidecar import Sidecar
from tests.flows.served import DEPLOYED, asked, deployed, deployments, post_event, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
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
    return str(asked(server, "automations/", body)["id"])


def triggered(server: Server, automation_id: str) -> bool:
    body = {"filter": {"event": {"prefix": ["prefect.automation.triggered"]}}, "limit": 50}
    events = asked(server, "events/filter", body)["events"]
    return any(event["resource"]["prefect.resource.id"].endswith(automation_id) for event in events)


def states(server: Server) -> list[str]:
    """How the runs that an event started stand."""
    body = {"flow_runs": {"deployment_id": {"is_null_": False}}, "limit": 100}
    runs = asked(server, "flow_runs/filter", body)
    return [run["state_type"] for run in runs if str(run["parameters"].get("asked_by", "")).startswith("event ")]


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
    data, scratch = tmp_path / "data", tmp_path / "scratch"
    scratch.mkdir()
    with deployed(full_server, data, tmp_path / "serve.log", TMPDIR=str(scratch)):
        made = deployments(full_server)
        assert {made[name]["global_concurrency_limit"]["limit"] for name in DEPLOYED} == {1}
        assert {name: made[name]["schedules"][0]["schedule"]["interval"] for name in DEPLOYED} == {
            "inbox": INBOX_SECONDS,
            "on-landed": SWEEP_SECONDS,
            "on-published": SWEEP_SECONDS,
        }
        desk = automation(full_server)
        for home, words in zip(("KZ", "UZ"), TOLD, strict=True):
            known = Sidecar(published="2024-02-14", home=home, source=f"desk-{home}")
            put(data / "inbox", "a.txt", words.encode(), known)
        post_event(full_server, "communique.ingest.asked", "communique.test")
        wait_for(lambda: held(data / "communique.db"), "the contradiction in the quarantine")
        wait_for(lambda: triggered(full_server, desk), "the automation on the failed expectation")
        wait_for(lambda: set(states(full_server)) == {"COMPLETED"}, "the end of every run")
    assert [path.name for path in scratch.iterdir() if path.name.startswith("tmp")] == []


def test_the_sweep_publishes_what_landed_without_an_event(full_server: Server, tmp_path: Path) -> None:
    data = tmp_path / "data"
    for home, words in zip(("KZ", "UZ"), TOLD, strict=True):
        Landing(data / "raw").land(words.encode(), Sidecar(published="2024-02-14", home=home, source=f"desk-{home}"))
    with deployed(full_server, data, tmp_path / "serve.log"):
        # As its schedule does, every ten minutes.
        sweep = deployments(full_server)["on-landed"]["id"]
        for _ in range(2):  # the second waits for its turn, by the concurrency limit
            run, body = f"deployments/{sweep}/create_flow_run", {"state": {"type": "SCHEDULED"}}
            wait_for(lambda run=run, body=body: asked(full_server, run, body), "the order of a run")
        wait_for(lambda: held(data / "communique.db"), "the contradiction in the quarantine")
