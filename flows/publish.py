"""The flow `publish`: an audited load becomes visible, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from prefect import flow, task

from flows import artifacts, events, steps
from flows.workshop import workshop

if TYPE_CHECKING:
    from expectations.incidents import Turn
    from warehouse.publish import Published


@task(name="publish")
def publish_load(load_id: str) -> Published:
    """Lake first, then the database in one transaction with the load's row."""
    return steps.publish(workshop(), load_id)


@task(name="follow up", retries=2, retry_delay_seconds=2)
def follow_up(load_id: str) -> tuple[Turn, ...]:
    """Incidents and alerts; both are stored before anything is sent, so trying again sends nothing twice."""
    return steps.follow_up(workshop(), load_id)


@flow(name="publish", validate_parameters=False)
def publish(load_id: str) -> Published:
    """Publish a load that the gate has seen, and say so by an event."""
    audit = workshop().staged[load_id].audit
    published = publish_load(load_id)
    events.emit(events.PUBLISHED, "load", load_id, published.counts)
    if audit:
        artifacts.report(load_id, audit, published)
    tell(follow_up(load_id))
    return published


def tell(turns: Iterable[Turn]) -> None:
    """Say by events which incidents opened and which recovered."""
    for turn in turns:
        event = events.RECOVERED if turn.event == "recovered" else events.FAILED
        ids = {"expectation": turn.expectation, "severity": turn.severity}
        events.emit(event, "incident", turn.incident_id, None, **ids)
