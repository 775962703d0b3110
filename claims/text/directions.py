"""Whether a figure is told as a rise or a fall: by its sign, the word after it, or the verb before it."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import BARRIER
from claims.text.vocabulary import Vocabulary

_REACH: Final = 8
_LED_REACH: Final = 12  # "raised its key rate by": a preposition ties the figure to a verb further off
_STOPS: Final = frozenset((BARRIER, *".;:!?()"))
_HYPHENS: Final = frozenset("-‐‑")
_PLUS: Final = frozenset("+")
_MINUS: Final = frozenset("-−–")


def read_direction(figure: Figure, vocabulary: Vocabulary) -> None:
    """Set `direction`; the nearest sign of change wins, and words after the figure before those in front of it."""
    passage, last = figure.passage, figure.number.last
    if figure.unit is None and passage.words[last] in _HYPHENS and passage.words[last + 1].isalpha():
        return  # "fell to a six-month low"
    figure.direction = _sign(figure) or vocabulary.way_after(passage, figure.last) or _before(figure, vocabulary)


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


def _is_year(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    words, leads = figure.passage.words, vocabulary.sets["times", "year_leads"]
    return len(words[place]) == 4 and words[place].isdecimal() and words[place - 1] in leads


def _before(figure: Figure, vocabulary: Vocabulary) -> str | None:
    passage = figure.passage
    links, bounds = vocabulary.sets["directions", "linkers"], vocabulary.sets["directions", "bounds"]
    opening = vocabulary.direction.get(passage.keys[figure.hedge_first])
    if figure.hedge_first < figure.first and opening and passage.words[figure.hedge_first] not in bounds:
        return opening  # "rose above $90"
    is_led = figure.is_goal or passage.keys[figure.hedge_first - 1] in vocabulary.sets["directions", "by"]
    reach = _LED_REACH if is_led else _REACH
    for place in range(figure.hedge_first - 1, max(figure.hedge_first - reach, -1), -1):
        word, key = passage.words[place], passage.keys[place]
        way = vocabulary.direction.get(key)
        if way is not None:
            return way
        if is_led and _is_year(figure, place, vocabulary):
            continue  # "fell in 2022 by $14 million"
        if word in _STOPS or word[0].isdecimal():
            return None
        if not (is_led or word in links or key in links or word.endswith("ly")):
            return None
    return None
