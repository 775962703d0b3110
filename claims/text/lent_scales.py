"""The scale that a bare number takes over from a figure told beside it."""

from __future__ import annotations

from typing import Final

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
