"""The flow `follow-up`: incidents of every published load that was not followed up, and the alerts that are due.

By the schedule it looks at all sources as well: one that has fallen silent brings no event.
"""

from __future__ import annotations

from prefect import flow

from flows import alerts, events
from flows.publish import tell
from flows.workshop import workshop


@flow(name="follow-up", validate_parameters=False, retries=events.RETRIES, retry_delay_seconds=events.RETRY_SECONDS)
def follow_up(asked_by: str = "schedule") -> int:
    """Open and close incidents, deliver alerts; how many incidents turned. `asked_by` names the event that asked."""
    turns = alerts.look_at_sources(workshop()) if asked_by == "schedule" else alerts.follow_up(workshop())
    tell(turns)
    return len(turns)
