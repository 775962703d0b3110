"""What tells a change from a level and a share, as codes for the reading of aspect alone.

"Fell by $5 million" and "fell to $5 million" differ in a word before the figure; Kazakh tells them by the figure's own
ending and the word after it. So each is told together with the nearest word of rise, fall, share or goal. What the word
beside a figure means is told alike in all languages, for amounts of change are too rare to be learnt word by word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.text.meaning import built
from claims.text.meaning.built import mask
from claims.text.meaning.cues import templates
from claims.text.meaning.features import hash_text
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page, gap_class

CHANGES: Final = built.CHANGES
_T: Final = templates(320)
REACH: Final = 12
OWN: Final = 2
"""Words of a figure's own in which its hedge or preposition may stand, as "до" does."""
CLOSE: Final = 1
"""Words that may part two figures which tell the same change, as "or" does."""
TOLD: Final = "rise fall share compare by_step to_goal reach base_from more subset potential worth"


@lru_cache(maxsize=1)
def _told() -> frozenset[int]:
    ids = concept_ids()
    return frozenset(ids[name] for name in TOLD.split())


@lru_cache(maxsize=1)
def _mask() -> bytes:
    return mask(_told())


def change_features(page: Page, units: list[int], parts: list[tuple[int, int]]) -> list[list[int]]:
    """The codes that tell the aspect of each figure of a page, given its part of its sentence."""
    figures: list[tuple[int, ...]] = []
    for at, ((first, after), unit) in enumerate(zip(parts, units, strict=True)):
        inside, beyond = page.quantity_words[at]
        last = page.sentence_words[page.quantity_sentences[at]][1]
        quantity = page.quantities[at]
        way = (1 if quantity.direction == "up" else 2 if quantity.direction == "down" else 0) << 3 | unit
        kind = hash_text(quantity.kind) & 0x3F
        figures.append((inside, beyond, first, after, last, way, unit, kind, *_beside(page, units, at)))
    if CHANGES is not None:
        return CHANGES(page.stems, page.suffixes, page.concepts, figures, _mask(), _T[0])
    return [_changes(page, figure) for figure in figures]


def _changes(page: Page, figure: tuple[int, ...]) -> list[int]:
    """The codes of one figure: of its words, of its part of the sentence, and of what it says of itself."""
    inside, beyond, first, after, last, way, unit, kind, *others = figure
    told, stems, concepts = _told(), page.stems, page.concepts
    left = _nearest(concepts, told, range(inside - 1, max(first, inside - REACH) - 1, -1))
    right = _nearest(concepts, told, range(beyond, min(after, beyond + REACH)))
    before = stems[inside - 1] if inside > first else 0
    following = stems[beyond] if beyond < last else 0
    ending = page.suffixes[beyond - 1] if beyond > inside else 0
    bound = _nearest(concepts, told, range(max(first, inside - 1), inside))
    own = _nearest(concepts, told, range(inside, min(beyond, inside + OWN)))
    ahead = _nearest(concepts, told, range(beyond, min(beyond + 1, last)))
    return [
        _T[0] | before << 22 | way,
        _T[1] | following << 22 | way,
        _T[2] | ending << 22 | way,
        _T[3] | before << 22 | left << 3 | unit,
        _T[4] | following << 22 | left << 3 | unit,
        _T[5] | before << 22 | right << 3 | unit,
        _T[6] | ending << 22 | right << 3 | unit,
        _T[7] | left << 30 | right << 22 | way,
        _T[8] | left << 30 | right << 22 | kind << 3 | unit,
        _T[9] | before << 22 | following,
        _T[10] | (bound << 8 | own) << 22 | way,
        _T[11] | (bound << 8 | ahead) << 22 | way,
        *[_T[12 + side] | other << 22 | way for side, other in enumerate(others)],
    ]


def _beside(page: Page, units: list[int], at: int) -> tuple[int, int]:
    """The figures right before and after, where hardly a word parts them: unit, change, and what stands between."""
    words, quantities = page.quantity_words, page.quantities
    out = []
    for one, two, other in ((at - 1, at, at - 1), (at, at + 1, at + 1)):
        if one < 0 or two >= len(quantities) or not 0 <= words[two][0] - words[one][1] <= CLOSE:
            out.append(0)
            continue
        gap = gap_class(page.text, quantities[one].end, quantities[two].start)
        change = quantities[other].direction is not None
        out.append(1 | units[other] << 1 | gap << 4 | change << 8)
    return out[0], out[1]


def _nearest(concepts: list[tuple[int, ...]], told: frozenset[int], words: range) -> int:
    for index in words:
        for concept in concepts[index]:
            if concept in told:
                return concept
    return 0
