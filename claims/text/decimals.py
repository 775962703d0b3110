"""Decimals as they are said: "three point two", "одна целая две десятых", "үш бүтін оннан екі"."""

from __future__ import annotations

from typing import Final

from claims.text.digits import HYPHENS
from claims.text.tokens import Passage
from claims.text.vocabulary import Vocabulary

_MOST_DIGITS: Final = 4
_NONE: Final = ("", 0.0)


def read_decimals(passage: Passage, place: int, vocabulary: Vocabulary) -> tuple[int, float, float] | None:
    """What follows the whole part of a number that ends before `place`: the place after it, its value, its last place.

    "point two five" is 0.25, to 0.01; hyphens may tie it to the rest. None where no decimals are said there.
    """
    sets = vocabulary.sets
    place += passage.words[place] in HYPHENS and passage.glued(place + 1)
    if passage.keys[place] not in sets["decimals marks"]:
        return None
    at = place + 1 + (passage.words[place + 1] in sets["decimals joins"])
    at += passage.words[at] in HYPHENS and passage.glued(at + 1)
    parts = vocabulary.decimal_parts
    if not parts:
        return _digits(passage, at, vocabulary)
    if vocabulary.denominator_first:
        part, (after, count) = parts.get(passage.keys[at]), _small(passage, at + 1, vocabulary)
        if part is None:  # «нөл бүтін алты миллион»: the last place is not named
            after, count = _small(passage, at, vocabulary)
            part = 10.0 ** len(f"{count:.0f}")
    else:
        after, count = _small(passage, at, vocabulary)
        part, after = parts.get(passage.keys[after]), after + 1
    if part is None or not 0 < count < part:
        return None
    return after, count / part, 1.0 / part


def _digits(passage: Passage, place: int, vocabulary: Vocabulary) -> tuple[int, float, float] | None:
    """Digits said one by one ("two five", "oh five"), or two as one word ("twenty-five", "fifteen")."""
    said, at = "", place
    while at < place + _MOST_DIGITS:
        digit = vocabulary.spoken_digit.get(passage.keys[at])
        if digit is None:
            break
        said, at = said + digit, at + 1
    if not said:
        at, count = _small(passage, place, vocabulary)
        said = f"{count:.0f}" if 10 <= count < 100 else ""
    return (at, float(f"0.{said}"), 10.0 ** -len(said)) if said else None


def _small(passage: Passage, place: int, vocabulary: Vocabulary) -> tuple[int, float]:
    """A number below a thousand in words that only add up: the place after it, and 0 for none."""
    count, least, at = 0.0, 1000.0, place
    while True:
        hyphen = at > place and passage.words[at] == "-"
        kind, value = vocabulary.number.get(passage.keys[at + hyphen], _NONE)
        if kind != "add" or not 0 < value < least:
            return at, count
        count, at = count + value, at + hyphen + 1
        least = 1.0 if value < 20 else 10.0 if value < 100 else 100.0


__all__ = ["read_decimals"]
