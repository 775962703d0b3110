"""Phrases of a pack found in a text: words in order, each whole or, with a star, as a stem.

A text is indexed once by the first letters of its words; a table of phrases looks only at the words that some phrase
begins with, so that many tables cost little more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from claims.text.cutting import look_up, places
from claims.text.words import words as words_of

_KEY: Final = 4
_WIDEST: Final = 3
_GAP: Final = re.compile(rf"[\s\u00a0–’'-]{{1,{_WIDEST}}}")
_WORD: Final = re.compile(r"[^\W\d_]+")
_PARTS: Final = re.compile(r"[\s’'-]+")
_REMEMBERED: Final = 50_000
_BEGINNINGS: Final[set[str]] = set()
"""The first letters of all phrases of all tables made so far."""


class _Keys(dict[str, str | None]):
    """Word -> its first letters, None where no phrase begins with them, remembered up to a bound."""

    def __missing__(self, word: str) -> str | None:
        key = word[:_KEY]
        found = key if key in _BEGINNINGS else None
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found
        return found


_KEYS: Final = _Keys()


class Phrases:
    """A table of phrases, label by label, for `find`. Raises ValueError for a stem too short to be looked up."""

    def __init__(self, labels: Mapping[str, Iterable[str]]) -> None:
        table: dict[str, list[tuple[list[str], str]]] = {}
        for label, phrases in labels.items():
            for phrase in phrases:
                words = _PARTS.split(phrase.lower())
                if words[0].endswith("*") and len(words[0]) <= _KEY:
                    raise ValueError(
                        f"phrase {phrase!r} of {label!r}: a stem needs {_KEY} letters; write its forms out"
                    )
                table.setdefault(words[0].rstrip("*")[:_KEY], []).append((words, label))
        self._table = table
        _BEGINNINGS.update(table)
        _KEYS.clear()

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, label) of each longest phrase in the text, in order, without overlaps."""
        cut, index = words_of(text), _index(text, len(_BEGINNINGS))
        lowered, offsets = cut.lowered, cut.offsets
        found: list[tuple[int, int, str]] = []
        for key in self._table.keys() & index.keys():
            for at in index[key]:
                start, end = offsets[2 * at], offsets[2 * at + 1]
                for words, label in self._table[key]:
                    stop = _matches(lowered, start, end, words)
                    if stop:
                        found.append((start, stop, label))
        found.sort(key=lambda one: (one[0], -one[1], one[2]))
        kept: list[tuple[int, int, str]] = []
        for one in found:
            if not kept or one[0] >= kept[-1][1]:
                kept.append(one)
        return kept


def _matches(lowered: str, start: int, end: int, words: list[str]) -> int:
    """The end of `words` where the first of them is the word from `start` to `end`, otherwise 0."""
    for number, wanted in enumerate(words):
        if number:
            if lowered.find(wanted.rstrip("*"), end + 1, end + len(wanted) + _WIDEST) < 0:
                return 0  # seen at once, unlike by patterns
            gap = _GAP.match(lowered, end)
            match = _WORD.match(lowered, gap.end()) if gap else None
            if match is None:
                return 0
            start, end = match.span()
        is_stem = wanted[-1] == "*"
        if not (lowered.startswith(wanted[:-1], start, end) if is_stem else lowered[start:end] == wanted):
            return 0
    return end


@lru_cache(maxsize=2)
def _index(text: str, known: int) -> dict[str, list[int]]:
    """First letters of a word -> the numbers of the words with that beginning, if any of the `known` tables has it."""
    index: dict[str, list[int]] = {}
    keys = look_up(words_of(text).tokens, _KEYS)
    for number in places(keys):
        index.setdefault(keys[number] or "", []).append(number)
    return index
