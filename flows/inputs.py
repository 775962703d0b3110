"""What a person points at (files, folders, standard input) as items to land; what cannot be is refused by name."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import IO, Final

from claims.homes import NoCountry, home_code
from claims.read import MAX_BYTES, SUFFIXES, Unreadable, lines, record, wide_encoding
from flows.errors import CommuniqueError
from raw import kinds
from raw.sidecar import BadSidecar, Sidecar, beside, is_sidecar

TABLE_SUFFIXES: Final = tuple(kinds.TABLES)
_STDIN: Final = "standard input"
TABLE_TYPES: Final = frozenset(kinds.TABLES.values())


@dataclass(frozen=True, slots=True)
class Item:
    """One document or table: its bytes and what is known of it. `name` is what a person calls it.

    `source` is the file that holds it, or "-", where that is not its name.
    """

    name: str
    data: bytes
    sidecar: Sidecar
    source: str = ""

    @property
    def is_table(self) -> bool:
        return kinds.ending(self.name) in TABLE_SUFFIXES


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

    @classmethod
    def of(cls, document_mb: float, table_mb: float) -> Limits:
        """By the settings. A document above the reader's own limit is not taken: it could only be refused later."""
        return cls(min(int(document_mb * 1e6), MAX_BYTES), int(table_mb * 1e6))


def gather(paths: Iterable[str], known: Sidecar, limits: Limits | None = None) -> Iterator[Item | Refusal]:
    """The items of files, folders (sorted, hidden files and unknown endings left out) and "-", one at a time.

    `known` fills what a document, its front matter and its sidecar leave open. Raises CommuniqueError where a path is
    not there, before anything is read.
    """
    limits = limits or Limits()
    wanted = list(paths)
    must_exist(wanted)
    for path in wanted:
        if path == "-":
            yield from _from_stream(_standard_input(), known, limits)
            continue
        files = list(files_under(Path(path)))
        if not files:
            yield _nothing_in(Path(path))
        for file in files:
            yield from _from_file(file, known, limits, Path(path))


def must_exist(paths: Iterable[str]) -> None:
    """Raises CommuniqueError for the first path that is not there."""
    for path in paths:
        if not path.strip():  # as an unset variable gives it; it would be taken for the folder where a person stands
            raise CommuniqueError("a path is empty", "the arguments", "give files, folders or -")
        if re.match(r"[a-z]{2,6}://", path, re.I):
            advice = "fetch it with a source (communique source --help), or save it as a file and give that"
            raise CommuniqueError("an address is not read here, files are", path, advice)
        if path != "-" and not Path(path).exists():
            raise CommuniqueError("there is no such file or folder", path, f"look for it with: ls {Path(path).parent}")


def _standard_input() -> IO[bytes]:
    if sys.stdin is None or sys.stdin.closed:  # as `<&-` leaves it
        advice = "give files or folders, or send the text: communique read - < release.txt"
        raise CommuniqueError("standard input is closed", "-", advice)
    return sys.stdin.buffer


def _nothing_in(folder: Path) -> Refusal:
    """Why a folder gave nothing: a word for who mistook the folder, or what it holds."""
    others = sum(not path.name.startswith(".") for path in folder.rglob("*") if not is_folder(path))
    held = f"it holds {others} of other endings" if others else "it is empty"
    read = " ".join((*SUFFIXES, *TABLE_SUFFIXES))
    return Refusal(str(folder), f"no file of this folder can be read: {held}", f"give files that end in {read}")


def files_under(path: Path) -> Iterator[Path]:
    """A file itself, or the files of a folder and its folders that can be read here, in the order of their paths.

    A folder that cannot be looked into is among them, so that it is told of.
    """
    if not path.is_dir():
        yield path
        return
    children = listed(path)
    if children is None:
        yield path
        return
    for child in children:
        if child.name.startswith(".") or is_sidecar(child):
            continue
        if is_folder(child):
            yield from files_under(child)
        elif child.suffix.lower() in (*SUFFIXES, *TABLE_SUFFIXES):
            yield child


def listed(folder: Path) -> list[Path] | None:
    """What lies in a folder, sorted; None where it cannot be looked into."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return None


def is_folder(path: Path) -> bool:
    """Whether this is a folder that lies here, no link to one. What cannot be told (below a closed one) is none."""
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


def _from_file(path: Path, known: Sidecar, limits: Limits, top: Path) -> Iterator[Item | Refusal]:
    try:
        suffix = kinds.ending(path)
        if is_folder(path):
            yield Refusal(str(path), "this folder cannot be looked into", "look at its permissions")
            return
        said = _checked(beside(path, top)).or_else(known)
        if not path.is_file():
            yield Refusal(str(path), "this is no regular file", "give files, folders or -")
            return
        if suffix in kinds.LINES:
            with path.open("rb") as file:
                yield from _records(file, str(path), str(path), said)
            return
        size, limit = path.stat().st_size, limits.table if suffix in TABLE_SUFFIXES else limits.document
        if size > limit:
            yield _too_large(str(path), size, limit)
            return
        data = path.read_bytes()
    except (BadSidecar, NoCountry) as error:
        advice = f", {error.next_step}" if isinstance(error, NoCountry) else ""
        yield Refusal(str(path), getattr(error, "what", str(error)), "mend the record beside the file" + advice)
        return
    except OSError as error:
        yield Refusal(str(path), error.strerror or "it cannot be read", "look at its permissions")
        return
    whole = Sidecar(name=path.name, content_type=kinds.type_of(path)).or_else(said)
    yield _item(str(path), data, whole)
    if suffix == ".eml":
        from raw.attached import attached  # late: it needs the parsers of letters

        for one in attached(data, whole):
            yield Item(f"{path}, {one.name}", one.data, one.sidecar)


def _checked(said: Sidecar) -> Sidecar:
    """What a person wrote beside a file, its country checked. Raises NoCountry."""
    return replace(said, home=home_code(said.home)) if said.home else said


def _from_stream(stream: IO[bytes], known: Sidecar, limits: Limits) -> Iterator[Item | Refusal]:
    head: list[bytes] = []
    size = 0
    while line := stream.readline(limits.document + 1):  # up to the first that is not blank
        head.append(line)
        size += len(line)
        if line.strip() or size > limits.document:
            break
    if _begins_records(b"".join(head)):
        yield from _records(chain(head, iter(lambda: stream.readline(MAX_BYTES + 1), b"")), _STDIN, "-", known)
        return
    data = b"".join(head)
    data += stream.read(max(limits.document + 1 - len(data), 0))
    if len(data) > limits.document:
        yield _too_large(_STDIN, len(data), limits.document)
    elif _is_json(data):
        advice = 'give one object a line, such as {"id": "a1", "text": "…"}; jq -c does that'
        yield Refusal(_STDIN, "this is JSON, but not of one document a line", advice)
    else:
        yield _item(_STDIN, data, Sidecar(name="stdin", content_type=kinds.PLAIN).or_else(known), "-")


def _begins_records(head: bytes) -> bool:
    """Whether the first line is an object of JSON, however it is spaced and encoded."""
    encoding = wide_encoding(head)
    # half a newline of UTF-16 stands at the line's end: what cannot be decoded is of no interest here
    text = head[:4096].decode(encoding or "utf-8", "ignore").lstrip("\ufeff \t\r\n")
    return re.match(r'\{[ \t]*"', text) is not None


def _is_json(data: bytes) -> bool:
    """Whether bytes are one value of JSON over several lines: read as a text it would give odd figures in silence."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return False
    try:
        return isinstance(json.loads(data), dict | list)
    except (ValueError, RecursionError):
        return False


def _item(name: str, data: bytes, sidecar: Sidecar, source: str = "") -> Item | Refusal:
    if not data.strip():
        return Refusal(name, "the file is empty", "give a file that holds a release or a table")
    return Item(name, data, sidecar, source)


def _records(pieces: Iterable[bytes], name: str, source: str, known: Sidecar) -> Iterator[Item | Refusal]:
    found = False
    for number, raw_line in enumerate(lines(pieces), 1):
        line = raw_line.strip()
        if not line:
            continue
        found = True
        where = f"{name}, line {number}"
        try:
            document = record(line, where)
            said = {"name": document.id, "lang": document.lang, "published": document.published, "home": document.home}
            said |= {"title": document.title, "url": document.url, "content_type": kinds.RECORD}
            yield Item(where, line, Sidecar.from_record(said).or_else(known), source)
        except (Unreadable, BadSidecar) as error:
            advice = error.next_step if isinstance(error, Unreadable) else "mend that field"
            yield Refusal(where, error.what if isinstance(error, Unreadable) else str(error), advice)
    if not found:
        yield Refusal(name, "the file is empty", "give a file with one JSON document a line")


def _too_large(name: str, size: int, limit: int) -> Refusal:
    reason = f"{size / 1e6:,.1f} MB or more is over the limit of {limit / 1e6:,.0f} MB for one document"
    if kinds.ending(name) in TABLE_SUFFIXES:
        return Refusal(name, reason, "split it; communique run takes more with COMMUNIQUE_MAX_TABLE_MB")
    return Refusal(name, reason, "split it, or give JSON lines with one document a line")
