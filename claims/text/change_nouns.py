"""Figures told as a rise or a fall by what stands behind them: nouns of change, or words past a bracket."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary
from claims.text.ways_after import way_after_noun

NAME_REACH: Final = 4  # "a 32 percent net operating income increase"
_TOLD_REACH: Final = 12
_ASIDE_REACH: Final = 6
_YEAR: Final = 4
_EACH: Final = frozenset(("a", "an", "per"))
_COMPARED: Final = ("percent", "tonne")
_HYPHENS: Final = frozenset("-‐‑")
_STOPS: Final = frozenset((BARRIER, *".,;:!?()"))


def after_bracket(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "420 points (0.69 per cent) lower": what follows the bracket tells of the figure in it too."""
    words = figure.passage.words
    if words[figure.last] != ")" or words[figure.hedge_first - 1] != "(":
        return None
    return way_after_noun(figure.passage, figure.last + 1, vocabulary)


def trailing_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "30 percent faster than before", "seven tonnes heavier": a comparative after a rate or a weight."""
    passage, place = figure.passage, figure.last
    way = vocabulary.comparative.get(passage.keys[place])
    if way is None or figure.unit not in _COMPARED:
        return None
    beyond, rules = passage.words[place + 1], vocabulary.sets
    is_last = beyond in rules["directions than"] or beyond in rules["directions adverb_followers"]
    return way if is_last or not beyond.isalpha() else None


def named_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "A 32 percent operating income increase": a noun of change ends the phrase that begins with an article."""
    passage, rules = figure.passage, vocabulary.sets
    is_opened = passage.words[figure.hedge_first - 1] in rules["directions articles"]
    if not (is_opened if figure.unit is None else _is_opened(figure, vocabulary)):
        return None
    for place in range(figure.last, figure.last + NAME_REACH):
        if not passage.words[place].isalpha() or passage.words[place] in rules["nouns stops"]:
            return None
        way = vocabulary.noun_way.get(passage.keys[place]) if figure.unit == "percent" else None
        if way is not None or passage.words[place] in rules["directions change_nouns"]:
            after = passage.words[place + 1]
            is_last = not after.isalpha() or after in rules["nouns stops"]
            if figure.unit is None and (place == figure.last or vocabulary.is_plural(passage.words[place])):
                return None  # "a 90,000 barrel drop", but "the five rate increases"
            return way or vocabulary.direction.get(passage.keys[place]) if is_last else None
    return None


def likened(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "Half as many vans as in May"; "a third as much" tells a share alone."""
    if figure.kind != "fraction" or figure.passage.keys[figure.number.first] not in vocabulary.half:
        return None
    words, rules = figure.passage.words, vocabulary.sets
    is_said = words[figure.last] in rules["directions likened"]
    if not is_said or words[figure.last + 1] not in rules["directions likenesses"]:
        return None
    return "up" if words[figure.last + 2] in rules["directions repeated"] else "down"


def after_each(passage: Passage, place: int) -> int:
    """The place after what a sum is told by, on hyphens: "an 84-cents-a-litre increase"."""
    words = passage.words
    is_each = words[place] in _HYPHENS and words[place + 1] in _EACH and words[place + 2] in _HYPHENS
    return place + 4 if is_each else place


def rate_noun(passage: Passage, place: int, vocabulary: Vocabulary) -> str | None:
    """ "A 5 percent collapse", "a 3-point bounce", "a 2 percent pick-up": nouns of change after rates alone."""
    words, rules = passage.words, vocabulary.sets
    place = follow(vocabulary.pace, passage, place)[0]
    place += words[place] in _HYPHENS
    way = vocabulary.noun_way.get(passage.keys[place])
    if (
        way is None
        and words[place + 1] in _HYPHENS
        and f"{words[place]}-{words[place + 2]}" in rules["directions hung"]
    ):
        return "up" if words[place + 2] in rules["directions rising"] else "down"
    return way


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
    if passage.words[opening] != "(" or figure.kind not in ("percent", "fraction"):
        return None
    way = _slightly_changed(passage, opening, vocabulary) if rules["directions slightly"] else None
    if way is not None or passage.words[figure.last] != ")":
        return way
    for place in range(opening - 1, max(opening - _TOLD_REACH, -1), -1):
        is_noun = passage.words[place] in rules["directions told"]
        if is_noun or (place == opening - 1 and passage.keys[place] in vocabulary.direction):
            return vocabulary.direction.get(passage.keys[place])
        if passage.words[place] in _STOPS or vocabulary.is_verb_form(passage.words[place]):
            return None
    return None


def _slightly_changed(passage: Passage, opening: int, vocabulary: Vocabulary) -> str | None:
    """ "Trade was down a little (1 %)", "fell sharply last year (20 %)": an adverb or a time may stand between."""
    rules = vocabulary.sets
    for place in range(opening - 1, max(opening - _ASIDE_REACH, -1), -1):
        word, key = passage.words[place], passage.keys[place]
        if key in vocabulary.direction:
            is_told = word not in rules["directions bounds"] or word in rules["directions particles"]
            is_told |= passage.words[place - 1] in rules["directions slightly"]
            return vocabulary.direction.get(key) if is_told else None
        is_year = len(word) == _YEAR and word.isdecimal()
        is_slight = word in rules["directions slightly"] or word.endswith("ly")
        if not (is_year or is_slight or key in rules["times units"]):
            return None
    return None


def told_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """«Спад импорта из Перу в 2018 году составил 33 %»: a noun of change, and what it comes to."""
    passage, rules, verb = figure.passage, vocabulary.sets, figure.hedge_first
    if passage.keys[verb] not in rules["directions tellers"]:
        verb -= 1
    is_end = figure.is_bare and passage.words[figure.last] in vocabulary.links["to"]  # «составит от 2 до 3 процентов»
    if (figure.unit is None and not is_end) or passage.keys[verb] not in rules["directions tellers"]:
        return None
    for place in range(verb - 1, max(verb - _TOLD_REACH, -1), -1):
        if passage.words[place] in rules["directions told"]:
            is_object = passage.words[place - 1] in rules["directions by"]  # «несмотря на рост цен экспорт составил»
            return None if is_object else vocabulary.direction.get(passage.keys[place])
        if passage.words[place] in _STOPS:
            return None
    return None


def is_point(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a figure counts points of an index or of a rate."""
    return figure.noun is not None and figure.noun.rpartition(" ")[2] in vocabulary.sets["directions index_points"]
