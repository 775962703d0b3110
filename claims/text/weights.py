"""Pounds that are weights and not money: "a 230-pound guard", "weighed 9 pounds", "40 pounds of cocaine"."""

from __future__ import annotations

from typing import Final

from claims.text.digits import HYPHENS
from claims.text.figure import Figure
from claims.text.tries import follow_back
from claims.text.vocabulary import Vocabulary

_REACH: Final = 8
_NEAR: Final = 4
_BODY: Final = 400  # pounds that one loses or gains
_HEAVIEST: Final = 1e5
_FEET: Final = frozenset("567")  # as many as people are tall
_ENDS: Final = frozenset(".;:!?\n")


def weigh(figure: Figure, vocabulary: Vocabulary) -> None:
    """Take a weight that bears the name of money for what it is: nothing that money is counted in."""
    passage, name = figure.passage, figure.currency_name
    if name is None or name not in vocabulary.sets["currencies_apart weights"] or figure.first < figure.number.first:
        return
    if figure.number.scale or figure.last == figure.number.last or not _is_weight(figure, vocabulary):
        return
    figure.unit, figure.currency_name, figure.noun = None, None, passage.words[figure.last - 1]


def _is_weight(figure: Figure, vocabulary: Vocabulary) -> bool:
    passage, rules, last = figure.passage, vocabulary.sets, figure.last
    weighing, paid = rules["currencies_apart weighing"], rules["currencies_apart paid"]
    after = passage.keys[last : last + _NEAR]
    if passage.words[figure.number.last] in HYPHENS and passage.glued(figure.number.last):
        return figure.value < _HEAVIEST and paid.isdisjoint(after)  # "a 230-pound guard", not "a 50-pound fine"
    if not rules["currencies_apart ounces"].isdisjoint(after) or after[0] in weighing:
        return True  # "9 pounds, 4 ounces", "12 pounds heavier"
    if passage.words[last] in vocabulary.rules["of"]:  # "40 pounds of cocaine", not "900 pounds of damage"
        return figure.value < _HEAVIEST and paid.isdisjoint(after) and rules["nouns money_context"].isdisjoint(after)
    lead, _ = follow_back(vocabulary.before, passage, figure.first)
    if passage.keys[lead - 1] in rules["currencies_apart gaining"] and figure.value < _BODY:
        return True  # "lost 60 pounds"
    height = passage.words[figure.first - 4 : figure.first - 1]  # "6-4 and 215 pounds"
    if len(height) == 3 and height[0] in _FEET and height[1] in HYPHENS and height[2].isdecimal():
        return True
    for place in range(figure.first - 1, max(figure.first - _REACH, -1), -1):
        if passage.words[place] in _ENDS:
            return False
        if passage.keys[place] in weighing or passage.keys[place] in rules["currencies_apart bodies"]:
            return True  # "weighed 9 pounds", "6-foot-5, 240 pounds"
    return False
