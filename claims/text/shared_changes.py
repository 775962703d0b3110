"""One word of change for several figures: what stands between two of them says whether the second shares it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from claims.text.directions import is_level, led_direction
from claims.text.figure import Figure
from claims.text.leads import lead_of
from claims.text.listed_changes import goes_on, is_named_too, is_parallel, is_told_each
from claims.text.ranges import lent_scale
from claims.text.vocabulary import Vocabulary

_NAMES: Final = 4
_PAIR: Final = 2
_GAP: Final = 40
_BACK: Final = 3
_FARTHEST: Final = 160
_YEAR: Final = 4
_LINK: Final = 12  # ", by almost "
_OBJECT: Final = 9
_LEADS: Final = 4
_THE_TOTAL: Final = ["to", "the", "total", "of"]
_OWNED: Final = 6  # "11 % of its core workforce, or 880 people"
_DASHES: Final = frozenset("-–—")
_SIGNS: Final = frozenset("+-−–")
_EACH: Final = frozenset(("a", "an", "per"))
_HYPHENS: Final = frozenset("-‐‑")
_CLOSINGS: Final = frozenset(",.;)")
_REPEATED_UNIT: Final = re.compile(r"^(?:\([a-z]+\)|/[a-z]+)")  # "5.5 basis points (bps) to", "$58/oz to $841"
# Both ways to end begin with one class of marks, which lets the search leap.
_SENTENCE_END: Final = re.compile(r"[;\n.!?](?:(?<=[;\n])|(?<![\s.][^\W\d_].)\s+[^\W\d_a-zа-яәғқңөұүһі])")


def carry_direction(joined: list[Figure], figure: Figure, link: str, vocabulary: Vocabulary) -> None:
    """ "Fell 212 points, or 1.3 percent, to 15,400"; "trimmed its stake from 12 to 9 percent": one verb for both."""
    before = joined[-1]
    is_pair = before.kind == figure.kind == "percent" and link in vocabulary.links["and"]
    is_rate = before.noun in vocabulary.sets["directions index_points"] and link.lstrip(", ") in vocabulary.links["or"]
    if is_rate and figure.direction is None and before.direction is None:
        figure.direction = _way_at(figure, vocabulary)
    if is_pair or (is_rate and figure.kind == "percent"):
        before.direction = before.direction or figure.direction  # "a 19 % and 2 % decline", "40 points or 2 % down"
    if figure.direction is None and _is_past_time(joined, figure, link, vocabulary):
        figure.direction = joined[-2].direction
    if (before.direction is None and not before.lead) or _is_span(figure, vocabulary):
        return
    carries = _carries_on(before, figure, link, vocabulary) or is_repeated(before, figure, link)
    carries = carries or _is_rate_of(before, figure, vocabulary)
    if carries and before.direction is None:
        way = led_direction(before, vocabulary)
        if way is None and link.lstrip(", ") not in vocabulary.links["or"]:  # not "to 9, from 4, or 18 cents a share"
            way = _way_of_rate(joined, vocabulary)
        before.direction = way or _way_of_ends(before, figure, vocabulary)
    carries = carries or _is_counted_too(before, figure, link, vocabulary)
    carries = carries and not _is_part_of_level(before, figure)
    carries = carries or _is_exchanged(before, figure, link, vocabulary) or _is_apposed(before, figure)
    carries = carries or is_told_each(before, figure, link, vocabulary)
    if figure.direction is None and (
        carries or (before.kind == figure.kind == "percent" and _joins_rates(figure, link, vocabulary))
    ):
        figure.direction = before.direction


def _is_past_time(joined: list[Figure], figure: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """ "Cut by $310 million in six months to 2.05 billion": a time alone parts the size from the level."""
    time, rules = joined[-1], vocabulary.sets
    if len(joined) < _PAIR or time.noun not in rules["times units"] or link.lstrip(", ") not in vocabulary.links["to"]:
        return False
    sized, passage = joined[-2], figure.passage
    between = passage.words[max(sized.last, sized.noun_last) : time.hedge_first]
    is_alone = sized.passage is passage and 0 < len(between) <= _NAMES and sized.unit in (figure.unit, "percent")
    is_alone = is_alone or (sized.passage is passage and figure.unit is None and bool(figure.number.scale))
    return is_alone and all(word in rules["directions asides"] for word in between)


def _way_at(figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "Was 30 points, or 2 percent, up at 1,412": what follows the aside."""
    words, last, rules = figure.passage.words, figure.last, vocabulary.sets
    is_way = words[last + 1] in rules["directions particles"] or words[last + 1] in rules["directions after_nouns"]
    is_said = words[last] == "," and is_way and words[last + 2] in rules["directions settling"]
    return vocabulary.direction.get(figure.passage.keys[last + 1]) if is_said else None


def _is_span(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Fell 5 percent to a six-month low": a time on a hyphen."""
    words, last = figure.passage.words, figure.number.last
    return words[last] in _HYPHENS and figure.passage.keys[last + 1] in vocabulary.sets["times units"]


def elliptic_direction(joined: list[Figure], figure: Figure, vocabulary: Vocabulary) -> str | None:
    """ "Exports fell by 5 % (to 3 billion), imports by 7 %": the verb of a figure before reaches on in one sentence."""
    if not any(before.direction or before.lead for before in joined[-_BACK:]):
        return None
    passage = figure.passage
    is_by, is_to = _is_by(figure, vocabulary), is_level(figure, vocabulary)
    is_elided = is_by and passage.words[figure.hedge_first - 1 - _leads_by(figure, vocabulary)] in _DASHES
    if not (is_by or is_to or figure.is_money) and figure.kind != "percent":
        return None
    for before in reversed(joined[-_BACK:]):
        if before.passage is not passage:
            return None
        text = passage.raw[before.core_end : figure.core_start]
        if len(text) > _FARTHEST or (not is_elided and _SENTENCE_END.search(text)):
            return None
        if is_by and _is_by(before, vocabulary):
            return before.direction
        if is_by and len(text) <= _LINK and text[:1] == "," and _is_reached(before, vocabulary):
            return before.direction or led_direction(before, vocabulary)  # "fell to 197 million, by 7 %"
        if in_brackets(before) and in_brackets(figure) and before is joined[-1]:
            return before.direction
        if is_to and _is_level_too(before, figure, text, vocabulary):
            before.direction = before.direction or led_direction(before, vocabulary)
            return before.direction
        is_alike = before.kind == figure.kind and before.unit == figure.unit
        if is_alike and (is_parallel(before, figure, vocabulary) or is_named_too(before, figure, text, vocabulary)):
            return before.direction
    return None


def _is_reached(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "To 5 billion", «до 5 миллиардов», where the preposition may be taken for a bound."""
    is_bound = figure.hedge_first < figure.first and figure.passage.words[figure.hedge_first] in vocabulary.links["to"]
    return is_bound or is_level(figure, vocabulary)


def _leads_by(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a "by" stands right before a figure and its hedge."""
    return figure.passage.words[figure.hedge_first - 1] in vocabulary.links["by"]


def _is_by(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "By 5 %", "by almost 5 %", «почти на 5 %»."""
    is_inside = figure.hedge_first < figure.first and figure.passage.words[figure.first - 1] in vocabulary.links["by"]
    is_led = figure.passage.words[lead_of(figure, vocabulary)] in vocabulary.links["by"]  # "by a further 5 %"
    return is_inside or is_led or _leads_by(figure, vocabulary)


def in_brackets(figure: Figure) -> bool:
    """Whether brackets hold a figure and hardly a word beside: "(15 %)", «(на 1,7 %)»; but not "(+5 %)"."""
    words, first = figure.passage.words, figure.hedge_first - 1
    is_signed = words[figure.first] in _SIGNS
    return not is_signed and words[figure.last] == ")" and "(" in (words[first], words[first - 1])


def _way_of_rate(joined: list[Figure], vocabulary: Vocabulary) -> str | None:
    """ "Rose 34 percent, from 290 to 390", "34 percent in six months, from": the direction of the rate in front."""
    low = joined[-1]
    before = joined[-3:-1]
    if not before:
        return None
    keys = before[-1].passage.keys
    is_time = before[-1].unit is None and keys[before[-1].number.last] in vocabulary.sets["times units"]
    rate = before[0] if is_time else before[-1]
    if rate.passage is not low.passage or not (
        rate.kind in ("percent", "multiple") or (rate.is_money and rate.unit == low.unit)
    ):
        return None
    between = low.passage.words[rate.last : low.hedge_first]
    is_parted = is_time and between[-1] == ","
    asides = vocabulary.sets["directions asides"]  # "fell 6 percent from the previous quarter, from 90 to 84"
    is_aside = all(not word.isalnum() or word in asides for word in between)
    return rate.direction if is_parted or is_aside else None


def _way_of_ends(low: Figure, high: Figure, vocabulary: Vocabulary) -> str | None:
    """ "Went from 41 percent to 58 percent": the verb leaves it to the ends which way."""
    is_alike = low.is_bare or (low.unit == high.unit and low.kind == high.kind)
    if not is_alike or not _is_revised(low, vocabulary):
        return None
    first = low.value * lent_scale(low, high)  # "went from 50 to 85 billion"
    return "up" if high.value > first else "down" if high.value < first else None


def _is_revised(low: Figure, vocabulary: Vocabulary) -> bool:
    """ "Went from 41", "revised its forecast for the year from $7": a verb of moving, its object between."""
    passage, revises = low.passage, vocabulary.sets["directions revises"]
    if passage.words[low.hedge_first - 1] in vocabulary.sets["directions moves"]:
        return True
    for place in range(low.hedge_first - 1, max(low.hedge_first - _OBJECT, -1), -1):
        if passage.keys[place] in revises:
            return True
        if not passage.words[place].isalpha():
            return False
    return False


def _is_level_too(before: Figure, figure: Figure, text: str, vocabulary: Vocabulary) -> bool:
    """ "From $2.87 a unit in May to $1.94"; "rose to 40 on Monday and to 43", "A fell to $19, B to $4"."""
    if before.unit != figure.unit:
        return False
    if before.lead == "from":
        return True
    is_listed = text.lstrip()[:1] == "," or vocabulary.has_and(text)
    return is_listed and is_level(before, vocabulary) and text.count(",") < 2 and len(text) < _GAP


def is_repeated(before: Figure, figure: Figure, link: str) -> bool:
    """ "Rose by 12 inches (30 cm)": brackets that hold a figure alone tell the same change in another measure."""
    words = figure.passage.words
    is_alike = figure.kind == before.kind or (before.kind == "percent" and figure.kind == "plain")
    return link == "(" and ")" in words[max(figure.last, figure.noun_last)] and is_alike


def _is_rate_of(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Grew by 240 (about 12.5 %)": brackets that hold the rate of a change told in counts or money."""
    if figure.kind != "percent" or before.kind == "percent" or is_level(before, vocabulary):
        return False
    opening, words = figure.hedge_first - 1, figure.passage.words
    return words[opening] == "(" and ")" in words[figure.last] and opening == max(before.last, before.noun_last)


def _is_counted_too(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """ "Added 17 points and a career-high 11 rebounds": one verb for two counts, where no verb follows the second."""
    words, rules = link.replace("-", " - ").split(), vocabulary.sets
    if link == "," and goes_on(figure, vocabulary):
        return before.unit is figure.unit is None and before.noun is not None
    at = next((n for n, word in enumerate(words) if word in vocabulary.links["and"]), None)
    if at is None or before.unit is not None or figure.unit is not None or not _stands_aside(words[:at], vocabulary):
        return False
    words = words[at:]
    after = figure.passage.words[max(figure.last, figure.noun_last)]
    is_last = not after.isalpha() or after in rules["directions parallels"]
    return is_last and before.first > before.noun_last - _OWNED and rules["directions linkers"].issuperset(words[1:])


def _is_exchanged(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """ "A loss of £6 million ($7.5 million)": the same sum in another money."""
    return link in vocabulary.links["restate"] and before.is_money and figure.is_money and before.unit != figure.unit


def _is_apposed(before: Figure, figure: Figure) -> bool:
    """ "From $32 to $35, about 10 percent, in late trading": the rate of a change that was told in money or counts."""
    words = figure.passage.words
    is_aside = words[before.last] == "," and before.last == figure.hedge_first - 1 and words[figure.last] in _CLOSINGS
    return is_aside and figure.kind == "percent" != before.kind


def _is_part_of_level(before: Figure, figure: Figure) -> bool:
    """ "Rose to $2.6 trillion, or 5 percent of the index": a share of what was reached, and no size of the rise."""
    words = before.passage.words
    return words[before.hedge_first - 1] == "to" and figure.unit == "percent" != before.unit


def _carries_on(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """Whether a change goes on over the words between two figures: "to", ", or", "in May to a record"."""
    link = _past_apposition(link, vocabulary)
    words = _REPEATED_UNIT.sub("", link).lstrip(")").replace(",", " ").replace(" - ", " ").removeprefix("- ").split()
    words = _without_names(words, before.passage.raw[before.core_end : figure.core_start].split(), vocabulary)
    rules, carries = vocabulary.sets, vocabulary.carries
    at = next((n for n, word in enumerate(words) if word in carries or word in rules["directions reaching"]), None)
    if words[-4:] == _THE_TOTAL and _is_added(before, vocabulary):
        return False
    if at is None or not (_stands_aside(words[:at], vocabulary) or _is_owned(words[: at + 1], vocabulary)):
        return False
    linkers, settling = rules["directions linkers"], rules["directions settling"]
    is_sized = before.unit is not None or before.noun in rules["directions index_points"]
    reaches = rules["directions reaches"] if is_sized else ()
    return all(
        (word in linkers or word in reaches or "-" in word) and word not in settling for word in words[at + 1 :]
    )  # "to an all-time high of"


def _past_apposition(link: str, vocabulary: Vocabulary) -> str:
    """ "Slid 2 cents, the daily limit, to 81": what stands after the aside."""
    first, *rest = link.split(",")
    is_aside = not first and len(rest) == _PAIR and rest[0].split()[:1] != [] and len(rest[0].split()) > 1
    return rest[1].lstrip() if is_aside and rest[0].split()[0] in vocabulary.sets["directions articles"] else link


def _without_names(words: list[str], raw: list[str], vocabulary: Vocabulary) -> list[str]:
    """ "Fell 5.4 percent in New York to $16": the words without a place that stands first."""
    if not raw or raw[0] not in vocabulary.sets["directions places"]:
        return words
    names = list(takewhile(str.istitle, raw[1:]))
    return words[1 + len(names) :] if 0 < len(names) < _NAMES else words


def _is_added(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Would add 2 percent to the total of 400": what it is added to is no level reached."""
    keys, last = figure.passage.keys, figure.hedge_first
    return not vocabulary.sets["directions adds"].isdisjoint(keys[max(last - _LEADS, 0) : last])


def _is_owned(words: list[str], vocabulary: Vocabulary) -> bool:
    """ "Cut 11 percent of its workforce, or 880 people": what the share is of stands between."""
    is_of = len(words) <= _OWNED and words[0] in vocabulary.sets["nouns of"]
    return is_of and words[-1] in vocabulary.links["or"]


def _stands_aside(words: list[str], vocabulary: Vocabulary) -> bool:
    """ "In November", "from a year earlier", "a barrel": what may part two figures of one change."""
    is_each, asides = len(words) == 2 and words[0] in _EACH, vocabulary.sets["directions asides"]
    bare = (word.rstrip(",").removesuffix("'s").removesuffix("’s") for word in words)
    lengths = (_YEAR, 1, 2) if not vocabulary.sets["times months"].isdisjoint(words) else (_YEAR,)  # "on 1 April"
    return is_each or all(word in asides or (word.isdecimal() and len(word) in lengths) for word in bare)


def _joins_rates(figure: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """Whether two rates belong to one change: "down 48 % and 57 %", "2 percent this year and 2.5 percent"."""
    if link == ",":
        after = figure.passage.words[figure.last]
        return after == "," or after in vocabulary.links["and"]  # "by 6.4, 4.9 and 17.5 percent"
    words = link.lstrip(", ").split()  # "up 2 percent, and 5 percent without fuel"
    words = words[: len(words) - (figure.first - figure.hedge_first)]  # "and over 40 percent"
    is_of = figure.passage.words[figure.last] in vocabulary.sets["nouns of"]
    if link[:1] == "," and (is_of or not vocabulary.tells_plurals):
        return False  # "growth was 3 percent, and 95 percent of that"
    return bool(words) and words[-1] in vocabulary.links["and"] and _stands_aside(words[:-1], vocabulary)
