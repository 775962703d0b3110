"""What speaks for either way between two parties is told alike by what is written in C and by plain Python."""

from array import array
from pathlib import Path

import pytest
from in_c import built

from claims.text.meaning import built as in_use
from claims.text.meaning import direction
from claims.text.meaning.scene import scene
from claims.text.train.gold import labelled

PLAIN = direction.__file__.endswith(".py")


@pytest.fixture(scope="module")
def orient(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("orient.c"), tmp_path_factory.mktemp("built"))


def told_of(document):
    """Each pair of those named in a text, either way round, to each of its figures."""
    one = scene(document, document.lang or "en")
    pairs = [(giver, taker) for giver in one.people.focus[:4] for taker in one.people.focus[:4] if giver != taker]
    for at in range(len(one.units)):
        for giver, taker in pairs:
            flow = direction.flow_of(one.page, one.people, at, (giver, taker))
            yield flow, direction.orientation_features(one.people, flow, giver, taker, at % 14)


@pytest.mark.skipif(not PLAIN, reason="compiled modules keep what they were built with")
def test_codes_are_those_of_plain_python(orient, monkeypatch):
    documents = [one.document for one in labelled()[::120]]
    plain = [told for document in documents for told in told_of(document)]
    monkeypatch.setattr(direction, "ORIENTED", orient.oriented)
    runs = [codes for document in documents for _, codes in told_of(document)]
    assert [list(array("Q", run)) for (run,) in runs] == [codes for _, codes in plain]
    assert sum(flow.counter > 0 for flow, _ in plain) > 20
    assert len({flow.kind for flow, _ in plain}) > 5


def test_what_does_not_fit_is_refused(orient):
    numbers = (1, 0, 0, 2, 0, 8, 0, 1, 0, 3)
    with pytest.raises(IndexError):
        orient.oriented([], [1], [], [], numbers)
    with pytest.raises(IndexError):
        orient.oriented([1], [1], [], [1], (1, 0, 0, 2, 3, 8, 0, 1, 0, 3))
    with pytest.raises(TypeError):
        orient.oriented([1], ["b"], [], [], numbers)
    with pytest.raises(TypeError):
        orient.oriented([1], [1], [], [], numbers[:-1])
