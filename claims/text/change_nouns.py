"""Figures told as a rise or a fall by what stands behind them: nouns of change, or words past a bracket."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.vocabulary import Vocabulary

NAME_REACH: Final = 4  # "a 32 percent net operating income increase"
_REACH: Final = 8
_TOLD_REACH: Final = 7
_COMPARED: Final = ("percent", "tonne")
_HYPHENS: Final = frozenset("-‐‑")


def after_bracket(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "420 points (0.69 per cent) lower": what follows the bracket tells of the figure in it too."""
    words = figure.passage.words
    if words[figure.last] != ")" or words[figure.hedge_first - 1] != "(":
        return None
    return vocabulary.way_after_noun(figure.passage, figure.last + 1)


def trailing_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "30 percent faster than before", "seven tonnes heavier": a comparative after a rate or a weight."""
    passage, place = figure.passage, figure.last
    way = vocabulary.comparative.get(passage.keys[place])
    if way is None or figure.unit not in _COMPARED:
        return None
    beyond, rules = passage.words[place + 1], vocabulary.sets
    is_last = beyond in rules["directions than"] or beyond in rules["directions adverb_followers"]
    return way if is_last or not beyond.isalpha() else None


def _verb_first(figure: Figure, vocabulary: Vocabulary) -> int:
    """Where the verb begins that parts a noun of change from its rate: "is expected to be", "came in at"."""
    words, rules, place = figure.passage.words, vocabulary.sets, figure.hedge_first
    while words[place - 1] in rules["directions telling"] and place > figure.hedge_first - _TOLD_REACH:
        place -= 1
    return place if words[place] in rules["directions tells"] else figure.hedge_first


def _told_change(figure: Figure, place: int, vocabulary: Vocabulary) -> str | None:
    """ "The increase was 5 percent", "growth is expected to be 3 percent": the noun right before the verb."""
    if figure.passage.words[place] in vocabulary.sets["directions change_nouns"]:
        return vocabulary.direction.get(figure.passage.keys[place])
    return vocabulary.named.get(figure.passage.keys[place])


def named_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "A 32 percent operating income increase": a noun of change ends the phrase that begins with an article."""
    passage, rules = figure.passage, vocabulary.sets
    named = vocabulary.named if figure.unit == "percent" else {}
    if passage.keys[figure.last] in named:
        return named[passage.keys[figure.last]]  # "a 5 percent bump"
    if named and passage.words[figure.last] in rules["directions stems"] and passage.words[figure.last + 1] in _HYPHENS:
        return vocabulary.direction.get(passage.keys[figure.last + 2], "down")  # "a 5 percent pick-up", "roll-back"
    is_opened = passage.words[figure.hedge_first - 1] in rules["directions articles"]
    if not (is_opened if figure.unit is None else _is_opened(figure, vocabulary)):
        return None
    for place in range(figure.last, figure.last + NAME_REACH):
        if not passage.words[place].isalpha() or passage.words[place] in rules["nouns stops"]:
            return None
        if passage.words[place] in rules["directions change_nouns"] or passage.keys[place] in named:
            after = passage.words[place + 1]
            is_last = not after.isalpha() or after in rules["nouns stops"]
            if figure.unit is None and (place == figure.last or vocabulary.is_plural(passage.words[place])):
                return None  # "a 90,000 barrel drop", but "the five rate increases"
            key = passage.keys[place]
            return (vocabulary.direction.get(key) or named.get(key)) if is_last else None
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


def change_of(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "A rise in sea levels of almost 40 cm", "the fall in sales was 5 percent": the noun of change."""
    passage, rules, last = figure.passage, vocabulary.sets, figure.hedge_first - 1
    is_of = passage.words[last] in rules["nouns of"]
    if not is_of:
        last = _verb_first(figure, vocabulary) if figure.kind == "percent" else figure.hedge_first
        if last == figure.hedge_first:
            return None
        if way := _told_change(figure, last - 1, vocabulary):
            return way
    for place in range(last - 1, max(last - _REACH, -1), -1):
        if passage.words[place] in rules["directions within"]:
            noun = passage.words[place - 1]
            is_noun = noun in rules["directions change_nouns"] or noun in rules["directions nouns"]
            is_noun = is_noun or (is_of and passage.words[place] in rules["directions places"])
            if is_noun:
                key = passage.keys[place - 1]
                return vocabulary.direction.get(key) or (
                    vocabulary.named.get(key) if figure.kind == "percent" else None
                )
        if not passage.words[place].isalpha() and not is_year(figure, place, vocabulary):
            return None
    return None


def is_year(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    words, leads = figure.passage.words, vocabulary.sets["times year_leads"]
    if words[place - 1] in vocabulary.sets["times fiscal"] and figure.passage.glued(place):
        return True  # "FY19"
    return (
        len(words[place]) == 4
        and words[place].isdecimal()
        and (words[place - 1] in leads or words[place - 1] in vocabulary.sets["directions owners"])
    )


def is_point(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a figure counts points of an index or of a rate."""
    return figure.noun is not None and figure.noun.rpartition(" ")[2] in vocabulary.sets["directions index_points"]
