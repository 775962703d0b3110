"""The flow `publish`: an audited load becomes visible, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect import flow, task

from flows import events, steps
from flows.workshop import workshop

if TYPE_CHECKING:
    from warehouse.publish import Published


@task(name="publish")
def publish_load(load_id: str) -> Published:
    """Lake first, then the database in one transaction with the load's row."""
    return steps.publish(workshop(), load_id)


@flow(name="publish", validate_parameters=False)
def publish(load_id: str) -> Published:
    """Publish a load that the gate has seen, and say so by an event."""
    published = publish_load(load_id)
    events.emit(events.PUBLISHED, "load", load_id, published.counts)
    return published
