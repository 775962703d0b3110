"""Units that lead their number or stand for one of it: «процентов сорок», «менее процента», «на полпроцента»."""

from __future__ import annotations

from typing import Final

from claims.text.digits import Number
from claims.text.figure import Figure
from claims.text.tokens import Passage
from claims.text.tries import follow, follow_back
from claims.text.vocabulary import Vocabulary

_SHORT: Final = 3  # pronouns end like adjectives: «у них человек пять»
_LEADS_NONE: Final = ("eq", "from", "between")


def read_one_percent(passage: Passage, place: int, vocabulary: Vocabulary) -> Figure | None:
    """«Менее процента», «на процент выше», «процент с четвертью», «полпроцента»: one of it, or half of one."""
    value = vocabulary.percent_alone.get(passage.keys[place], 0.0)
    if not value or passage.words[place - 1][0].isdecimal() or passage.keys[place - 1] in vocabulary.number:
        return None
    last, (after, tail) = place + 1, follow(vocabulary.half_tails, passage, place + 1)
    if tail is not None and value == 1.0:
        value, last = value + tail, after
    elif value == 1.0 and not _is_one(passage, place, vocabulary):
        return None
    resolution = 1.0 if value == 1.0 else 0.1
    number = Number(place, last, value, resolution, is_digits=False)
    figure = Figure(passage, number, place, last, value, resolution)
    figure.unit = figure.kind = "percent"
    return figure


def _is_one(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    found = follow_back(vocabulary.before, passage, place)[1]
    if isinstance(found, tuple) and found[0] not in _LEADS_NONE:
        return True
    after = passage.keys[place + 1]
    is_free = not after.isalpha() or after in vocabulary.direction or after in vocabulary.sets["nouns stops"]
    return passage.words[place - 1] in vocabulary.links["by"] and is_free


def read_inverted_unit(figure: Figure, vocabulary: Vocabulary) -> bool:
    """«Процентов на сорок», «тонн двести»: the unit before the number says that it is rough; whether it was there."""
    passage, first = figure.passage, figure.first
    if not vocabulary.inverts or first < 1:
        return False
    is_led = passage.words[first - 1] in vocabulary.inverts - vocabulary.sets["multiple_rules leads"]
    place = first - 1 - is_led
    if passage.words[place] in vocabulary.inverted_nouns:
        return _read_inverted_noun(figure, place, vocabulary)
    after, found = follow(vocabulary.units, passage, place)
    if after != place + 1 or not isinstance(found, tuple):
        return False
    unit, by = found
    if not (is_led and unit == "percent") and not _stands_before(figure, place, vocabulary):
        return False
    if unit not in ("percent", "tonne"):
        return False
    figure.first, figure.unit = place, unit
    figure.value, figure.resolution = figure.value * by, figure.resolution * by
    figure.kind = "percent" if unit == "percent" else figure.kind
    figure.hedge, figure.rule = "approx", "inverted"
    return True


def _read_inverted_noun(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """«Человек восемьдесят», «лет на пять», «рублей пятьсот»: what is counted, before a number."""
    passage = figure.passage
    is_money, lead = follow(vocabulary.currency, passage, place)[1], passage.words[place - 1]
    if not _is_free_before(passage, place, vocabulary) or not _is_free_behind(figure, vocabulary):
        return False
    if figure.number.is_digits and (is_money or figure.number.scale or not lead[:1].isalpha()):
        return False  # «рублей 500», «численность, человек 120» name what a column holds
    figure.first, figure.hedge, figure.rule = place, "approx", "inverted"
    if is_money:
        figure.unit, figure.currency_name = is_money
    else:
        figure.noun, figure.noun_last = passage.words[place], figure.last
    return True


def _is_free_before(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a noun belongs to nothing before it: no number, no word like "several", no adjective, no count."""
    lead, key = passage.words[place - 1], passage.keys[place - 1]
    if lead[:1].isdecimal() or lead == "." or key in vocabulary.many:
        return False
    if key in vocabulary.number or key in vocabulary.abbreviation:
        return False
    return len(lead) <= _SHORT or not vocabulary.is_adjective(lead)


def _is_free_behind(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether nothing follows the number that it could count itself."""
    passage, last = figure.passage, figure.last
    word, key = passage.words[last], passage.keys[last]
    if not word[:1].isalpha() or key in vocabulary.sets["nouns stops"] or key in vocabulary.direction:
        return True
    if len(word) <= _SHORT:
        return True
    is_unit = follow(vocabulary.units, passage, last)[1] or follow(vocabulary.currency, passage, last)[1]
    is_counted = is_unit or key in vocabulary.number or key in vocabulary.sets["times units"]
    return not (is_counted or vocabulary.is_adjective(word) or vocabulary.is_countable(word))


def read_leading_percent(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "%8", "yüzde 8": in some languages what tells percent stands before the figure; whether it does."""
    passage = figure.passage
    if not vocabulary.percent_before or figure.unit is not None:
        return False
    first, found = follow_back(vocabulary.percent_before, passage, figure.first)
    if found is None or (passage.glued(first) and passage.words[first - 1][0].isdecimal()):
        return False  # "5% 8": the sign is that of the number before it
    figure.first, figure.unit, figure.kind = first, "percent", "percent"
    return True


def _stands_before(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a unit right before the number is that of no number before it, and the number has none of its own."""
    passage = figure.passage
    if passage.words[place] not in vocabulary.inverted_units or place != figure.first - 1:
        return False
    lead, key = passage.words[place - 1], passage.keys[place - 1]
    if lead[0].isdecimal() or lead == "." or key in vocabulary.number or key in vocabulary.abbreviation:
        return False  # «20 процентов пять стран», «млн тонн»
    return all(
        follow(table, passage, figure.last)[1] is None
        for table in (vocabulary.units, vocabulary.currency, vocabulary.times)
    )
