"""What a figure's own clause says is told alike by what is written in C and by plain Python."""

from array import array
from pathlib import Path

import pytest
from in_c import built

from claims.text.meaning import built as in_use
from claims.text.meaning import features, stages
from claims.text.meaning.scene import scene
from claims.text.train.gold import labelled


@pytest.fixture(scope="module")
def clause(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("clause.c"), tmp_path_factory.mktemp("built")).clause


@pytest.fixture(scope="module")
def flat(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("around.c"), tmp_path_factory.mktemp("around")).flat


@pytest.mark.skipif(not stages.__file__.endswith(".py"), reason="compiled modules keep what they were built with")
def test_codes_of_clauses_are_those_of_plain_python(clause, flat, monkeypatch):
    documents = [one.document for one in labelled()[::40]]
    monkeypatch.setattr(stages, "CLAUSE", None)
    plain = [scene(one, one.lang or "en").own.get("status", []) for one in documents]
    monkeypatch.setattr(stages, "CLAUSE", clause)
    monkeypatch.setattr(features, "FLAT", flat)
    assert [scene(one, one.lang or "en").own.get("status", []) for one in documents] == plain
    assert sum(len(lists) > 0 for lists in plain) > len(plain) / 2


def test_each_number_is_told_once_from_the_smallest_on(clause):
    out = []
    clause([0, 9, 9], [(3, 70), (), (1,)], [(64,), (500, 64), (2,)], b"", (0, 3), 0, 2, 9, 4, 0, out)
    codes = [(code >> 44, code >> 22 & 0x3FFFFF, code & 0x3FFFFF) for code in array("Q", out[0])]
    assert codes == [
        *((7, 9, 0), (8, 3, 0), (9, 3, 4), (10, 3, 9), (8, 70, 0), (9, 70, 4), (10, 70, 9)),
        *((12, 64, 0), (13, 64, 9), (12, 500, 0), (13, 500, 9), (17, 1, 0)),
    ]


def test_what_is_not_on_the_page_is_refused(clause):
    lists = [[0], [(1,)], [(1,)], b""]
    clause(*lists, (0, 1), 0, 1, 0, 0, 0, [])
    with pytest.raises(IndexError):
        clause(*lists, (0, 2), 0, 2, 0, 0, 0, [])
    with pytest.raises(ValueError, match="that large"):
        clause([0], [(2000,)], [(1,)], b"", (0, 1), 0, 1, 0, 0, 0, [])
    with pytest.raises(ValueError, match="that large"):
        clause([5000], [(1,)], [(1,)], b"", (0, 1), 0, 1, 0, 0, 0, [])
