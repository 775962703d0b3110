"""What stands on both sides of a figure is told alike by what is written in C and by plain Python."""

from array import array
from pathlib import Path

import pytest
from in_c import built

from claims.text.meaning import built as in_use
from claims.text.meaning import cues, features, spread
from claims.text.meaning.built import mask
from claims.text.meaning.scene import scene
from claims.text.train.gold import labelled

SOURCE = Path(features.__file__).with_name("around.c") if features.__file__.endswith(".py") else None


@pytest.fixture(scope="module")
def around(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("around.c"), tmp_path_factory.mktemp("built"))


def codes_of(document):
    one = scene(document, document.lang or "en")
    lists = [one.base, *(one.own[task] for task in sorted(one.own))]
    return [list(codes) for told in lists for codes in told], one.may_claim


@pytest.mark.skipif(SOURCE is None, reason="compiled modules keep what they were built with")
def test_codes_are_those_of_plain_python(around, monkeypatch):
    documents = [one.document for one in labelled()[::40]]
    plain = [codes_of(document) for document in documents]
    monkeypatch.setattr(features, "AROUND", around.figures)
    monkeypatch.setattr(spread, "SPREAD", around.spread)
    monkeypatch.setattr(features, "FLAT", around.flat)
    monkeypatch.setattr(cues, "CUE_SIDES", around.cue_sides)
    assert [codes_of(document) for document in documents] == plain
    assert sum(may_claim for _, may_claim in plain) > len(plain) / 2


def test_a_crowd_of_concepts_finds_room(around):
    many = [tuple(range(1, 200))] * 20
    lists = [7] * 20, [8] * 20, [0] * 21, many, [0] * 20
    (run,) = around.figures(*lists, mask(frozenset([5])), [(0, 20)], [0], [(9, 11)], [2])
    told = array("Q", run)
    assert len(told) > 512
    assert [code >> 22 & 0x3FFFFF for code in told[-7:]] == [5, 5, 5 | 5 << 8, 5 | 5 << 8, 5 | 5 << 8, 5, 5]


def test_a_set_without_concepts_or_with_none_that_is_known_makes_no_codes(around):
    out = []
    around.spread(frozenset(), 1 << 44, 2 << 44, out)
    assert around.flat(out) == b""
    with pytest.raises(ValueError, match="not known"):
        around.spread(frozenset([1 << 20]), 1 << 44, 0, out)
    with pytest.raises(TypeError):
        around.spread(frozenset(["word"]), 1 << 44, 0, out)


def test_runs_and_codes_become_one_run(around):
    assert array("Q", around.flat([3, array("Q", [4, 1 << 60]).tobytes(), 5])).tolist() == [3, 4, 1 << 60, 5]
    assert around.flat([]) == b""


def test_what_does_not_fit_is_refused(around):
    lists = [[1], [1], [0, 0], [(1,)], [0]]
    assert len(around.figures(*lists, b"", [(0, 1)], [0], [(1, 1)], [0])) == 1
    with pytest.raises(IndexError):
        around.figures(*lists, b"", [(0, 9)], [0], [(9, 9)], [0])
    with pytest.raises(IndexError):
        around.figures(*lists, b"", [(0, 1)], [3], [(1, 1)], [0])
    with pytest.raises(ValueError, match="that large"):
        around.figures([1], [1], [0, 0], [(5000,)], [0], b"", [(0, 1)], [0], [(1, 1)], [0])
    with pytest.raises(IndexError):
        around.cue_sides([[1]], [0], [0, 0], b"", (0, 1), (1, 1), 0, 0, [])
    with pytest.raises(TypeError):
        around.flat(["word"])
    with pytest.raises(TypeError):
        around.flat((1, 2))


def test_what_is_of_another_kind_or_missing_is_refused(around):
    for given in [(frozenset(), 1, 0, ()), (frozenset(), "1", 0, []), (frozenset(), 1, 0), (frozenset(), 1, 0, [], [])]:
        with pytest.raises(TypeError):
            around.spread(*given)
    with pytest.raises(OverflowError):
        around.spread(frozenset(), -1, 0, [])
    lists = [()] * 3, [0] * 3, [0] * 4, b""
    for spans in [([0, 3], (1, 2)), ((0, 3), (1, 2, 3)), ((0, 3), (1, None))]:
        with pytest.raises(TypeError):
            around.cue_sides(*lists, *spans, 0, 1 << 44, [])
