"""A thing that a verb moves over a bound: "lifting it past the $1 trillion mark", "sent the rate below 3 percent"."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.vocabulary import Vocabulary

_REACH: Final = 6
_IN_PHRASE: Final = frozenset("-'’")


def crossed(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """The side of its bound on which a verb of motion brings what is measured; "kept below 3 percent" moves nothing."""
    passage, rules, first = figure.passage, vocabulary.sets, figure.hedge_first
    if first == figure.first or not (figure.unit or figure.noun in rules["directions shares"]):
        return None
    bound = passage.words[first : figure.first]
    is_up = not rules["directions crossing_up"].isdisjoint(bound)
    if not is_up and rules["directions crossing_down"].isdisjoint(bound):
        return None
    for place in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if passage.keys[place] in rules["directions movers"]:
            return "up" if is_up else "down"
        if not (passage.words[place].isalpha() or passage.words[place] in _IN_PHRASE):
            return None
    return None
