"""Degrees below zero: "minus 20 degrees", "-20C", «минус 18 градусов»."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.vocabulary import Vocabulary

_SIGNS: Final = frozenset("-−–")
_BEFORE: Final = frozenset((",", "(", ":"))


def take_sign(figure: Figure, vocabulary: Vocabulary) -> None:
    """Give a temperature told with a sign its negative value, widening it over the sign."""
    passage, noun, sign = figure.passage, figure.noun, figure.first - 1
    if sign < 0 or noun is None or figure.unit is not None:
        return
    if not any(word in vocabulary.sets["nouns degrees"] for word in noun.split()) and (
        passage.keys[figure.number.last] not in vocabulary.sets["nouns degrees"]
    ):
        return
    is_mark = passage.words[sign] in _SIGNS and passage.glued(figure.first)
    is_mark = is_mark and (not passage.glued(sign) or passage.words[sign - 1] in _BEFORE)
    if is_mark or passage.words[sign] in vocabulary.sets["nouns minus"]:
        figure.value, figure.first = -figure.value, sign
