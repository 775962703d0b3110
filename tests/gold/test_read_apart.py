"""Documents kept apart obey the claim model, are fitted on by nothing, and read as well as their floors say."""

from __future__ import annotations

from claims.text.train.gold import labelled
from tests.gold import compile_marks as marks
from tests.gold.read_apart import apart, low, scored


def test_every_label_obeys_the_rules() -> None:
    records = apart()
    assert {record["lang"] for record in records} == {"en", "ru", "kk"}
    assert marks.faults(records) == []


def test_none_is_among_those_that_are_fitted_on() -> None:
    assert {record["text"] for record in apart()}.isdisjoint(one.document.text for one in labelled())


def test_they_are_read_as_well_as_their_floors_say() -> None:
    assert low(scored(apart())) == []


def test_a_reader_that_finds_nothing_lies_under_the_floors() -> None:
    records = [{**record, "text": "", "title": None} for record in apart()]
    assert any("strict" in one for one in low(scored(records)))
