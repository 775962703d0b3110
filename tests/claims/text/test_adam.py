"""Descending step by step: a least value is found; the mean of steps lies nearer to it than they do."""

import numpy as np
import pytest

from claims.text.train.adam import Adam, Average


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
