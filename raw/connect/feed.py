"""RSS and Atom feeds: each entry's page, or the entry's own text where the card says `take = "entry"`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from raw.connect.address import joined
from raw.connect.found import Found, page
from raw.connect.polite import PullError
from raw.connect.settings import FeedSettings
from raw.connect.web import Web
from raw.sidecar import Sidecar

MOST_ENTRIES = 500


def items(web: Web, url: str) -> Iterator[Found]:
    """Entries that are new since the last time, oldest first. Raises PullError for what is no feed."""
    import feedparser

    answer = web.get(url)
    if answer.status != 200:
        return
    told = answer.headers.get("Content-Type", "")
    # Without a charset the type would make feedparser distrust what the feed says of itself.
    headers = {"content-type": told} if "charset" in told.lower() else {}
    parsed = feedparser.parse(answer.data, sanitize_html=True, resolve_relative_uris=False, response_headers=headers)
    if not parsed.get("version"):
        raise PullError("this is no RSS or Atom feed", url, "look at the address in the card")
    lang = str(parsed.feed.get("language") or "")[:2].lower()
    known = lang if lang.isascii() and lang.isalpha() and len(lang) == 2 else None
    for entry in _oldest_first(parsed.entries[:MOST_ENTRIES]):
        yield from _entry(web, url, entry, known)
    web.done_with_index(url, answer)


def _oldest_first(entries: list[Any]) -> list[Any]:
    """An entry that stands there twice counts once, as the feed tells it first."""
    seen: dict[tuple[str, str], Any] = {}
    for entry in entries:
        seen.setdefault((str(entry.get("id") or ""), str(entry.get("link") or "")), entry)
    return list(seen.values())[::-1]


def _entry(web: Web, feed_url: str, entry: Any, lang: str | None) -> Iterator[Found]:
    link = joined(feed_url, str(entry.get("link") or ""))
    said = {"title": str(entry.get("title") or "") or None, "published": _day(entry), "lang": lang}
    if web.card.connector.settings_of(FeedSettings).take == "entry":
        text = next((part.get("value") for part in entry.get("content", ())), None) or entry.get("summary") or ""
        if text.strip():
            body = f"<html><body><article>{text}</article></body></html>".encode()
            known = Sidecar(
                source=web.card.name, url=link, content_type="text/html", home=web.card.home, name=link[-200:]
            )
            yield Found(body, Sidecar.from_record({**known.as_record(), **said}))
        return
    stamp = _stamp(entry)
    if not link or (link in web.state.seen and web.state.seen[link].next_url in ("", stamp)):
        return
    if web.is_before(link, said["published"], stamp):
        return
    if answer := web.linked(link):
        yield page(web.card, link, answer, **said)
        web.done(link, answer)
    if link in web.state.seen:
        web.state.seen[link].next_url = stamp


def _stamp(entry: Any) -> str:
    """What tells that a publisher has changed an entry: its page is asked for again then."""
    said = [str(dict.get(entry, name) or "") for name in ("id", "updated", "published", "title", "summary")]
    return hashlib.blake2b("\0".join(said).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _day(entry: Any) -> str | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if not moment:
        return None
    try:
        return date(*moment[:3]).isoformat()
    except (ValueError, TypeError):
        return None
