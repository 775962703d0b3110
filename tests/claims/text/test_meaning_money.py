"""Whose money a shared name means."""

from __future__ import annotations

import pytest

from claims.text.meaning.money import settled


@pytest.mark.parametrize(
    ("unit", "name", "countries", "day", "expected"),
    [
        ("RUB", "ruble", ["BY", "KZ"], "2020-05-01", "BYN"),
        ("RUB", "ruble", ["BY", "KZ"], "2015-05-01", "BYR"),
        ("RUB", "ruble", ["RU", "KZ"], "2020-05-01", "RUB"),
        ("RUB", "ruble", ["BG", "CU"], "1985-05-10", "SUR"),
        ("RUB", "ruble", ["BG", "CU"], "2005-05-10", "RUB"),
        ("XXX", "dirham", ["KZ", "AE"], "2020-05-01", "AED"),
        ("XXX", "dirham", ["MA", "SN"], None, "MAD"),
        ("XXX", "manat", ["KZ", "TM"], "2020-05-01", "TMT"),
        ("INR", "rupee", ["NP", "IN"], "2024-01-01", "NPR"),
        ("UGX", "shilling", ["US", "KE", "UG"], "2024-01-01", "UGX"),
        ("UGX", "shilling", ["US", "KE", "TZ"], "2024-01-01", "KES"),
        ("INR", "rupee", ["RU", "ID"], "2024-01-01", "IDR"),
        ("XXX", "franc", ["DZ", "FR"], "1988-02-01", "FRF"),
        ("XXX", "franc", ["CH", "US"], "2024-02-01", "CHF"),
        ("XOF", None, ["CM", "NG"], "2019-02-01", "XAF"),
        ("USD", "dollar", ["AU", "JP"], "2019-02-01", "AUD"),
        ("USD", None, ["AU", "JP"], "2019-02-01", "USD"),
        ("USD", "dollar", ["JP", "AU"], "2019-02-01", "USD"),
        ("XXX", "franc", ["US", "JP"], "2019-02-01", "XXX"),
        ("KZT", None, ["BY"], "2019-02-01", "KZT"),
    ],
)
def test_the_money_is_that_of_the_first_economy_that_calls_it_so(
    unit: str, name: str | None, countries: list[str], day: str | None, expected: str
) -> None:
    assert settled(unit, name, countries[0], countries[1:], day) == expected
