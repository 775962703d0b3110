"""Phrases of a pack found in a text: words in order, each whole or, with a star, as a stem.

Looked up by the first four letters of a word, so that a text costs one dictionary lookup a word however many phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_KEY: Final = 4
_GAP: Final = re.compile(r"[\s\u00a0–-]{1,3}")


class Phrases:
    """A table of phrases, label by label, for `find`."""

    def __init__(self, labels: Mapping[str, Iterable[str]]) -> None:
        table: dict[str, list[tuple[list[str], str]]] = {}
        for label, phrases in labels.items():
            for phrase in phrases:
                words = phrase.lower().split()
                first = words[0].rstrip("*")
                table.setdefault(first[:_KEY], []).append((words, label))
        for entries in table.values():
            entries.sort(key=lambda entry: (-len(entry[0]), -len(" ".join(entry[0])), entry[1]))
        self._table = table
        self._short = {key for key in table if len(key) < _KEY}

    def find(self, lowered: str) -> list[tuple[int, int, str]]:
        """(start, end, label) of each longest phrase in text in lower case, in order, without overlaps."""
        found: list[tuple[int, int, str]] = []
        last = 0
        get = self._table.get
        for match in WORD.finditer(lowered):
            word = match.group()
            entries = get(word[:_KEY])
            if entries is None and not (self._short and (word[:3] in self._short or word[:2] in self._short)):
                continue
            if match.start() < last:
                continue
            candidates = [*(entries or ()), *(get(word[:3], ()) if len(word) > 3 else ()), *get(word[:2], ())]
            for words, label in candidates:
                end = self._matches(lowered, match, words)
                if end:
                    found.append((match.start(), end, label))
                    last = end
                    break
        return found

    @staticmethod
    def _matches(lowered: str, first: re.Match[str], words: list[str]) -> int:
        """The end of `words` where they begin at `first`, otherwise 0."""
        match: re.Match[str] | None = first
        for number, wanted in enumerate(words):
            if number and match:
                gap = _GAP.match(lowered, match.end())
                match = WORD.match(lowered, gap.end()) if gap else None
            if match is None:
                return 0
            word = match.group()
            if not (word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted):
                return 0
        return match.end() if match else 0
