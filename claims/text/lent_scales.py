"""The scale that a bare number takes over from a figure told beside it."""

from __future__ import annotations

from typing import Final

FARTHEST_APART: Final = 30.0
"""Figures of one breath are of a size: within so many times of each other."""
_HUNDRED: Final = 1e2
_THOUSAND: Final = 1e3
_STEPS_DOWN: Final = frozenset((1e3, 1e9))
"""Scales beside which hundreds are of the next smaller one; of millions it is as often hundreds of them that follow."""


def scale_beside(value: float, lender: float, scale: float) -> float:
    """The scale of a bare `value` beside the figure `lender` of a `scale`.

    It is the same; beside thousands hundreds are just these, and beside billions hundreds of millions, where they would
    be far larger otherwise: "sold for 8.1 billion and bought for 300".
    """
    if scale in _STEPS_DOWN and abs(value) >= _HUNDRED and abs(value) * scale > FARTHEST_APART * abs(lender):
        return scale / _THOUSAND
    return scale
