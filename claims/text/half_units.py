"""A half told behind the unit that it is of: "a year and a half", "three hours and a half", «год с половиной»."""

from __future__ import annotations

from claims.text.digits import Number
from claims.text.figure import Figure
from claims.text.lexemes import DIGITS
from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary


def read_unit_and_half(passage: Passage, place: int, vocabulary: Vocabulary) -> Figure | None:
    """The figure of one unit and what follows it, of which the half stands at `place`."""
    for first in (place - 2, place - 1):
        if not _is_unit(passage, first - 1, vocabulary) or passage.keys[first - 2] is DIGITS:
            continue  # «в 6 часов с половиной» is a time of day
        last, more = _tail(passage, first, vocabulary)
        if last > place:
            start = first - 1 - (passage.keys[first - 2] in vocabulary.rules["one"])
            number = Number(start, last, 1.0 + more, more / 5, is_digits=False)
            figure = Figure(passage, number, start, last, number.value, number.resolution)
            figure.noun = passage.words[first - 1]
            return figure
    return None


def add_half(figure: Figure, vocabulary: Vocabulary) -> None:
    """Add to a number of units the half told behind them."""
    unit = figure.last
    if figure.number.scale or not _is_unit(figure.passage, unit, vocabulary):
        return
    last, more = _tail(figure.passage, unit + 1, vocabulary)
    if more:
        figure.value, figure.resolution, figure.last = figure.value + more, more / 5, last
        figure.noun = figure.passage.words[unit]


def _is_unit(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a span of time or a measure stands there; not one that is a unit of its own, as money and tonnes."""
    key, rules = passage.keys[place], vocabulary.sets
    if key not in rules["times units"] and key not in rules["fraction_rules measured"]:
        return False
    if place < 0 or key in vocabulary.fraction:
        return False  # "a quarter and a third of it"
    return all(follow(own, passage, place)[1] is None for own in (vocabulary.units, vocabulary.currency))


def _tail(passage: Passage, place: int, vocabulary: Vocabulary) -> tuple[int, float]:
    """The place after "and a half" and what it adds; nothing of "and half of the next"."""
    last, more = follow(vocabulary.half_tails, passage, place)
    rules = vocabulary.rules
    is_other = passage.words[last] in rules["of"] and passage.words[last - 2] not in rules["unit_articles"]
    return (place, 0.0) if more is None or is_other else (last, more)
