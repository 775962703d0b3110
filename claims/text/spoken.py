"""Broken numbers as they are only said: «пять и девять десятых», «восемь и семь», «семь семьсот» of milliards."""

from __future__ import annotations

from typing import Final

from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_TEN: Final = 10.0
_HUNDRED: Final = 100.0
_NONE: Final = ("", 0.0)
_STOPS: Final = frozenset(".,;:!?)…—–")


def read_spoken(passage: Passage, place: int, whole: float, vocabulary: Vocabulary) -> tuple[int, float, float] | None:
    """What follows a whole number below a hundred that ends before `place`, as `read_decimals` tells it."""
    if not vocabulary.colloquial or whole >= _HUNDRED or whole % 1:
        return None
    is_one = passage.keys[place - 1] in vocabulary.rules["one"]
    if passage.words[place] in vocabulary.sets["decimals joins"]:
        parts = _parts(passage, place + 1, vocabulary)
        return parts or (None if is_one else _tenths(passage, place + 1, vocabulary))
    return None if is_one or not whole else _hundreds(passage, place, vocabulary)  # not «сои одной сто тонн»


def _parts(passage: Passage, place: int, vocabulary: Vocabulary) -> tuple[int, float, float] | None:
    """«Пять и девять десятых»: no "whole" is said."""
    kind, count = vocabulary.number.get(passage.keys[place], _NONE)
    part = vocabulary.decimal_parts.get(passage.keys[place + 1])
    if kind != "add" or part is None or not 0 < count < part:
        return None
    return place + 2, count / part, 1.0 / part


def _tenths(passage: Passage, place: int, vocabulary: Vocabulary) -> tuple[int, float, float] | None:
    """«Восемь и семь процента», «два и семь.»: tenths, for of two numbers the second would be told by a plural."""
    kind, count = vocabulary.number.get(passage.keys[place], _NONE)
    if kind != "add" or not 0 < count < _TEN or count % 1:
        return None
    after = passage.words[place + 1]
    if after in vocabulary.broken or after in _STOPS or after == BARRIER:
        return place + 1, count / _TEN, 0.1
    return None


def _hundreds(passage: Passage, place: int, vocabulary: Vocabulary) -> tuple[int, float, float] | None:
    """«Семь семьсот»: thousandths of a scale that the talk before has named, or that every listener knows."""
    kind, count = vocabulary.number.get(passage.keys[place], _NONE)
    if kind != "add" or count < _HUNDRED:
        return None
    place, least = place + 1, _HUNDRED
    while True:  # «семь семьсот пятьдесят»
        kind, more = vocabulary.number.get(passage.keys[place], _NONE)
        if kind != "add" or not 0 < more < least:
            break
        count, place, least = count + more, place + 1, 1.0 if more < 20 else _TEN
    if kind:
        return None  # «пять двести тысяч»
    if follow(vocabulary.currency, passage, place)[1] is not None or follow(vocabulary.units, passage, place)[1]:
        return None
    return place, count / 1000, 0.001
