"""The outbox: alerts are stored with their incident, sent afterwards, and kept until they are delivered.

A sender takes alerts by turning `waiting` into `sending` in one statement, so that two senders never share one, and
writes the message's id beside them first: if it dies, the lease runs out and the same alerts go out under the same id,
by which a receiver can tell a repetition. Nothing is ever given up: failed deliveries come again, later and later, up
to an hour apart.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa

from expectations import channels, messages, tables
from expectations.routing import Channel, Routing
from expectations.tables import ALERT
from warehouse.schema import table

LEASE_SECONDS: Final = 120.0
FIRST_RETRY_SECONDS: Final = 15.0
LAST_RETRY_SECONDS: Final = 3600.0
INCIDENT: Final = table("incident")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one round of delivery came to; counts of alerts."""

    sent: int = 0
    failed: int = 0
    waiting: int = 0


def enqueue(
    connection: sa.Connection,
    incident: Mapping[str, Any],
    event: str,
    channel: Channel,
    text: tuple[str, str],
    now: float,
) -> None:
    """Store an alert (title and body) in the caller's transaction; one that is stored already is left as it is."""
    key = f"{incident['incident_id']}|{event}|{channel.name}"
    alert_id = hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
    if connection.execute(sa.select(ALERT.c.alert_id).where(ALERT.c.alert_id == alert_id)).first() is not None:
        return
    gather = channel.digest_minutes * 60
    row = {
        "alert_id": alert_id,
        "incident_id": incident["incident_id"],
        "event": event,
        "channel": channel.name,
        "severity": incident["severity"],
        "title": text[0],
        "body": text[1],
        "state": "waiting",
        "attempts": 0,
        "not_before": (now // gather + 1) * gather if gather else 0.0,
    }
    connection.execute(sa.insert(ALERT), row)


def deliver(database: Any, routing: Routing, now: float | None = None, send: channels.Send = channels.send) -> Delivery:
    """Send what is due on every channel of `routing` and say what came of it; a channel that fails raises nothing."""
    with database.writing() as connection:
        tables.prepare(connection)
        _take_back(connection, now or time.time())
    sent = failed = 0
    for channel in routing.channels.values():
        while alerts := _take(database, channel, now or time.time()):
            title, body = messages.digest(alerts) if len(alerts) > 1 else (alerts[0]["title"], alerts[0]["body"])
            try:
                send(channel, title, body, alerts[0]["message_id"])
            except channels.NotDelivered as error:
                _put_back(database, alerts, now or time.time(), str(error))
                failed += len(alerts)
                break  # the channel is down: the rest of its alerts would only wait for it too
            _sent(database, alerts, now or time.time())
            sent += len(alerts)
    with database.engine.connect() as connection:
        waiting = connection.execute(sa.select(sa.func.count()).where(ALERT.c.state != "sent")).scalar()
    return Delivery(sent, failed, int(waiting or 0))


def _take_back(connection: sa.Connection, now: float) -> None:
    """What a sender that died had taken is due again, under the id of its message."""
    lost = sa.and_(ALERT.c.state == "sending", ALERT.c.lease_until < now)
    connection.execute(sa.update(ALERT).where(lost).values(state="waiting", not_before=0.0))


def _take(database: Any, channel: Channel, now: float) -> list[dict[str, Any]]:
    """The alerts of the next message to send on a channel, marked as being sent; none where nothing is due."""
    with database.writing() as connection:
        waiting = sa.and_(ALERT.c.channel == channel.name, ALERT.c.state == "waiting", ALERT.c.not_before <= now)
        query = sa.select(ALERT).where(waiting).order_by(ALERT.c.alert_id).with_for_update(skip_locked=True)
        due = [dict(row) for row in connection.execute(query).mappings()]
        awake = [alert for alert in due if not _is_quiet(connection, channel, alert, now)]
        # A message goes out again just as it was: of a part of it the receiver, who knows its id, would lose the rest.
        again = {alert["message_id"] for alert in awake} - {None}
        loud = {alert["alert_id"] for alert in awake}
        due = [alert for alert in due if alert["alert_id"] in loud or alert["message_id"] in again]
        alerts = _next_message(due, channel, _budget(connection, channel, now))
        if alerts:
            message_id = alerts[0]["message_id"] or _message_id(alerts)
            values = {"state": "sending", "message_id": message_id, "lease_until": now + LEASE_SECONDS}
            connection.execute(sa.update(ALERT).where(_among(alerts)).values(**values))
            alerts = [{**alert, **values} for alert in alerts]
        return alerts


def _is_quiet(connection: sa.Connection, channel: Channel, alert: Mapping[str, Any], now: float) -> bool:
    if channel.quiet is None or alert["severity"] in channel.quiet.excepted:
        return False
    ends = channel.quiet.ends_at(datetime.fromtimestamp(now, UTC))
    if ends is not None:
        connection.execute(sa.update(ALERT).where(_among([alert])).values(not_before=ends.timestamp()))
    return ends is not None


def _budget(connection: sa.Connection, channel: Channel, now: float) -> int:
    """How many messages the channel may still get in the hour that ends now."""
    recent = sa.and_(ALERT.c.channel == channel.name, ALERT.c.state == "sent", ALERT.c.sent_at > now - 3600)
    sent = connection.execute(sa.select(sa.func.count(sa.distinct(ALERT.c.message_id))).where(recent)).scalar()
    return max(0, channel.per_hour - int(sent or 0))


def _next_message(due: Sequence[dict[str, Any]], channel: Channel, budget: int) -> list[dict[str, Any]]:
    """A repetition first, just as it was; else one alert, or all for a digest or the last of the budget."""
    if not due or budget == 0:
        return []
    repeated = [alert for alert in due if alert["message_id"]]
    if repeated:
        return [alert for alert in repeated if alert["message_id"] == repeated[0]["message_id"]]
    return list(due) if channel.digest_minutes or budget == 1 else list(due[:1])


def _message_id(alerts: Sequence[Mapping[str, Any]]) -> str:
    joined = "|".join(sorted(str(alert["alert_id"]) for alert in alerts))
    return hashlib.blake2b(joined.encode(), digest_size=16).hexdigest()


def _put_back(database: Any, alerts: Sequence[Mapping[str, Any]], now: float, error: str) -> None:
    attempts = int(alerts[0]["attempts"]) + 1
    wait = min(FIRST_RETRY_SECONDS * 2 ** min(attempts - 1, 16), LAST_RETRY_SECONDS)
    wait *= random.uniform(0.8, 1.2)  # noqa: S311 - spreads retries, keeps no secret
    values = {"state": "waiting", "attempts": attempts, "not_before": now + wait, "last_error": error}
    with database.writing() as connection:
        connection.execute(sa.update(ALERT).where(_among(alerts)).values(**values))


def _sent(database: Any, alerts: Sequence[Mapping[str, Any]], now: float) -> None:
    with database.writing() as connection:
        done = {"state": "sent", "sent_at": now, "last_error": None}
        connection.execute(sa.update(ALERT).where(_among(alerts)).values(**done))
        for alert in alerts:
            told = {"alerted_state": alert["event"], "alerted_at": datetime.fromtimestamp(now, UTC)}
            its_incident = INCIDENT.c.incident_id == alert["incident_id"]
            connection.execute(sa.update(INCIDENT).where(its_incident).values(**told))


def _among(alerts: Sequence[Mapping[str, Any]]) -> sa.ColumnElement[bool]:
    return ALERT.c.alert_id.in_([alert["alert_id"] for alert in alerts])
