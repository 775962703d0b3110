"""Whether a figure is told as a rise or a fall: by its sign, the word after it, or the verb before it."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import BARRIER, Passage
from claims.text.vocabulary import Vocabulary

_REACH: Final = 8
_LEAD_REACH: Final = 4
_LED_REACH: Final = 12  # "raised its key rate by": a preposition ties the figure to a verb further off
_STOPS: Final = frozenset((BARRIER, *".;:!?()"))
_HYPHENS: Final = frozenset("-‐‑")
_PLUS: Final = frozenset("+")
_MINUS: Final = frozenset("-−–─")


def read_direction(figure: Figure, vocabulary: Vocabulary) -> None:
    """Set `direction`; the nearest sign of change wins, and words after the figure before those in front of it."""
    passage, last = figure.passage, figure.number.last
    if figure.unit is None and passage.words[last] in _HYPHENS and passage.words[last + 1].isalpha():
        if passage.keys[last + 1] not in vocabulary.sets["times", "units"]:
            figure.direction = vocabulary.way_after(passage, last + 2)  # "a 12-point drop"
        return  # "fell to a six-month low"
    figure.direction = (
        _sign(figure)
        or vocabulary.way_after(passage, figure.last, is_count=figure.unit is None)
        or (vocabulary.way_after_noun(passage, figure.noun_last) if figure.noun_last else None)
        or _before(figure, vocabulary)
    )


def _sign(figure: Figure) -> str | None:
    passage, place = figure.passage, figure.first - 1
    if place < 0:
        return None
    mark = passage.words[place]
    if mark in _PLUS:
        figure.first = place
        figure.hedge_first = min(figure.hedge_first, place)
        return "up"
    is_sign = mark in _MINUS and passage.glued(place + 1) and not passage.glued(place)
    is_sign = is_sign or (mark in _MINUS and passage.words[place - 1] in "(,[")
    if is_sign and (figure.kind == "percent" or mark in "−─"):
        return "down"
    return None


def _is_year(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    words, leads = figure.passage.words, vocabulary.sets["times", "year_leads"]
    return len(words[place]) == 4 and words[place].isdecimal() and words[place - 1] in leads


def _is_other_sense(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Where a word of change tells none: "make up 46 percent", "the lower house by 5 votes", "raised $42 million"."""
    passage, rules = figure.passage, vocabulary.sets
    word, key = passage.words[place], passage.keys[place]
    links, by = rules["directions", "linkers"], rules["directions", "by"]
    is_adjacent = all(word in links and word not in by for word in passage.words[place + 1 : figure.hedge_first])
    if is_adjacent and figure.unit is None and key in rules["directions", "pots"]:
        return not _is_point(figure, vocabulary)  # "sank nine shots"
    if word in rules["directions", "particles"]:
        return passage.words[place - 1] in rules["directions", f"phrasal_{vocabulary.direction[key]}"]
    if passage.words[place + 1] in rules["directions", "not_before"]:
        return True
    return key in rules["directions", "collects"] and is_adjacent and figure.is_money


def _is_yielded(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """ "Gave up 6 points, or 0.3 percent": up of a rate or an index, though not of hits or of a seat."""
    passage, rules = figure.passage, vocabulary.sets
    is_said = passage.words[place] in rules["directions", "particles"] and (
        passage.keys[place - 1] in rules["directions", "yields"]
    )
    return is_said and place == figure.hedge_first - 1 and (figure.unit == "percent" or _is_point(figure, vocabulary))


def _is_point(figure: Figure, vocabulary: Vocabulary) -> bool:
    return figure.noun in vocabulary.sets["directions", "index_points"]


def _before(figure: Figure, vocabulary: Vocabulary) -> str | None:
    passage = figure.passage
    rules = vocabulary.sets
    bounds = rules["directions", "bounds"]
    is_placed = passage.words[figure.hedge_first - 1] in rules["directions", "places"]
    if figure.is_compared or (is_placed and passage.keys[figure.first] not in vocabulary.half):
        return None  # "fell in eight sessions"; but "cut in half"
    opening = vocabulary.direction.get(passage.keys[figure.hedge_first])
    is_opened = figure.hedge_first < figure.first and figure.hedge != "approx"  # not "plus or minus 3 points"
    if opening and is_opened and (figure.is_goal or passage.words[figure.hedge_first] not in bounds):
        return opening  # "rose above $90", "will go up to $9"
    lead = figure.hedge_first - 1
    for _ in range(_LEAD_REACH):  # "by an average of 8 percent"
        if passage.keys[lead] in rules["directions", "by"] or passage.words[lead] not in rules["directions", "linkers"]:
            break
        lead -= 1
    is_led = figure.is_goal or passage.keys[lead] in rules["directions", "by"]
    return _walk_back(figure, vocabulary, is_led) or _of_change(figure, vocabulary)


def _of_change(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "A rise in sea levels of almost 40 cm": the noun of change with what changes between."""
    passage, rules = figure.passage, vocabulary.sets
    if passage.words[figure.hedge_first - 1] not in rules["nouns", "of"]:
        return None
    for place in range(figure.hedge_first - 2, max(figure.hedge_first - _REACH, -1), -1):
        if passage.words[place] in rules["directions", "within"]:
            return vocabulary.direction.get(passage.keys[place - 1])
        if not passage.words[place].isalpha():
            return None
    return None


def led_direction(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """The verb some words before a figure that others tie to it: "trimmed its stake from 12 percent to 9"."""
    return _walk_back(figure, vocabulary, True)


def _opening(passage: Passage, close: int) -> int:
    """Where the bracket opens that closes at `close`, if it holds an abbreviation alone; else past it."""
    is_name = passage.words[close - 1].isalpha() and passage.words[close - 2] == "("
    return close - 2 if is_name else close + 1


def _walk_back(figure: Figure, vocabulary: Vocabulary, is_led: bool) -> str | None:
    passage, rules = figure.passage, vocabulary.sets
    links, bounds = rules["directions", "linkers"], rules["directions", "bounds"]
    reach = _LED_REACH if is_led else _REACH
    opened = figure.hedge_first  # of an aside in brackets
    for place in range(figure.hedge_first - 1, max(figure.hedge_first - reach, -1), -1):
        word, key = passage.words[place], passage.keys[place]
        opened = _opening(passage, place) if word == ")" else opened
        if place >= opened:
            continue  # "cut imports of liquefied natural gas (LNG) by 64 %"
        if word in bounds and passage.words[place + 1] in rules["directions", "than"]:
            continue  # the bound of a figure before: "fell by more than a quarter to 310 million"
        way = vocabulary.direction.get(key)
        is_rate = figure.unit == "percent" and place == figure.hedge_first - 1
        if way is None and (is_rate or passage.words[place + 1] in rules["directions", "led_by"]):
            way = vocabulary.led.get(key)  # "growing at 5 percent", "contracting 5 percent", not "growing 5 crops"
        if way is not None and _is_yielded(figure, place, vocabulary):
            return "down"
        if way is not None:
            return None if _is_other_sense(figure, place, vocabulary) else way
        if is_led and _is_year(figure, place, vocabulary):
            continue  # "fell in 2022 by $14 million"
        if word in _STOPS or word[0].isdecimal():
            return None
        if not (is_led or word in links or key in links or word.endswith("ly")):
            return None
    return None
