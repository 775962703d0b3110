"""Sitemaps: the pages they list that match the card's pattern, new ones and those changed since."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator

from raw.connect.address import joined
from raw.connect.found import Found, page
from raw.connect.polite import PullError
from raw.connect.settings import SitemapSettings
from raw.connect.web import Web

MOST_MAPS = 50
MOST_PAGES = 5_000
MOST_BYTES = 64 << 20


def items(web: Web, url: str) -> Iterator[Found]:
    """Listed pages whose address matches `settings.links`, in the order of the map. Raises PullError for no sitemap."""
    wanted = web.card.connector.settings_of(SitemapSettings).links
    count = 0
    for address, changed in _listed(web, url, MOST_MAPS):
        known = web.state.seen.get(address)
        if not wanted.search(address) or (known and (not changed or known.next_url == changed)):
            continue
        if web.is_before(address, changed[:10], changed):
            continue
        if (count := count + 1) > MOST_PAGES:
            return
        if answer := web.linked(address):
            yield page(web.card, address, answer)
            web.done(address, answer)
        if address in web.state.seen:
            web.state.seen[address].next_url = changed


def _listed(web: Web, url: str, maps: int) -> Iterator[tuple[str, str]]:
    from defusedxml import ElementTree

    answer = web.get(url, is_conditional=False)
    data = _unpacked(answer.data, url) if answer.data[:2] == b"\x1f\x8b" else answer.data
    try:
        root = ElementTree.fromstring(data)
    except Exception as error:
        raise PullError(
            f"this is no sitemap: {type(error).__name__}", url, "look at the address in the card"
        ) from error
    is_index = root.tag.endswith("sitemapindex")
    for entry in root:
        told = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in entry}
        address = joined(url, told.get("loc"))
        if not told.get("loc") or not address:
            continue
        if not is_index:
            yield address, told.get("lastmod", "")
        elif maps > 0:
            maps -= 1
            yield from _listed(web, address, 0)


def _unpacked(data: bytes, url: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            unpacked = file.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise PullError(f"this sitemap cannot be unpacked: {error}", url, "look at the address in the card") from error
    if len(unpacked) > MOST_BYTES:
        raise PullError("a sitemap unpacks to more than 64 MB", url, "leave it out of the card")
    return unpacked
