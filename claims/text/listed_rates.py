"""Rates listed in brackets behind names, of which the first alone is told as one: "Peru (26 %), Chile (21)"."""

from __future__ import annotations

from typing import Final

from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_RATES: Final = 12
"""How many brackets back the first may stand."""
_APART: Final = 9
"""Words that may part one bracket from the next."""


def goes_on_rates(passage: Passage, first: int, vocabulary: Vocabulary) -> bool:
    """Whether the number in brackets at `first` goes on such a list, and is no note."""
    for _ in range(_RATES):
        close = next((at for at in range(first - 2, max(first - _APART, 1), -1) if passage.words[at] == ")"), 0)
        if not close:
            return False
        unit = follow(vocabulary.units, passage, close - 1)[1]
        if isinstance(unit, tuple) and unit[0] == "percent":
            return True
        if passage.words[close - 1] == "." and passage.words[close - 2].isalpha():
            unit = follow(vocabulary.units, passage, close - 2)[1]  # «29,4 проц.»
            return isinstance(unit, tuple) and unit[0] == "percent"
        first = next((at + 1 for at in range(close - 1, max(close - _APART, -1), -1) if passage.words[at] == "("), 0)
        if not first or not passage.words[close - 1].isdecimal():
            return False
    return False
