"""Choosing among the candidates of many figures at once gives what choosing for one figure after the other gives."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.meaning.features import SLOT_BITS, code, slots
from claims.text.meaning.model import Linear
from claims.text.meaning.ranking import Options, pick

CODES = st.lists(st.integers(0, 40).map(lambda number: code(100 + number)), min_size=1, max_size=6)


def model() -> Linear:
    table = np.zeros(1 << SLOT_BITS, dtype=np.uint16)
    table[slots([code(100 + number) for number in range(30)])] = np.arange(1, 31)
    weights = np.random.default_rng(5).normal(size=(31, 1)).astype(np.float32)
    weights[0] = 0
    return Linear(("score",), table, weights)


def alone(lists: list[list[int]]) -> list[float]:
    one = model()
    return [float(sum(one.weights[one.table[slots(codes)], 0].astype(float))) for codes in lists]


@given(groups=st.lists(st.lists(CODES, max_size=4), max_size=5))
def test_one_batch_chooses_as_one_by_one(groups: list[list[list[int]]]) -> None:
    found = pick(model(), [Options(list(range(len(group))), group) for group in groups], {})
    for lists, (best, odds) in zip(groups, found, strict=True):
        if not lists:
            assert (best, odds) == (-1, 1.0)
            continue
        scores = alone(lists)
        shares = [math.exp(score) / sum(map(math.exp, scores)) for score in scores]
        assert scores[best] == pytest.approx(max(scores), abs=1e-4)
        assert odds == pytest.approx(max(shares), abs=1e-4)


def test_groups_told_again_are_chosen_for_together_and_keep_their_odds() -> None:
    groups = [Options(["a", "b"], [[code(100)], [code(101)]]), Options(["b", "a"], [[code(102)], [code(103)]])]
    apart = pick(model(), groups, {})
    together = pick(model(), groups, {0: [1], 1: [0]})
    assert groups[0].items[together[0][0]] == groups[1].items[together[1][0]]
    assert groups[0].items[apart[0][0]] != groups[1].items[apart[1][0]]
    assert [odds for _, odds in together] == [odds for _, odds in apart]
