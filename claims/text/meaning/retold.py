"""Figures told again: a heading, a lead or a quotation repeats "$2.4 billion" of another sentence, and means the same.

A page of news tells its main figures two or three times, each time with less of their place. So what is known of one
telling speaks for the same reading of the others. How sure each is of its own reading stays as it was: that two agree
makes neither surer, as the figure may have come again by chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Final, TypeVar

from claims.text.meaning.classes import CLASSES
from claims.text.meaning.heads import Head
from claims.text.meaning.model import Floats
from claims.text.meaning.page import Page

Item = TypeVar("Item")

AGREE: Final = 40.0
"""How many times likelier a reading becomes where another telling surely has it."""
LENT: Final = "financing"
FEW: Final = 12
"""Counts up to this come again by chance."""

Tellings = Mapping[int, Sequence[int]]
"""By row, the rows of the other tellings of its figure; rows of figures told once are left out."""


def tellings(page: Page, heads: Sequence[Head]) -> Tellings:
    """Rows that tell one figure in several sentences: the same value in the same unit, of one measure and aspect."""
    alike: dict[tuple[float, float | None, str, str, str], list[int]] = {}
    for row, own in enumerate(heads):
        quantity = page.quantities[own.at]
        if quantity.unit != "count" or quantity.value > FEW:
            key = (quantity.value, quantity.value_high, quantity.unit, own.measure, own.aspect)
            alike.setdefault(key, []).append(row)
    sentences = [page.quantity_sentences[own.at] for own in heads]
    found: dict[int, Sequence[int]] = {}
    for rows in alike.values():
        if len(rows) > 1:
            found |= {row: [other for other in rows if sentences[other] != sentences[row]] for row in rows}
    return {row: others for row, others in found.items() if others}


def among(rows: Sequence[int], told: Tellings) -> Tellings:
    """Tellings among some of the rows, which are numbered anew."""
    places = {row: place for place, row in enumerate(rows)}
    return {
        places[row]: [places[other] for other in others if other in places]
        for row, others in told.items()
        if row in places
    }


def agreed(
    chances: Sequence[Mapping[Item, float]], told: Tellings, silent: Set[int] = frozenset(), none: Item | None = None
) -> dict[int, Item]:
    """The likeliest reading of each row that is told again, weighed with what its other tellings say for it.

    `silent` are rows that say nothing for the reading `none`: a heading leaves out the time that the text tells.
    """
    out: dict[int, Item] = {}
    for row, others in told.items():
        most = 0.0
        for item, chance in chances[row].items():
            for other in others:
                if item == none and other in silent:
                    continue
                chance *= 1.0 + AGREE * chances[other].get(item, 0.0)
            if chance > most:
                out[row], most = item, chance
    return out


def with_common_stages(page: Page, heads: list[Head], statuses: Floats) -> list[Head]:
    """Heads of which those that tell one figure have the stage that speaks best for all of them.

    Not of what is lent: two loans of one sum are told as often as one loan twice, the second still to be signed.
    `statuses` has the probabilities of each head's stage in a row.
    """
    told = {row: others for row, others in tellings(page, heads).items() if heads[row].measure != LENT}
    if not told:
        return heads
    names = CLASSES["status"]
    chances = [dict(zip(names, row, strict=True)) for row in statuses.tolist()]
    out = list(heads)
    for row, status in agreed(chances, told).items():
        out[row] = replace(heads[row], status=status)
    return out
