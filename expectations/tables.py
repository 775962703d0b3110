"""Two tables of the alerting's own, beside the warehouse's: what is to be sent, and which loads have been followed up.

They are working state, not data: they are in no lake and no export, and a database rebuilt from the lake begins
without them, so that nothing is sent again. Times are seconds since 1970, UTC.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

METADATA: Final = sa.MetaData()

ALERT: Final = sa.Table(
    "alert",
    METADATA,
    sa.Column("alert_id", sa.Text, primary_key=True, comment="Hash of incident, event and channel: each is sent once"),
    sa.Column("incident_id", sa.Text, nullable=False, comment="The incident"),
    sa.Column("event", sa.Text, nullable=False, comment="opened or recovered"),
    sa.Column("channel", sa.Text, nullable=False, comment="Channel of the routing file"),
    sa.Column("severity", sa.Text, nullable=False, comment="Severity of the incident"),
    sa.Column("title", sa.Text, nullable=False, comment="First line of the message"),
    sa.Column("body", sa.Text, nullable=False, comment="The message"),
    sa.Column("state", sa.Text, nullable=False, comment="waiting, sending or sent"),
    sa.Column("attempts", sa.Integer, nullable=False, default=0, comment="Failed deliveries so far"),
    sa.Column("not_before", sa.Float(53), nullable=False, default=0.0, comment="When it may be sent next"),
    sa.Column("lease_until", sa.Float(53), comment="Until when a sender that has taken it may be alive"),
    sa.Column("message_id", sa.Text, comment="Idempotency key of the message that carries it"),
    sa.Column("sent_at", sa.Float(53), comment="When it was delivered"),
    sa.Column("last_error", sa.Text, comment="Why the last delivery failed"),
    sa.Index("ix_alert_state", "state", "channel"),
)
FOLLOWED: Final = sa.Table(
    "incident_progress",
    METADATA,
    sa.Column("load_id", sa.Text, primary_key=True, comment="Load whose check results have become incidents"),
    sa.Column("lake_commit_id", sa.Text, primary_key=True, comment="Its commit"),
)


def prepare(connection: sa.Connection) -> None:
    """Make the tables where they are missing."""
    METADATA.create_all(connection)
