"""Folders and object stores, by fsspec: files that match the card's pattern and are new or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from raw.attached import attached
from raw.card import Card
from raw.connect.found import Found
from raw.connect.polite import PullError
from raw.connect.state import PullState, Seen
from raw.sidecar import Sidecar, is_sidecar

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".csv": "text/csv",
    ".xml": "application/xml",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
}


def items(card: Card, state: PullState) -> Iterator[Found]:
    """Files under `settings.path` (a folder, s3://bucket/prefix, …) that match `settings.pattern`, ordered by name.

    Credentials come from the store's own environment, never from a card. Raises PullError for a store that cannot be
    reached or a file over the card's size.
    """
    import fsspec

    place = str(card.connector.settings.get("path") or "")
    if not place:
        raise PullError("the card names no path", card.name, 'add settings = { path = "…" } to [connector]')
    if re.match(r"[a-z0-9:]*https?://", place, re.I):
        # Such a store would ask any address, and follow any redirect.
        raise PullError("a web address is no folder", place, "take a connector of kind page, feed, sitemap or http")
    try:
        store, root = fsspec.core.url_to_fs(place)
        listed: dict[str, Any] = store.find(root, detail=True)
    except Exception as error:
        raise PullError(
            f"{type(error).__name__}: {error}", place, "look at the path and the store's credentials"
        ) from error
    pattern = str(card.connector.settings.get("pattern", "*"))
    for path, told in sorted(listed.items()):
        name = PurePosixPath(path).name
        stamp = f"{told.get('size')} {told.get('ETag') or told.get('mtime') or told.get('LastModified')}"
        hidden = name.startswith(".") or is_sidecar(Path(path))
        if hidden or not PurePosixPath(path).match(pattern) or state.seen.get(path, Seen()).etag == stamp:
            continue
        if (told.get("size") or 0) > card.limits.max_bytes:
            raise PullError(f"a file of {told['size']} bytes", path, "leave it out of the pattern, or raise max_bytes")
        data = store.cat_file(path)
        kind = _TYPES.get(PurePosixPath(path).suffix.lower(), "text/plain")
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        whole = Sidecar(source=card.name, name=name, content_type=kind, home=card.home, fetched_at=moment)
        yield Found(data, whole)
        if kind == "message/rfc822":
            for one in attached(data, whole):
                yield Found(one.data, replace(one.sidecar, fetched_at=moment))
        state.seen[path] = Seen(stamp, None, "")
