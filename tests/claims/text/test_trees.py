"""Boosted trees say what they were fitted to say, in numpy and in C alike, and survive being stored."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from in_c import built
from sklearn.ensemble import HistGradientBoostingClassifier

from claims.text.meaning import trees
from claims.text.meaning.model import Floats
from claims.text.meaning.stored import load_trees, save_trees
from claims.text.meaning.trees import LEAVES, QUESTIONS, Trees
from claims.text.train import boost
from claims.text.train.boost import boosted

SOURCE = Path(trees.__file__).with_name("walk.c")


def rows_and_labels(kinds: int) -> tuple[Floats, list[str]]:
    """Rows of which two columns taken together tell the label, among noise and many noughts."""
    draw = np.random.default_rng(5)
    rows = np.where(draw.random((600, 9)) < 0.3, 0.0, draw.normal(size=(600, 9)))
    told = ((rows[:, 2] > 0) ^ (rows[:, 5] > 0.4)).astype(int) + (kinds > 2) * (rows[:, 7] > 1)
    return rows, ["abc"[label] for label in told.tolist()]


@pytest.mark.parametrize("kinds", [2, 3])
def test_they_say_what_was_fitted(monkeypatch: pytest.MonkeyPatch, kinds: int) -> None:
    rows, labels = rows_and_labels(kinds)
    fitted: list[HistGradientBoostingClassifier] = []

    class Kept(HistGradientBoostingClassifier):
        def fit(self, *given: object) -> HistGradientBoostingClassifier:
            fitted.append(self)
            return super().fit(*given)

    monkeypatch.setattr(boost, "HistGradientBoostingClassifier", Kept)
    one = boosted(rows, labels, 30)
    assert one.classes == ("a", "b", "c")[:kinds]
    assert np.allclose(one.probabilities(rows), fitted[0].predict_proba(rows), atol=1e-4)
    right = np.array(one.classes)[one.probabilities(rows).argmax(axis=1)] == labels
    assert right.mean() > 0.9


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return built(SOURCE, tmp_path_factory.mktemp("walk"))


@pytest.mark.parametrize("kinds", [2, 3])
def test_sums_are_the_same_in_c(walk: ModuleType, monkeypatch: pytest.MonkeyPatch, kinds: int) -> None:
    rows, labels = rows_and_labels(kinds)
    one = boosted(rows, labels, 20)
    monkeypatch.setattr(trees, "WALK", None)
    plain = one.sums(rows)
    monkeypatch.setattr(trees, "WALK", walk.down)
    assert plain.any()
    assert np.array_equal(one.sums(rows), plain)
    assert np.array_equal(one.sums(np.asfortranarray(rows)), plain)
    assert one.sums(rows[:0]).shape == (0, len(one.offsets))


def test_they_survive_being_stored(tmp_path: Path) -> None:
    rows, labels = rows_and_labels(3)
    one = boosted(rows, labels, 10)
    save_trees(tmp_path, "stored", one)
    again = load_trees("stored", tmp_path)
    assert again.classes == one.classes
    assert np.array_equal(again.probabilities(rows), one.probabilities(rows))
    with pytest.raises(FileNotFoundError, match="make train"):
        load_trees("never", tmp_path)


def test_a_number_at_its_bound_goes_to_the_left() -> None:
    columns, bounds = np.zeros((1, QUESTIONS), dtype=np.int32), np.full((1, QUESTIONS), np.inf)
    leaves = np.zeros((1, LEAVES), dtype=np.int32)
    bounds[0, 0] = 1.5
    leaves[0, 0], leaves[0, LEAVES // 2] = 1, 2
    one = Trees(("a", "b"), columns, bounds, leaves, np.zeros(1))
    assert one.sums(np.array([[1.5], [1.6], [-np.inf]])).tolist() == [[1], [2], [1]]


def test_arrays_that_do_not_fit_are_refused(walk: ModuleType) -> None:
    """One question whether the second column is above 1, of two trees; the first tells the sum 2, or 3, the other 5."""
    rows, out = np.array([[0.0, 1.0], [0.0, 2.0]]), np.zeros((2, 1), dtype=np.int64)
    used, bounds, leaves = np.array([1], np.int32), np.ones(1), np.array([2, 3, 5], np.int32)
    questions, ends = np.array([1 << 8], np.int32), np.array([[1, 2], [1, 3]], np.int32)
    walk.down(rows, used, bounds, questions, ends, leaves, out)
    assert out.tolist() == [[7], [8]]
    for wrong, message in (
        ((rows.ravel(), used, bounds, questions, ends, leaves, out), "one or two dimensions"),
        ((rows.astype(np.float32), used, bounds, questions, ends, leaves, out), "one or two dimensions"),
        ((rows, used + 1, bounds, questions, ends, leaves, out), "column that is not there"),
        ((rows, used - 2, bounds, questions, ends, leaves, out), "column that is not there"),
        ((rows, used, bounds[:0], questions, ends, leaves, out), "needs a bound"),
        ((rows, used, bounds, questions, ends, leaves, out[:1]), "a row of sums"),
        ((rows, used, bounds, questions | 1 << 16, ends, leaves, out), "what is not there"),
        ((rows, used, bounds, questions, ends, leaves[:2], out), "what is not there"),
        ((rows, used, bounds, questions, ends + 1, leaves, out), "what is not there"),
        ((rows, used, bounds, questions, ends[::-1].copy(), leaves, out), "what is not there"),
    ):
        with pytest.raises(ValueError, match=message):
            walk.down(*wrong)
