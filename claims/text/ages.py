"""Ages, which are no quantities: "45-year-old", "Smith, 45, said", "when she was 12", "people over 65"."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_JOINERS: Final = frozenset("-–—/,") | {"and", "to", "и", "по", "до", "мен", "пен", "бен"}
_MARKS: Final = frozenset(",.;?!)")
_OLDEST: Final = 120
_GROWN: Final = 9  # an age of one digit needs a word of children
_ADULT: Final = 15  # from which people turn old, retire and are told apart by age


def is_age(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a number tells how old somebody is: by a unit of age, in an aside, after a verb, or as a bound."""
    passage, number = figure.passage, figure.number
    is_first = passage.words[number.last] in _JOINERS and passage.words[number.last + 1].isdecimal()
    if follow(vocabulary.ages, passage, number.last + 2 * is_first)[1]:
        return True  # also the first of "18 and 19-year-olds"
    if not number.is_plain or number.value > _OLDEST:
        return False
    if passage.words[number.last] == "," == passage.words[number.first - 1]:
        is_grown = number.value > _GROWN or passage.keys[number.first - 2] in vocabulary.sets["not children"]
        if is_grown and _is_somebody(passage, number.first - 2, vocabulary):
            return True
    return _is_told(figure, vocabulary) or _is_bound(figure, vocabulary)


def _is_somebody(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a word before an aside may be one person: not "the largest number, 74", "factories, 12, are"."""
    if not passage.words[place].isalpha() or passage.keys[place] in vocabulary.sets["nouns count_context"]:
        return False
    return passage.is_capital(place) or not vocabulary.is_plural(passage.words[place])


def _is_told(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "She is 34 and", "when he was 12,", "retired at 62": nothing counted follows."""
    passage, rules, before = figure.passage, vocabulary.sets, figure.first - 1
    is_said = passage.keys[before] in rules["not age_verbs"]
    if not (is_said or passage.words[before] in rules["not one_leads"]):
        return False
    after = passage.words[figure.last]
    if after not in _MARKS and after not in rules["not age_followers"]:
        return False
    if is_said:
        person = before - 1 - (passage.words[before - 1] in "'’")
        return figure.value > 2 and passage.words[person] in rules["not persons"]
    return figure.value > _ADULT and passage.keys[before - 1] in rules["not retires"]


def _is_bound(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "People over 65", "workers 50 and older"; not "savers over 300 miles away"."""
    passage, rules, before, last = figure.passage, vocabulary.sets, figure.first - 1, figure.last
    if figure.value <= _ADULT:
        return False
    is_over = passage.words[before] in rules["not age_bounds"]
    if passage.keys[before - is_over] not in rules["not aged"]:
        return False
    after, links = passage.words[last], vocabulary.links
    is_older = (after in links["and"] or after in links["or"]) and passage.words[last + 1] in rules["not older"]
    is_alone = after not in "-–%" if not after.isalpha() else _counts_none(figure, vocabulary)
    return is_older or (is_over and is_alone and follow(vocabulary.units, passage, last)[1] is None)


def _counts_none(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether the word after a number can be no noun that is counted."""
    after = figure.passage.words[figure.last]
    return after in vocabulary.sets["nouns stops"] or (len(after) > 1 and not vocabulary.is_plural(after))
