"""Addresses that pages of others name; what is none is empty, never an error."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin, urlsplit


def joined(base: str, reference: str | None) -> str:
    """The absolute web address that a page at `base` refers to, without its fragment; "" where it is none."""
    try:
        address = urldefrag(urljoin(base, (reference or "").strip()))[0]
        return address if urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname else ""
    except ValueError:
        return ""
