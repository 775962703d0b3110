"""Which money each economy used when, and by which plain name: python -m claims.lexicon.build_money

Writes, from CLDR, territory_money.json: country code to rows (currency code, plain name, first day, last day), newest
first. The plain name is the one that several economies share ("dollar", "krona"); packs call an untold currency so.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

TARGET = Path(__file__).with_name("territory_money.json")
SINCE = date(1960, 1, 1)
UNTIL = date(2100, 1, 1)
SAME = {
    "krone": "krona",
    "króna": "krona",
    "koruna": "krona",
    "krones": "krona",
    "rupees": "rupee",
    "markka": "mark",
    "rouble": "ruble",
}
EXTRA_NAMES = {
    "CZK": ["koruna"],
    "CSK": ["koruna"],
    "SKK": ["koruna"],
    "IDR": ["rupee"],
    "PGK": ["kwacha", "kina"],
    "BWP": ["peso", "pula"],
}
"""Further names: what other languages call it (Russian has one word for rupees and rupiahs), or what a letter on a tag
is read as: K is the sign of kwacha and kina, P of peso and pula."""


def plain(code: str) -> list[str]:
    """The last word of a currency's English name, brought to one spelling, and further names."""
    word = get_currency_name(code, locale="en").split(" (")[0].split()[-1].lower()
    return [SAME.get(word, word), *EXTRA_NAMES.get(code, ())]


def main() -> None:
    """Write the table."""
    Locale.parse("en")
    table: dict[str, list[list[str]]] = {}
    for territory in sorted(get_global("territory_currencies")):
        found = get_territory_currencies(territory, SINCE, UNTIL, tender=True, non_tender=False, include_details=True)
        rows = []
        for entry in found:
            first, last = entry["from"] or SINCE, entry["to"] or UNTIL
            rows += [
                [entry["currency"], name, first.isoformat()[:10], last.isoformat()[:10]]
                for name in plain(entry["currency"])
            ]
        rows.sort(key=lambda row: (row[2], row[0]), reverse=True)
        if rows:
            table[territory] = rows
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text.replace("]],", "]],\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
