"""What speaks for candidate periods is told alike by what is written in C and by plain Python."""

from array import array
from pathlib import Path

import pytest
from in_c import built

from claims.text.meaning import built as in_use
from claims.text.meaning import period_runs
from claims.text.meaning.scene import period_options, scene
from claims.text.train.gold import labelled


@pytest.fixture(scope="module")
def timed(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("timed.c"), tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def flat(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("around.c"), tmp_path_factory.mktemp("around")).flat


@pytest.mark.skipif(not period_runs.__file__.endswith(".py"), reason="compiled modules keep what they were built with")
def test_codes_of_periods_are_those_of_plain_python(timed, flat, monkeypatch):
    scenes = [scene(one.document, one.document.lang or "en") for one in labelled()[::20]]
    figures = [(one, at) for one in scenes for at in range(len(one.units))]
    monkeypatch.setattr(period_runs, "TIMED", None)
    plain = [period_options(one, at, at * 37 % 512) for one, at in figures]
    monkeypatch.setattr(period_runs, "TIMED", timed.runs)
    monkeypatch.setattr(period_runs, "FLAT", flat)
    runs = [period_options(one, at, at * 37 % 512) for one, at in figures]
    assert [told.items for told in runs] == [told.items for told in plain]
    told = [[array("Q", flat(codes)).tolist() for codes in one.lists] for one in runs]
    assert told == [list(one.lists) for one in plain]
    assert sum(len(one.lists) > 2 for one in plain) > len(plain) / 2


def test_what_is_not_laid_out_is_refused(timed):
    laid = ("a", [0], [(0, 1)], [0], [1], ["count"], [(0, 1)], [0], [0], [False], [5], [()], [0])
    times = ([], [], [], [], [], [], [], [[]], [], [], [])
    told = timed.runs((*laid, *times, 1, 2, 0), 0, 0, [(0, 1, 0, 1, 0, -1, -1, 0, 1)], [[]], b"")
    assert array("Q", told[0])[0] == 150 << 44
    for at, numbers in ((1, []), (0, [3])):
        with pytest.raises(IndexError):
            timed.runs((*laid, *times, 1, 2, 0), at, 0, [(0, 1, 0, 1, 0, -1, -1, 0, 1)], [numbers], b"")
    with pytest.raises(TypeError):
        timed.runs(laid, 0, 0, [], [], b"")
    with pytest.raises(TypeError):
        timed.runs((*laid, *times, 1, 2, 0), 0, 0, [(0, 1)], [[]], b"")
