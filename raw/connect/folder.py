"""Folders and object stores, by fsspec: files that match the card's pattern and are new or changed.

What a record beside a file, or of a folder above it within the source, says goes before what the card says; a record
that comes later or is mended hands its files over again.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import PurePath, PurePosixPath
from typing import Any, Final

from raw import kinds
from raw.attached import attached
from raw.card import Card
from raw.connect.found import Found
from raw.connect.polite import PullError
from raw.connect.settings import FolderSettings
from raw.connect.state import PullState, Seen
from raw.sidecar import MAX_BYTES, BadSidecar, Sidecar, beside, is_sidecar, places

# So many files may fail in a way that is not their own; with more, the store itself is not well.
MOST_FAILED: Final = 3
_OWN_FAULTS: Final = (PermissionError, FileNotFoundError, IsADirectoryError)


@dataclass(frozen=True)
class _Shelf:
    """A store's files under one place, by path, with what the store tells of each; `records` are those beside them."""

    store: Any
    root: PurePosixPath
    files: Mapping[str, Mapping[str, Any]]
    records: Mapping[str, Mapping[str, Any]]
    _read: dict[str, bytes] = field(default_factory=dict)

    def stamp(self, path: str) -> str:
        """What tells that a file, or a record that counts for it, has changed."""
        beside_it = (str(place) for some in places(PurePosixPath(path), self.root) for place in some)
        told = [self.files[path], *(self.records[place] for place in beside_it if place in self.records)]
        return " ".join(
            f"{one.get('size')} {one.get('ETag') or one.get('mtime') or one.get('LastModified')}" for one in told
        )

    def record(self, path: PurePath) -> bytes | None:
        """A record's bytes, each fetched once; None where there is none."""
        name = str(path)
        if name not in self.records:
            return None
        if name not in self._read:
            self._read[name] = self.store.cat_file(name, end=MAX_BYTES + 1)
        return self._read[name]


def items(card: Card, state: PullState) -> Iterator[Found]:
    """Files under `settings.path` (a folder, s3://bucket/prefix, …) that match `settings.pattern`, ordered by name.

    Credentials come from the store's own environment, never from a card. Raises PullError for a store that cannot be
    reached, a folder that is not there, and, once all others are handed over, for files that are left out: over the
    card's size, not to be read, or with a record beside them that is wrong.
    """
    settings = card.connector.settings_of(FolderSettings)
    shelf = _shelf(card, settings.path or "")
    left_out: list[PullError] = []
    failed = 0
    for path in sorted(shelf.files):
        place, stamp = PurePosixPath(path), shelf.stamp(path)
        hidden = _is_hidden(place, shelf.root) or is_sidecar(place)
        if hidden or not place.match(settings.pattern) or state.seen.get(path, Seen()).etag == stamp:
            continue
        try:
            yield from _documents(card, shelf, path)
        except BadSidecar as error:
            left_out.append(PullError(str(error), f"card {card.name}", "mend that record"))
            continue
        except PullError as error:
            left_out.append(error)
            failed += isinstance(error.__cause__, OSError) and not isinstance(error.__cause__, _OWN_FAULTS)
            if failed >= MOST_FAILED:
                raise
            continue
        state.seen[path] = Seen(stamp, None, "")
    if left_out:
        first, more = left_out[0], len(left_out) - 1
        raise PullError(first.what + (f", and {more} more files are left out" if more else ""), first.where, first.next)


def _is_hidden(place: PurePosixPath, root: PurePosixPath) -> bool:
    """Whether a file is none of a publisher's: hidden, in a hidden folder of the source, or an open workbook's lock."""
    within = place.relative_to(root).parts if place.is_relative_to(root) else ()
    return any(part.startswith(".") for part in (*within, place.name)) or place.name.startswith("~$")


def _documents(card: Card, shelf: _Shelf, path: str) -> Iterator[Found]:
    """The file, and what is attached to it where it is a letter; of JSON lines each. Raises BadSidecar, PullError."""
    size = shelf.files[path].get("size") or 0
    if size > card.limits.max_bytes:
        raise PullError(f"a file of {size} bytes", path, "leave it out of the pattern, or raise max_bytes")
    place = PurePosixPath(path)
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    kind = kinds.type_of(place)
    # The language that a card leaves unsaid is no language of its texts.
    lang = card.language if "language" in card.model_fields_set else None
    of_the_card = Sidecar(source=card.name, home=card.home, lang=lang)
    try:
        said = beside(place, shelf.root, shelf.record).or_else(of_the_card)
        data = shelf.store.cat_file(path)
    except OSError as error:
        raise PullError(f"{type(error).__name__}: {error}", path, "look at its permissions") from error
    whole = Sidecar(name=place.name, content_type=kind, fetched_at=moment).or_else(said)
    if kinds.ending(place) in kinds.LINES:
        yield from _lines(data, whole)
        return
    yield Found(data, whole)
    if kind == kinds.LETTER:
        for one in attached(data, whole):
            yield Found(one.data, replace(one.sidecar, fetched_at=moment))


def _lines(data: bytes, whole: Sidecar) -> Iterator[Found]:
    """JSON lines in UTF-8, not parsed: what is wrong with one is said of that one when it is read."""
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        if line.strip():
            known = replace(whole, name=f"{whole.name}, line {number}", content_type=kinds.RECORD)
            yield Found(line.strip(), known)


def _shelf(card: Card, place: str) -> _Shelf:
    import fsspec

    where = f"{place}, card {card.name}"
    if not place:
        raise PullError("the card names no path", card.name, 'add settings = { path = "…" } to [connector]')
    if re.search(r"https?://", place, re.I):  # also behind others: zip://*.txt::https://…
        # Such a store would ask any address, and follow any redirect.
        raise PullError("a web address is no folder", place, "take a connector of kind page, feed, sitemap or http")
    try:
        store, root = fsspec.core.url_to_fs(place)
        files = records = store.find(root, detail=True)
        if not files:
            store.ls(root)  # an empty folder is well; one that is not there is found "empty" too
        if root in files:  # the path names one file
            records = store.find(root.rpartition("/")[0] or "/", maxdepth=1, detail=True)
    except FileNotFoundError as error:
        step = f"mend connector.settings.path in the card, then: communique source test {card.name}"
        raise PullError("there is no such folder", where, step) from error
    except ImportError as error:
        raise PullError(str(error), where, "install what it names into the environment of communique") from error
    except Exception as error:
        raise PullError(
            f"{type(error).__name__}: {error}", where, "look at the path and the store's credentials"
        ) from error
    return _Shelf(store, PurePosixPath(root), files, records)
