"""What is told about a broken group: its numbers in words a steward can read, and both sides' quotes and links."""

from __future__ import annotations

import math
import string
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

UNBOUNDED = 1e29
DATES = frozenset({"published", "today", "period_from", "period_to", "horizon", "reached_period"})
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
QUOTE_LIMIT = 160
BETWEEN_ENDS = (" - ", " to ")


def number(value: float) -> str:
    """180000000 as `180 million`, 2800 as `2,800`, 23.456 as `23.46`."""
    if math.isnan(value):
        return "no number"
    if abs(value) >= UNBOUNDED:
        return "no bound" if value > 0 else "no lower bound"
    for scale, word in SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {word}"
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 10_000 else f"{value:,.4g}"


def day(value: int) -> str:
    """20231231 as `2023-12-31`; 0 as `no date`."""
    text = f"{value:08d}"
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if value else "no date"


def readable(name: str, value: Any) -> str:
    """A column of a broken group as text."""
    if value is None:
        return "unknown"
    if name in DATES and isinstance(value, int):
        return day(value)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return number(float(value))
    return str(value)


def fill(template: str, row: Mapping[str, Any]) -> str:
    """The reason's template with the row's columns; a brace that names no column is left as it stands.

    An interval that is one number, as those of counts are, is told as one.
    """
    parts: list[str] = []
    before = ("", "")
    for literal, name, _spec, _conversion in string.Formatter().parse(template):
        if name is None:
            parts.append(literal)
            continue
        told = readable(name, row[name]) if name in row else "{" + name + "}"
        if literal not in BETWEEN_ENDS or before != (f"{name.removesuffix('_high')}_low", told):
            parts += [literal, told]
        before = (name, told)
    return "".join(parts)


def turned(row: Mapping[str, Any], held: str) -> Mapping[str, Any]:
    """The row seen from the fact that is held: columns `own_x` are its, `other_x` those of what it is held against."""
    if row.get("other_id") != held or row.get("fact_id") == held:
        return row
    ends = [name.removeprefix("own_") for name in row if name.startswith("own_")]
    both = [end for end in ends if f"other_{end}" in row]
    theirs = {f"own_{end}": row[f"other_{end}"] for end in both} | {f"other_{end}": row[f"own_{end}"] for end in both}
    return {**row, **theirs}


def quoted(fact: Mapping[str, Any]) -> str:
    """One side's words, with where and when they stand."""
    words = str(fact.get("quote") or "").strip()
    words = words if len(words) <= QUOTE_LIMIT else words[: QUOTE_LIMIT - 1] + "…"
    where = [str(fact["title"])[:QUOTE_LIMIT] if fact.get("title") else str(fact.get("source_id") or "")]
    where += [day(int(fact.get("published") or 0)), str(fact.get("url") or "")]
    return f"“{words}” ({', '.join(part for part in where if part)})"


def reason(
    template: str, row: Mapping[str, Any], own: Mapping[str, Any] | None, others: Sequence[Mapping[str, Any]]
) -> str:
    """The whole reason: the numbers first, then the words of the fact held and of those it is held against."""
    text = fill(template, row)
    if own is not None:
        text += f". Said here: {quoted(own)}"
    if others:
        text += "; against: " + "; ".join(quoted(fact) for fact in others)
    return text
