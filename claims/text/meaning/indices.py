"""Growth told as an index: trade of "93.1% of the level of 2013" fell by 6.9 percent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.text.digits import tidy
from claims.text.meaning.choice import Choice
from claims.text.meaning.elided import Reading
from claims.text.quantities import Quantity
from claims.text.vocabulary import vocabulary

SAME: Final = 100.0
_LEAST: Final = 50.0
_NEVER: Final = "(?!)"
"""What nothing fits: an empty expression would fit everywhere."""
_FAR: Final = 40
"""Characters before and after a figure that may tell that it is an index."""


@lru_cache(maxsize=8)
def _cues(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    own = vocabulary(lang).pack["index"]
    return re.compile(own["before"] or _NEVER), re.compile(own["after"] or _NEVER)


def growth(text: str, lang: str, quantity: Quantity) -> tuple[Reading, ...]:
    """The change that a percentage tells where its words say that it is an index, else nothing."""
    if quantity.unit != "percent" or quantity.value < _LEAST or quantity.kind == "multiple":
        return ()  # «темпы порядка 2,5 раза» are a change already
    before, after = _cues(lang)
    lead = text[max(0, quantity.start - _FAR) : quantity.start]
    if quantity.direction is None:
        is_told = after.match(text, quantity.end, quantity.end + _FAR) or before.search(lead)
    else:
        is_told = before.search(lead) if quantity.value > SAME else None  # «темп роста 118 %»
    if not is_told or lead.endswith(tuple(f"{by} " for by in vocabulary(lang).links["by"])):
        return ()  # «на 61 % к январю» is a change already
    high = None if quantity.value_high is None else tidy(quantity.value_high - SAME)
    return (Reading(tidy(quantity.value - SAME), high, quantity.resolution, "percent", None),)


def with_growth(
    text: str, lang: str, quantities: Sequence[Quantity], more: Sequence[tuple[Reading, ...]]
) -> list[tuple[Reading, ...]]:
    """The other readings of each figure, those of indices among them."""
    return [
        own or growth(text, lang, quantity) if quantity.unit == "percent" else own
        for quantity, own in zip(quantities, more, strict=True)
    ]


def no_shares(more: Sequence[tuple[Reading, ...]], found: Sequence[Choice]) -> list[Choice]:
    """Choices where those of indices are changes: none is a share in any labelled document."""
    return [
        replace(choice, aspect="change_pct")
        if choice.aspect == "share_pct" and any(one.unit == "percent" for one in more[choice.at])
        else choice
        for choice in found
    ]
