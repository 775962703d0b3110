"""Whatever a card's connector is, its new documents one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from raw.card import Card
from raw.connect import feed, folder, pages, sitemap, warc
from raw.connect.found import Found
from raw.connect.polite import PullError
from raw.connect.pull import Fetched, pull
from raw.connect.state import PullState
from raw.connect.web import opened
from raw.sidecar import Sidecar

_ON_THE_WEB = {"feed": feed.items, "sitemap": sitemap.items, "page": pages.items}
_IN_FILES = {"folder": folder.items, "warc": warc.items}


def items(
    card: Card,
    state: PullState,
    keys: Mapping[str, str] | None = None,
    save: Callable[[PullState], None] = lambda _: None,
) -> Iterator[Found]:
    """What is new at a source. A document counts as taken once the next one is asked for, and `save` keeps that.

    Raises PullError; what came before it is safe.
    """
    kind = card.connector.kind
    if kind == "http":
        yield from (_table(card, fetched) for fetched in pull(card, state, keys=keys, save=save))
    elif kind in _IN_FILES:
        yield from _saved(_IN_FILES[kind](card, state), state, save)
    elif not card.connector.url:
        raise PullError("the card names no address", card.name, "add url to [connector]")
    else:
        with opened(card, state) as web:
            yield from _saved(_ON_THE_WEB[kind](web, card.connector.url), state, save)


def _saved(found: Iterator[Found], state: PullState, save: Callable[[PullState], None]) -> Iterator[Found]:
    try:
        for one in found:
            yield one
            save(state)
    finally:
        save(state)


def _table(card: Card, fetched: Fetched) -> Found:
    """An answer of a statistical service under a plain content type, by which tables are known."""
    told = fetched.content_type.lower()
    plain = next((kind for mark, kind in _PLAIN.items() if mark in told), "application/json")
    name = (PurePosixPath(urlsplit(fetched.url).path).name or card.name)[:200]
    moment = fetched.fetched_at.isoformat(timespec="seconds")
    sidecar = Sidecar(
        source=card.name, name=name, url=fetched.url, content_type=plain, home=card.home, fetched_at=moment
    )
    return Found(fetched.data, sidecar)


# The first that stands in a type counts: that of a workbook has "xml" within it too.
_PLAIN = {
    "spreadsheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
    "xml": "application/xml",
}
