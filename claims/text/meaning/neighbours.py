"""The figures before and after a figure: their units, and what parts them from it, as feature codes."""

from __future__ import annotations

from typing import Final

from claims.text.meaning.page import Page, gap_class

CLOSE: Final = 40
"""Characters between two figures that a word or two may join."""
_PARTED: Final = 30 << 44
_SPAN: Final = 31 << 44
_GAP: Final = 32 << 44
_JOINED: Final = 33 << 44


def neighbour_features(page: Page, units: list[int]) -> list[list[int]]:
    """The codes of each figure of a page: first what stands before it, then what stands after."""
    sentences, quantities, spans = page.quantity_sentences, page.quantities, page.quantity_words
    total = len(units)
    out: list[list[int]] = [[] for _ in range(total)]
    for at in range(total + 1):  # what stands between two figures is told of both
        if not 0 < at < total or sentences[at - 1] != sentences[at]:
            if at:
                out[at - 1].append(_PARTED | 1 << 22 | units[at - 1])
            if at < total:
                out[at].append(_PARTED | units[at])
            continue
        start, end = quantities[at - 1].end, quantities[at].start
        gap = gap_class(page.text, start, end) << 4
        words = spans[at][0] - spans[at - 1][1]
        span = 0 if words <= 0 else 1 if words <= 2 else 2 if words <= 5 else 3
        stem = page.stems[spans[at - 1][1]] if end - start <= CLOSE and span == 1 else -1
        for here, other, side in ((at - 1, at, 1), (at, at - 1, 0)):
            unit, told = units[here], side | units[other] << 1
            out[here].append(_SPAN | told << 22 | unit | span << 3)
            out[here].append(_GAP | (told | gap) << 22 | unit | span << 3)
            if stem >= 0:
                out[here].append(_JOINED | stem << 22 | told | unit << 4)
    return out
