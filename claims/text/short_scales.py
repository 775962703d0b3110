"""Scales written short after digits ("24.2bn", "$350m", "$1.2T"), and what is written like them: metres, tonnes."""

from __future__ import annotations

from typing import Final

from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_HYPHENS: Final = frozenset("-‐‑–")
_TRILLION: Final = 1e12


def short_scale(passage: Passage, first: int, place: int, vocabulary: Vocabulary) -> float:
    """What the abbreviation at `place` multiplies the number by that begins at `first`; 0 where it is no scale."""
    key = passage.keys[place]
    by = vocabulary.abbreviation.get(key, 0.0)
    if not by:
        return _sign_scale(passage, first, place, vocabulary)
    if key in vocabulary.metric and not _is_sum(passage, first, place, vocabulary):
        return 0.0
    is_letter = len(passage.words[place]) == 1
    return 0.0 if is_letter and not _is_letter_scale(passage, first, place, vocabulary) else by


def _sign_scale(passage: Passage, first: int, place: int, vocabulary: Vocabulary) -> float:
    """ "$1.2T": trillions after money alone, where it touches the digits or is a capital; elsewhere tonnes."""
    if passage.words[place] not in vocabulary.trillions or not (passage.glued(place) or passage.is_capital(place)):
        return 0.0
    is_cut = passage.glued(place + 1) and passage.words[place + 1] in "'’"
    is_cut = is_cut or not passage.words[place - 1][0].isdecimal()
    return _TRILLION if vocabulary.follows_sign(passage, first) and not is_cut else 0.0


def is_code(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether the code of a currency stands at `place`, in capitals and no word of the language."""
    word = passage.words[place]
    is_free = word.upper() in vocabulary.codes and word not in vocabulary.sets["not words"]
    return is_free and passage.original(place).isupper()


def _is_letter_scale(passage: Passage, first: int, place: int, vocabulary: Vocabulary) -> bool:
    """One letter is a scale where it touches the digits ("$350m"), beside a unit or after money ("€58 m", "USD 4 m").

    An apostrophe or a small figure after it makes it something else.
    """
    is_cut = passage.glued(place + 1) and passage.words[place + 1] in "'’²³"
    if passage.glued(place):
        return not (is_cut or _is_length(passage, first, place, vocabulary))
    sign = passage.words[first - 1]
    is_name = sign.isalpha() and not passage.original(first - 1).isupper()
    if not is_name and not is_cut and vocabulary.follows_sign(passage, first):
        return True
    return (
        follow(vocabulary.units, passage, place + 1)[1] is not None
        or follow(vocabulary.currency, passage, place + 1)[1] is not None
    )


def _is_length(passage: Passage, first: int, place: int, vocabulary: Vocabulary) -> bool:
    """ "A wall 25m long", "a 25m-high wave", "the 100m sprint": metres, not millions."""
    after = place + 1 + (passage.words[place + 1] in _HYPHENS)
    is_told = passage.words[after] in vocabulary.sets["not dimensions"] and passage.words[after + 1] not in _HYPHENS
    is_restated = passage.words[place + 1] == "(" and passage.words[place + 2].isdecimal()  # "40m (130ft)"
    is_told |= is_restated and not vocabulary.sets["not imperial"].isdisjoint(passage.words[place + 3 : place + 6])
    is_unit = is_told and passage.words[place] in vocabulary.sets["not glued_units"]
    return is_unit and not vocabulary.follows_sign(passage, first)


def _is_sum(passage: Passage, first: int, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a scale that is a measure too stands in a sum of money or beside a unit: "$5mm", not "5 mm of rain"."""
    if vocabulary.follows_sign(passage, first):
        return True
    units = (vocabulary.units, vocabulary.currency)
    return any(follow(table, passage, place + 1)[1] is not None for table in units)
