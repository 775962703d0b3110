"""Terms of a large table found in a text: what may begin with a word is made out once and remembered by the word.

Like `phrases`, with which it shares its notation, but for tables of hundreds of terms, most of them of one word: the
text is passed over once, and only words that begin some term are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from claims.text.cutting import look_up, places
from claims.text.words import Words

_PARTS: Final = re.compile(r"[\s’'-]+")
_KEY: Final = 3
_REMEMBERED: Final = 50_000
_BETWEEN: Final = frozenset("-–\n")
_Term = tuple[list[str], str]
"""The words of a term and its label."""


class _Openings(dict[str, list[_Term] | None]):
    """Word -> the terms that it may begin, those of most words first; None where it begins none.

    Phrases are taken apart when a word that begins like them is met: of thousands a text meets some dozens.
    """

    def __init__(self, by_key: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__()
        self._by_key = by_key
        self._parted: dict[str, list[_Term]] = {}

    def __missing__(self, word: str) -> list[_Term] | None:
        terms = [term for term in self._terms(word[:_KEY]) if _is(word, term[0][0])]
        found = terms or None
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found
        return found

    def _terms(self, key: str) -> list[_Term]:
        found = self._parted.get(key)
        if found is None:
            found = [(_PARTS.split(phrase), label) for phrase, label in self._by_key.get(key, ())]
            found.sort(key=lambda term: (-len(term[0]), term[1]))
            if found:
                self._parted[key] = found
        return found


class Terms:
    """A table of terms, label by label, for `find`. Raises ValueError for a stem too short to be looked up."""

    def __init__(self, labels: Mapping[str, Iterable[str]]) -> None:
        by_key: dict[str, list[tuple[str, str]]] = {}
        for label, phrases in labels.items():
            for phrase in phrases:
                lowered = phrase.lower()
                key = lowered[:_KEY]
                if not key.isalpha():
                    key = _PARTS.split(key, 1)[0]
                    if "*" in key:
                        raise ValueError(
                            f"term {phrase!r} of {label!r}: a stem needs {_KEY} letters; write its forms out"
                        )
                by_key.setdefault(key, []).append((lowered, label))
        self._openings = _Openings(by_key)

    def find(self, cut: Words) -> list[tuple[int, int, str]]:
        """(number of the first word, of the last, label) of each longest term of a text, in order, without overlaps."""
        tokens = cut.tokens
        openings = look_up(tokens, self._openings)
        found: list[tuple[int, int, str]] = []
        covered = 0
        for number in places(openings):
            if number < covered:
                continue
            for words, label in openings[number] or ():
                last = number if len(words) == 1 else _last(tokens, number, words)
                if last >= 0:
                    found.append((number, last, label))
                    covered = last + 1
                    break
        return found


def _last(tokens: list[str], number: int, words: list[str]) -> int:
    """The number of the last word of a term whose first word is the `number`th, -1 where others stand there."""
    for place in range(1, len(words)):
        number += 1
        while number < len(tokens) and tokens[number] in _BETWEEN:
            number += 1
        if number >= len(tokens) or not _is(tokens[number], words[place]):
            return -1
    return number


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
