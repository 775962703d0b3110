"""Lineage as a receiver gets it, and what happens where there is none."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from flows import lineage, steps
from flows.settings import Settings
from flows.workshop import Workshop, land
from raw.sidecar import Sidecar
from tests.flows import mart_columns
from tests.flows.bench_latency import release
from warehouse import forms
from warehouse.schema import FACT_TABLES

SCHEMA = jsonschema.Draft202012Validator(json.loads(Path(__file__).with_name("openlineage.schema.json").read_text()))


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A receiver's address, and the events it was sent."""
    monkeypatch.setattr(lineage, "_away_until", 0.0)
    taken: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(201)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", taken
    server.shutdown()
    server.server_close()


def test_raw_claims_facts_and_marts_hang_together(received: tuple[str, list[dict[str, Any]]], tmp_path: Path) -> None:
    url, taken = received
    settings = Settings(
        data_dir=tmp_path, openlineage_url=url, database_url="postgresql+psycopg://me:secret@db.example/house"
    )
    told = lineage.begin(settings, ["ministry"])
    assert told
    assert told.complete("l1", {"claim": 3, "fact_turnover": 2}) == len(taken) - 1
    jobs = {event["job"]["name"]: event for event in taken if event["eventType"] == "COMPLETE"}
    begun = [event["run"]["runId"] for event in taken if event["eventType"] == "START"]
    assert sorted(begun) == sorted(event["run"]["runId"] for event in jobs.values())
    assert (taken[0]["eventType"], taken[0]["job"]["name"]) == ("START", "load")
    assert jobs["load"]["run"]["facets"]["tags"]["tags"][0]["value"] == "l1"
    assert [one["name"] for one in jobs["read"]["inputs"]] == [f"{tmp_path}/raw/ministry"]
    assert [one["name"] for one in jobs["read"]["outputs"]] == ["house.public.claim"]
    facts = {one["name"]: one for one in jobs["publish"]["outputs"]}
    assert set(facts) == {f"house.public.{name}" for name in FACT_TABLES}
    turnover = facts["house.public.fact_turnover"]
    assert turnover["outputFacets"]["outputStatistics"]["rowCount"] == 2
    columns = turnover["facets"]["columnLineage"]["fields"]
    assert [one["field"] for one in columns["value"]["inputFields"]] == ["value"]
    assert {one["name"] for one in columns["value_usd"]["inputFields"]} == {
        "house.public.claim",
        "house.public.fact_exchange_rate",
    }
    mart = jobs["mart_turnover_yearly"]
    assert [one["name"] for one in mart["inputs"]] == ["house.public.fact_turnover"]
    made = mart["outputs"][0]["facets"]["columnLineage"]["fields"]["growth_pct"]["inputFields"]
    assert {one["name"] for one in made} == {"house.public.fact_turnover"}
    assert {one["field"] for one in made} == {"aspect", "value"}
    assert "secret" not in json.dumps(taken)
    parents = {event["run"]["facets"]["parent"]["run"]["runId"] for event in taken if event["job"]["name"] != "load"}
    assert parents == {taken[0]["run"]["runId"]}
    for event in taken:
        assert_conforms(event)


def assert_conforms(event: dict[str, Any]) -> None:
    """The form of run events and of every facet in them; raises ValidationError that names the place."""
    SCHEMA.validate(event)
    assert event["producer"] == lineage.PRODUCER


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("eventTime",), "yesterday"),
        (("eventType",), "ENDED"),
        (("run", "runId"), "1"),
        (("job", "name"), None),
        (("run", "facets", "tags", "tags"), [{"key": "load_id"}]),
        (("run", "facets", "tags", "_schemaURL"), "somewhere"),
        (("outputs", 0, "outputFacets", "outputStatistics", "rowCount"), -1),
        (("outputs", 0, "facets", "schema", "fields"), []),
        (("outputs", 0, "facets", "columnLineage", "fields"), {"value": {"inputFields": [{"field": "value"}]}}),
        (("outputs", 0, "namespace"), ""),
    ],
)
def test_an_event_of_another_form_would_be_noticed(
    received: tuple[str, list[dict[str, Any]]], tmp_path: Path, place: tuple[Any, ...], value: Any
) -> None:
    url, taken = received
    told = lineage.begin(Settings(data_dir=tmp_path, openlineage_url=url), ["ministry"])
    assert told
    told.complete("l1", dict.fromkeys(FACT_TABLES, 1))
    job = "load" if "tags" in place else "publish"
    event = next(one for one in taken if one["job"]["name"] == job and one["eventType"] == "COMPLETE")
    assert_conforms(event)
    holder = event
    for step in place[:-1]:
        holder = holder[step]
    assert place[-1] in holder
    holder[place[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        assert_conforms(event)


def test_a_load_that_fails_says_so_once_and_no_word_of_why(
    received: tuple[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    url, taken = received
    told = lineage.begin(Settings(data_dir=tmp_path, openlineage_url=url), ["ministry"])
    assert told
    with pytest.raises(ValueError, match="a quote"), told.watched(), told.watched():
        raise ValueError("a quote of somebody")
    assert [event["eventType"] for event in taken] == ["START", "FAIL"]
    assert taken[0]["run"]["runId"] == taken[1]["run"]["runId"]
    assert taken[1]["run"]["facets"]["errorMessage"]["message"] == "ValueError"
    assert "a quote" not in json.dumps(taken)
    assert_conforms(taken[1])


@pytest.mark.slow
def test_the_columns_of_marts_are_those_of_their_sql() -> None:
    assert mart_columns.TARGET.read_text("utf-8") == mart_columns.text(), "run: python -m tests.flows.mart_columns"


def test_a_slow_receiver_holds_no_load_up(
    received: tuple[str, list[dict[str, Any]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, taken = received
    monkeypatch.setattr(lineage, "LONGEST_SECONDS", -1.0)
    assert lineage.begin(Settings(data_dir=tmp_path, openlineage_url=url), [])
    assert taken == []
    assert lineage._away_until > time.monotonic()


def test_every_column_of_a_fact_has_an_origin_that_exists_or_says_why_not() -> None:
    own = lineage._derived()["own"]
    for column in forms.columns("fact_turnover"):
        origins = lineage.origins_of(column)
        assert bool(origins) != (column in own), column
        for table, name in origins:
            assert name in forms.columns(table), (column, table, name)
    assert set(lineage._derived()["columns"]) | set(own) <= set(forms.columns("fact_turnover"))


def test_a_receiver_that_is_away_fails_nothing_and_is_let_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(lineage, "_away_until", 0.0)
    settings = Settings(data_dir=tmp_path, openlineage_url="http://me:secret@127.0.0.1:9")
    told = lineage.begin(settings, [])
    assert told
    assert "OpenLineage took 0 events" in caplog.text
    assert "secret" not in caplog.text
    assert lineage._away_until > time.monotonic()
    caplog.clear()
    assert told.complete("l1", {}) == 0
    assert caplog.text == ""


@pytest.mark.slow
def test_a_load_tells_of_itself(received: tuple[str, list[dict[str, Any]]], tmp_path: Path) -> None:
    url, taken = received
    shop = Workshop(Settings(data_dir=tmp_path, openlineage_url=url))
    from flows.inputs import Item

    item = Item("a.txt", release(1).encode(), Sidecar(source="ministry", published="2024-05-15", home="KZ"))
    ids = land(shop.landing, [item]).release_ids
    load_id = steps.stage(shop, ids)
    steps.gate(shop, load_id)
    steps.publish(shop, load_id)
    shop.close()
    assert [event["eventType"] for event in taken if event["job"]["name"] == "load"] == ["START", "COMPLETE"]
    jobs = {event["job"]["name"]: event for event in taken if event["eventType"] == "COMPLETE"}
    assert {event["job"]["name"] for event in taken if event["eventType"] == "START"} == set(jobs)
    for event in taken:
        assert_conforms(event)
    assert jobs["read"]["inputs"][0]["name"].endswith("/raw/ministry")
    assert jobs["read"]["outputs"][0]["outputFacets"]["outputStatistics"]["rowCount"] > 0


@pytest.mark.slow
def test_a_check_begins_no_load_for_whoever_follows(
    received: tuple[str, list[dict[str, Any]]],
    communique: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url, taken = received
    monkeypatch.setenv("COMMUNIQUE_OPENLINEAGE_URL", url)
    shop = Workshop(Settings(data_dir=tmp_path / "data"))
    shop.landing.land(release(1).encode(), Sidecar(source="desk", name="a.txt"))
    assert communique("check").code == 0
    assert taken == []
