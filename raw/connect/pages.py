"""HTML pages: one page itself, or the pages that an index links to, where the card gives a pattern of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from raw.connect.address import joined
from raw.connect.found import Found, page
from raw.connect.settings import PageSettings
from raw.connect.web import Web

MOST_LINKS = 500


def items(web: Web, url: str) -> Iterator[Found]:
    """The page, or those it links to on the same site whose address matches `settings.links`, the last link first."""
    pattern = web.card.connector.settings_of(PageSettings).links
    answer = web.get(url)
    if answer.status != 200:
        return
    if not pattern:
        yield page(web.card, url, answer)
        web.done(url, answer)
        return
    for link in reversed(links(answer.data, url, pattern)):
        if link in web.state.seen:
            continue
        if linked := web.linked(link):
            yield page(web.card, link, linked)
            web.done(link, linked)
    web.done_with_index(url, answer)


def links(html: bytes, url: str, wanted: re.Pattern[str]) -> list[str]:
    """Absolute addresses of the same site that a page links to and the pattern finds, each once, in order."""
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(html, "utf-8")
    site = urljoin(url, "/")
    found: dict[str, None] = {}
    for anchor in tree.document.get_elements_by_tag_name("a") if tree.document else ():
        address = joined(url, anchor.getattr("href"))
        if address.startswith(site) and address != url and wanted.search(address):
            found.setdefault(address)
        if len(found) >= MOST_LINKS:
            break
    return list(found)
