"""Changes that are counted themselves, and so tell no direction of the count: "four climbs", "21 monthly gains"."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import Passage
from claims.text.vocabulary import Vocabulary

_MOST: Final = 1000  # changes are not counted by thousands


def counts_turns(passage: Passage, place: int, step: int, vocabulary: Vocabulary) -> bool:
    """Whether changes in turn are counted: "21 monthly gains", "five straight declines"."""
    rules, word, beyond = vocabulary.sets, passage.words[step], passage.words[step + 1]
    is_turn = step > place and rules["directions turn"].issuperset(passage.words[place:step])
    is_last = not beyond.isalpha() or beyond in rules["nouns stops"]
    return is_turn and is_last and word in rules["directions change_nouns"] and vocabulary.is_plural(word)


def counts_changes(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether changes themselves are counted: "four climbs", "three further cuts", "one more rate rise"."""
    passage, rules, noun = figure.passage, vocabulary.sets, figure.noun
    if figure.unit is not None or noun is None or figure.value >= _MOST:
        return False
    word = passage.words[figure.last]
    if word in rules["directions counted_changes"]:
        return True
    if word in rules["directions turn"]:
        return noun in rules["directions change_nouns"]
    if word not in rules["nouns skips"]:
        return False
    last = figure.passage.words[max(figure.noun_last, figure.last)]  # the noun ends before a word of change
    return noun.rpartition(" ")[2] in rules["directions change_nouns"] or last in rules["directions change_nouns"]
