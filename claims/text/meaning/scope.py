"""The scope decision of a figure in the light of the others: figures of one text tend to be in scope together.

A wire story about inflation holds many figures that look a little like trade; a read-out holds few that do not. So the
chance of each is weighed against the surest figures of its text and against its neighbours.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.stored import FITTED

BOUND: Final = 6.0
NEIGHBOURS: Final = 3
SUREST: Final = 3


@dataclass(frozen=True, slots=True)
class Coherence:
    """Weights of the features that `surroundings` gives, and an offset."""

    weights: tuple[float, ...]
    offset: float

    def in_scope(self, around: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chance of each figure to be in scope, knowing that of all figures of its text by their `surroundings`."""
        score = around @ np.array(self.weights) + self.offset
        chance: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-score))
        return chance


def surroundings(chances: NDArray[np.float64], sentences: Sequence[int], foreign: int) -> NDArray[np.float64]:
    """For each figure: its log odds, those of the text's surest others, of its neighbours, of its sentence."""
    shares: list[float] = chances.tolist()
    odds = [_odds(share) for share in shares]
    total = len(odds)
    ranked = sorted(range(total), key=odds.__getitem__, reverse=True)[: SUREST + 1]
    size, others = math.log1p(total), float(min(foreign, 3))
    rows = []
    for at, mine in enumerate(odds):
        best = [odds[other] for other in ranked if other != at][:SUREST]
        surest = _mean(best)
        near = odds[max(0, at - NEIGHBOURS) : at] + odds[at + 1 : at + 1 + NEIGHBOURS]
        around = _mean(near)
        same = [odds[other] for other in (at - 1, at + 1) if 0 <= other < total and sentences[other] == sentences[at]]
        beside = max(same) if same else around
        rows.append(
            (mine, best[0] if best else -2.0, surest, around, beside, mine * surest / BOUND, mine * around / BOUND,
             size, float(not best), others, mine if mine > 0.0 else 0.0, surest if surest > 0.0 else 0.0)
        )  # fmt: skip
    return np.array(rows)


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


@lru_cache(maxsize=1)
def coherence(path: Path = FITTED / "scope.json") -> Coherence:
    """The fitted weights. Raises FileNotFoundError, naming the command that makes them, where none were fitted."""
    if not path.exists():
        raise FileNotFoundError(f"{path}: no fitted data; run `make train`")
    held = json.loads(path.read_text(encoding="utf-8"))
    return Coherence(tuple(held["weights"]), held["offset"])
