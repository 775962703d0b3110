"""Steps of the network that is fitted: what they give, and that their derivatives are those of small differences."""

from collections.abc import Callable
from typing import Any

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import make_vjp
from autograd.test_util import check_grads
from scipy.sparse import csr_matrix

from claims.text.train.steps import attended, flanked, picked, positive, spread

CHANCE = np.random.default_rng(11)
ROWS = CHANCE.normal(size=(6, 4))
WORDS = np.array([[0, 1, 2], [2, 3, 5], [5, 5, 1]])
SHARES = CHANCE.random((3, 3, 2))
NEXT_TO = np.array([0, 1, 1, 0, 1, 1], dtype=np.float32)


@pytest.mark.parametrize(
    "step",
    [
        lambda rows: spread(rows, csr_matrix(np.array([[1, 0, 2, 0, 0, 0], [0, 0, 1, 0, 0, 3]]))),
        lambda rows: picked(rows, WORDS),
        lambda rows: positive(rows),
        lambda rows: attended(SHARES, rows, WORDS),
        lambda rows: attended(rows[:3, :2].reshape(3, 1, 2) * SHARES, ROWS, WORDS),
    ],
    ids=["spread", "picked", "positive", "attended-values", "attended-shares"],
)
def test_derivatives_are_those_of_small_differences(step: Callable[[Any], Any]) -> None:
    check_grads(lambda rows: anp.sum(anp.sin(step(rows))), modes=["rev"], order=1)(ROWS)


def test_the_derivative_of_rows_between_their_neighbours() -> None:
    """Of single precision, so it is held against the same sums made by hand."""
    slope = CHANCE.normal(size=(6, 12)).astype(np.float32)
    by_hand = slope[:, 4:8].copy()
    for at in np.flatnonzero(NEXT_TO):
        by_hand[at - 1] += slope[at, :4]
        by_hand[at] += slope[at - 1, 8:]
    back, answer = make_vjp(lambda rows: flanked(rows, NEXT_TO))(ROWS.astype(np.float32))
    assert np.allclose(back(slope), by_hand, atol=1e-5)
    assert np.allclose(answer[3], [*np.zeros(4), *ROWS[3], *ROWS[4]], atol=1e-6)


def test_each_head_attends_to_its_own_values() -> None:
    told = attended(SHARES, ROWS, WORDS)
    by_hand = [
        sum(SHARES[at, place, head] * ROWS[word, 2 * head : 2 * head + 2] for place, word in enumerate(own))
        for at, own in enumerate(WORDS)
        for head in (0, 1)
    ]
    assert np.allclose(told.reshape(6, 2), by_hand)
