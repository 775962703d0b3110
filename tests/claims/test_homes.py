"""The country of a publisher is one that ISO 3166 has or had; for another a person is told what to write."""

from __future__ import annotations

import pycountry
import pytest

from claims.homes import NoCountry, home_code
from claims.lexicon.pack import pack
from claims.model import GROUPS
from claims.read import Unreadable, documents

LINE = b'{"id": "a", "home": "%s", "text": "Trade rose."}'
FRONT = b"---\nhome: %s\n---\nTrade rose."


def test_the_list_is_that_of_iso_3166() -> None:
    rows = pack(".", "homes")
    today = {country.alpha_2 for country in pycountry.countries}
    once = {country.alpha_2 for country in pycountry.historic_countries if hasattr(country, "alpha_2")}
    assert set(rows["today"].split()) == today
    assert set(rows["once"].split()) == once - today
    assert {code for code in GROUPS if len(code) == 2} <= set(rows["beside"].split())
    assert {row["was"] for row in pack(".", "eras")["successors"].values()} <= set(rows["once"].split())


@pytest.mark.parametrize(("given", "code"), [("kz", "KZ"), (" GB ", "GB"), ("SU", "SU"), ("XK", "XK"), ("EU", "EU")])
def test_a_country_of_today_or_of_once_is_taken(given: str, code: str) -> None:
    assert home_code(given) == code


@pytest.mark.parametrize(
    ("given", "advice"),
    [("UK", "write GB"), ("el", "write GR"), ("KAZ", "write KZ"), ("Kazakhstan", "write KZ"), ("ZZ", "alpha-2")],
)
@pytest.mark.parametrize(("name", "form"), [("a.jsonl", LINE), ("a.txt", FRONT)])
def test_a_document_that_names_another_is_refused(given: str, advice: str, name: str, form: bytes) -> None:
    with pytest.raises(NoCountry, match=advice):
        home_code(given)
    with pytest.raises(Unreadable, match="no country") as refused:
        list(documents(form % given.encode(), name))
    assert advice in refused.value.next_step
    assert name in refused.value.where
