"""Numbers that measure nothing: ordinals, labels, names, phones, pronouns."""

from __future__ import annotations

from typing import Final

from claims.text.bracket_lists import goes_on_list
from claims.text.dates import DASHES, JOINERS
from claims.text.digits import Number, skip_digits
from claims.text.lexemes import DIGITS
from claims.text.named_figures import is_lettered, is_model, is_priced
from claims.text.ordered import is_in_order, is_ranked, is_section
from claims.text.pronouns import is_pronoun
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_NOTE: Final = 100
_LISTED: Final = 4
_DOMAINS: Final = frozenset((
    "am", "az", "by", "com", "ee", "ge", "info", "kg", "kz", "lt",
    "lv", "md", "net", "news", "org", "ru", "tj", "tm", "tv",
))  # fmt: skip
_DIALLED: Final = 3
_SIXTY: Final = 60


def is_label(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether the digits name or place something, told by what touches them or stands before them."""
    if is_ranked(passage, number, vocabulary):
        return True
    if not number.is_digits:
        is_aged = _is_led_as_age(passage, number.first, vocabulary)
        return is_aged or is_pronoun(passage, number, vocabulary) or is_in_order(passage, number, vocabulary)
    first, last = number.first, number.last
    before, after = passage.words[first - 1], passage.words[last]
    if before in "'’" and _is_short_year(passage, number, vocabulary):
        return True
    if passage.glued(first) and _is_glued_name(passage, number, vocabulary):
        return True
    if is_model(passage, number, vocabulary):
        return True
    if passage.glued(last) and _is_glued_tail(passage, number, vocabulary):
        return True
    if number.scale:
        return is_lettered(passage, number) and _is_labelled(passage, first, vocabulary)
    if number.is_plain and (_is_of_telephone(passage, number) or _ends_time(passage, number, vocabulary)):
        return True
    if _is_labelled(passage, first, vocabulary):
        is_word = len(after) < 2 or passage.keys[last] in vocabulary.sets["nouns stops"]
        is_measured = after in vocabulary.sets["not glued_units"] and not is_word  # "a safe zone 32 km deep"
        return not is_measured and follow(vocabulary.units, passage, last)[1] is None
    if before in JOINERS and _is_labelled_too(passage, number, vocabulary):
        return True
    if _is_led_as_age(passage, first, vocabulary):
        return after not in vocabulary.sets["not turned"]  # "turns 11 into kiosks"
    street = last + 2 * (after in DASHES and passage.words[last + 1].isdecimal())  # "14-16 Mill Road"
    if passage.is_capital(street) and passage.keys[street + 1] in vocabulary.sets["not address"] and number.is_plain:
        return True
    if number.is_plain and (first == 0 or before == BARRIER) and after in ".)/" and passage.glued(last):
        return not (passage.glued(last + 1) and passage.words[last + 1][0].isdecimal())
    if is_section(passage, number, vocabulary):
        return True
    is_bracketed = number.is_plain and before in "([" and after in ")]"
    is_note = is_bracketed and number.value < _NOTE and not goes_on_list(passage, first, vocabulary)
    return is_note or (is_bracketed and passage.words[last + 1].isdecimal())  # a note, or a dialling code


def _is_led_as_age(passage: Passage, first: int, vocabulary: Vocabulary) -> bool:
    """ "Aged 18 to 65", "at the age of 38"."""
    is_pair = passage.words[first - 2].isdecimal() or passage.keys[first - 2] in vocabulary.number
    lead = first - 3 if passage.words[first - 1] in JOINERS and is_pair else first - 1
    lead -= passage.words[lead] in vocabulary.sets["not age_links"]
    return passage.keys[lead] in vocabulary.sets["not age_leads"]


def _ends_time(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "In 2 hours 10", "3 minutes 40 left": minutes or seconds of a time, with nothing counted behind."""
    before, after = passage.keys[number.first - 2], passage.words[number.last]
    is_time = passage.words[number.first - 1] in vocabulary.sets["times broken"] and number.value < _SIXTY
    is_time = is_time and (before is DIGITS or before in vocabulary.number)
    return is_time and (not after.isalnum() or passage.keys[number.last] in vocabulary.sets["nouns stops"])


def _is_of_telephone(passage: Passage, number: Number) -> bool:
    """Whether digits are dialled, or follow such."""
    first = number.first
    follows = _is_dialled(passage.words[first - 1]) and not passage.glued(first - 1)
    return follows or (_is_dialled(passage.words[first]) and not _is_padded(passage, number))


def _is_labelled(passage: Passage, first: int, vocabulary: Vocabulary) -> bool:
    """ "Article 5", "No. 5"; but "last week 40 ships", "ended the day 3 points up": there the word is a noun."""
    rules, key, before = vocabulary.sets, passage.keys[first - 1], passage.words[first - 2]
    if key in rules["not labels"]:
        if before in DASHES:
            return False  # "a final-round 66"
        is_time = key in rules["times units"] and before in rules["skips definite"]
        is_verb = key in rules["not label_verbs"] and before in rules["not verb_leads"]
        if is_verb and _is_before_counted(passage, first, vocabulary):
            return False  # "to train 400 teachers", "is building 47 plants"
        return not is_time and before not in rules["not label_determiners"]
    if key in rules["not rank_labels"] and before in rules["not rank_leads"]:
        return before != "," or passage.words[first + 1] == ","  # "the bus, number 73, left"; but "they number 300"
    return passage.words[first - 1] == "." and passage.keys[first - 2] in rules["not labels"]


def _is_before_counted(passage: Passage, first: int, vocabulary: Vocabulary) -> bool:
    """Whether right after the digits a word stands that can be counted, no name but of people ("150 Nigerians")."""
    after = passage.words[first + 1]
    is_word = len(after) > 1 and after.isalpha() and after not in vocabulary.sets["nouns stops"]
    return is_word and (not passage.is_capital(first + 1) or vocabulary.names_people(after))


def _is_labelled_too(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "Articles 4 and 6", "pages 12, 14 and 16", where nothing follows that could be counted."""
    place, after = number.first - 1, passage.words[number.last]
    for _ in range(_LISTED):
        if passage.words[place] not in JOINERS or not passage.words[place - 1].isdecimal():
            break
        place -= 2
    if passage.keys[place] not in vocabulary.sets["not labels"] or not number.is_plain:
        return False
    return not after.isalnum() or passage.keys[number.last] in vocabulary.sets["nouns stops"]


def _is_short_year(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "In '67", where nothing follows that could be counted, "2011-'12"; a quotation may begin with a figure."""
    first, last = number.first, number.last
    if passage.words[first - 2] in DASHES and passage.glued(first - 2) and len(passage.words[first - 3]) == 4:
        return passage.words[first - 3].isdecimal()
    if passage.glued(first - 1) and passage.keys[first - 2] in vocabulary.sets["times months"]:
        return len(passage.words[first]) == 2 and number.is_plain  # "in Sept'21"
    stands_in_word = passage.glued(first - 1) and passage.words[first - 2] != BARRIER
    if not passage.glued(first) or stands_in_word or len(passage.words[first]) != 2 or not number.is_plain:
        return False
    return not passage.words[last].isalpha() or passage.keys[last] in vocabulary.sets["nouns stops"]


def _is_dialled(word: str) -> bool:
    """Digits that begin with a nought ("020 7946 0018"): they are dialled, not counted."""
    return len(word) > 1 and word[0] == "0" and word.isdecimal()


def _is_padded(passage: Passage, number: Number) -> bool:
    """ "08 agreements", "02 MoUs": a count written with two digits."""
    first, last = number.first, number.last
    is_word = passage.words[last].isalpha() and len(passage.words[last]) > 1 and not passage.glued(last)
    is_apart = not passage.glued(first) and not passage.words[first - 1].isdecimal()
    return len(passage.words[first]) == 2 and number.value > 0 and is_word and is_apart


def _is_glued_name(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "A320", "COVID-19", "#5", "10.10.2020" from its middle; but "US$5", "RMB5bn", "x5"."""
    first, before = number.first, passage.words[number.first - 1]
    if before.isalpha():
        is_word = len(before) == 1 or before in vocabulary.sets["not words"]
        if is_word and number.is_plain and not number.scale and passage.is_capital(first - 1):
            return not is_priced(passage, number, vocabulary)  # "the M5", "COP25", which are no sums of maloti or pesos
        if number.scale and before in vocabulary.sets["not runs_in"] and not passage.is_capital(first - 1):
            return False  # "to15 billion": a space was lost
        return not vocabulary.follows_sign(passage, first)
    if before in "#№@_/:\\=&":
        is_bracket = before == "/" and not passage.glued(first - 1)  # «юаней /7,47 млрд долл./»
        return not is_bracket and (before != ":" or passage.words[first - 2].isdecimal())
    if before in DASHES and before != "—" and passage.glued(first - 1):
        word = passage.words[first - 2]
        if word.endswith(vocabulary.datives or ("\n",)) and _is_measured(passage, number, vocabulary):
            return False  # "Латвияға-5 есе": a dash that lost its blanks
        is_lead = word in vocabulary.sets["not hyphen_leads"] or passage.keys[first - 2] in vocabulary.number
        is_scaled = bool(number.scale) and passage.words[first - 3][0].isdecimal()  # "$900m-1.1bn"
        return word.isalpha() and not is_lead and not (is_scaled and passage.keys[first - 2] in vocabulary.abbreviation)
    if before == "+":
        sign = passage.words[first - 2]
        is_operator = passage.glued(first - 1) and (sign == "+" or sign.isalnum())
        return (
            is_operator
            or passage.words[first + 1] in "(-"
            or (passage.words[first + 1].isdecimal() and len(passage.words[first]) < 4)
        )
    return False


def _is_measured(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether a unit, a scale or a word for "times" follows a number, as none does in a name."""
    units, times = follow(vocabulary.units, passage, number.last)[1], follow(vocabulary.times, passage, number.last)[1]
    return bool(units or times or number.scale)


def _is_glued_tail(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    last = number.last
    after, beyond = passage.words[last], passage.words[last + 1]
    if after.isalpha():
        if after in "xv" and passage.glued(last + 1) and beyond[0].isdecimal():
            return True  # "the 4x100 relay"
        known = follow(vocabulary.units, passage, last)[1] or follow(vocabulary.currency, passage, last)[1]
        known = known or follow(vocabulary.times, passage, last)[1] or _is_glued_unit(passage, last, vocabulary)
        known = known or vocabulary.hangs_on_stop(passage, last)
        return not known and after.upper() not in vocabulary.codes
    if after == "." and passage.glued(last + 1) and beyond in _DOMAINS:
        return True  # "24.kg"
    if after in ":/" and passage.glued(last + 1):
        return beyond.isdecimal()
    if after in DASHES and passage.glued(last + 1):
        if beyond.isalpha():
            is_ratio = beyond in vocabulary.links["to"] and passage.words[last + 2] in DASHES  # "a 1.6-to-1 ratio"
            other = passage.words[last + 3]
            is_form = len(beyond) == 1 and passage.is_capital(last + 1) and passage.is_capital(number.first - 1)
            return (
                (is_ratio and other.isdecimal() and len(other) < 4 and int(other) < number.value)
                or is_form  # "Form 8-K"
                or (beyond in vocabulary.sets["not ordinals"] and not _is_counted(number, beyond, vocabulary))
                or passage.keys[last + 1] in vocabulary.sets["not hyphen_tails"]
            )
        return beyond.isdecimal() and _is_chain(passage, last)
    return after == "°" and beyond not in vocabulary.sets["not degrees"]


def _is_counted(number: Number, ending: str, vocabulary: Vocabulary) -> bool:
    """«2-х проектов», «из 34-х»: the ending is that of a count as well as of a row, and few rows are told so."""
    tens, ones = divmod(number.value, 10)
    return ending in vocabulary.sets["not ordinal_counts"] and ones in (2, 3, 4) and tens < 10 and tens != 1


def _is_glued_unit(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """ "5km", "20GB"; a single capital is a name: "5G"."""
    word = passage.words[place]
    if word in vocabulary.sets["not degrees"]:
        if not passage.is_capital(place):
            return word in vocabulary.sets["not small_coins"]  # "54c a litre"
        return not passage.is_capital(place - 2)  # "at 180C", not "the Boeing 737C"
    if word in vocabulary.sets["not capital_units"]:
        return True  # "a 67W charger", "a 2.0L engine"
    return word in vocabulary.sets["not glued_units"] and not (len(word) == 1 and passage.is_capital(place))


def _is_chain(passage: Passage, hyphen: int) -> bool:
    """Three groups of digits on hyphens: a telephone number, a date, an identifier."""
    return (
        passage.glued(hyphen + 2) and passage.words[hyphen + 2] in DASHES and passage.words[hyphen + 3][0].isdecimal()
    )


def after_chain(passage: Passage, number: Number) -> int:
    """The place from which to read on after a number that is none."""
    place = max(number.last, skip_digits(passage, number.last - 1))
    if _is_dialled(passage.words[number.first]):
        while len(passage.words[place]) >= _DIALLED and passage.words[place].isdecimal():
            place += 1  # "0808 115 6538"
    return place
