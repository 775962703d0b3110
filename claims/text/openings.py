"""Stems by their first letters, so that those which a word begins with are found without trying each of its lengths."""

from __future__ import annotations

from typing import Final

_KEY: Final = 3


class Openings:
    """Stems of any number of tables. Of one that is added when words were already looked up, only later words know."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[str]] = {}
        self._sizes: list[int] = []

    def add(self, stem: str) -> None:
        """Make a stem known, which some other table may have added too; an empty one begins no word."""
        key = stem[:_KEY]
        if not key:
            return
        near = self._by_key.setdefault(key, [])
        if stem not in near:
            near.append(stem)
            near.sort()  # those that one word begins with stand by length then
        if len(key) not in self._sizes:
            self._sizes = sorted((*self._sizes, len(key)))

    def of(self, word: str) -> list[str]:
        """The stems that a word begins with, the shortest first."""
        found: list[str] = []
        letters = len(word)
        for size in self._sizes:
            if size > letters:
                break
            near = self._by_key.get(word[:size])
            if near is not None:
                for stem in near:
                    if word.startswith(stem):
                        found.append(stem)
        return found
