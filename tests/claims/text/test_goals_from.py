"""The level from which a goal starts is reached already, whatever the goal."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.reader import read

PLANS = [
    ("en", "Kenya and Uganda agreed to bring turnover from $3 billion to $5 billion by 2027."),
    ("en", "Kenya and Uganda will raise mutual trade from the current $3 billion to $5 billion."),
    ("ru", "Кения и Уганда договорились довести товарооборот с 3 до 5 млрд долларов к 2027 году."),
    ("ru", "Кения и Уганда намерены увеличить взаимную торговлю с нынешних 3 млрд долларов до 5 млрд."),
    ("kk", "Кения мен Уганда тауар айналымын 3 миллиардтан 5 миллиард долларға жеткізуге келісті."),
]


@pytest.mark.parametrize(("lang", "text"), PLANS)
def test_a_plan_starts_from_what_is_there(lang: str, text: str) -> None:
    claims = read(Document("d", text, lang=lang, title="Kenya – Uganda", published="2024-05-05", home="KE")).claims
    start, goal = ((one.value, one.status, one.period_start) for one in claims)
    assert start == (3e9, "actual", None)
    assert goal == (5e9, "planned", "2027-01-01" if "2027" in text else None)


def test_a_rise_that_happened_is_left_alone() -> None:
    text = "Trade between Kenya and Uganda grew from $3 billion to $5 billion last year."
    claims = read(Document("d", text, lang="en", title="Kenya – Uganda", published="2024-05-05", home="KE")).claims
    assert {one.status for one in claims} == {"actual"}
