"""The landing zone: every document as its bytes, content-addressed, never edited.

    <root>/ab/abcd…/bytes             the document, byte for byte
    <root>/ab/abcd…/seen-<hash>.json  one record a way in which it came (source, address, dates, language)

The id is the head of the sha256 of the bytes, so landing the same bytes twice is one document. A document that came in
several ways keeps a record of each, and what is said of it is merged from them in a fixed order: the end state does not
depend on the order of arrival. Files are written under a temporary name, synced and renamed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from raw import durable
from raw.sidecar import Sidecar

ID_DIGITS = 32
_ID = re.compile(rf"[0-9a-f]{{{ID_DIGITS}}}")
_SEEN = re.compile(r"seen-([0-9a-f]{16})\.json")


class NotLanded(LookupError):
    """There is no such document in the landing zone."""


@dataclass(frozen=True, slots=True)
class Landed:
    """One landed document; `is_new` where its bytes are, `is_news` also where the way is in which it came."""

    release_id: str
    sidecar: Sidecar
    is_new: bool = False
    is_news: bool = False


def release_id_of(data: bytes) -> str:
    """The first 32 hex digits of the sha256 of a document's bytes."""
    return hashlib.sha256(data).hexdigest()[:ID_DIGITS]


class Landing:
    """A folder of landed documents. Safe for several processes at once: writers only ever add whole files."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def land(self, data: bytes, sidecar: Sidecar) -> Landed:
        """Keep bytes and the record of how they came; both are on the disk when this returns. Raises OSError."""
        release_id = release_id_of(data)
        folder = self._folder(release_id)
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / "bytes"
        is_new = not target.exists()
        if is_new:
            durable.write(target, data)
        is_news = self._add_record(folder, sidecar)
        return Landed(release_id, self.sidecar(release_id), is_new, is_news or is_new)

    def _add_record(self, folder: Path, sidecar: Sidecar) -> bool:
        way = replace(sidecar, fetched_at=None)
        digest = hashlib.blake2b(_dump(way), digest_size=8).hexdigest()
        target = folder / f"seen-{digest}.json"
        is_news = not target.exists()
        if is_news:
            fetched_at = sidecar.fetched_at or datetime.now(UTC).isoformat(timespec="seconds")
            durable.write(target, _dump(replace(sidecar, fetched_at=fetched_at)))
        return is_news

    def bytes_of(self, release_id: str) -> bytes:
        """The document as it came. Raises NotLanded."""
        try:
            return (self._folder(release_id) / "bytes").read_bytes()
        except FileNotFoundError as error:
            raise NotLanded(release_id) from error

    def sidecar(self, release_id: str) -> Sidecar:
        """What is known of a document, merged from every way in which it came. Raises NotLanded."""
        records = [Sidecar(**json.loads(path.read_bytes())) for path in self._folder(release_id).glob("seen-*.json")]
        if not records:
            raise NotLanded(release_id)
        merged = Sidecar()
        for record in sorted(records, key=_rank):
            merged = merged.or_else(record)
        return replace(merged, fetched_at=min(record.fetched_at or "" for record in records))

    def ids(self) -> Iterator[str]:
        """The ids of all landed documents, sorted; a document whose landing was cut short is not among them."""
        return (release_id for release_id, _ in self.arrivals())

    def arrivals(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Those ids, each with the ways in which it came so far, as `ways` tells them."""
        for shelf in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            for folder in sorted(shelf.iterdir()):
                if _ID.fullmatch(folder.name):
                    names = os.listdir(folder)  # noqa: PTH208
                    ways = _ways(names)
                    if ways and "bytes" in names:
                        yield folder.name, ways

    def ways(self, release_id: str) -> tuple[str, ...]:
        """A short name for each way in which a document came; they only ever grow in number. Raises NotLanded."""
        try:
            return _ways(os.listdir(self._folder(release_id)))  # noqa: PTH208
        except FileNotFoundError as error:
            raise NotLanded(release_id) from error

    def _folder(self, release_id: str) -> Path:
        if not _ID.fullmatch(release_id):
            raise NotLanded(release_id)
        return self.root / release_id[:2] / release_id


def _ways(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(match[1] for match in map(_SEEN.fullmatch, names) if match))


def _rank(sidecar: Sidecar) -> tuple[str, str, bytes]:
    return sidecar.source or "", sidecar.url or "", _dump(replace(sidecar, fetched_at=None))


def _dump(sidecar: Sidecar) -> bytes:
    # a name of bytes that are no UTF-8 (an old archive's) has letters that cannot be written: they become "?"
    return json.dumps(sidecar.as_record(), ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
