"""The flow `land`: files of the inbox into the landing zone, so that any system can start an ingest by an event."""

from __future__ import annotations

from prefect import flow, task

from flows import events, inbox
from flows.workshop import Arrived, workshop
from flows.workshop import land as land_items


@task(name="land inbox")
def land_inbox() -> Arrived:
    """Land every complete file of the inbox and clear the inbox of them; what cannot be read is set aside.

    What is dropped meanwhile is taken as well, so that one run does for all who ask for one.
    """
    shop = workshop()
    shop.settings.inbox_dir.mkdir(parents=True, exist_ok=True)
    landed: list[Arrived] = []
    seen: set[inbox.Dropped] = set()
    while dropped := [one for one in inbox.waiting(shop.settings.inbox_dir) if one not in seen]:
        seen.update(dropped)
        for one in dropped:
            landed.append(arrived := land_items(shop.landing, inbox.items([one], shop.limits)))
            if arrived.refused:
                inbox.set_aside(one, arrived.refused, shop.settings.refused_dir)
            else:
                inbox.clear([one])
    ids = tuple(dict.fromkeys(release_id for arrived in landed for release_id in arrived.release_ids))
    return Arrived(ids, sum(arrived.new_count for arrived in landed))


@flow(name="land", validate_parameters=False, retries=events.RETRIES, retry_delay_seconds=events.RETRY_SECONDS)
def land(asked_by: str = "schedule") -> int:
    """Land what is in the inbox, and say by an event what landed; how many documents. `asked_by` names the event."""
    arrived = land_inbox()
    if arrived.release_ids:
        counts = {"documents": len(arrived.release_ids), "new": arrived.new_count}
        events.emit(events.LANDED, "ingest", events.digest(arrived.release_ids), counts)
    return len(arrived.release_ids)
