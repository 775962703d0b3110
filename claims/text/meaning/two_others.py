"""Where a text ties two countries: its publisher's, if never spoken of, is none of the parties from there on.

In the shared labelled documents no claim of such a text has the publisher's country as party, in our own one in eleven.
A part of the world without a code ties as a country does: after "China's trade with Africa" no claim has it, of 35.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from claims.model import GROUPS
from claims.text.meaning.stand_ins import Mark
from claims.text.quantities import Quantity
from claims.text.sorted_numbers import first_from

_TWO: Final = 2


def tied_from(
    marks: Sequence[Mark],
    by_sentence: Sequence[Sequence[int]],
    figures: Sequence[Quantity],
    parts: Mapping[int, tuple[int, int]],
) -> int:
    """The first sentence that names just two countries with no figure between, or the number of sentences.

    "Trade between Chad and Niger was 5 million" ties them; "12 % went to Chad, 7 to Niger" has a third in mind.
    `parts` has by sentence where a part of the world is named, which stands for the second of them.
    """
    starts = [figure.start for figure in figures]
    for number, indices in enumerate(by_sentence):
        spans: dict[str, tuple[int, int]] = {}
        for index in indices:
            start, end, who, _ = marks[index]
            if who not in GROUPS:
                spans.setdefault(who, (start, end))
        named = list(spans.values())
        if len(named) == 1 and number in parts:
            named = sorted([*named, parts[number]])
        if len(named) == _TWO:
            (_, end), (start, _) = named
            if first_from(starts, end) == first_from(starts, start):
                return number
    return len(by_sentence)
