"""Numbers that are part of the name of a thing: "a Titan 4 rocket", "the 9 Pro", "1080p video", "nine 3-pointers"."""

from __future__ import annotations

from typing import Final

from claims.text.digits import Number
from claims.text.figure import Figure
from claims.text.tokens import Passage
from claims.text.vocabulary import Vocabulary

_HYPHENS: Final = frozenset("-‐‑–—−")
_QUOTES: Final = frozenset("'’”\"`")


def is_model(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether what follows the digits makes them the name of a model, a format or a kind of shot."""
    last, rules = number.last, vocabulary.sets
    if passage.words[last - 1].isalpha():
        is_format = passage.words[last - 2] + passage.words[last - 1] in rules["not", "formats"]
        is_format = is_format and passage.is_capital(last - 1)  # "a 4K film", but "4k houses"
        return is_format and not vocabulary.follows_sign(passage, number.first)  # "$4K" is money
    after, is_glued = passage.words[last], passage.glued(last)
    if is_glued and after in _QUOTES and passage.words[last + 1] == "s" and passage.glued(last + 1):
        return number.is_plain  # "the 6's dashboard"
    if is_glued and after in _HYPHENS and passage.glued(last + 1):
        return passage.words[last + 1] in rules["not", "hung_names"]
    if is_glued:
        is_format = number.is_plain and passage.words[number.first] + after in rules["not", "formats"]
        return is_format and not vocabulary.follows_sign(passage, number.first)
    return number.is_plain and passage.is_capital(last) and after in rules["not", "model_tails"]


def counts_nothing(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether the noun after a bare number is one thing that the number belongs to: "a Titan 4 rocket"."""
    number, noun = figure.number, figure.noun
    if noun is None:
        return True
    is_hung = figure.passage.words[number.last] in _HYPHENS or figure.passage.glued(number.last)
    if not vocabulary.tells_plurals or not number.is_digits or number.value == 1 or is_hung:
        return False
    rules = vocabulary.sets
    is_measure = noun in rules["not", "glued_units"] or noun in rules["times", "units"]
    return not (is_measure or noun in rules["fraction_rules", "measured"] or vocabulary.is_plural(noun))


def named_by(passage: Passage, place: int) -> int:
    """The place of the word that names: "Miller's 500 index" is named by the word before the apostrophe."""
    if place > 1 and passage.words[place] == "s" and passage.words[place - 1] in _QUOTES:
        return place - 2
    return place
