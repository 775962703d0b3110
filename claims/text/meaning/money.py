"""Whose money: a currency whose name several economies share, settled by the economies that the claim speaks of.

The rule is that of the claim model: rubles of a Belarusian release are BYN, before July 2016 BYR; "$" alone is the US
dollar unless the text says whose, as one from a country that writes "$" for its own and "US$" for the other does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import ROOT, pack
from claims.text.eras import state_then

CFA: Final = ("XAF", "XOF")
SETTLED_ELSEWHERE: Final = frozenset(("dollar", "euro", "pound", "cent", "pence"))


@lru_cache(maxsize=1)
def _table() -> dict[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = json.loads((ROOT / "territory_money.json").read_text(encoding="utf-8"))
    return table


def money_of(country: str, name: str, day: str | None) -> str | None:
    """The currency of a country that goes by a plain name on a day (the newest where no day is told), if it has one."""
    for code, plain, first, last in _table().get(country, ()):
        if plain == name and (day is None or first <= day <= last):
            return code
    return None


@lru_cache(maxsize=1)
def _own_dollars() -> dict[str, str]:
    return dict(pack(".", "currencies")["own_dollars"])


def settled(unit: str, name: str | None, home: str | None, parties: Sequence[str], day: str | None) -> str:
    """The unit of a sum whose currency the text calls `name`: that of the first country whose money is so called.

    The home country comes first, then the one that the name means where nothing is said, if it is a party.
    """
    parties = sorted(parties, key=lambda country: country != unit[:2])
    countries = [home, *parties] if home else parties
    if name == "dollar" and home:
        return _own_dollars().get(home, unit)
    if unit in CFA:
        return next((code for country in countries if (code := money_of(country, "franc", day)) in CFA), unit)
    if name is None or name in SETTLED_ELSEWHERE:
        return unit
    for country in countries:
        code = money_of(country, name, day)
        if code is not None:
            return code
    # a code of money begins with that of its country, which may have been another state then: roubles of 1985
    return (day and money_of(state_then(unit[:2], day), name, day)) or unit
