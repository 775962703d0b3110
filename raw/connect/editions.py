"""Which page this is a language version of, by the `hreflang` links that the versions share."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from raw.connect.address import joined

MOST_VERSIONS = 100
LOOKED_AT_BYTES = 2_000_000
# The version that stands for all of them, where the publisher names none.
_DEFAULT = "x-default"


def edition_of(html: bytes, url: str | None, lang: str | None = None) -> str | None:
    """The one address under which all language versions of a page go; None for a page that names no other version.

    Every version lists the whole set, itself included (a set without the page itself is not believed), so that each
    gives the same answer: the `x-default` version, else the first address of the set. A page that came as a file, with
    no `url`, is where it says that it is; one that does not say so is the version of its language (its own word, else
    `lang`), if that address has a number in it: the links to front pages that a site puts into every page have none.
    """
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(html[:LOOKED_AT_BYTES], "utf-8")
    if not tree.document:
        return None
    links = [
        ((link.getattr("rel") or "").lower().split(), link.getattr("href"), link.getattr("hreflang"))
        for link in tree.document.get_elements_by_tag_name("link")
    ]
    told = _told_address(tree.document, url or "", [href for relations, href, _ in links if "canonical" in relations])
    base = url or told
    versions: dict[str, str] = {}
    for relations, href, hreflang in links:
        address, language = joined(base, href), (hreflang or "").strip().lower()
        if address and "alternate" in relations and language and len(versions) < MOST_VERSIONS:
            versions.setdefault(language, address)
    own = {_plain(address) for address in (base, told) if address} or _own_by_language(tree.document, versions, lang)
    if len(set(map(_plain, versions.values()))) < 2 or own.isdisjoint(map(_plain, versions.values())):
        return None
    return versions.get(_DEFAULT) or min(versions.values())


def _told_address(document: Any, url: str, canonical: list[str | None]) -> str:
    """Where a page says that it is; "" where it does not."""
    shown = (
        meta.getattr("content")
        for meta in document.get_elements_by_tag_name("meta")
        if (meta.getattr("property") or "").lower() == "og:url"
    )
    return next(filter(None, (joined(url, address) for address in (*canonical, *shown))), "")


def _own_by_language(document: Any, versions: dict[str, str], lang: str | None) -> set[str]:
    """The address among the versions that is in the page's own language, if it is that of one page and no front."""
    said = (root.getattr("lang") for root in document.get_elements_by_tag_name("html"))
    wanted = (next(filter(None, said), None) or lang or "").strip().lower()
    short = {language.partition("-")[0]: address for language, address in reversed(versions.items())}
    address = versions.get(wanted) or short.get(wanted.partition("-")[0], "")
    parts = urlsplit(address)
    return {_plain(address)} if any(map(str.isdecimal, parts.path + parts.query)) else set()


def _plain(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}"
