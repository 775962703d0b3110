"""A ranker with a network beside it: its slopes are those of the loss, it learns, and is stored."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from claims.text.meaning.features import Codes, code
from claims.text.meaning.model import Blend, Linear, batch
from claims.text.meaning.rank_blend import ranker_of
from claims.text.meaning.ranking import Options, pick
from claims.text.meaning.stored import load, save
from claims.text.train.adam import Weights
from claims.text.train.fit import ranker
from claims.text.train.rank_network import rank_network, slopes

SIGNAL, NOISE = code(900, 1), [code(901, number) for number in range(8)]


def drawn(count: int) -> tuple[list[list[list[int]]], list[int]]:
    """Groups of three candidates, one of which carries the signal, and which one."""
    chance = np.random.default_rng(3)
    chosen = chance.integers(0, 3, count).tolist()
    groups = []
    for right in chosen:
        noise = [[NOISE[one] for one in chance.integers(0, 8, 2)] for _ in range(3)]
        groups.append([[*own, SIGNAL] if at == right else own for at, own in enumerate(noise)])
    return groups, chosen


def loss(weights: Weights, rows: csr_matrix, right: tuple[int, int]) -> float:
    """The mean loss of two groups, of two candidates and of three."""
    scores = np.maximum(rows @ weights["inner"] + weights["bias"], 0) @ weights["outer"]
    groups = (scores[:2], right[0]), (scores[2:], right[1])
    return sum(float(np.log(np.exp(own).sum()) - own[at]) for own, at in groups) / 2


def test_slopes_are_those_of_the_loss() -> None:
    chance = np.random.default_rng(1)
    rows = csr_matrix((chance.random((5, 4)) < 0.6).astype(float))
    shapes = {"inner": (4, 3), "bias": (3,), "outer": (3,)}
    weights: Weights = {name: chance.normal(size=shape) for name, shape in shapes.items()}  # type: ignore[misc]
    right = (1, 1)
    told = slopes(weights, rows, np.array([2, 3]), np.array(right))
    for name, layer in weights.items():
        for place in np.ndindex(layer.shape):
            before = layer[place]
            layer[place] = before + 1e-5
            above = loss(weights, rows, right)
            layer[place] = before - 1e-5
            below = loss(weights, rows, right)
            layer[place] = before
            assert told[name][place] == pytest.approx((above - below) / 2e-5, abs=1e-6)


def test_a_network_learns_what_tells_the_right_candidate() -> None:
    groups, chosen = drawn(3000)
    network = rank_network(groups, chosen, 16)
    nothing = Linear(("score",), network.inner.table, np.zeros_like(network.inner.weights[:, :1]))
    found = pick(ranker_of(Blend(nothing, network)), [Options(list(range(3)), group) for group in groups], {})
    assert sum(best == right for (best, _), right in zip(found, chosen, strict=True)) > 2900


def test_a_blend_scores_by_the_mean_of_both_and_is_stored(tmp_path: Path) -> None:
    groups, chosen = drawn(200)
    linear, network = ranker(groups, chosen, 0.3), rank_network(groups, chosen, 16)
    lists: list[Codes] = [*groups[0], *groups[1]]
    expected = (linear.scores(batch(lists)) + network.scores(network.inner.scores(batch(lists)))) / 2
    blended = ranker_of(Blend(linear, network))
    assert blended.single(lists) == pytest.approx(expected[:, 0].tolist(), abs=1e-5)
    assert blended.single(lists[:1]) == blended.single(lists)[:1]
    assert blended.single([]) == []
    save(tmp_path, "choice", blended)
    assert ranker_of(load("choice", tmp_path)).single(lists) == pytest.approx(blended.single(lists), abs=1e-2)


def test_a_network_is_fitted_the_same_again() -> None:
    groups, chosen = drawn(100)
    once, again = rank_network(groups, chosen, 16), rank_network(groups, chosen, 16)
    assert np.array_equal(once.inner.weights, again.inner.weights)
    assert np.array_equal(once.outer, again.outer)
