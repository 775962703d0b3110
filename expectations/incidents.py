"""Incidents: one for each broken expectation and subject, opened once, updated, and closed by itself when it holds
again.

They are made from `check_result`, which is written in the transaction that publishes; an incident and the alerts about
it are stored in one transaction, before anything is sent. Whatever dies in between, `catch_up` goes on from there, and
ids that are hashes of what they stand for keep anything from being opened or queued twice.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa

from expectations import messages, tables
from expectations.gate import SCOPE
from expectations.outbox import enqueue
from expectations.routing import Routing
from warehouse.audit import Audit
from warehouse.schema import table

INCIDENT: Final = table("incident")
QUARANTINE: Final = table("quarantine")
_NOT_FOLLOWED = """
select load.load_id, load.lake_commit_id from load
left join incident_progress as progress
    on progress.load_id = load.load_id and progress.lake_commit_id = load.lake_commit_id
where progress.load_id is null
order by load.published_at, load.load_id"""
_RESULTS = sa.text(
    "select expectation, severity, owner, meaning, status, failed_count as failed, details from check_result"
    " where load_id = :load_id and lake_commit_id = :lake_commit_id order by expectation"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """An incident that opened or recovered, for events and for the summary of a run."""

    incident_id: str
    event: str
    expectation: str
    subject: str
    severity: str
    pair_id: str | None


def catch_up(database: Any, routing: Routing, now: datetime | None = None) -> tuple[Turn, ...]:
    """Follow up every published load that has not been; `database` is a `warehouse.database.Database`."""
    turns: list[Turn] = []
    with database.writing() as connection:
        tables.prepare(connection)
        for load in [dict(row) for row in connection.execute(sa.text(_NOT_FOLLOWED)).mappings()]:
            results = [dict(row) for row in connection.execute(_RESULTS, load).mappings()]
            for result in results:
                result["details"] = json.loads(result["details"])
            turns += _follow(connection, results, routing, now or datetime.now(UTC))
            connection.execute(sa.insert(tables.FOLLOWED), load)
    return tuple(turns)


def note(database: Any, audit: Audit, routing: Routing, now: datetime | None = None) -> tuple[Turn, ...]:
    """Follow up an audit that is not stored as check results: of a load that changed nothing, or of a sweep."""
    results = [{name: getattr(each, name) for name in each.__slots__} for each in audit.results]
    with database.writing() as connection:
        tables.prepare(connection)
        return tuple(_follow(connection, results, routing, now or datetime.now(UTC)))


def _follow(
    connection: sa.Connection, results: Sequence[Mapping[str, Any]], routing: Routing, now: datetime
) -> Iterable[Turn]:
    """Open, update and recover what one audit's results ask for; queue an alert for each turn."""
    scope = next((result["details"][0] for result in results if result["expectation"] == SCOPE), None)
    if scope is None:
        return []
    broken, judged = _broken(results)
    standing = connection.execute(sa.select(INCIDENT).where(INCIDENT.c.is_open)).mappings()
    open_now = {(row["expectation"], row["subject"]): dict(row) for row in standing}
    asked = {str(result["expectation"]) for result in results}  # what nobody expects any more is not broken
    turns = []
    for key, (result, detail) in sorted(broken.items()):
        if key in open_now:
            changes = {"updated_at": now, "details": _json(detail)}
            connection.execute(
                sa.update(INCIDENT).where(INCIDENT.c.incident_id == open_now[key]["incident_id"]), changes
            )
        else:
            turns.append(_turn(connection, _open(connection, key, result, detail, now), detail, "opened", routing, now))
    for key, incident in sorted(open_now.items()):
        detail = json.loads(incident["details"])
        if (
            key not in broken
            and (key[0] not in asked or (key[0] in judged and _within(detail, incident, scope)))
            and not _is_held(connection, incident, detail)
        ):
            changes = {"is_open": False, "updated_at": now, "recovered_at": now}
            connection.execute(sa.update(INCIDENT).where(INCIDENT.c.incident_id == incident["incident_id"]), changes)
            turns.append(_turn(connection, incident, detail, "recovered", routing, now))
    return turns


def _broken(
    results: Sequence[Mapping[str, Any]],
) -> tuple[dict[tuple[str, str], tuple[Mapping[str, Any], dict[str, Any]]], set[str]]:
    """What is broken, by expectation and subject, and which expectations could be judged at all."""
    broken: dict[tuple[str, str], tuple[Mapping[str, Any], dict[str, Any]]] = {}
    judged = set()
    for result in results:
        details = list(result["details"])
        failed_to_run = any("error" in detail for detail in details)
        if not failed_to_run and int(result["failed"]) <= len(details):  # what is cut off may be broken still
            judged.add(str(result["expectation"]))
        if result["status"] != "failed":
            continue
        for detail in details:
            subject = str(detail.get("subject") or f"{result['expectation']} could not run")
            key = (str(result["expectation"]), subject)
            if key in broken:
                broken[key][1]["count"] += 1
            else:
                told = {**detail, "meaning": result["meaning"], "count": 1}
                told.setdefault("reason", detail.get("error"))
                broken[key] = (result, told)
    return broken, judged


def _within(detail: Mapping[str, Any], incident: Mapping[str, Any], scope: Mapping[str, Sequence[str]]) -> bool:
    """Whether the audit looked at what the incident is about; only then does silence mean that it holds again."""
    if "error" in detail:
        return True
    kind = detail.get("scope", "pair")
    if kind == "source":
        return incident["source_name"] in scope["sources"]
    if not any((incident["pair_id"], incident["source_name"], detail.get("release_id"))):
        return True  # it is about nothing that an audit could pass over
    if kind == "release" or incident["pair_id"] in (None, "ZZ"):
        return detail.get("release_id") in scope["releases"]
    return incident["pair_id"] in scope["pairs"]


def _is_held(connection: sa.Connection, incident: Mapping[str, Any], detail: Mapping[str, Any]) -> bool:
    """Whether what the incident is about is in quarantine still: then it was passed over, and does not hold."""
    same = sa.or_(QUARANTINE.c.fact_id == detail.get("fact_id"), QUARANTINE.c.reason == detail.get("reason"))
    query = sa.select(QUARANTINE.c.fact_id).where(QUARANTINE.c.expectation == incident["expectation"], same).limit(1)
    return connection.execute(query).first() is not None


def _open(
    connection: sa.Connection, key: tuple[str, str], result: Mapping[str, Any], detail: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    same = sa.and_(INCIDENT.c.expectation == key[0], INCIDENT.c.subject == key[1])
    before = connection.execute(sa.select(sa.func.count()).select_from(INCIDENT).where(same)).scalar()
    row = {
        "incident_id": hashlib.blake2b(repr((*key, before)).encode(), digest_size=16).hexdigest(),
        "expectation": key[0],
        "subject": key[1],
        "severity": result["severity"],
        "owner": result["owner"],
        "pair_id": detail.get("pair_id"),
        "source_name": detail.get("source"),
        "is_open": True,
        "opened_at": now,
        "updated_at": now,
        "details": _json(detail),
    }
    connection.execute(sa.insert(INCIDENT), row)
    return row


def _turn(
    connection: sa.Connection,
    incident: Mapping[str, Any],
    detail: Mapping[str, Any],
    event: str,
    routing: Routing,
    now: datetime,
) -> Turn:
    matched = {"pair": incident["pair_id"], "source": incident["source_name"]}
    matched |= {key: incident[key] for key in ("severity", "owner", "expectation")}
    for channel in routing.channels_for(matched):
        text = messages.title(incident, event), messages.body(incident, detail, event)
        enqueue(connection, incident, event, channel, text, now.timestamp())
    names = ("incident_id", "expectation", "subject", "severity", "pair_id")
    return Turn(event=event, **{name: incident[name] for name in names})


def _json(detail: Mapping[str, Any]) -> str:
    return json.dumps(detail, default=str, sort_keys=True, ensure_ascii=False)
