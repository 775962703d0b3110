"""Codes of currencies, and their names as CLDR has them: the table that `claims.lexicon.build` derives."""

from __future__ import annotations

import json
from functools import cache

from claims.lexicon.pack import ROOT, BadPack


@cache
def _table() -> dict[str, dict[str, str]]:
    held: dict[str, dict[str, str]] = json.loads((ROOT / "currencies.json").read_bytes())
    return held


@cache
def currency_codes() -> frozenset[str]:
    """The ISO 4217 codes of money that some country had since 1990."""
    return frozenset(_table()["codes"])


def has_currency_names(lang: str) -> bool:
    """Whether the table was built for a language."""
    return lang in _table()


def currency_names(lang: str) -> dict[str, str]:
    """Phrase pattern to code, in one language. Raises BadPack for a language that the table was not built for."""
    if not has_currency_names(lang):
        raise BadPack(
            f"no currency has a name in {lang!r}",
            str(ROOT / "currencies.json"),
            "add the language to LANGUAGES of claims/lexicon/pack.py, then: python -m claims.lexicon.build",
        )
    return _table()[lang]
