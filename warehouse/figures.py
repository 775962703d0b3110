"""Which statements about one subject tell the same figure: the one step that has to go statement by statement.

Statements come by day, on one day the preferred one first. They tell the same figure as long as one number satisfies
them all: each narrows the interval in which that number lies. The first that leaves no number opens a new figure and
closes the old one, unless the figure in force was itself told on that day: then the statement is contested, kept as a
fact that never was the latest word. Within a figure, a version begins where a statement is tighter than all before,
so that what was known at any date can be told without what came later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_BOUNDS: Final = ("low", "high", "is_low_open", "is_high_open")


@dataclass(slots=True)
class _Told:
    """The figure in force of one subject while its statements are walked through."""

    figure: int
    version: int
    low: float
    high: float
    low_open: bool
    high_open: bool
    width: float
    day: int
    contested: dict[tuple[float, float, bool, bool], int] = field(default_factory=dict)

    def admits(self, low: float, high: float, low_open: bool, high_open: bool) -> bool:
        """Whether some number satisfies this statement and all before it.

        Rounded figures that only touch ("24.2" and "24.3" at 24.25) differ; a point on a closed end is inside.
        """
        bottom, top = max(self.low, low), min(self.high, high)
        if bottom != top:
            return bottom < top
        is_point = self.low == self.high or low == high
        open_below = (low_open and low == bottom) or (self.low_open and self.low == bottom)
        open_above = (high_open and high == top) or (self.high_open and self.high == top)
        return is_point and not open_below and not open_above

    def narrow(self, low: float, high: float, low_open: bool, high_open: bool) -> None:
        if low > self.low or (low == self.low and low_open):
            self.low, self.low_open = low, low_open
        if high < self.high or (high == self.high and high_open):
            self.high, self.high_open = high, high_open


def _opened(turn: int, interval: tuple[float, float, bool, bool], day: int) -> _Told:
    low, high, low_open, high_open = interval
    return _Told(turn, turn, low, high, low_open, high_open, high - low, day)


def tell(standing: pa.Table) -> pa.Table:
    """For each statement, in the order of `turn`, the figure and the version it tells, and whether it is contested.

    `standing` holds subject_id, known_from, low, high, is_low_open, is_high_open and told_count, sorted by turn; turns
    count from 0. Returns turn, figure, version (turns of their first statements) and is_contested.
    """
    rows = standing.num_rows
    figure, version = np.arange(rows), np.arange(rows)
    contested = np.zeros(rows, dtype=bool)
    several = np.flatnonzero(np.asarray(standing["told_count"]) > 1)
    if len(several):
        part = standing.take(pa.array(several, pa.int64()))
        _walk(part, several, figure, version, contested)
    return pa.table({"turn": np.arange(rows), "figure": figure, "version": version, "is_contested": contested})


def _walk(
    part: pa.Table, turns: NDArray[Any], figure: NDArray[Any], version: NDArray[Any], contested: NDArray[Any]
) -> None:
    subjects = part["subject_id"].combine_chunks().dictionary_encode().indices.to_pylist()
    days: list[Any] = part["known_from"].cast(pa.int32()).to_pylist()
    bounds: Iterable[Any] = zip(*(part[name].to_pylist() for name in _BOUNDS), strict=True)
    subject: int | None = -1
    told: _Told | None = None
    for turn, its_subject, day, interval in zip(turns.tolist(), subjects, days, bounds, strict=True):
        width = interval[1] - interval[0]
        if told is None or its_subject != subject:
            subject, told = its_subject, _opened(turn, interval, day)
        elif told.admits(*interval):
            if width < told.width:
                told.version, told.width = turn, width
            told.narrow(*interval)
            if day != told.day:
                told.day, told.contested = day, {}
            figure[turn], version[turn] = told.figure, told.version
        elif day == told.day:
            first = told.contested.setdefault(interval, turn)
            figure[turn], version[turn], contested[turn] = first, first, True
        else:
            told = _opened(turn, interval, day)
