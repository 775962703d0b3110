"""Sources looked at by their cards' schedules, inside the watcher: one thread a host, so that no host is asked twice

at once. A fetch waits while too much of what was fetched is unpublished. When a source was last looked at stands on the
disk, so a watcher that is started again and again asks no more often than the card says.
"""

from __future__ import annotations

import logging
import queue
import random
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from flows.fetch import card_of, fetch, fetched_at, own_keys
from flows.logs import MOST_IDS
from flows.metrics import Metrics
from flows.workshop import Workshop
from raw.card import Card

log = logging.getLogger("communique.poll")
LOOK_SECONDS = 1.0
FIRST_RETRY_SECONDS = 30.0


class Stopped(Exception):
    """The watcher ends; what was fetched so far has landed."""


@dataclass
class Poller:
    """Threads that fetch `sources` and hand the ids of what is new to `target`."""

    shop: Workshop
    sources: Sequence[str]
    target: queue.Queue[str]
    stop: threading.Event
    metrics: Metrics
    is_once: bool = False
    _threads: list[threading.Thread] = field(default_factory=list)

    def begin(self) -> None:
        """Start to poll. Raises CommuniqueError for a source without a card."""
        by_host: dict[str, list[Card]] = defaultdict(list)
        for card in (card_of(self.shop, source) for source in dict.fromkeys(self.sources)):
            by_host[urlsplit(card.connector.url or "").hostname or ""].append(card)
        for host, cards in by_host.items():
            thread = threading.Thread(target=self._turns, args=(cards,), daemon=True, name=f"poll {host}")
            self._threads.append(thread)
            thread.start()

    def is_busy(self) -> bool:
        """Whether any of its threads is at work or waits for its time."""
        return any(thread.is_alive() for thread in self._threads)

    def join(self, seconds: float) -> None:
        """Wait for the threads to see that they are to stop; one that waits for a slow host ends with the process."""
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _turns(self, cards: list[Card]) -> None:
        failures: dict[str, int] = dict.fromkeys((card.name for card in cards), 0)
        due = {card.name: 0.0 if self.is_once else self._due(card) for card in cards}
        while not self.stop.is_set():
            for card in cards:
                if time.time() < due[card.name] or self.stop.is_set():
                    continue
                is_well = self._look(card)
                failures[card.name] = 0 if is_well else failures[card.name] + 1
                due[card.name] = time.time() + pause(card.connector.every_minutes * 60, failures[card.name])
            if self.is_once:
                return
            self.stop.wait(LOOK_SECONDS)

    def _due(self, card: Card) -> float:
        last = fetched_at(self.shop.settings.data_dir, card.name)
        return datetime.fromisoformat(last).timestamp() + card.connector.every_minutes * 60 if last else 0.0

    def _look(self, card: Card) -> bool:
        """One fetch; whether it came to its end. Nothing that a source does may end its thread."""
        try:
            fetched = fetch(self.shop, card.name, own_keys(self.shop, card.name), heard=self._hand_over)
        except Stopped:
            return True
        except Exception as error:
            told: dict[str, object] = {"source": card.name}
            log.warning("looking at %s failed: %s: %s", card.name, type(error).__name__, error, extra=told)
            self.metrics.polls.labels(card.name, "failed").inc()
            return False
        new = fetched.new_count
        told = {"source": card.name, "release_ids": list(fetched.release_ids[:MOST_IDS])}
        log.info("looked at %s: %d documents, %d new", card.name, len(fetched.release_ids), new, extra=told)
        self.metrics.polls.labels(card.name, "done").inc()
        self.metrics.landed.inc(fetched.new_count)
        return True

    def _hand_over(self, release_id: str, is_news: bool) -> None:
        """Wait for room among what is unpublished, or for the end."""
        while is_news:
            if self.stop.is_set():
                raise Stopped
            with suppress(queue.Full):
                self.target.put(release_id, timeout=LOOK_SECONDS)
                return


def pause(every_seconds: float, failures: int) -> float:
    """Seconds to the next look: the card's, or after failures a growing random while that is never longer."""
    if not failures:
        return every_seconds
    most = min(every_seconds, FIRST_RETRY_SECONDS * 2.0 ** min(failures, 20))
    return random.uniform(most / 2, most)  # noqa: S311
