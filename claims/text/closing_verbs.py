"""Verbs that close a sentence and govern the rates before them: "экспорт 12 пайызға, ал импорт 7 пайызға өсті"."""

from __future__ import annotations

import re
from typing import Final

from claims.text.figure import Figure
from claims.text.vocabulary import Vocabulary

_FARTHEST: Final = 120
_SENTENCE_END: Final = re.compile(r"[.!?;]\s|\n")


def carry_back(joined: list[Figure], vocabulary: Vocabulary) -> None:
    """Each rate or amount that its clause leaves without a verb changes as the one like it after it does.

    In a language whose verb closes the clause, what is followed by a comma or a word that joins has none of its own.
    """
    if not vocabulary.datives:
        return
    for place in range(len(joined) - 2, -1, -1):
        before, figure = joined[place], joined[place + 1]
        if before.direction is None and figure.direction is not None and _shares_verb(before, figure, vocabulary):
            before.direction = figure.direction


def _shares_verb(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    passage = before.passage
    if figure.passage is not passage or before.unit != figure.unit:
        return False
    if not (before.kind == "percent" or (before.is_money and before.kind == figure.kind)):
        return False
    is_dative = passage.words[before.last - 1].endswith(vocabulary.datives)
    if not is_dative:  # "экспорт 5 млрд доллар, импорт 3 млрд доллар болды": no case of change
        is_rate = before.kind == "percent"
        is_cased = figure.kind != "multiple" and passage.words[figure.last - 1].endswith(vocabulary.datives)
        if not is_rate or is_cased:
            return False
    after = passage.words[before.last]
    if after != "," and after not in vocabulary.links["and"] and after not in vocabulary.sets["directions turns"]:
        return False
    between = passage.raw[before.core_end : figure.core_start]
    if len(between) > _FARTHEST or _SENTENCE_END.search(between):
        return False
    keys = passage.keys[before.last : figure.first]
    return not any(key in vocabulary.direction for key in keys)
