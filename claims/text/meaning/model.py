"""Fitted linear models over feature codes: a table from slot to row, and a row of weights for each feature seen in training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.features import SLOT_BITS, slots

FITTED = Path(__file__).parents[1] / "fitted"


@dataclass(frozen=True, slots=True)
class Linear:
    """Scores of `classes` for feature lists: the sum of the rows of their features. Row 0 is that of unseen features."""

    classes: tuple[str, ...]
    table: NDArray[np.uint16]
    weights: NDArray[np.float32]

    def scores(self, code_lists: Sequence[list[int]]) -> NDArray[np.float64]:
        """One row of scores for each feature list; feature lists may not be empty."""
        if not code_lists:
            return np.zeros((0, len(self.classes)))
        flat = [code for codes in code_lists for code in codes]
        bounds = np.zeros(len(code_lists), dtype=np.int64)
        np.cumsum([len(codes) for codes in code_lists[:-1]], out=bounds[1:])
        rows = self.table[slots(flat)]
        return np.add.reduceat(self.weights[rows], bounds, axis=0, dtype=np.float64)

    def probabilities(self, code_lists: Sequence[list[int]]) -> NDArray[np.float64]:
        """Softmax of the scores over classes."""
        return softmax(self.scores(code_lists))


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True)) if scores.size else scores
    return shifted / shifted.sum(axis=-1, keepdims=True) if scores.size else scores


def save(folder: Path, name: str, model: Linear) -> None:
    """Write a model as one small file; weights are kept at half precision."""
    folder.mkdir(parents=True, exist_ok=True)
    seen = np.flatnonzero(model.table)
    np.savez_compressed(
        folder / f"{name}.npz",
        classes=np.array(model.classes),
        slots=seen.astype(np.uint32),
        rows=model.table[seen],
        weights=model.weights.astype(np.float16),
    )


@lru_cache(maxsize=32)
def load(name: str, folder: Path = FITTED) -> Linear:
    """A model by name. Raises FileNotFoundError, naming the command that makes it, where it was never fitted."""
    path = folder / f"{name}.npz"
    if not path.exists():
        raise FileNotFoundError(f"{path}: no fitted data; run `make train`")
    with np.load(path) as stored:
        table = np.zeros(1 << SLOT_BITS, dtype=np.uint16)
        table[stored["slots"]] = stored["rows"]
        return Linear(tuple(map(str, stored["classes"])), table, stored["weights"].astype(np.float32))
