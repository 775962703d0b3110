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


def codes_of(run):
    return [(code >> 44, code >> 22 & 0x3FFFFF, code & 0x3FFFFF) for code in array("Q", run)]


def test_each_number_is_told_once_from_the_smallest_on(clause):
    out = []
    lists = [0, 9, 9], [(3, 70), (), (1,)], [(64,), (500, 64), (2,)], [5, 6, 7], b""
    clause(*lists, (0, 3), (2, 3), 0, 2, (1,), (), (2,), 0, 2, False, 4, 0, out)
    assert codes_of(out[0]) == [
        *((0, 9, 4), (1, 9, 0), (2, 9, 0), (3, 9 << 6, 4), (4, 6, 9), (5, 6, 4), (6, 3, 9), (6, 70, 9), (6, 1, 9)),
        *((14, 0, 9), (15, 9, 9), (16, 0, 2)),
        *((7, 9, 0), (8, 3, 0), (9, 3, 4), (10, 3, 9), (8, 70, 0), (9, 70, 4), (10, 70, 9)),
        *((12, 64, 0), (13, 64, 9), (12, 500, 0), (13, 500, 9), (17, 1, 0)),
    ]


@pytest.mark.parametrize(("is_verb_last", "form"), [(False, 2), (True, 4)])
def test_the_verb_before_a_figure_governs_it_unless_verbs_come_last(clause, is_verb_last, form):
    out, nothing = [], [()] * 5
    lists = [1, 2, 0, 4, 5], nothing, nothing, [10, 11, 12, 13, 14], b""
    clause(*lists, (0, 5), (2, 3), 0, 5, (0, 1, 3, 4), (), (), 0, 1, is_verb_last, 0, 0, out)
    assert codes_of(out[0])[1:3] == [(1, form, 0), (2, 2, 4)]


def test_what_is_not_on_the_page_is_refused(clause):
    rest = (), (), (), 0, 1, False, 0, 0, []
    lists = [0], [(1,)], [(1,)], [7], b""
    clause(*lists, (0, 1), (0, 1), 0, 1, *rest)
    with pytest.raises(IndexError):
        clause(*lists, (0, 2), (0, 1), 0, 2, *rest)
    with pytest.raises(IndexError):
        clause(*lists, (0, 1), (0, 1), 0, 1, (8,), *rest[1:])
    with pytest.raises(ValueError, match="that large"):
        clause([0], [(2000,)], *lists[2:], (0, 1), (0, 1), 0, 1, *rest)
    with pytest.raises(ValueError, match="that large"):
        clause([5000], *lists[1:], (0, 1), (0, 1), 0, 1, *rest)
