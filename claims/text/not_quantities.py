"""Numbers that measure nothing: years, dates, times, ordinals, labels, names, phones, scores, ages, pronouns."""

from __future__ import annotations

from claims.text.digits import Number, skip_digits
from claims.text.figure import Figure
from claims.text.lexemes import DIGITS
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_HYPHENS = frozenset("-‐‑–—−")
_JOINERS = frozenset("-–—/,") | {"and", "to", "и", "по", "до", "мен", "пен", "бен"}
_OLDEST, _LATEST = 1500, 2150
_SCORE_REACH = 6
_NOTE = 100
_BEGINNINGS = frozenset((BARRIER, *".!?»”"))


def is_label(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether the digits name or place something, told by what touches them or stands before them."""
    if not number.is_digits:
        return _is_pronoun(passage, number, vocabulary) or _is_word_label(passage, number, vocabulary)
    first, last = number.first, number.last
    before, after = passage.words[first - 1], passage.words[last]
    if passage.glued(first) and _is_glued_name(passage, first, vocabulary):
        return True
    if passage.glued(last) and _is_glued_tail(passage, number, vocabulary):
        return True
    if number.scale:
        return False
    if passage.keys[first - 1] in vocabulary.sets["not", "labels"] or (
        before == "." and passage.keys[first - 2] in vocabulary.sets["not", "labels"]
    ):
        return follow(vocabulary.units, passage, last)[1] is None
    is_second = before in _JOINERS and passage.words[first - 2].isdecimal()  # "aged 18 to 65"
    if passage.keys[first - 3 if is_second else first - 1] in vocabulary.sets["not", "age_leads"]:
        return True
    if passage.is_capital(last) and passage.keys[last + 1] in vocabulary.sets["not", "address"] and number.is_plain:
        return True
    if number.is_plain and (first == 0 or before == BARRIER) and after in ".)/" and passage.glued(last):
        return not (passage.glued(last + 1) and passage.words[last + 1][0].isdecimal())
    is_bracketed = number.is_plain and before in "([" and after in ")]"
    return is_bracketed and (number.value < _NOTE or passage.words[last + 1].isdecimal())  # a note, or a dialling code


def _is_word_label(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "Phase two will cost more"; but "at this stage two plants", where plurals tell."""
    is_named = passage.keys[number.first - 1] in vocabulary.sets["not", "labels"] and not number.scale
    return is_named and vocabulary.tells_plurals and not vocabulary.is_plural(passage.words[number.last])


def _is_glued_name(passage: Passage, first: int, vocabulary: Vocabulary) -> bool:
    """ "A320", "COVID-19", "#5", "10.10.2020" from its middle; but "US$5", "RMB5bn", "x5"."""
    before = passage.words[first - 1]
    if before.isalpha():
        return not (before in vocabulary.sign_before or before.upper() in vocabulary.codes)
    if before in "#№@_/:\\=&":
        return before != ":" or passage.words[first - 2].isdecimal()
    if before in _HYPHENS and passage.glued(first - 1):
        word = passage.words[first - 2]
        return (
            word.isalpha()
            and passage.keys[first - 2] not in vocabulary.number
            and word not in vocabulary.sets["not", "hyphen_leads"]
        )
    if before == "+":
        return passage.words[first + 1] in "(-" or (
            passage.words[first + 1].isdecimal() and len(passage.words[first]) < 4
        )
    return False


def _is_glued_tail(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    last = number.last
    after, beyond = passage.words[last], passage.words[last + 1]
    if after.isalpha():
        known = follow(vocabulary.units, passage, last)[1] or follow(vocabulary.currency, passage, last)[1]
        known = known or follow(vocabulary.times, passage, last)[1] or _is_glued_unit(passage, last, vocabulary)
        return not known and after.upper() not in vocabulary.codes
    if after in ":/" and passage.glued(last + 1):
        return beyond.isdecimal()
    if after in _HYPHENS and passage.glued(last + 1):
        if beyond.isalpha():
            return (
                beyond in vocabulary.sets["not", "ordinals"]
                or passage.keys[last + 1] in vocabulary.sets["not", "hyphen_tails"]
            )
        return beyond.isdecimal() and _is_chain(passage, last)
    return after == "°"


def _is_glued_unit(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """ "5km", "20GB"; a single capital is a name: "5G"."""
    word = passage.words[place]
    return word in vocabulary.sets["not", "glued_units"] and not (len(word) == 1 and passage.is_capital(place))


def _goes_on(passage: Passage, mark: int) -> bool:
    return passage.glued(mark + 1) and passage.words[mark + 1].isdecimal()


def _is_chain(passage: Passage, hyphen: int) -> bool:
    """Three groups of digits on hyphens: a telephone number, a date, an identifier."""
    return (
        passage.glued(hyphen + 2) and passage.words[hyphen + 2] in _HYPHENS and passage.words[hyphen + 3][0].isdecimal()
    )


def _is_pronoun(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "One of", "no one", "the two countries": words that count nothing."""
    if number.last != number.first + 1:
        return False
    key, before, after = passage.keys[number.first], passage.words[number.first - 1], passage.words[number.last]
    rules = vocabulary.sets
    if passage.words[number.first] in vocabulary.not_numbers:
        return True
    if key.endswith("~") and number.value == 1 and (before in _HYPHENS or after in _HYPHENS):
        return True  # "бір-біріне": each other
    if key in rules["not", "one"]:
        beyond = passage.keys[number.last + 1]
        if after in vocabulary.rules["in_words"] and (
            beyond is DIGITS or beyond in vocabulary.number or beyond in vocabulary.rules["in_every"]
        ):
            return False  # "one in five"
        return (
            before in rules["not", "pronoun_leads"]
            or after in rules["not", "pronouns"]
            or (not after.isalpha() and after not in "-%")
        )
    leads = rules["not", "two_leads"]
    if number.value == 2 and (not leads or before in leads):
        return (
            after in rules["not", "two_heads"]
            or passage.keys[number.last] in rules["not", "two_heads"]
            or (bool(leads) and not after.isalpha())
        )
    return False


def is_date(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether bare digits are a year, a day of a month or a time of day."""
    if not number.is_plain or number.scale:
        return False
    value, first, last = number.value, number.first, number.last
    months = vocabulary.sets["times", "months"]
    if value <= 31:
        if passage.words[first - 1] == "." and passage.keys[first - 2] in months and passage.is_capital(first - 2):
            return True  # "Dec. 1"
        if (
            passage.keys[first - 1] in months
            and passage.words[last] not in vocabulary.sets["times", "units"]
            and _is_month(passage, first - 1, vocabulary)
        ):
            return follow(vocabulary.units, passage, last)[1] is None
        place = last
        for _ in range(3):
            if passage.keys[place] in months and _is_month(passage, place, vocabulary):
                return True
            if not (passage.words[place] in _JOINERS or passage.words[place].isdecimal()):
                break
            place += 1
        if passage.keys[last] in vocabulary.sets["times", "clock"]:
            return True
    if len(passage.words[first]) == 4 and _OLDEST <= value <= _LATEST:
        return _is_year(passage, number, vocabulary)
    if len(passage.words[first]) <= 2 and passage.words[first - 1] in _JOINERS and _ends_year_range(passage, first):
        return True
    return passage.words[first - 1] in vocabulary.sets["times", "fiscal"]


def _is_month(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    return vocabulary.lang != "en" or passage.is_capital(place)


def _ends_year_range(passage: Passage, first: int) -> bool:
    before = passage.words[first - 2]
    return passage.glued(first) and before.isdecimal() and len(before) == 4 and _OLDEST <= int(before) <= _LATEST


def _is_year(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    rules, last = vocabulary.sets, number.last
    before, after = passage.keys[number.first - 1], passage.words[last]
    if after in _HYPHENS and passage.glued(last) and passage.words[last + 1].isdecimal():
        return follow(vocabulary.units, passage, last + 2)[1] is None
    if passage.keys[last] in rules["times", "year_words"] or before in rules["times", "year_words"]:
        return True
    if before in vocabulary.sign_before or before.upper() in vocabulary.codes:
        return False
    if follow(vocabulary.units, passage, last)[1] or follow(vocabulary.currency, passage, last)[1]:
        return False
    if before in rules["times", "months"] or before in rules["times", "year_leads"]:
        return True
    if (
        not after.isalpha()
        or passage.keys[last] in rules["nouns", "stops"]
        or passage.keys[last] in vocabulary.direction
    ):
        return True
    return passage.is_capital(last) or (not vocabulary.is_plural(after) and not vocabulary.is_adjective(after))


def is_score(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Won 3-1": two bare numbers on a hyphen, the second no larger, or a word of matches and votes before them."""
    passage, last = figure.passage, figure.number.last
    if not (
        figure.number.is_plain and passage.words[last] in _HYPHENS and passage.glued(last) and passage.glued(last + 1)
    ):
        return False
    other = passage.words[last + 1]
    if not other.isdecimal() or len(other) > 3 or passage.words[last + 2] == "%":
        return False
    if passage.words[last + 2] in ".," and passage.glued(last + 2) and _goes_on(passage, last + 2):
        return False
    if passage.keys[last + 2] in vocabulary.number or passage.keys[last + 2] in vocabulary.abbreviation:
        return False
    leads = vocabulary.sets["not", "score_leads"]
    back = range(figure.first - 1, max(figure.first - _SCORE_REACH, -1), -1)
    return int(other) <= figure.value or any(passage.words[place] in leads for place in back)


def is_age(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "45-year-old", "aged 45", "Smith, 45, said"."""
    passage, number = figure.passage, figure.number
    if follow(vocabulary.ages, passage, number.last)[1]:
        return True
    if not number.is_plain or number.value > 120 or passage.words[number.last] != ",":
        return False
    return passage.words[number.first - 1] == "," and passage.words[number.first - 2].isalpha() and number.value > 9


def is_name(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Boeing 747", "S&P 500": a capitalised word that leads a bare number which counts nothing."""
    passage, place = figure.passage, figure.first - 1
    if place > 0 and not figure.number.is_digits and figure.noun is None and figure.unit is None:
        return passage.is_capital(figure.first) and passage.words[place].isalpha()  # "the Group of Seven"
    if not figure.number.is_plain or figure.unit or figure.number.scale or figure.hedge != "eq" or place < 0:
        return False
    if passage.words[place] in vocabulary.sets["not", "names"]:
        return True
    if passage.words[place] in vocabulary.before or passage.keys[place] in vocabulary.before:
        return False
    begins = place == 0 or passage.words[place - 1] in _BEGINNINGS
    if begins and not vocabulary.tells_plurals:
        return False
    return (
        figure.noun is None
        and passage.is_capital(place)
        and passage.words[place].isalpha()
        and passage.words[place] not in vocabulary.sets["not", "not_names"]
    )


def after_chain(passage: Passage, number: Number) -> int:
    """The place from which to read on after a number that is none."""
    return max(number.last, skip_digits(passage, number.last - 1))
