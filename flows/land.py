"""The flow `land`: files of the inbox into the landing zone, so that any system can start an ingest by an event."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, task

from flows import events, inbox
from flows.errors import CommuniqueError
from flows.workshop import Arrived, workshop
from flows.workshop import land as land_items


@task(name="land inbox")
def land_inbox(name: str | None) -> Arrived:
    """Land one file of the inbox, or all that are complete, and clear the inbox of them."""
    shop = workshop()
    folder = shop.settings.inbox_dir
    folder.mkdir(parents=True, exist_ok=True)
    dropped = [one for one in inbox.waiting(folder) if name is None or one.path == inside(folder, name)]
    arrived = land_items(shop.landing, inbox.items(dropped, shop.limits))
    refused = {refusal.name for refusal in arrived.refused}
    inbox.clear([one for one in dropped if not any(str(one.path) in where for where in refused)])
    for one in dropped:
        for refusal in arrived.refused:
            if str(one.path) in refusal.name and one.path.exists():
                inbox.set_aside(one, refusal, shop.settings.data_dir / "refused")
    return arrived


@flow(name="land", validate_parameters=False)
def land(name: str | None = None) -> int:
    """Land what is in the inbox; `name` is a file in it. Says by an event what landed, and how many that were."""
    arrived = land_inbox(name or None)
    if arrived.release_ids:
        counts = {"documents": len(arrived.release_ids), "new": arrived.new_count}
        events.emit(events.LANDED, "ingest", events.digest(arrived.release_ids), counts)
    return len(arrived.release_ids)


def inside(folder: Path, name: str) -> Path:
    """A path in the folder. Raises CommuniqueError for a name that leads out of it."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise CommuniqueError("this name leads out of the inbox", name[:200], "name a file of the inbox")
    return folder / path.relative_to(folder.resolve())
