"""The likeliest measure, aspect and status of each figure in scope, with their probabilities."""

import numpy as np
import pytest

from claims.text.meaning.classes import CLASSES, MEASURE_CLASSES, OUT_OF_SCOPE
from claims.text.meaning.heads import heads_of, kinds_of


def chances(total):
    draw = np.random.default_rng(11)
    return {task: draw.dirichlet(np.full(len(classes), 0.4), total) for task, classes in CLASSES.items()}


@pytest.mark.parametrize("least", [0.0, 0.2, 0.9])
def test_each_figure_in_scope_gets_its_likeliest_reading(least):
    told = chances(60)
    before = {task: rows.copy() for task, rows in told.items()}
    heads = heads_of(told, least)
    in_scope = 1.0 - told["measure"][:, OUT_OF_SCOPE]
    assert [head.at for head in heads] == [at for at in range(60) if in_scope[at] >= least]
    for head in heads:
        among = np.delete(told["measure"][head.at], OUT_OF_SCOPE)
        assert told["measure"][head.at][head.number] == among.max()
        assert head.odds[0] == in_scope[head.at]
        assert head.odds[1] == pytest.approx(among.max() / among.sum())
        assert head.status == CLASSES["status"][told["status"][head.at].argmax()]
        assert head.odds[3] == told["status"][head.at].max()
        assert head.kinds == kinds_of(head.measure, head.aspect, head.status)
    assert all(np.array_equal(rows, before[task]) for task, rows in told.items())


def test_a_rare_aspect_is_held_likelier_than_it_was_told():
    aspects = CLASSES["aspect"]
    row = np.array([{"level": 0.45, "change_abs": 0.35}.get(aspect, 0.1) for aspect in aspects])
    told = {**chances(1), "aspect": row[None, :] / row.sum()}
    assert heads_of(told, 0.0)[0].aspect == "change_abs"


def test_no_figure_is_taken_for_out_of_scope():
    told = chances(1)
    told["measure"] = np.eye(len(MEASURE_CLASSES))[[OUT_OF_SCOPE]]
    head = heads_of(told, 0.0)[0]
    assert head.number != OUT_OF_SCOPE
    assert head.odds[:2] == (0.0, 0.0)
