"""What is told as taken off: "were off 12 percent", "5 percent off its record", "knocked 3 seconds off"."""

from __future__ import annotations

from typing import Final

from claims.text.change_nouns import NAME_REACH, is_point
from claims.text.figure import Figure
from claims.text.vocabulary import Vocabulary

_YEAR: Final = 4
_NEAR: Final = 6
_KNOCKED: Final = 1  # "knocked a further £2 billion off"


def taken_off(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "Were off 12 percent", "5 percent off its record high": down; not "25 pence off a loaf"."""
    passage, rules = figure.passage, vocabulary.sets
    first = figure.hedge_first - 1
    if passage.words[first] in rules["directions costing"] and _are_posts(figure, vocabulary):
        return "down"
    first -= passage.words[first] in rules["directions linkers"]  # "off another 2 percent"
    is_before = passage.words[first] in rules["directions off"]
    is_measured = figure.noun in rules["not glued_units"] or figure.noun in rules["times units"]
    is_measured |= is_point(figure, vocabulary)
    last = max(figure.last, figure.noun_last) if is_measured else figure.last  # "knocked 3 seconds off"
    if not (is_before or passage.words[last] in rules["directions off"]):
        return None
    if figure.unit is None and not (is_measured or is_point(figure, vocabulary)):
        return None
    taken = passage.keys[max(first - _KNOCKED, 0) : first + 1]
    if not is_before and not rules["directions knocks"].isdisjoint(taken):
        return "down"
    if is_before:
        is_taken = passage.keys[first - 1] in rules["directions takes_off"]
        is_said = passage.words[first - 1] in rules["directions off_leads"]
        return (
            "down" if is_said or (figure.kind == "percent" and not is_taken and _closes(figure, vocabulary)) else None
        )
    peak = passage.words[last + 1 : last + NAME_REACH + 1]
    return None if rules["directions peaks"].isdisjoint(peak) else "down"


def _are_posts(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Will cost 1,500 jobs", "cost between 1,500 and 2,000 jobs": posts are what is lost."""
    posts, last = vocabulary.sets["directions posts"], figure.last
    return figure.noun in posts or (figure.is_bare and not posts.isdisjoint(figure.passage.words[last : last + _NEAR]))


def changed_since(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "The 40,000 jobs lost since 2008", "$3 billion gained in May": a verb after what changed, and a time."""
    passage, rules = figure.passage, vocabulary.sets
    place = max(figure.last, figure.noun_last)
    if passage.keys[place] not in rules["directions changed"] or not _is_sized(figure, vocabulary):
        return None
    if passage.words[place + 1] not in rules["times year_leads"]:
        return None
    after = place + 2 + (passage.words[place + 2] in rules["skips definite"])
    is_year = len(passage.words[after]) == _YEAR and passage.words[after].isdecimal()
    is_time = passage.keys[after] in rules["times units"] or passage.keys[after] in rules["times months"]
    is_time |= passage.words[after] in rules["directions asides"]  # "in the past year"
    return vocabulary.direction.get(passage.keys[place]) if is_year or is_time else None


def _is_sized(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a figure is a sum, a rate, a measure or a number of posts."""
    rules, noun = vocabulary.sets, (figure.noun or "").rpartition(" ")[2]
    is_measure = noun in rules["directions ranks"] or noun.rstrip("s") in rules["fraction_rules measured"]
    is_measure |= noun in rules["not glued_units"]
    return figure.unit is not None or noun in rules["directions posts"] or is_measure


def _closes(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether nothing is counted or described after the figure."""
    after = figure.passage.words[figure.last]
    return not after.isalnum() or (after in vocabulary.sets["nouns stops"] and after not in ("the", "of"))
