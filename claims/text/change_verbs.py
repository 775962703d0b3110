"""Verbs that tell a change only of a figure tied to them: "collapsed by 5 percent", not "collapsed on 5 cars"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from claims.text.change_nouns import is_point
from claims.text.figure import Figure
from claims.text.leads import lead_of
from claims.text.vocabulary import Vocabulary

_PHRASE: Final = 5  # "an unprecedented 24 percent"
_HYPHENS: Final = frozenset("-‐‑")
_QUOTES: Final = frozenset("“”\"'‘’")
_PARTED: Final = 10
_OBJECT: Final = 6  # "$3 billion of the lender's market value was wiped out"
_LASTING: Final = "ing"  # "growing at over 100 a month", not "exploded at two sites"
_VERB: Final = 5  # "300 jobs would have to be cut"


def led_way(figure: Figure, place: int, vocabulary: Vocabulary, *, is_led: bool) -> str | None:
    """The direction that the word at `place` gives a figure after it."""
    passage, rules = figure.passage, vocabulary.sets
    key = passage.keys[place]
    if key in rules["directions stretching"]:
        between = passage.words[max(place - 2 * is_led, 0) : figure.hedge_first]  # "their lead extends to 6"
        is_by = passage.words[lead_of(figure, vocabulary)] in vocabulary.links["by"]
        if is_by and (figure.noun in rules["times units"] or figure.noun in rules["skips distances"]):
            return "up"  # "extended the lease by 9 years"
        return None if rules["directions stretched"].isdisjoint(between) else "up"  # "extended its streak to 14"
    if is_led and passage.words[place] in rules["multiple_rules manner"]:
        return None  # «упала вдвое, на 54 %»: the verb tells
    if is_led and key in vocabulary.multiple and passage.words[place + 1] not in _HYPHENS:  # not "double-digit"
        return "down" if vocabulary.multiple[key] < 1 else "up"  # "halved its stake from 6 percent to 3"
    return (
        _verb(figure, place, vocabulary, is_led=is_led)
        or _noun(figure, place, vocabulary)
        or _particle(figure, place, vocabulary, is_led=is_led)
        or _struck(figure, place, vocabulary)
    )


def _verb(figure: Figure, place: int, vocabulary: Vocabulary, *, is_led: bool) -> str | None:
    """ "Growing at 5 percent", not "growing 5 crops"; "will contract by 5 percent", not "a contract by 5 firms"."""
    passage, rules = figure.passage, vocabulary.sets
    key = passage.keys[place]
    if key in rules["directions erases"] and _is_sized(figure, vocabulary):
        return "down"  # "erased $250 billion"
    if key in rules["directions knocks"] and figure.is_money:
        rest = passage.words[figure.last : figure.last + _PARTED]  # "knock $1 billion (£680 million) from its forecast"
        return None if rules["directions parted"].isdisjoint(rest) else "down"
    is_rate = figure.unit == "percent" or is_point(figure, vocabulary)
    way = vocabulary.led.get(key) or (vocabulary.runs.get(key) if is_rate or figure.unit is not None else None)
    modal = place - 1 - (passage.words[place - 1] in rules["directions linkers"])  # "will further contract"
    if way is None and passage.words[modal] in rules["directions modals"]:
        way = vocabulary.bare.get(key)
    if way is None or is_led or is_rate:
        return way  # "contracting 5 percent"
    after = passage.words[place + 1]
    if after in rules["nouns of"] and key in vocabulary.noun_way:
        return None  # a noun
    is_lasting = after not in rules["directions settling"] or passage.words[place].endswith(_LASTING)
    return way if after in rules["directions led_by"] and is_lasting else None


def _noun(figure: Figure, place: int, vocabulary: Vocabulary) -> str | None:
    """ "A collapse of 5 percent", "a build of 2 million barrels"; not "the collapse of two bridges"."""
    passage, rules = figure.passage, vocabulary.sets
    is_of = place == figure.hedge_first - 2 and passage.words[place + 1] in rules["nouns of"]
    is_size = figure.unit is not None or figure.noun in rules["directions shares"]
    return vocabulary.noun_way.get(passage.keys[place]) if is_of and is_size and figure.kind != "fraction" else None


def _particle(figure: Figure, place: int, vocabulary: Vocabulary, *, is_led: bool) -> str | None:
    """ "Wiped out 9,000 jobs", "blew out to $9 million", "scaled back to 5 percent"."""
    passage, rules = figure.passage, vocabulary.sets
    word, verb = passage.words[place], passage.words[place - 1]
    if word in rules["directions away"]:
        is_out = passage.keys[place - 1] in rules["directions knocks"] and word not in rules["directions off"]
        if is_out or verb in rules["directions erases"]:  # "knocked out", but "knocks off 5 percent" sells for less
            return "down" if _is_sized(figure, vocabulary) else None
        return "up" if is_led and verb in rules["directions blows"] else None
    is_rate = figure.unit == "percent" or is_point(figure, vocabulary)
    if word in rules["directions on"]:
        return "up" if is_rate and verb in rules["directions puts_on"] else None
    is_won = is_rate and figure.kind != "fraction"  # not "won back half of its posts"
    if is_won and word in rules["directions back"] and verb in rules["directions wins_back"]:
        return "up" if place == figure.hedge_first - 1 else None  # "clawed back 2 percent"
    is_tied = is_led or is_rate
    return "down" if is_tied and word in rules["directions back"] and verb in rules["directions draws_back"] else None


def _is_sized(figure: Figure, vocabulary: Vocabulary) -> bool:
    return figure.unit is not None or figure.noun in vocabulary.sets["directions posts"]


def _struck(figure: Figure, place: int, vocabulary: Vocabulary) -> str | None:
    """ "Hit profits by 6 percent": an object stands between; not "was hit by $6 million in claims"."""
    words, rules = figure.passage.words, vocabulary.sets
    if words[place] not in rules["directions strikes"] or figure.unit is None:
        return None
    lead = lead_of(figure, vocabulary)
    is_by = words[lead] in vocabulary.links["by"] and place < lead - 1
    return "down" if is_by and words[place - 1] not in rules["directions is"] else None


def phrase_first(figure: Figure, vocabulary: Vocabulary) -> int:
    """Where a phrase begins that has an article: "fell an "unprecedented" 24 percent", "added a robust 300 jobs"."""
    words, rules, last = figure.passage.words, vocabulary.sets, figure.hedge_first - 1
    if words[last] == "s" and words[last - 1] in _QUOTES:  # "up from last year's $60 million"
        owner = last - 2 - (words[last - 3] in rules["skips definite"])
        return owner if words[owner - 1] in rules["directions since"] else figure.hedge_first
    if figure.noun in rules["times units"]:
        return figure.hedge_first
    for place in range(last, last - _PHRASE, -1):
        word = words[place]
        if word in rules["fraction_rules unit_articles"]:
            return max(place, 0)
        is_part = word.isalpha() or word in _QUOTES or word in _HYPHENS
        if not is_part or word in rules["nouns stops"] or figure.passage.keys[place] in vocabulary.direction:
            break
    return figure.hedge_first


def is_agent(figure: Figure, lead: int, vocabulary: Vocabulary) -> bool:
    """ "Was boosted by a $5 million grant": the sum is of a thing that did it, and no size of the change."""
    words, rules = figure.passage.words, vocabulary.sets
    if words[lead + 1] not in rules["fraction_rules unit_articles"]:
        return False
    after = words[figure.last]
    return figure.unit is not None and after.isalpha() and after not in rules["nouns stops"]


def taken_away(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "300 jobs were axed", "$3 billion was wiped off its value": the verb follows what is gone."""
    passage, rules = figure.passage, vocabulary.sets
    place = max(figure.last, figure.noun_last)
    if not _is_sized(figure, vocabulary):
        return None
    if passage.words[place] in rules["nouns of"]:
        place = _past_object(figure, place + 1, vocabulary)
    has_verb = False
    for word, after in pairwise(passage.words[place : place + _VERB]):
        if word in rules["directions gone"]:
            return "down" if figure.is_money else None
        if word in rules["directions taken"] and has_verb:
            is_parted = figure.unit is None or after in rules["directions away"]
            return "down" if is_parted else None
        has_verb |= word in rules["directions is"]
        if not (has_verb or word in rules["directions modals"] or word in rules["directions have"]):
            return None
    return None


def _past_object(figure: Figure, place: int, vocabulary: Vocabulary) -> int:
    """The place after "of" and what the sum is of: "half a trillion dollars of market value evaporated"."""
    words, rules = figure.passage.words, vocabulary.sets
    for at in range(place, place + _OBJECT):
        is_verb = words[at] in rules["directions is"] or words[at] in rules["directions gone"]
        if is_verb or not words[at].isalpha():
            return at
    return place
