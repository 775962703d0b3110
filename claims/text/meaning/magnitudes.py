"""How round a figure is, and how large beside others of its unit near by: goals are round, and larger than what is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.text.quantities import Quantity

ROUNDNESS: Final = 4
"""Kinds of roundness: by significant digits, from one to four and more."""
# not by its own type: compiled, a tuple of numbers would pass for one that is not set yet
_EDGES: Final[Sequence[float]] = (0.1, 0.5, 0.8, 0.97, 1.03, 1.25, 2.0, 5.0, 20.0)
_OF_NOUGHT: Final = len(_EDGES) + 1
ALONE: Final = len(_EDGES) + 2
"""The kind of ratio of a figure that has no other of its unit near by."""
RATIOS: Final = len(_EDGES) + 3
"""Kinds of ratio: how often a figure holds another, in steps; whether that is nought; whether there is one."""
_FIGURES: Final = 6
_SENTENCES: Final = 3
"""Figures and sentences that may part two figures that are compared: what stands farther off changes nothing."""
_ROUND: Final = 9 << 44
_ROUND_OF_SIZE: Final = 29 << 44
_BEFORE: Final = 34 << 44
_BEFORE_ROUND: Final = 35 << 44
_BEHIND: Final = 36 << 44
_BEHIND_ROUND: Final = 37 << 44
_LARGEST: Final = 38 << 44

Comparison = tuple[int, int, int, int]
"""Of one figure its roundness, the kinds of its ratio to the figure of its unit before it and behind it, and whether it
is the largest of its unit near by.
"""


def roundness(value: float) -> int:
    """Significant digits less one, at most 3."""
    digits = f"{abs(value):.6e}"[:8].replace(".", "").rstrip("0")
    return min(max(len(digits), 1), ROUNDNESS) - 1


def ratio(value: float, other: float) -> int:
    """The kind of a ratio."""
    if not other:
        return _OF_NOUGHT
    times, kind = abs(value / other), 0
    while kind < len(_EDGES) and times >= _EDGES[kind]:
        kind += 1
    return kind


def comparisons(quantities: Sequence[Quantity], sentences: Sequence[int]) -> list[Comparison]:
    """How each figure of a text compares with those around it; `sentences` has the sentence of each."""
    out = []
    for at, one in enumerate(quantities):
        before, most_before = _beside(quantities, sentences, at, -1)
        behind, most_behind = _beside(quantities, sentences, at, 1)
        out.append((roundness(one.value), before, behind, int(one.value >= max(most_before, most_behind))))
    return out


def compared_features(compared: Comparison, unit: int, size: int) -> list[int]:
    """Feature codes of a comparison, given unit and size of its figure; each ratio alone and with the roundness."""
    digits, before, behind, is_largest = compared
    return [
        _ROUND | digits << 22 | unit,
        _ROUND_OF_SIZE | digits << 22 | size << 3 | unit,
        _LARGEST | is_largest << 22 | digits << 3 | unit,
        _BEFORE | before << 22 | unit,
        _BEFORE_ROUND | (before << 2 | digits) << 22 | unit,
        _BEHIND | behind << 22 | unit,
        _BEHIND_ROUND | (behind << 2 | digits) << 22 | unit,
    ]


def _beside(quantities: Sequence[Quantity], sentences: Sequence[int], at: int, step: int) -> tuple[int, float]:
    """The kind of ratio to the nearest figure of the same unit on one side, and the largest of these there, or itself
    where there is none.
    """
    own = quantities[at]
    kind, most, other = ALONE, own.value, at
    for _ in range(_FIGURES):
        other += step
        if not 0 <= other < len(quantities) or abs(sentences[other] - sentences[at]) > _SENTENCES:
            break
        value = quantities[other].value
        if quantities[other].unit == own.unit:
            kind = ratio(own.value, value) if kind == ALONE else kind
            most = max(most, value)
    return kind, most
