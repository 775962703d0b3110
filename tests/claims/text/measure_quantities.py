"""How many labelled figures the quantity layer finds, by language and by half of the country pairs.

    python -m tests.claims.text.measure_quantities [--errors open|kept]

Half of the topics ("open") may be looked at while words are added; the other half ("kept") only counts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from claims.text.quantities import Quantity, quantities

GOLD = Path(__file__).parents[2] / "gold" / "releases.jsonl"
_CLOSE = 0.005


def half(topic: str) -> str:
    """Which half of the country pairs a topic belongs to."""
    return "kept" if hashlib.sha256(topic.encode()).digest()[0] % 2 else "open"


def agrees(quantity: Quantity, claim: dict[str, Any]) -> bool:
    """Same value (sizes of change compare without sign), same unit or money whose country is still to be found."""
    is_sized = claim["aspect"] in ("change_pct", "change_abs")
    value = abs(claim["value"]) if is_sized else claim["value"]
    if abs(quantity.value - value) > _CLOSE * max(1.0, abs(value)):
        return False
    high = claim["value_high"]
    if (high is None) != (quantity.value_high is None) or (
        high and abs(abs(high) - (quantity.value_high or 0)) > _CLOSE * abs(high)
    ):
        return False
    if quantity.unit == claim["unit"]:
        return True
    return len(claim["unit"]) == 3 and (quantity.currency_name is not None or quantity.unit == "XXX")


def measure() -> tuple[Counter[tuple[str, str, str]], list[tuple[str, str, str, str]]]:
    """Counts by (half, language, what), and the errors as (half, language, what, passage)."""
    counts: Counter[tuple[str, str, str]] = Counter()
    errors = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text, lang, side = document["text"], document["lang"], half(document["topic"])
        found = quantities(text, lang)
        for claim in document["claims"]:
            counts[side, lang, "all"] += 1
            near = [q for q in found if q.start < claim["end"] and claim["start"] < q.end]
            right = [q for q in near if agrees(q, claim)]
            shown = (
                text[max(0, claim["start"] - 60) : claim["start"]] + "[[" + text[claim["start"] : claim["end"]] + "]]"
            )
            shown = (shown + text[claim["end"] : claim["end"] + 40]).replace("\n", " / ")
            told = [(q.value, q.value_high, q.unit, q.hedge, q.kind, text[q.start : q.end]) for q in near]
            want = f"{claim['value']:.10g} {claim['value_high'] or ''} {claim['unit']} {claim['hedge']}"
            if not right:
                errors.append((side, lang, "figure", f"{want} | {shown} | {told}"))
                continue
            counts[side, lang, "figure"] += 1
            counts[side, lang, "span"] += right[0].start == claim["start"] and right[0].end == claim["end"]
            if right[0].hedge == claim["hedge"]:
                counts[side, lang, "hedge"] += 1
            else:
                errors.append((side, lang, "hedge", f"{want} | {shown} | {told}"))
    return counts, errors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", choices=("open", "kept"), help="also print the errors of one half")
    wanted = parser.parse_args().errors
    counts, errors = measure()
    for side, lang, what, passage in errors:
        if side == wanted:
            print(f"{lang} {what}: {passage}")
    for side in ("open", "kept"):
        for lang in ("en", "ru", "kk"):
            total, figure = counts[side, lang, "all"], counts[side, lang, "figure"]
            rates = {"figure": figure / total} | {what: counts[side, lang, what] / figure for what in ("hedge", "span")}
            print(f"{side} {lang}: {total} claims, " + ", ".join(f"{what} {rate:.2%}" for what, rate in rates.items()))


if __name__ == "__main__":
    main()
