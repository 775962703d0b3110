"""From a choice to a claim: sign, unit, product and the words it was read from."""

from __future__ import annotations

from typing import Final

from claims.model import Claim, Unplaced
from claims.text.meaning import built
from claims.text.meaning.choice import Choice
from claims.text.meaning.elided import said
from claims.text.meaning.money import settled
from claims.text.meaning.scene import Scene
from claims.text.meaning.told_ways import told_way

FILLED: Final = built.FILLED
READER: Final = "communique-text/1"


def signed(value: float | None, way: str | None) -> float | None:
    """A change downwards is negative; everything else keeps its size."""
    return value if value is None or way != "down" else -abs(value)


def claim(one: Scene, choice: Choice, confidence: float) -> Claim:
    """The claim that a choice makes of its figure."""
    quantity = one.page.quantities[choice.at]
    start, end = one.spans[choice.at]
    read = said(quantity, one.more[choice.at], choice.measure, choice.aspect)
    unit = settled(read.unit, read.currency_name, one.people.home, choice.parties, one.times.published)
    way = told_way(one.page, one.lang, choice)
    values = (
        one.document.id,
        choice.measure,
        choice.aspect,
        signed(read.value, way) or 0.0,
        unit,
        start,
        end,
        one.document.text[start:end],
        signed(read.value_high, way),
        choice.hedge or quantity.hedge,
        choice.status,
        choice.period[0],
        choice.period[1],
        choice.parties,
        choice.giver,
        choice.taker,
        choice.product,
        read.resolution,
        quantity.rule or quantity.kind,
        READER,
        confidence,
    )  # the fields of a claim in their order
    return Claim(*values) if FILLED is None else FILLED(Claim, values)


def unplaced(one: Scene, choice: Choice, reason: str) -> Unplaced:
    """A figure that is kept for review."""
    quantity = one.page.quantities[choice.at]
    start, end = one.spans[choice.at]
    return Unplaced(
        document_id=one.document.id,
        start=start,
        end=end,
        quote=one.document.text[start:end],
        value=quantity.value,
        unit=quantity.unit,
        reason=reason,
    )
