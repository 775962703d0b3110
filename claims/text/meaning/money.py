"""Whose money: a currency whose name several economies share, settled by the economies that the claim speaks of.

The rule is that of the claim model: rubles of a Belarusian release are BYN, before July 2016 BYR; "$" alone is the US
dollar unless the text says whose, so a dollar is never settled here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from claims.lexicon.pack import ROOT

CFA = ("XAF", "XOF")
SETTLED_ELSEWHERE = frozenset(("dollar", "euro", "pound", "cent", "pence"))


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


def settled(unit: str, name: str | None, countries: Iterable[str], day: str | None) -> str:
    """The unit of a sum whose currency the text calls `name`: that of the first country whose money is so called."""
    if unit in CFA:
        return next((code for country in countries if (code := money_of(country, "franc", day)) in CFA), unit)
    if name is None or name in SETTLED_ELSEWHERE:
        return unit
    for country in countries:
        code = money_of(country, name, day)
        if code is not None:
            return code
    return unit
