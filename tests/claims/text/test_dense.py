"""The columns of the second look are filled alike by what is written in C and by numpy."""

from array import array
from pathlib import Path

import numpy as np
import pytest
from in_c import built

from claims.text.meaning import built as in_use
from claims.text.meaning import second_look
from claims.text.meaning.built import places
from claims.text.meaning.classes import CLASSES
from claims.text.meaning.scene import scene
from claims.text.train.gold import labelled

IS_PLAIN = second_look.__file__.endswith(".py")


@pytest.fixture(scope="module")
def dense(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("dense.c"), tmp_path_factory.mktemp("built"))


@pytest.mark.skipif(not IS_PLAIN, reason="compiled modules keep what they were built with")
def test_rows_are_those_of_numpy(dense, monkeypatch):
    draw = np.random.default_rng(7)
    scenes = [scene(one.document, one.document.lang or "en") for one in labelled()[::30]]
    figures = 0
    for one in scenes:
        if not one.units:
            continue
        first = {task: draw.dirichlet(np.full(len(names), 0.3), len(one.units)) for task, names in CLASSES.items()}
        monkeypatch.setattr(second_look, "FILL", None)
        plain = second_look.read_rows(one, first)
        monkeypatch.setattr(second_look, "FILL", dense.fill)
        assert np.array_equal(second_look.read_rows(one, first), plain)
        figures += len(plain)
    assert figures > 400


@pytest.mark.skipif(not IS_PLAIN, reason="compiled modules keep what they were built with")
def test_what_first_readings_tell_is_what_numpy_tells(tmp_path, monkeypatch):
    odds, draw = built(Path(in_use.__file__).with_name("odds.c"), tmp_path), np.random.default_rng(9)
    for one in [scene(one.document, one.document.lang or "en") for one in labelled()[::40]]:
        if not one.units:
            continue
        first = {task: draw.dirichlet(np.full(len(names), 0.1), len(one.units)) for task, names in CLASSES.items()}
        monkeypatch.setattr(second_look, "FIRST", None)
        plain = second_look.read_rows(one, first)
        monkeypatch.setattr(second_look, "FIRST", odds.first)
        assert np.array_equal(second_look.read_rows(one, first), plain)
    lists = [np.ones((2, 3)), np.ones((2, 1)), np.ones((2, 2)), np.ones((2, 6)), np.zeros((2, 20))]
    odds.first(*lists, [0, 1], 1.0, 0.1, 0, 6, 13)
    with pytest.raises(ValueError, match="do not fit"):
        odds.first(*lists, [0, 1, 1], 1.0, 0.1, 0, 6, 13)
    with pytest.raises(ValueError, match="do not fit"):
        odds.first(*lists, [0, 1], 1.0, 0.1, 3, 6, 13)
    with pytest.raises(ValueError, match="without a column"):
        odds.first(*lists, [0, 9], 1.0, 0.1, 0, 6, 13)


def test_places_begin_at_one():
    assert list(places([4, 1])) == [0, 2, 0, 0, 1]


def test_what_does_not_fit_is_refused(dense):
    def fill(length=60, width=2, after=1, columns=(0, 28, 31, 34, 37, 38, 42)):
        rows, told = np.zeros((1, length)), np.full((1, width), 0.25)
        lists = [0], [0], [(0, after)], [(0, 1)], [(1,)], [(1,)], [(1,)]
        dense.fill(rows, told, *lists, b"\0\1", b"\0\1", array("d", [0.5] * 19), columns, 1, 2, 20.0)
        return rows[0]

    rows = fill()
    assert rows[:28].sum() == 0 and rows[28] == 0 and rows[37] == 1 and rows[42] == 1
    for wrong in ({"length": 43}, {"width": 3}, {"columns": (0, 27, 31, 34, 37, 38, 42)}):
        with pytest.raises(ValueError, match="do not fit"):
            fill(**wrong)
    with pytest.raises(IndexError):
        fill(after=2)
