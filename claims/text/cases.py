"""Case endings on figures, where a language hangs them there: they close a number and keep nouns from it."""

from __future__ import annotations

from typing import Final

from claims.text.digits import Number
from claims.text.tokens import Passage
from claims.text.vocabulary import Vocabulary

_HYPHENS: Final = frozenset("-‐‑–")


def is_dative(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a figure that ends before `place` bears a dative, hung on it or not, so that no noun can follow."""
    word = passage.words[place - 1]
    if not vocabulary.tails or not word.endswith(vocabulary.datives):
        return False
    return passage.words[place - 2] in _HYPHENS or vocabulary.is_declined(word, passage.keys[place - 1])


def is_closed(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """«640 миллионнан 473-ке»: a case ending closes the number."""
    return vocabulary.is_declined(passage.words[number.last - 1], passage.keys[number.last - 1])


def counts_on(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """«1700-ден аса фирма»: after an ending on digits a word says that they are so many, and no year."""
    is_hung = vocabulary.after_ending(passage, place) == place + 2
    return is_hung and passage.words[place + 2] in vocabulary.sets["times counted"]
