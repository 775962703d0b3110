"""What a level is set against: a standard, or a count of something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from claims.text.tokens import Passage

_HYPHENS: Final = frozenset("-‐‑–")
_NAMED: Final = 7
_YEAR: Final = 4


def begins_count(passage: Passage, place: int, number: Mapping[str, object], stops: frozenset[str]) -> bool:
    """Whether a number stands at `place` that is no year: "in 23 states more than one"; not "warmer than 2014"."""
    after = passage.words[place + 1]
    is_year = len(passage.words[place]) == _YEAR and (not after.isalnum() or after in stops)
    return (passage.words[place][:1].isdecimal() and not is_year) or passage.keys[place] in number


def names_standard(passage: Passage, place: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """ "Normal", "the seasonal average", "their long-term norm": what a level is set against."""
    standards = sets["directions standards"]
    place += passage.words[place] in sets["skips any"] and passage.words[place] not in standards
    for word in passage.words[place : place + _NAMED]:
        if word in standards:
            return True
        if word in sets["nouns stops"] or not (word.isalnum() or word in _HYPHENS):
            return False
    return False


def is_measured(passage: Passage, place: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a measure stands before `place`, and behind it what is measured: "12 minutes less sleep"."""
    noun, key, beyond = passage.words[place - 1], passage.keys[place - 1], passage.words[place + 1]
    is_measure = key in sets["times units"] or noun in sets["not glued_units"] or key in sets["fraction_rules measured"]
    return is_measure and beyond.isalpha() and beyond not in sets["nouns stops"]
