"""What a person points at (files, folders, standard input) as items to land; what cannot be is refused by name."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from claims.read import MAX_BYTES, SUFFIXES, Unreadable, record
from flows.errors import CommuniqueError
from raw.sidecar import BadSidecar, Sidecar, beside, is_sidecar

TABLE_SUFFIXES: Final = (".csv", ".tsv", ".xml", ".xlsx", ".json")
LINE_SUFFIXES: Final = (".jsonl", ".ndjson")
RECORD_TYPE: Final = "application/json; kind=release"
_TYPES: Final = {
    ".eml": "message/rfc822", ".pdf": "application/pdf",
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".xml": "application/xml", ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
TABLE_TYPES: Final = frozenset(_TYPES[suffix] for suffix in TABLE_SUFFIXES)


@dataclass(frozen=True, slots=True)
class Item:
    """One document or table: its bytes and what is known of it. `name` is what a person calls it."""

    name: str
    data: bytes
    sidecar: Sidecar

    @property
    def is_table(self) -> bool:
        return Path(self.name).suffix.lower() in TABLE_SUFFIXES


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not taken, why, and what to do. It is left where it was, or in raw under `release_id`."""

    name: str
    reason: str
    next_step: str
    release_id: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes above which an input is refused before it is read."""

    document: int = MAX_BYTES
    table: int = 1 << 30


def gather(paths: Iterable[str], known: Sidecar, limits: Limits | None = None) -> Iterator[Item | Refusal]:
    """The items of files, folders (sorted, hidden files and unknown endings left out) and "-", one at a time.

    `known` fills what a document, its front matter and its sidecar leave open. Raises CommuniqueError where a path is
    not there, before anything is read.
    """
    limits = limits or Limits()
    wanted = list(paths)
    for path in wanted:
        if path != "-" and not Path(path).exists():
            raise CommuniqueError(
                "there is no such file or folder", path, "look for it with: ls " + str(Path(path).parent)
            )
    for path in wanted:
        if path == "-":
            yield from _from_stream(sys.stdin.buffer, known, limits)
            continue
        for file in files_under(Path(path)):
            yield from _from_file(file, known, limits, Path(path))


def must_exist(paths: Iterable[str]) -> None:
    """Raises CommuniqueError for the first path that is not there."""
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise CommuniqueError("there is no such file or folder", path, f"look for it with: ls {Path(path).parent}")


def files_under(path: Path) -> Iterator[Path]:
    """A file itself, or the files of a folder and its folders that can be read here, in the order of their paths."""
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.iterdir()):
        if child.name.startswith(".") or is_sidecar(child):
            continue
        if child.is_dir() and not child.is_symlink():
            yield from files_under(child)
        elif child.suffix.lower() in (*SUFFIXES, *TABLE_SUFFIXES):
            yield child


def _from_file(path: Path, known: Sidecar, limits: Limits, top: Path) -> Iterator[Item | Refusal]:
    try:
        suffix = path.suffix.lower()
        said = beside(path, top).or_else(known)
        if not path.is_file():
            yield Refusal(str(path), "this is no regular file", "give files, folders or -")
            return
        if suffix in LINE_SUFFIXES:
            with path.open("rb") as lines:
                yield from _records(lines, str(path), said)
            return
        size, limit = path.stat().st_size, limits.table if suffix in TABLE_SUFFIXES else limits.document
        if size > limit:
            yield _too_large(str(path), size, limit)
            return
        data = path.read_bytes()
    except BadSidecar as error:
        yield Refusal(str(path), str(error), "mend the record beside the file")
        return
    except OSError as error:
        yield Refusal(str(path), error.strerror or "it cannot be read", "look at its permissions")
        return
    whole = Sidecar(name=path.name, content_type=_TYPES.get(suffix, "text/plain")).or_else(said)
    yield _item(str(path), data, whole)
    if suffix == ".eml":
        from raw.attached import attached  # late: it needs the parsers of letters

        for one in attached(data, whole):
            yield Item(f"{path}, {one.name}", one.data, one.sidecar)


def _from_stream(stream: IO[bytes], known: Sidecar, limits: Limits) -> Iterator[Item | Refusal]:
    first = stream.readline(limits.document + 1)
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b'{"'):
        yield from _records(_chained(first, stream), "standard input", known)
        return
    data = first + stream.read(limits.document + 1 - len(first))
    if len(data) > limits.document:
        yield _too_large("standard input", len(data), limits.document)
        return
    yield _item("standard input", data, Sidecar(name="stdin", content_type="text/plain").or_else(known))


def _chained(first: bytes, rest: IO[bytes]) -> Iterator[bytes]:
    yield first
    yield from iter(lambda: rest.readline(MAX_BYTES + 1), b"")


def _item(name: str, data: bytes, sidecar: Sidecar) -> Item | Refusal:
    if not data.strip():
        return Refusal(name, "the file is empty", "give a file that holds a release or a table")
    return Item(name, data, sidecar)


def _records(lines: Iterable[bytes], name: str, known: Sidecar) -> Iterator[Item | Refusal]:
    found = False
    for number, raw_line in enumerate(lines, 1):
        line = raw_line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else raw_line.strip()
        if not line:
            continue
        found = True
        where = f"{name}, line {number}"
        try:
            document = record(line, where)
            said = {"name": document.id, "lang": document.lang, "published": document.published, "home": document.home}
            said |= {"title": document.title, "url": document.url, "content_type": RECORD_TYPE}
            yield Item(where, line, Sidecar.from_record(said).or_else(known))
        except (Unreadable, BadSidecar) as error:
            advice = error.next_step if isinstance(error, Unreadable) else "mend that field"
            yield Refusal(where, error.what if isinstance(error, Unreadable) else str(error), advice)
    if not found:
        yield Refusal(name, "the file is empty", "give a file with one JSON document a line")


def _too_large(name: str, size: int, limit: int) -> Refusal:
    reason = f"{size / 1e6:,.1f} MB or more is over the limit of {limit / 1e6:,.0f} MB for one document"
    return Refusal(name, reason, "split it, give JSON lines, or raise COMMUNIQUE_MAX_DOCUMENT_MB")
