"""Incidents open once, recover by themselves, and are told once: whatever a channel does, wherever a process dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from expectations import channels, incidents, messages, outbox, tables
from expectations.routing import Channel, Quiet, Route, Routing
from tests.expectations.webhook import Webhook
from warehouse.audit import Audit, CheckResult
from warehouse.database import Database
from warehouse.schema import METADATA, table

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    METADATA.create_all(opened.engine)
    yield opened
    opened.close()


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    hook = Webhook()
    yield hook
    hook.close()


def routing(url: str = "json://127.0.0.1:9/x", **options: Any) -> Routing:
    return Routing({"desk": Channel("desk", url, **options)}, (Route("desk", {"severity": ("error",)}),))


def audit(*subjects: str, pairs: tuple[str, ...] = ("BY-KZ",), name: str = "growth.stated_levels") -> Audit:
    details = tuple(
        {
            "subject": each,
            "scope": "pair",
            "pair_id": "BY-KZ",
            "source": "gov",
            "release_id": "r",
            "reason": f"why {each}",
            "fact_id": "f",
        }
        for each in subjects
    )
    status = "failed" if subjects else "passed"
    scope = CheckResult(
        "gate.scope", "info", "x", "x", "passed", 1, 0, ({"pairs": list(pairs), "sources": ["gov"], "releases": []},)
    )
    return Audit(
        (CheckResult(name, "error", "trade statistics", "It adds up.", status, 1, len(subjects), details), scope)
    )


def rows(database: Database, what: sa.Table) -> list[dict[str, Any]]:
    with database.engine.connect() as connection:
        return [dict(row) for row in connection.execute(sa.select(what)).mappings()]


def test_an_incident_opens_once_is_updated_and_recovers_by_itself(database: Database) -> None:
    opened = incidents.note(database, audit("a"), routing(), NOW)
    assert [(turn.event, turn.subject) for turn in opened] == [("opened", "a")]
    assert incidents.note(database, audit("a"), routing(), NOW) == ()
    assert (
        incidents.note(database, audit(pairs=("KZ-UZ",)), routing(), NOW) == ()
    )  # another pair says nothing of this one
    assert [turn.event for turn in incidents.note(database, audit(), routing(), NOW)] == ["recovered"]
    again = incidents.note(database, audit("a"), routing(), NOW)
    assert again[0].incident_id != opened[0].incident_id
    told = rows(database, table("incident"))
    assert sorted(row["is_open"] for row in told) == [False, True]
    assert {(row["event"]) for row in rows(database, tables.ALERT)} == {"opened", "recovered"}


def test_a_check_that_could_not_run_closes_nothing(database: Database) -> None:
    incidents.note(database, audit("a"), routing(), NOW)
    result, scope = audit("a").results
    broken = CheckResult(
        result.expectation, "error", "x", "x", "failed", 0, 1, ({"error": "no such table", "path": "x.sql"},)
    )
    turns = incidents.note(database, Audit((broken, scope)), routing(), NOW)
    assert [turn.event for turn in turns] == ["opened"]
    assert sum(row["is_open"] for row in rows(database, table("incident"))) == 2


def test_what_was_cut_off_is_not_called_recovered(database: Database) -> None:
    incidents.note(database, audit("a", "b"), routing(), NOW)
    result, scope = audit("a").results
    many = CheckResult(result.expectation, "error", "x", "x", "failed", 500, 300, result.details)
    assert incidents.note(database, Audit((many, scope)), routing(), NOW) == ()
    assert [turn.subject for turn in incidents.note(database, audit("a"), routing(), NOW)] == ["b"]


def test_an_incident_of_an_expectation_that_was_taken_away_is_closed(database: Database) -> None:
    incidents.note(database, audit("a", name="own.check"), routing(), NOW)
    turns = incidents.note(database, audit(name="another.check"), routing(), NOW)
    assert [(turn.event, turn.expectation) for turn in turns] == [("recovered", "own.check")]


def test_an_incident_about_no_pair_source_or_release_recovers_as_well(database: Database) -> None:
    bare = {"subject": "own.check", "scope": "pair", "pair_id": None, "source": None, "release_id": None}
    result, scope = audit("a").results
    failed = CheckResult(result.expectation, "error", "x", "x", "failed", 1, 1, ({**bare, "reason": "why"},))
    assert [turn.event for turn in incidents.note(database, Audit((failed, scope)), routing(), NOW)] == ["opened"]
    assert [turn.event for turn in incidents.note(database, audit(), routing(), NOW)] == ["recovered"]


def test_a_message_has_words_links_numbers_and_the_next_command(database: Database, webhook: Webhook) -> None:
    incidents.note(database, audit("a"), routing(webhook.url), NOW)
    assert outbox.deliver(database, routing(webhook.url)) == outbox.Delivery(sent=1, failed=0, waiting=0)
    assert outbox.deliver(database, routing(webhook.url)).sent == 0
    message = webhook.received[0]
    assert message["title"] == "[error] growth.stated_levels broken: a"
    assert "why a" in message["message"] and "communique explain f" in message["message"]
    assert rows(database, table("incident"))[0]["alerted_state"] == "opened"


def test_a_dead_channel_loses_nothing_and_sends_once_when_it_is_back(database: Database, webhook: Webhook) -> None:
    webhook.status = 500
    incidents.note(database, audit("a", "b"), routing(webhook.url), NOW)
    moment = NOW.timestamp()
    assert outbox.deliver(database, routing(webhook.url), moment).failed == 1
    closed = Webhook()
    closed.close()
    assert outbox.deliver(database, routing(closed.url), moment + 1).sent == 0
    webhook.status = 200
    for later in (5_000, 10_000, 15_000):
        outbox.deliver(database, routing(webhook.url), moment + later)
    assert sorted(message["title"][-1] for message in webhook.received) == ["a", "b"]
    assert {row["state"] for row in rows(database, tables.ALERT)} == {"sent"}


@pytest.mark.slow
def test_a_channel_that_hangs_does_not_hold_up_the_others(
    database: Database, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "DEADLINE_SECONDS", 1.0)
    slow = Webhook()
    slow.hang_seconds = 30.0
    both = Routing(
        {"slow": Channel("slow", slow.url), "desk": Channel("desk", webhook.url)},
        (Route("slow", {}), Route("desk", {})),
    )
    incidents.note(database, audit("a"), both, NOW)
    started = time.monotonic()
    delivery = outbox.deliver(database, both)
    assert time.monotonic() - started < 10 and (delivery.sent, delivery.failed) == (1, 1)
    assert len(webhook.received) == 1
    assert "gave no answer" in next(
        row["last_error"] for row in rows(database, tables.ALERT) if row["channel"] == "slow"
    )
    slow.close()


def test_a_repetition_bears_the_same_key(database: Database) -> None:
    """A sender that dies after the channel took the message cannot know: the receiver can, by the key."""
    keys: list[str] = []

    def dies(channel: Channel, title: str, body: str, message_id: str) -> None:
        keys.append(message_id)
        raise KeyboardInterrupt

    incidents.note(database, audit("a"), routing(), NOW)
    moment = NOW.timestamp()
    with pytest.raises(KeyboardInterrupt):
        outbox.deliver(database, routing(), moment, dies)
    sent: list[str] = []
    later = lambda channel, title, body, message_id: sent.append(message_id)  # noqa: E731
    assert outbox.deliver(database, routing(), moment + 10, later).sent == 0  # the lease holds: its sender may be alive
    assert outbox.deliver(database, routing(), moment + outbox.LEASE_SECONDS + 1, later).sent == 1
    assert sent == keys


@pytest.mark.slow
def test_a_process_killed_between_storing_and_alerting_loses_none_and_sends_none_twice(
    database: Database, webhook: Webhook, database_url: str, tmp_path: Path
) -> None:
    """A real process, killed without warning after the incidents are stored; another then sends them."""
    script = tmp_path / "dies.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import os, signal, sys
            sys.path.insert(0, {str(Path(__file__).resolve().parents[2])!r})
            from tests.expectations.test_alerts import NOW, audit, routing
            from expectations import incidents, outbox
            from warehouse.database import Database
            database = Database({database_url!r})
            incidents.note(database, audit(*"abcde"), routing({webhook.url!r}), NOW)
            outbox.deliver(database, routing({webhook.url!r}), send=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
            """
        )
    )
    died = subprocess.run([sys.executable, str(script)], env={**os.environ}, check=False)
    assert died.returncode == -signal.SIGKILL
    assert incidents.note(database, audit(*"abcde"), routing(webhook.url), NOW) == ()
    for later in (0, 1, outbox.LEASE_SECONDS + 1, outbox.LEASE_SECONDS + 2):
        outbox.deliver(database, routing(webhook.url), time.time() + later)
    assert sorted(message["title"][-1] for message in webhook.received) == list("abcde")


def test_two_senders_share_no_alert(database: Database) -> None:
    incidents.note(database, audit(*"abcdef"), routing(), NOW)
    sent: list[str] = []

    def nested(channel: Channel, title: str, body: str, message_id: str) -> None:
        sent.append(title)
        if len(sent) == 1:
            outbox.deliver(database, routing(), NOW.timestamp(), nested)

    outbox.deliver(database, routing(), NOW.timestamp(), nested)
    assert sorted(title[-1] for title in sent) == list("abcdef")


def test_quiet_hours_keep_warnings_and_let_the_excepted_through(database: Database) -> None:
    night = Quiet(
        start=datetime(2024, 1, 1, 22).time(),
        end=datetime(2024, 1, 1, 7).time(),
        zone=__import__("zoneinfo").ZoneInfo("Asia/Almaty"),
    )
    sent: list[str] = []
    keep = lambda channel, title, body, message_id: sent.append(title)  # noqa: E731
    quiet = routing(quiet=night)
    incidents.note(database, audit("a"), quiet, NOW)
    at_night = datetime(2024, 6, 1, 20, 0, tzinfo=UTC).timestamp()  # 01:00 in Almaty
    outbox.deliver(database, quiet, at_night, keep)
    assert sent == []
    outbox.deliver(database, quiet, datetime(2024, 6, 2, 2, 1, tzinfo=UTC).timestamp(), keep)
    assert len(sent) == 1
    excepted = routing(quiet=Quiet(night.start, night.end, night.zone, ("error",)))
    incidents.note(database, audit("a", "b"), excepted, NOW)
    outbox.deliver(database, excepted, at_night, keep)
    assert len(sent) == 2


def test_a_digest_that_failed_is_repeated_whole_in_quiet_hours(database: Database) -> None:
    """A receiver that knows the id of a message takes nothing for new that comes under it later."""
    night = Quiet(datetime(2024, 1, 1, 13).time(), datetime(2024, 1, 1, 20).time(), ZoneInfo("UTC"), ("error",))
    desk = Channel("desk", "json://127.0.0.1:9/x", digest_minutes=30, quiet=night)
    both = Routing({"desk": desk}, (Route("desk", {}),))
    grave, scope = audit("a").results
    mild = replace(audit("b").results[0], expectation="stocks.fall", severity="warning")
    incidents.note(database, Audit((grave, mild, scope)), both, NOW)

    def fails(channel: Channel, title: str, body: str, message_id: str) -> None:
        raise channels.NotDelivered("away")

    sent: list[str] = []
    keep = lambda channel, title, body, message_id: sent.append(title)  # noqa: E731
    assert outbox.deliver(database, both, NOW.timestamp() + 3590, fails).failed == 2
    assert outbox.deliver(database, both, NOW.timestamp() + 3700, keep).sent == 2
    assert sent == ["[error] 2 alerts"]


def test_no_message_is_longer_than_a_channel_takes() -> None:
    alerts = [{"severity": "error", "title": f"title {n}", "body": "words " * 400} for n in range(5_000)]
    _, body = messages.digest(alerts)
    assert len(body) < 20_000 and "title 3" in body
    assert "… and 4977 more" in body and "incident where is_open" in body
    (discord,) = channels.notifier("discord://012345678901234567/abcdefghijklmnopqrstuvwxyz", "key")
    assert discord.body_maxlen < messages.BODY_LIMIT and discord.overflow_mode == "split"


def test_a_digest_is_one_message_though_the_process_starts_anew_meanwhile(
    database: Database, webhook: Webhook, database_url: str
) -> None:
    gathering = routing(webhook.url, digest_minutes=30)
    incidents.note(database, audit("a", "b"), gathering, NOW)
    outbox.deliver(database, gathering, NOW.timestamp() + 60)
    assert webhook.received == []
    again = Database(database_url)
    incidents.note(again, audit("a", "b", "c"), gathering, datetime.fromtimestamp(NOW.timestamp() + 600, UTC))
    outbox.deliver(again, gathering, NOW.timestamp() + 1799)
    assert webhook.received == []
    outbox.deliver(again, gathering, NOW.timestamp() + 1800)
    outbox.deliver(database, gathering, NOW.timestamp() + 3600)
    again.close()
    assert [message["title"] for message in webhook.received] == ["[error] 3 alerts"]


def test_a_digest_gathers_and_a_rate_limit_puts_the_rest_in_one(database: Database) -> None:
    sent: list[tuple[str, str]] = []
    keep = lambda channel, title, body, message_id: sent.append((title, body))  # noqa: E731
    gathering = routing(digest_minutes=30)
    incidents.note(database, audit("a", "b", "c"), gathering, NOW)
    outbox.deliver(database, gathering, NOW.timestamp() + 60, keep)
    assert sent == []
    outbox.deliver(database, gathering, NOW.timestamp() + 1800, keep)
    assert [title for title, _ in sent] == ["[error] 3 alerts"] and all(f"why {each}" in sent[0][1] for each in "abc")
    limited = routing(per_hour=3)
    incidents.note(database, audit(*"abcdefghij"), limited, NOW)
    sent.clear()
    outbox.deliver(database, limited, NOW.timestamp() + 7200, keep)
    assert len(sent) == 3 and sent[-1][0] == "[error] 5 alerts"
