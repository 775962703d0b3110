"""The scale that a bare number takes over from a sum told before it."""

from __future__ import annotations

from typing import Final

FARTHEST_APART: Final = 30.0
"""Sums of one breath are of a size: within so many times of each other."""
_HUNDRED: Final = 1e2
_THOUSAND: Final = 1e3
_BILLION: Final = 1e9


def scale_beside(value: float, lender: float, scale: float) -> float:
    """The scale of a bare `value` that follows the sum `lender` of a `scale`.

    It is the same; beside billions hundreds are millions where they would be far larger than these: "sold for 8.1
    billion and bought for 300".
    """
    if scale >= _BILLION and abs(value) >= _HUNDRED and abs(value) * scale > FARTHEST_APART * abs(lender):
        return scale / _THOUSAND
    return scale
