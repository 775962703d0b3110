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


@lru_cache(maxsize=1)
def coherence(path: Path = FITTED / "scope.json") -> Coherence:
    """The fitted weights. Raises FileNotFoundError, naming the command that makes them, where none were fitted."""
    if not path.exists():
        raise FileNotFoundError(f"{path}: no fitted data; run `make train`")
    held = json.loads(path.read_text(encoding="utf-8"))
    return Coherence(tuple(held["weights"]), held["offset"])
