"""What the other figures of a text tell of the scope of one: figures of one text tend to be in scope together.

A wire story about inflation holds many figures that look a little like trade; a read-out holds few that do not. So the
surest figures of a text and the neighbours speak for each.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning import built

SURROUNDINGS: Final = built.SURROUNDINGS
BOUND: Final = 6.0
NEIGHBOURS: Final = 3
SUREST: Final = 3
WIDTH: Final = 12


def surroundings(chances: NDArray[np.float64], sentences: list[int], foreign: int) -> NDArray[np.float64]:
    """For each figure: its log odds, those of the text's surest others, of its neighbours, of its sentence."""
    if SURROUNDINGS is not None:
        rows = np.empty((len(chances), WIDTH))
        SURROUNDINGS(chances, sentences, float(min(foreign, 3)), rows)
        return rows
    shares: list[float] = chances.tolist()
    odds = [_odds(share) for share in shares]
    total = len(odds)
    ranked = sorted(range(total), key=odds.__getitem__, reverse=True)[: SUREST + 1]
    size, others = math.log1p(total), float(min(foreign, 3))
    told: list[float] = []
    for at, mine in enumerate(odds):
        best = [odds[other] for other in ranked if other != at][:SUREST]
        surest = _mean(best)
        near = odds[max(0, at - NEIGHBOURS) : at] + odds[at + 1 : at + 1 + NEIGHBOURS]
        around = _mean(near)
        same = [odds[other] for other in (at - 1, at + 1) if 0 <= other < total and sentences[other] == sentences[at]]
        beside = max(same) if same else around
        told += (
            mine, best[0] if best else -2.0, surest, around, beside, mine * surest / BOUND, mine * around / BOUND,
            size, float(not best), others, mine if mine > 0.0 else 0.0, surest if surest > 0.0 else 0.0,
        )  # fmt: skip
    return np.array(told).reshape(total, WIDTH)  # of a list in lists numpy is slow to make an array


def _odds(share: float) -> float:
    """The log odds of a chance, kept within bounds."""
    odds = math.log(share + 1e-9) - math.log(1 - share + 1e-9)
    return -BOUND if odds < -BOUND else BOUND if odds > BOUND else odds


def _mean(odds: list[float]) -> float:
    """The mean of some log odds; low where there are none."""
    total = 0.0
    for one in odds:
        total += one
    return total / len(odds) if odds else -2.0
