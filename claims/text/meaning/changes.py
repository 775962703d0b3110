"""What tells a change from a level and a share, as codes for the reading of aspect alone.

"Fell by $5 million" and "fell to $5 million" differ in a word before the figure; Kazakh tells them by the figure's own
ending and the word after it. So each is told together with the nearest word of rise, fall, share or goal.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.text.meaning.cues import templates
from claims.text.meaning.features import hash_text
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page

_T: Final = templates(320)
REACH: Final = 12
TOLD: Final = "rise fall share compare by_step to_goal reach base_from more subset potential worth"


@lru_cache(maxsize=1)
def _told() -> frozenset[int]:
    ids = concept_ids()
    return frozenset(ids[name] for name in TOLD.split())


def change_features(page: Page, units: list[int], parts: list[tuple[int, int]]) -> list[list[int]]:
    """The codes that tell the aspect of each figure of a page, given its part of its sentence."""
    told, stems, concepts, suffixes = _told(), page.stems, page.concepts, page.suffixes
    out: list[list[int]] = []
    for at, ((first, after), unit) in enumerate(zip(parts, units, strict=True)):
        inside, beyond = page.quantity_words[at]
        last = page.sentence_words[page.quantity_sentences[at]][1]
        quantity = page.quantities[at]
        way = {"up": 1, "down": 2}.get(quantity.direction or "", 0) << 3 | unit
        left = _nearest(concepts, told, range(inside - 1, max(first, inside - REACH) - 1, -1))
        right = _nearest(concepts, told, range(beyond, min(after, beyond + REACH)))
        before = stems[inside - 1] if inside > first else 0
        following = stems[beyond] if beyond < last else 0
        ending = suffixes[beyond - 1] if beyond > inside else 0
        kind = hash_text(quantity.kind) & 0x3F
        out.append(
            [
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
            ]
        )
    return out


def _nearest(concepts: list[tuple[int, ...]], told: frozenset[int], words: range) -> int:
    for index in words:
        for concept in concepts[index]:
            if concept in told:
                return concept
    return 0
