"""Number words that count nothing: "one of", "no one", "the two", "a one-off charge"."""

from __future__ import annotations

from typing import Final

from claims.text.digits import Number
from claims.text.lexemes import DIGITS
from claims.text.ordered import begins_choice
from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_HYPHENS: Final = frozenset("-‐‑–—−")
_PHRASE: Final = 6  # "a much bigger 310-megawatt one"


def is_pronoun(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "One of", "no one", "the two countries": words that count nothing."""
    if number.last != number.first + 1:
        return False
    key, before, after = passage.keys[number.first], passage.words[number.first - 1], passage.words[number.last]
    rules = vocabulary.sets
    if _is_welded(passage, number, vocabulary):
        return True
    if passage.words[number.first] in vocabulary.not_numbers:
        return True
    if key in rules["times units"]:  # «екі тоқсан», «бірінші тоқсан»: quarters, not ninety
        lead = passage.keys[number.first - 1]
        return lead is DIGITS or lead in vocabulary.number or before in vocabulary.rules["not_after"]
    is_hung = before in _HYPHENS or after in _HYPHENS
    if key.endswith("~") and number.value == 1 and is_hung:
        is_joined = passage.glued(number.first) or after in _HYPHENS  # "бір-біріне": each other
        return is_joined or follow(vocabulary.units, passage, number.last)[1] is None  # «— бір пайызға жетпейді»
    if key in rules["not one"]:
        return _is_one(passage, number, vocabulary)
    leads, beyond = rules["not two_leads"], passage.words[number.last + 1]
    is_end = after in vocabulary.conjunctions and passage.keys[number.last + 1] in vocabulary.number
    if number.value == 2 and (not leads or before in leads) and not is_end:  # "between two and three million"
        return (
            after in rules["not two_heads"]
            or passage.keys[number.last] in rules["not two_heads"]
            or (
                bool(leads)
                and not after.isalpha()
                and (after not in _HYPHENS or beyond in vocabulary.sets["not vague"])
            )
        )
    return False


def _is_one(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether "one" counts nothing: "one of them", "no one"; but "one in five", "within one day", "one or two"."""
    before, after, rules = passage.words[number.first - 1], passage.words[number.last], vocabulary.sets
    if before in rules["not one_leads"] and after in rules["not one_heads"]:
        return True  # "at one point"
    beyond = passage.keys[number.last + 1]
    if after in rules["nouns skips"] and beyond.isalpha() and beyond not in rules["nouns stops"]:
        return before in rules["not pronoun_leads"]  # "one more victory"
    is_number = beyond is DIGITS or beyond in vocabulary.number
    is_number |= beyond in rules["fraction_rules unit_articles"] and (
        vocabulary.number.get(passage.keys[number.last + 2], ("", 0.0))[0] == "mul"
    )  # "one in a hundred"
    is_number = is_number and after not in vocabulary.rules["of"]
    if after in vocabulary.rules["in_words"] and (is_number or beyond in vocabulary.rules["in_every"]):
        return False  # "one in five", "one of every five"; but "one of 12 suspects"
    if passage.keys[number.last] in rules["times units"] and beyond in rules["not day_tails"]:
        return False  # "one day longer"
    if after == "," and beyond in vocabulary.number:
        return False  # "one, two or five years"
    if before in rules["not day_leads"] and passage.keys[number.last] in rules["times units"]:
        return False  # "within one day"; but "one day she left"
    if begins_choice(passage, number.last, vocabulary):
        return False
    if _is_a(passage, number, vocabulary) or _stands_for_noun(passage, number, vocabulary):
        return True
    is_led = before in rules["not pronoun_leads"] and passage.keys[number.last] not in rules["not one_measures"]
    return (
        is_led  # "the one shop", but "the one kilometre"
        or after in rules["not pronouns"]
        or (not after.isalpha() and after not in "-%")
    )


def _is_a(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "A blow for one lender", "at one site", "said by one aide": a certain one; but "by one seat", "for one year"."""
    before, key, rules = passage.words[number.first - 1], passage.keys[number.last], vocabulary.sets
    after = passage.words[number.last]
    is_led = before in rules["not one_preps"] and vocabulary.direction.keys().isdisjoint(
        passage.keys[max(number.first - 1 - _PHRASE, 0) : number.first - 1]
    )
    if not is_led or not after.isalpha() or vocabulary.is_plural(after) or key in vocabulary.number:
        return False
    is_measure = key in rules["times units"] or key in rules["fraction_rules measured"] or key in rules["times play"]
    is_measure = is_measure or key in rules["directions ranks"] or after in rules["not glued_units"]
    is_money = follow(vocabulary.currency, passage, number.last)[1] or follow(vocabulary.units, passage, number.last)[1]
    is_part = key in vocabulary.fraction or key in rules["skips margins"]
    return not (is_measure or is_money or is_part)


def _stands_for_noun(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "A 310-megawatt one now being built", "a much bigger one": it ends a phrase that begins with an article."""
    rules, after = vocabulary.sets, passage.words[number.last]
    if after.isalpha() and passage.keys[number.last] not in rules["nouns stops"]:
        return False
    for place in range(number.first - 1, max(number.first - 1 - _PHRASE, -1), -1):
        word = passage.words[place]
        if word in rules["fraction_rules unit_articles"]:
            return place < number.first - 1
        is_part = word[0].isdecimal() or word.isalpha() or word in _HYPHENS
        if not is_part or (word in rules["nouns stops"] and word not in rules["nouns skips"]):
            return False
        if passage.keys[place] in vocabulary.number:
            return False  # "a hundred and one"
    return False


def _is_welded(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "A one-off charge", "the best-of-seven series": a hyphen ties the number to a word that is not counted."""
    first, last, ties = number.first, number.last, vocabulary.sets["not hyphen_tails"]
    if passage.words[first - 1] in _HYPHENS and passage.glued(first) and passage.keys[first - 2] in ties:
        return True
    is_tied = passage.words[last] in _HYPHENS and passage.glued(last) and passage.glued(last + 1)
    return is_tied and (passage.keys[last + 1] in ties or passage.keys[last + 1] in vocabulary.sets["not bodies"])
