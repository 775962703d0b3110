"""What is told of a run of words is united in C as in plain Python, in the same order."""

import random
from itertools import chain
from pathlib import Path

import pytest
from in_c import built

from claims.text.meaning import built as in_use


@pytest.fixture(scope="module")
def of_words(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("union.c"), tmp_path_factory.mktemp("built")).of_words


def test_sets_are_those_of_plain_python_in_the_same_order(of_words):
    draw = random.Random(11)
    for _ in range(3000):
        told = [tuple(draw.choices(range(2**20), k=draw.randint(0, 4))) for _ in range(draw.randint(0, 60))]
        first = draw.randint(0, len(told))
        after = draw.randint(first, len(told))
        wanted = frozenset(chain.from_iterable(told[first:after]))
        found = of_words(told, first, after)
        assert type(found) is frozenset
        assert list(found) == list(wanted)


def test_what_is_not_on_the_page_is_refused(of_words):
    assert of_words([(1,), (2,)], 1, 2) == {2}
    for first, after in ((-1, 1), (0, 3)):
        with pytest.raises(IndexError):
            of_words([(1,), (2,)], first, after)
    with pytest.raises(TypeError):
        of_words([[1]], 0, 1)
