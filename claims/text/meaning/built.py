"""What is written in C for features, where it is built with the compiled reader; elsewhere Python serves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

try:
    from claims.text.meaning import around
except ImportError:
    around = None  # type: ignore[assignment]

SIDES: Final[Callable[..., tuple[int, int, int, int]] | None] = getattr(around, "sides", None)
CUE_SIDES: Final[Callable[..., tuple[int, int]] | None] = getattr(around, "cue_sides", None)
FLAT: Final[Callable[[list[int]], bytes] | None] = getattr(around, "flat", None)


def mask(numbers: frozenset[int]) -> bytes:
    """A byte for each number up to the largest, not 0 for those that are in."""
    return bytes(number in numbers for number in range(max(numbers, default=0) + 1))
