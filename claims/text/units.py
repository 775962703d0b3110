"""What a number counts: percent, tonnes, money by sign, code or name, or else the noun that follows."""

from __future__ import annotations

from typing import Final

from claims.text.cases import is_dative
from claims.text.counted_changes import counts_turns
from claims.text.digits import tidy
from claims.text.figure import Figure
from claims.text.named_figures import is_of_people, is_priced
from claims.text.tokens import Passage
from claims.text.tries import LEAF, follow, follow_back
from claims.text.unit_words import read_inverted_unit, read_leading_percent
from claims.text.vocabulary import Vocabulary

_CODE: Final = 3
_LONGEST_SIGN: Final = 4
_ACRONYM: Final = 5
_HYPHENS: Final = frozenset("-‐‑–")
_QUOTES: Final = frozenset('"“”„«»')
_NOUN_REACH: Final = 5
_SUM: Final = 1e6
_MILLION: Final = 1e6
_MEGATONNES: Final = frozenset(("Mt", "Мт"))
"""Of capital and small letter; "mt" and "MT" are metric tonnes."""


def read_unit(figure: Figure, vocabulary: Vocabulary) -> None:
    """Give the figure its unit (and the currency name the text uses), widening it over the words that say so."""
    passage, place = figure.passage, figure.last
    if passage.words[place] in _HYPHENS and passage.glued(place) and passage.glued(place + 1):
        place += 1  # "a 5-tonne lorry", "a $5-million-dollar"
    _before(figure, vocabulary)
    if read_inverted_unit(figure, vocabulary) or read_leading_percent(figure, vocabulary):
        return
    after, found = follow(vocabulary.units, passage, place)
    if isinstance(found, tuple) and figure.unit is None and not _is_other_word(figure, place, after):
        unit, by = found
        if unit == "kilograms":
            if figure.number.scale < _SUM:
                return  # a thing counted in kilograms; sums of millions are told in tonnes
            unit = "tonne"
        figure.last = after
        if unit == "points":
            figure.unit = "count"
            figure.noun = passage.raw[passage.starts[place] : passage.ends[after - 1]].lower()
        else:
            by *= _MILLION if passage.original(place) in _MEGATONNES and not figure.number.scale else 1.0
            figure.unit = unit
            figure.value *= by
            figure.resolution *= by
        if unit == "percent":
            figure.kind = "percent"
        return
    _money(figure, vocabulary, place)


def _is_other_word(figure: Figure, place: int, after: int) -> bool:
    """ "t" and "mt" are tonnes after a number of their own writing, not the letters of a name; "pc" not a computer."""
    passage = figure.passage
    word = passage.words[place]
    if after != place + 1 or len(word) > 2 or not word.isalpha():
        return False
    if passage.words[after] in "'’&" and passage.glued(after):
        return True
    return word == "t" and figure.number.is_plain and not figure.number.scale and passage.is_capital(place)


def _before(figure: Figure, vocabulary: Vocabulary) -> None:
    """A currency sign or code before the number: "$5", "US$ 5", "RMB 5bn", "EUR 5"."""
    passage, place = figure.passage, figure.first
    first, found = follow_back(vocabulary.sign_before, passage, place)
    if found is not None and passage.words[first].isalpha() and not _is_letter_sign(passage, first, place):
        sign = passage.words[place - 1]  # "a $5 bn deal", "used $5"
        first, found = (place, None) if sign.isalpha() else (place - 1, vocabulary.sign_before[sign].get(LEAF))
    is_letter = place - first == 1 and len(passage.words[first]) == 1 and passage.words[first].isalpha()
    if found is not None and not (
        is_letter and not _is_sum(figure) and not is_priced(passage, figure.number, vocabulary)
    ):
        figure.first = first
        figure.unit, figure.currency_name = found
        _code_before_sign(figure, vocabulary)
        return
    code = passage.words[place - 1].upper()
    if len(code) == _CODE and code in vocabulary.codes and _is_code(figure, place - 1, vocabulary):
        figure.unit, figure.first = code, place - 1


def _code_before_sign(figure: Figure, vocabulary: Vocabulary) -> None:
    """ "CAD$12 million", "FJD $40 million": the code says whose sign it is; a code that is also a word does not."""
    passage, first = figure.passage, figure.first
    word = passage.words[first - 1]
    is_code = len(word) == _CODE and word.upper() in vocabulary.codes and passage.original(first - 1).isupper()
    if is_code and not passage.words[first].isalpha() and word not in vocabulary.sets["not words"]:
        figure.unit, figure.currency_name, figure.first = word.upper(), None, first - 1


def _is_letter_sign(passage: Passage, first: int, place: int) -> bool:
    """ "US$", "US $" and "Rs" are signs; one capital before "$" only where it touches it: "A$5 bn", not "A $5 deal"."""
    if len(passage.words[first]) == 1 and first < place - 1 and not passage.glued(first + 1):
        return False
    return _is_upper(passage, first)


def _is_upper(passage: Passage, place: int) -> bool:
    """Signs made of letters are written in capitals, or with one where they touch it or are short ("Kshs 5")."""
    word = passage.original(place)
    return word.isupper() or (word[:1].isupper() and len(word) <= _LONGEST_SIGN)


def _is_sum(figure: Figure) -> bool:
    """Large or exact enough for money: one letter is a currency in "K4.7bn", not in "K2"."""
    return bool(figure.number.scale) or figure.number.groups > 1


def _is_code(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Whether three capitals are money: words like TOP or ALL count only before sums."""
    passage = figure.passage
    if not passage.original(place).isupper():
        return False
    is_word = passage.words[place] in vocabulary.sets["not words"]
    return not is_word or _is_sum(figure)


def _money(figure: Figure, vocabulary: Vocabulary, place: int) -> None:
    passage = figure.passage
    is_coin = passage.words[place] in vocabulary.sets["not small_coins"] and passage.glued(place)
    if is_coin and figure.unit is None and not passage.is_capital(place):
        figure.unit, figure.currency_name, figure.last = "XXX", "cent", place + 1
        return
    after, found = follow(vocabulary.currency, passage, place)
    if not isinstance(found, tuple) and passage.words[place].isalpha():
        after, found = follow(vocabulary.currency, passage, place + 1)  # an adjective that the pack does not know
        if isinstance(found, tuple) and passage.keys[place] in vocabulary.sets["nouns stops"]:
            found = None
        if isinstance(found, tuple) and found[1] is not None:
            found = ("XXX", found[1])
    if not isinstance(found, tuple) and (not passage.words[place].isalpha() or _is_upper(passage, place)):
        after, found = follow(vocabulary.sign_after, passage, place)
        if (
            isinstance(found, tuple)
            and passage.words[place].isalpha()
            and after == place + 1
            and len(passage.words[place]) < _CODE
        ):
            found = None
        if isinstance(found, tuple) and passage.glued(after) and passage.words[after][0].isdecimal():
            found = None  # the sign belongs to the next figure
    if isinstance(found, tuple):
        if figure.unit is None:
            figure.unit, figure.currency_name = found
        figure.last = after
        _scale_behind(figure, vocabulary)
        return
    code = passage.words[place].upper()
    is_free = figure.unit is None and not passage.words[place + 1][0].isdecimal()
    if is_free and len(code) == _CODE and code in vocabulary.codes and _is_code(figure, place, vocabulary):
        figure.unit, figure.last = code, place + 1


def _scale_behind(figure: Figure, vocabulary: Vocabulary) -> None:
    """ "2$ billion", "3€ bn": where the number itself has no scale, that behind the sign is its own."""
    passage, number, place = figure.passage, figure.number, figure.last
    if number.scale or not number.is_digits or passage.words[place - 1].isalpha():
        return
    kind, by = vocabulary.number.get(passage.keys[place], ("", 0.0))
    if kind != "scale":
        by = vocabulary.abbreviation.get(passage.keys[place], 0.0) if len(passage.words[place]) > 1 else 0.0
    if by and passage.words[place] not in vocabulary.sets["nouns stops"]:
        number.scale, figure.last = by, place + 1
        figure.value, figure.resolution = tidy(figure.value * by), figure.resolution * by


def _read_hung_noun(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """The noun that touches the figure, or hangs on it by a hyphen: "6ft 2in", "a 200-seat hall"."""
    passage = figure.passage
    if passage.words[place] in vocabulary.sets["not glued_units"]:
        figure.noun, figure.noun_last = passage.words[place], place + 1
        return True
    if passage.words[place] not in _HYPHENS or not passage.glued(place + 1):
        return False
    is_noun = passage.words[place + 1].isalpha() and passage.keys[place + 1] not in vocabulary.number  # not "екі-үш"
    figure.noun = passage.words[place + 1] if is_noun else None
    return True


def _past_of(passage: Passage, place: int, vocabulary: Vocabulary) -> int:
    """Where the noun phrase begins: "650 of these plants", "650 of the 800 plants", "5 such plants"."""
    rules = vocabulary.sets
    place += passage.words[place] in rules["nouns skips"]
    is_part = passage.words[place] in rules["nouns of"] and passage.words[place + 1] in rules["nouns of_followers"]
    if not is_part:
        return place
    after = place + 2
    return after + (passage.words[after].isdecimal() or passage.keys[after] in vocabulary.number)


def _is_within_word(passage: Passage, step: int, place: int) -> bool:
    """Whether what stands here parts no noun from its number, which ends at `place`: a hyphen, a quotation mark, a
    number of a name.
    """
    word = passage.words[step]
    if word in _HYPHENS:
        return passage.glued(step) and passage.glued(step + 1)  # "55 three-point attempts"
    if word in _QUOTES:
        return step == place or passage.glued(step)  # '22 "early harvest" projects'
    is_glued = step > place and passage.glued(step) and passage.words[step - 1] in _HYPHENS
    return is_glued and word.isdecimal()  # "two Orion-6 probes"


def _belongs_to_no_noun(passage: Passage, step: int, vocabulary: Vocabulary) -> bool:
    """Whether a word ends a noun phrase: a mark, a word of grammar, another number."""
    word, key, stops = passage.words[step], passage.keys[step], vocabulary.sets["nouns stops"]
    is_number = key in vocabulary.number and (bool(vocabulary.tails) or passage.words[step + 1] not in _HYPHENS)
    return not word[0].isalpha() or key in stops or word in stops or is_number


def _is_measure(figure: Figure, step: int, place: int, vocabulary: Vocabulary) -> bool:
    """Whether the noun ends with a measure: "1 degree Celsius", "one year full-time", "a three month stretch"."""
    rules, word, key = vocabulary.sets, figure.passage.words[step], figure.passage.keys[step]
    if figure.value == 1 and key in rules["fraction_rules measured"]:
        return True
    is_time = key in rules["times units"] and vocabulary.tells_plurals
    is_time = is_time and figure.passage.words[step + 1] not in _HYPHENS  # "two second-round picks"
    after = figure.passage.words[step + 1 + (figure.passage.words[step + 1] in _HYPHENS)]
    is_size = word in rules["not measures"] and after not in rules["times broken"]  # "30 acre sites", "kilowatt-hours"
    return step == place and (is_time or is_size or word in rules["not glued_units"])


def _counts_people(passage: Passage, step: int, vocabulary: Vocabulary) -> bool:
    """ "2 million Syrian refugees"; but "80 million Algerian exports" is a sum."""
    is_goods = passage.keys[step + 1] in vocabulary.sets["nouns money_context"]
    return is_of_people(passage, step, vocabulary) and not is_goods


def _end_measure(figure: Figure, noun: str, vocabulary: Vocabulary) -> None:
    """Let a measure end past its second word: "2 degrees Celsius", "15 lb-ft lower"."""
    passage, rules = figure.passage, vocabulary.sets
    figure.noun_last += passage.words[figure.noun_last] in rules["not degrees"]
    if passage.words[figure.noun_last] in _HYPHENS and noun in rules["not glued_units"]:
        figure.noun_last += 2 * passage.glued(figure.noun_last + 1)


def _by_time(figure: Figure, noun: str, vocabulary: Vocabulary) -> str:
    """ "142 km/h", "30 m/s": a measure with the time that it is told by."""
    passage, rules, place = figure.passage, vocabulary.sets, figure.noun_last
    is_told = passage.words[place] == "/" and passage.glued(place) and passage.glued(place + 1)
    if not is_told or noun not in rules["not glued_units"] or passage.words[place + 1] not in rules["not per_times"]:
        return noun
    figure.noun_last += 2
    return f"{noun}/{passage.words[place + 1]}"


def _of_hours(figure: Figure, place: int, noun: str, vocabulary: Vocabulary) -> str:
    """ "Kilowatt-hours", "man hours": what is told by the hour is no time."""
    words, rules = figure.passage.words, vocabulary.sets
    power = words[place]
    is_worked = figure.noun_last - place in (2, 3) and power in rules["not worked"] and noun in rules["times broken"]
    return f"{power}{'-' if words[place + 1] in _HYPHENS else ' '}{noun}" if is_worked else noun


def read_noun(figure: Figure, vocabulary: Vocabulary) -> None:
    """The head of the noun phrase after the number: the last word before one that cannot belong to it.

    A large round number counts things only if a plural follows; otherwise it is a sum whose currency is not said.
    """
    passage, rules = figure.passage, vocabulary.sets
    place, noun = figure.last + (passage.words[figure.last] == "°"), None
    if passage.glued(place) and _read_hung_noun(figure, place, vocabulary):
        return
    place = _past_of(passage, place, vocabulary)
    is_sum = figure.number.scale >= _SUM
    if is_dative(passage, figure.last, vocabulary):
        return  # «387-ге түсті»: to so many, and nothing counted follows
    if is_sum and vocabulary.is_declined(passage.words[figure.number.last - 1], passage.keys[figure.number.last - 1]):
        return  # "5 миллиардқа": an ending on the number leaves no counted noun to follow
    is_told = place > figure.last + 1 and passage.words[place - 1] in rules["nouns of_pronouns"]  # "14 of them badly"
    for step in range(place, place + _NOUN_REACH * (not is_told)):
        word, key = passage.words[step], passage.keys[step]
        if _is_within_word(passage, step, place):
            continue
        if _belongs_to_no_noun(passage, step, vocabulary):
            break
        if counts_turns(passage, place, step, vocabulary):
            noun, figure.noun_last = word, step + 1
            break
        if (key in vocabulary.direction and step > place) or (not noun and key in rules["nouns money"]):
            break
        if is_sum and passage.is_capital(step) and not vocabulary.names_people(word):
            if passage.original(step).isupper() or _counts_people(passage, step, vocabulary):
                continue  # "100 million HIV tests", "2 million Syrian refugees"
            break
        if vocabulary.is_adjective(word):
            noun = noun or passage.original(step).lower()
            continue
        if vocabulary.is_verb_form(word):
            break
        noun, figure.noun_last = passage.original(step).lower(), step + 1
        is_acronym = len(word) < _ACRONYM and passage.original(step).isupper() and passage.words[step + 1].isalpha()
        if is_acronym and not (step == place and word in rules["not acronym_units"]):
            continue  # "10,000 US stores", but "the 40 MW Hornsea farm"
        if vocabulary.is_head(word) or _is_measure(figure, step, place, vocabulary):
            break
    _keep_noun(figure, place, noun, vocabulary)


def _keep_noun(figure: Figure, place: int, noun: str | None, vocabulary: Vocabulary) -> None:
    """Take what the noun phrase at `place` ends with; millions count what is in the plural, or told before a noun."""
    passage, rules = figure.passage, vocabulary.sets
    is_sum = figure.number.scale >= _SUM
    if noun is not None:
        noun = _of_hours(figure, place, _by_time(figure, noun, vocabulary), vocabulary)
        _end_measure(figure, noun, vocabulary)
    if noun is None and place >= figure.last + 2 and passage.keys[place - 1] not in vocabulary.number:
        noun = passage.words[place - 1]  # "650 of these"
    if noun is not None and (not is_sum or vocabulary.is_countable(noun) or noun in rules["not glued_units"]):
        figure.noun = noun
    elif passage.words[place] in rules["nouns attributes"]:
        figure.noun, figure.noun_last = passage.words[place], place + 1
