"""Which way a figure runs whose other side is no party: a part of the world without a code, or a bank of many states.

"China will lend Africa 50 billion": of 115 labelled figures of money told beside such a part the country gives in 102,
of 63 of investment in 58. Elsewhere money whose giver is no party is a bank's, and the country takes it. Of trade
the words of flow decide, and where they tell nothing the country sells: so 151 of 180.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.model import DIRECTED_MEASURES
from claims.text.meaning.flows import governed
from claims.text.meaning.heads import Head
from claims.text.meaning.returns import Way
from claims.text.meaning.scene import Scene
from claims.text.meaning.sides import IS_GROUP, Parties

TRADE: Final = "exports"
MONEY: Final = "financing"
NOBODY: Final = "-"
"""Stands for the side that has no code, which no sentence ties."""
LIKELY: Final = 0.97
"""The share of labelled figures told beside a part of the world for which this is right."""


def lone_ways(one: Scene, heads: Sequence[Head], parties: Sequence[Parties]) -> dict[int, Way]:
    """Giver, taker and the probability of that way, by the row of each directed figure with one country as party."""
    found: dict[int, Way] = {}
    for row, own in enumerate(heads):
        if own.measure in DIRECTED_MEASURES and len(parties[row]) == 1 and parties[row][0] not in IS_GROUP:
            found[row] = _way(one, own, parties[row][0])
    return found


def _way(one: Scene, own: Head, who: str) -> Way:
    sentence, people = one.page.quantity_sentences[own.at], one.people
    if own.measure == MONEY:
        is_beside = sentence in people.beyond or sentence - 1 in people.beyond
        return (who, None, LIKELY) if is_beside and sentence not in people.owing else (None, who, 1.0)
    if own.measure == TRADE and governed(one.flows, own.at, (who, NOBODY), True).sides[0].runs < 0:
        return None, who, LIKELY
    return who, None, LIKELY
