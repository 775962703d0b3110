"""Where a word of change tells no change: "make up 46 percent", "lost to Tarn by 42 runs", "gave up 6 hits"."""

from __future__ import annotations

from typing import Final

from claims.text.change_nouns import is_point
from claims.text.figure import Figure
from claims.text.handled import is_handled, is_pulled_down
from claims.text.leads import lead_of
from claims.text.vocabulary import Vocabulary

_PLAYED: Final = 1000  # no more games are lost


def is_other_sense(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Where a word of change tells none: "make up 46 percent", "the lower house by 5 votes", "raised $42 million"."""
    passage, rules = figure.passage, vocabulary.sets
    word, key = passage.words[place], passage.keys[place]
    links, by = rules["directions linkers"], rules["directions by"]
    is_adjacent = all(word in links and word not in by for word in passage.words[place + 1 : figure.hedge_first])
    if is_adjacent and figure.unit is None and key in rules["directions pots"]:
        if passage.words[place + 1] in rules["directions crossing_down"]:
            return False  # "sank below 60,000"
        return not is_point(figure, vocabulary)  # "sank nine shots"
    if is_adjacent and figure.unit in (None, "tonne") and is_handled(figure, place, vocabulary):
        return True
    if word in rules["directions particles"]:
        if passage.words[place + 1] in vocabulary.links["by"] and (figure.is_money or figure.kind == "percent"):
            return False  # "was put up by 10 pence"
        is_rate = figure.kind == "percent" and passage.words[figure.last] not in rules["nouns of"]
        is_rate |= figure.noun in rules["directions gathered"]
        is_won = passage.words[place - 1] in rules["directions gathers"] and is_rate  # "sales picked up 5 percent"
        if is_adjacent and is_pulled_down(figure, place, vocabulary):
            return True
        return not is_won and passage.words[place - 1] in rules[f"directions phrasal_{vocabulary.direction[key]}"]
    if passage.words[place + 1] in rules["directions not_before"]:
        return True
    if word in rules["directions change_nouns"] and passage.words[place + 1] in rules["directions bases"]:
        return passage.keys[place - 1] in rules["directions rates"]  # "a 17 percent drop from 1,268"
    if word in rules["directions sums"] and passage.words[place - 1].isalnum():
        return passage.keys[place - 1] not in rules["nouns stops"]  # "two terms plus 40 years", but "of plus 3 percent"
    if key in rules["directions losing"] and figure.unit is None:
        lead = lead_of(figure, vocabulary)
        is_margin = passage.words[lead] in vocabulary.links["by"]  # "lost to Tarn by 42 runs"
        is_margin |= lead == place + 1 and passage.words[lead] in vocabulary.links["to"]  # "lost to a closing 65"
        return is_margin or (
            not figure.number.scale
            and figure.value < _PLAYED
            and (
                passage.words[figure.last].isalpha()
                if figure.noun is None
                else figure.noun in rules["directions played"]
            )
        )
    return key in rules["directions collects"] and is_adjacent and (figure.is_money or figure.kind == "fraction")


def is_yielded(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """ "Gave up 6 points, or 0.3 percent": up of a rate or an index, though not of hits or of a seat."""
    passage, rules = figure.passage, vocabulary.sets
    is_said = passage.words[place] in rules["directions particles"] and (
        passage.keys[place - 1] in rules["directions yields"]
    )
    return is_said and place == figure.hedge_first - 1 and (figure.unit == "percent" or is_point(figure, vocabulary))
