"""Documents that a letter carries: files attached to it, or to letters within it, are documents of their own.

The text of the letter, and of letters within it, is read with the letter. What is attached and no reader knows (a
picture, a signature) stays in the letter, which is kept as it came.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import Any, Final, cast

from raw import kinds
from raw.sidecar import Sidecar, clean

MOST_DEPTH: Final = 8
MOST_ATTACHED: Final = 50
# A letter with more lines that could part it than this is no letter; taking it apart would take minutes.
MOST_MARKS: Final = 5_000
# What the library's parser raises over headers that are broken enough, slips of its own among it.
_BROKEN: Final = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError)
TYPES: Final = {".pdf": kinds.PDF, **kinds.PAGES, ".txt": kinds.PLAIN, **kinds.TABLES}
_ENDINGS: Final = {kind: ending for ending, kind in reversed(TYPES.items())}
_BODY: Final = (kinds.PLAIN, kinds.PAGES[".html"])


@dataclass(frozen=True, slots=True)
class Attached:
    """One file that a letter carries; `name` has no folder and ends as its form does."""

    name: str
    data: bytes
    sidecar: Sidecar


def attached(letter: bytes, known: Sidecar) -> Iterator[Attached]:
    """The files in a letter that a reader may know, in order, each under the letter's source, home and day.

    At most MOST_ATTACHED of them, from letters nested MOST_DEPTH deep at most. A letter that is none, or whose parts
    cannot be told apart, has none: it lands as it came, and whoever reads it says what is wrong with it.
    """
    if letter.count(b"\n--") > MOST_MARKS:
        return
    try:
        message = email.message_from_bytes(letter, policy=email.policy.default)
        parts = list(_parts(message, None, 0))
    except _BROKEN:
        return
    for part, day in parts[:MOST_ATTACHED]:
        name = _name(part)
        data = _bytes(part)
        if name and data.strip():
            said = {"source": known.source, "home": known.home, "published": day or known.published, "name": name}
            said["content_type"] = TYPES[kinds.ending(name)]
            yield Attached(name, data, Sidecar.from_record(said))


def _parts(message: EmailMessage, day: str | None, depth: int) -> Iterator[tuple[EmailMessage, str | None]]:
    """The leaves that are no body, each with the day of the letter that carries it."""
    if depth > MOST_DEPTH:
        return
    day = _day(message) or day
    if message.is_multipart():
        for part in cast("list[EmailMessage]", message.get_payload()):
            yield from _parts(part, day, depth + (message.get_content_maintype() == "message"))
    elif message.get_content_type() not in _BODY or message.get_content_disposition() == "attachment":
        yield message, day


def _name(part: EmailMessage) -> str | None:
    """A name that ends as a known form does; none where no reader knows the part."""
    try:
        given = clean(part.get_filename() or "").replace("\\", "/")
    except _BROKEN:
        given = ""
    name = PurePosixPath(given).name[-150:]
    if kinds.ending(name) in TYPES:
        return name
    ending = _ENDINGS.get(part.get_content_type())
    return f"{name or 'attached'}{ending}" if ending else None


def _bytes(part: EmailMessage) -> bytes:
    try:
        return bytes(cast(Any, part.get_payload(decode=True)) or b"")
    except _BROKEN:
        return b""


def _day(message: EmailMessage) -> str | None:
    try:
        value = message.get("Date")
        return parsedate_to_datetime(str(value)).date().isoformat() if value is not None else None
    except _BROKEN:  # an hour, a year or a zone of twenty digits too
        return None
