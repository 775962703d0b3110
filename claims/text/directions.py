"""Whether a figure is told as a rise or a fall: by its sign, the word after it, or the verb before it."""

from __future__ import annotations

from claims.text.figure import Figure
from claims.text.tokens import BARRIER
from claims.text.vocabulary import Vocabulary

_REACH = 8
_PLUS = frozenset("+")
_MINUS = frozenset("-−–")


def read_direction(figure: Figure, vocabulary: Vocabulary) -> None:
    """Set `direction`; the nearest sign of change wins, and words after the figure before those in front of it."""
    figure.direction = _sign(figure) or vocabulary.way_after(figure.passage, figure.last) or _before(figure, vocabulary)


def _sign(figure: Figure) -> str | None:
    passage, place = figure.passage, figure.first - 1
    if place < 0:
        return None
    mark = passage.words[place]
    if mark in _PLUS:
        figure.first = place
        figure.hedge_first = min(figure.hedge_first, place)
        return "up"
    is_sign = mark in _MINUS and passage.glued(place + 1) and not passage.glued(place)
    is_sign = is_sign or (mark in _MINUS and passage.words[place - 1] in "(,[")
    if is_sign and (figure.kind == "percent" or mark == "−"):
        return "down"
    return None


def _before(figure: Figure, vocabulary: Vocabulary) -> str | None:
    passage = figure.passage
    links = vocabulary.sets["directions", "linkers"]
    for place in range(figure.hedge_first - 1, max(figure.hedge_first - _REACH, -1), -1):
        word, key = passage.words[place], passage.keys[place]
        way = vocabulary.direction.get(key)
        if way is not None:
            return way
        if word == BARRIER or word[0].isdecimal() or not (word in links or key in links or word.endswith("ly")):
            return None
    return None
