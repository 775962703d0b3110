"""RSS and Atom feeds: each entry's page, or the entry's own text where the card says `take = "entry"`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from raw.connect.address import joined
from raw.connect.found import Found, page
from raw.connect.polite import PullError
from raw.connect.web import Forbidden, Web
from raw.sidecar import Sidecar

MOST_ENTRIES = 500


def items(web: Web, url: str) -> Iterator[Found]:
    """Entries that are new since the last time, oldest first. Raises PullError for what is no feed."""
    import feedparser

    answer = web.get(url)
    if answer.status != 200:
        return
    parsed = feedparser.parse(answer.data, sanitize_html=True, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise PullError("this is no RSS or Atom feed", url, "look at the address in the card")
    entries = parsed.entries[:MOST_ENTRIES]
    lang = str(parsed.feed.get("language") or "")[:2].lower() or None
    for entry in reversed(entries):
        yield from _entry(web, url, entry, lang)
    web.done(url, answer)


def _entry(web: Web, feed_url: str, entry: Any, lang: str | None) -> Iterator[Found]:
    link = joined(feed_url, str(entry.get("link") or ""))
    said = {"title": str(entry.get("title") or "") or None, "published": _day(entry), "lang": lang}
    if web.card.connector.settings.get("take") == "entry":
        text = next((part.get("value") for part in entry.get("content", ())), None) or entry.get("summary") or ""
        if text.strip():
            body = f"<html><body><article>{text}</article></body></html>".encode()
            known = Sidecar(
                source=web.card.name, url=link, content_type="text/html", home=web.card.home, name=link[-200:]
            )
            yield Found(body, Sidecar.from_record({**known.as_record(), **said}))
        return
    if not link or link in web.state.seen:
        return
    try:
        answer = web.get(link)
    except Forbidden:
        return  # another entry may be open
    if answer.status == 200:
        yield page(web.card, link, answer, **said)
        web.done(link, answer)


def _day(entry: Any) -> str | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if not moment:
        return None
    try:
        return date(*moment[:3]).isoformat()
    except (ValueError, TypeError):
        return None
