"""Verbs of change that do something to what is counted: "dropped three bombs", "raised two children"."""

from __future__ import annotations

from claims.text.figure import Figure
from claims.text.vocabulary import Vocabulary


def is_handled(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a verb right before a count acts on the things counted; of a measure or a rank it tells the change.

    Weights are lifted: "can lift 37 tonnes".
    """
    passage, rules, noun = figure.passage, vocabulary.sets, figure.noun
    is_weight = figure.unit == "tonne" or (noun is not None and noun in rules["directions weights"])
    if is_weight and passage.keys[place] in rules["directions lifts"] and place == figure.hedge_first - 1:
        return True
    if passage.keys[place] not in rules["directions handles"] or noun is None or figure.number.scale or figure.lead:
        return False  # "climb from 12 to 19 gigawatts" tells both ends
    if passage.words[place + 1] in rules["directions led_by"]:
        return False  # "growing at over 100 vans a month"
    last = noun.rpartition(" ")[2]
    is_measure = last in rules["not glued_units"] or last in rules["times units"]
    return not (is_measure or last in rules["directions ranks"] or last.rstrip("s") in rules["fraction_rules measured"])


def is_pulled_down(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """ "Pulled down 12 rebounds", "scaled back 9 plans": things that are counted, and no points of an index."""
    rules, noun = vocabulary.sets, figure.noun
    is_verb = figure.passage.words[place - 1] in rules["directions draws_back"]
    return (
        is_verb
        and figure.unit is None
        and noun is not None
        and noun.rpartition(" ")[2] not in rules["directions ranks"]
    )
