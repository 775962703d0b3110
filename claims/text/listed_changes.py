"""Lists that one word of change governs: "beef is up 10 percent, pork 6", "12 rebounds, six assists and a block"."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.lexemes import DIGITS
from claims.text.vocabulary import Vocabulary

_PAIR: Final = 2
_GAP: Final = 40
_PHRASE: Final = 6  # "and a season-high four steals"


def is_named_too(before: Figure, figure: Figure, text: str, vocabulary: Vocabulary) -> bool:
    """ "Tollan rose 1.9 percent, Marl Bank 1.2 percent and Ostra 0.8 percent": names alone stand between two rates, or
    names and goods: "exports were 7 percent higher in May, and Dutch sales here 5 percent".
    """
    if figure.kind != "percent":
        return False
    words = text.replace(",", " , ").split() if len(text) < _GAP else []
    if words and (words[0] == "," or words[0] in vocabulary.links["and"]):
        names = [word for word in words if word != "," and word not in vocabulary.links["and"]]
        if names and (all(word[0].isupper() for word in names) or _is_noun_alone(before, figure, vocabulary)):
            return True
    return _is_verbless(before, figure, vocabulary)


def _is_verbless(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether from the last comma or "and" on names, goods and their prepositions alone lead to a rate of no whole."""
    passage, rules = figure.passage, vocabulary.sets
    goods, small = rules["nouns money_context"], rules["directions elliptic"]
    if not small or passage.words[figure.last] in rules["nouns of"]:
        return False
    has_goods = False
    for place in range(figure.hedge_first - 1, before.last - 1, -1):
        word = passage.words[place]
        if word == "," or (has_goods and word in vocabulary.links["and"]):
            return has_goods
        is_goods = passage.keys[place] in goods or word in rules["directions those"]
        if not (is_goods or word in small or passage.is_capital(place)):
            return False
        has_goods = has_goods or is_goods
    return False


def _is_noun_alone(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Beef is up 10 percent, pork 6 percent": one noun alone stands between two rates."""
    rules, words = vocabulary.sets, figure.passage.words[before.last : figure.hedge_first]
    if len(words) != _PAIR or not words[1].isalpha() or not vocabulary.tells_plurals:
        return False
    kinds = (
        "directions attributed",
        "nouns stops",
        "directions tells",
        "directions reaches",
        "directions turns",
        "directions linkers",
    )
    is_other = any(words[1] in rules[kind] for kind in kinds) or words[1].endswith(("ed", "ly", "ing"))
    return not is_other and figure.passage.keys[figure.hedge_first - 1] not in vocabulary.direction


def is_parallel(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Fell 5 percent in Peru and 3 percent in Chile": rates in a list, each with the same word after it."""
    words = figure.passage.words
    after = words[figure.last]
    place = figure.hedge_first - 1
    is_listed = words[place] in vocabulary.links["and"] or words[place] == ","
    place -= words[place] in vocabulary.sets["directions linkers"]  # "but only 5 percent on renewals"
    is_listed |= words[place] in vocabulary.sets["directions contrasts"]
    return is_listed and after == words[before.last] and after in vocabulary.sets["directions parallels"]


def goes_on(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a list of counts ends right after this one: "six assists and a season-high four steals"."""
    passage, after = figure.passage, max(figure.last, figure.noun_last)
    if figure.noun is None or passage.words[after] not in vocabulary.links["and"]:
        return False
    keys = passage.keys[after + 1 : after + 1 + _PHRASE]
    at = next((n for n, key in enumerate(keys) if key is DIGITS or key in vocabulary.number), None)
    between = passage.words[after + 1 : after + 1 + (at or 0)]
    return at is not None and vocabulary.sets["directions linkers"].issuperset(between)


def is_told_each(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """ "To $8,120 and $2,450, respectively": one verb for both levels."""
    passage, last = figure.passage, max(figure.last, figure.noun_last)
    last += passage.words[last] == ","
    is_each = passage.words[last] in vocabulary.links["each"] and link in vocabulary.links["and"]
    return is_each and before.unit == figure.unit
