"""Which page this is a language version of, by the `hreflang` links that the versions share."""

from __future__ import annotations

from urllib.parse import urlsplit

from raw.connect.address import joined

MOST_VERSIONS = 100
LOOKED_AT_BYTES = 2_000_000
# The version that stands for all of them, where the publisher names none.
_DEFAULT = "x-default"


def edition_of(html: bytes, url: str) -> str | None:
    """The one address under which all language versions of a page go; None for a page that names no other version.

    Every version lists the whole set, itself included (a set without the page itself is not believed), so that each
    gives the same answer: the `x-default` version, else the first address of the set.
    """
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(html[:LOOKED_AT_BYTES], "utf-8")
    own = {_plain(url)}
    versions: dict[str, str] = {}
    for link in tree.document.get_elements_by_tag_name("link") if tree.document else ():
        relations = (link.getattr("rel") or "").lower().split()
        address = joined(url, link.getattr("href"))
        if not address:
            continue
        if "canonical" in relations:
            own.add(_plain(address))
        language = (link.getattr("hreflang") or "").strip().lower()
        if "alternate" in relations and language and len(versions) < MOST_VERSIONS:
            versions.setdefault(language, address)
    if len(set(map(_plain, versions.values()))) < 2 or own.isdisjoint(map(_plain, versions.values())):
        return None
    return versions.get(_DEFAULT) or min(versions.values())


def _plain(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}"
