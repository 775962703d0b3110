"""A cheap first look that lets texts pass in which nothing could be claimed, before anything is laid out.

It asks what the full reading asks too, but of bare words: that some figure may stand there, that some word may name a
country or group, and that some word may tell a measure. Each test errs on the side of reading on, so a rejected text is
one of which the full reading makes no claim either.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.text.gazetteer import Gazetteer, gazetteer
from claims.text.meaning.features import core
from claims.text.meaning.lexicon import Lexicon, lexicon
from claims.text.vocabulary import Vocabulary, vocabulary
from claims.text.words import lower

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
NAME, HEAD, NUMBER = 1, 2, 4
ALL = NAME | HEAD | NUMBER
_REMEMBERED = 100_000
_BLOCK = 4096


class Look:
    """What single words of one language may mean, remembered by word."""

    def __init__(self, names: Gazetteer, concepts: Lexicon, numbers: Vocabulary) -> None:
        self._names, self._concepts, self._numbers = names, concepts, numbers
        self._flags: dict[str, int] = {}

    def may_claim(self, text: str, title: str) -> bool:
        """Whether the text may hold a claim. Reads on only as far as it must."""
        seen = NUMBER if _DIGIT.search(text) else 0
        for block in (title, *(text[at : at + _BLOCK] for at in range(0, len(text), _BLOCK - 64))):
            flags = self._flags
            for word in set(_WORD.findall(lower(block))):
                known = flags.get(word)
                seen |= self._learn(word) if known is None else known
            if seen == ALL:
                return True
        return False

    def _learn(self, word: str) -> int:
        if len(self._flags) >= _REMEMBERED:
            self._flags.clear()
        flags = NAME if self._names.may_begin(word) else 0
        concepts = self._concepts.look_up(word)
        may_mean = set(concepts[2]) | (concepts[3].concepts() if concepts[3] else set())
        if may_mean & core():
            flags |= HEAD
        if self._numbers.keys[word] in self._numbers.starters:
            flags |= NUMBER
        self._flags[word] = flags
        return flags


@lru_cache(maxsize=8)
def look(lang: str) -> Look:
    """The first look of a language, made once."""
    return Look(gazetteer(lang), lexicon(lang), vocabulary(lang))
