"""The front door of the claims room: bytes to documents, a document to its reading.

Text may come bare, with front matter (`key: value` lines between two `---`), as a page of HTML, or as JSON lines of
documents. Everything that enters is hostile: sizes are bounded, binary data is refused, and an error names what it met.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from claims.decode import NotText, decode
from claims.homes import NoCountry, home_code
from claims.model import Document, Reading
from claims.text.language import detect
from claims.wrapped import unwrapped

MAX_BYTES: Final = 8_000_000
MAX_CHARS: Final = 4_000_000
SUFFIXES: Final = (".txt", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".eml", ".pdf")

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n---[ \t]*(?:\n|\Z)", re.S)
_PAGE = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|article)\b", re.I | re.S
)
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_FIELDS: Final = ("title", "lang", "published", "url")
_WIDE: Final = (
    *((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
    *((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    *((b"{\0\0\0", "utf-32-le"), (b"\0\0\0{", "utf-32-be"), (b"{\0", "utf-16-le"), (b"\0{", "utf-16-be")),
)
_CALLED: Final = {"kz": "kk", "kaz": "kk", "qaz": "kk"}
"""Kazakh as sites of the country call it: by its country's code, by three letters, by its own name."""
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TITLE_CHARS = 250


class Unreadable(ValueError):
    """Bytes from which no document can be made. `where` names the place, `next_step` what a person can do."""

    def __init__(self, what: str, where: str, next_step: str) -> None:
        super().__init__(f"{what} ({where})")
        self.what, self.where, self.next_step = what, where, next_step


@dataclass(frozen=True, slots=True)
class Defaults:
    """What to assume of a document that does not say it itself; the fields of `Document`."""

    id: str | None = None
    title: str | None = None
    lang: str | None = None
    published: str | None = None
    home: str | None = None
    url: str | None = None


def documents(data: bytes, name: str, defaults: Defaults | None = None) -> Iterator[Document]:
    """The documents in the bytes of one file, in order; `name` tells the form and is used in messages.

    Raises Unreadable for empty, binary or oversized input, and for a line of JSON that is no document, when reached.
    """
    defaults = defaults or Defaults()
    if name.lower().endswith((".jsonl", ".ndjson")):
        yield from _from_lines(data, name, defaults)
        return
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"one document of {len(data):,} bytes is over the limit of {MAX_BYTES:,}",
            name,
            "split it, or give JSON lines with one document a line",
        )
    fields, text, printed = _parsed(data, name)
    defaults = replace(defaults, id=defaults.id or _hash(data), published=defaults.published or printed)
    yield _document(unwrapped(text), fields, defaults, name)


def _parsed(data: bytes, name: str) -> tuple[dict[str, Any], str, str | None]:
    """What one document says of itself, its text, and the day of its file where nothing better is known.

    The form is told by the bytes where they are plain about it.
    """
    if data.startswith(b"%PDF-") or name.lower().endswith(".pdf"):
        from claims import pdf

        try:
            return pdf.main_text(data)
        except pdf.TooLong as error:
            raise Unreadable(str(error), name, "split it") from error
        except ValueError as error:
            raise Unreadable(f"this PDF cannot be read: {error}", name, "save its text as a .txt file") from error
    if name.lower().endswith(".eml"):
        from claims import mail

        try:
            return *mail.main_text(data), None
        except ValueError as error:
            raise Unreadable(f"this letter cannot be read: {error}", name, "save its text as a .txt file") from error
    text = _text_of(data, name)
    fields, text = _front_matter(text, name)
    if name.lower().endswith((".html", ".htm", ".xhtml")) or _PAGE.match(text[:4000]):
        from claims.page import main_text

        page, text = main_text(text)
        fields = {**page, **fields}
    return fields, text, None


def records(data: bytes, name: str) -> Iterator[tuple[int, bytes]]:
    """The non-empty lines of a file of JSON lines with their numbers, from 1, not parsed. Raises Unreadable."""
    found = False
    for number, line in enumerate(lines(io.BytesIO(data)), 1):
        if line.strip():
            found = True
            yield number, line.strip()
    if not found:
        raise Unreadable("the file is empty", name, "give a file with one JSON document a line")


def lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a file of JSON lines in UTF-8, from its bytes as Python cuts a file.

    UTF-16 and UTF-32 have the byte of a newline within letters and half a newline at a line's end: they are decoded
    first, a piece at a time, so that a large file never stands in memory.
    """
    rest = iter(pieces)
    first = next(rest, b"")
    encoding = wide_encoding(first)
    if encoding is None:
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from rest
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held = decoder.decode(first).removeprefix("\ufeff")
    for piece in rest:
        *whole, held = (held + decoder.decode(piece)).split("\n")
        yield from (line.encode() for line in whole)
    held += decoder.decode(b"", final=True)
    yield from (line.encode() for line in held.split("\n"))


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 where the first bytes of JSON lines are so: by a mark, or by the zeros beside the brace."""
    for start, encoding in _WIDE:
        if head.startswith(start):
            return encoding
    return None


def record(line: bytes, where: str, defaults: Defaults | None = None) -> Document:
    """One document from one JSON line with `text` and, where known, `id`, `lang`, `published`, `home`, `title`, `url`.

    Raises Unreadable.
    """
    advice = 'write one object a line, such as {"id": "a1", "lang": "en", "published": "2024-05-01", "text": "…"}'
    if len(line) > MAX_BYTES:
        raise Unreadable(f"one document of {len(line):,} bytes is over the limit of {MAX_BYTES:,}", where, "split it")
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"this is no JSON: {error}", where, advice) from error
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise Unreadable("this JSON line has no `text`", where, advice)
    name = fields.get("id")
    given = str(name)[:200] if isinstance(name, str | int) and str(name) else None
    settled = replace(defaults or Defaults(), id=given or (defaults and defaults.id) or _hash(line))
    return _document(fields["text"], fields, settled, where, keep_text=True)


def read(document: Document) -> Reading:
    """Everything that is read from one document: claims, unplaced figures, officials, events, areas, signed papers.

    Raises NoPack (`claims.lexicon.pack`) for a language that has no whole pack.
    """
    from claims.text.reader import read as read_text

    return read_text(document)


def _from_lines(data: bytes, name: str, defaults: Defaults) -> Iterator[Document]:
    for number, line in records(data, name):
        yield record(line, f"{name}, line {number}", defaults)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _text_of(data: bytes, name: str) -> str:
    if not data.strip():
        raise Unreadable("the file is empty", name, "give a file that holds the text of a release")
    try:
        text = decode(data)
    except NotText as error:
        raise Unreadable(f"this is no text: {error}", name, "save it as UTF-8 text, HTML or JSON lines") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _front_matter(text: str, name: str) -> tuple[dict[str, Any], str]:
    match = _FRONT.match(text)
    if not match:
        return {}, text
    fields: dict[str, Any] = {}
    for line in match.group(1).splitlines():
        key, colon, value = line.partition(":")
        if not colon:
            if line.strip():
                raise Unreadable(f"front matter line {line[:60]!r} is no `key: value`", name, "mend or remove it")
            continue
        value = value.strip()
        quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
        fields[key.strip().lower()] = value[1:-1] if quoted else value
    return fields, text[match.end() :].lstrip("\n")


def _document(text: str, fields: dict[str, Any], defaults: Defaults, where: str, keep_text: bool = False) -> Document:
    if not text.strip():
        raise Unreadable("the document has no text", where, "give the body of the release")
    if len(text) > MAX_CHARS:
        raise Unreadable(f"its text of {len(text):,} characters is over the limit of {MAX_CHARS:,}", where, "split it")
    text = _UNSTORABLE.sub("\ufffd", text if keep_text else text.rstrip())
    said: dict[str, str | None] = {}
    for key in _FIELDS:
        value = fields.get(key)
        said[key] = _UNSTORABLE.sub("\ufffd", str(value))[:2000] if value not in (None, "") else getattr(defaults, key)
    tags = [tag for tag in (said["lang"], defaults.lang) if tag]
    lang = _language(tags, where) if tags else detect(text)
    return Document(
        id=defaults.id or _hash(text.encode()),
        text=text,
        title=said["title"] or _first_line(text),
        lang=lang,
        published=_date(said["published"], where),
        home=_home(fields.get("home"), where) or (defaults.home and defaults.home.upper()),
        url=said["url"],
    )


def _language(tags: list[str], where: str) -> str:
    """The pack that the first of some language tags asks for that has one: a page's own may be that of its frame.

    A pack need not be whole, for figures are read before all its layers are there. Raises Unreadable where no tag has
    one, so that no text is passed over.
    """
    from claims.lexicon.pack import begun

    known = begun()
    for tag in tags:
        head = re.split("[-_]", tag.strip().lower())[0]
        code = _CALLED.get(head, head[:2])
        if code in known:
            return code
    raise Unreadable(
        f"its language, {tags[0][:20]!r}, is none of those read: {', '.join(known)}",
        where,
        "if it is in one of these, say so with --lang or `lang`; to add a language, see docs/language-packs.md",
    )


def _home(value: object, where: str) -> str | None:
    """The country that a document names as its publisher's. Raises Unreadable; defaults were checked where given."""
    if value in (None, ""):
        return None
    try:
        return home_code(str(value))
    except NoCountry as error:
        raise Unreadable(error.what, where, error.next_step) from error


def _date(value: str | None, where: str) -> str | None:
    """An ISO date; a bare year or month is no full publication date and counts as none."""
    if value is None or re.fullmatch(r"\d{4}(-\d{2})?", value.strip()):
        return None
    from datetime import date

    match = _DATE.fullmatch(value.strip())
    try:
        return date.fromisoformat(match.group(1)).isoformat() if match else _raise(value, where)
    except ValueError:
        return _raise(value, where)


def _raise(value: str, where: str) -> str:
    raise Unreadable(f"published is {value[:40]!r}, which is no date", where, "write it as 2023-09-26")


def _first_line(text: str) -> str | None:
    """A headline: a short first line that an empty line or the text's end follows, without a full stop."""
    head, _, rest = text.lstrip().partition("\n")
    is_headline = 0 < len(head) <= _TITLE_CHARS and not head.rstrip().endswith(".") and rest.startswith("\n")
    return head.strip() if is_headline else None
