"""Who is told what, and when: routes, quiet hours and the file that says so."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import time as clock
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from expectations.routing import Channel, Quiet, Route, RoutingError, read


@pytest.mark.parametrize(
    "zone, now, ends",
    [
        ("Asia/Almaty", "2024-06-01T16:59:59", None),  # 21:59:59 there
        ("Asia/Almaty", "2024-06-01T17:00:00", "2024-06-02T02:00:00"),  # 22:00 there, before midnight
        ("Asia/Almaty", "2024-06-01T23:30:00", "2024-06-02T02:00:00"),  # 04:30 there, after it
        ("America/New_York", "2024-03-10T05:30:00", "2024-03-10T11:00:00"),  # the clock goes forward that night
        ("America/New_York", "2024-11-03T05:30:00", "2024-11-03T12:00:00"),  # and back
        ("America/New_York", "2024-11-03T12:00:00", None),
    ],
)
def test_quiet_hours_run_over_midnight_in_their_own_zone(zone: str, now: str, ends: str | None) -> None:
    quiet = Quiet(clock(22), clock(7), ZoneInfo(zone))
    found = quiet.ends_at(datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert found == (ends and datetime.fromisoformat(ends).replace(tzinfo=UTC))


def test_routes_choose_by_severity_owner_pair_and_source() -> None:
    incident = {
        "severity": "error",
        "owner": "trade statistics",
        "pair": "BY-KZ",
        "source": "gov-KZ",
        "expectation": "growth.chained",
    }
    assert Route("x", {"pair": ("*KZ*",), "expectation": ("growth.*",)}).takes(incident)
    assert Route("x", {}).takes(incident)
    assert not Route("x", {"severity": ("warning",)}).takes(incident)
    assert not Route("x", {"source": ("stat-*",), "pair": ("*KZ*",)}).takes(incident)


@pytest.mark.parametrize(
    "text, words",
    [
        ("[[channel]]\nname = 'a'", "url"),
        ("[[channel]]\nname = 'a'\nurl = 'env:NOT_SET_ANYWHERE'", "NOT_SET_ANYWHERE"),
        ("[[channel]]\nname = 'a'\nurl = 'json://x'\nquiet = { from = '25:00', to = '07:00' }", "quiet"),
        ("[[route]]\nchannel = 'b'", "there are: none"),
        ("[[channel]]\nname='a'\nurl='json://x'\n[[route]]\nchannel='a'\nseverity=['eror']", "'eror'.*error, warning"),
        (
            "[[channel]]\nname='a'\nurl='json://x'\nquiet={ from='22:00', to='07:00', except=['critical'] }",
            "'critical'.*error, warning",
        ),
        ("[[channel]]\nname='a'\nurl='json://x'\n[[route]]\nchannel='a'\ncolour='red'", "colour"),
        ("[[", "routing file"),
        ("[channel]\nname = 'a'", r"\[\[channel\]\]"),
        ("[[channel]]\nname='a'\nurl='json://x'\n[[route]]\nchannel='a'\nseverity='error'", r'severity = \["error"\]'),
        ("[[channel]]\nname = 'a'\nurl = 'json://x'\nper_hour = 'many'", "whole numbers"),
        ("[[channels]]\nname = 'a'\nurl = 'json://x'", "the file has no channels.*channel, route"),
        ("[[channel]]\nname = 'a'\nurl = 'json://x'\nper_hours = 1", "has no per_hours.*per_hour"),
        ("[[channel]]\nname = 'a'\nurl = 'json://x'\n[[channel]]\nname = 'a'\nurl = 'json://y'", "two channels 'a'"),
        ("[[channel]]\nname = 'a'\nurl = 'json://x'\nquiet = '22:00'", "quiet of channel 'a' is '22:00'"),
        ("[[channel]]\nname = 'a'\nurl = 'json://x'\nquiet = { from = '22:00', to = '07:00+05:00' }", "zone of"),
        ("[[channel]]\nname = 'a'\nurl = 'json://x'\nquiet = { from = '22:00', til = '07:00' }", "quiet has no til"),
        ("[[channel]]\nname = 'a'\nurl = 'json://x'\nquiet = { except = 'error' }", r'except = \["error"\]'),
    ],
)
def test_a_routing_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "alerts.toml").write_text(text)
    with pytest.raises(RoutingError, match=words):
        read(tmp_path / "alerts.toml")


def test_a_channels_url_is_never_shown() -> None:
    assert "secret" not in repr(Channel("a", "slack://secret"))
