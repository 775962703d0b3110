"""Parts of a whole in words, as percent: "a third", "two-thirds", "half of", "треть", "төрттен бірі", "six in ten"."""

from __future__ import annotations

from typing import Final

from claims.text.digits import Number
from claims.text.figure import Figure
from claims.text.numbers import read_number
from claims.text.tokens import Passage
from claims.text.tries import follow, follow_back
from claims.text.vocabulary import Vocabulary

_HYPHENS: Final = frozenset("-‐‑–")
_WHOLES: Final = frozenset((*range(2, 13), 15, 20, 25, 50, 100, 1e3, 1e4, 1e5, 1e6))  # what people take parts of
_ROUND: Final = frozenset((3, 4, 5, 10, 20, 100, 1e3, 1e4, 1e5, 1e6))  # so many that "6 out of" them is a share
_TEN: Final = 10.0
_MOST: Final = 999
_CHAINS: Final = frozenset("/-–.№")
_FIRM: Final = frozenset(("below", "gt", "lt", "ge"))  # bounds that no "third party" has


def read_fraction(passage: Passage, place: int, vocabulary: Vocabulary) -> Figure | None:
    """The fraction in words that begins at `place` (at its numerator, if it has one), or None."""
    rules = vocabulary.rules
    if vocabulary.denominator_first:
        return _denominator_first(passage, place, vocabulary)
    key, first, numerator, at = passage.keys[place], place, 1.0, place
    kind, value = vocabulary.number.get(key, ("", 0.0))
    if (kind == "add" and value < 20) or key in rules["one"]:
        numerator, at = value or 1.0, place + 1
        if passage.words[at] in _HYPHENS and passage.glued(at):
            at += 1
    divisor = vocabulary.fraction.get(passage.keys[at])
    if divisor is None or numerator >= divisor or not _has_numerator(passage, place, at, rules):
        return None
    if at == place and passage.keys[place - 1] in rules["one"]:
        first = place - 1
    if not _is_part(passage, first, at, vocabulary):
        return None
    last = beyond = at + 1
    while beyond < at + 3 and passage.words[beyond] in vocabulary.sets["alone spans"]:
        beyond += 1
    if (
        beyond > last
        and passage.words[beyond - 1] in rules["unit_articles"]
        and passage.keys[beyond] in vocabulary.number
    ):
        return None  # "half a million", "a quarter of a million" are numbers
    if vocabulary.number.get(passage.keys[last], ("add", 0.0))[0] != "add":
        return None  # "четверть сотни" is a number
    if passage.keys[last] in rules["part"]:
        last += 1
    elif passage.words[last] in vocabulary.broken and _measures(passage, last, vocabulary):
        return _of_one_percent(passage, first, last, numerator / divisor)
    elif passage.keys[at] in rules["needs_part"] and (at == place or key not in rules["one"]):
        return None
    return _figure(passage, first, last, numerator / divisor)


def _measures(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    found = follow(vocabulary.units, passage, place)[1]
    return isinstance(found, tuple) and found[0] == "percent"


def _of_one_percent(passage: Passage, first: int, last: int, part: float) -> Figure:
    """«Две десятых процента», «четверть процента»: a part of one percent."""
    figure = _figure(passage, first, last + 1, part / 100)
    figure.kind, figure.resolution = "percent", part / 10
    return figure


def read_slashed(passage: Passage, place: int, vocabulary: Vocabulary) -> Figure | None:
    """«1/3 экспорта»: a part of a whole in digits, where the pack reads such."""
    part, slash, whole, after = passage.words[place : place + 4]
    wholes = vocabulary.sets["fraction_rules slashed"]
    if slash != "/" or whole not in wholes or len(part) > 1 or not part.isdecimal() or not 0 < int(part) < int(whole):
        return None
    is_close = passage.glued(place + 1) and passage.glued(place + 2)
    is_chain = passage.words[place - 1] in _CHAINS or (after in _CHAINS and passage.glued(place + 3))
    is_other = passage.keys[place + 3] in vocabulary.rules["not_followers"]  # «1/4 финала»
    if vocabulary.needs_whole and not _is_of_whole(passage, place + 3, vocabulary):
        return None
    if not is_close or is_chain or is_other or passage.keys[place - 1] in vocabulary.sets["not labels"]:
        return None
    return _figure(passage, place, place + 3, int(part) / int(whole))


def _is_of_whole(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """ "2/3 of exports", «2/3 бөлігі»: where it may be a date, a whole must follow, and no unit or scale."""
    if vocabulary.denominator_first:
        return passage.keys[place] in vocabulary.rules["part"]
    at = place + 1
    at += passage.words[at] in vocabulary.rules["unit_articles"]
    is_unit = passage.keys[at] in vocabulary.number or passage.keys[at] in vocabulary.sets["fraction_rules measured"]
    return passage.words[place] in vocabulary.rules["of"] and not is_unit


def read_measured_part(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """Part of a unit, which is a number of it: "half an hour", "three tenths of a second", "a quarter-point"."""
    spans, at, numerator = vocabulary.sets["alone spans"], place, 1.0
    kind, value = vocabulary.number.get(passage.keys[place], ("", 0.0))
    if kind == "add":
        numerator, at = value, place + 1
        at += passage.words[at] in _HYPHENS and passage.glued(at)
    part = 1.0 / vocabulary.fraction.get(passage.keys[at], 1.0)
    before = passage.words[at - 2] if passage.words[at - 1] in _HYPHENS else passage.words[at - 1]
    if part == 1.0 or numerator * part >= 1 or before in vocabulary.rules["not_after"]:
        return None
    first, last = place - (passage.keys[place - 1] in vocabulary.rules["one"] and at == place), at + 1
    while last < at + 3 and passage.words[last] in spans:
        last += 1
    if last > at + 1 and _is_one_percent(passage, last, vocabulary):
        return Number(first, last + 1, numerator * part, numerator * part / 10, is_digits=False)
    if last == at + 1:  # "a half-percentage-point cut"
        last += passage.words[last] in _HYPHENS and passage.glued(last)
        if at > place or passage.keys[at] not in vocabulary.half:
            return None
    elif passage.words[last - 1] not in vocabulary.sets["fraction_rules unit_articles"]:
        return None
    if passage.keys[last] not in vocabulary.sets["fraction_rules measured"]:
        return None
    return Number(first, last, numerator * part, numerator * part / 10, is_digits=False)


def _is_one_percent(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """ "Half of 1 percent", "two-tenths of one percent": a part of the rate."""
    is_one = passage.words[place] in vocabulary.sets["fraction_rules whole"]
    found = follow(vocabulary.units, passage, place + 1)[1]
    return is_one and isinstance(found, tuple) and found[0] == "percent"


def _has_numerator(passage: Passage, place: int, at: int, rules: dict[str, frozenset[str]]) -> bool:
    if at > place or passage.keys[place] in rules["bare"] or passage.keys[place - 1] in rules["one"]:
        return True
    return passage.words[place - 1] in rules["sizes"] and passage.keys[place - 2] in rules["one"]  # "a good fifth"


def _is_part(passage: Passage, first: int, at: int, vocabulary: Vocabulary) -> bool:
    """Not "the third meeting", "first half of the year", "a quarter of a century"."""
    rules, following = vocabulary.rules, passage.words[at + 1]
    if passage.words[first - 1] in _HYPHENS and passage.glued(first - 1) and passage.glued(first):
        return False  # "its first-half gain"
    is_led = passage.words[first - 1] in rules["not_after"] or passage.keys[first - 1] in rules["not_after"]
    is_told = at > first and (passage.words[at] in rules["plural"] or following in rules["of"])
    if is_led and not is_told and passage.words[first] not in rules["unit_articles"]:
        return False  # but "said that a third of it went", "that two thirds of it went", "the latter a fifth less"
    if following in rules["not_followers"] or passage.keys[at + 1] in rules["not_followers"]:
        return False
    if following in _HYPHENS and passage.glued(at + 1):
        return False
    is_definite = passage.words[first - 1] in vocabulary.sets["skips definite"]
    if is_definite and passage.keys[at] in rules["bare"] and following not in rules["of"]:
        return False  # "in the half, its third loss"
    is_counted = at > first and passage.words[at - 1] in _HYPHENS  # "a two-thirds majority"
    is_counted |= at > first and passage.words[at] in rules["plural"]  # "two thirds finished"
    is_free = not rules["followers"] or not following.isalpha() or following in rules["followers"] or is_counted
    if not is_free and not _follows_change(passage, first, at, vocabulary):
        return False
    return not any(
        passage.keys[place] in rules["not_followers"] for place in range(at + 2, at + 4) if following in rules["of"]
    )


def _follows_change(passage: Passage, first: int, at: int, vocabulary: Vocabulary) -> bool:
    """ "Slumped nearly a quarter at one stage": right after a verb of change, nothing counted next."""
    hedge, found = follow_back(vocabulary.before, passage, first)
    if isinstance(found, tuple) and found[0] in _FIRM and passage.keys[at] not in vocabulary.half:
        return True  # "nearly a third plan to"; but "over half a million"
    if passage.keys[at + 1] not in vocabulary.sets["nouns stops"]:
        return False
    verb = passage.keys[hedge - 1]
    return verb in vocabulary.direction and verb not in vocabulary.sets["directions losing"]


def _denominator_first(passage: Passage, place: int, vocabulary: Vocabulary) -> Figure | None:
    rules, word = vocabulary.rules, passage.words[place]
    divisor = vocabulary.fraction.get(word) or vocabulary.fraction.get(passage.keys[place])
    if divisor is None:
        one = vocabulary.number.get(passage.keys[place], ("", 0.0))[1] == 1.0
        after = passage.keys[place + 1]
        if one and after in rules["bare"] and after in vocabulary.fraction and vocabulary.fraction[after] > 2:
            return _figure(passage, place, place + 2, 1.0 / vocabulary.fraction[after])
        return None
    is_half = passage.words[place - 1] in rules["sizes"] and passage.keys[place] in rules["halved"]
    if passage.keys[place] in rules["bare"] or word in rules["bare"] or is_half:
        following = {passage.words[place + 1], passage.keys[place + 1]}
        if passage.words[place - 1] in rules["not_after"] or not following.isdisjoint(rules["not_followers"]):
            return None
        if vocabulary.number.get(passage.keys[place + 1], ("add", 0.0))[0] != "add":
            return None  # «ширек миллиард» is a number
        return _figure(passage, place - is_half, place + 1, 1.0 / divisor)
    return _over(passage, place, divisor, vocabulary)


def _over(passage: Passage, place: int, divisor: float, vocabulary: Vocabulary) -> Figure | None:
    """«Үштен бірі», «бесте бірге», «онда екі бөлігі»: after some cases the numerator must show that it is one."""
    rules, numerator = vocabulary.rules, passage.words[place + 1]
    kind, value = vocabulary.number.get(passage.keys[place + 1], ("", 0.0))
    if kind != "add" or not 0 < value < divisor:
        return None
    last = place + 2
    if passage.keys[last] in rules["part"]:
        last += 1
    elif passage.words[place] in rules["loose"]:
        key = passage.keys[place + 1]
        tail = numerator.removeprefix(key.removesuffix("~"))
        if numerator not in rules["numerators"] and (
            not tail or tail not in rules["numerators"] or key in rules["sets"]
        ):
            return None  # «бесте екі жоба», «онда екеуі» tell no part
    return _figure(passage, place, last, value / divisor)


def read_share(passage: Passage, place: int, vocabulary: Vocabulary) -> Figure | None:
    """«Он бөліктен сегізі», «10 доллардан 9-ы»: of so many parts or coins so many, the whole told first."""
    rules, words = vocabulary.rules, passage.words
    if not vocabulary.denominator_first or passage.keys[place + 1] not in rules["shared"]:
        return None
    if not words[place + 1].endswith(vocabulary.sources):
        return None
    whole, part = read_number(passage, place, vocabulary), read_number(passage, place + 2, vocabulary)
    if whole is None or part is None or whole.last != place + 1 or whole.value not in _ROUND:
        return None
    last = vocabulary.after_ending(passage, part.last)
    tail = words[last - 1]
    if last == part.last:
        tail = tail.removeprefix(passage.keys[last - 1].removesuffix("~"))
    is_owned = (bool(tail) and tail in rules["numerators"]) or words[last] in rules["bounded"]  # «тоғыздан астамы»
    return _figure(passage, place, last, part.value / whole.value) if is_owned and part.value < whole.value else None


def read_ratio(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Six boxes in ten", "7 of every 10 dollars", "восемь бутылок из десяти": makes the count a fraction."""
    passage, rules = figure.passage, vocabulary.rules
    if figure.number.scale or figure.unit not in (None, "count") or figure.value % 1:
        return False  # "4.97 out of 5 stars" is a mark
    for at in range(figure.number.last, figure.number.last + 3):
        if passage.keys[at] not in rules["in_words"]:
            continue
        is_every = passage.keys[at + 1] in rules["in_every"]
        if passage.words[at - 1] in vocabulary.sets["fraction_rules not_of"]:
            return False  # "every 12 minutes instead of every 20"
        if passage.keys[at + 2] in rules["in_every"] and passage.keys[at + 1] in rules["in_words"]:
            continue  # "two out of every three"
        is_one = passage.words[at + 1] in rules["unit_articles"] and passage.keys[at + 2] in vocabulary.number
        base = at + 1 + (is_every or is_one)  # "one in a hundred"
        is_hung = at == figure.number.last + 1 and passage.words[base] in _HYPHENS and passage.glued(base)
        base += is_hung  # "one-in-five homes"
        if not is_every and passage.keys[at] not in rules["in_plain"]:
            return False
        if not (passage.words[base][0].isdecimal() or passage.keys[base] in vocabulary.number):
            return False
        whole = read_number(passage, base, vocabulary)
        if (
            whole is None
            or whole.value <= figure.value
            or (is_every and passage.words[at + 1] in rules["of"] and not (figure.value == 1 or whole.value in _ROUND))
            or (not is_every and not _is_base(passage, whole, at - is_hung, figure, vocabulary))
        ):
            return False
        figure.value = _percent(figure.value / whole.value)
        figure.last, figure.kind, figure.unit, figure.noun = whole.last, "fraction", "percent", None
        figure.resolution = 1.0
        return True
    return False


def _is_base(passage: Passage, whole: Number, at: int, figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "One in five adults", "six boxes in ten are"; not "3 plants in 10 countries", "5 wins in 10 days"."""
    is_one_in = figure.value == 1 and at == figure.number.last and whole.value <= _MOST  # "one in 58 families"
    if whole.value not in _WHOLES and not is_one_in:
        return False
    if whole.value == _TEN and not whole.scale and not vocabulary.tells_plurals and not figure.number.scale:
        return figure.value < _TEN  # «девять бутылок из десяти молдавские»
    if whole.scale or passage.keys[whole.last] in vocabulary.sets["times units"]:
        return False
    after = passage.words[whole.last]
    return at == figure.number.last or not after.isalpha() or passage.keys[whole.last] in vocabulary.sets["nouns stops"]


def read_every(passage: Passage, place: int, vocabulary: Vocabulary) -> Figure | None:
    """ "Every third dollar", "каждый третий": one part in that many; `place` is the ordinal."""
    divisor = vocabulary.fraction.get(passage.keys[place]) or vocabulary.ordinal.get(passage.keys[place])
    least = 2 if passage.keys[place] in vocabulary.ordinal else 3  # «каждый второй», but not "every half"
    if divisor is None or divisor < least or passage.keys[place - 1] not in vocabulary.rules["in_every"]:
        return None
    after = passage.keys[place + 1]
    if after in vocabulary.sets["times units"] or after in vocabulary.sets["times months"]:
        return None
    return _figure(passage, place - 1, place + 1, 1 / divisor)


def _percent(part: float) -> float:
    """Four digits of it, as people write them: 33.33, 66.67."""
    return float(f"{100 * part:.4g}")


def _figure(passage: Passage, first: int, last: int, part: float) -> Figure:
    number = Number(first, last, part, 1.0, is_digits=False)
    figure = Figure(passage, number, first, last, _percent(part), 1.0)
    figure.kind, figure.unit = "fraction", "percent"
    return figure
