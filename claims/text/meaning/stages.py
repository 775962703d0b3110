"""What tells how far the thing behind a figure has come: cues of stages, verb forms and times around it, as codes.

Of use to the reading of status alone, so these codes are apart from those that all readings share.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.text.meaning import built
from claims.text.meaning.clauses import Clause, Clauses, clauses, governor
from claims.text.meaning.cues import Cued, before, both_sides, templates
from claims.text.meaning.features import head_mask, heads
from claims.text.meaning.page import Page
from claims.text.meaning.sorts import sorts
from claims.text.meaning.things import thing_features
from claims.text.meaning.times import Times
from claims.text.meaning.verb_forms import form_ids, verb_forms

CLAUSE: Final = built.CLAUSE
RECENT_YEARS: Final = 5
_WEAK: Final = "to if infinitive done_part now_part next_part doing be"
_T: Final = templates(200)


@lru_cache(maxsize=1)
def weak_forms() -> frozenset[int]:
    """Forms that lean on another verb or on a noun."""
    ids = form_ids()
    return frozenset(ids[name] for name in _WEAK.split())


def verbs_and_clauses(page: Page, lang: str) -> tuple[list[int], Clauses]:
    """The verb form of each word of a page, and its clauses."""
    told = verb_forms(lang).of_page(page)
    return told, clauses(page, lang, told, weak_forms())


def governing(page: Page, parted: Clauses, forms: list[int]) -> list[int]:
    """The form of the verb that governs each figure of a page, 0 where there is none."""
    out = []
    for sentence, clause, (inside, beyond) in zip(
        page.quantity_sentences, parted.of_figure, page.quantity_words, strict=True
    ):
        verb = governor(parted.by_sentence[sentence][clause], inside, beyond, parted.verb_last)
        out.append(forms[verb] if verb >= 0 else 0)
    return out


def stage_features(
    page: Page, forms: list[int], parted: Clauses, times: Times, units: list[int], parts: list[tuple[int, int]]
) -> list[list[int]]:
    """The codes that tell the stage of each figure of a page.

    Given are the form of each word, the clauses, and of each figure its unit and its part of the sentence.
    """
    cued = Cued(page, page.stages, forms, weak_forms())
    shared: dict[int, list[int]] = {}
    stands = [
        since(times.published, mark.period_start, mark.period_end) | (mark.kind == "day") << 3 for mark in times.marks
    ]
    told = sorts(page, units, parts)
    out = thing_features(cued, parted, told)
    for at, (codes, unit, sort) in enumerate(zip(out, units, told, strict=True)):
        left, right = both_sides(cued, at, unit, _T, codes)
        codes.append(_T[20] | (left << 6 | right) << 22 | unit)
        sentence = page.quantity_sentences[at]
        place = sentence << 3 | unit  # a number, for a pair takes longer to find
        if place not in shared:
            shared[place] = before(cued, sentence, unit, _T)
        codes += shared[place]
        _times(page, times, stands, at, unit, codes)
        _clause(cued, parted, at, sort, codes)
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


def _times(page: Page, times: Times, stands: list[int], at: int, unit: int, out: list[int]) -> None:
    """How the times in a figure's sentence, and the nearest on each side, stand to the day of publication."""
    start, sentence = page.quantities[at].start, page.quantity_sentences[at]
    nearest = [NO_TIME, NO_TIME]
    found: set[int] = set()
    for number in times.by_sentence[sentence]:
        stand = stands[number]
        found.add(stand)
        if times.marks[number].start < start:
            nearest[0] = stand
        elif nearest[1] == NO_TIME:
            nearest[1] = stand
    for stand in found:
        out.append(_T[14] | stand << 22)
        out.append(_T[15] | stand << 22 | unit)
    out.append(_T[16] | nearest[0] << 22 | unit)
    out.append(_T[17] | nearest[1] << 22 | unit)
    out.append(_T[18] | nearest[0] << 22 | nearest[1])


_C: Final = templates(360)


def _clause(cued: Cued, parted: Clauses, at: int, unit: int, out: list[int]) -> None:
    """What a figure's own clause says: its governing verb, its verb forms, cues and concepts, and those beside it."""
    page, sentence, number = cued.page, cued.page.quantity_sentences[at], parted.of_figure[at]
    row = parted.by_sentence[sentence]
    own, nothing = row[number], ()
    ahead: tuple[int, ...] = row[number - 1].verbs if number else nothing
    behind: tuple[int, ...] = row[number + 1].verbs if number + 1 < len(row) else nothing
    if CLAUSE is None:
        form = governed(cued, own, page.quantity_words[at], parted.verb_last, unit, out)
        out.append(_C[14] | (cued.forms[ahead[-1]] if ahead else 0) << 22 | form)
        out.append(_C[15] | (cued.forms[behind[0]] if behind else 0) << 22 | form)
        out.append(_C[16] | min(number, 3) << 22 | min(len(row), 4))
        said(cued, page.sentence_words[sentence], own, form, unit, out)
        return
    lists = cued.forms, cued.cues, page.concepts, page.stems, head_mask()
    spans = page.sentence_words[sentence], page.quantity_words[at], own.first, own.after
    verbs = own.verbs, ahead, behind, number, len(row), parted.verb_last
    CLAUSE(*lists, *spans, *verbs, unit, _C[0], out)


def governed(cued: Cued, own: Clause, span: tuple[int, int], verb_last: bool, unit: int, out: list[int]) -> int:
    """The verbs of a clause on both sides of a figure over the words of `span`; returns the form of its governor."""
    forms, cues, (inside, beyond) = cued.forms, cued.cues, span
    left = next((forms[verb] for verb in reversed(own.verbs) if verb < inside), 0)
    right = next((forms[verb] for verb in own.verbs if verb >= beyond), 0)
    verb = governor(own, inside, beyond, verb_last)
    form = forms[verb] if verb >= 0 else 0
    told = form << 22
    out += (_C[0] | told | unit, _C[1] | told, _C[2] | left << 22 | right, _C[3] | (left << 6 | right) << 22 | unit)
    if verb >= 0:
        out += (_C[4] | cued.page.stems[verb] << 22 | form, _C[5] | cued.page.stems[verb] << 22 | unit)
        for word in range(max(verb - 1, 0), min(verb + 2, len(cues))):
            out += [_C[6] | cue << 22 | form for cue in cues[word]]
    return form


def said(cued: Cued, sentence: tuple[int, int], own: Clause, form: int, unit: int, out: list[int]) -> None:
    """The verb forms, cues and concepts of a figure's clause, each once, and the cues of the rest of its sentence."""
    forms, cues, concepts, head_numbers = cued.forms, cued.cues, cued.page.concepts, heads()
    here = range(own.first, own.after)
    out += [_C[7] | one << 22 for one in sorted({forms[word] for word in here}) if one]
    spoken = sorted({concept for word in here for concept in concepts[word]})
    things = [concept for concept in spoken if concept in head_numbers]
    for cue in sorted({cue for word in here for cue in cues[word]}):
        out += (_C[8] | cue << 22, _C[9] | cue << 22 | unit, _C[10] | cue << 22 | form)
        out += [_C[11] | (thing << 7 | cue) << 22 for thing in things]
    for concept in spoken:
        out += (_C[12] | concept << 22, _C[13] | concept << 22 | form)
    away = {cue for word in (*range(sentence[0], own.first), *range(own.after, sentence[1])) for cue in cues[word]}
    out += [_C[17] | cue << 22 for cue in sorted(away)]
