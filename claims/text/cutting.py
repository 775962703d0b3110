"""A text cut into tokens with their offsets, in one of three ways.

Cutting and measuring are done by the interpreter's own loops, not token by token, and by cut.c where that is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any, Final, TypeVar

try:
    from claims.text import cut, ends
except ImportError:  # they are built with the compiled reader alone
    cut = ends = None  # type: ignore[assignment]

ENDS: Final[Callable[[str], list[int]] | None] = getattr(ends, "ends", None)
"""Where sentences may end, and below where the word before a place begins: what sentences.py says plainly."""
LAST_WORD: Final[Callable[[str, int, int], int] | None] = getattr(ends, "last_word", None)

GAP_CLASS: Final[Callable[[str, int, int], int] | None] = getattr(cut, "gap_class", None)
"""What parts two words, which page.py says plainly."""

ALL_MARKS: Final = 0
"""Runs of digits, words of letters, and every single mark."""
SOME_MARKS: Final = 1
"""Numbers with their marks, words of letters, and marks that tell something about them."""
WORDS_ALONE: Final = 2
"""Words of letters, with apostrophes and hyphens inside."""

_WAYS: Final = (
    re.compile(r"(\d+|[^\W\d_]+|\n|[^\w\s]|_)"),
    re.compile(r"(\d+(?:[.,]\d+)*|[^\W\d_]+|[-–—,/.;:!?\n%$€£₸₽¥()])"),
    re.compile(r"([^\W\d_]+(?:['’ʼ-][^\W\d_]+)*)"),
)
Cut = tuple[list[str], list[int], list[int]]
_AT_ONCE: Final = 4096
_Told = TypeVar("_Told")
_Other = TypeVar("_Other")


def split(text: str, way: int, gaps: Mapping[str, int] | None = None) -> Cut:
    """The tokens of a text, where each starts and ends and then the length of the text, and what parts each from the
    one before, by `gaps`; nothing of the last where no `gaps` are given.
    """
    if cut is not None:
        return cut.split(text, way, gaps) if gaps is not None else cut.split(text, way)
    return split_plainly(text, way, gaps)


def split_plainly(text: str, way: int, gaps: Mapping[str, int] | None = None) -> Cut:
    """The same without what is built."""
    parts = _WAYS[way].split(text)  # what parts tokens, and tokens, in turn
    between = [gaps[gap] for gap in parts[:-1:2]] if gaps is not None else []
    return parts[1::2], list(accumulate(map(len, parts))), between


def look_up(words: list[str], table: Mapping[str, _Told]) -> list[_Told]:
    """What a table tells of each word; of one that it has not, what it makes of it."""
    return cut.look_up(words, table) if cut is not None else list(map(table.__getitem__, words))


def look_up_or(words: list[str], table: Mapping[str, _Told], other: _Other) -> list[_Told | _Other]:
    """What a table tells of each word, `other` of one that it has not."""
    return cut.look_up(words, table, other) if cut is not None else [table.get(word, other) for word in words]


def columns(words: list[str], table: dict[str, Any], kinds: int) -> tuple[list[Any], ...]:
    """What a table tells of each word, so many kinds of it: a list for each kind."""
    return cut.columns(words, table, kinds) if cut is not None else columns_plainly(words, table, kinds)


def columns_plainly(words: list[str], table: dict[str, Any], kinds: int) -> tuple[list[Any], ...]:
    """The same without what is built."""
    found: tuple[list[Any], ...] = tuple([] for _ in range(kinds))
    told = list(map(table.__getitem__, words))
    for first in range(0, len(told), _AT_ONCE):
        for column, part in zip(found, zip(*told[first : first + _AT_ONCE], strict=True), strict=True):
            column += part
    return found


def places(items: list[_Told | None]) -> list[int]:
    """Where a list holds anything but None."""
    return cut.places(items) if cut is not None else [at for at, item in enumerate(items) if item is not None]
