"""What the other figures of a text tell of the scope of one: figures of one text tend to be in scope together.

A wire story about inflation holds many figures that look a little like trade; a read-out holds few that do not. So the
surest figures of a text and the neighbours speak for each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BOUND = 6.0
NEIGHBOURS = 3
SUREST = 3


def surroundings(chances: NDArray[np.float64], sentences: Sequence[int], foreign: int) -> NDArray[np.float64]:
    """For each figure: its log odds, those of the text's surest others, of its neighbours, of its sentence."""
    shares: list[float] = chances.tolist()
    odds = [min(max(math.log(share + 1e-9) - math.log(1 - share + 1e-9), -BOUND), BOUND) for share in shares]
    total = len(odds)
    ranked = sorted(range(total), key=odds.__getitem__, reverse=True)[: SUREST + 1]
    rows = []
    for at, mine in enumerate(odds):
        best = [odds[other] for other in ranked if other != at][:SUREST]
        surest = sum(best) / len(best) if best else -2.0
        near = odds[max(0, at - NEIGHBOURS) : at] + odds[at + 1 : at + 1 + NEIGHBOURS]
        around = sum(near) / len(near) if near else -2.0
        same = [odds[other] for other in (at - 1, at + 1) if 0 <= other < total and sentences[other] == sentences[at]]
        beside = max(same) if same else around
        rows.append(
            (mine, best[0] if best else -2.0, surest, around, beside, mine * surest / BOUND, mine * around / BOUND,
             math.log1p(total), float(not best), float(min(foreign, 3)), max(mine, 0.0), max(surest, 0.0))
        )  # fmt: skip
    return np.array(rows)
