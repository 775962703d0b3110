"""Sums of models' rows: alike one by one, side by side, and however many lists are asked for at once."""

import numpy as np
import pytest

from claims.text.meaning.bundle import models
from claims.text.meaning.model import STACKED_FROM, Joint, batch, sums_of


def test_stacked_models_give_the_sums_that_each_gives_alone():
    joint = Joint(models().classifiers)
    lists = batch([[n * 7919 << 22 | n for n in range(first, first + 300)] for first in (1, 5, 9000)])
    alone = joint.sums(lists)
    for _ in range(STACKED_FROM // len(lists.slots) + 1):
        stacked = joint.sums(lists)
    assert joint._stack is not None
    for name, rows in alone.items():
        for one, other in zip(rows, stacked[name], strict=True):
            assert one.shape == other.shape
            assert np.array_equal(one, other)


@pytest.mark.parametrize("bounds", [[0], [0, 1], [0, 3, 4, 17]])
def test_runs_of_rows_are_summed_apart(bounds):
    rows = np.arange(40, dtype=np.float32).reshape(20, 2)
    expected = [rows[start:stop].sum(axis=0) for start, stop in zip(bounds, [*bounds[1:], 20], strict=True)]
    assert sums_of(rows, np.array(bounds)).tolist() == [row.tolist() for row in expected]
