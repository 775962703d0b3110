"""Numbers in digits: marks of thousands and decimals, scales after them, parts that follow ("1 billion 340 million").

Digits that are no number (a chain of dots, twenty digits on end) are passed over in one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claims.text.short_scales import is_code, short_scale
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_MARKS: Final = frozenset(".,'’")
_LONGEST: Final = 16
_MILLION: Final = 1e6
_PARTS: Final = frozenset(("2", "3", "4", "8", "16", "32", "64"))
HYPHENS: Final = frozenset("-‐‑–")


@dataclass(slots=True)
class Number:
    """A number between tokens `first` and `last` (exclusive). `scale` is 0 where none is written."""

    first: int
    last: int
    value: float
    resolution: float
    scale: float = 0.0
    is_digits: bool = True
    is_plain: bool = False  # one bare run of digits, as years and labels are written
    groups: int = 1
    is_rough: bool = False  # the order of the words says "about"
    is_ambiguous_mark: bool = False  # "5,400" where a comma marks decimals


def read_digits(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """The number in digits at `place` with its scales, or None where the digits make none."""
    number = _digits(passage, place)
    if number is not None:
        if passage.words[place - 1] == "." and number.is_plain:
            _point_first(passage, number)
        _half_more(passage, number, vocabulary)
        if "/" in passage.words[number.last + 1 : number.last + 3]:
            _fraction_more(passage, number)
        elif passage.words[number.last] == "/" and number.is_plain:
            _part_of_unit(passage, number, vocabulary)
        read_scale(passage, number, vocabulary)
        if number.scale:
            _half_more(passage, number, vocabulary)
    return number


def skip_digits(passage: Passage, place: int) -> int:
    """The place after a chain of digits and marks that is no number."""
    words = passage.words
    place += 1
    while passage.glued(place) and (
        words[place][0].isdecimal() or (words[place] in _CHAIN and _goes_on(passage, place))
    ):
        place += 1
    return place


_CHAIN: Final = frozenset(".,'’:/-‐‑–")


def _goes_on(passage: Passage, place: int) -> bool:
    return passage.glued(place + 1) and passage.words[place + 1][0].isdecimal()


def _digits(passage: Passage, place: int) -> Number | None:
    words = passage.words
    groups, marks = [words[place]], ""
    last = place + 1
    if words[last] not in _MARKS and not words[last][0].isdecimal() and len(words[place]) <= _LONGEST:
        return Number(place, last, float(words[place]), 1.0, is_plain=True)
    while len(groups) <= _LONGEST:
        if words[last] in _MARKS and passage.glued(last) and _goes_on(passage, last):
            groups.append(words[last + 1])
            marks += words[last]
            last += 2
        elif _is_spaced_group(passage, last, len(groups[0]), marks):
            groups.append(words[last])
            marks += " "
            last += 1
        elif _is_parted_group(passage, last):
            groups.append(words[last + 1])
            marks += words[last]
            last += 2
        else:
            break
    if len(groups) > _LONGEST or sum(map(len, groups)) > _LONGEST:
        return None
    whole, decimals, is_ambiguous = _valued(groups, marks, passage.decimal)
    if whole is None:
        return None
    number = Number(place, last, whole / 10**decimals, 10.0**-decimals, groups=len(groups))
    number.is_plain = not marks
    number.is_ambiguous_mark = is_ambiguous
    return number


def _is_spaced_group(passage: Passage, place: int, first: int, marks: str) -> bool:
    word = passage.words[place]
    return (
        len(word) == 3
        and word.isdecimal()
        and first <= 3
        and marks.strip() == ""
        and passage.starts[place] == passage.ends[place - 1] + 1
        and not (passage.glued(place + 1) and passage.words[place + 1][0].isdecimal())
    )


def _is_parted_group(passage: Passage, place: int) -> bool:
    """ "60, 000": three noughts are no number of their own, so the blank before them is a slip."""
    is_group = passage.words[place] == "," and passage.glued(place) and passage.words[place + 1] == "000"
    return is_group and passage.starts[place + 1] == passage.ends[place] + 1


def _is_south_asian(groups: list[str], marks: str) -> bool:
    """ "2,70,000", "1,25,00,000": lakhs and crores are set apart by pairs of digits."""
    is_marked = len(marks) > 1 and set(marks) == {","} and len(groups[0]) <= 2 and len(groups[-1]) == 3
    return is_marked and all(len(group) == 2 for group in groups[1:-1])


def _valued(groups: list[str], marks: str, decimal: str) -> tuple[int | None, int, bool]:
    """All digits as one integer, how many are decimals, and whether the single mark could have been the other kind."""
    joined = int("".join(groups))
    if not marks:
        return joined, 0, False
    tail, mark = groups[-1], marks[-1]
    if _is_south_asian(groups, marks):
        return joined, 0, False
    if len(marks) == 1 and len(groups[0]) > 3:  # "1850.64 million": thousands are not set apart, so decimals are
        is_decimal = mark in ".," and len(tail) <= (3 if mark == decimal else 2)
        return (joined, len(tail), False) if is_decimal else (None, 0, False)
    inner_are_thousands = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:-1])
    if not inner_are_thousands:
        return None, 0, False
    if len(set(marks)) == 1:
        if len(marks) > 1 or mark in " '’":
            return (joined, 0, False) if len(tail) == 3 else (None, 0, False)
        if len(tail) == 3 and groups[0] != "0" and mark != decimal:
            return joined, 0, False
        if len(tail) == 3 and groups[0] != "0" and mark == decimal == ",":
            return joined, 3, True
        return joined, len(tail), False
    if mark in ".," and mark not in marks[:-1] and len(set(marks[:-1])) == 1:
        return joined, len(tail), False
    return None, 0, False


def read_scale(passage: Passage, number: Number, vocabulary: Vocabulary) -> None:
    """Scales after digits: "5 hundred thousand", "24.2bn", "10 lakh crore", «60-ти миллионов»."""
    for _ in range(3):
        place = _past_ending(passage, number.last, vocabulary)
        key = passage.keys[place]
        if passage.words[place] in HYPHENS and passage.glued(place) and passage.glued(place + 1):
            key = passage.keys[place + 1]  # "a 5-million programme"
            if key not in vocabulary.number or vocabulary.number[key][0] == "add":
                break
            place += 1
        kind, by = vocabulary.number.get(key, ("", 0.0))
        if kind in ("", "add"):
            by = short_scale(passage, number.first, place, vocabulary)
            if not by:
                break
        number.value *= by
        number.resolution *= by
        number.scale = max(number.scale, 1.0) * by
        number.last = place + 1
        dot = number.last
        if (
            passage.words[dot] == "."
            and passage.glued(dot)
            and key in vocabulary.dotted
            and not _ends_sentence(passage, dot, vocabulary)
        ):
            number.last = dot + 1
    number.value = tidy(number.value)


def _past_ending(passage: Passage, place: int, vocabulary: Vocabulary) -> int:
    """«5-ти млрд»: the place of a scale that follows an ending hung on the digits, else the same place.

    Not «2022-де миллиардқа», «260-ы жүз пайыз»: an ending of case or owner closes the number.
    """
    after = vocabulary.after_ending(passage, place)
    if vocabulary.tails and after == place + 2 and passage.words[place + 1] not in vocabulary.unclosing:
        return place
    key = passage.keys[after]
    is_scale = key in vocabulary.abbreviation or vocabulary.number.get(key, ("add", 0.0))[0] != "add"
    return after if after == place + 2 and is_scale else place


def _half_more(passage: Passage, number: Number, vocabulary: Vocabulary) -> None:
    """ "23 с половиной процента", "2 and a half million", "6 mln and a half"; not "5 million, and half of it"."""
    after, tail = follow(vocabulary.half_tails, passage, number.last)
    if tail is None or not number.is_plain or not is_counted_part(passage, after, tail, vocabulary):
        return
    word, rules = passage.words[after], vocabulary.rules
    is_other = passage.keys[after] in vocabulary.number or word in rules["of"] or word in rules["unit_articles"]
    if number.scale and (is_other or word in vocabulary.sets["skips definite"]):
        return
    by = number.scale or 1.0
    number.value, number.resolution, number.last = number.value + tail * by, 0.1 * by, after


def is_counted_part(passage: Passage, after: int, tail: float, vocabulary: Vocabulary) -> bool:
    """Whether what follows "and a third" is counted: "five and a third innings", not "killed two and a third fled"."""
    if tail * 4 % 1 == 0 or not vocabulary.tells_plurals:
        return True
    return passage.words[after].isalpha() and vocabulary.is_plural(passage.words[after])


def _point_first(passage: Passage, number: Number) -> None:
    """ ".312": a decimal whose nought is not written."""
    place = number.first
    begins = not passage.glued(place - 1) or passage.words[place - 2] == BARRIER
    if place and passage.glued(place) and begins:
        decimals = len(passage.words[place])
        number.value, number.resolution = round(number.value / 10**decimals, decimals), 10.0**-decimals
        number.first, number.is_plain = place - 1, False


def _fraction_more(passage: Passage, number: Number) -> None:
    """ "6-1/4 cents", "5 1/2 percent", "$5.12-3/4": eighths and the like of the last place as written."""
    words, place = passage.words, number.last
    place += words[place] in HYPHENS and passage.glued(place) and passage.glued(place + 1)
    part, slash, whole = words[place : place + 3]
    if slash != "/" or whole not in _PARTS or not (part.isdecimal() and len(part) <= 2):
        return
    is_close = passage.starts[place] - passage.ends[number.last - 1] <= 1
    if is_close and passage.glued(place + 1) and passage.glued(place + 2) and int(part) < int(whole):
        number.value = tidy(number.value + number.resolution * int(part) / int(whole))
        number.resolution /= int(whole)
        number.last, number.is_plain = place + 3, False


def _part_of_unit(passage: Passage, number: Number, vocabulary: Vocabulary) -> None:
    """ "1/2 teaspoon", "3/4-inch": a part of a unit of measure."""
    words, place = passage.words, number.last + 1
    whole, after = words[place], place + 1 + (words[place + 1] in HYPHENS)
    if whole not in _PARTS and whole != "3":
        return
    is_close = passage.glued(place - 1) and passage.glued(place) and number.value < int(whole)
    if is_close and passage.keys[after] in vocabulary.sets["fraction_rules measured"]:
        number.value = tidy(number.value / int(whole))
        number.resolution, number.last, number.is_plain = 1 / int(whole), place + 1, False


def _ends_sentence(passage: Passage, dot: int, vocabulary: Vocabulary) -> bool:
    """Whether a full stop after a scale ends the sentence; «5 млрд. АҚШ доллары», «5 тыс. ДФЭ», «5 млн. USD» go on."""
    place = dot + 1
    if passage.words[place] == BARRIER:
        return True
    is_unit = passage.original(place).isupper() and (
        follow(vocabulary.units, passage, place)[1] is not None or is_code(passage, place, vocabulary)
    )
    return passage.is_capital(place) and not is_unit and follow(vocabulary.currency, passage, place)[1] is None


def add_part(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """A smaller part that goes on after a scale: "1 billion 340 million", "$1 млрд 587 млн 304 тыс.", "5 тысяч 300"."""
    place = number.last
    word = passage.words[place]
    if not word[0].isdecimal() or passage.glued(place):
        return False
    unit = number.resolution if number.resolution >= 1 else number.scale
    part = _digits(passage, place)
    if part is None or part.value >= 1000 or number.value % number.resolution:
        return False
    read_scale(passage, part, vocabulary)
    if part.scale:
        if part.scale >= unit or part.value >= unit:
            return False
    elif not part.is_plain or len(word) != 3:
        return False
    elif vocabulary.colloquial and unit >= _MILLION:
        part.value, part.resolution = part.value * unit / 1000, unit / 1000  # "2 миллиарда 350"
    elif unit != 1000.0:
        return False
    number.value = tidy(number.value + part.value)
    number.resolution = part.resolution
    number.last = part.last
    return True


def tidy(value: float) -> float:
    """Sums and products of decimal figures without the noise of binary ones."""
    if value.is_integer():
        return value
    near = float(round(value))
    return near if abs(value - near) <= 1e-12 * abs(value) else round(value, 9)
