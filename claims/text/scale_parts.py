"""Numbers told as parts of a scale: "half a billion", «полмиллиона», "three quarters of a billion"."""

from __future__ import annotations

from typing import Final

from claims.text.digits import HYPHENS, Number, tidy
from claims.text.tokens import Passage
from claims.text.vocabulary import Vocabulary

_NONE: Final = ("", 0.0)


def read_half(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """Half or a quarter of a scale: "half a billion", "четверть миллиона"; and words that join both: "полмиллиона"."""
    key = passage.keys[place]
    joined = vocabulary.joined.get(key)
    if joined is not None:
        kind, by = vocabulary.number.get(passage.keys[place + 1], _NONE)
        if kind == "scale" and by > joined:  # «полсотни миллионов»
            return Number(place, place + 2, joined * by, by * joined / 10, scale=by, is_digits=False)
        return Number(place, place + 1, joined, joined / 10, scale=joined, is_digits=False)
    half = vocabulary.half.get(key)
    if half is None:
        return None
    last = place + 1
    if passage.words[last] in HYPHENS and passage.glued(last) and passage.glued(last + 1):
        last += 1  # "a half-dozen"
    for _ in range(2):
        if passage.words[last] in vocabulary.sets["alone spans"]:
            last += 1
    kind, by = vocabulary.number.get(passage.keys[last], ("", 0.0))
    if kind not in ("mul", "scale"):
        return None
    return Number(place, last + 1, half * by, by / 10, scale=by, is_digits=False)


def read_pair(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """ "A couple of hundred", «пару тысяч»: about two; of a measure two: "a couple of weeks", not "of plays"."""
    if passage.keys[place] not in vocabulary.pairs:
        return None
    first = place - (passage.words[place - 1] in vocabulary.rules["unit_articles"])
    last = place + 1 + (passage.words[place + 1] in vocabulary.rules["of"])
    by = scale = 1.0
    while vocabulary.number.get(passage.keys[last], _NONE)[0] in ("mul", "scale") and scale == 1.0:
        kind, size = vocabulary.number[passage.keys[last]]
        by, scale, last = by * size, size if kind == "scale" else 1.0, last + 1
    if by > 1:
        told = scale if scale > 1 else 0.0
        return Number(first, last, 2 * by, by, scale=told, is_digits=False, is_rough=True)
    is_measure = passage.keys[last] in vocabulary.sets["times units"]
    is_measure |= passage.keys[last] in vocabulary.sets["fraction_rules measured"]
    if not is_measure or passage.keys[last] in vocabulary.fraction:
        return None
    return Number(first, last, 2.0, 1.0, is_digits=False)


def read_parts(passage: Passage, place: int, vocabulary: Vocabulary) -> Number | None:
    """ "Three quarters of a billion", "a third of a million", «две трети миллиарда»: so many parts of a scale."""
    kind, count = vocabulary.number.get(passage.keys[place], _NONE)
    at = place
    if kind == "add":
        at += 1
        at += passage.words[at] in HYPHENS and passage.glued(at)
    elif passage.keys[place - 1] in vocabulary.rules["one"]:
        count = 1.0
    parts = vocabulary.fraction.get(passage.keys[at], 0.0)
    if not 0 < count < parts or vocabulary.denominator_first:
        return None
    spans, last = vocabulary.sets["alone spans"], at + 1
    while last < at + 3 and passage.words[last] in spans:
        last += 1
    kind, by = vocabulary.number.get(passage.keys[last], _NONE)
    if kind != "scale" or (spans and last < at + 3):
        return None  # "a third million"
    return Number(place, last + 1, tidy(count / parts * by), by / 10, scale=by, is_digits=False)
