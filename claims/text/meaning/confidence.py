"""How sure a reading is: the probability that every scored field of a claim is right, calibrated on folds held out.

A logistic curve over the probabilities of the parts, then a monotone step to the share that was right in training.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from claims.text.meaning.stored import FITTED

FLOOR: Final = 1e-3


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the parts' log odds, an offset, and the knots (score, share right) of the monotone step."""

    weights: tuple[float, ...]
    offset: float
    scores: tuple[float, ...]
    shares: tuple[float, ...]

    def confidence(self, odds: Sequence[float]) -> float:
        """The calibrated probability, between 0 and 1, of a choice with these odds."""
        told = 0.0
        for weight, part in zip(self.weights, parts(odds), strict=True):
            told += weight * part
        score = self.offset + told
        at = bisect_right(self.scores, score)
        if at == 0:
            return self.shares[0]
        if at == len(self.scores):
            return self.shares[-1]
        left, right = self.scores[at - 1], self.scores[at]
        way = (score - left) / (right - left) if right > left else 1.0
        return self.shares[at - 1] + way * (self.shares[at] - self.shares[at - 1])


def within(chance: float) -> float:
    """A chance kept so far from none and from certainty that its log odds are of use."""
    return FLOOR if chance < FLOOR else 1 - FLOOR if chance > 1 - FLOOR else chance


def log_odds(chance: float) -> float:
    """The log odds of a chance, kept within bounds."""
    bounded = within(chance)
    return math.log(bounded / (1 - bounded))


def parts(odds: Sequence[float]) -> list[float]:
    """The log odds of each part, kept within bounds, and the log of their product."""
    out, product = [], 0.0
    for chance in odds:
        out.append(log_odds(chance))
        product += math.log(within(chance))
    out.append(product)
    return out


@lru_cache(maxsize=1)
def calibration(path: Path = FITTED / "confidence.json") -> Calibration:
    """The fitted calibration. Raises FileNotFoundError, naming the command that makes it, where it was never fitted."""
    if not path.exists():
        raise FileNotFoundError(f"{path}: no fitted data; run `make train`")
    held = json.loads(path.read_text(encoding="utf-8"))
    return Calibration(tuple(held["weights"]), held["offset"], tuple(held["scores"]), tuple(held["shares"]))
