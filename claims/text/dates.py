"""Bare digits that tell when: years, days of a month and times of day."""

from __future__ import annotations

from typing import Final

from claims.text.cases import counts_on
from claims.text.digits import Number
from claims.text.named_figures import is_scaled_later
from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

DASHES: Final = frozenset("-‐‑–—−")
JOINERS: Final = frozenset("-–—/,") | {"and", "to", "through", "и", "по", "до", "мен", "пен", "бен"}
"""What stands between numbers of one kind: "5-7 May", "articles 4 and 6"."""
_DAY_JOINERS: Final = JOINERS - {",", "/"}
_OLDEST, _LATEST = 1500, 2150
_ROUND: Final = 50
_YEAR: Final = 4


def is_date(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether bare digits are a year, a day of a month or a time of day."""
    if number.is_digits and 1 < number.value < 24 and passage.keys[number.last] in vocabulary.sets["times zones"]:
        return True  # "at 18.26 IST"
    if not number.is_plain or number.scale:
        return False
    value, first, last = number.value, number.first, number.last
    before = passage.words[first - 1]
    era = last + 2 * (passage.words[last] in _DAY_JOINERS and passage.words[last + 1].isdecimal())
    if passage.words[era] in vocabulary.sets["times eras"] and passage.is_capital(era):
        return True  # "3500 BC", "from 1400 to 1200 BC"
    months = vocabulary.sets["times months"]
    if value <= 31:
        if passage.words[first - 1] == "." and passage.keys[first - 2] in months and passage.is_capital(first - 2):
            return True  # "Dec. 1"
        if (
            passage.keys[first - 1] in months
            and passage.words[last] not in vocabulary.sets["times units"]
            and _is_month(passage, first - 1, vocabulary)
            and not vocabulary.is_declined(before, passage.keys[first - 1])  # «желтоқсанда 12 жоба»: in December
        ):
            return follow(vocabulary.units, passage, last)[1] is None and not is_scaled_later(passage, last, vocabulary)
        if _is_second_day(passage, number, vocabulary):
            return True
        place = last
        for _ in range(3):
            if passage.keys[place] in months and _is_month(passage, place, vocabulary):
                return True
            if not (passage.words[place] in JOINERS or passage.words[place].isdecimal()):
                break
            place += 1
        if _is_clock(passage, number, vocabulary):
            return True
    if len(passage.words[first]) == 4 and passage.keys[last] in vocabulary.sets["times zones"]:
        return True  # "by 1340 GMT"
    if len(passage.words[first]) == 4 and _OLDEST <= value <= _LATEST:
        return _is_year(passage, number, vocabulary)
    if len(passage.words[first]) <= 2 and passage.words[first - 1] in JOINERS and _ends_year_range(passage, first):
        return True
    return passage.words[first - 1] in vocabulary.sets["times fiscal"]


def _is_second_day(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "Between May 5 and 11", where nothing follows that could be counted."""
    first, after = number.first, passage.words[number.last]
    if passage.words[first - 1] not in _DAY_JOINERS or not passage.words[first - 2].isdecimal():
        return False
    is_day = passage.keys[first - 3] in vocabulary.sets["times months"] and _is_month(passage, first - 3, vocabulary)
    return is_day and (after in ".,;:)" or passage.keys[number.last] in vocabulary.sets["nouns stops"])


def _is_clock(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "6 pm", "9 a.m.", "5 o'clock"; not "$15 a barrel"."""
    last = number.last
    if passage.keys[last] not in vocabulary.sets["times clock"]:
        return False
    after = last + 1 + (passage.words[last + 1] == ".")
    return len(passage.words[last]) > 1 or passage.words[after] == "m" or passage.words[after] in "'’"


def _is_month(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    return vocabulary.lang != "en" or passage.is_capital(place)


def _ends_year_range(passage: Passage, first: int) -> bool:
    before = passage.words[first - 2]
    return passage.glued(first) and before.isdecimal() and len(before) == 4 and _OLDEST <= int(before) <= _LATEST


def _counts_things(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "Rose to 2000 jobs", "for 1650 people", "at 2100 points", «до 2000 рабочих мест»; not "in 2000 sales fell",
    "from 2000 levels".
    """
    rules, place, lead = vocabulary.sets, number.last, number.first - 1
    place += vocabulary.is_adjective(passage.words[place]) and not vocabulary.is_countable(passage.words[place])
    word, key = passage.words[place], passage.keys[place]
    if passage.is_capital(place) or not word.isalpha() or not vocabulary.is_countable(word):
        return False
    if word in rules["directions index_points"]:
        return True
    if len(passage.words[lead - 1]) == _YEAR and passage.words[lead - 1].isdecimal():
        return False  # "from 1950 to 2000 farms vanished"
    is_dated = not rules["times dating"].isdisjoint(passage.words[max(lead - 1, 0) : lead + 1])
    if is_dated or passage.keys[lead - 1] in rules["times units"] or key in rules["times units"]:
        return False  # "by the end of 2017 firms had left", "in the first quarter of 2019 goods"
    is_thing = key in rules["nouns count_context"] or key in rules["nouns headings"] or word in rules["nouns tails"]
    is_round = vocabulary.tells_plurals and number.value % _ROUND == 0 and word not in rules["times of_years"]
    return is_thing or (is_round and key not in rules["nouns stops"])


def _is_measured(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a unit or a currency follows, which no year has: «обойдётся в 1500–1700 рублей»."""
    return bool(follow(vocabulary.units, passage, place)[1] or follow(vocabulary.currency, passage, place)[1])


def _is_year(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    rules, last = vocabulary.sets, number.last
    before, after = passage.keys[number.first - 1], passage.words[last]
    if after in DASHES and passage.glued(last) and passage.words[last + 1].isdecimal():
        return not _is_measured(passage, last + 2, vocabulary)
    if passage.keys[last] in rules["times year_words"] or before in rules["times year_words"]:
        return True
    if vocabulary.follows_sign(passage, number.first) or counts_on(passage, last, vocabulary):
        return False
    if _is_measured(passage, last, vocabulary):
        return False
    if before in rules["times months"]:
        return True
    if before in rules["times year_leads"]:
        return not _counts_things(passage, number, vocabulary)
    if not after.isalpha() or passage.keys[last] in rules["nouns stops"] or passage.keys[last] in vocabulary.direction:
        return True
    return passage.is_capital(last) or (not vocabulary.is_plural(after) and not vocabulary.is_adjective(after))
