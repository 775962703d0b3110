"""What speaks for candidate sets of parties is told alike by what is written in C and by plain Python."""

from array import array
from pathlib import Path

import pytest
from in_c import built

from claims.text.meaning import built as in_use
from claims.text.meaning import party_runs
from claims.text.meaning.scene import party_options, scene
from claims.text.train.gold import labelled

FIGURE = (1, 0, 0, 0, 3, 1, 1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0)


@pytest.fixture(scope="module")
def sets(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("sets.c"), tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("alone.c"), tmp_path_factory.mktemp("alone"))


@pytest.fixture(scope="module")
def flat(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("around.c"), tmp_path_factory.mktemp("around")).flat


@pytest.mark.skipif(not party_runs.__file__.endswith(".py"), reason="compiled modules keep what they were built with")
def test_codes_of_sets_are_those_of_plain_python(alone, sets, flat, monkeypatch):
    scenes = [scene(one.document, one.document.lang or "en") for one in labelled()[::12]]
    figures = [(one, at) for one in scenes for at in range(len(one.units))]
    monkeypatch.setattr(party_runs, "RUNS", None)
    monkeypatch.setattr(party_runs, "ALONE", alone.alone)
    plain = [party_options(one, at, at % 13) for one, at in figures]
    monkeypatch.setattr(party_runs, "RUNS", sets.runs)
    monkeypatch.setattr(party_runs, "FLAT", flat)
    runs = [party_options(one, at, at % 13) for one, at in figures]
    assert [told.items for told in runs] == [told.items for told in plain]
    told = [[array("Q", flat(codes)).tolist() for codes in one.lists] for one in runs]
    assert told == [list(one.lists) for one in plain]
    assert any(who in ("EU", "EAEU", "CIS") for one in plain for parties in one.items for who in parties)
    assert sum(len(one.lists) > 1 for one in plain) > len(plain) / 2


def test_what_is_not_told_of_a_party_is_refused(sets):
    people = {"KZ": (17, b""), "UZ": (1, bytes(8))}
    runs = sets.runs([("KZ", "UZ")], people, {}, FIGURE, None, None, [])
    assert array("Q", runs[0])[-1] == 0
    with pytest.raises(KeyError):
        sets.runs([("KZ", "TJ")], people, {}, FIGURE, None, None, [])
    with pytest.raises(ValueError, match="few"):
        sets.runs([("KZ",) * 40], people, {}, FIGURE, None, None, [])
    with pytest.raises(ValueError, match="few codes"):
        sets.runs([("KZ",)], people, {("KZ",): bytes(800)}, FIGURE, None, None, [])
    with pytest.raises(TypeError):
        sets.runs([("KZ",)], people, {}, FIGURE[:3], None, None, [])


def test_a_party_or_a_mention_that_is_not_in_the_text_is_refused(alone):
    def told(sets=(("KZ",),), numbers=(0,), at=0, table=(0, 1, 1)):
        marks, lists = [(0, 2, "KZ", "name")], ([0, 5], [7, 8], [1, 2], [(0, 2)], [0])
        roster = marks, [list(numbers)], {"KZ": 0}, {"name": 3}, array("q", table), [5], *lists, 0, 1, 0
        return alone.alone(roster, at, (["KZ"], [], []), {}, list(sets), (3, 0, 1, 0, -1, -1, 0, 0))

    people, figure = told()
    assert list(people) == ["KZ"] and len(array("Q", people["KZ"][1])) == 18
    assert figure[:5] == (1, 0, 0, 0, 3)
    with pytest.raises(KeyError):
        told(sets=(("KZ", "UZ"),))
    with pytest.raises(KeyError):
        told(table=())
    with pytest.raises(IndexError):
        told(numbers=(1,))
    with pytest.raises(IndexError):
        told(at=1)
    with pytest.raises(ValueError, match="so many"):
        told(table=(0, 0, 0) * 600)
