"""The second reading: it takes what a quote can mean, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.reread import judge, readings


def claim(quote: str, value: float, **fields: object) -> dict[str, object]:
    shown = {
        "quote": quote,
        "quote_start": 0,
        "quote_end": len(quote),
        "value": value,
        "value_high": None,
        "unit_code": "USD",
    }
    return {**shown, "hedge": "eq", "measure": "turnover", "aspect": "level", **fields}


@pytest.mark.parametrize(
    "quote, value",
    [
        ("$180 million", 180e6),
        ("1 billion 340 million dollars", 1.34e9),
        ("6,3 billion", 6.3e9),
        ("5 400 firms", 5400),
        ("12 с половиной миллиардов", 12.5e9),
        ("2 млрд-қа жуық", 2e9),
        ("10 lakh jobs", 1e6),
        ("between 900 million and a billion", 1e9),
        ("31,2 Mt", 31.2e6),
        ("65,000 MT", 65_000),
    ],
)
def test_a_quote_means_its_value(quote: str, value: float) -> None:
    assert any(abs(found - value) < 1e-6 * value for found in readings(quote))
    assert not any(abs(found - value * 7) < 1e-6 * value for found in readings(quote))


def test_an_elided_scale_is_lent_by_the_words_around_it() -> None:
    text = "They traded 3.4 and 3.9 million tonnes."
    told = claim("3.4", 3.4e6, quote_start=12, quote_end=15, unit_code="tonne")
    assert judge(told, text)["value"] == (False, "")
    assert judge(told, "They traded 3.4 and 3.9 boxes over.")["value"][0]


def test_an_elided_scale_may_stand_sentences_before() -> None:
    opening = "In 2010 they traded 3.9 million tonnes. "
    text = opening + "The year after was a hard one for farmers on both sides of the river. Then it was 3.4."
    start = len(text) - 4
    told = claim("3.4", 3.4e6, quote_start=start, quote_end=start + 3, unit_code="tonne")
    assert judge(told, text)["value"] == (False, "")
    assert judge(told | {"value": 3.4e9}, text)["value"][0]


def test_multiples_and_indices_are_changes() -> None:
    assert not judge(claim("3 times", 200.0, aspect="change_pct", unit_code="percent"), None)["value"][0]
    assert judge(claim("3 times", 400.0, aspect="change_pct", unit_code="percent"), None)["value"][0]
    assert not judge(claim("93.1%", -6.9, aspect="change_pct", unit_code="percent"), None)["value"][0]
    assert judge(claim("93.1%", -7.9, aspect="change_pct", unit_code="percent"), None)["value"][0]


def test_words_without_digits_are_not_judged() -> None:
    assert set(judge(claim("two projects", 2, measure="projects", unit_code="count"), "two projects")) == {"quote"}


@pytest.mark.parametrize(
    "quote, unit, is_broken",
    [
        ("5 million Jamaican dollars", "JMD", False),
        ("5 миллионов ямайских долларов", "JMD", False),
        ("5 million euros", "EUR", False),
        ("5 million euros", "KZT", True),
        ("5 млн евро", "KZT", True),
        ("5 million Jamaican dollars", "KZT", True),
        ("5 million som of European and Eurasian funds", "KGS", None),
        ("5 млн сомов европейских фондов", "KGS", None),
    ],
)
def test_the_currency_that_a_quote_names(quote: str, unit: str, is_broken: bool | None) -> None:
    found = judge(claim(quote, 5e6, unit_code=unit), None).get("currency")
    assert (found and found[0]) is is_broken


def test_a_dollar_of_another_country_is_left_alone() -> None:
    assert "currency" not in judge(claim("TT$2.2 billion", 2.2e9, unit_code="TTD"), None)
    assert judge(claim("$2.2 billion", 2.2e9, unit_code="KZT"), None)["currency"][0]


@given(
    st.integers(1, 999),
    st.integers(0, 99),
    st.sampled_from(["million", "billion"]),
    st.sampled_from([10, 100, 1000, 0.001]),
)
def test_a_slip_of_scale_is_never_taken_for_the_value(whole: int, cents: int, word: str, slip: float) -> None:
    """Two decimals leave no doubt about the mark, so only the figure itself may come out."""
    value = (whole + cents / 100) * {"million": 1e6, "billion": 1e9}[word]
    quote = f"${whole}.{cents:02d} {word}"
    assert not judge(claim(quote, value), None)["value"][0]
    if slip != 100:  # "1.23" without its mark is 123
        assert judge(claim(quote, value * slip), None)["value"][0]


def test_labelled_releases_bear_a_second_reading(shared: Path) -> None:
    """What people have labelled is right: hardly anything may be called wrong in it."""
    judged = wrong = 0
    for line in (shared / "gold" / "releases.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        for label in document["claims"]:
            quote = document["text"][label["start"] : label["end"]]
            fields = {"quote_start": label["start"], "quote_end": label["end"], "unit_code": label["unit"]}
            told = claim(quote, **{**{name: label[name] for name in ("value", "hedge", "measure", "aspect")}, **fields})
            told["value_high"] = label.get("value_high")
            found = judge(told, document["text"])
            judged += len(found)
            wrong += sum(is_broken for is_broken, _ in found.values())
    assert judged > 1_000 and wrong <= judged / 500
