"""The watcher looks at sources itself: when its card says, held up by what is unpublished, not upset by faults."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from flows.errors import CommuniqueError
from flows.fetch import _reopened, fetch
from flows.metrics import Metrics
from flows.poll import FIRST_RETRY_SECONDS, Poller, pause
from flows.settings import Settings, load
from flows.watch import Watcher
from flows.workshop import Workshop
from raw.connect.found import Found
from raw.connect.state import PullState
from raw.sidecar import Sidecar
from tests.flows.bench_latency import release
from tests.raw.service import Call, Reply, Service, serving

ITEMS = 5
CARD = """title = "Ministry"
kind = "releases"
publisher = "Ministry"
licence = "free"
home = "KZ"
[connector]
kind = "feed"
url = "{url}/feed"
every_minutes = 60
settings = {{ allow_private = true }}
[limits]
requests_per_minute = 6000
tries = 1
"""


@pytest.fixture
def site() -> Iterator[Service]:
    with serving() as service:

        def answer(call: Call) -> Reply:
            if call.path == "/feed":
                entries = "".join(f"<item><title>t{n}</title><link>/news/{n}</link></item>" for n in range(ITEMS))
                feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{entries}</channel></rss>'
                return Reply(body=feed.encode(), headers={"Content-Type": "application/rss+xml"})
            if call.path.startswith("/news/"):
                body = f"<html lang='en'><body><article><p>{release(int(call.path[6:]))}</p></article></body></html>"
                return Reply(body=body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
            return Reply(404)

        service.answer = answer
        yield service


@pytest.fixture
def shop(tmp_path: Path, site: Service) -> Iterator[Workshop]:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "ministry.toml").write_text(CARD.format(url=site.url))
    shop = Workshop(Settings(data_dir=tmp_path / "data", sources_dir=tmp_path / "cards"))
    yield shop
    shop.close()


def poller(shop: Workshop, target: queue.Queue[str], is_once: bool = False) -> Poller:
    return Poller(shop, ["ministry"], target, threading.Event(), Metrics(), is_once)


def wait_until(is_so: object, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.02)


def pages(site: Service) -> int:
    return sum(call.path.startswith("/news/") for call in site.calls)


def test_a_source_is_looked_at_when_due_and_not_before(shop: Workshop, site: Service) -> None:
    target: queue.Queue[str] = queue.Queue()
    first = poller(shop, target)
    first.begin()
    wait_until(lambda: target.qsize() == ITEMS and shop.settings.data_dir.joinpath("pull/ministry.done").exists())
    first.stop.set()
    first.join(10)
    assert not first.is_busy()
    asked = len(site.calls)
    again = poller(shop, target)
    again.begin()
    time.sleep(0.3)
    again.stop.set()
    again.join(10)
    assert len(site.calls) == asked


def test_a_fetch_waits_while_what_it_brought_is_unpublished(shop: Workshop, site: Service) -> None:
    target: queue.Queue[str] = queue.Queue(1)
    slow = poller(shop, target, is_once=True)
    slow.begin()
    wait_until(target.full)
    time.sleep(0.3)
    assert pages(site) <= 3
    taken = [target.get(timeout=10) for _ in range(ITEMS)]
    slow.join(10)
    assert sorted(taken) == list(shop.landing.ids())
    assert not slow.is_busy()


def test_a_held_up_fetch_ends_when_told_and_goes_on_later(shop: Workshop, site: Service) -> None:
    target: queue.Queue[str] = queue.Queue(1)
    told = poller(shop, target)
    told.begin()
    wait_until(target.full)
    told.stop.set()
    told.join(10)
    assert not told.is_busy()
    rest = poller(shop, queue.Queue(), is_once=True)
    rest.begin()
    rest.join(10)
    assert len(list(shop.landing.ids())) == ITEMS


def test_a_failing_source_is_counted_and_asked_again_later(shop: Workshop, site: Service) -> None:
    site.answer = lambda call: Reply(500)
    failing = poller(shop, queue.Queue(), is_once=True)
    failing.begin()
    failing.join(10)
    counted = failing.metrics.registry.get_sample_value(
        "communique_polls_total", {"source": "ministry", "outcome": "failed"}
    )
    assert counted == 1
    assert not (shop.settings.data_dir / "pull" / "ministry.done").exists()


@pytest.mark.parametrize("failures", [1, 3, 10, 1000])
def test_pauses_after_failures_grow_up_to_the_cards_own(failures: int) -> None:
    most = min(3600.0, FIRST_RETRY_SECONDS * 2.0 ** min(failures, 20))
    assert all(most / 2 <= pause(3600, failures) <= most for _ in range(50))
    assert pause(3600, 0) == 3600


def test_a_source_without_a_card_is_said_at_once(shop: Workshop) -> None:
    with pytest.raises(CommuniqueError, match="no such source"):
        Poller(shop, ["nobody"], queue.Queue(), threading.Event(), Metrics()).begin()


@pytest.mark.slow
def test_what_a_source_brings_is_published(shop: Workshop, site: Service) -> None:
    watcher = Watcher(shop)
    polled = Poller(shop, ["ministry"], watcher.fetched, watcher.stop, watcher.metrics, is_once=True)
    polled.begin()
    polled.join(20)
    assert watcher.round()
    with shop.warehouse.engine.connect() as connection:
        found = connection.execute(text("SELECT source_name, count(*) FROM dim_release GROUP BY 1")).all()
    assert [tuple(row) for row in found] == [("ministry", ITEMS)]
    assert not watcher.round()


@pytest.mark.slow
@pytest.mark.parametrize("is_killed", [False, True])
def test_a_second_source_of_bytes_already_published_reaches_the_warehouse(
    shop: Workshop, site: Service, is_killed: bool
) -> None:
    card = (shop.settings.cards_dir / "ministry.toml").read_text()
    (shop.settings.cards_dir / "agency.toml").write_text(card.replace("Ministry", "Agency"))

    def look(source: str) -> None:
        watcher = Watcher(shop)
        target = queue.Queue() if is_killed else watcher.fetched  # what a killed watcher held is gone with it
        polled = Poller(shop, [source], target, watcher.stop, watcher.metrics, is_once=True)
        polled.begin()
        polled.join(20)
        assert watcher.round() is not is_killed
        assert not watcher.round()

    def sources() -> list[tuple[str, int]]:
        with shop.warehouse.engine.connect() as connection:
            found = connection.execute(text("SELECT source_name, count(*) FROM dim_release GROUP BY 1")).all()
        return [(row[0], row[1]) for row in found]

    look("ministry")
    assert sources() == [("ministry", ITEMS)]
    look("agency")
    assert sources() == [("agency", ITEMS)]


@pytest.mark.slow
def test_the_command_looks_at_the_sources_it_is_given(
    communique: Callable[..., Any], site: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cards").mkdir(exist_ok=True)
    (tmp_path / "cards" / "ministry.toml").write_text(CARD.format(url=site.url))
    monkeypatch.setenv("COMMUNIQUE_SOURCES_DIR", str(tmp_path / "cards"))
    answer = communique("watch ministry --once")
    assert answer.code == 0, answer.err
    told = communique('query "SELECT count(*) FROM dim_release" --format csv').out
    assert told.splitlines()[1] == str(ITEMS)
    assert communique("watch nobody --once").code == 2


@pytest.mark.slow
@pytest.mark.parametrize("command", ["pull ministry", "backfill ministry --since 2020-01-01"])
def test_a_fetch_that_was_killed_is_made_whole_by_the_next(
    communique: Callable[..., Any],
    site: Service,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    served: object,
    command: str,
) -> None:
    (tmp_path / "cards").mkdir(exist_ok=True)
    (tmp_path / "cards" / "ministry.toml").write_text(CARD.format(url=site.url))
    monkeypatch.setenv("COMMUNIQUE_SOURCES_DIR", str(tmp_path / "cards"))
    killed = Workshop(load())

    def die(release_id: str, is_new: bool) -> None:
        if len(list(killed.landing.ids())) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(killed, "ministry", heard=die)
    assert communique(command).code == 0
    told = communique('query "SELECT count(*) FROM dim_release" --format csv').out
    assert told.splitlines()[1] == str(ITEMS)
    assert " 0 landed documents not published" in communique("status").out


def backfilled(shop: Workshop, since: str, stop_after: int | None = None) -> None:
    """One backfill, killed where so many documents have landed."""
    count = 0

    def heard(release_id: str, is_new: bool) -> None:
        nonlocal count
        count += 1
        if count == stop_after:
            raise KeyboardInterrupt

    if stop_after is None:
        fetch(shop, "ministry", since=since)
        return
    with pytest.raises(KeyboardInterrupt):
        fetch(shop, "ministry", since=since, heard=heard)


def asked(site: Service) -> list[str]:
    return [call.path for call in site.calls if call.path.startswith("/news/")]


def test_a_backfill_that_was_killed_goes_on_where_it_stopped(shop: Workshop, site: Service) -> None:
    fetch(shop, "ministry")
    site.calls.clear()
    backfilled(shop, "2020-01-01", stop_after=3)
    first = asked(site)
    assert len(first) == 3
    site.calls.clear()
    backfilled(shop, "2020-01-01")
    assert sorted({*first, *asked(site)}) == [f"/news/{number}" for number in range(ITEMS)]
    assert len(asked(site)) == ITEMS - 2  # the one under way when it was killed is asked for again
    site.calls.clear()
    backfilled(shop, "2020-01-01")  # a new one asks for everything
    assert len(asked(site)) == ITEMS


def test_a_day_is_a_day_however_it_is_written() -> None:
    # days of pages are compared with it as text
    assert _reopened(PullState(), "20240516") == PullState({}, "2024-05-15", None, "2024-05-16")
    going_on = PullState(since="2024-05-16")
    assert _reopened(going_on, "20240516") is going_on


def test_all_that_there_ever_was_may_be_asked_for() -> None:
    assert _reopened(PullState(), "0001-01-01") == PullState({}, "0001-01-01", None, "0001-01-01")


def test_a_document_that_comes_twice_in_one_fetch_is_new_all_the_same(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Found(b"one", Sidecar(source="ministry", url=f"https://a.example/{n}")) for n in range(2)]
    monkeypatch.setattr("flows.fetch.items", lambda *_: iter(found))
    fetched = fetch(shop, "ministry")
    assert (len(fetched.release_ids), fetched.new_count) == (1, 1)


def test_a_backfill_from_another_day_begins_anew(shop: Workshop, site: Service) -> None:
    backfilled(shop, "2020-01-01", stop_after=3)
    site.calls.clear()
    backfilled(shop, "2021-01-01")
    assert len(asked(site)) == ITEMS


def test_entries_before_the_day_are_neither_asked_for_nor_taken_for_new_later(shop: Workshop, site: Service) -> None:
    ordinary = site.answer

    def dated(call: Call) -> Reply:
        reply = ordinary(call)
        if call.path == "/feed":
            for number in range(ITEMS):
                day = f"<pubDate>Wed, 0{number + 1} May 2024 09:00:00 GMT</pubDate><title>t{number}<"
                reply.body = reply.body.replace(f"<title>t{number}<".encode(), day.encode())
        return reply

    site.answer = dated
    backfilled(shop, "2024-05-04")
    assert sorted(asked(site)) == ["/news/3", "/news/4"]
    site.calls.clear()
    fetch(shop, "ministry")
    assert asked(site) == []
