"""Who is told what, and when: the routing file (TOML), read once.

[[channel]]
name = "trade desk"
url = "env:TRADE_DESK_URL"          # an apprise URL, or env:NAME of the variable that holds it
digest_minutes = 0                  # gather alerts, and send them together
per_hour = 20                       # no more messages an hour than this; the rest goes in a digest
quiet = { from = "22:00", to = "07:00", timezone = "Asia/Almaty", except = ["error"] }

[[route]]
channel = "trade desk"
severity = ["error"]                # every key may be left out; owner, pair, source and expectation take * and ?
owner = ["trade statistics"]
pair = ["*KZ*"]
source = ["gov-*"]
expectation = ["growth.*", "totals.*"]
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from expectations.wrong import WrongFile

SEVERITIES = ("error", "warning")
MATCHED = ("severity", "owner", "pair", "source", "expectation")
_CHANNEL = 'give every [[channel]] a name and a url (or url = "env:NAME")'
_QUIET = 'write { from = "22:00", to = "07:00", timezone = "Asia/Almaty", except = ["error"] }'
# A key that nobody knows is a slip of the pen, by which somebody would not be told.
_KEYS = {
    "the file": ("channel", "route"),
    "a [[channel]]": ("name", "url", "digest_minutes", "per_hour", "quiet"),
    "quiet": ("from", "to", "timezone", "except"),
}


class RoutingError(WrongFile):
    """A routing file that cannot be used; says which entry and what to write."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which a channel is left alone, but for the severities excepted; may run over midnight."""

    start: time
    end: time
    zone: ZoneInfo
    excepted: tuple[str, ...] = ()

    def ends_at(self, now: datetime) -> datetime | None:
        """When the quiet that holds at `now` (aware) ends, in UTC; None where it does not hold."""
        local = now.astimezone(self.zone)
        clock = local.time()
        over_midnight = self.start > self.end
        holds = (clock >= self.start or clock < self.end) if over_midnight else self.start <= clock < self.end
        if not holds:
            return None
        day = local.date() + timedelta(days=1 if over_midnight and clock >= self.start else 0)
        return datetime.combine(day, self.end, self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Channel:
    """Somewhere alerts go. `url` is secret: it is never shown or logged."""

    name: str
    url: str = field(repr=False)
    digest_minutes: int = 0
    per_hour: int = 60
    quiet: Quiet | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Which incidents a channel hears of: those that match one pattern of every key that is given."""

    channel: str
    patterns: Mapping[str, tuple[str, ...]]

    def takes(self, incident: Mapping[str, Any]) -> bool:
        """Whether an incident, as keys of MATCHED, goes this way."""
        return all(
            any(fnmatchcase(str(incident.get(key) or ""), pattern) for pattern in patterns)
            for key, patterns in self.patterns.items()
        )


@dataclass(frozen=True, slots=True)
class Routing:
    """All channels by name, and the routes in the order of the file."""

    channels: Mapping[str, Channel] = field(default_factory=dict)
    routes: tuple[Route, ...] = ()

    def channels_for(self, incident: Mapping[str, Any]) -> tuple[Channel, ...]:
        """Channels that hear of an incident, each once."""
        names = dict.fromkeys(route.channel for route in self.routes if route.takes(incident))
        return tuple(self.channels[name] for name in names)


def read(path: Path | None) -> Routing:
    """The routing of a file; without a file nobody is told. Raises RoutingError."""
    if path is None:
        return Routing()
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RoutingError(
            f"the routing file cannot be read ({error})", path, "mend it, or mend COMMUNIQUE_ALERT_ROUTES"
        ) from error
    _must_know("the file", told, path)
    channels: dict[str, Channel] = {}
    for channel in (_channel(entry, path) for entry in _entries(told, "channel", path)):
        if channel.name in channels:
            raise RoutingError(f"there are two channels {channel.name!r}", path, "give each a name of its own")
        channels[channel.name] = channel
    routes = tuple(_route(entry, channels, path) for entry in _entries(told, "route", path))
    return Routing(channels, routes)


def _must_know(what: str, entry: Mapping[str, Any], path: Path) -> None:
    unknown = sorted(set(entry) - set(_KEYS[what]))
    if unknown:
        raise RoutingError(f"{what} has no {', '.join(unknown)}", path, f"it can have: {', '.join(_KEYS[what])}")


def _must_be_severities(what: str, told: Iterable[Any], path: Path, *, can_match: bool = False) -> None:
    """A severity that there is not would be told to nobody; where patterns may stand, they must fit one."""
    for each in told:
        if each not in SEVERITIES and not (can_match and any(fnmatchcase(one, str(each)) for one in SEVERITIES)):
            raise RoutingError(f"{what} names {each!r}", path, f"there are: {', '.join(SEVERITIES)}")


def _entries(told: Mapping[str, Any], key: str, path: Path) -> list[Mapping[str, Any]]:
    found = told.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise RoutingError(f"{key} is no list of tables", path, f"begin every one with [[{key}]]")
    return found


def _channel(entry: Mapping[str, Any], path: Path) -> Channel:
    name, url = str(entry.get("name") or ""), str(entry.get("url") or "")
    if not name or not url:
        raise RoutingError(
            f"a [[channel]] {name or 'without name'} lacks its {'url' if name else 'name'}", path, _CHANNEL
        )
    _must_know("a [[channel]]", entry, path)
    if url.startswith("env:"):
        variable = url.removeprefix("env:")
        url = os.environ.get(variable, "")
        if not url:
            raise RoutingError(
                f"channel {name!r} takes its url from {variable}, which is not set", path, f"export {variable}"
            )
    quiet = _quiet(entry["quiet"], name, path) if "quiet" in entry else None
    digest, per_hour = entry.get("digest_minutes", 0), entry.get("per_hour", 60)
    if not isinstance(digest, int) or not isinstance(per_hour, int) or digest < 0 or per_hour < 1:
        what = f"channel {name!r} has digest_minutes {digest!r} and per_hour {per_hour!r}"
        raise RoutingError(what, path, "write whole numbers, of 0 or more and of 1 or more")
    return Channel(name=name, url=url, digest_minutes=digest, per_hour=per_hour, quiet=quiet)


def _quiet(entry: Any, name: str, path: Path) -> Quiet:
    if not isinstance(entry, dict) or not isinstance(entry.get("except", []), list):
        raise RoutingError(f"quiet of channel {name!r} is {entry!r}", path, _QUIET)
    _must_know("quiet", entry, path)
    _must_be_severities(f"except of channel {name!r}", entry.get("except", ()), path)
    try:
        return Quiet(
            start=_clock(entry["from"]),
            end=_clock(entry["to"]),
            zone=ZoneInfo(str(entry.get("timezone", "UTC"))),
            excepted=tuple(entry.get("except", ())),
        )
    except (KeyError, ValueError, ZoneInfoNotFoundError) as error:
        raise RoutingError(f"quiet of channel {name!r} cannot be used ({error})", path, _QUIET) from error


def _clock(told: object) -> time:
    """A time of day by the channel's own zone. Raises ValueError."""
    clock = time.fromisoformat(str(told))
    if clock.tzinfo is not None:
        raise ValueError(f"{told} names a zone of its own")
    return clock


def _route(entry: Mapping[str, Any], channels: Mapping[str, Channel], path: Path) -> Route:
    channel = str(entry.get("channel") or "")
    if channel not in channels:
        raise RoutingError(
            f"a [[route]] names channel {channel!r}; there are: {', '.join(channels) or 'none'}",
            path,
            "name one of them, or add a [[channel]] of that name",
        )
    unknown = set(entry) - {"channel", *MATCHED}
    if unknown:
        can = ", ".join(MATCHED)
        raise RoutingError(f"a [[route]] cannot match {', '.join(sorted(unknown))}", path, f"it can match: {can}")
    for key in entry.keys() & set(MATCHED):
        if not isinstance(entry[key], list):  # the letters of a bare word would be taken for patterns
            raise RoutingError(f"{key} of a [[route]] is {entry[key]!r}", path, f'write {key} = ["{entry[key]}"]')
    _must_be_severities("severity of a [[route]]", entry.get("severity", ()), path, can_match=True)
    return Route(channel, {key: tuple(str(each) for each in entry[key]) for key in MATCHED if key in entry})
