"""A packed body, unpacked a bounded piece at a time: a few bytes can stand for gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

# What is asked for. Other ways of packing reach such ratios that one network packet could fill the memory.
ACCEPTED: Final = "gzip, deflate"
PIECE_BYTES: Final = 1 << 20


class NotUnpacked(ValueError):
    """A body that is not packed as its head says, or was cut short."""


def is_known(encoding: str) -> bool:
    """Whether a Content-Encoding is one of those that `unpacked` knows."""
    return encoding in ("", "identity", "gzip", "x-gzip", "deflate")


def unpacked(parts: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The body in pieces of PIECE_BYTES at most, where it was packed. Raises NotUnpacked."""
    if encoding in ("", "identity"):
        yield from parts
        return
    opener = None
    is_begun = False
    for part in parts:
        while part:
            opener = opener or zlib.decompressobj(_bits(part))
            is_begun = True
            try:
                yield opener.decompress(part, PIECE_BYTES)
            except zlib.error as error:
                raise NotUnpacked(f"the answer cannot be unpacked: {error}") from error
            part = opener.unconsumed_tail
            if opener.eof:
                part, opener = opener.unused_data, None  # several packed one after the other are one
    if opener or not is_begun:
        raise NotUnpacked("the answer was cut short")


def _bits(head: bytes) -> int:
    """How zlib is to read it: gzip, zlib, or bare deflate, which some servers send under the name of the former."""
    return zlib.MAX_WBITS | 32 if head[:1] == b"\x1f" or head[0] & 0x0F == 8 else -zlib.MAX_WBITS
