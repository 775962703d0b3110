"""The watcher: what lands is read, gated and published at once, in one warm process.

Every round is idempotent. Landing is durable before a file leaves the inbox; what landed and was not published, because
a process died or a database went away, is found again by the sweep at the start and every few minutes.
"""

from __future__ import annotations

import logging
import queue
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flows import alerts, ledger, steps
from flows.errors import OUR_FAILURE, CommuniqueError
from flows.inbox import Dropped, clear, items, set_aside, waiting
from flows.inputs import Refusal
from flows.logs import MOST_IDS
from flows.metrics import Metrics
from flows.screen import counted, printable
from flows.workshop import Workshop, land

log = logging.getLogger("communique.watch")
LOOK_SECONDS = 0.02
SWEEP_SECONDS = 300.0
SWEPT_AT_ONCE = 500
# Alerts that were put off, and loads that were not followed up, are looked for so often; silent sources, which are
# silent for days, so often.
FOLLOW_SECONDS = 5.0
SOURCES_SECONDS = 3600.0
LONGEST_PAUSE_SECONDS = 30.0
# Fetched documents that may wait to be published; a source that brings more is held up until there is room.
MOST_FETCHED = 100


@dataclass
class Watcher:
    """One watcher of one data directory. `announce` is called with each published load (for events)."""

    shop: Workshop
    metrics: Metrics = field(default_factory=Metrics)
    announce: Callable[[str, dict[str, int]], None] = lambda load_id, counts: None
    stop: threading.Event = field(default_factory=threading.Event)
    fetched: queue.Queue[str] = field(default_factory=lambda: queue.Queue(MOST_FETCHED))
    taken: int = 0
    unpublished: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    _swept_at: float = 0.0
    _follow_at: float = 0.0
    _sources_at: float = 0.0
    _failures: int = 0

    def run(self) -> None:
        """Work until `stop` is set; a load under way is finished first."""
        self.shop.settings.inbox_dir.mkdir(parents=True, exist_ok=True)
        while not self.stop.is_set():
            try:
                busy = self.round()
                self._failures = 0
            except Exception as error:
                self._rest(error)
                continue
            if not busy:
                self.stop.wait(LOOK_SECONDS)

    def round(self) -> bool:
        """One look at the inbox and at what was fetched, and what else is due; whether any document was at hand."""
        if time.monotonic() - self._swept_at > SWEEP_SECONDS or not self._swept_at:
            self.sweep()
            self._swept_at = time.monotonic()
        dropped = waiting(self.shop.settings.inbox_dir)
        self.metrics.waiting.set(len(dropped))
        if dropped:
            self.take(dropped)
        fetched = self._fetched()
        self.publish(fetched)
        self.look_after()
        return bool(dropped or fetched)

    def look_after(self) -> None:
        """What is due though nothing came: loads not followed up, alerts that were put off, sources fallen silent."""
        self._follow_at = self._in_time(alerts.follow_up, self._follow_at, FOLLOW_SECONDS)
        self._sources_at = self._in_time(alerts.look_at_sources, self._sources_at, SOURCES_SECONDS)

    def _in_time(self, work: Callable[[Workshop], object], due: float, every: float) -> float:
        """Do what is due; when it is due next."""
        if time.monotonic() < due:
            return due
        try:
            work(self.shop)
        except Exception as error:
            return self._put_off(error)
        return time.monotonic() + every

    def _put_off(self, error: Exception) -> float:
        """What follows a load failed, and no document is to blame; when to try again. Raises without a database."""
        if not self.shop.is_well():
            raise error
        log.error("incidents and alerts have to wait (%s: %s)", type(error).__name__, error)
        self.metrics.failed.inc()
        return time.monotonic() + LONGEST_PAUSE_SECONDS

    def _fetched(self) -> list[str]:
        """What pollers brought. Taken for good: should its publication fail, the sweep finds it."""
        self.metrics.held_up.set(self.fetched.qsize())
        ids: dict[str, None] = {}
        try:
            while len(ids) < MOST_FETCHED:
                ids.setdefault(self.fetched.get_nowait())
        except queue.Empty:
            pass
        return list(ids)

    def take(self, dropped: list[Dropped]) -> None:
        """Land dropped files, clear the inbox of them, and publish what they say."""
        refused: list[tuple[Dropped, tuple[Refusal, ...]]] = []
        landed: list[Dropped] = []
        ids: list[str] = []
        for one in dropped:
            arrived = land(self.shop.landing, items([one], self.shop.limits))
            ids.extend(arrived.release_ids)
            self.metrics.landed.inc(arrived.new_count)
            if arrived.refused:
                refused.append((one, arrived.refused))
            else:
                landed.append(one)
        for one, refusals in refused:
            self._set_aside(one, refusals)
        began = min((one.stamp[1] for one in dropped), default=time.time_ns()) / 1e9
        self.publish(list(dict.fromkeys(ids)))
        clear(landed)
        self.taken += len(dropped)
        self.metrics.latency.observe(max(0.0, time.time() - began))

    def sweep(self) -> None:
        """Publish what landed and is not in the warehouse, whoever landed it."""
        pending = ledger.pending(self.shop)
        for start in range(0, len(pending), SWEPT_AT_ONCE):
            if self.stop.is_set():
                return
            self.publish(pending[start : start + SWEPT_AT_ONCE])

    def publish(self, release_ids: Sequence[str]) -> None:
        """Read, stage, gate, publish and follow up; a document that breaks the load is left out, alone."""
        if not release_ids:
            return
        try:
            self._publish(release_ids)
        except Exception as error:
            self.shop.forget(release_ids)
            if self.shop.is_blameless(error):
                raise
            log.exception("a load of %d documents failed; trying them one by one", len(release_ids))
            for release_id in release_ids:
                self._publish_alone(release_id)

    def must_have_published(self) -> None:
        """What the last round ends with. Raises CommuniqueError where a document could be read and not be published."""
        if self.unpublished:
            raise CommuniqueError(
                f"{counted(len(self.unpublished), 'landed document')} could not be published",
                f"first of all {min(self.unpublished)}",
                "see why in the lines above, mend that, and run: communique watch --once",
                OUR_FAILURE,
            )

    def _publish(self, release_ids: Sequence[str]) -> None:
        read = steps.read_batch(self.shop, release_ids)
        readable = set(read.batch.releases["release_id"].to_pylist())
        steps.tell(read.gaps, log)
        for refusal in read.refused:
            self.metrics.refused.inc()
            self.refused.add(refusal.release_id or refusal.name)
        if not readable:
            self.shop.forget(release_ids)
            return
        load_id = steps.stage(self.shop, release_ids)
        steps.gate(self.shop, load_id)
        published = steps.publish(self.shop, load_id)
        try:
            steps.follow_up(self.shop, load_id)
        except Exception as error:
            self._follow_at = self._put_off(error)
        self.shop.forget(release_ids)
        self.unpublished.difference_update(release_ids)
        self.metrics.count(published.counts)
        told = {"load_id": load_id, "release_ids": list(release_ids[:MOST_IDS])}
        log.info("published %d documents: %s", len(release_ids), published.counts, extra=told)
        self.announce(load_id, published.counts)

    def _publish_alone(self, release_id: str) -> None:
        try:
            self._publish([release_id])
        except Exception as error:
            self.shop.forget([release_id])
            if self.shop.is_blameless(error):
                raise
            self.unpublished.add(release_id)
            told = {"release_ids": [release_id]}
            log.exception("a document cannot be published; it stays in raw and is tried again later", extra=told)
            self.metrics.failed.inc()
            self._swept_at = time.monotonic() - SWEEP_SECONDS + LONGEST_PAUSE_SECONDS

    def _set_aside(self, one: Dropped, refusals: Sequence[Refusal]) -> None:
        target = set_aside(one, refusals, self.shop.settings.refused_dir)
        if target is None:
            return
        self.metrics.refused.inc()
        self.refused.add(str(target))
        for refusal in refusals[:MOST_IDS]:
            told = (printable(refusal.name), printable(refusal.reason), printable(str(target)))
            log.warning("refused %s: %s; it lies in %s", *told)

    def _rest(self, error: Exception) -> None:
        """A database that is away, a disk that is full: close everything, wait a growing random while, go on."""
        self._failures += 1
        pause = random.uniform(0.2, min(LONGEST_PAUSE_SECONDS, 0.5 * 2**self._failures))  # noqa: S311
        log.error("this round failed (%s: %s); again in %.1f s", type(error).__name__, error, pause)
        self.metrics.failed.inc()
        self.shop.close()
        self._swept_at = 0.0
        self.stop.wait(pause)
