"""What tells a change is told alike by what is written in C and by plain Python."""

from array import array
from pathlib import Path

import pytest
from in_c import built

from claims.text.meaning import built as in_use
from claims.text.meaning import changes
from claims.text.meaning.scene import scene
from claims.text.meaning.segments import segments
from claims.text.train.gold import labelled


@pytest.fixture(scope="module")
def change(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("change.c"), tmp_path_factory.mktemp("change"))


@pytest.mark.skipif(not changes.__file__.endswith(".py"), reason="compiled modules keep what they were built with")
def test_codes_are_those_of_plain_python(change, monkeypatch):
    scenes = [scene(one.document, one.document.lang or "en") for one in labelled()[::40]]
    told = [(one.page, one.units, segments(one.page)) for one in scenes]
    monkeypatch.setattr(changes, "CHANGES", None)
    plain = [changes.change_features(*one) for one in told]
    monkeypatch.setattr(changes, "CHANGES", change.changes)
    runs = [changes.change_features(*one) for one in told]
    assert [[array("Q", run).tolist() for (run,) in page] for page in runs] == plain
    assert sum(map(len, plain)) > 300


def test_what_does_not_fit_is_refused(change):
    lists = [7] * 4, [8] * 4, [(1,)] * 4
    figure = (1, 2, 0, 4, 4, 0, 0, 0, 0, 0)
    assert len(change.changes(*lists, [figure], b"\0\1", 0)[0][0]) == 8 * 14
    with pytest.raises(IndexError):
        change.changes(*lists, [(7, 8, 0, 9, 9, 0, 0, 0, 0, 0)], b"", 0)
    with pytest.raises(ValueError, match="that large"):
        change.changes([7] * 4, [8] * 4, [(5000,)] * 4, [figure], b"", 0)
    with pytest.raises(TypeError):
        change.changes(*lists, [figure[:5]], b"", 0)
