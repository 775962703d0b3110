"""A first card for a site, from what the site says of itself: a feed, a sitemap, or links that look like releases."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from urllib.parse import urljoin, urlsplit

from raw.card import card_from
from raw.connect.pages import links
from raw.connect.polite import PullError
from raw.connect.public import Forbidden
from raw.connect.state import PullState
from raw.connect.web import Web, opened
from raw.sidecar import clean

_FEED = re.compile(
    rb"<link\b(?=[^>]*\btype\s*=\s*[\"']application/(?:rss|atom)\+xml)[^>]*\bhref\s*=\s*[\"']([^\"']{1,500})", re.I
)
_LANG = re.compile(rb"<html\b[^>]{0,300}\slang\s*=\s*[\"']?([a-zA-Z]{2})", re.I)
_TITLE = re.compile(rb"<title[^>]*>([^<]{1,200})", re.I)
_DIGITS = re.compile(r"\d+")


def name_of(url: str) -> str:
    """The name of a card for the site at `url`, after its host."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return re.sub(r"[^a-z0-9]+", "-", host.removeprefix("www.").lower()).strip("-") or "site"


def draft(url: str, name: str, *, allow_private: bool = False) -> str:
    """The text of a card for the site at `url`. Raises PullError where it cannot be looked at, BadCard: no address."""
    settings = {"allow_private": True} if allow_private else {}
    card = card_from(
        {
            "name": name,
            "title": name,
            "kind": "releases",
            "publisher": name,
            "licence": "unknown",
            "connector": {"kind": "page", "url": url, "settings": settings},
            "limits": {"tries": 2, "timeout_seconds": 20, "requests_per_minute": 120},
        },
        url,
    )
    try:
        with opened(card, PullState()) as web:
            data = web.get(url).data
            kind, address, pattern = _look(web, url, data)
    except Forbidden as error:
        if allow_private or error.what != "a private address":
            raise
        raise Forbidden(error.what, error.where, "say --allow-private if it is meant") from error
    title = _found(_TITLE, data) or name
    lines = [
        f"title = {_quoted(title)}",
        'kind = "releases"',
        f"publisher = {_quoted(title)}",
        'licence = "look it up on the site, and say it here"',
        f"language = {_quoted((_found(_LANG, data) or 'en').lower())}",
        "# home = \"KZ\"  # the publisher's country, if it is a government's",
        "",
        "[connector]",
        f"kind = {_quoted(kind)}",
        f"url = {_quoted(address)}",
        "every_minutes = 60",
    ]
    told = ([f"links = {_quoted(pattern)}"] if pattern else []) + (["allow_private = true"] if allow_private else [])
    return "\n".join([*lines, *([f"settings = {{ {', '.join(told)} }}"] if told else []), ""])


def _look(web: Web, url: str, data: bytes) -> tuple[str, str, str | None]:
    """The kind of connector, its address, and the pattern of links it needs."""
    head = data[:2000].lower()
    if b"<rss" in head or b"<feed" in head or b"<rdf" in head:
        return "feed", url, None
    if b"<urlset" in head or b"<sitemapindex" in head:
        return "sitemap", url, None
    feed = _FEED.search(data[:200_000])
    if feed:
        return "feed", urljoin(url, feed.group(1).decode("utf-8", "replace")), None
    pattern = _pattern(links(data, url, re.compile(".")))
    if pattern:
        return "page", url, pattern
    sitemap = urljoin(url, "/sitemap.xml")
    try:
        if b"<urlset" in (answer := web.get(sitemap).data)[:2000] or b"<sitemapindex" in answer[:2000]:
            return "sitemap", sitemap, None
    except PullError:
        pass
    return "page", url, None


def _pattern(found: list[str]) -> str | None:
    """The commonest shape among the links, digits and last part left open, where at least five have it."""
    shapes: Counter[str] = Counter()
    for link in found:
        path = urlsplit(link).path.rstrip("/")
        folder, _, last = path.rpartition("/")
        if folder and (len(last) > 20 or _DIGITS.search(path)):
            shapes["/".join(r"\d+" if part.isdigit() else re.escape(part) for part in folder.split("/"))] += 1
    shape, count = next(iter(shapes.most_common(1)), ("", 0))
    return f"{shape}/[^/]+$" if count >= 5 else None


def _found(pattern: re.Pattern[bytes], data: bytes) -> str | None:
    match = pattern.search(data[:200_000])
    return " ".join(clean(unescape(match.group(1).decode("utf-8", "replace"))).split()) if match else None


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)
