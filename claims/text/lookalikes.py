"""Latin letters that slipped into Cyrillic words ("түрiк", "жəне"), written as the Cyrillic ones they look like."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
# It begins with what is rare in Cyrillic texts, so that the search can leap.
_SUSPECT: Final = re.compile(r"[A-Za-z\u0259\u018f\u0275](?:(?<=[\u0400-\u04ff].)|(?=[\u0400-\u04ff]))")
_ALIKE: Final = str.maketrans("aceopxyhABCEHKMOPTXiIj\u0259\u018f\u0275", "асеорхуһАВСЕНКМОРТХіІј\u04d9\u04d8\u04e9")


def in_one_script(text: str) -> str:
    """The text, of the same length, with Latin look-alikes in words that have Cyrillic letters too made Cyrillic."""
    if _SUSPECT.search(text) is None:
        return text
    return _WORD.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(_ALIKE) if _CYRILLIC.search(word) else word
