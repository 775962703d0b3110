"""Interval arithmetic over what claims assert: totals and rates are checked on bounds and not on rounded points.

Widening follows the claim model: `eq` by half a unit in the last place as written, `approx` by a tenth, `below` is the
tenth under the value; strict bounds are open.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

APPROX_WIDTH = 0.10


@dataclass(frozen=True, slots=True)
class Interval:
    """A real interval; an end is open where the text says "more than" or "less than"."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"no interval: low {self.low}, high {self.high}")

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        if self.high < other.low or other.high < self.low:
            return False
        if self.high == other.low:
            return not (self.high_open or other.low_open)
        if other.high == self.low:
            return not (other.high_open or self.low_open)
        return True

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def growth_pct_from(self, base: Interval) -> Interval:
        """The growth rates, in percent, that lead from some level of `base` to some level of this interval.

        Raises ValueError where either is not a positive level: a rate on such a base says nothing.
        """
        if base.low < 0 or self.low < 0 or base.high == 0:
            raise ValueError("growth needs positive levels")
        low = 0.0 if math.isinf(base.high) else self.low / base.high
        high = math.inf if base.low == 0 or math.isinf(self.high) else self.high / base.low
        is_open = (self.low_open or base.high_open, self.high_open or base.low_open)
        return Interval((low - 1) * 100, (high - 1) * 100, *is_open)


def interval_of(
    value: float, value_high: float | None, hedge: str, resolution: float, *, is_count: bool = False
) -> Interval:
    """The interval that a hedged figure asserts; `resolution` is one unit in its last place, in base units.

    A fall keeps its sign in `value` and its hedge as worded about its size, so it is mirrored ("fell by more than 10 %"
    is (-inf, -10)). A range across nought is as told. Exact counts do not widen ("8 projects" is [8, 8]). Raises
    ValueError for an unknown hedge.
    """
    if hedge == "range" and value_high is not None and value < 0 < value_high:
        return Interval(value, value_high)
    if value < 0:
        high = None if value_high is None else abs(value_high)
        size = interval_of(min(abs(value), high or abs(value)), high and max(abs(value), high), hedge, resolution)
        return -size
    if hedge == "eq":
        half = 0.0 if is_count and resolution <= 1 else resolution / 2
        return Interval(value - half, value + half)
    if hedge == "approx":
        return Interval(value * (1 - APPROX_WIDTH), value * (1 + APPROX_WIDTH))
    if hedge == "below":
        return Interval(value * (1 - APPROX_WIDTH), value)
    if hedge == "lt":
        return Interval(0.0, value, True, True) if value > 0 else Interval(0.0, 0.0)
    if hedge == "le":
        return Interval(0.0, value)
    if hedge == "gt":
        return Interval(value, math.inf, True, True)
    if hedge == "ge":
        return Interval(value, math.inf, False, True)
    if hedge == "range" and value_high is not None:
        return Interval(min(value, value_high), max(value, value_high))
    raise ValueError(f"unknown hedge {hedge!r} (value_high {value_high!r})")
