"""Latin letters that slipped into Cyrillic words are made Cyrillic, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Document
from claims.text.lookalikes import in_one_script
from claims.text.reader import read

CASES = [
    ("түрiк капиталы бар кәсiпорын", "түрік капиталы бар кәсіпорын"),
    ("жəне əсер", "және әсер"),
    ("межe, cауда", "меже, сауда"),
    ("iPhone, KAZAKH INVEST және USD", "iPhone, KAZAKH INVEST және USD"),
    ("Trade in 2020", "Trade in 2020"),
]


@pytest.mark.parametrize(("given_text", "wanted"), CASES)
def test_only_words_of_two_scripts_are_mended(given_text: str, wanted: str) -> None:
    assert in_one_script(given_text) == wanted


@given(st.text(alphabet="abciəɵжқіАВ 12-\n", max_size=60))
def test_length_is_kept_and_mending_twice_changes_nothing(text: str) -> None:
    once = in_one_script(text)
    assert len(once) == len(text)
    assert in_one_script(once) == once


def test_a_slip_of_script_costs_no_claim() -> None:
    plain = "Қазақстан мен Түркия арасындағы тауар айналымы былтыр 6 млрд доллар болды. Түрік кәсіпорындары көп."
    slipped = plain.replace("і", "i").replace("ә", "ə")
    found = [
        [(one.start, one.end, one.measure, one.parties) for one in read(Document("d", text, lang="kk")).claims]
        for text in (plain, slipped)
    ]
    assert found[0] == found[1]
    assert found[0]
