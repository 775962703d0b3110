"""Pulling a source by its card: page by page, only what changed, from where an interrupted pull stopped.

`pull` hands out each answer and marks it as done once the caller comes back for the next one: whoever lands an answer
before asking on loses nothing when killed, and fetches at most one page twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import httpx

from raw.card import Card, Connector
from raw.connect.plan import Request, requests, since_of
from raw.connect.polite import Answer, Polite, PullError
from raw.connect.public import client
from raw.connect.state import OpenRun, PullState, Seen

MOST_SEEN = 20_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer to land: its bytes, and the address without any key."""

    url: str
    data: bytes
    content_type: str
    fetched_at: datetime
    last_modified: str | None = None


@dataclass(slots=True)
class PullCounts:
    """What a pull did, for its one line of counts."""

    requested: int = 0
    fetched: int = 0
    unchanged: int = 0
    empty: int = 0
    skipped: int = 0


def pull(
    card: Card,
    state: PullState,
    *,
    keys: Mapping[str, str] | None = None,
    today: date | None = None,
    save: Callable[[PullState], None] = lambda state: None,
    polite: Polite | None = None,
    counts: PullCounts | None = None,
) -> Iterator[Fetched]:
    """The answers of a source that are new since the last pull. `keys` are the secrets by the name the card gives them.

    `save` is called with the state after each page and at the end. Raises PullError; what came before it is done.
    """
    connector = card.connector
    if connector.kind != "http":
        raise PullError(f"its connector is of kind {connector.kind!r}", card.name, "ingest its files instead")
    headers, secret = _key(card, keys or {})
    counts = PullCounts() if counts is None else counts
    run = _run(connector, state, today or datetime.now(UTC).date())
    since = None if run.since is None else date.fromisoformat(run.since)
    own = polite is None
    polite = polite or Polite(card.limits, client(card))
    try:
        for request in requests(connector, since, date.fromisoformat(run.until)):
            yield from _pages(_Pull(card, state, run, polite, headers, secret, save, counts), request)
    finally:
        if own:
            polite.client.close()
    state.pulled_until, state.open_run = run.until, None
    save(state)


@dataclass(slots=True)
class _Pull:
    card: Card
    state: PullState
    run: OpenRun
    polite: Polite
    headers: Mapping[str, str]
    secret: Mapping[str, str]
    save: Callable[[PullState], None]
    counts: PullCounts

    def done(self, url: str, seen: Seen) -> None:
        self.run.done.append(url)
        if len(self.state.seen) >= MOST_SEEN:
            # What this run has done stays: a run that goes on after a break finds its next pages by it.
            done = set(self.run.done)
            self.state.seen = {known: told for known, told in self.state.seen.items() if known in done}
        self.state.seen[url] = seen
        self.save(self.state)


def _run(connector: Connector, state: PullState, today: date) -> OpenRun:
    if state.open_run is None:
        since = None
        if connector.incremental is not None:
            last = None if state.pulled_until is None else date.fromisoformat(state.pulled_until)
            since = since_of(connector.incremental, last).isoformat()
        state.open_run = OpenRun(since, today.isoformat())
    return state.open_run


def _key(card: Card, keys: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    headers = dict(card.connector.headers)
    wanted = card.connector.key
    if wanted is None:
        return headers, {}
    value = keys.get(wanted.setting)
    if value is None and wanted.is_required:
        raise PullError("it needs a key", card.name, f"set the key {wanted.setting!r} in the settings")
    if value is None:
        return headers, {}
    return ({**headers, wanted.name: value}, {}) if wanted.place == "header" else (headers, {wanted.name: value})


def _pages(pull: _Pull, request: Request) -> Iterator[Fetched]:
    paging = pull.card.connector.paging
    url, at = _first(request, pull.card.connector)
    while url:
        if url in pull.run.done:
            pull.counts.skipped += 1
            url, at = _after_done(pull, url, at, request)
            continue
        known = pull.state.seen.get(url, Seen())
        answer = pull.polite.get(
            url,
            {},
            {**pull.headers, **_conditions(known)},
            secret=pull.secret,
            empty_statuses=pull.card.connector.empty_statuses,
        )
        pull.counts.requested += 1
        if answer.status == 304:
            pull.counts.unchanged += 1
            following = known.next_url
        elif answer.status != 200:
            pull.counts.empty += 1
            following = ""
        else:
            document = _document(answer, pull.card, url)
            following = _next(document, url, at, request, pull.card.connector) if paging else ""
            pull.counts.fetched += 1
            yield Fetched(
                url,
                answer.data,
                answer.headers.get("Content-Type", ""),
                datetime.now(UTC),
                answer.headers.get("Last-Modified"),
            )
            known = Seen(answer.headers.get("ETag"), answer.headers.get("Last-Modified"), following)
        pull.done(url, known)
        url, at = following, at + (1 if paging is None or paging.style != "offset" else paging.size)


def _after_done(pull: _Pull, url: str, at: int, request: Request) -> tuple[str, int]:
    paging = pull.card.connector.paging
    following = pull.state.seen.get(url, Seen()).next_url
    return following, at + (1 if paging is None or paging.style != "offset" else paging.size)


def _first(request: Request, connector: Connector) -> tuple[str, int]:
    paging = connector.paging
    if paging is None or paging.style == "next":
        return _address(request, {}), 0
    return _page_address(request, connector, paging.first), paging.first


def _page_address(request: Request, connector: Connector, at: int) -> str:
    paging = connector.paging
    if paging is None or paging.param is None:
        raise PullError("its paging names no param", request.url, "add `param` to [connector.paging]")
    size = {paging.size_param: str(paging.size)} if paging.size_param else {}
    return _address(request, {**size, paging.param: str(at)})


def _address(request: Request, more: Mapping[str, str]) -> str:
    params = {**request.params, **more}
    return str(httpx.URL(request.url).copy_merge_params(params)) if params else request.url


def _conditions(seen: Seen) -> dict[str, str]:
    found = {}
    if seen.etag:
        found["If-None-Match"] = seen.etag
    if seen.last_modified:
        found["If-Modified-Since"] = seen.last_modified
    return found


def _document(answer: Answer, card: Card, url: str) -> Any:
    connector = card.connector
    if connector.error_at is None and connector.paging is None:
        return None
    try:
        document = json.loads(answer.data)
    except (ValueError, RecursionError) as error:
        raise PullError("the answer is no JSON", url, "look at the answer, and at `paging` in the card") from error
    told = at_path(document, connector.error_at) if connector.error_at is not None else None
    if told:
        raise PullError(f"the service says {str(told)[:200]!r}", url, "mend the params in the card")
    return document


def _next(document: Any, url: str, at: int, request: Request, connector: Connector) -> str:
    paging = connector.paging
    if paging is None:
        return ""
    if paging.style == "next":
        following = at_path(document, paging.next_at or "next")
        if not isinstance(following, str) or not following:
            return ""
        here = httpx.URL(url)
        try:
            joined = here.join(following)
        except httpx.InvalidURL as error:
            raise PullError("the next page is at no address", url, "check `next_at` in the card") from error
        if (joined.scheme, joined.netloc) != (here.scheme, here.netloc) or following == url:
            raise PullError("the next page lies elsewhere", url, "check `next_at` in the card")
        return str(joined)
    if paging.pages_at is not None:
        pages = at_path(document, paging.pages_at)
        is_last = not str(pages).isdecimal() or at >= int(str(pages)) + paging.first - 1
    else:
        rows = at_path(document, paging.rows_at)
        is_last = not isinstance(rows, list) or len(rows) < paging.size
    return "" if is_last else _page_address(request, connector, at + (1 if paging.style == "page" else paging.size))


def at_path(document: Any, path: str) -> Any:
    """What stands at a dotted path of keys and indexes; the document itself for "", None where there is nothing."""
    found = document
    for part in path.split(".") if path else ():
        if isinstance(found, Mapping):
            found = found.get(part)
        elif isinstance(found, list) and part.isdecimal() and int(part) < len(found):
            found = found[int(part)]
        else:
            return None
    return found
