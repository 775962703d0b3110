"""One HTTP request made politely: paced, bounded in size and time, tried again with growing random pauses.

A service that says when to come back (Retry-After) is obeyed; an answer that was cut short counts as a failed try.
"""

from __future__ import annotations

import json
import logging
import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlsplit

import httpx

from raw.card import Limits
from raw.connect.address import joined
from raw.connect.unpack import ACCEPTED, NotUnpacked, is_known, unpacked

RETRIED: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS: Final = 5
FIRST_PAUSE_SECONDS: Final = 1.0
AGENT: Final = "communique (statistics reader)"

log = logging.getLogger(__name__)


class PullError(RuntimeError):
    """A source that could not be fetched: what happened, where, and what to do next. Holds no key."""

    def __init__(self, what: str, where: str, next: str) -> None:
        super().__init__(f"{what} ({where}); {next}")
        self.what = what
        self.where = where
        self.next = next


class NotGiven(PullError):
    """This one address gives nothing, being gone or closed to us; others of the same site may be open."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered; `status` is 200, 304, or one of those that the card calls empty."""

    status: int
    data: bytes
    headers: httpx.Headers


class _TryAgain(Exception):
    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


@dataclass(slots=True)
class Polite:
    """A client with the limits of one source. `sleep`, `clock` and `chance` are given by tests."""

    limits: Limits
    client: httpx.Client
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    chance: random.Random = field(default_factory=random.Random)
    _last: float | None = None
    _requests: int = 0

    def get(
        self,
        url: str,
        params: Mapping[str, str],
        headers: Mapping[str, str],
        *,
        secret: Mapping[str, str] | None = None,
        empty_statuses: tuple[int, ...] = (),
    ) -> Answer:
        """Fetch; `secret` are params that must appear in no message. Raises PullError once all tries are spent."""
        if secret:
            # httpx logs whole addresses, and a key in a param would stand in them.
            logging.getLogger("httpx").setLevel(logging.WARNING)
        why = ""
        for attempt in range(self.limits.tries):
            self._pace(url)
            try:
                return self._once(url, {**params, **(secret or {})}, headers, empty_statuses)
            except _TryAgain as failed:
                why = str(failed)
                wait = self._pause(attempt) if failed.wait is None else failed.wait
                if wait > self.limits.longest_wait_seconds:
                    raise PullError(
                        f"{why}; it asks for {wait:.0f} s", _plain(url), "pull again after that time"
                    ) from None
                if attempt + 1 < self.limits.tries:
                    log.info("try %d of %s failed: %s; waiting %.1f s", attempt + 1, _plain(url), why, wait)
                    self.sleep(wait)
        raise PullError(f"{why}, {self.limits.tries} times", _plain(url), "pull again later; what came is kept")

    def _pace(self, url: str) -> None:
        self._requests += 1
        if self._requests > self.limits.max_requests:
            raise PullError(
                f"more than {self.limits.max_requests} requests", _plain(url), "raise max_requests in the card"
            )
        step = 60 / self.limits.requests_per_minute
        if self._last is not None and (ahead := self._last + step - self.clock()) > 0:
            self.sleep(ahead)
        self._last = self.clock()

    def _pause(self, attempt: int) -> float:
        # Full jitter: many readers that fail together do not come back together.
        most = min(self.limits.longest_wait_seconds, FIRST_PAUSE_SECONDS * 2**attempt)
        return self.chance.uniform(0, most)

    def _once(
        self, url: str, params: Mapping[str, str], headers: Mapping[str, str], empty_statuses: tuple[int, ...]
    ) -> Answer:
        target = parsed(url, _plain(url))
        target = target.copy_merge_params(dict(params)) if params else target
        for _ in range(MOST_REDIRECTS + 1):
            try:
                own = {"User-Agent": AGENT, "Accept-Encoding": ACCEPTED}
                with self.client.stream(
                    "GET", target, headers={**own, **headers}, timeout=self.limits.timeout_seconds
                ) as response:
                    if response.status_code not in REDIRECTS:
                        return self._answer(response, _plain(url), empty_statuses)
                    target = _followed(target, response, url)
            except NotUnpacked as error:
                raise _TryAgain(str(error)) from error
            except httpx.TransportError as error:
                if "CERTIFICATE_VERIFY_FAILED" in str(error):
                    raise PullError(
                        "its certificate cannot be trusted", _plain(url), "tell the publisher; it is never overlooked"
                    ) from error
                raise _TryAgain(f"{type(error).__name__}") from error
        raise PullError("too many redirects", _plain(url), "mend the address in the card")

    def _answer(self, response: httpx.Response, where: str, empty_statuses: tuple[int, ...]) -> Answer:
        status = response.status_code
        if status == 304 or status in empty_statuses:
            return Answer(status, b"", response.headers)
        if status in RETRIED:
            raise _TryAgain(f"status {status}", _retry_after(response.headers.get("Retry-After")))
        if status in (401, 403):
            raise NotGiven(
                f"status {status}: the service refuses the key", where, "set the source's key in the settings"
            )
        if status != 200:
            kind = NotGiven if status in (404, 410, 451) else PullError
            raise kind(f"status {status}", where, "compare the address and params in the card with the documentation")
        data = self._body(response, where)
        if not is_whole(data, response.headers.get("Content-Type", "")):
            raise _TryAgain("the answer was cut short")
        return Answer(status, data, response.headers)

    def _body(self, response: httpx.Response, where: str) -> bytes:
        too_much = PullError(f"more than {self.limits.max_bytes} bytes", where, "ask for less, or raise max_bytes")
        claimed = response.headers.get("Content-Length", "")
        if claimed.isdecimal() and int(claimed) > self.limits.max_bytes:
            raise too_much
        encoding = response.headers.get("Content-Encoding", "").strip().lower()
        if not is_known(encoding):
            raise PullError(
                f"an answer packed as {encoding[:20]!r}", where, "tell the publisher that gzip was asked for"
            )
        parts: list[bytes] = []
        size = 0
        started = self.clock()
        for part in unpacked(response.iter_raw(), encoding):
            size += len(part)
            if size > self.limits.max_bytes:
                raise too_much
            if self.clock() - started > self.limits.longest_wait_seconds:
                raise _TryAgain("the answer takes too long")
            parts.append(part)
        return b"".join(parts)


def _followed(target: httpx.URL, response: httpx.Response, url: str) -> httpx.URL:
    location = joined(str(target), response.headers.get("Location"))
    # A key in a header or a param must not be carried to another host, nor where anybody on the way can read it.
    if urlsplit(location).netloc != urlsplit(url).netloc:
        raise NotGiven("a redirect to another host", _plain(url), "check the address in the card")
    if target.scheme == "https" and urlsplit(location).scheme != "https":
        raise NotGiven("a redirect from https to http", _plain(url), "tell the publisher; give http if it is meant")
    return parsed(location, _plain(url))


def parsed(url: str, where: str) -> httpx.URL:
    """An address as it is asked. Raises NotGiven for one that none can be asked at, as pages of others may name."""
    try:
        return httpx.URL(url)
    except httpx.InvalidURL as error:
        raise NotGiven(f"this is no address: {str(error)[:100]}", where[:200], "check what names it") from error


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _retry_after(text: str | None) -> float | None:
    """Seconds to wait by a Retry-After header (RFC 9110, 10.2.3): a number of seconds or a date."""
    if text is None:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # a year of twenty digits
        return None
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
    return max(0.0, (at - datetime.now(UTC)).total_seconds())


_CLOSING = re.compile(rb"</([\w.:-]+)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.DOTALL)
# A text may begin with a bracket, as in "[Updated] …".
_JSON_BEGINS = re.compile(rb"\{\s*[\"}]|\[\s*[\[{\]\"]")
_NO_JSON: Final = frozenset({"html", "csv", "x-ndjson", "ndjson", "jsonl", "json-seq", "pdf", "rfc822"})
_OPENING = re.compile(rb"<([A-Za-z_][\w.:-]*)")


def is_whole(data: bytes, content_type: str) -> bool:
    """Whether JSON parses and XML ends with the tag it began with; other forms are taken as they are.

    A connection that is closed early without a length gives no error of its own.
    """
    head = data[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n")
    # The whole word: a workbook's type has "xml" within it, that of JSON lines "json".
    form = re.split(r"[/+]", content_type.partition(";")[0].strip().lower())[-1]
    if form == "json" or (form not in _NO_JSON and _JSON_BEGINS.match(head)):
        try:
            json.loads(data)
        except (ValueError, RecursionError):
            return False
        return True
    if form == "xml" or head.startswith(b"<?xml"):
        opening, closing = _OPENING.search(data), _CLOSING.search(data[-4_096:])
        return opening is not None and closing is not None and opening[1] == closing[1]
    return True
