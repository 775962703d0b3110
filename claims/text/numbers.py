"""Numbers as written: digits with their marks, words, scales, and what mixes them ("1 billion 340 million", "полтора млн").

A number is read from left to right with bounded looking ahead; digits that are no number (a chain of dots, twenty digits
on end) are passed over in one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claims.text.tokens import BARRIER, Passage
from claims.text.vocabulary import LEAF, Trie, Vocabulary

_MARKS = frozenset(".,'’")
_LONGEST = 16
_HYPHENS = frozenset("-‐‑–")


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


def follow(trie: Trie, passage: Passage, place: int) -> tuple[int, Any]:
    """The longest phrase of `trie` that begins at `place`: the place after it and its value, or `place` and None."""
    key = passage.keys[place]
    if key not in trie and passage.words[place] not in trie and key not in passage.parents:
        return place, None
    return _walk(trie, passage, place, place, 1)


def follow_back(trie: Trie, passage: Passage, place: int) -> tuple[int, Any]:
    """The longest phrase of a backwards `trie` that ends before `place`: its first place and its value."""
    if place <= 0:
        return place, None
    key = passage.keys[place - 1]
    if key not in trie and passage.words[place - 1] not in trie and key not in passage.parents:
        return place, None
    first, value = _walk(trie, passage, place - 1, place - 1, -1)
    return (place, None) if value is None else (first + 1, value)


def _walk(trie: Trie, passage: Passage, place: int, start: int, step: int) -> tuple[int, Any]:
    """Phrases may go on by the word as written, by its entry, or by a shorter stem of it: the longest way wins."""
    best: tuple[int, Any] = (place, trie[LEAF]) if LEAF in trie else (start, None)
    if place < 0:
        return best
    word, key = passage.words[place], passage.keys[place]
    node = trie.get(word)
    if node is not None:
        found = _walk(node, passage, place + step, start, step)
        if found[1] is not None:
            best = found
    parents = passage.parents
    if key is word:
        key = parents.get(key, "")
    while key:
        node = trie.get(key)
        if node is not None:
            found = _walk(node, passage, place + step, start, step)
            if found[1] is not None and (best[1] is None or abs(found[0] - start) > abs(best[0] - start)):
                best = found
        key = parents.get(key, "")
    return best


def read_number(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """The number that begins at `place`, or None where digits or number words there make none."""
    if passage.words[place][0].isdecimal():
        number = _digits(passage, place, vocabulary)
        if number is None:
            return None
        _half_more(passage, number, vocabulary)
        _scale(passage, number, vocabulary)
    else:
        words = _half(passage, place, vocabulary) or _words(passage, place, vocabulary)
        if words is None:
            return None
        number = words
    for _ in range(4):
        if not number.scale or not _compound(passage, number, vocabulary):
            break
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


_CHAIN = frozenset(".,'’:/-‐‑–")


def _goes_on(passage: Passage, place: int) -> bool:
    return passage.glued(place + 1) and passage.words[place + 1][0].isdecimal()


def _digits(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    words = passage.words
    groups, marks = [words[place]], ""
    last = place + 1
    while len(groups) <= _LONGEST:
        if words[last] in _MARKS and passage.glued(last) and _goes_on(passage, last):
            groups.append(words[last + 1])
            marks += words[last]
            last += 2
        elif _is_spaced_group(passage, last, len(groups[0]), marks):
            groups.append(words[last])
            marks += " "
            last += 1
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


def _valued(groups: list[str], marks: str, decimal: str) -> tuple[int | None, int, bool]:
    """All digits as one integer, how many are decimals, and whether the single mark could have been the other kind."""
    joined = int("".join(groups))
    if not marks:
        return joined, 0, False
    tail, mark = groups[-1], marks[-1]
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


def _scale(passage: Passage, number: Number, vocabulary: Vocabulary) -> None:
    """Scales after digits: "5 hundred thousand", "24.2bn", "10 lakh crore"."""
    for _ in range(3):
        place = number.last
        key = passage.keys[place]
        if passage.words[place] in _HYPHENS and passage.glued(place) and passage.glued(place + 1):
            key = passage.keys[place + 1]  # "a 5-million programme"
            if key not in vocabulary.number or vocabulary.number[key][0] == "add":
                break
            place += 1
        kind, by = vocabulary.number.get(key, ("", 0.0))
        if kind in ("", "add"):
            by = vocabulary.abbreviation.get(key, 0.0)
            if not by or (len(passage.words[place]) == 1 and not _is_short_scale(passage, place, vocabulary)):
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
            and not _ends_sentence(passage, dot)
        ):
            number.last = dot + 1
    number.value = _tidy(number.value)


def _half_more(passage: Passage, number: Number, vocabulary: Vocabulary) -> None:
    """ "23 с половиной процента", "2 and a half million"."""
    after, tail = follow(vocabulary.half_tails, passage, number.last)
    if tail is not None and number.is_plain:
        number.value, number.resolution, number.last = number.value + tail, 0.1, after


def _is_short_scale(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """One letter is a scale where it touches the digits ("$350m", "2.1B"), or parts a unit from them ("1.2 m tonnes")."""
    if passage.glued(place):
        return not (passage.glued(place + 1) and passage.words[place + 1] in "'’²³")
    return follow(vocabulary.units, passage, place + 1)[1] is not None or follow(vocabulary.currency, passage, place + 1)[1] is not None


def _ends_sentence(passage: Passage, dot: int) -> bool:
    return passage.words[dot + 1] == BARRIER or passage.is_capital(dot + 1)


def _half(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """Half or a quarter of a scale: "half a billion", "четверть миллиона"; and words that join both: "полмиллиона"."""
    key = passage.keys[place]
    joined = vocabulary.joined.get(key)
    if joined is not None:
        return Number(place, place + 1, joined, joined / 10, scale=joined, is_digits=False)
    half = vocabulary.half.get(key)
    if half is None:
        return None
    last = place + 1
    for _ in range(2):
        if passage.words[last] in vocabulary.sets["alone", "spans"]:
            last += 1
    kind, by = vocabulary.number.get(passage.keys[last], ("", 0.0))
    if kind not in ("mul", "scale"):
        return None
    return Number(place, last + 1, half * by, by / 10, scale=by, is_digits=False)


def _words(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """A number in words. A bare scale ("a million", "миллиард") is one of it, if the pack lets it stand alone."""
    keys, words = passage.keys, passage.words
    kind = vocabulary.number.get(keys[place], ("", 0.0))[0]
    if not kind:
        return None
    if kind != "add" and vocabulary.inverts:
        inverted = _inverted(passage, place, vocabulary)
        if inverted is not None:
            return inverted
    if kind != "add" and not _stands_alone(passage, place, vocabulary):
        return None
    total = current = 0.0
    scale = limit = 0.0
    unit = 1.0
    last = place
    while last < place + 14:
        key = keys[last]
        kind, value = vocabulary.number.get(key, ("", 0.0))
        if kind == "add":
            span = 10.0 if value < 10 else 100.0 if value < 100 else 1000.0
            if (current and current % span) or (limit and value >= limit) or (value == 0 and last > place):
                break
            current += value
            unit = 1.0
        elif kind == "mul":
            if current >= 100 or (value == 12 and current == 0 and total):
                break
            current = (current or 1.0) * value
            unit = 1.0 if value != 100 else value
        elif kind == "scale":
            if limit and value >= limit:
                break
            total += (current or 1.0) * value
            current, unit, limit = 0.0, value, value
            scale = max(scale, value)
        else:
            step = _join(passage, last, place, vocabulary)
            if not step:
                after, tail = follow(vocabulary.half_tails, passage, last)
                if isinstance(tail, float) and after > last > place:
                    by = limit if limit and not current else 1.0
                    total += tail * by
                    unit, last = by / 10, after
                    if words[last] in _HYPHENS and keys[last + 1] in vocabulary.number:
                        last += 1  # "one-and-a-half-billion"
                    kind, value = vocabulary.number.get(keys[last], ("", 0.0))
                    if kind in ("scale", "mul") and by == 1.0:
                        total, scale, unit, last = (total + current) * value, value, value / 10, last + 1
                        current = 0.0
                break
            last += step
            continue
        last += 1
    if last == place:
        return None
    while words[last - 1] in _HYPHENS or keys[last - 1] in vocabulary.conjunctions:
        last -= 1
    return Number(place, last, _tidy(total + current), unit, scale=scale, is_digits=False)


def _inverted(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """ "Миллиардов на тринадцать", "тысяч пять": scale before number says that it is rough."""
    at = place + 1 + (passage.words[place + 1] in vocabulary.inverts)
    kind, _ = vocabulary.number.get(passage.keys[at], ("", 0.0))
    is_singular = passage.words[place] in vocabulary.sets["alone", "words"]
    if is_singular and at == place + 1 and vocabulary.number[passage.keys[place]][0] == "scale":
        return None  # "тысяча три" is 1003
    if kind != "add" and not (passage.words[at].isdecimal() and at > place + 1 and len(passage.words[at]) < 4):
        return None
    count = read_number(passage, at, vocabulary)
    if count is None or count.scale:
        return None
    by = vocabulary.number[passage.keys[place]][1]
    return Number(place, count.last, _tidy(count.value * by), by, scale=by, is_digits=False, is_rough=True)


def _join(passage: Passage, place: int, first: int, vocabulary: Vocabulary) -> int:
    """How many tokens tie the words of one number here: a hyphen in "twenty-five", an "and" in "hundred and five"."""
    if place == first:
        return 0
    here, after = passage.words[place], vocabulary.number.get(passage.keys[place + 1], ("", 0.0))
    before = vocabulary.number.get(passage.keys[place - 1], ("", 0.0))
    if here in _HYPHENS and passage.glued(place) and passage.glued(place + 1):
        return int(
            (before[0] == "add" and before[1] >= 20 and after[0] == "add" and after[1] < 10) or after[0] == "scale"
        )
    if here in vocabulary.conjunctions:
        return int(before[0] in ("mul", "scale") and before[1] >= 100 and after[0] == "add" and after[1] < 100)
    return 0


def _stands_alone(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    if (
        passage.words[place] not in vocabulary.sets["alone", "words"]
        and passage.keys[place] not in vocabulary.sets["alone", "words"]
    ):
        return passage.words[place] in vocabulary.sets["alone", "hedged"] and passage.words[place - 1] in vocabulary.before
    allowed = vocabulary.sets["alone", "after"]
    return not allowed or passage.words[place - 1] in allowed


def _compound(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """A smaller part that goes on after a scale: "1 billion 340 million", "$1 млрд 587 млн 304 тыс.", "5 тысяч 300"."""
    place = number.last
    word = passage.words[place]
    if not word[0].isdecimal() or passage.glued(place):
        return False
    unit = number.resolution if number.resolution >= 1 else number.scale
    part = _digits(passage, place, vocabulary)
    if part is None or part.value >= 1000 or number.value % number.resolution:
        return False
    _scale(passage, part, vocabulary)
    if part.scale:
        if part.scale >= unit or part.value >= unit:
            return False
    elif unit != 1000.0 or not part.is_plain or len(word) != 3:
        return False
    number.value = _tidy(number.value + part.value)
    number.resolution = part.resolution
    number.last = part.last
    return True


def _tidy(value: float) -> float:
    """Sums and products of decimal figures without the noise of binary ones."""
    near = float(round(value))
    return near if abs(value - near) <= 1e-12 * abs(value) else round(value, 9)
