"""Whether a figure is told as a rise or a fall: by its sign, the word after it, or the verb before it."""

from __future__ import annotations

from typing import Final

from claims.text.beside import beside_past, beside_standard
from claims.text.change_nouns import (
    after_bracket,
    after_each,
    bracketed_change,
    is_point,
    likened,
    mass_change,
    named_change,
    rate_noun,
    told_change,
    trailing_change,
)
from claims.text.change_verbs import is_agent, led_way, phrase_first, taken_away
from claims.text.counted_changes import counts_changes
from claims.text.crossings import crossed
from claims.text.figure import Figure
from claims.text.leads import dates, describes, first_digit, is_span, is_year, lead_of
from claims.text.other_senses import is_other_sense, is_yielded
from claims.text.taken_off import changed_since, taken_off
from claims.text.tokens import BARRIER, Passage
from claims.text.told_nouns import change_of, from_level
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary
from claims.text.ways_after import way_after, way_after_noun

_REACH: Final = 10
_FAR: Final = 9
_LED_REACH: Final = 16  # "raised its key rate by": a preposition ties the figure to a verb further off
_BY_REACH: Final = 18  # "cut the risk of diabetes, stroke or heart attack by"
_ADVERB_REACH: Final = 10  # of "down" and "short", which govern no figure far off
_YEAR: Final = 4
_STOPS: Final = frozenset((BARRIER, *".;:!?()"))
_HYPHENS: Final = frozenset("-‐‑")
_PLUS: Final = frozenset("+")
_MINUS: Final = frozenset("-−–─")


def read_direction(figure: Figure, vocabulary: Vocabulary) -> None:
    """Set `direction`; the nearest sign of change wins, and words after the figure before those in front of it."""
    passage, last = figure.passage, figure.number.last
    is_hung = passage.words[last] in _HYPHENS and passage.glued(last + 1)
    if figure.unit is None and is_hung and passage.words[last + 1].isalpha():
        if passage.keys[last + 1] not in vocabulary.sets["times units"]:
            way = way_after(passage, last + 2, vocabulary)  # "a 12-point drop"
            figure.direction = way or rate_noun(passage, last + 2, vocabulary)
        return  # "fell to a six-month low"
    if figure.noun_last and passage.words[figure.noun_last] in vocabulary.sets["times distant"]:
        return  # "worse than six months ago"
    if counts_changes(figure, vocabulary):
        return  # "two more hikes"
    figure.direction = (
        _sign(figure, vocabulary)
        or likened(figure, vocabulary)
        or way_after(
            passage,
            after_each(passage, figure.last) if passage.words[figure.last] in _HYPHENS else figure.last,
            vocabulary,
            is_count=figure.unit is None,
        )
        or (way_after_noun(passage, figure.noun_last, vocabulary) if figure.noun_last else None)
        or (rate_noun(passage, figure.last, vocabulary) if figure.unit == "percent" else None)
        or after_bracket(figure, vocabulary)
        or trailing_change(figure, vocabulary)
        or named_change(figure, vocabulary)
        or mass_change(figure, vocabulary)
        or told_change(figure, vocabulary)
        or bracketed_change(figure, vocabulary)
        or changed_since(figure, vocabulary)
        or beside_standard(figure, vocabulary)
        or taken_off(figure, vocabulary)
        or crossed(figure, vocabulary)
        or _before(figure, vocabulary)
        or beside_past(figure, vocabulary)
    )
    if figure.direction is None and passage.words[figure.noun_last or figure.last] in vocabulary.after_gone:
        figure.direction = taken_away(figure, vocabulary)
    if figure.direction == "up" and _is_added_cut(figure, vocabulary):
        figure.direction = "down"


def _opens_size(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a "by" stands at `place` and leads the figure."""
    return figure.passage.words[place] in vocabulary.links["by"] and lead_of(figure, vocabulary) == place


def _is_added_cut(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Cut an extra 6,000 jobs", "cut 9,000 additional jobs": more of a fall is a fall."""
    passage, rules, place = figure.passage, vocabulary.sets, figure.hedge_first - 1
    is_more = passage.words[figure.last] in rules["directions adders"]
    while passage.words[place] in rules["directions adders"] or passage.words[place] in rules["directions articles"]:
        is_more |= passage.words[place] in rules["directions adders"]
        place -= 1
    if is_more and passage.words[place] in vocabulary.links["by"]:
        return _walk_back(figure, vocabulary, _LED_REACH, is_led=True, last=place) == "down"  # "cut output by an extra"
    return is_more and vocabulary.direction.get(passage.keys[place]) == "down"


def _sign(figure: Figure, vocabulary: Vocabulary) -> str | None:
    passage, place = figure.passage, figure.first - 1
    if place < 0:
        return None
    mark = passage.words[place]
    if mark in _PLUS:
        figure.first = place
        figure.hedge_first = min(figure.hedge_first, place)
        return "up"
    if passage.words[place - 1].endswith(vocabulary.datives or ("\n",)):
        return None  # "Латвияға -5 пайызға": a dash, the figure has its verb
    is_sign = mark in _MINUS and passage.glued(place + 1) and not passage.glued(place)
    is_bracketed = mark in _MINUS and passage.words[place - 1] in "(,["
    if (is_sign or is_bracketed) and (figure.kind == "percent" or mark in "−─" or (is_bracketed and figure.is_money)):
        return "down"
    return None


def _before(figure: Figure, vocabulary: Vocabulary) -> str | None:
    passage = figure.passage
    rules = vocabulary.sets
    place = figure.hedge_first - 1
    place -= passage.words[place] in rules["skips definite"]  # "in the 24 hours"
    is_placed = passage.words[place] in rules["directions places"] or (
        figure.unit is None and passage.words[place] in rules["directions days"] and not is_point(figure, vocabulary)
    )
    if (
        figure.is_compared
        or figure.noun in vocabulary.times
        or _lasts(figure, place, vocabulary)
        or (is_placed and passage.keys[figure.first] not in vocabulary.half)
    ):
        return None  # "fell in eight sessions"; but "cut in half"
    opening = vocabulary.direction.get(passage.keys[figure.hedge_first])
    is_opened = figure.hedge_first < figure.first and figure.hedge != "approx"  # not "plus or minus 3 points"
    if opening and is_opened and (figure.is_goal or _is_free(passage, figure.hedge_first, vocabulary)):
        return opening  # "rose above $90", "will go up to $9"
    lead = lead_of(figure, vocabulary)
    is_by = passage.words[lead] in vocabulary.links["by"]
    if (is_by and is_agent(figure, lead, vocabulary)) or passage.words[lead - 1] in rules["directions compares"]:
        return None  # "was boosted by a $5 million grant", "a higher yield of 50 compared to 40"
    is_led = figure.is_goal or is_placed or passage.keys[lead] in rules["directions by"]
    reach = _BY_REACH if is_by else _LED_REACH if is_led else _REACH
    reach += (figure.hedge_first - 1 - lead) * is_led
    way = _walk_back(figure, vocabulary, reach, is_led=is_led) or _of_object(figure, vocabulary)
    if way is not None or vocabulary.tellers.isdisjoint(passage.words[max(place - _FAR, 0) : place + 1]):
        return way
    return change_of(figure, vocabulary) or from_level(figure, vocabulary)


def _lasts(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """ "A 12 percent raise over three years": how long a change took; but "lengthened it by over three years"."""
    words = figure.passage.words
    is_time = figure.noun in vocabulary.sets["times units"] and words[place] in vocabulary.not_with_time
    return is_time and words[place - 1] not in vocabulary.links["by"]


def _is_free(passage: Passage, first: int, vocabulary: Vocabulary) -> bool:
    """Whether a bound tells a change too: "is back above $90", but "bought back up to $5 million"."""
    rules, word = vocabulary.sets, passage.words[first]
    is_back = passage.words[first - 1] in rules["directions back"] and word not in rules["directions particles"]
    return is_back or word not in rules["directions bounds"]


def is_level(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether "to" leads a figure: "to a record low of 1.9"."""
    return figure.passage.words[lead_of(figure, vocabulary)] in vocabulary.links["to"]


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


def _is_mute(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Words of change that tell none: "a narrow 10-point band", "is short of cash and puts off payments by 90 days"."""
    words, rules = figure.passage.words, vocabulary.sets
    is_far = words[place] in rules["directions adverbs"] and place < figure.hedge_first - _ADVERB_REACH
    is_far = is_far and figure.passage.keys[place - 1] not in rules["directions movers"]  # "driving up the yield of"
    lead = words[place - 1]
    is_opened = lead in rules["fraction_rules unit_articles"] or lead in rules["directions each"]
    return is_far or (is_opened and words[place] in rules["directions attributive"])


def _is_shortened(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a full stop after a word shortens it: an initial, «мес.»."""
    return len(word) == 1 or word in vocabulary.sets["times tails"]


def _told(figure: Figure, place: int, way: str, spare: str | None, vocabulary: Vocabulary) -> str | None:
    """The direction that a word of change gives, or `spare` where it has another sense."""
    if _is_mute(figure, place, vocabulary):
        return spare
    if is_yielded(figure, place, vocabulary):
        return "down"
    return spare if is_other_sense(figure, place, vocabulary) else way


def _bounds_before(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a word bounds the figure before: "fell by more than a quarter to 310 million", "from 40 or less to 70".

    Not in "steady, and up 2 percent".
    """
    rules, passage = vocabulary.sets, figure.passage
    if passage.words[place] not in rules["directions bounds"]:
        return False
    if passage.words[place + 1] in rules["directions bounding"]:
        return True
    is_apart = place + 1 < figure.hedge_first
    return is_apart and follow(vocabulary.after, passage, place - 1)[0] == place + 1


def _walk_back(figure: Figure, vocabulary: Vocabulary, reach: int, *, is_led: bool, last: int = 0) -> str | None:
    passage, rules = figure.passage, vocabulary.sets
    links = rules["directions linkers"]
    opened = figure.hedge_first  # of an aside in brackets
    spare: str | None = None
    for place in range((last or phrase_first(figure, vocabulary)) - 1, max(figure.hedge_first - reach, -1), -1):
        word, key = passage.words[place], passage.keys[place]
        opened = _opening(passage, place) if word == ")" else opened
        if place >= opened:
            continue  # "cut imports of liquefied natural gas (LNG) by 64 %"
        if _bounds_before(figure, place, vocabulary):
            continue
        way = vocabulary.direction.get(key)
        if way is None and key in vocabulary.leading:
            way = led_way(figure, place, vocabulary, is_led=is_led)
        if way is not None:
            if _is_mute(figure, place, vocabulary) or passage.words[place + 1] not in rules["directions attributed"]:
                return _told(figure, place, way, spare, vocabulary)
            spare = spare or way  # "cut its growth forecast to 2 percent", "a growth forecast of 2 percent"
            continue
        is_time = is_year(passage, place, vocabulary) or is_span(passage, place, vocabulary)
        if is_led and (is_time or (spare and len(word) == _YEAR and word.isdecimal())):
            continue  # "fell in 2022 by $14 million"
        is_cut = word == "." and passage.glued(place) and _is_shortened(passage.words[place - 1], vocabulary)
        if is_cut or (is_led and word == ":" and _opens_size(figure, place + 1, vocabulary)):
            continue  # "cut its U.S. workforce by 10 percent", "will rise in two steps: by 4 percent in May"
        if word[0].isdecimal() and (
            dates(passage, place, vocabulary) or (is_led and describes(passage, place, vocabulary))
        ):
            opened = first_digit(passage, place)
            continue  # "dropped from a 2022 peak of 54 percent", "cut its workforce of 110,000 by 15 percent"
        if word in _STOPS or word[0].isdecimal():
            return spare
        if is_led and word in rules["directions is"] and passage.keys[place + 1] not in vocabulary.direction:
            return spare  # "the increased risk is due to three genes"
        if word in rules["directions turns"] and not links.issuperset(passage.words[place + 1 : figure.hedge_first]):
            return spare  # "fell, but only by 2 percent" goes on
        is_link = (
            word in links
            or key in links
            or (word in rules["directions attributed"] and passage.words[place - 1] in rules["directions change_nouns"])
        )
        if not (is_led or is_link or word.endswith("ly")):
            return spare
    return spare
