"""Where parties stand about a figure in its sentence: which figures part them from it, and who is of its own item.

In "with Chile 4 billion, Peru 3 billion" each figure has its own partner, the one that no other figure parts from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from claims.text.meaning.features import code
from claims.text.meaning.page import Page
from claims.text.meaning.sides import Cast, Parties
from claims.text.sorted_numbers import first_from

_MOST: Final = 3


@dataclass(slots=True)
class Stands:
    """The parties of a figure's sentence: how many figures part them from it, on the left and on the right.

    `item` are those of the figure's own item, nearest first: before it where the sentence names a party before its
    first figure, otherwise after it. `topic` are those named before all items. `shape` tells how many figures and
    items the sentence has.
    """

    left: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)
    item: list[str] = field(default_factory=list)
    topic: list[str] = field(default_factory=list)
    shape: int = 0


def stands(page: Page, people: Cast, at: int) -> Stands:
    """The stands about figure `at`."""
    sentence, numbers = page.quantity_sentences[at], page.quantity_sentences
    figures = range(first_from(numbers, sentence), first_from(numbers, sentence + 1))
    starts, place = [page.quantities[number].start for number in figures], at - figures.start
    out = Stands()
    runs: list[list[str]] = [[] for _ in range(len(starts) + 1)]
    for index in people.by_sentence[sentence]:
        start, _, who, _ = people.marks[index]
        number = first_from(starts, start)
        runs[number].append(who)
        if number <= place:
            out.left[who] = place - number
        else:
            out.right.setdefault(who, number - place - 1)
    named = [number for number, run in enumerate(runs) if run]
    if named:
        before = next((number for number in reversed(named) if number <= place), None)
        behind = next((number for number in named if number > place), None)
        is_before = before is not None and (bool(runs[0]) or behind is None)
        own = before if is_before else behind
        out.item = runs[own or 0][::-1] if is_before else runs[own or 0]
        out.topic = runs[0] if own != 0 else runs[0][:-1]
        out.shape = min(len(named), _MOST) | min(len(starts), _MOST) << 2 | int(bool(runs[0])) << 4
    return out


def stand_features(around: Stands, who: str, home: str | None, measure: int) -> list[int]:
    """What speaks for a party by where it stands."""
    left = min(around.left[who], 2) + 1 if who in around.left else 0
    right = min(around.right[who], 2) + 1 if who in around.right else 0
    place = min(around.item.index(who) + 1, _MOST) if who in around.item else 0
    told = left | right << 2 | place << 4 | int(who == home) << 6
    return [code(184, told, around.shape), code(185, told, measure)]


def item_features(around: Stands, parties: Parties, home: str | None, measure: int) -> list[int]:
    """What speaks for a candidate set by who of it is of the figure's own item, of the topic, of another or nowhere."""
    item = around.item
    inside = topical = astray = lost = 0
    for who in parties:
        if who in item:
            inside += 1
        elif who in around.topic:
            topical += 1
        elif who in around.left or who in around.right:
            astray += 1
        else:
            lost += 1
    left_over = len({*item} - {*parties, home})
    told = min(inside, 3) | min(astray, 3) << 2 | min(lost, 3) << 4 | min(topical, 3) << 6 | min(left_over, 3) << 8
    told |= (2 if home is None else int(home in parties)) << 10 | int(bool(item) and item[0] in parties) << 12
    return [code(188, told, min(around.shape & 3, 2)), code(189, told, measure), code(190, told, around.shape)]
