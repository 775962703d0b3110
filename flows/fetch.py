"""Fetching a source by its card into the landing zone: resumable, one fetch of a source at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flows.errors import CommuniqueError
from flows.inputs import Refusal
from flows.workshop import Workshop
from raw import durable
from raw.card import Card
from raw.connect.items import items
from raw.connect.polite import PullError
from raw.connect.state import PullState, load_state, save_state


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch brought: ids of all documents handed over, and how many of them are new.

    Once they are published, also which of them could not be read, and what was left out of tables.
    """

    source: str
    release_ids: tuple[str, ...] = ()
    new_count: int = 0
    refused: tuple[Refusal, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def card_of(shop: Workshop, source: str) -> Card:
    """The card of a source. Raises CommuniqueError that lists what there is."""
    card = shop.cards.get(source)
    if card is None:
        raise CommuniqueError("there is no such source", source, "list them with: communique source list")
    return card


def own_keys(shop: Workshop, source: str) -> dict[str, str]:
    """The key that a source asks for, by the name of its setting; empty where none is asked for or none is set."""
    wanted = card_of(shop, source).connector.key
    own = shop.settings.keys.get(wanted.setting) if wanted else None
    return {wanted.setting: own.get_secret_value()} if wanted and own else {}


def fetch(
    shop: Workshop,
    source: str,
    keys: Mapping[str, str] | None = None,
    since: str | None = None,
    heard: Callable[[str, bool], None] = lambda release_id, is_new: None,
) -> Fetched:
    """Land what is new at a source; `since` (an ISO date) asks again for everything from that day on.

    `heard` is told of each document once it has landed, and whether it is new or came another way than before; it
    holds the fetch up as long as it likes.

    Killed at any instant, the next fetch goes on from there. Raises PullError, CommuniqueError (it is being fetched).
    """
    card = card_of(shop, source)
    ids: dict[str, bool] = {}
    with _turn(shop.settings.data_dir / "pull", source) as path:
        state = _reopened(load_state(path), since)
        with _told_if_failed(path):
            for found in items(card, state, keys, lambda now: save_state(path, now)):
                moment = found.sidecar.fetched_at or datetime.now(UTC).isoformat(timespec="seconds")
                landed = shop.landing.land(found.data, replace(found.sidecar, fetched_at=moment))
                ids[landed.release_id] = ids.get(landed.release_id, False) or landed.is_new
                heard(landed.release_id, landed.is_news)
            if state.since:
                state.since = None
                save_state(path, state)
        durable.write(path.with_suffix(".done"), datetime.now(UTC).isoformat(timespec="seconds").encode())
        path.with_suffix(".failed").unlink(missing_ok=True)
    return Fetched(source, tuple(ids), sum(ids.values()))


def fetched_at(data_dir: Path, source: str) -> str | None:
    """When the last fetch of a source came to its end, ISO; None where none did."""
    path = data_dir / "pull" / f"{source}.done"
    return path.read_text() if path.exists() else None


def failure(data_dir: Path, source: str) -> str | None:
    """When and why the last fetch of a source failed, if no later one came to its end."""
    path = data_dir / "pull" / f"{source}.failed"
    return path.read_text("utf-8") if path.exists() else None


@contextmanager
def _told_if_failed(path: Path) -> Iterator[None]:
    """Leave word of a source that could not be fetched, for `communique status`."""
    try:
        yield
    except PullError as error:
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        durable.write(path.with_suffix(".failed"), f"{moment} {error.what} ({error.where})".encode("utf-8", "replace"))
        raise


def _reopened(state: PullState, since: str | None) -> PullState:
    if since is None:
        return state
    day = date.fromisoformat(since)  # in one form, however it is written: days are compared as text
    # The card's overlap goes back from here; the day before makes sure that the day itself is asked for.
    before = max(day, date.min + timedelta(days=1)) - timedelta(days=1)
    return state if state.since == day.isoformat() else PullState({}, before.isoformat(), None, day.isoformat())


@contextmanager
def _turn(folder: Path, source: str) -> Iterator[Path]:
    """The path of a source's state, held by a lock that a dead process lets go of."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{source}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommuniqueError("this source is being fetched already", source, "wait for that to end") from error
        yield folder / f"{source}.json"
