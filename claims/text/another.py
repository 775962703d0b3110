"""Ordinals that look like parts of a whole: "two men were killed and a third was hurt" tells of one man more."""

from __future__ import annotations

from typing import Final

from claims.text.digits import HYPHENS
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow_back
from claims.text.vocabulary import Vocabulary

_REACH: Final = 24
_ENDS: Final = frozenset((BARRIER, *".;:!?"))


def is_another(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether the ordinal at `place` goes on with a count told before it in its sentence, which is one less."""
    rules, article = vocabulary.rules, place - 1
    if passage.words[place] not in vocabulary.sets["not nth"] or passage.words[article] not in rules["unit_articles"]:
        return False
    after, lead = passage.words[place + 1], passage.words[article - 1]
    if after in rules["of"] or after in HYPHENS or passage.keys[place + 1] in vocabulary.direction:
        return False  # "a third of them", "a third-place finish", "a third more"
    is_size = lead in vocabulary.links["by"] or lead in vocabulary.links["to"] or lead in vocabulary.links["or"]
    is_phrasal = lead in vocabulary.sets["directions particles"] and (
        passage.words[article - 2] in vocabulary.sets["directions phrasal_up"]
    )  # "set up a third"
    if is_size or (passage.keys[article - 1] in vocabulary.direction and not is_phrasal):
        return False  # "fell by a third", "rose a third"
    if follow_back(vocabulary.before, passage, article)[1] is not None:
        return False  # "nearly a third"
    for at in range(article - 1, max(article - _REACH, -1), -1):
        if passage.words[at] in _ENDS:
            return False
        if _counts(passage, at, vocabulary.fraction[passage.keys[place]] - 1, vocabulary):
            return True
    return False


def _counts(passage: Passage, at: int, value: float, vocabulary: Vocabulary) -> bool:
    """Whether the word at `at` is that number, with people or things counted behind it."""
    word, after = passage.words[at], passage.keys[at + 1]
    is_number = word == f"{value:.0f}" or vocabulary.number.get(passage.keys[at]) == ("add", value)
    if not is_number or not passage.words[at + 1][0].isalpha() or after in vocabulary.number:
        return False
    return after not in vocabulary.sets["nouns stops"] and after not in vocabulary.sets["times units"]
