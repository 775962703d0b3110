"""The flow `ingest`: files and folders into the landing zone, and what landed into readings."""

from __future__ import annotations

from prefect import flow, task

from flows import events
from flows.steps import Read, read_batch
from flows.workshop import Arrived, workshop
from raw.sidecar import Sidecar


@task(name="land")
def land(paths: list[str], known: dict[str, str]) -> Arrived:
    """Land what the paths name; nothing is parsed and nothing is dropped but what cannot be read at all."""
    return workshop().land(paths, Sidecar(**known))


@task(name="read")
def read(release_ids: list[str]) -> Read:
    """Read landed documents and tables; the batch stays in this process, its id is that of its documents."""
    return read_batch(workshop(), release_ids)


@flow(name="ingest", validate_parameters=False)
def ingest(paths: list[str], known: dict[str, str] | None = None) -> tuple[Arrived, Read]:
    """Land and read; tells the rest of the world by events. `known` says what bare text does not: `published`, …"""
    arrived = land(paths, known or {})
    counts = {"documents": len(arrived.release_ids), "new": arrived.new_count, "refused": len(arrived.refused)}
    for release_id in arrived.release_ids[: events.MOST_SINGLE]:
        events.emit(events.LANDED, "release", release_id)
    events.emit(events.LANDED, "ingest", events.digest(arrived.release_ids), counts)
    found = read(list(arrived.release_ids))
    events.emit(events.READ, "ingest", events.digest(arrived.release_ids), found.counts)
    return arrived, found
