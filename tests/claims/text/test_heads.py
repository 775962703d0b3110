"""The likeliest measure, aspect and status of each figure in scope, with their probabilities."""

import numpy as np
import pytest

from claims.text.meaning.classes import CLASSES, MEASURE_CLASSES, OUT_OF_SCOPE
from claims.text.meaning.heads import heads_of, kinds_of


def chances(total):
    draw = np.random.default_rng(11)
    return {task: draw.dirichlet(np.full(len(classes), 0.4), total) for task, classes in CLASSES.items()}


def test_each_figure_gets_its_likeliest_reading():
    told = chances(60)
    before = {task: rows.copy() for task, rows in told.items()}
    figures = list(range(5, 125, 2))
    heads = heads_of(told, figures)
    in_scope = 1.0 - told["measure"][:, OUT_OF_SCOPE]
    assert [head.at for head in heads] == figures
    for row, head in enumerate(heads):
        among = np.delete(told["measure"][row], OUT_OF_SCOPE)
        assert told["measure"][row][head.number] == among.max()
        assert head.odds[0] == in_scope[row]
        assert head.odds[1] == pytest.approx(among.max() / among.sum())
        assert head.status == CLASSES["status"][told["status"][row].argmax()]
        assert head.odds[3] == told["status"][row].max()
        assert head.kinds == kinds_of(head.measure, head.aspect, head.status)
    assert all(np.array_equal(rows, before[task]) for task, rows in told.items())


def test_a_rare_aspect_is_held_likelier_than_it_was_told():
    aspects = CLASSES["aspect"]
    row = np.array([{"level": 0.45, "change_abs": 0.35}.get(aspect, 0.1) for aspect in aspects])
    told = {**chances(1), "aspect": row[None, :] / row.sum()}
    assert heads_of(told, [0])[0].aspect == "change_abs"


def test_no_figure_is_taken_for_out_of_scope():
    told = chances(1)
    told["measure"] = np.eye(len(MEASURE_CLASSES))[[OUT_OF_SCOPE]]
    head = heads_of(told, [0])[0]
    assert head.number != OUT_OF_SCOPE
    assert head.odds[:2] == (0.0, 0.0)
