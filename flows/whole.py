"""The flow `communique`: ingest, build and publish one after the other, for a person who waits for the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prefect import flow

from flows.build import build
from flows.ingest import ingest
from flows.publish import publish
from flows.steps import Read
from flows.workshop import Arrived

if TYPE_CHECKING:
    from warehouse.audit import Audit
    from warehouse.publish import Published


@dataclass(frozen=True)
class Outcome:
    """What one run did, from arrival to publication; the last three are absent where nothing could be read."""

    arrived: Arrived
    read: Read
    load_id: str | None = None
    audit: Audit | None = None
    published: Published | None = None


@flow(name="communique", validate_parameters=False)
def whole(paths: list[str], known: dict[str, str] | None = None) -> Outcome:
    """Land, read, stage, audit and publish what the paths name."""
    arrived, found = ingest(paths, known)
    if not found.batch.releases.num_rows:
        return Outcome(arrived, found)
    load_id, audit = build(list(arrived.release_ids))
    return Outcome(arrived, found, load_id, audit, publish(load_id))
