"""Years as speakers name them, by their last two digits in words: «с девяносто второго года», «к двадцатому году»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

_CENTURY_TURNS: Final = 50
"""Two digits up to this are read as of the 2000s, beyond it as of the 1900s."""
_LEAST_TENS: Final = 20
_LEAST_WHOLE: Final = 1900


class Numbered(Protocol):
    """A classed word: the name of its class, its number, and whether it is written in letters."""

    @property
    def name(self) -> str: ...

    @property
    def value(self) -> int: ...

    @property
    def is_word(self) -> bool: ...


def spoken_year(items: Sequence[Numbered]) -> tuple[int, int]:
    """The year that the last of some classed words tell, and how many of them tell it; (0, 0) where none do.

    A lone "first" to "ninth" tells none: "in the second year" counts years.
    """
    if not items or items[-1].name not in ("ord", "spoken") or not items[-1].is_word:
        return 0, 0
    number, taken = items[-1].value, 1
    if number < 10 and len(items) > 1 and is_tens(items[-2]):
        number, taken = number + items[-2].value, 2
    if number < 100 and _is_two_thousand(items[:-taken]):
        return 2000 + number, taken + 2
    if number < 10:
        return 0, 0
    if number >= _LEAST_WHOLE:
        return number, taken
    return number + century_of(number), taken


def century_of(number: int) -> int:
    """The hundreds that two digits of a year leave unsaid."""
    return 2000 if number <= _CENTURY_TURNS else 1900


def is_tens(item: Numbered) -> bool:
    """Whether a word is a number of whole tens, from twenty on."""
    is_round = item.name == "num" and item.value >= _LEAST_TENS and item.value % 10 == 0
    return item.is_word and (is_round or item.name == "tens")


def _is_two_thousand(items: Sequence[Numbered]) -> bool:
    return len(items) > 1 and items[-1].name == "thousand" and (items[-2].name, items[-2].value) == ("num", 2)
