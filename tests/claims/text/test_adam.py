"""Descending step by step: a least value is found; the mean of steps lies nearer to it than they do."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from claims.text.train.adam import Adam, Average, narrowed


def descend(noise: float, least: float, steps: int = 3000) -> tuple[np.ndarray, np.ndarray]:
    """The end, and the mean of the last half, of a way down to ones on slopes that are told with some noise."""
    chance, goal = np.random.default_rng(5), np.ones(50, dtype=np.float32)
    weights = {"words": np.zeros(50, dtype=np.float32)}
    adam, average = Adam(weights, steps, least=least), Average()
    for _ in range(steps):
        told = weights["words"] - goal + chance.normal(0, noise, 50).astype(np.float32)
        adam.move({"words": told})
        if adam.step > steps / 2:
            average.add(weights)
    return weights["words"] - goal, average.told()["words"] - goal


def test_the_least_value_is_found() -> None:
    end, _ = descend(0.0, 0.0)
    assert np.abs(end).max() < 0.01


def test_the_mean_of_many_steps_errs_less_than_their_end() -> None:
    end, mean = descend(1.0, 0.6)
    assert np.linalg.norm(mean) < 0.6 * np.linalg.norm(end)


def test_the_pace_rises_then_falls_to_the_least() -> None:
    adam = Adam({"words": np.zeros(1, dtype=np.float32)}, 100, least=0.25)
    paces = []
    for step in range(101):
        adam.step = step
        paces.append(adam.pace())
    top = paces.index(max(paces))
    assert paces[0] == 0.0
    assert paces[top] == pytest.approx(1.0)
    assert sorted(paces[: top + 1]) == paces[: top + 1]
    assert sorted(paces[top:], reverse=True) == paces[top:]
    assert paces[-1] == pytest.approx(0.25)


def test_only_rows_that_were_met_move() -> None:
    table = np.zeros((6, 3), dtype=np.float32)
    adam = Adam({"words": table}, 10, least=1.0)
    for _ in range(3):
        adam.move({"words": np.ones((2, 3), dtype=np.float32)}, {"words": np.array([1, 4])})
    moved = np.flatnonzero(table.any(axis=1))
    assert moved.tolist() == [1, 4]
    assert (table[moved] < 0).all()
    assert not adam.mean["words"][[0, 2, 3, 5]].any()


def test_a_row_met_at_each_step_moves_as_if_all_were_told() -> None:
    whole, some = np.zeros((4, 2), dtype=np.float32), np.zeros((4, 2), dtype=np.float32)
    all_told, few_told = Adam({"words": whole}, 8, least=1.0), Adam({"words": some}, 8, least=1.0)
    chance = np.random.default_rng(3)
    for _ in range(8):
        slope = chance.normal(0, 0.1, (1, 2)).astype(np.float32)
        all_told.move({"words": np.concatenate([slope, np.zeros((3, 2), dtype=np.float32)])})
        few_told.move({"words": slope}, {"words": np.array([0])})
    assert np.allclose(whole, some, atol=1e-6)


def test_a_narrowed_table_has_the_columns_that_are_met_and_says_the_same() -> None:
    told = csr_matrix(np.array([[0, 2, 0, 0, 1], [0, 0, 0, 0, 3]], dtype=np.float32))
    met, narrow = narrowed(told)
    assert met.tolist() == [1, 4]
    assert (narrow.toarray() == told.toarray()[:, met]).all()
