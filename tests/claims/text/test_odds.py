"""What other figures tell of the scope of one is the same in C as in plain Python, to the last bit."""

from pathlib import Path

import numpy as np
import pytest
from in_c import built

from claims.text.meaning import built as in_use
from claims.text.meaning import scope


@pytest.fixture(scope="module")
def odds(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("odds.c"), tmp_path_factory.mktemp("odds"))


@pytest.mark.skipif(not scope.__file__.endswith(".py"), reason="compiled modules keep what they were built with")
@pytest.mark.parametrize("total", [1, 2, 3, 4, 5, 40])
def test_rows_are_those_of_plain_python(odds, monkeypatch, total):
    draw = np.random.default_rng(total)
    told = np.concatenate([draw.random((30, total)), draw.choice([0.0, 0.3, 0.7, 1.0], (30, total))])
    for number, chances in enumerate(told):
        sentences = np.sort(draw.integers(0, total, total)).tolist()
        monkeypatch.setattr(scope, "SURROUNDINGS", None)
        plain = scope.surroundings(chances, sentences, number)
        monkeypatch.setattr(scope, "SURROUNDINGS", odds.surroundings)
        assert np.array_equal(scope.surroundings(chances, sentences, number), plain)


def test_rows_that_do_not_fit_are_refused(odds):
    odds.surroundings(np.ones(2), [0, 1], 0.0, np.empty((2, scope.WIDTH)))
    with pytest.raises(ValueError, match="fit together"):
        odds.surroundings(np.ones(2), [0, 1, 2], 0.0, np.empty((2, scope.WIDTH)))
    with pytest.raises(TypeError):
        odds.surroundings(np.ones(1), ["word"], 0.0, np.empty((1, scope.WIDTH)))
