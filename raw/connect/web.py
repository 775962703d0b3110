"""Fetching pages for connectors: politely, by robots.txt, and never from inside our own network."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from raw.card import Card
from raw.connect.polite import AGENT, Answer, NotGiven, Polite, PullError
from raw.connect.public import Forbidden, client
from raw.connect.settings import SiteSettings
from raw.connect.state import PullState, Seen

# So many failing pages are passed over in one fetch; with more, the site itself is not well.
MOST_PASSED_OVER = 3
log = logging.getLogger("communique.fetch")


@dataclass
class Web:
    """The pages of one source. `state` remembers validators, so that an unchanged page is not sent again."""

    card: Card
    polite: Polite
    state: PullState
    passed_over: int = 0
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)

    def get(self, url: str, *, is_conditional: bool = True) -> Answer:
        """Fetch; status 304 where nothing changed since the last time. Raises PullError, Forbidden among them."""
        self._check(url)
        known = self.state.seen.get(url, Seen()) if is_conditional else Seen()
        headers = {"Accept-Language": self.card.language}
        headers |= {"If-None-Match": known.etag} if known.etag else {}
        headers |= {"If-Modified-Since": known.last_modified} if known.last_modified else {}
        return self.polite.get(url, {}, headers)

    def is_before(self, url: str, day: str | None, mark: str) -> bool:
        """Whether a page is older than what is asked for again; it is then remembered by its mark and left at that."""
        if not self.state.since or not day or day >= self.state.since:
            return False
        self.state.seen[url] = Seen(None, None, mark)
        return True

    def linked(self, url: str) -> Answer | None:
        """Fetch a page that another one links to; None where it gives nothing, which must not hold up the others.

        One that fails is counted and asked for again the next time. Raises PullError when MOST_PASSED_OVER have failed.
        """
        try:
            answer = self.get(url)
        except NotGiven as error:
            log.info("passed over: %s", error)
            return None
        except PullError as error:
            self.passed_over += 1
            if self.passed_over >= MOST_PASSED_OVER:
                raise
            log.warning("passed over for now: %s", error)
            return None
        return answer if answer.status == 200 else None

    def done_with_index(self, url: str, answer: Answer) -> None:
        """Remember an index, unless a page was passed over: then the index must be given, and read, again."""
        if not self.passed_over:
            self.done(url, answer)

    def done(self, url: str, answer: Answer) -> None:
        """Remember a page whose bytes are safe."""
        if answer.status == 200:
            self.state.seen[url] = Seen(answer.headers.get("ETag"), answer.headers.get("Last-Modified"), "")

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Forbidden("an address of another scheme", url[:200], "give an http or https address")
        if not self._allowed(f"{parts.scheme}://{parts.netloc}", url):
            raise Forbidden(
                "robots.txt closes this page", url[:200], "ask the publisher, or leave the page out of the card"
            )

    def _allowed(self, site: str, url: str) -> bool:
        if self.card.connector.settings_of(SiteSettings).ignore_robots:
            return True
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        rules = self._robots[site]
        return rules is None or rules.can_fetch(AGENT, url)

    def _read_robots(self, site: str) -> RobotFileParser | None:
        """The site's rules; none where it has none. A site whose rules cannot be had now is left alone (RFC 9309)."""
        polite = Polite(
            self.polite.limits, self.polite.client, self.polite.sleep, self.polite.clock, self.polite.chance
        )
        answer = polite.get(f"{site}/robots.txt", {}, {}, empty_statuses=(400, 401, 403, 404, 405, 410))
        if answer.status != 200:
            return None
        rules = RobotFileParser()
        rules.parse(answer.data[:500_000].decode("utf-8", "replace").splitlines())
        return rules


@contextmanager
def opened(card: Card, state: PullState) -> Iterator[Web]:
    """The web as a source may use it; private addresses only where the card's settings say `allow_private = true`."""
    with client(card) as connected:
        yield Web(card, Polite(card.limits, connected), state)
