"""Rates and measures told by where they stand beside a standard, a time gone by or nothing gained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from claims.text.change_nouns import is_point
from claims.text.compared import names_standard
from claims.text.figure import Figure
from claims.text.tokens import Passage
from claims.text.vocabulary import Vocabulary

_YEAR: Final = 4


def beside_standard(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "11 points under the usual level", "2 percent in the red": which side it is on. A bare number has no side."""
    if figure.unit is None and figure.noun is None:
        return None
    passage, sets, place = figure.passage, vocabulary.sets, max(figure.last, figure.noun_last)
    word = passage.words[place]
    is_in = word in sets["directions places"] and passage.words[place + 1] in sets["skips definite"]
    if is_in and (_is_rate(figure, vocabulary) or figure.is_money):
        return _coloured(passage, place + 2, sets)
    is_down = word in sets["directions sides_down"]
    if not (is_down or word in sets["directions sides_up"]):
        return None
    return ("down" if is_down else "up") if names_standard(passage, place + 1, sets) else None


def beside_past(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "3 percent ahead of last year", "a fifth under those of 2018": beside what was, or should be."""
    passage, sets, place = figure.passage, vocabulary.sets, max(figure.last, figure.noun_last)
    word = passage.words[place]
    is_pace = word in sets["directions ahead"] or word in sets["directions behind"]
    is_down = word in sets["directions behind"] or word in sets["directions sides_down"]
    if not (is_pace or is_down or word in sets["directions sides_up"]) or not _is_rate(figure, vocabulary):
        return None
    place += 1 + (passage.words[place + 1] in sets["nouns of"])
    is_told = _names_past(passage, place, sets) or (is_pace and names_standard(passage, place, sets))
    is_told |= is_pace and passage.words[place] in sets["directions plans"]
    is_told |= passage.words[place] in sets["directions those"] and passage.words[place + 1] in sets["nouns of"]
    return ("down" if is_down else "up") if is_told else None


def _is_rate(figure: Figure, vocabulary: Vocabulary) -> bool:
    return figure.unit == "percent" or is_point(figure, vocabulary)


def _coloured(passage: Passage, place: int, sets: Mapping[str, frozenset[str]]) -> str | None:
    """ "In the green at 5,146"; but "in the red zone"."""
    word, after = passage.words[place], passage.words[place + 1]
    if after.isalpha() and after not in sets["nouns stops"]:
        return None
    return "down" if word in sets["directions reds"] else "up" if word in sets["directions greens"] else None


def _names_past(passage: Passage, place: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """ "Last year's pace", "a year ago", "2019", "the level of 2019": a time gone by that a rate is set against."""
    place += passage.words[place] in sets["skips definite"] and passage.words[place] not in sets["directions gone_by"]
    word, after = passage.words[place], passage.keys[place + 1]
    if len(word) == _YEAR and word.isdecimal():
        return True
    if word in sets["directions levels"]:
        return passage.words[place + 1] in sets["nouns stops"]  # "the level of 2019", not "the total return"
    if word in sets["directions gone_by"]:
        beyond = passage.keys[place + 2]  # "the same nine months"
        return after in sets["times units"] or after in sets["directions seasons"] or beyond in sets["times units"]
    return after in sets["times units"] and passage.words[place + 2] in sets["times distant"]
