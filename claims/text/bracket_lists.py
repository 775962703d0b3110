"""Numbers listed in brackets behind names, of which one alone tells what they are: "Peru (26 %), Chile (21)",
"tea ($5 million), wool (3)".
"""

from __future__ import annotations

from typing import Final

from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_LISTED: Final = 12
"""How many brackets back the first may stand."""
_APART: Final = 9
"""Words that may part one bracket from the next, and that a bracket may hold."""
_NONE: Final = ("", 0.0)


def goes_on_list(passage: Passage, first: int, vocabulary: Vocabulary) -> bool:
    """Whether the number in brackets at `first` goes on such a list, and is no note."""
    for _ in range(_LISTED):
        close = next((at for at in range(first - 2, max(first - _APART, 1), -1) if passage.words[at] == ")"), 0)
        opened = next((at for at in range(close - 1, max(close - _APART, -1), -1) if passage.words[at] == "("), -1)
        if not close or opened < 0:
            return False
        if _tells_unit(passage, opened + 1, close, vocabulary):
            return True
        if not passage.words[opened + 1][0].isdecimal():
            return False
        first = opened + 1
    return False


def _tells_unit(passage: Passage, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether a bracket holds digits, and with them a rate, a currency or a scale."""
    places = range(first, last)
    if not any(passage.words[place][0].isdecimal() for place in places):
        return False
    return any(
        follow(vocabulary.units, passage, place)[1] is not None
        or follow(vocabulary.currency, passage, place)[1] is not None
        or vocabulary.number.get(passage.keys[place], _NONE)[0] == "scale"
        or passage.keys[place] in vocabulary.abbreviation
        for place in places
    )


__all__ = ["goes_on_list"]
