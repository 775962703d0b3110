"""What else the text says around a figure: who is named near it, which times, what its neighbours were read as."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claims.model import GROUPS
from claims.text.meaning.features import code, hash_text
from claims.text.meaning.page import Page
from claims.text.meaning.sides import Cast, Near, nearest_codes
from claims.text.meaning.times import Times

SURE = 0.5


def company_features(page: Page, people: Cast, near: Near, at: int, unit: int, out: list[int]) -> None:
    """Which countries stand in and before the figure's sentence, and how many the whole text deals with."""
    before, after, earlier = near
    here = {*before, *after}
    home = people.home
    has_home = int(home in here)
    foreign = min(len(here - {home}), 3)
    foreign_before = min(sum(who != home for who in before), 2)
    groups = int(any(who in GROUPS for who in here))
    past = min(sum(who != home for who in earlier), 2)
    doc = min(people.foreign, 4)
    out.append(code(50, foreign | (has_home << 2) | (groups << 3), unit))
    out.append(code(51, foreign_before | (past << 2), unit))
    out.append(code(52, doc | (past << 3) | (foreign << 5), unit))
    out.append(code(53, doc, unit | (int(home is None) << 3)))
    if people.focus and foreign:
        other = next((who for who in people.focus if who != home), None)
        out.append(code(54, int(other in here) | (foreign << 1), unit))
    for side, codes in ((0, before), (1, after)):
        if codes:
            out.append(code(55, side | (int(codes[0] == home) << 1) | (int(codes[0] in GROUPS) << 2), unit))
    pairs = people.pair_words[page.quantity_sentences[at]]
    if pairs:
        out.append(code(56, pairs, unit))


def time_features(page: Page, times: Times, at: int, unit: int, out: list[int]) -> None:
    """Kinds of time expression in the figure's sentence, and the nearest on each side."""
    quantity = page.quantities[at]
    nearest = [0, 0]
    kinds = set()
    for index in times.by_sentence[page.quantity_sentences[at]]:
        mark = times.marks[index]
        kind = hash_text(mark.kind)
        kinds.add(kind)
        if mark.start < quantity.start:
            nearest[0] = kind
        elif not nearest[1]:
            nearest[1] = kind
    for kind in kinds:
        out.append(code(60, kind))
    for side in (0, 1):
        out.append(code(61, nearest[side], side | (unit << 1)))
    if not kinds:
        out.append(code(62, unit))


class Verdicts:
    """What a first pass made of the figures: best class and probability, by task, in the order of the figures."""

    def __init__(self, probabilities: dict[str, NDArray[np.float64]]) -> None:
        self.best = {task: rows.argmax(axis=1).tolist() if len(rows) else [] for task, rows in probabilities.items()}
        self.sure = {
            task: (rows.max(axis=1) > SURE).tolist() if len(rows) else [] for task, rows in probabilities.items()
        }


def verdict_features(page: Page, verdicts: Verdicts, at: int, unit: int, units: Sequence[int]) -> list[int]:
    """How the figure itself and its neighbours were read in the first pass."""
    measure, aspect, status = (verdicts.best[task] for task in ("measure", "aspect", "status"))
    sure = verdicts.sure["measure"]
    own = measure[at] | (int(sure[at]) << 5)
    out = [code(70, own, unit), code(71, measure[at] | (aspect[at] << 5), unit), code(72, status[at], measure[at])]
    sentence = page.quantity_sentences[at]
    for step in (-2, -1, 1, 2):
        other = at + step
        if not 0 <= other < len(measure):
            out.append(code(73, step + 2))
            continue
        apart = abs(page.quantity_sentences[other] - sentence)
        if apart > 2:
            out.append(code(74, step + 2))
            continue
        place = (step + 2) | (min(apart, 1) << 3)
        seen = measure[other] | (int(sure[other]) << 5)
        out.append(code(75, seen | (aspect[other] << 6), place | (unit << 5)))
        out.append(code(76, seen, place | (measure[at] << 5)))
        out.append(code(77, status[other] | (status[at] << 3), place | (measure[at] << 5)))
        out.append(code(78, status[other], place))
        out.append(code(79, units[other] | (measure[other] << 3), place | (aspect[at] << 5)))
    return out


def cue_features(page: Page, at: int, measure: int) -> list[int]:
    """Concepts of the figure's sentence crossed with what the figure was read to measure."""
    return [code(80, concept, measure) for concept in page.sentence_concepts[page.quantity_sentences[at]]]


__all__ = ["Verdicts", "company_features", "cue_features", "nearest_codes", "time_features", "verdict_features"]
