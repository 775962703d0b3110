"""From a choice to a claim: sign, unit, product and the words it was read from."""

from __future__ import annotations

from typing import Final

from claims.model import Claim, Unplaced
from claims.text.meaning.choice import Choice
from claims.text.meaning.elided import said
from claims.text.meaning.money import settled
from claims.text.meaning.products import product
from claims.text.meaning.scene import Scene

READER: Final = "communique-text/1"


def signed(value: float | None, choice: Choice, direction: str | None) -> float | None:
    """A change downwards is negative; everything else keeps its size."""
    if value is None or direction != "down" or choice.aspect not in ("change_pct", "change_abs"):
        return value
    return -abs(value)


def claim(one: Scene, choice: Choice, confidence: float) -> Claim:
    """The claim that a choice makes of its figure."""
    quantity = one.page.quantities[choice.at]
    start, end = one.spans[choice.at]
    read = said(quantity, one.more[choice.at], choice.measure, choice.aspect)
    unit = settled(read.unit, read.currency_name, one.people.home, choice.parties, one.times.published)
    return Claim(
        document_id=one.document.id,
        measure=choice.measure,
        aspect=choice.aspect,
        value=signed(read.value, choice, quantity.direction) or 0.0,
        value_high=signed(read.value_high, choice, quantity.direction),
        hedge=quantity.hedge,
        unit=unit,
        status=choice.status,
        period_start=choice.period[0],
        period_end=choice.period[1],
        parties=choice.parties,
        from_party=choice.giver,
        to_party=choice.taker,
        product=product(one.page, choice.at, choice.measure, one.lang),
        start=start,
        end=end,
        quote=one.document.text[start:end],
        resolution=read.resolution,
        rule=quantity.rule or quantity.kind,
        reader=READER,
        confidence=confidence,
    )


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
