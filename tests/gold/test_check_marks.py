"""Marks become the labels that they say, and every label obeys the claim model."""

from __future__ import annotations

import pytest

from claims.text.train import marks
from claims.text.train.marks import documents
from tests.gold.check_marks import MARKED, faults


def test_every_label_obeys_the_rules() -> None:
    records = documents(MARKED)
    assert records
    assert faults(records) == []


def test_a_broken_label_is_told_with_its_words() -> None:
    head = "own-xx-1\nlang: en\ntopic: AA-BB\ntitle: T\nparties: AA/BB\n\n"
    source = head + "It sold [[5 tonnes|exports|5 kilogram|actual|2020]]."
    assert faults([marks.document(source)]) == ["own-xx-1: '5 tonnes': unit kilogram with exports"]


def test_a_label_that_ties_nobody_is_told() -> None:
    source = "own-xx-1\nlang: en\ntopic: AA-BB\ntitle: T\n\nTrade: [[5 euros|turnover|5 EUR|actual|2020]]."
    assert faults([marks.document(source)]) == ["own-xx-1: '5 euros': parties []"]


def test_a_mark_becomes_a_span_of_the_plain_text() -> None:
    source = (
        "own-xx-1\nlang: en\npublished: 2024-03-01\ntopic: AA-BB\ntitle: T\nparties: AA/BB\n\n"
        "Trade: [[2 to 3 billion euros|turnover|2e9:3e9 EUR|planned|2024-02]]; "
        "[[a fifth|exports share_pct|20|actual|-|BB>AA|tea]]."
    )
    record = marks.document(source)
    first, second = record["claims"]
    assert record["text"] == "Trade: 2 to 3 billion euros; a fifth."
    assert record["text"][first["start"] : first["end"]] == "2 to 3 billion euros"
    assert (first["value"], first["value_high"], first["hedge"]) == (2_000_000_000, 3_000_000_000, "range")
    assert (first["period_start"], first["period_end"]) == ("2024-02-01", "2024-02-29")
    assert record["text"][second["start"] : second["end"]] == "a fifth"
    assert (second["unit"], second["parties"], second["from"], second["to"]) == ("percent", ["AA", "BB"], "BB", "AA")


def test_several_sellers_leave_their_side_of_the_direction_open() -> None:
    assert marks.parties("RU/RO>EG", "") == (["EG", "RO", "RU"], None, "EG")
    assert marks.parties("", "KZ>CN") == (["CN", "KZ"], "KZ", "CN")


def test_a_side_that_is_no_economy_leaves_the_other_alone() -> None:
    assert marks.parties(">KZ", "KZ/CN") == (["KZ"], None, "KZ")
    assert marks.parties("CN>", "") == (["CN"], "CN", None)
    assert marks.parties("KZ", "KZ/CN") == (["KZ"], None, None)


@pytest.mark.parametrize("mark", ["[[5|exports|5 USD]]", "[[5|exports|five USD|actual|-]]"])
def test_a_mark_that_cannot_be_read_is_refused(mark: str) -> None:
    with pytest.raises(marks.MarkError, match="own-xx-1"):
        marks.document(f"own-xx-1\nlang: en\n\nSold {mark}.")
