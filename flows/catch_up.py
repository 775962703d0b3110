"""The flow `catch-up`: build and publish what landed and is not in the warehouse, whatever event was missed."""

from __future__ import annotations

from prefect import flow

from flows import events
from flows.build import build
from flows.publish import publish
from flows.watch import SWEPT_AT_ONCE, pending_ids
from flows.workshop import workshop


@flow(name="catch-up", validate_parameters=False, retries=events.RETRIES, retry_delay_seconds=events.RETRY_SECONDS)
def catch_up(asked_by: str = "schedule") -> int:
    """Publish what is pending, and say how many documents that were. `asked_by` names the event that asked."""
    pending = pending_ids(workshop())
    for start in range(0, len(pending), SWEPT_AT_ONCE):
        load_id, _ = build(pending[start : start + SWEPT_AT_ONCE])
        publish(load_id)
    return len(pending)
