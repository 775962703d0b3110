"""Years of two digits behind an apostrophe."""

from __future__ import annotations

import pytest

from claims.text.periods import mentions

SPANS = [
    ("exports in '24 were $5 million", "2024-01-01", "2024-12-31"),
    ("lent since ’98 by the bank", "1998-01-01", "2024-12-03"),
    ("the summer of '22 saw", "2022-06-01", "2022-08-31"),
    ("Q2'23 sales", "2023-04-01", "2023-06-30"),
    ("2Q'23 sales", "2023-04-01", "2023-06-30"),
    ("H1 ’24 sales", "2024-01-01", "2024-06-30"),
    ("between '19 and '22", "2019-01-01", "2022-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), SPANS)
def test_two_digits_behind_an_apostrophe_tell_a_year(text: str, start: str, end: str) -> None:
    first = mentions(text, "en", "2024-12-03", "GB")[0]
    assert (first.period_start, first.period_end) == (start, end)


@pytest.mark.parametrize("text", ["said '24 firms' came", "in '24.5 m", "in '24% of", "stood 5'10 tall", "in '240"])
def test_quotes_and_other_measures_tell_none(text: str) -> None:
    assert mentions(text, "en", "2024-12-03", "GB") == []
