"""What tells how far the thing behind a figure has come: cues of stages, verb forms and times around it, as codes.

Of use to the reading of status alone, so these codes are apart from those that all readings share.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.text.meaning.cues import Cued, around, side, templates
from claims.text.meaning.page import Page
from claims.text.meaning.times import Times
from claims.text.meaning.verb_forms import form_ids, verb_forms

RECENT_YEARS: Final = 5
_WEAK: Final = "to if infinitive done_part now_part next_part doing be"
_T: Final = templates(200)


@lru_cache(maxsize=1)
def weak_forms() -> frozenset[int]:
    """Forms that lean on another verb or on a noun."""
    ids = form_ids()
    return frozenset(ids[name] for name in _WEAK.split())


def stage_features(page: Page, lang: str, times: Times, units: list[int]) -> list[list[int]]:
    """The codes that tell the stage of each figure of a page."""
    cued = Cued(page, page.stages, verb_forms(lang).of_page(page), weak_forms())
    out: list[list[int]] = []
    shared: dict[tuple[int, int], list[int]] = {}
    for at, unit in enumerate(units):
        codes: list[int] = []
        left = side(cued, at, unit, -1, _T, codes)
        right = side(cued, at, unit, 1, _T, codes)
        codes.append(_T[20] | (left << 6 | right) << 22 | unit)
        place = (page.quantity_sentences[at], unit)
        if place not in shared:
            shared[place] = around(cued, *place, _T)
        codes += shared[place]
        _times(page, times, at, unit, codes)
        out.append(codes)
    return out


def since(published: str | None, start: str | None, end: str | None) -> int:
    """How a period stands to the day of publication.

    0 is unknown, 1 ahead, 2 runs on past the day, 3 this year, 4 last year, 5 a few years ago, 6 before.
    """
    last = end or start
    if not published or not last:
        return 0
    if start and start > published:
        return 1
    if last > published:
        return 2
    years = int(published[:4]) - int(last[:4])
    return 3 if years <= 0 else 4 if years == 1 else 5 if years <= RECENT_YEARS else 6


NO_TIME: Final = 7


def _times(page: Page, times: Times, at: int, unit: int, out: list[int]) -> None:
    """How the times in a figure's sentence, and the nearest on each side, stand to the day of publication."""
    start, sentence = page.quantities[at].start, page.quantity_sentences[at]
    nearest = [NO_TIME, NO_TIME]
    found: set[int] = set()
    for number in times.by_sentence[sentence]:
        mark = times.marks[number]
        stand = since(times.published, mark.period_start, mark.period_end) | (mark.kind == "day") << 3
        found.add(stand)
        if mark.start < start:
            nearest[0] = stand
        elif nearest[1] == NO_TIME:
            nearest[1] = stand
    for stand in found:
        out.append(_T[14] | stand << 22)
        out.append(_T[15] | stand << 22 | unit)
    out.append(_T[16] | nearest[0] << 22 | unit)
    out.append(_T[17] | nearest[1] << 22 | unit)
    out.append(_T[18] | nearest[0] << 22 | nearest[1])
