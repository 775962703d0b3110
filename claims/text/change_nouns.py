"""Figures told as a rise or a fall by what stands behind them: nouns of change, or words past a bracket."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import BARRIER
from claims.text.vocabulary import Vocabulary

NAME_REACH: Final = 4  # "a 32 percent net operating income increase"
_TOLD_REACH: Final = 12
_HYPHENS: Final = frozenset("-‐‑")
_STOPS: Final = frozenset((BARRIER, *".,;:!?()"))


def after_bracket(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "420 points (0.69 per cent) lower": what follows the bracket tells of the figure in it too."""
    words = figure.passage.words
    if words[figure.last] != ")" or words[figure.hedge_first - 1] != "(":
        return None
    return vocabulary.way_after_noun(figure.passage, figure.last + 1)


def named_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "A 32 percent operating income increase": a noun of change ends the phrase that begins with an article."""
    passage, rules = figure.passage, vocabulary.sets
    is_opened = passage.words[figure.hedge_first - 1] in rules["directions articles"]
    if not (is_opened if figure.unit is None else _is_opened(figure, vocabulary)):
        return None
    for place in range(figure.last, figure.last + NAME_REACH):
        if not passage.words[place].isalpha() or passage.words[place] in rules["nouns stops"]:
            return None
        if passage.words[place] in rules["directions change_nouns"]:
            after = passage.words[place + 1]
            is_last = not after.isalpha() or after in rules["nouns stops"]
            if figure.unit is None and (place == figure.last or vocabulary.is_plural(passage.words[place])):
                return None  # "a 90,000 barrel drop", but "the five rate increases"
            return vocabulary.direction.get(passage.keys[place]) if is_last else None
    return None


def _is_opened(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether an article opens the phrase of the figure: "a 5 percent", "the mid-year $4 million"."""
    words, rules = figure.passage.words, vocabulary.sets
    for place in range(figure.hedge_first - 1, max(figure.hedge_first - NAME_REACH - 1, -1), -1):
        if words[place] in rules["directions articles"]:
            return True
        if words[place] in rules["nouns stops"] or not (words[place].isalpha() or words[place] in _HYPHENS):
            return False
    return False


def mass_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "£4 billion of spending cuts", "5 million euros in gains": what the sum is of."""
    passage, rules = figure.passage, vocabulary.sets
    leads, place = rules["directions mass_leads"], max(figure.last, figure.noun_last)
    if passage.words[place] not in leads or not (figure.is_money or figure.noun in rules["directions shares"]):
        return None
    place += 1 + (passage.words[place + 1] in leads)
    for word, key in zip(passage.words[place : place + 3], passage.keys[place : place + 3], strict=True):
        if word in rules["directions mass"]:
            return vocabulary.direction.get(key)
        if not word.isalpha() or word in rules["nouns stops"]:
            return None
    return None


def bracketed_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """«Рост оборота с Перу (15 %)», «росла быстрее (27 %)»: a word of change right before a bracket, or its noun."""
    passage, rules = figure.passage, vocabulary.sets
    opening = figure.hedge_first - 1
    opening -= passage.words[opening] in rules["directions by"]
    if not rules["directions told"] or figure.kind not in ("percent", "fraction"):
        return None
    if passage.words[opening] != "(" or passage.words[figure.last] != ")":
        return None
    for place in range(opening - 1, max(opening - _TOLD_REACH, -1), -1):
        is_noun = passage.words[place] in rules["directions told"]
        if is_noun or (place == opening - 1 and passage.keys[place] in vocabulary.direction):
            return vocabulary.direction.get(passage.keys[place])
        if passage.words[place] in _STOPS or vocabulary.is_verb_form(passage.words[place]):
            return None
    return None


def told_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """«Спад импорта из Перу в 2018 году составил 33 %»: a noun of change, and what it comes to."""
    passage, rules, verb = figure.passage, vocabulary.sets, figure.hedge_first
    if passage.keys[verb] not in rules["directions tellers"]:
        verb -= 1
    if figure.unit is None or passage.keys[verb] not in rules["directions tellers"]:
        return None
    for place in range(verb - 1, max(verb - _TOLD_REACH, -1), -1):
        if passage.words[place] in rules["directions told"]:
            is_object = passage.words[place - 1] in rules["directions by"]  # «несмотря на рост цен экспорт составил»
            return None if is_object else vocabulary.direction.get(passage.keys[place])
        if passage.words[place] in _STOPS:
            return None
    return None
