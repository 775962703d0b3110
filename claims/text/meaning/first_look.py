"""A cheap first look that lets texts pass in which nothing could be claimed, before anything is laid out.

It asks what the full reading asks too, but of bare words: that some figure may stand there, that some word may name a
country or group, and that some word may tell a measure. Each test errs on the side of reading on, so a rejected text is
one of which the full reading makes no claim either.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Final

from claims.text.gazetteer import Gazetteer, gazetteer
from claims.text.meaning.features import core
from claims.text.meaning.lexicon import Lexicon, concept_ids, lexicon
from claims.text.vocabulary import Vocabulary, vocabulary
from claims.text.words import lower

_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")
_HYPHENED: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_LETTERS: Final = bytes(code if chr(code).isalpha() or code > 127 or code == 45 else 32 for code in range(256))
_MARKS: Final = tuple(mark.encode() for mark in "«»“”„’–—…№\u00a0")
NAME: Final = 1
HEAD: Final = 2
NUMBER: Final = 4
ALL: Final = NAME | HEAD | NUMBER
_REMEMBERED: Final = 100_000
_LONGEST: Final = 64
_LEAD: Final = 800
"""Characters in which most texts that hold a claim have shown already that they may."""
_BLOCK: Final = 4096

GOODS: Final = "goods"
"""The concept that tells of trade by what is traded, whatever is said to have happened to it."""
INFLOW: Final = "inflow"
"""The one that tells of money that comes, whatever it comes for: "expects to attract $5 million from Chile"."""


@lru_cache(maxsize=1)
def telling() -> frozenset[int]:
    """Numbers of the concepts of which a text must hold one to hold a claim: "goods worth $5 million arrived"."""
    return core() | {concept_ids()[GOODS], concept_ids()[INFLOW]}


def pieces(text: str) -> set[bytes]:
    """The words of a text in lower case, as UTF-8; hyphens, and a rare mark, may still cling to one.

    Cut by the loops of `bytes`, which takes a third of the time of a regular expression.
    """
    raw = lower(text).encode(errors="replace").translate(_LETTERS)
    if not text.isascii():
        for mark in _MARKS:
            raw = raw.replace(mark, b" ")
    return set(raw.split())


class Look:
    """What single words of one language may mean, remembered, so that a text costs the difference of two sets."""

    def __init__(self, names: Gazetteer, concepts: Lexicon, numbers: Vocabulary) -> None:
        self._names, self._concepts, self._numbers = names, concepts, numbers
        self._nothing: set[bytes] = set()
        self._flags: dict[bytes, int] = {}

    def may_claim(self, text: str, title: str) -> bool:
        """Whether the text may hold a claim. Reads on only as far as it must."""
        seen = NUMBER if _DIGIT.search(text) else 0
        end = len(text) if len(text) <= _LEAD else max(text.rfind(" ", 0, _LEAD), 0)  # half a word may mean another
        blocks = (text[at : at + _BLOCK] for at in range(end, len(text), _BLOCK - _LONGEST))
        for block in chain((title, text[:end]), blocks):
            for piece in pieces(block) - self._nothing:
                seen |= self._flags.get(piece) or self._learn(piece)
            if seen == ALL:
                return True
        return False

    def _learn(self, piece: bytes) -> int:
        told, flags = piece.decode(), 0
        for word in [told] if told.isalpha() else [*_WORD.findall(told), *_HYPHENED.findall(told)]:
            flags |= self._meaning(word)
        if len(self._flags) + len(self._nothing) >= _REMEMBERED:
            self._flags.clear()
            self._nothing.clear()
        if len(piece) <= _LONGEST:
            if flags:
                self._flags[piece] = flags
            else:
                self._nothing.add(piece)
        return flags

    def _meaning(self, word: str) -> int:
        flags = NAME if self._names.may_begin(word) else 0
        word = word.replace("ё", "е")  # as figures and heads are read, but not names
        _, _, concepts, phrases = self._concepts.look_up(word)
        heads = telling()
        if not heads.isdisjoint(concepts) or (phrases is not None and not heads.isdisjoint(phrases.concepts())):
            flags |= HEAD
        if self._numbers.keys[word] in self._numbers.starters:
            flags |= NUMBER
        return flags


@lru_cache(maxsize=8)
def look(lang: str) -> Look:
    """The first look of a language, made once."""
    return Look(gazetteer(lang), lexicon(lang), vocabulary(lang))
