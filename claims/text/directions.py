"""Whether a figure is told as a rise or a fall: by its sign, the word after it, or the verb before it."""

from __future__ import annotations

from typing import Final

from claims.text.change_nouns import (
    after_bracket,
    change_of,
    is_point,
    is_year,
    mass_change,
    named_change,
    trailing_change,
)
from claims.text.crossings import crossed
from claims.text.figure import Figure
from claims.text.handled import is_handled
from claims.text.taken_off import taken_off
from claims.text.tokens import BARRIER, Passage
from claims.text.vocabulary import Vocabulary

_REACH: Final = 8
_LEAD_REACH: Final = 7
_LED_REACH: Final = 12  # "raised its key rate by": a preposition ties the figure to a verb further off
_BY_REACH: Final = 18  # "cut the risk of diabetes, stroke or heart attack by"
_ADVERB_REACH: Final = 10  # of "down" and "short", which govern no figure far off
_PHRASE_REACH: Final = 6  # "an unprecedented 24 percent"
_MEASURE_REACH: Final = 5
_YEAR: Final = 4
_PLAYED: Final = 1000  # no more games are lost
_STOPS: Final = frozenset((BARRIER, *".;:!?()"))
_HYPHENS: Final = frozenset("-‐‑")
_QUOTES: Final = frozenset("“”\"'‘’")
_PLUS: Final = frozenset("+")
_MINUS: Final = frozenset("-−–─")


def read_direction(figure: Figure, vocabulary: Vocabulary) -> None:
    """Set `direction`; the nearest sign of change wins, and words after the figure before those in front of it."""
    passage, last = figure.passage, figure.number.last
    is_hung = passage.words[last] in _HYPHENS and passage.glued(last + 1)
    if figure.unit is None and is_hung and passage.words[last + 1].isalpha():
        if passage.keys[last + 1] not in vocabulary.sets["times units"]:
            figure.direction = vocabulary.way_after(passage, last + 2)  # "a 12-point drop"
        return  # "fell to a six-month low"
    figure.direction = (
        _sign(figure)
        or vocabulary.way_after(passage, figure.last, is_count=figure.unit is None)
        or (vocabulary.way_after_noun(passage, figure.noun_last) if figure.noun_last else None)
        or after_bracket(figure, vocabulary)
        or trailing_change(figure, vocabulary)
        or named_change(figure, vocabulary)
        or mass_change(figure, vocabulary)
        or taken_off(figure, vocabulary)
        or crossed(figure, vocabulary)
        or _before(figure, vocabulary)
    )
    if figure.direction == "up" and _is_added_cut(figure, vocabulary):
        figure.direction = "down"


def _is_added_cut(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Cut an extra 6,000 jobs", "cut 9,000 additional jobs": more of a fall is a fall."""
    passage, rules, place = figure.passage, vocabulary.sets, figure.hedge_first - 1
    is_more = passage.words[figure.last] in rules["directions adders"]
    while passage.words[place] in rules["directions adders"] or passage.words[place] in rules["directions articles"]:
        is_more |= passage.words[place] in rules["directions adders"]
        place -= 1
    return is_more and vocabulary.direction.get(passage.keys[place]) == "down"


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
    is_bracketed = mark in _MINUS and passage.words[place - 1] in "(,["
    if (is_sign or is_bracketed) and (figure.kind == "percent" or mark in "−─" or (is_bracketed and figure.is_money)):
        return "down"
    return None


def _is_other_sense(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Where a word of change tells none: "make up 46 percent", "the lower house by 5 votes", "raised $42 million"."""
    passage, rules = figure.passage, vocabulary.sets
    word, key = passage.words[place], passage.keys[place]
    links, by = rules["directions linkers"], rules["directions by"]
    is_adjacent = all(word in links and word not in by for word in passage.words[place + 1 : figure.hedge_first])
    if is_adjacent and figure.unit is None and key in rules["directions pots"]:
        return not is_point(figure, vocabulary)  # "sank nine shots"
    if is_adjacent and figure.unit is None and is_handled(figure, key, vocabulary):
        return True
    if word in rules["directions particles"]:
        is_rate = figure.kind == "percent" and passage.words[figure.last] not in rules["nouns of"]
        is_rate |= figure.noun in rules["directions gathered"]
        is_won = passage.words[place - 1] in rules["directions gathers"] and is_rate  # "sales picked up 5 percent"
        return not is_won and passage.words[place - 1] in rules[f"directions phrasal_{vocabulary.direction[key]}"]
    if passage.words[place + 1] in rules["directions not_before"]:
        return True
    if word in rules["directions change_nouns"] and passage.words[place + 1] in rules["directions bases"]:
        return passage.keys[place - 1] in rules["directions rates"]  # "a 17 percent drop from 1,268"
    if word in rules["directions sums"] and passage.words[place - 1].isalnum():
        return passage.keys[place - 1] not in rules["nouns stops"]  # "two terms plus 40 years", but "of plus 3 percent"
    if key in rules["directions losing"] and figure.unit is None:
        is_margin = passage.words[_lead(figure, vocabulary)] in vocabulary.links["by"]  # "lost to Tarn by 42 runs"
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


def _is_yielded(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """ "Gave up 6 points, or 0.3 percent": up of a rate or an index, though not of hits or of a seat."""
    passage, rules = figure.passage, vocabulary.sets
    is_said = passage.words[place] in rules["directions particles"] and (
        passage.keys[place - 1] in rules["directions yields"]
    )
    return is_said and place == figure.hedge_first - 1 and (figure.unit == "percent" or is_point(figure, vocabulary))


def _before(figure: Figure, vocabulary: Vocabulary) -> str | None:
    passage = figure.passage
    rules = vocabulary.sets
    bounds = rules["directions bounds"]
    place = figure.hedge_first - 1
    place -= passage.words[place] in rules["skips definite"]  # "in the 24 hours"
    is_placed = passage.words[place] in rules["directions places"] or (
        figure.unit is None and passage.words[place] in rules["directions days"]
    )
    if (
        figure.is_compared
        or figure.noun == "times"
        or (is_placed and passage.keys[figure.first] not in vocabulary.half)
    ):
        return None  # "fell in eight sessions"; but "cut in half"
    opening = vocabulary.direction.get(passage.keys[figure.hedge_first])
    is_opened = figure.hedge_first < figure.first and figure.hedge != "approx"  # not "plus or minus 3 points"
    if opening and is_opened and (figure.is_goal or passage.words[figure.hedge_first] not in bounds):
        return opening  # "rose above $90", "will go up to $9"
    lead = _lead(figure, vocabulary)
    is_led = figure.is_goal or is_placed or passage.keys[lead] in rules["directions by"]
    reach = _BY_REACH if passage.words[lead] in vocabulary.links["by"] else _LED_REACH if is_led else _REACH
    reach += (figure.hedge_first - 1 - lead) * is_led
    way = _walk_back(figure, vocabulary, reach, is_led=is_led) or _of_object(figure, vocabulary)
    return way or change_of(figure, vocabulary)


def _lead(figure: Figure, vocabulary: Vocabulary) -> int:
    """The place of the "by" or "to" before a figure, over words that may part them: "by an average of 8 percent"."""
    passage, rules, lead = figure.passage, vocabulary.sets, figure.hedge_first - 1
    lead = _past_measure(passage, lead, vocabulary)
    for _ in range(_LEAD_REACH):
        is_link = passage.words[lead] in rules["directions linkers"] or _is_span(passage, lead, vocabulary)
        if passage.keys[lead] in rules["directions by"] or not is_link:
            break
        lead -= 1
    return lead


def _past_measure(passage: Passage, place: int, vocabulary: Vocabulary) -> int:
    """The place before "a fleet of", "an estimated mass of": what a level is a level of."""
    rules = vocabulary.sets
    if passage.words[place] in rules["nouns of"]:
        for back in range(place - 1, place - _MEASURE_REACH, -1):
            if passage.words[back] in rules["fraction_rules unit_articles"]:
                return back - 1
            if not passage.words[back].isalpha() or passage.words[back] in rules["nouns stops"]:
                break
    return place


def _is_span(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Part of a time on a hyphen, as in "to a six-year high of 9"."""
    spans = vocabulary.sets["times units"]
    if passage.keys[place] in spans:
        return passage.words[place - 1] in _HYPHENS
    return passage.words[place + 1] in _HYPHENS and passage.keys[place + 2] in spans


def is_level(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether "to" leads a figure: "to a record low of 1.9"."""
    return figure.passage.words[_lead(figure, vocabulary)] in vocabulary.links["to"]


def _of_object(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "Cut its quarterly dividend 20 percent": a verb with its object right before the rate."""
    passage, rules = figure.passage, vocabulary.sets
    if figure.kind != "percent" and not is_point(figure, vocabulary):
        return None
    for place in range(figure.hedge_first - 1, max(figure.hedge_first - _REACH, -1), -1):
        word, key = passage.words[place], passage.keys[place]
        if key in rules["directions transitives"]:
            return vocabulary.direction.get(key) if place < figure.hedge_first - 1 else None
        is_word = word.isalpha() or word in _HYPHENS
        if not is_word or (word in rules["nouns stops"] and word not in rules["skips any"]):
            return None
    return None


def led_direction(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """The verb some words before a figure that others tie to it: "trimmed its stake from 12 percent to 9"."""
    return _walk_back(figure, vocabulary, _LED_REACH, is_led=True)


def _opening(passage: Passage, close: int) -> int:
    """Where the bracket opens that closes at `close`, if it holds an abbreviation alone; else past it."""
    is_name = passage.words[close - 1].isalpha() and passage.words[close - 2] == "("
    return close - 2 if is_name else close + 1


def _phrase_first(figure: Figure, vocabulary: Vocabulary) -> int:
    """Where the phrase of a rate begins that has an article: "fell an "unprecedented" 24 percent"."""
    words, rules, last = figure.passage.words, vocabulary.sets, figure.hedge_first - 1
    if words[last] == "s" and words[last - 1] in _QUOTES:  # "up from last year's $60 million"
        owner = last - 2 - (words[last - 3] in rules["skips definite"])
        return owner if words[owner - 1] in rules["directions since"] else figure.hedge_first
    if figure.kind == "percent":
        for place in range(figure.hedge_first - 1, max(figure.hedge_first - _PHRASE_REACH, -1), -1):
            if words[place] in rules["fraction_rules unit_articles"]:
                return place
            is_end = words[place] in rules["nouns stops"] or not (words[place].isalpha() or words[place] in _QUOTES)
            if is_end or figure.passage.keys[place] in vocabulary.direction:
                break
    is_praised = words[last] in rules["directions praises"]  # "lost a staggering 3 million tonnes"
    return last if is_praised else figure.hedge_first


def _led_way(figure: Figure, place: int, vocabulary: Vocabulary, *, is_led: bool) -> str | None:
    """Words that tell a change only of a figure tied to them: "growing at 5 percent", not "growing 5 crops"."""
    passage, rules = figure.passage, vocabulary.sets
    key = passage.keys[place]
    if key in rules["directions stretching"]:
        between = passage.words[max(place - 2 * is_led, 0) : figure.hedge_first]  # "their lead extends to 6"
        return None if rules["directions stretched"].isdisjoint(between) else "up"  # "extended its streak to 14"
    if is_led and key in vocabulary.multiple:
        return "down" if vocabulary.multiple[key] < 1 else "up"  # "halved its stake from 6 percent to 3"
    beyond, gap = passage.words[place + 1], figure.hedge_first - 1 - place
    if key in rules["directions backs"]:
        is_told = beyond in rules["directions back"] and (is_led or (figure.unit == "percent" and gap == 1))
        return "down" if is_told else None  # "scaled back its plans to $5 million"
    if key in vocabulary.named:
        is_rate = figure.unit == "percent" or is_point(figure, vocabulary)
        return vocabulary.named[key] if is_rate and beyond in rules["directions led_by"] else None
    is_rate = figure.unit == "percent" and gap == 0  # "contracting 5 percent"
    if is_led or is_rate:
        return vocabulary.led.get(key) or vocabulary.moved.get(key)
    return vocabulary.led.get(key) if beyond in rules["directions led_by"] else None


def _walk_back(figure: Figure, vocabulary: Vocabulary, reach: int, *, is_led: bool) -> str | None:
    passage, rules = figure.passage, vocabulary.sets
    links, bounds = rules["directions linkers"], rules["directions bounds"]
    opened = figure.hedge_first  # of an aside in brackets
    spare: str | None = None
    for place in range(_phrase_first(figure, vocabulary) - 1, max(figure.hedge_first - reach, -1), -1):
        word, key = passage.words[place], passage.keys[place]
        opened = _opening(passage, place) if word == ")" else opened
        if place >= opened:
            continue  # "cut imports of liquefied natural gas (LNG) by 64 %"
        if word in bounds and passage.words[place + 1] in rules["directions than"]:
            continue  # the bound of a figure before: "fell by more than a quarter to 310 million"
        way = vocabulary.direction.get(key)
        if way is None and key in vocabulary.leading:
            way = _led_way(figure, place, vocabulary, is_led=is_led)
        if way is not None and word in rules["directions adverbs"] and place < figure.hedge_first - _ADVERB_REACH:
            return spare  # "is short of cash and puts off payments by 90 days"
        if way is not None and passage.words[place + 1] in rules["directions attributed"]:
            spare = spare or way  # "cut its growth forecast to 2 percent", "a growth forecast of 2 percent"
            continue
        if way is not None and _is_yielded(figure, place, vocabulary):
            return "down"
        if way is not None:
            return spare if _is_other_sense(figure, place, vocabulary) else way
        is_time = is_year(figure, place, vocabulary) or _is_span(passage, place, vocabulary)
        if is_led and (is_time or (spare and len(word) == _YEAR and word.isdecimal())):
            continue  # "fell in 2022 by $14 million"
        if word == "." and len(passage.words[place - 1]) == 1 and passage.glued(place):
            continue  # "cut its U.S. workforce by 10 percent"
        if word in _STOPS or word[0].isdecimal():
            return spare
        if is_led and word in rules["directions is"] and passage.keys[place + 1] not in vocabulary.direction:
            return spare  # "the increased risk is due to three genes"
        if word in rules["directions turns"] and not links.issuperset(passage.words[place + 1 : figure.hedge_first]):
            return spare  # "fell, but only by 2 percent" goes on
        if not (is_led or word in links or key in links or word.endswith("ly")):
            return spare
    return spare
