"""The direction that words behind a figure give it: "5 % more", "a 2 percent fall", "three degrees below normal"."""

from __future__ import annotations

from typing import Final

from claims.text.compared import begins_count, is_measured, names_standard
from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_ASIDE: Final = 7
_EACH: Final = frozenset(("a", "an", "per", "/"))
_HYPHENS: Final = frozenset("-‐‑–")
_MONEY: Final = frozenset("$€£¥₹")


def way_after(passage: Passage, place: int, vocabulary: Vocabulary, *, is_count: bool = False) -> str | None:
    """The direction that a word after a figure gives it: "5 % more", "a 2 percent fall"; not "12 smaller banks"."""
    rules, skips = vocabulary.sets, vocabulary.sets["directions after_linkers"]
    place = _after_aside(passage, follow(vocabulary.pace, passage, place)[0])
    for step in range(place, place + 4):
        way = vocabulary.direction.get(passage.keys[step])
        if way is not None:
            beyond, followers = passage.words[step + 1], rules["directions adverb_followers"]
            is_next = passage.words[step + 1 + (beyond in _MONEY)][0].isdecimal()
            if is_next and passage.words[step] in rules["directions particles"]:
                return None  # "revenue of $9 million up 21 percent"
            if beyond in rules["directions not_before"] or passage.words[step] in rules["directions collected"]:
                return None  # "a five-game losing streak", "the $28 million raised by him"
            if passage.words[step] in rules["directions finite"]:
                return None  # "homes over $2 million rose"
            is_other = passage.words[step] in rules["directions adverbs"] and beyond.isalpha()
            is_other |= (
                is_count
                and vocabulary.tells_plurals
                and passage.words[step] not in rules["nouns skips"]
                and beyond.isalpha()
                and beyond not in rules["nouns stops"]
            )
            return None if is_other and beyond not in followers else way  # "$2 million up front"
        if passage.words[step] not in skips and passage.keys[step] not in skips:
            break
        if passage.words[step] in _HYPHENS and not passage.glued(step):
            break  # "18 million - up from 12 million"
    is_each = passage.words[place] in _EACH  # "20 cents a gallon less"
    return way_after_noun(passage, place, vocabulary) if is_each else None


def _after_aside(passage: Passage, place: int) -> int:
    """The place after the same figure in another measure: "24 % (10.8 TWh) more"."""
    first = place + 1 + (passage.words[place + 1] in "+-−")  # "$20 (-1%) below the peak"
    if passage.words[place] != "(" or not passage.words[first][0].isdecimal():
        return place
    return next((close + 1 for close in range(first + 1, place + _ASIDE) if passage.words[close] == ")"), place)


def way_after_noun(passage: Passage, place: int, vocabulary: Vocabulary) -> str | None:
    """The direction told after what is counted: "500 barrels a day less", "3 degrees below normal"."""
    last_word, place = passage.words[place - 1], _after_aside(passage, place)
    is_each = passage.words[place] in _EACH
    place += 2 * is_each
    place += passage.words[place] in vocabulary.sets["directions after_linkers"]
    way, beyond = vocabulary.direction.get(passage.keys[place]), passage.words[place + 1]
    if way is None:
        is_compared = beyond in vocabulary.sets["directions than"] or not beyond.isalpha()
        return vocabulary.trailing.get(passage.keys[place]) if is_compared else None  # "two days longer than"
    if last_word.endswith(vocabulary.datives):
        return way  # «98 мың адамға дейін азайды»
    if passage.words[place] in vocabulary.sets["directions nouns"]:
        return None if passage.words[place - 1] in vocabulary.sets["directions counted"] else way  # "300 job cuts"
    if is_each and passage.words[place] in vocabulary.sets["directions change_nouns"]:
        return way  # "a $30 a year increase"
    if is_each and passage.words[place] in vocabulary.sets["multiple_rules comparators"]:
        is_last = not beyond.isalpha() or beyond in vocabulary.sets["directions adverb_followers"]
        if is_last or beyond in vocabulary.sets["directions away"]:
            return way  # "20 cents a gallon cheaper", "$900 a year worse off"
    if passage.words[place] in vocabulary.sets["directions particles"]:
        return way if beyond in vocabulary.sets["directions since"] else None  # "3 million jobs down from the peak"
    if beyond in vocabulary.sets["directions than"] and begins_count(
        passage, place + 2, vocabulary.number, vocabulary.sets["nouns stops"]
    ):
        return None  # "in 23 states more than one adult in three"
    if passage.words[place] in vocabulary.sets["directions after_nouns"] and (
        not beyond.isalpha() or beyond in vocabulary.sets["directions adverb_followers"]
    ):
        return way
    if passage.words[place] in vocabulary.sets["directions after_nouns"] and is_measured(
        passage, place, vocabulary.sets
    ):
        return way  # "12 minutes less sleep"
    return way if names_standard(passage, place + 1, vocabulary.sets) else None
