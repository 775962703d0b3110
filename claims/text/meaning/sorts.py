"""Which sort of thing a figure tells of, by the nearest word of its own part of the sentence that may head its phrase.

Stages are told of projects, of jobs and of trade in words of their own, so a cue means little without its sort.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.text.meaning.features import UNITS
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page

SORTS: Final = (
    "turnover trade export import sell buy",
    "invest fdi",
    "loan grant fund",
    "contract agreement",
    "project plant",
    "job worker employ",
    "enterprise",
    "capacity",
    "product_line",
    "cargo container",
)
COUNTED: Final = 2
"""Words after a figure in which what it counts may stand."""
REACH: Final = 20


@lru_cache(maxsize=1)
def _sort_of() -> dict[int, int]:
    """Concept numbers to the number of their sort, from 1 on."""
    ids = concept_ids()
    return {ids[name]: number for number, names in enumerate(SORTS, start=1) for name in names.split()}


def sorts(page: Page, units: list[int], parts: list[tuple[int, int]]) -> list[int]:
    """The sort of each figure with its unit, as one small number, given its part of the sentence.

    What the figure counts tells it, else the last head before it, else the first after it.
    """
    known, concepts = _sort_of(), page.concepts
    out: list[int] = []
    for (first, after), (inside, beyond), unit in zip(parts, page.quantity_words, units, strict=True):
        counted = max(beyond, min(beyond + COUNTED, after))
        sort = (
            _first(known, concepts, range(inside, counted))
            or _first(known, concepts, range(inside - 1, max(first, inside - REACH) - 1, -1))
            or _first(known, concepts, range(counted, min(after, beyond + REACH)))
        )
        out.append(sort * len(UNITS) + unit)
    return out


def _first(known: dict[int, int], concepts: list[tuple[int, ...]], words: range) -> int:
    """The sort that the first of some words to tell one tells, 0 for none."""
    for word in words:
        for concept in concepts[word]:
            if concept in known:
                return known[concept]
    return 0


__all__ = ["SORTS", "sorts"]
