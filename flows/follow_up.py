"""The flow `follow-up`: incidents of every published load that was not followed up, and the alerts that are due."""

from __future__ import annotations

from prefect import flow

from flows import events
from flows.publish import tell
from flows.workshop import workshop


@flow(name="follow-up", validate_parameters=False, retries=events.RETRIES, retry_delay_seconds=events.RETRY_SECONDS)
def follow_up(asked_by: str = "schedule") -> int:
    """Open and close incidents, deliver alerts; how many incidents turned. `asked_by` names the event that asked."""
    from expectations import incidents, outbox, routing

    shop = workshop()
    database, routes = shop.warehouse.database, routing.read(shop.settings.alert_routes)
    turns = incidents.catch_up(database, routes)
    if routes.channels:
        outbox.deliver(database, routes)
    tell(turns)
    return len(turns)
