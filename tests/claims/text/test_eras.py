"""Names mean the states of their time."""

from __future__ import annotations

import pytest

from claims.text.eras import in_their_time
from claims.text.parties import mentions


@pytest.mark.parametrize(
    ("published", "codes"),
    [("1988-03-01", ["SU", "CS"]), ("1992-03-01", ["RU", "CS"]), ("2024-03-01", ["RU", "CZ"]), (None, ["RU", "CZ"])],
)
def test_a_capital_stands_for_the_state_of_the_time(published: str | None, codes: list[str]) -> None:
    found = in_their_time(
        mentions("Moscow and Prague signed a protocol. Russia and the Czech side agreed.", "en"), published
    )
    assert sorted({one.code for one in found}, key=codes.index) == codes
