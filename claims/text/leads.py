"""The "by" or "to" that ties a figure to a verb further off, over the words that may part them."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import Passage
from claims.text.vocabulary import Vocabulary

_LEAD_REACH: Final = 7
_HYPHENS: Final = frozenset("-‐‑")


def lead_of(figure: Figure, vocabulary: Vocabulary) -> int:
    """The place of the "by" or "to" before a figure, over words that may part them: "by an average of 8 percent"."""
    passage, rules, lead = figure.passage, vocabulary.sets, figure.hedge_first - 1
    for _ in range(_LEAD_REACH):
        is_link = passage.words[lead] in rules["directions linkers"] or is_span(passage, lead, vocabulary)
        is_link = is_link or (_is_hung(passage, lead) and passage.words[lead + 1] != ",")
        if passage.keys[lead] in rules["directions by"] or not is_link:
            break
        lead -= 1
    return lead


def is_span(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Part of a time on a hyphen, as in "to a six-year high of 9"."""
    spans = vocabulary.sets["times units"]
    if passage.keys[place] in spans:
        return passage.words[place - 1] in _HYPHENS
    return passage.words[place + 1] in _HYPHENS and passage.keys[place + 2] in spans


def _is_hung(passage: Passage, place: int) -> bool:
    """Part of a word on a hyphen, as in "to an all-time high of 9"."""
    is_tail = passage.words[place - 1] in _HYPHENS and passage.glued(place) and passage.glued(place - 1)
    return is_tail or (passage.words[place + 1] in _HYPHENS and passage.glued(place + 1) and passage.glued(place + 2))
