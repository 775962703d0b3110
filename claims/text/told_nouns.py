"""Words that tell a change some way before its size: "growth will be 3 percent", "down from an earlier forecast of"."""

from __future__ import annotations

from typing import Final

from claims.text.change_verbs import phrase_first
from claims.text.figure import Figure
from claims.text.leads import is_year
from claims.text.vocabulary import Vocabulary

_REACH: Final = 10
_VERB_REACH: Final = 7
_PURPOSE: Final = 5  # "for last year's staff reductions"
_HYPHENS: Final = frozenset("-‐‑'’")
_LEVEL: Final = 9  # "down from the bank's own earlier forecast of"


def change_of(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "A rise in sea levels of almost 40 cm", "the fall in sales was 5 percent": the noun of change."""
    passage, rules, verb = figure.passage, vocabulary.sets, _verb_first(figure, vocabulary)
    if verb is not None and (way := _named(figure, verb - 1, vocabulary)):
        return None if _is_purpose(figure, verb - 1, vocabulary) else way  # "growth has been averaging 300 a month"
    is_of = passage.words[figure.hedge_first - 1] in rules["nouns of"]
    last = figure.hedge_first - 1 if is_of else verb
    if last is None or not (is_of or figure.kind == "percent"):
        return None
    for place in range(last - 1, max(last - _REACH, -1), -1):
        if passage.words[place] in rules["directions within"]:
            is_noun = passage.words[place - 1] in rules["directions nouns"]
            is_noun = is_noun or (is_of and passage.words[place] in rules["directions places"])
            way = _named(figure, place - 1, vocabulary)
            if way or is_noun:
                return way or vocabulary.direction.get(passage.keys[place - 1])
        if not passage.words[place].isalpha() and not is_year(passage, place, vocabulary):
            return None
    return None


def _verb_first(figure: Figure, vocabulary: Vocabulary) -> int | None:
    """Where the verb begins that parts a noun of change from its size: "is expected to be", "came in at"."""
    words, rules = figure.passage.words, vocabulary.sets
    tells = rules["directions tells"]
    telling = rules["directions telling"] if figure.kind == "percent" else tells  # not "the last fall was just 4 mm"
    first = place = phrase_first(figure, vocabulary)
    while place > first - _VERB_REACH and (words[place - 1] in tells or words[place - 1] in telling):
        place -= 1
    return place if place < first and words[place] in tells else None


def _named(figure: Figure, place: int, vocabulary: Vocabulary) -> str | None:
    """The direction of a noun of change at `place`."""
    key = figure.passage.keys[place]
    if figure.passage.words[place] in vocabulary.sets["directions change_nouns"]:
        return vocabulary.direction.get(key)
    return vocabulary.noun_way.get(key) if figure.kind == "percent" else None


def _is_purpose(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """ "Charges for staff reductions were $17 million": the size is that of the charges."""
    words, rules = figure.passage.words, vocabulary.sets
    for back in range(place - 1, max(place - _PURPOSE, 0), -1):
        if words[back] in rules["directions purposes"]:
            return figure.is_money and words[back - 1].isalpha()
        if not (words[back].isalpha() or words[back] in _HYPHENS) or words[back] in rules["nouns stops"]:
            return False
    return False


def from_level(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "Down from a previous forecast of $5", "up from the 3 percent": the particle before "from" and what it was."""
    passage, rules, last = figure.passage, vocabulary.sets, figure.hedge_first
    if rules["directions since"].isdisjoint(passage.words[max(last - _LEVEL, 0) : last]):
        return None
    for place in range(last - 1, max(last - _LEVEL, -1), -1):
        word = passage.words[place]
        if word in rules["directions since"]:
            is_said = passage.words[place - 1] in rules["directions particles"]
            return vocabulary.direction.get(passage.keys[place - 1]) if is_said else None
        is_part = (
            word in rules["skips any"]
            or word in rules["times months"]
            or word in rules["not label_determiners"]
            or word in rules["nouns of"]
            or word in rules["times distant"]
        )
        if not (is_part or (word[0].isalpha() and word not in rules["nouns stops"]) or word in "'’-"):
            return None
    return None
