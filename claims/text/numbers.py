"""Numbers as written, in digits or words, and what mixes them ("half a billion", "полтора млн", "он екі мың").

A number is read from left to right with bounded looking ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claims.text.cases import is_closed
from claims.text.decimals import read_decimals
from claims.text.digits import HYPHENS, Number, add_part, is_counted_part, read_digits, read_scale, tidy
from claims.text.scale_parts import read_half, read_pair, read_parts
from claims.text.spoken import read_spoken
from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_MOST_WORDS: Final = 14
_THOUSAND: Final = 1e3
_MILLION: Final = 1e6
_TENS: Final = 10.0
_MOST_PARTS: Final = 4
_NONE: Final = ("", 0.0)


def read_number(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """The number that begins at `place`, or None where digits or number words there make none."""
    number = _number(passage, place, vocabulary)
    if number is not None and passage.words[number.last] == "(":
        _pass_restated(passage, number, vocabulary)
    return number


def _pass_restated(passage: Passage, number: Number, vocabulary: Vocabulary) -> None:
    """ "Twelve (12) months", «5 (пять) миллионов», «5 000 000 (пять миллионов) рублей»: the same in words or digits."""
    other = _number(passage, number.last + 1, vocabulary)
    if other is None or other.value != number.value or other.is_digits == number.is_digits:
        return
    if passage.words[other.last] == ")":
        number.last, number.is_plain = other.last + 1, False
        if not number.scale:
            read_scale(passage, number, vocabulary)


def _number(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    if passage.words[place][0].isdecimal():
        number = read_digits(passage, place, vocabulary)
    else:
        number = read_half(passage, place, vocabulary) or read_parts(passage, place, vocabulary)
        number = number or read_pair(passage, place, vocabulary) or _words(passage, place, vocabulary)
    for _ in range(_MOST_PARTS):
        if number is None or not number.scale or is_closed(passage, number, vocabulary):
            break
        if not add_part(passage, number, vocabulary):
            break
    return number


@dataclass(slots=True)
class _Sum:
    """What the words of a number came to so far: closed parts, the part being built, and the smallest scale used."""

    total: float = 0.0
    current: float = 0.0
    scale: float = 0.0
    limit: float = 0.0
    unit: float = 1.0

    def take(self, kind: str, value: float) -> bool:
        """Add one word, or say that it cannot go on with this number."""
        if kind == "add":
            span = 10.0 if value < 10 else 100.0 if value < 100 else 1000.0
            if (
                self.current % span
                or (self.limit and value >= self.limit)
                or (value == 0 and self.total + self.current)
            ):
                return False
            self.current, self.unit = self.current + value, 1.0
        elif kind == "mul":
            if self.current >= 100:
                return False
            self.current, self.unit = (self.current or 1.0) * value, value if value == 100 else 1.0
        else:
            if self.limit == _THOUSAND and value == _MILLION:
                self.total, self.current = 0.0, self.total + self.current  # "three thousand five hundred million"
            elif self.limit and value >= self.limit:
                return False
            self.total += (self.current or 1.0) * value
            self.current, self.unit, self.limit, self.scale = 0.0, value, value, max(self.scale, value)
        return True


def _words(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """A number in words. A bare scale ("a million", "миллиард") is one of it, if the pack lets it stand alone."""
    kind = vocabulary.number.get(passage.keys[place], _NONE)[0]
    if not kind:
        return None
    if kind != "add":
        inverted = _inverted(passage, place, vocabulary) if vocabulary.inverts else None
        if inverted is not None or not _stands_alone(passage, place, vocabulary):
            return inverted
    so_far, last = _Sum(), place
    while last < place + _MOST_WORDS:
        kind, value = vocabulary.number.get(passage.keys[last], _NONE)
        if last > place and _is_play(passage, last, vocabulary):
            break  # "within one score", but "three score ships"
        step = int(so_far.take(kind, value)) if kind else _join(passage, last, place, vocabulary)
        if not step:
            break
        last += step
        if kind and vocabulary.is_declined(passage.words[last - 1], passage.keys[last - 1]):
            break  # "он миллионнан он екі миллионға": a case ending closes the number
    while last > place and (passage.words[last - 1] in HYPHENS or passage.keys[last - 1] in vocabulary.conjunctions):
        last -= 1
    if last == place:
        return None
    if so_far.current and so_far.limit >= _MILLION:
        last = _with_unsaid(passage, last, so_far, vocabulary)
    last = _add_half(passage, last, so_far, vocabulary)
    last = _add_scaled(passage, last, so_far, vocabulary)
    value = tidy(so_far.total + so_far.current)
    by = vocabulary.abbreviation.get(passage.keys[last], 0.0) if len(passage.words[last]) > 1 else 0.0
    if by and not so_far.scale:  # "one mln"
        return Number(place, last + 1, tidy(value * by), by * so_far.unit, scale=by, is_digits=False)
    return Number(place, last, value, so_far.unit, scale=so_far.scale, is_digits=False)


def _with_unsaid(passage: Passage, last: int, so_far: _Sum, vocabulary: Vocabulary) -> int:
    """«Миллиард двадцать пять», "a billion two hundred", "five billion three": thousandths, or tenths, of the scale
    that was said, and not of one that an "and" sets apart ("a million and five"). The place after the number.
    """
    scale = last - 1
    while vocabulary.number.get(passage.keys[scale], _NONE)[0] != "scale":
        scale -= 1
    if passage.words[scale + 1] in vocabulary.conjunctions:
        return last
    if so_far.current < _TENS and vocabulary.tenths_unsaid:
        after = passage.words[last]
        is_noun = after.isalpha() and passage.keys[last] not in vocabulary.sets["nouns stops"]
        if is_noun or after in HYPHENS:  # "two million three years ago", "three-year loans"
            so_far.current, so_far.unit = 0.0, so_far.limit
            return scale + 1
        so_far.unit = so_far.limit / 10
        so_far.current *= so_far.unit
    elif so_far.current >= _TENS:
        by = so_far.limit / 1000
        last_told = next(places for places in (100.0, 10.0, 1.0) if so_far.current % places == 0)  # as of 1.2
        so_far.unit = by * last_told
        so_far.current *= by
    return last


def _is_play(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a "score" after a number is one of a match, for nothing it could multiply follows."""
    after = passage.words[place + 1]
    if passage.words[place] not in vocabulary.sets["alone counted"] or after in vocabulary.rules["of"]:
        return False
    return not after.isalpha() or (
        passage.keys[place + 1] in vocabulary.sets["nouns stops"] and after not in vocabulary.conjunctions
    )


def _add_half(passage: Passage, place: int, so_far: _Sum, vocabulary: Vocabulary) -> int:
    """ "Two and a half million", "one-and-a-half-billion", "a million and a half": the place after them."""
    after, tail = follow(vocabulary.half_tails, passage, place)
    if tail is None or not is_counted_part(passage, after, tail, vocabulary):
        return _add_decimals(passage, place, so_far, vocabulary)
    if vocabulary.number.get(passage.keys[place - 1], _NONE)[0] == "mul":
        so_far.current += tail * vocabulary.number[passage.keys[place - 1]][1]  # "a dozen and a half"
        return after
    if so_far.limit and not so_far.current:
        so_far.total, so_far.unit = so_far.total + tail * so_far.limit, so_far.limit / 10
        return after
    so_far.current, so_far.unit = so_far.current + tail, 0.1
    return _scaled(passage, after, so_far, vocabulary)


def _add_decimals(passage: Passage, place: int, so_far: _Sum, vocabulary: Vocabulary) -> int:
    """ "Three point two million", "две целых и семь десятых процента": the place after them."""
    found = None if so_far.scale else read_decimals(passage, place, vocabulary)
    if found is None and not so_far.scale:
        found = read_spoken(passage, place, so_far.current, vocabulary)
    if found is None:
        return place
    after, part, unit = found
    if so_far.current == 1.0 and passage.words[place - 2] in vocabulary.sets["not one_leads"]:
        measured = passage.keys[after] in vocabulary.number or follow(vocabulary.units, passage, after)[1]
        if not measured:
            return place  # "at one point two firms left"
    so_far.current, so_far.unit = so_far.current + part, unit
    return _scaled(passage, after, so_far, vocabulary)


def _add_scaled(passage: Passage, place: int, so_far: _Sum, vocabulary: Vocabulary) -> int:
    """«Один миллиард и сорок миллионов»: the place after the part that an "and" adds, of a smaller scale."""
    is_joined = vocabulary.colloquial and passage.words[place] in vocabulary.sets["decimals joins"]
    is_counted = vocabulary.number.get(passage.keys[place + 1], _NONE)[0] == "add"  # not «и миллион поездок»
    if not is_joined or not is_counted or so_far.limit < _MILLION or so_far.current or so_far.unit != so_far.limit:
        return place
    part = _words(passage, place + 1, vocabulary)
    if part is None or not part.scale or part.scale * 1000 != so_far.limit or part.value >= so_far.limit:
        return place
    so_far.total, so_far.unit = so_far.total + part.value, part.resolution
    return part.last


def _scaled(passage: Passage, after: int, so_far: _Sum, vocabulary: Vocabulary) -> int:
    """Multiply by the scale after a broken number, if there is one: the place after it."""
    beyond = after + (passage.words[after] in HYPHENS)
    kind, value = vocabulary.number.get(passage.keys[beyond], _NONE)
    if kind in ("scale", "mul"):
        so_far.total, so_far.current = (so_far.total + so_far.current) * value, 0.0
        so_far.scale, so_far.unit = value, value * so_far.unit
        return beyond + 1
    return after


def _inverted(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """ "Миллиардов на тринадцать", "тысяч пять": scale before number says that it is rough."""
    at = place + 1 + (passage.words[place + 1] in vocabulary.inverts)
    kind, _ = vocabulary.number.get(passage.keys[at], ("", 0.0))
    is_singular = passage.words[place] in vocabulary.sets["alone words"]
    is_told = passage.words[place] in vocabulary.broken  # in the genitive
    if passage.words[at] in vocabulary.not_inverted or (is_singular and not is_told and at > place + 1):
        return None  # «тысяча на двоих», «миллиард на пять лет»
    is_rough = is_told and passage.words[at] in vocabulary.inverted
    is_one = (is_singular or is_told) and vocabulary.number[passage.keys[place]][0] == "scale"
    if is_one and not is_rough and at == place + 1:
        return None  # "тысяча три" is 1003, "больше тысячи ста" over 1100
    if kind != "add" and not (passage.words[at].isdecimal() and at > place + 1 and len(passage.words[at]) < 4):
        return None
    count = _number(passage, at, vocabulary)
    if count is None or count.scale or not _ends_rough(passage, place + 1, count.last, vocabulary):
        return None
    by = vocabulary.number[passage.keys[place]][1]
    return Number(place, count.last, tidy(count.value * by), by, scale=by, is_digits=False, is_rough=True)


def _ends_rough(passage: Passage, lead: int, last: int, vocabulary: Vocabulary) -> bool:
    """«Миллиарда в полтора», but «миллионов в пять проектов»: nothing counted follows the "in"."""
    is_in = passage.words[lead] in vocabulary.sets["multiple_rules leads"]
    return not is_in or not passage.words[last].isalpha() or passage.keys[last] in vocabulary.sets["nouns stops"]


def _join(passage: Passage, place: int, first: int, vocabulary: Vocabulary) -> int:
    """How many tokens tie the words of one number here: a hyphen in "twenty-five", an "and" in "hundred and five"."""
    if place == first:
        return 0
    here, after = passage.words[place], vocabulary.number.get(passage.keys[place + 1], ("", 0.0))
    before = vocabulary.number.get(passage.keys[place - 1], ("", 0.0))
    if here in HYPHENS and passage.glued(place) and passage.glued(place + 1):
        if passage.words[place + 1] in vocabulary.sets["alone particles"]:
            return 2 * (passage.keys[place + 2] in vocabulary.number)
        return int(
            (before[0] == "add" and before[1] >= 20 and after[0] == "add" and after[1] < 10)
            or after[0] in ("scale", "mul")
        )
    if here == "," and before == ("scale", _THOUSAND) and passage.keys[place + 1] in vocabulary.number:
        return int(after[0] == "add" and vocabulary.number.get(passage.keys[place + 2], _NONE)[0] == "mul")
    if here in vocabulary.conjunctions:
        return int(before[0] in ("mul", "scale") and before[1] >= 100 and after[0] == "add" and after[1] < 100)
    return 0


def _stands_alone(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    if (
        passage.words[place] not in vocabulary.sets["alone words"]
        and passage.keys[place] not in vocabulary.sets["alone words"]
    ):
        lead, rules = passage.words[place - 1], vocabulary.sets
        is_hedged = lead in vocabulary.before and lead not in rules["alone not_led"]
        return is_hedged and passage.words[place] in rules["alone hedged"]
    if (
        passage.words[place] in vocabulary.sets["alone counted"]
        and passage.words[place + 1] not in vocabulary.rules["of"]
    ):
        return False  # "ran for a score"
    allowed, lead = vocabulary.sets["alone after"], passage.words[place - 1]
    if (
        lead in vocabulary.rules["sizes"]
        and passage.words[place - 2] in vocabulary.sets["fraction_rules unit_articles"]
    ):
        return True  # "a full billion", "a round dozen"
    return not allowed or lead in allowed
