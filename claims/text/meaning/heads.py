"""What each figure measures, of which aspect and status, as soon as its probabilities are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from claims.text.meaning.classes import CLASSES, MEASURE_CLASSES, OUT_OF_SCOPE
from claims.text.meaning.model import Floats

TINY: Final = 1e-300
RARE: Final = np.array([2.0 if aspect == "change_abs" else 1.0 for aspect in CLASSES["aspect"]])
"""Weights of aspects: changes by an amount are so rare that what was fitted tells them too seldom, by folds."""

_MEASURES: Final = {name: number for number, name in enumerate(MEASURE_CLASSES)}
_ASPECTS: Final = {name: number for number, name in enumerate(CLASSES["aspect"])}
_STATUSES: Final = {name: number for number, name in enumerate(CLASSES["status"])}


def kinds_of(measure: str, aspect: str, status: str) -> int:
    """Measure (low five bits), aspect and status of a figure as one small number."""
    return _MEASURES[measure] | _ASPECTS[aspect] << 7 | _STATUSES[status] << 5


def is_change(kinds: int) -> bool:
    """Whether the aspect of such a number is a change, by a rate or an amount."""
    return CLASSES["aspect"][kinds >> 7].startswith("change")


@dataclass(slots=True)
class Head:
    """What a figure measures, before its place is chosen; `odds` are of its scope, measure, aspect and status."""

    at: int
    measure: str
    aspect: str
    status: str
    odds: tuple[float, float, float, float]

    @property
    def number(self) -> int:
        """The number of the measure."""
        return _MEASURES[self.measure]

    @property
    def kinds(self) -> int:
        """Measure, aspect and status in one number."""
        return kinds_of(self.measure, self.aspect, self.status)


def heads_of(chances: dict[str, Floats], figures: list[int]) -> list[Head]:
    """The likeliest measure but none, aspect and status of each of some figures, of which `chances` has the rows."""
    measures, aspects = chances["measure"].tolist(), (chances["aspect"] * RARE).tolist()
    statuses = chances["status"].tolist()
    out: list[Head] = []
    for row, at in enumerate(figures):
        in_scope = 1.0 - measures[row][OUT_OF_SCOPE]
        measures[row][OUT_OF_SCOPE] = 0.0
        measure, p_measure = likeliest(measures[row])
        aspect, p_aspect = likeliest(aspects[row])
        status = statuses[row].index(p_status := max(statuses[row]))
        names = MEASURE_CLASSES[measure], CLASSES["aspect"][aspect], CLASSES["status"][status]
        out.append(Head(at, *names, (in_scope, p_measure, p_aspect, p_status)))
    return out


def likeliest(weights: list[float]) -> tuple[int, float]:
    """The place of the largest weight, the first of equals, and its share of all."""
    place, most, total = 0, weights[0], 0.0
    for number, weight in enumerate(weights):
        total += weight
        if weight > most:
            place, most = number, weight
    return place, most / max(total, TINY)
