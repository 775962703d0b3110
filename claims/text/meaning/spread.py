"""The codes of all concepts or cues of a sentence: one or two templates with each of them in its place."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from claims.text.meaning import built

SPREAD: Final = built.SPREAD


def spread(concepts: AbstractSet[int], first: int, second: int, out: list[int]) -> None:
    """Add to `out` the code `first` with each concept, and then `second` with it, where that is not 0."""
    if SPREAD is not None:
        SPREAD(concepts, first, second, out)
        return
    for concept in concepts:
        out.append(first | concept << 22)
        if second:
            out.append(second | concept << 22)
