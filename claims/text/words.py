"""The words and marks of a text with their offsets, cut once for all who look words up.

The last texts are kept, for several readers ask in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from claims.text.cutting import SOME_MARKS, split


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-case tokens of a text; token i stands at `offsets[2 * i]` to `offsets[2 * i + 1]`."""

    lowered: str
    tokens: list[str]
    offsets: list[int]


def lower(text: str) -> str:
    """The text in lower case with every character at its place (a dotted capital I, alone of all, would grow)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.replace("İ", "i").lower()


@lru_cache(maxsize=2)
def words(text: str) -> Words:
    """The tokens of a text: words of letters, numbers with their marks, single marks of punctuation."""
    lowered = lower(text)
    tokens, offsets, _ = split(lowered, SOME_MARKS)
    return Words(lowered, tokens, offsets)
