"""Documents kept apart obey the claim model, are fitted on by nothing, and read as well as their floors say."""

from __future__ import annotations

from itertools import chain

import pytest

from claims.text.train.gold import labelled
from tests.gold.check_marks import faults
from tests.gold.read_apart import apart, low, scored

ALL = {"en", "ru", "kk"}
SETS = {"contrast": {"en", "ru"}, "full": ALL, "pages": ALL, "published": ALL}
"""The languages of each set."""


def test_there_are_these_sets() -> None:
    assert list(apart()) == list(SETS)


@pytest.mark.parametrize("name", SETS)
def test_every_label_obeys_the_rules(name: str) -> None:
    records = apart()[name]
    assert {record["lang"] for record in records} == SETS[name]
    assert faults(records) == []


def test_none_is_among_those_that_are_fitted_on() -> None:
    kept = {record["text"] for record in chain(*apart().values())}
    assert kept.isdisjoint(one.document.text for one in labelled())


@pytest.mark.parametrize("name", SETS)
def test_they_are_read_as_well_as_their_floors_say(name: str) -> None:
    assert low(name, scored(apart()[name])) == []


@pytest.mark.parametrize("name", SETS)
def test_a_reader_that_finds_nothing_lies_under_the_floors(name: str) -> None:
    records = [{**record, "text": "", "title": None} for record in apart()[name]]
    assert any("strict" in one for one in low(name, scored(records)))
