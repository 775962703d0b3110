"""What is written in C for the compiled reader says what numpy says, to the last bit, and refuses what does not fit."""

import shutil
from array import array
from pathlib import Path

import numpy as np
import pytest
from in_c import built

from claims.text.meaning import model
from claims.text.meaning.bundle import models
from claims.text.meaning.features import SLOT_BITS
from claims.text.meaning.joint import Stack

SOURCE = Path(model.__file__).with_name("gather.c")


@pytest.fixture(scope="module")
def gather(tmp_path_factory):
    return built(SOURCE, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def stack():
    return Stack.of([part for one in models().classifiers.values() for part in one.sums])


def lists_of_codes():
    """Lists shorter and longer than what is taken at once."""
    draw = np.random.default_rng(3)
    lists = []
    for size in (1, 2, 7, 255, 256, 257, 700):
        codes = [int(code) for code in draw.integers(0, 1 << 60, size)]
        lists.append(codes)
        lists.append(array("Q", codes))
    return lists


def run(codes):
    return array("Q", codes).tobytes()


def test_rows_are_added_as_numpy_adds_them(gather, stack, monkeypatch):
    lists = lists_of_codes()
    monkeypatch.setattr(model, "gather", None)
    plain = [stack.sums([codes])[0] for codes in lists]
    monkeypatch.setattr(model, "gather", gather)
    assert np.array_equal(stack.sums(lists), np.array(plain))
    assert stack.sums([]).shape == (0, stack.weights.shape[1])
    assert not stack.sums([[]]).any()
    some = np.ones((len(lists), stack.weights.shape[1]))
    stack.add(lists, slice(14, 51), some)
    assert np.array_equal(some[:, 14:51], np.array(plain)[:, 14:51] + 1.0)
    assert (np.delete(some, range(14, 51), axis=1) == 1.0).all()


@pytest.fixture(scope="module")
def plain_gather(tmp_path_factory):
    """As it is built for machines that have no step of their own from halves to singles."""
    folder = tmp_path_factory.mktemp("plain")
    shutil.copy(SOURCE.with_name("codes.h"), folder)
    (folder / "gather.c").write_text(SOURCE.read_text().replace("defined(__x86_64__)\n#include", "0\n#include"))
    return built(folder / "gather.c", folder)


@pytest.mark.parametrize("name", ["gather", "plain_gather"])
def test_halves_are_added_as_singles_are(request, stack, monkeypatch, name):
    gather = request.getfixturevalue(name)
    assert stack.weights.dtype == np.float16
    singles = Stack(stack.table, stack.weights.astype(np.float32))
    assert (np.abs(stack.weights[stack.weights != 0]) < 2.0**-14).any()  # the smallest are written in another way
    monkeypatch.setattr(model, "gather", gather)
    assert np.array_equal(stack.sums(lists_of_codes()), singles.sums(lists_of_codes()))


@pytest.mark.parametrize("name", ["parties", "period", "direction"])
def test_sums_of_one_class_are_those_of_numpy(gather, monkeypatch, name):
    ranker, lists = models().rankers[name], lists_of_codes()
    monkeypatch.setattr(model, "gather", None)
    plain = [ranker.single([codes])[0] for codes in lists]
    monkeypatch.setattr(model, "gather", gather)
    assert any(plain)
    assert ranker.single(lists) == plain
    assert ranker.single([]) == []


def test_runs_of_codes_among_codes_count_as_those_codes(gather, stack, monkeypatch):
    monkeypatch.setattr(model, "gather", gather)
    plain = [codes for codes in lists_of_codes() if isinstance(codes, list)]
    mixed = [[run(codes[:300]), b"", *codes[300:400], run(codes[400:])] for codes in plain]
    assert np.array_equal(stack.sums(mixed), stack.sums(plain))
    assert models().rankers["period"].single(mixed) == models().rankers["period"].single(plain)


def test_what_does_not_fit_is_refused(gather):
    table, weights = np.zeros(1 << SLOT_BITS, dtype=np.int32), np.ones((3, 4), dtype=np.float32)
    out = np.zeros((2, 4))
    gather.add_rows([[5], [6, 7]], table, weights, out)
    assert out.tolist() == [[1.0] * 4, [2.0] * 4]
    with pytest.raises(ValueError, match="power of two"):
        gather.add_rows([[5], [6]], table[:-1], weights, out)
    with pytest.raises(ValueError, match="a row of sums"):
        gather.add_rows([[5], [6], [7]], table, weights, out)
    with pytest.raises(ValueError, match="a row of sums"):
        gather.add_rows([[5], [6]], table, weights, out, 1, 4)
    with pytest.raises(ValueError, match="a row of sums"):
        gather.add_rows([[5], [6]], table, weights.astype(np.float64), out)
    with pytest.raises(ValueError, match="row that is not there"):
        gather.add_rows([[5], [6]], table + 3, weights, out)
    with pytest.raises(ValueError, match="row that is not there"):
        gather.sums([[5]], (table + 9).astype(np.uint16), np.ones(9))
    with pytest.raises(TypeError):
        gather.sums([["word"]], table.astype(np.uint16), np.ones(9))
    with pytest.raises(OverflowError):
        gather.sums([[1 << 64]], table.astype(np.uint16), np.ones(9))
