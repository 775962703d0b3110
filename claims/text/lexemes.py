"""The words that a language pack knows, and the key under which it knows a word of a text.

The key is the word itself, or the longest stem it begins with ("превысил" -> "превы*"), or, where the language adds
endings to known words, the word without its ending ("үштен" -> "үш~"). Keys are remembered, so the cost is one
dictionary access a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from claims.text.openings import Openings
from claims.text.tries import LEAF, Trie

DIGITS: Final = "0"  # the one key of all figures in digits
_WORD: Final = re.compile(r"\d+|[^\W\d_]+[*~]?|[^\w\s]|_")
_REMEMBERED: Final = 50_000
_COMMON_DIGITS: Final = 4


class Keys(dict[str, str]):
    """Word -> key, found when first asked for and remembered, up to a bound."""

    def __init__(self, find: Callable[[str], str]) -> None:
        self._find = find

    def __missing__(self, word: str) -> str:
        key = self._find(word)
        if len(self) >= _REMEMBERED:
            self.clear()
        if key is not DIGITS or len(word) <= _COMMON_DIGITS:
            self[word] = key
        return key


class Lexemes:
    """Known words by kind. `exact` words hide stems of theirs, `loose` ones (inside phrases) do not.

    `parents` leads from a key to the shorter stem that also covers it; `tails` are the endings an inflected word takes.
    """

    def __init__(self, aliases: dict[str, str], tails: frozenset[str]) -> None:
        self.exact: set[str] = set()
        self.loose: set[str] = set()
        self.stems: set[str] = set()
        self.inflected: set[str] = set()
        self._openings = Openings()
        self.parents: dict[str, str] = {}
        self.aliases = aliases
        self.tails = tails
        self.latin: Callable[[str], str | None] | None = None
        self.keys = Keys(self._find)

    def words(self, text: str | Iterable[str]) -> frozenset[str]:
        """The keys of a list of words, entered into the vocabulary."""
        return frozenset(self.enter(word) for word in (text.split() if isinstance(text, str) else text))

    def enter(self, word: str, *, is_firm: bool = True) -> str:
        """Make a word of the pack known; its key is the word as the pack writes it. A firm word hides stems of it."""
        if word.endswith("*"):
            self.stems.add(word[:-1])
            self._openings.add(word[:-1])
        elif word.endswith("~"):
            self.inflected.add(word[:-1])
            self._openings.add(word[:-1])
        elif is_firm:
            self.exact.add(word)
        else:
            self.loose.add(word)
        return word

    def valued(self, section: dict[str, str]) -> dict[str, float]:
        """A section of values with their words, turned round: key -> value."""
        return {key: float(value) for value, words in section.items() for key in self.words(words)}

    def trie(self, entries: Iterable[tuple[str, Any]], *, backwards: bool = False) -> Trie:
        """Phrases as nested dictionaries by word; the value of a phrase stands under `LEAF`."""
        root: Trie = {}
        for phrase, value in entries:
            node = root
            parts = _WORD.findall(phrase)
            for part in reversed(parts) if backwards else parts:
                node = node.setdefault(self.enter(self.aliases.get(part, part), is_firm=False), {})
            node[LEAF] = value
        return root

    def close(self, tables: tuple[dict[str, Any], ...], sets: dict[str, frozenset[str]]) -> None:
        """Let longer stems ("превыси*") and exact words be found wherever a shorter stem ("превыс*") is listed."""
        for stem in self.stems:
            shorter = [stem[:length] for length in range(len(stem) - 1, 0, -1) if stem[:length] in self.stems]
            if shorter:
                self.parents[f"{stem}*"] = f"{shorter[0]}*"
        self.parents |= {word: stem for word in self.exact | self.loose if (stem := self._stem_of(word))}
        for longer in list(self.parents):
            above = self.parents[longer]
            while above:
                for table in tables:
                    if above in table and longer not in table:
                        table[longer] = table[above]
                for name, held in sets.items():
                    if above in held:
                        sets[name] = held | {longer}
                above = self.parents.get(above, "")

    def _stem_of(self, word: str) -> str:
        for n in range(len(word), 1, -1):
            if word[:n] in self.inflected and (n == len(word) or word[n:] in self.tails):
                return f"{word[:n]}~"
        return next((f"{word[:n]}*" for n in range(len(word), 1, -1) if word[:n] in self.stems), "")

    def _find(self, word: str) -> str:
        """The pack's entry for a lower-case word, or the word itself where the pack has none."""
        word = self.aliases.get(word, word)
        if word.isdecimal():
            return DIGITS
        if word in self.exact or not word[0].isalpha():
            return word
        if self.latin is not None and word.isascii() | (word[0] < "\u0400"):
            return self.latin(word) or word
        for head in reversed(self._openings.of(word)):
            if head in self.inflected and (len(head) == len(word) or word[len(head) :] in self.tails):
                return head + "~"
            if head in self.stems:
                return head + "*"
        return word
