"""Numbers that put things in order instead of counting them: "phase two", "the top five", "in twenty-sixteen"."""

from __future__ import annotations

import re
from typing import Final

from claims.text.digits import Number
from claims.text.lexemes import DIGITS
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_HYPHENS: Final = frozenset("-‐‑–")
_SECTION: Final = re.compile(r"\d{1,2}\.\d{1,2}")
_TEN: Final = 10
_HUNDRED: Final = 100


def is_ranked(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "The top five finishers", "a top-10 list": how far a ranking goes; but "the top 5 percent" is a share."""
    place = number.first - 1
    place -= passage.words[place] in _HYPHENS and passage.glued(number.first)
    if passage.keys[place] not in vocabulary.sets["not ranks"] or number.scale:
        return False
    if passage.words[place - 1] in vocabulary.sets["not rank_verbs"]:
        return False  # "could top 500"
    return follow(vocabulary.units, passage, number.last)[1] is None


def is_section(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "2.2 The Parties noted", "3.1. Trade": two numbers on a point that open a line, with no unit behind."""
    last = number.last
    if number.first and passage.words[number.first - 1] != BARRIER:
        return False
    if not _SECTION.fullmatch(passage.raw[passage.starts[number.first] : passage.ends[last - 1]]):
        return False
    if any(follow(table, passage, last)[1] for table in (vocabulary.units, vocabulary.times)):
        return False
    if passage.words[last] == "." and passage.glued(last):
        return not passage.glued(last + 1)
    word = passage.original(last)
    return word.istitle() and word.isalpha() and not passage.glued(last)


def is_in_order(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether a number in words is a label ("round two of the talks") or a year as spoken ("twenty-sixteen")."""
    return (
        _is_labelled(passage, number, vocabulary)
        or _is_nth(passage, number, vocabulary)
        or _is_spoken_year(passage, number, vocabulary)
        or _begins_ordinal(passage, number, vocabulary)
        or _is_kind(passage, number, vocabulary)
    )


def _is_kind(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "A two-handed saw", "a seven-figure sum": what sort of thing it is."""
    last = number.last
    is_hung = passage.words[last] in _HYPHENS and passage.glued(last) and passage.glued(last + 1)
    return is_hung and passage.keys[last + 1] in vocabulary.sets["not hyphen_tails"]


def _begins_ordinal(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "Twenty-eighth among investors", «двадцать восьмое место»: the tens of a place in a row."""
    last, rules = number.last, vocabulary.sets
    if number.value < 2 * _TEN or number.value % _TEN:
        return False
    is_hung = passage.words[last] in _HYPHENS and passage.glued(last + 1)
    return passage.keys[last + 1] in rules["not hung_nths"] if is_hung else passage.keys[last] in rules["not nths"]


def _is_nth(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "His fourth six of the over", "hit a four": what is counted has the name of a number."""
    before, after, rules = passage.words[number.first - 1], passage.words[number.last], vocabulary.sets
    if number.value >= _TEN or not (before in rules["not nth"] or before in rules["not nth_articles"]):
        return False
    if follow(vocabulary.units, passage, number.last)[1] is not None:
        return False  # "a six per cent rise"
    return after not in _HYPHENS and (
        not after.isalpha() or passage.keys[number.last] in vocabulary.sets["nouns stops"]
    )


def _is_labelled(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    first, last = number.first, number.last
    if passage.keys[first - 1] not in vocabulary.sets["not word_labels"]:
        is_hung = passage.words[first - 1] in _HYPHENS and passage.glued(first) and passage.glued(first - 1)
        return is_hung and passage.keys[first - 2] in vocabulary.sets["not word_labels"]  # "the number-two spot"
    if passage.words[first - 2] in vocabulary.sets["not label_determiners"]:
        return False
    after = passage.words[last]
    if after in _HYPHENS and passage.glued(last):
        return False  # "the stage two-thirds of them reach"
    rules, is_ranked = vocabulary.sets, passage.keys[first - 1] in vocabulary.sets["not rank_labels"]
    if is_ranked and passage.words[first - 2] in rules["skips definite"]:
        return True  # "the number four maker of lifts"
    led = passage.words[first - 2]
    is_subject = vocabulary.is_plural(led) and led not in rules["directions is"]
    if is_ranked and (led in rules["not rank_leads"] or is_subject):
        return False  # "firms, which were thirty, number forty", "projects now number eight"
    if after.isalpha() and vocabulary.tells_plurals and not vocabulary.is_plural(after):
        return True  # "a phase three trial"
    return not after.isalpha() or passage.keys[last] in vocabulary.sets["nouns stops"] or passage.is_capital(first)


def _is_spoken_year(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether the number is the first or the second half of a year said in two."""
    first, last = number.first, number.last
    if last == first + 1 and _is_year_in_two(passage, first, vocabulary):
        return True
    return _is_year_in_two(passage, first - 1 - (passage.words[first - 1] in _HYPHENS), vocabulary)


def _is_year_in_two(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """ "Twenty-sixteen", "nineteen forty-five" at `place`; not "twenty ten-dollar bills" or "twenty ten bills"."""
    if passage.words[place] not in vocabulary.sets["not centuries"]:
        return False
    after = place + 1 + (passage.words[place + 1] in _HYPHENS)
    kind, value = vocabulary.number.get(passage.keys[after], ("", 0.0))
    if kind != "add" or not _TEN <= value < _HUNDRED:
        return False
    beyond = passage.words[after + 1]
    if beyond in _HYPHENS:
        return passage.keys[after + 2] in vocabulary.number
    return not (beyond.isalpha() and vocabulary.is_plural(beyond))


def begins_choice(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """ "One or two", "one to three", "one or more": a number, whatever would count nothing by itself."""
    after, beyond = passage.words[place], passage.keys[place + 1]
    if after in vocabulary.links["or"] and follow(vocabulary.after, passage, place)[1] is not None:
        return True
    is_link = after in vocabulary.links["or"] or after in vocabulary.links["to"]
    return is_link and (beyond is DIGITS or (beyond in vocabulary.number and beyond not in vocabulary.sets["not one"]))
