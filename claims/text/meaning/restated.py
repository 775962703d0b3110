"""Sums told again in another money: "RSD 640 million (EUR 5.5 million)" is one figure twice, in all but its value.

So is "RSD 640 million, or EUR 5.5 million"; what may stand between the two is data (`links.restate`).

In every labelled document both are claims that agree in all other fields, or neither is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.features import unit_class
from claims.text.meaning.page import Page
from claims.text.vocabulary import vocabulary

_MONEY: Final = 2
_LONGEST: Final = 24


def restated(page: Page, lang: str) -> list[int]:
    """The figures that tell the sum just before them in another money, in the order of the text."""
    out = []
    links = vocabulary(lang).links["restate"]
    quantities = page.quantities
    for at in range(1, len(quantities)):
        before, here = quantities[at - 1], quantities[at]
        if here.start - before.end > _LONGEST or before.unit == here.unit:
            continue
        is_money = unit_class(before) == unit_class(here) == _MONEY
        if is_money and page.text[before.end : here.start].strip().lower() in links:
            out.append(at)
    return out


def as_told_before(page: Page, lang: str, found: Sequence[Choice]) -> list[Choice]:
    """Choices where those of restated figures say what the figure before says, and are none where it has none."""
    again = restated(page, lang)
    if not again:
        return list(found)
    by_figure = {choice.at: choice for choice in found}
    for at in again:
        told = by_figure.get(at - 1)
        if told is not None:
            by_figure[at] = replace(told, at=at)
        else:
            by_figure.pop(at, None)
    return [by_figure[at] for at in sorted(by_figure)]
