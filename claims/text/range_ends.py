"""How the first end of a range is led in: "to a range of", "from a low of 2 to a high of 3", "from a rating of 41"."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.vocabulary import Vocabulary

_PHRASE: Final = 5  # "from a previous revenue forecast of"
_TIES: Final = 3  # "to", a word and "of"
_FROM: Final = "from"


def is_ranged(low: Figure, vocabulary: Vocabulary) -> bool:
    """ "To a range of 4 to 5", "up from an earlier view of 4 to 5": what the figure is of has two ends itself.

    So has what a level is told by: "raised its outlook to $4 billion to $5 billion".
    """
    words, rules, of = low.passage.words, vocabulary.sets, low.hedge_first - 1
    if words[of] in vocabulary.links["to"] and words[of - 1].isalpha():
        return True
    if words[of] not in rules["nouns of"]:
        return False
    if words[of - 1] in rules["directions ranges"]:
        return True
    if words[of - 1] not in rules["directions attributed"] | rules["directions views"]:
        return False
    for place in range(of - 2, max(of - 2 - _PHRASE, 0), -1):
        if words[place] in rules["directions since"]:
            return words[place - 1] in rules["directions particles"]
        if words[place] in rules["directions bases"] or words[place] in rules["directions than"]:
            return True
        if not (words[place].isalpha() or words[place] in "'’-"):
            return False
    return False


def from_extreme(low: Figure, link: str, vocabulary: Vocabulary) -> int | None:
    """The place of "from" in "from a low of 2 to a high of 3", "from as little as £3 to as much as £14"."""
    passage, rules, words = low.passage, vocabulary.sets, link.split()
    if len(words) < _TIES or words[0] not in vocabulary.links["to"]:
        return None
    is_named = words[-1] in rules["nouns of"] and words[-2] in rules["directions extremes"]
    is_likened = words[1] in rules["directions likened"] and words[-1] in rules["directions likened"]
    if not (is_named or is_likened):
        return None
    for place in range(low.first - 1, max(low.first - 1 - _PHRASE, -1), -1):
        if passage.words[place] == _FROM:
            return place if place < low.first - 1 else None
        if not passage.words[place].isalpha():
            return None
    return None


def is_spanned(low: Figure, start: int, vocabulary: Vocabulary) -> bool:
    """Whether a verb of spanning stands before the "from" at `start`: "ranged from", "vary from"."""
    return low.passage.keys[start - 1] in vocabulary.sets["directions spans"]


def from_named(low: Figure, vocabulary: Vocabulary) -> bool:
    """ "From a rating of 41", "from a magnitude 5.9": the noun parts "from" from its figure."""
    words, place, rules = low.passage.words, low.hedge_first - 1, vocabulary.sets
    place -= words[place] in rules["nouns of"]
    is_noun = words[place].isalpha() and words[place] not in rules["nouns stops"]
    return is_noun and words[place - 1] in rules["fraction_rules unit_articles"] and words[place - 2] == _FROM
