"""Projects of which the verb right beside them says how far they have come: "12 joint projects with China are planned".

The models weigh all that is told around, and take the plainest statement that opens a text for a whole portfolio. Of
941 labelled numbers of projects with such a verb 930 have its stage; wholes of which a part is told ("of 15 projects
twelve are complete") are left out by the patterns. What the projects cost goes with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.text.meaning.heads import Head
from claims.text.meaning.page import Page
from claims.text.vocabulary import vocabulary

_STAGES: Final = ("planned", "in_progress", "actual")
_PROJECTS: Final = "projects"
_COST: Final = "project_investment"
_LEVEL: Final = "level"
_APART: Final = frozenset(("count", "percent"))
_BEHIND: Final = 110
_BEFORE: Final = 60
_WHOLE: Final = 40
_TIED: Final = 60


@lru_cache(maxsize=8)
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    """The verbs, with a group for each stage; what parts them from a figure; what makes a whole; what offers two."""
    pack = vocabulary(lang).pack
    own, denied = pack["predicates"], pack["told_ways"]["denied"]
    undenied = rf"\b(?<!\b{denied} )" if denied else r"\b"  # «не реализовано 12 проектов»
    verbs = "|".join(rf"(?P<{stage}>{undenied}(?:{own[stage]})\b)" for stage in _STAGES)
    return tuple(re.compile(f"(?i){told}") for told in (verbs, own["parts"], own["whole"], own["either"]))


def told_stage(page: Page, lang: str, at: int) -> str | None:
    """The stage that the verb beside a number of projects tells; None where there is none, or it may be another's."""
    verbs, parts, whole, either = _patterns(lang)
    figure, sentence, text = page.quantities[at], page.sentences[page.quantity_sentences[at]], page.text
    if whole.search(text, max(sentence.start, figure.start - _WHOLE), figure.start):
        return None
    found = verbs.search(text, figure.end, min(sentence.end, figure.end + _BEHIND))
    if found and not parts.search(text, figure.end, found.start()) and _is_alone(page, at, found.start()):
        return None if either.match(text, found.end()) else found.lastgroup
    if not vocabulary(lang).pack["predicates"]["verb_first"]:
        return None
    first = max(sentence.start, figure.start - _BEFORE, page.quantities[at - 1].end if at else 0)
    ahead = list(verbs.finditer(text, first, figure.start))
    if not ahead or parts.search(text, ahead[-1].end(), figure.start):
        return None
    is_offered = len(ahead) > 1 and either.match(text, ahead[-2].end())
    return None if is_offered else ahead[-1].lastgroup


def _is_alone(page: Page, at: int, end: int) -> bool:
    """Whether nothing but one sum is told between a number of projects and their verb, which begins at `end`."""
    between = [one for one in page.quantities[at + 1 : at + 3] if one.start < end]
    return not between or (len(between) == 1 and between[0].unit not in _APART)


def with_predicates(page: Page, lang: str, heads: Sequence[Head]) -> list[Head]:
    """Heads where projects, and what they cost, have the stage that their verb tells."""
    out, rows = list(heads), {one.at: row for row, one in enumerate(heads)}
    for row, one in enumerate(heads):
        if one.measure != _PROJECTS or one.aspect != _LEVEL:
            continue
        stage = told_stage(page, lang, one.at)
        if stage is None:
            continue
        out[row] = replace(one, status=stage)
        for beside in (one.at - 1, one.at + 1):
            cost = rows.get(beside)
            if cost is not None and heads[cost].measure == _COST and _is_tied(page, lang, one.at, beside):
                out[cost] = replace(heads[cost], status=stage)
    return out


def _is_tied(page: Page, lang: str, at: int, beside: int) -> bool:
    """Whether a sum stands right beside a number of projects, in their part of the sentence."""
    first, last = sorted((at, beside))
    start, end = page.quantities[first].end, page.quantities[last].start
    return end - start <= _TIED and not _patterns(lang)[1].search(page.text, start, end)
