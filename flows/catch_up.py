"""The flow `catch-up`: build and publish what landed and is not in the warehouse, whatever event was missed."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from prefect import flow

from flows import events, ledger, steps
from flows.build import build
from flows.publish import publish
from flows.watch import SWEPT_AT_ONCE
from flows.workshop import workshop

log = logging.getLogger("communique.catch_up")


@flow(name="catch-up", validate_parameters=False, retries=events.RETRIES, retry_delay_seconds=events.RETRY_SECONDS)
def catch_up(asked_by: str = "schedule") -> int:
    """Publish what is pending, what lands meanwhile among it, and say how many documents that were.

    `asked_by` names the event that asked. Raises what the last document that cannot be published raised.
    """
    tried: set[str] = set()
    while pending := [one for one in ledger.pending(workshop()) if one not in tried]:
        tried.update(pending)
        publish_all(pending)
    return len(tried)


def publish_all(release_ids: Sequence[str]) -> steps.Gaps:
    """Build and publish in parts, and say what could not be read. A document that breaks its part is left out, alone,
    and raises when all are done."""
    failure: Exception | None = None
    gaps = steps.Gaps()
    for start in range(0, len(release_ids), SWEPT_AT_ONCE):
        part = release_ids[start : start + SWEPT_AT_ONCE]
        try:
            gaps += _publish(part)
        except Exception as error:
            workshop().forget(part)
            if len(part) == 1 or workshop().is_blameless(error):
                raise
            log.exception("a load of %d documents failed; trying them one by one", len(part))
            failure = _one_by_one(part) or failure
    if failure:
        raise failure
    return gaps


def _one_by_one(release_ids: Sequence[str]) -> Exception | None:
    failure: Exception | None = None
    for release_id in release_ids:
        try:
            _publish([release_id])
        except Exception as error:
            workshop().forget([release_id])
            if workshop().is_blameless(error):
                raise
            told = {"release_ids": [release_id]}
            log.exception("a document cannot be published; it stays in raw and is tried again later", extra=told)
            failure = error
    return failure


def _publish(release_ids: Sequence[str]) -> steps.Gaps:
    read = steps.read_batch(workshop(), release_ids)
    steps.tell(read.gaps, log)
    if read.batch.releases.num_rows:
        load_id, _ = build(list(release_ids))
        try:
            publish(load_id)
        except Exception:
            if not steps.is_published(workshop(), load_id):
                raise
            log.exception("published, but not followed up; the flow follow-up does so", extra={"load_id": load_id})
    workshop().forget(release_ids)
    return read.gaps
