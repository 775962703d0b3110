"""Fitting a ranker as a small network: of each group of candidates one is chosen, by what its features say together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from claims.text.meaning.features import Codes
from claims.text.meaning.model import Linear, Network
from claims.text.train.adam import Adam, Weights, narrowed
from claims.text.train.fit import SEEN_BY_NETWORK, design

UNITS: Final = {"parties": 32, "period": 16}
"""By choice: a set of parties is told by more of what stands together."""
PASSES: Final = 3
GROUPS_AT_ONCE: Final = 64
PACE: Final = 2e-3
SPREAD: Final = 80
"""About how many features a candidate has: sums of that many drawn weights are of size one."""
SEED: Final = 7

Places = NDArray[np.int64]


def rank_network(groups: Sequence[Sequence[Codes]], chosen: Sequence[int], units: int) -> Network:
    """A network of one hidden layer and one score, fitted by a few passes with a fixed seed, as a conditional logit."""
    matrix, table = design([codes for group in groups for codes in group], SEEN_BY_NETWORK)
    rows = matrix.astype(np.float32)
    chance = np.random.default_rng(SEED)
    weights: Weights = {
        "inner": chance.normal(0, SPREAD**-0.5, (rows.shape[1], units)).astype(np.float32),
        "bias": np.zeros(units, dtype=np.float32),
        "outer": chance.normal(0, units**-0.5, units).astype(np.float32),
    }
    starts, right = np.cumsum([0, *map(len, groups)]), np.array(chosen)
    portions = range(0, len(groups), GROUPS_AT_ONCE)
    adam = Adam(weights, PASSES * len(portions), PACE)
    for _ in range(PASSES):
        order = chance.permutation(len(groups))
        for first in portions:
            some = order[first : first + GROUPS_AT_ONCE]
            members = np.concatenate([np.arange(starts[one], starts[one + 1]) for one in some])
            sizes = starts[some + 1] - starts[some]
            met, own = narrowed(rows[members])
            known = {**weights, "inner": weights["inner"][met]}
            adam.move(slopes(known, own, sizes, right[some]), {"inner": met})
    inner = np.vstack([np.zeros(units, dtype=np.float32), weights["inner"]])
    sums = Linear(tuple(map(str, range(units))), table, inner)
    return Network(("score",), sums, weights["bias"], weights["outer"][:, None], np.zeros(1, dtype=np.float32))


def slopes(weights: Weights, rows: csr_matrix, sizes: Places, right: Places) -> Weights:
    """How the mean loss of some groups, whose candidates follow one another in `rows`, leans on each weight.

    `sizes` counts the candidates of each group; `right` is the number, within its group, of the one that is chosen.
    """
    edges = np.cumsum([0, *sizes[:-1]])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    sums = rows @ weights["inner"] + weights["bias"]
    hidden = np.maximum(sums, 0)
    scores = hidden @ weights["outer"]
    raised = np.exp(scores - np.maximum.reduceat(scores, edges)[owner])
    residual = raised / np.add.reduceat(raised, edges)[owner]
    residual[edges + right] -= 1
    residual /= len(edges)
    back = residual[:, None] * weights["outer"] * (sums > 0)
    return {"inner": rows.T @ back, "bias": back.sum(axis=0), "outer": hidden.T @ residual}
