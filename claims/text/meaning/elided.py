"""Figures that leave their unit to the listener: "trade was 4.1 billion, and in nine months 3.1".

Whether a bare number is a count or a sum of the millions spoken of before shows only in what it measures. So a figure
keeps both readings until that is known: as it stands, and as it is with the scale and unit of the sum before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claims.model import MONEY_MEASURES
from claims.text.digits import tidy
from claims.text.lent_scales import FARTHEST_APART, scale_beside
from claims.text.quantities import Quantity

FIGURES_BACK: Final = 6
SMALLEST_SCALE: Final = 1e3
LARGEST: Final = 1000.0
IN_TONNES: Final = ("exports", "freight", "capacity")


@dataclass(frozen=True, slots=True)
class Reading:
    """Value and unit that a figure may have, in base units."""

    value: float
    value_high: float | None
    resolution: float
    unit: str
    currency_name: str | None


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return len(unit) == 3 and unit.isupper()


def as_read(quantity: Quantity) -> Reading:
    """The reading that the figure's own words and nearest neighbours give."""
    return Reading(quantity.value, quantity.value_high, quantity.resolution, quantity.unit, quantity.currency_name)


def others(quantities: Sequence[Quantity]) -> list[tuple[Reading, ...]]:
    """The other readings of each figure, the likeliest first; most have none."""
    out: list[tuple[Reading, ...]] = []
    for at, quantity in enumerate(quantities):
        if quantity.lent and quantity.unit != "count":
            out.append((in_scale(quantity, 1.0 / quantity.lent, "count", None),))
        elif quantity.kind == "elided" and quantity.unit == "percent":
            out.append((in_scale(quantity, 1.0, "count", None), *_borrowed(quantities, at)))
        elif is_bare(quantity):
            out.append(_borrowed(quantities, at))
        else:
            out.append(())
    return out


def is_bare(quantity: Quantity) -> bool:
    """Whether nothing but the number is told of a figure."""
    return quantity.unit == "count" and quantity.noun is None and quantity.kind in ("plain", "elided")


def _borrowed(quantities: Sequence[Quantity], at: int) -> tuple[Reading, ...]:
    """A bare number in the scale and unit of the nearest sum of money and weight of goods before it."""
    bare = quantities[at]
    found: dict[bool, Reading] = {}
    if bare.scale or not bare.value:
        return ()
    for lender in reversed(quantities[max(0, at - FIGURES_BACK) : at]):
        money = is_money(lender.unit)
        is_lender = lender.scale >= SMALLEST_SCALE if money else lender.unit == "tonne"
        if not is_lender or money in found or abs(bare.value) >= _largest(lender):
            continue
        scale = scale_beside(bare.value, lender.value, lender.scale or 1.0, lender.resolution)
        ratio = abs(bare.value) * scale / max(abs(lender.value), 1.0)
        if scale < lender.scale or 1.0 / FARTHEST_APART < ratio < FARTHEST_APART:
            found[money] = in_scale(bare, scale, lender.unit, lender.currency_name)
    return tuple(found.values())


def _largest(lender: Quantity) -> float:
    """What a bare number beside a lender stays under: "1,120 million in 2020, 1,185 in 2021" has larger ones."""
    told = abs(lender.value) / (lender.scale or 1.0)
    return LARGEST if told < LARGEST else FARTHEST_APART * told


def in_scale(quantity: Quantity, by: float, unit: str, name: str | None) -> Reading:
    """A number as so many times as much of a unit."""
    high = None if quantity.value_high is None else tidy(quantity.value_high * by)
    return Reading(tidy(quantity.value * by), high, quantity.resolution * by, unit, name)


def said(quantity: Quantity, more: Sequence[Reading], measure: str, aspect: str) -> Reading:
    """The reading that suits what the figure measures; `more` are its other ones."""
    own = as_read(quantity)
    if aspect == "change_pct" and more and more[0].unit == "percent":
        return more[0]  # told as an index
    if aspect in ("change_pct", "share_pct"):
        bare = own if own.unit == "count" else next((one for one in more if one.unit == "count"), own)
        if own.unit != "percent" and bare.unit == "count":
            return Reading(bare.value, bare.value_high, bare.resolution, "percent", None)
        return own
    if suits(measure, own.unit):
        return own
    return next((one for one in more if suits(measure, one.unit)), own)


def suits(measure: str, unit: str) -> bool:
    """Whether a measure can be told in a unit."""
    if unit == "tonne":
        return measure in IN_TONNES
    return is_money(unit) if measure in MONEY_MEASURES else unit == "count"
