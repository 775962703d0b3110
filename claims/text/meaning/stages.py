"""What tells how far the thing behind a figure has come: cues of stages, verb forms and times around it, as codes.

Of use to the reading of status alone, so these codes are apart from those that all readings share.
"""

from __future__ import annotations

from array import array
from functools import lru_cache

from claims.lexicon import pack as packs
from claims.text.meaning.features import code
from claims.text.meaning.lexicon import Lexicon
from claims.text.meaning.page import GAP_CLAUSE, Page
from claims.text.meaning.times import Times
from claims.text.meaning.verb_forms import form_ids, verb_forms

LOOK_BACK = 30
LOOK_AHEAD = 30
CLOSE = 10
HEADING_BACK = 8
RECENT_YEARS = 5
_BUCKETS = (0, 1, 2, 3, 3, 4, 4, 4, 4) + (5,) * 32
_WEAK = "to if infinitive done_part now_part next_part doing be"
FIRST_TEMPLATE = 200
_T = [FIRST_TEMPLATE + template << 44 for template in range(64)]


@lru_cache(maxsize=1)
def cue_ids() -> dict[str, int]:
    """Names of the cues of stages to numbers, by the order of the English pack."""
    return {name: number for number, name in enumerate(packs.pack("en", "stages")["cues"], start=1)}


@lru_cache(maxsize=8)
def stage_cues(lang: str) -> Lexicon:
    """The cues of a language; English for one without a pack."""
    known = lang if lang in packs.languages() else "en"
    return Lexicon(known, packs.pack(known, "stages")["cues"], cue_ids())


@lru_cache(maxsize=1)
def weak_forms() -> frozenset[int]:
    """Forms that lean on another verb or on a noun."""
    ids = form_ids()
    return frozenset(ids[name] for name in _WEAK.split())


def cues_of(words: list[str], cues: Lexicon) -> list[tuple[int, ...]]:
    """The cues of each word, those of phrases with their first word."""
    out: list[tuple[int, ...]] = []
    look_up = cues.look_up
    for at, word in enumerate(words):
        _, _, own, possible = look_up(word)
        if possible is not None:
            more = possible.found(words, at + 1)
            if more:
                own = tuple(sorted({*own, *more}))
        out.append(own)
    return out


class Staged:
    """A page with the stage cues and verb forms of its words, and the cues of its sentences."""

    __slots__ = ("cues", "forms", "page", "sentence_cues")

    def __init__(self, page: Page, lang: str) -> None:
        self.page = page
        self.cues = cues_of(page.words, stage_cues(lang))
        self.forms = verb_forms(lang).of_page(page)
        self.sentence_cues = [
            frozenset(cue for own in self.cues[first:after] for cue in own) for first, after in page.sentence_words
        ]


def stage_features(page: Page, lang: str, times: Times, units: list[int]) -> list[array[int]]:
    """The codes that tell the stage of each figure of a page."""
    staged = Staged(page, lang)
    out: list[array[int]] = []
    around: dict[tuple[int, int], list[int]] = {}
    for at, unit in enumerate(units):
        codes: list[int] = []
        left = _side(staged, at, unit, -1, codes)
        right = _side(staged, at, unit, 1, codes)
        codes.append(code(FIRST_TEMPLATE + 20, left << 6 | right, unit))
        shared = (page.quantity_sentences[at], unit)
        if shared not in around:
            around[shared] = []
            _sentence(staged, shared[0], unit, around[shared])
        codes += around[shared]
        _times(page, times, at, unit, codes)
        out.append(array("Q", codes))
    return out


def _side(staged: Staged, at: int, unit: int, step: int, out: list[int]) -> int:
    """Cues and verb forms on one side of a figure in its sentence; returns the form of the nearest full verb."""
    page = staged.page
    first, after = page.sentence_words[page.quantity_sentences[at]]
    inside, beyond = page.quantity_words[at]
    if step < 0:
        words, side = range(inside - 1, max(first, inside - LOOK_BACK) - 1, -1), 1
    else:
        words, side = range(beyond, min(after, beyond + LOOK_AHEAD)), 2
    cues, forms, gaps, weak = staged.cues, staged.forms, page.gaps, weak_forms()
    last_gap = len(gaps) - 1
    seen: set[int] = set()
    broken = distance = any_form = verb = previous = 0
    for index in words:
        distance += 1
        gap = gaps[index] if step > 0 else gaps[index + 1] if index < last_gap else 0
        if gap > broken:
            broken = gap
        form, own = forms[index], cues[index]
        if not form and not own:
            continue
        if form:
            if not any_form:
                any_form = form
                out.append(_T[1] | form << 22 | side | unit << 2)
            if not verb and form not in weak:
                verb = form
                out.append(_T[2] | form << 22 | side | unit << 2 | min(broken, GAP_CLAUSE) << 5)
        if own:
            if previous:
                out.append(_T[7] | (own[0] << 6 | previous if step < 0 else previous << 6 | own[0]) << 22 | side)
            previous = own[-1]
        elif form and previous:
            out.append(_T[8] | previous << 22 | form << 2 | side)
        for cue in own:
            if broken < GAP_CLAUSE and distance <= CLOSE:
                out.append(_T[3] | cue << 22 | unit)
            if cue in seen:
                continue
            seen.add(cue)
            out.append(_T[4] | cue << 22 | side | _BUCKETS[min(distance, 30)] << 2)
            out.append(_T[5] | cue << 22 | side | broken << 2)
            out.append(_T[6] | cue << 22 | side | unit << 2)
    return verb


def _sentence(staged: Staged, sentence: int, unit: int, out: list[int]) -> None:
    """Cues anywhere in the sentence, in the one before and in the heading above."""
    page = staged.page
    for cue in staged.sentence_cues[sentence]:
        out.append(_T[10] | cue << 22)
        out.append(_T[11] | cue << 22 | unit)
    paragraph = page.sentences[sentence].paragraph
    if sentence and page.sentences[sentence - 1].paragraph == paragraph:
        for cue in staged.sentence_cues[sentence - 1]:
            out.append(_T[12] | cue << 22 | unit)
    for lead in range(sentence - 1, max(-1, sentence - HEADING_BACK), -1):
        if page.sentences[lead].is_heading:
            for cue in staged.sentence_cues[lead]:
                out.append(_T[13] | cue << 22 | unit)
            break


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


NO_TIME = 7


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
        out.append(code(FIRST_TEMPLATE + 14, stand))
        out.append(code(FIRST_TEMPLATE + 15, stand, unit))
    out.append(code(FIRST_TEMPLATE + 16, nearest[0], unit))
    out.append(code(FIRST_TEMPLATE + 17, nearest[1], unit))
    out.append(code(FIRST_TEMPLATE + 18, nearest[0], nearest[1]))
