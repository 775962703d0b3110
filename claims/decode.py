"""Bytes to text: encodings are told by mark, by declaration or by trial, and what is not text is refused."""

from __future__ import annotations

import codecs
import itertools
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
# What no page whose declaration reads as ASCII is in, among it names by which Python knows more than encodings.
_UNSAID = re.compile(r"utf.?(?:7|16|32)|unicode|raw|undefined|idna|punycode|cp(?:037|273|424|500|1026|1140)", re.I)
# Single-byte encodings of the languages read here, tried in this order where nothing is declared.
_LEGACY = ("cp1252", "cp1251", "koi8-r")
_SAMPLE = 200_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьзбгй ")
_LETTERS = re.compile(r"[^\W\d_]")


class NotText(ValueError):
    """Bytes that are no text in any encoding known here."""


def decode(data: bytes) -> str:
    """Text of bytes with any byte order mark removed. Raises NotText for binary data."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    wide = _wide_without_mark(data)
    if wide:
        return _strict(data, wide)
    if b"\0" in data:
        raise NotText("it holds NUL bytes, so it is binary")
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = declared.group(1).decode("ascii")
        try:
            if not _UNSAID.match(name):
                return _checked(data.decode(name))
        except (LookupError, UnicodeError):
            pass
    return _legacy(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise NotText(f"it begins like {encoding} and breaks at byte {error.start}") from error


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is that of Latin, Cyrillic or of typographic marks, and some are NUL."""
    head = data[:2000]
    if len(head) < 4 or len(data) % 2 or b"\0" not in head:
        return None
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if sum(byte in (0, 4, 0x20, 0x21) for byte in high) > 0.9 * len(high) and b"\0" in high:
            return encoding
    return None


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls > 3 + len(sample) // 500:
        raise NotText(f"{controls} of its first {len(sample)} characters are control characters, so it is binary")
    return text


def _legacy(data: bytes) -> str:
    best: tuple[float, str] | None = None
    for encoding in _LEGACY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _plausibility(text[:_SAMPLE])
        if best is None or score > best[0]:
            best = (score, text)
    if best is None or best[0] < 0.6:
        raise NotText("its bytes are valid in none of UTF-8, UTF-16, Windows-1251, KOI8-R and Windows-1252")
    return _checked(best[1])


def _plausibility(text: str) -> float:
    """How much a decoding looks like prose, from 0 to 1.

    Of the letters outside ASCII, Cyrillic ones count by the share of common lower-case letters among them (a wrong
    Cyrillic encoding turns the case around), Latin ones where they are few between ASCII letters (accents, quotes).
    """
    letters = _LETTERS.findall(text)
    if not letters:
        return 0.0
    foreign = [letter for letter in letters if ord(letter) > 127]
    cyrillic = [letter for letter in foreign if "Ѐ" <= letter <= "ӿ"]
    if not foreign:
        return 0.9
    if len(cyrillic) > len(foreign) / 2:
        common = sum(letter in _COMMON_CYRILLIC for letter in cyrillic) / len(cyrillic)
        joined = sum(
            1 for left, right in itertools.pairwise(text) if left.isascii() and left.isalpha() and "Ѐ" <= right <= "ӿ"
        )
        return common - joined / len(cyrillic)
    return 1.0 - len(foreign) / len(letters)
