"""Fitting boosted trees over dense rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from claims.text.meaning.trees import DEPTH, LEAVES, ONE, QUESTIONS, Trees

MOST_LEAVES: Final = 16
PACE: Final = 0.1
PART: Final = 0.3
"""The share of columns that a question may be chosen from."""
SEED: Final = 1
THREADS: Final = 1
"""Always so many: sums shared out among others round otherwise, and trees grow otherwise; folds share out the cores."""


def boosted(rows: NDArray[np.float64], labels: Sequence[str], rounds: int) -> Trees:
    """Trees fitted in so many rounds, each of one tree a class; the same for the same rows."""
    model = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=PACE, max_leaf_nodes=MOST_LEAVES, max_depth=DEPTH, min_samples_leaf=20,
        l2_regularization=3.0, max_features=PART, max_bins=63, early_stopping=False, random_state=SEED,
    )  # fmt: skip
    with threadpool_limits(THREADS):
        fitted = model.fit(rows, labels)
    grown = [tree.nodes for one in fitted._predictors for tree in one]  # scikit-learn has no public way to its trees
    columns = np.zeros((len(grown), QUESTIONS), dtype=np.int32)
    bounds = np.full((len(grown), QUESTIONS), np.inf)
    leaves = np.zeros((len(grown), LEAVES), dtype=np.int32)
    for number, nodes in enumerate(grown):
        _lay_out(nodes, 0, 0, columns[number], bounds[number], leaves[number])
    classes = tuple(map(str, fitted.classes_))
    return Trees(classes, columns, bounds, leaves, np.array(fitted._baseline_prediction).reshape(-1))


def _lay_out(
    nodes: Any,
    node: int,
    place: int,
    columns: NDArray[np.int32],
    bounds: NDArray[np.float64],
    leaves: NDArray[np.int32],
) -> None:
    """Write a tree from one of its nodes on at a place of the padded one; a leaf too high up goes down to the left."""
    one = nodes[node]
    if place >= QUESTIONS:
        leaves[place - QUESTIONS] = round(float(one["value"]) * ONE)
    elif one["is_leaf"]:
        _lay_out(nodes, node, 2 * place + 1, columns, bounds, leaves)
    else:
        columns[place], bounds[place] = one["feature_idx"], one["num_threshold"]
        _lay_out(nodes, int(one["left"]), 2 * place + 1, columns, bounds, leaves)
        _lay_out(nodes, int(one["right"]), 2 * place + 2, columns, bounds, leaves)
