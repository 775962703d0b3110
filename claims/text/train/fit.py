"""Fitting models on feature codes: classifiers, and a ranker that chooses one of a group of candidates."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from claims.text.meaning.features import SLOT_BITS, Codes, slots
from claims.text.meaning.model import Blend, Linear, Network, Panel

SEEN_AT_LEAST = 2
MOST_ROWS = 65_000
HIDDEN = 32
FEW_HIDDEN, MORE_PASSES = 8, 8
SEEN_BY_NETWORK = 5
PASSES = 4
PANEL_SEEDS = (0, 1, 2, 3)
PANEL_PASSES = 5
PANEL_RESTRAINT = 0.2


def design(code_lists: Sequence[Codes], at_least: int = SEEN_AT_LEAST) -> tuple[csr_matrix, NDArray[np.uint16]]:
    """A sparse matrix over the features seen often enough, and the table from slot to row number (column + 1).

    A value is how often a list has the feature. What lists tell is laid into one small array: the ranker of parties has
    some hundred million codes, which as Python numbers took four times the room.
    """
    edges = np.concatenate([[0], np.cumsum([len(codes) for codes in code_lists], dtype=np.int64)])
    flat = np.empty(edges[-1], dtype=np.int32)
    for codes, first in zip(code_lists, edges.tolist(), strict=False):  # edges has the last end, too
        flat[first : first + len(codes)] = slots(codes)
    counts = np.bincount(flat, minlength=1 << SLOT_BITS)
    kept = np.flatnonzero(counts >= at_least)
    if len(kept) > MOST_ROWS:
        kept = np.sort(kept[np.argsort(-counts[kept], kind="stable")[:MOST_ROWS]])
    table = np.zeros(1 << SLOT_BITS, dtype=np.uint16)
    table[kept] = np.arange(1, len(kept) + 1)
    columns = table[flat]
    known = columns > 0
    so_far = np.zeros(len(known) + 1, dtype=np.int32)
    np.cumsum(known, out=so_far[1:])
    indices = columns[known].astype(np.int32) - 1
    matrix = csr_matrix((np.ones(len(indices)), indices, so_far[edges]), shape=(len(code_lists), len(kept)))
    matrix.sum_duplicates()
    return matrix, table


def blend(code_lists: Sequence[Codes], labels: Sequence[str], strength: float) -> Blend:
    """A multinomial logistic regression and a network on the same features."""
    return Blend(
        _logistic(*design(code_lists), labels, strength), network(*design(code_lists, SEEN_BY_NETWORK), labels)
    )


def small_blend(code_lists: Sequence[Codes], labels: Sequence[str], strength: float) -> Blend:
    """A blend with a small network, which is enough for few classes."""
    small = network(*design(code_lists, SEEN_BY_NETWORK), labels, FEW_HIDDEN, MORE_PASSES)
    return Blend(_logistic(*design(code_lists), labels, strength), small)


def _logistic(matrix: csr_matrix, table: NDArray[np.uint16], labels: Sequence[str], strength: float) -> Linear:
    fitted = LogisticRegression(C=strength, max_iter=200, tol=1e-3, fit_intercept=False).fit(matrix, labels)
    classes = tuple(map(str, fitted.classes_))
    coefficients = fitted.coef_
    if len(classes) == 2:
        coefficients = np.vstack([np.zeros_like(coefficients[0]), coefficients[0]])
    weights = np.vstack([np.zeros(len(classes)), coefficients.T])
    return Linear(classes, table, weights.astype(np.float32))


def network(
    matrix: csr_matrix, table: NDArray[np.uint16], labels: Sequence[str], hidden: int = HIDDEN, passes: int = PASSES
) -> Network:
    """A network of one hidden layer, fitted by a few passes with a fixed seed."""
    fitted = MLPClassifier(
        (hidden,), alpha=0.1, max_iter=passes, learning_rate_init=1e-3, batch_size=128, random_state=7, tol=0.0
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it is meant to stop early
        fitted.fit(matrix.astype(np.float32), labels)
    inner, outer = fitted.coefs_
    units = tuple(map(str, range(hidden)))
    rows = np.vstack([np.zeros(hidden), inner]).astype(np.float32)
    bias, outer_bias = (one.astype(np.float32) for one in fitted.intercepts_)
    classes = tuple(map(str, fitted.classes_))
    return Network(classes, Linear(units, table, rows), bias, outer.astype(np.float32), outer_bias)


def panel(rows: NDArray[np.float64], labels: Sequence[str]) -> Panel:
    """Networks of one hidden layer over dense rows, one for each seed; the labels are of three kinds at least."""
    mean, scale = rows.mean(axis=0), 1.0 / (rows.std(axis=0) + 1e-2)
    level = ((rows - mean) * scale).astype(np.float32)
    made = []
    for seed in PANEL_SEEDS:
        one = MLPClassifier(
            (HIDDEN,), alpha=PANEL_RESTRAINT, max_iter=PANEL_PASSES, batch_size=128, random_state=seed, tol=0.0
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it is meant to stop early
            made.append(one.fit(level, labels))
    arrays = [
        np.stack([layer[place] for layer in layers]).astype(np.float32)
        for place in (0, 1)
        for layers in ([one.coefs_ for one in made], [one.intercepts_ for one in made])
    ]
    inner, bias, outer, outer_bias = arrays
    classes = tuple(map(str, made[0].classes_))
    return Panel(classes, mean.astype(np.float32), scale.astype(np.float32), inner, bias, outer, outer_bias)


def ranker(groups: Sequence[Sequence[Codes]], chosen: Sequence[int], strength: float) -> Linear:
    """A conditional logit: of each group of candidates one is chosen. One column, `score`."""
    code_lists = [codes for group in groups for codes in group]
    matrix, table = design(code_lists)
    sizes = np.array([len(group) for group in groups])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(groups)), sizes)
    right = starts + np.array(chosen)
    transposed = matrix.T.tocsr()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ weights
        scores = scores - np.maximum.reduceat(scores, starts)[owner]
        raised = np.exp(scores)
        totals = np.add.reduceat(raised, starts)
        residual = raised / totals[owner]
        residual[right] -= 1
        value = float(np.log(totals).sum() - scores[right].sum() + weights @ weights / (2 * strength))
        return value, transposed @ residual + weights / strength

    found = minimize(
        loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300, "ftol": 1e-10}
    )
    weights = np.concatenate([[0.0], found.x])[:, None]
    return Linear(("score",), table, weights.astype(np.float32))
