"""Hostile input refused before a parser meets it: archives that unpack to too much, XML that declares entities."""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from claims.tables.error import TableError
from claims.tables.limits import Limits

PROLOG_BYTES = 65_536
_SMALL_MEMBER = 1 << 20


class _Root(Exception):
    """The root element has begun: no document type can follow."""


def check_xml(data: bytes, where: str) -> str:
    """The root element's name; raises TableError where a document type is declared before it.

    Entities can only be declared there, so neither expanding bombs nor external entities reach a parser. Statistical
    messages and workbooks never declare one.
    """
    found: list[str] = []

    def root(tag: str, _attributes: dict[str, str]) -> None:
        found.append(tag)
        raise _Root

    def doctype(*_: object) -> None:
        raise TableError("the XML declares a document type (entities)", where, "fetch it from its publisher again")

    parser = expat.ParserCreate()
    parser.StartElementHandler = root
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data[:PROLOG_BYTES], len(data) <= PROLOG_BYTES)
    except _Root:
        return found[0]
    except expat.ExpatError as error:
        raise TableError(f"broken XML: {error}", where, "fetch it again: it may be cut short") from error
    raise TableError("no XML element in the first 64 KB", where, "fetch it from its publisher again")


def opened_archive(data: bytes, name: str, limits: Limits) -> zipfile.ZipFile:
    """The archive, once its directory shows that it stays within the limits. Raises TableError if not.

    The zip reader stops at the size that the directory declares, so a member cannot unpack to more than was checked.
    """
    if len(data) > limits.archive_bytes:
        raise TableError(f"an archive of {len(data)} bytes", name, f"the limit is {limits.archive_bytes} bytes")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise TableError(f"broken archive: {error}", name, "fetch it again: it may be cut short") from error
    if len(members) > limits.archive_members:
        raise TableError(f"{len(members)} members in the archive", name, f"the limit is {limits.archive_members}")
    total = sum(member.file_size for member in members)
    if total > limits.unpacked_bytes:
        raise TableError(f"unpacks to {total} bytes", name, f"the limit is {limits.unpacked_bytes} bytes")
    for member in members:
        where = f"{name}, member {member.filename}"
        if member.file_size > _SMALL_MEMBER and member.file_size > limits.unpacked_ratio * max(1, member.compress_size):
            raise TableError("unpacks to far more than its packed size", where, "fetch it from its publisher again")
        if member.flag_bits & 0x1:
            raise TableError("the archive is encrypted", where, "ask the publisher for an open copy")
    return archive
