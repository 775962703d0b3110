"""What ties a figure to a verb further off: "by" or "to", the words that may part them, other numbers on the way."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import Passage
from claims.text.vocabulary import Vocabulary

_LEAD_REACH: Final = 7
_MEASURE_REACH: Final = 5
_YEAR: Final = 4
_HYPHENS: Final = frozenset("-‐‑")


def lead_of(figure: Figure, vocabulary: Vocabulary) -> int:
    """The place of the "by" or "to" before a figure, over words that may part them: "by an average of 8 percent"."""
    passage, rules = figure.passage, vocabulary.sets
    lead = _past_measure(passage, figure.hedge_first - 1, vocabulary)
    for _ in range(_LEAD_REACH):
        is_link = passage.words[lead] in rules["directions linkers"] or is_span(passage, lead, vocabulary)
        is_link = is_link or (_is_hung(passage, lead) and passage.words[lead + 1] != ",")
        if passage.keys[lead] in rules["directions by"] or not is_link:
            break
        lead -= 1
    return lead


def _past_measure(passage: Passage, place: int, vocabulary: Vocabulary) -> int:
    """The place before "a fleet of", "an estimated mass of": what a level is a level of."""
    rules = vocabulary.sets
    if passage.words[place] in rules["nouns of"]:
        for back in range(place - 1, place - _MEASURE_REACH, -1):
            if passage.words[back] in rules["fraction_rules unit_articles"]:
                return back - 1
            is_change = passage.keys[back] in vocabulary.direction  # "compared to a rise of"
            if is_change or not passage.words[back].isalpha() or passage.words[back] in rules["nouns stops"]:
                break
    return place


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


def first_digit(passage: Passage, last: int) -> int:
    """Where the digits begin that end at `last`, with the marks between them."""
    while passage.glued(last) and (passage.words[last - 1][0].isdecimal() or passage.words[last - 1] in ",."):
        last -= 1
    return last


def describes(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a number tells of what is changed: "its workforce of 110,000", "prices on 500 items", "a 12-pack"."""
    rules, lead = vocabulary.sets, first_digit(passage, place) - 1
    if _is_hung(passage, place) and passage.words[place + 2].isalpha():
        return True
    told = rules["nouns of"] | rules["directions days"] | rules["directions places"]
    is_told = passage.words[lead] in told or (
        passage.words[lead] in rules["skips any"] and passage.words[lead - 1] in told  # "in all 5 divisions"
    )
    return is_told and passage.words[place + 1].isalpha()


def dates(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a year describes what follows it: "a 2022 peak"."""
    is_year = len(passage.words[place]) == _YEAR and passage.words[place + 1].isalpha()
    return is_year and passage.words[place - 1] in vocabulary.sets["directions articles"]


def is_year(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """ "In 2022", "FY19", "its 2031 target", «в мае 2017 года», «за 9 месяцев»."""
    words, rules = passage.words, vocabulary.sets
    if words[place - 1] in rules["times fiscal"] and passage.glued(place):
        return True
    if words[place].isdecimal() and passage.keys[place + 1] in rules["times tails"]:
        return True
    is_told = words[place - 1] in rules["times year_leads"] or words[place - 1] in rules["directions owners"]
    return is_told and len(words[place]) == _YEAR and words[place].isdecimal()
