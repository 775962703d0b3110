"""The optimiser Adam (Kingma and Ba, 2015), with a pace that rises at first and then falls, and decay of weights."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

PACE: Final = {"words": 2e-2}
"""A pace of their own for the rows of words, each of which is seldom met; they do not decay."""
OTHER_PACE: Final = 3e-3
DECAY: Final = 0.02
WARM: Final = 0.15
STEEPEST: Final = 1.0
"""The norm to which the slopes of a step are cut."""
MEAN, SQUARE = np.float32(0.9), np.float32(0.999)

Weights = dict[str, NDArray[np.float32]]
Rows = Mapping[str, NDArray[np.intp]]


class Adam:
    """Weights, changed in place, and the running means of their slopes and of the squares of those.

    The pace falls to `least` of itself: to nothing, unless the weights of many steps are averaged. Of a table of which
    a step meets few rows only these move, and their running means with them: the others would cost most of the time.
    """

    def __init__(self, weights: Weights, steps: int, other_pace: float = OTHER_PACE, least: float = 0.0) -> None:
        self.weights, self.steps, self.step, self.other_pace, self.least = weights, steps, 0, other_pace, least
        self.mean = {name: np.zeros_like(array) for name, array in weights.items()}
        self.square = {name: np.zeros_like(array) for name, array in weights.items()}

    def pace(self) -> float:
        """The share of the full pace: rising at first, then falling along a cosine."""
        done, warm = self.step / self.steps, WARM
        if done < warm:
            return done / warm
        return self.least + (1.0 - self.least) * 0.5 * (1.0 + math.cos(math.pi * (done - warm) / (1.0 - warm)))

    def move(self, slopes: Weights, met: Rows = MappingProxyType({})) -> None:
        """One step against the slopes, which are cut to the steepest allowed; `met` has the rows that slopes are of,
        where they are of some only.
        """
        self.step += 1
        norm = math.sqrt(sum(float(np.vdot(slope, slope)) for slope in slopes.values()))
        cut = np.float32(min(1.0, STEEPEST / (norm + 1e-6)))
        share, first, second = self.pace(), 1.0 - float(MEAN) ** self.step, 1.0 - float(SQUARE) ** self.step
        for name, slope in slopes.items():
            rows = met.get(name, slice(None))
            slope = slope * cut
            mean = self.mean[name][rows] * MEAN + (1 - MEAN) * slope
            square = self.square[name][rows] * SQUARE + (1 - SQUARE) * slope * slope
            self.mean[name][rows], self.square[name][rows] = mean, square
            rate = share * PACE.get(name, self.other_pace)
            own = self.weights[name]
            if name not in PACE:
                own *= np.float32(1.0 - rate * DECAY)
            own[rows] -= np.float32(rate / first) * mean / (np.sqrt(square / np.float32(second)) + np.float32(1e-8))


def narrowed(told: csr_matrix) -> tuple[NDArray[np.intp], csr_matrix]:
    """The columns that are met in a sparse matrix, and the matrix with no others."""
    met, numbers = np.unique(told.indices, return_inverse=True)
    return met, csr_matrix((told.data, numbers, told.indptr), shape=(told.shape[0], len(met)))


class Average:
    """The mean of weights over steps: it errs less than those of any one step (Izmailov et al., 2018)."""

    def __init__(self) -> None:
        self.weights: dict[str, NDArray[np.float64]] = {}
        self._steps = 0

    def add(self, weights: Weights) -> None:
        """Take the weights of one more step in."""
        self._steps += 1
        for name, own in weights.items():
            mean = self.weights.setdefault(name, np.zeros(own.shape))
            mean += (own - mean) / self._steps

    def told(self) -> Weights:
        """The mean, at single precision."""
        return {name: mean.astype(np.float32) for name, mean in self.weights.items()}
