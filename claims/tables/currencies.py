"""Currencies: by ISO code or word, and the currency that was legal tender in an economy on a day (CLDR)."""

from __future__ import annotations

from datetime import date
from functools import cache

import pycountry
from babel.numbers import get_territory_currencies

from claims.tables.vocabulary import find

# The euro area and the union are no CLDR territories with a tender of their own.
_GROUP_TENDER = {"EZ": "EUR", "EU": "EUR"}


@cache
def currency_of(text: str) -> str | None:
    """The ISO 4217 code that the text is or contains; None where it has none or several."""
    code = text.strip().upper()
    if len(code) == 3 and (pycountry.currencies.get(alpha_3=code) or code in _past()):
        return code
    found = find("currencies", text)
    return found[0] if len(found) == 1 else None


@cache
def _past() -> frozenset[str]:
    # Codes withdrawn from ISO 4217 that historic series still carry.
    return frozenset(
        {"BYR", "RUR", "BYB", "VEB", "VEF", "TRL", "ROL", "AZM", "TMM", "ZWD", "XEU", "DEM", "FRF", "ITL", "SUR"}
    )


@cache
def tender(area: str, at: date) -> str | None:
    """The legal tender of an economy on a day, as ISO 4217; the later one where two were valid. None if unknown."""
    if area in _GROUP_TENDER:
        return _GROUP_TENDER[area]
    found = get_territory_currencies(area, at, at) if len(area) == 2 else []
    return found[-1] if found else None
