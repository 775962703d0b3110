"""What a source remembers from one pull to the next: validators of its answers, and how far an unfinished pull came."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from raw import durable


@dataclass(slots=True)
class Seen:
    """The validators of one answer, and the address of the page after it, "" where it was the last."""

    etag: str | None = None
    last_modified: str | None = None
    next_url: str = ""


@dataclass(slots=True)
class OpenRun:
    """A pull that is under way: the periods it asks for and the pages that are already landed."""

    since: str | None
    until: str
    done: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PullState:
    """`seen` by address, without keys; `pulled_until` is the day of the last pull that came to its end.

    `since` is the day from which everything is asked for again, until that has come to its end; null otherwise.
    """

    seen: dict[str, Seen] = field(default_factory=dict)
    pulled_until: str | None = None
    open_run: OpenRun | None = None
    since: str | None = None


def load_state(path: Path) -> PullState:
    """The state kept in a file; an empty one where there is none or where it is broken, which only costs requests."""
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return PullState(
            {url: Seen(**seen) for url, seen in kept.get("seen", {}).items()},
            kept.get("pulled_until"),
            OpenRun(**kept["open_run"]) if kept.get("open_run") else None,
            kept.get("since"),
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return PullState()


def save_state(path: Path, state: PullState) -> None:
    """Keep a state, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    durable.write(path, json.dumps(asdict(state), ensure_ascii=False, sort_keys=True).encode("utf-8", "replace"))
