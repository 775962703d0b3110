"""The scale that a bare number takes over from a figure told beside it, and whether it may be of a weight, too."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.vocabulary import Vocabulary

FARTHER: Final = 100.0
"""Times: a number so much larger is of no weight beside one."""
_LARGE: Final = 1e5
FARTHEST_APART: Final = 30.0
"""Figures of one breath are of a size: within so many times of each other."""
ALIKE: Final = 10.0
"""Beside a sum told in two scales a number that would be more times as large in the first is of the second."""
_TEN: Final = 10.0
_HUNDRED: Final = 1e2
_THOUSAND: Final = 1e3
_STEPS_DOWN: Final = frozenset((1e3, 1e9))
"""Scales beside which hundreds are of the next smaller one; of millions it is as often hundreds of them that follow."""


def scale_beside(value: float, lender: float, scale: float, least: float) -> float:
    """The scale of a bare `value` beside the figure `lender` of a `scale`, the last part of which counts `least`.

    It is the same; beside thousands hundreds are just these, and beside billions hundreds of millions, where they would
    be far larger otherwise: "sold for 8.1 billion and bought for 300". Beside a sum in two scales it may be the second:
    «миллиард четыреста миллионов, из них восемьдесят наших».
    """
    is_parted = least >= _THOUSAND and least * _THOUSAND == scale and not value % 1.0
    if is_parted and abs(value) >= _TEN and abs(value) * scale > ALIKE * abs(lender):
        return least
    if scale in _STEPS_DOWN and abs(value) >= _HUNDRED and abs(value) * scale > FARTHEST_APART * abs(lender):
        return scale / _THOUSAND
    return scale


def is_other_than_weight(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a figure without a unit beside tonnes is of another size by far, or told as money or a count.

    "8.7 million tonnes. The mine, which cost 230 million", "to yield 600,000 tonnes and employ 3,000".
    """
    if figure.unit is not None or not before.value or not figure.value:
        return False
    between, sets = before.passage.keys[before.last : figure.first], vocabulary.sets
    is_far = figure.value > FARTHER * before.value
    is_told = "nouns money_context" if figure.number.scale >= _LARGE else "nouns staff_context"
    return is_far or not sets[is_told].isdisjoint(between)
