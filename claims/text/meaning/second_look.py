"""A second look at each figure: what it, its neighbours and its whole text were read as at first, and the nearest cues.

A figure takes the stage of the projects it belongs to, and a text of one kind holds figures of one kind; neither shows
in a figure's own surroundings. So the first readings become features, in one dense row a figure, of a small network.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.classes import MEASURE_CLASSES, OUT_OF_SCOPE
from claims.text.meaning.features import LOOK_AHEAD, LOOK_BACK, UNITS
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page
from claims.text.meaning.scene import Scene
from claims.text.meaning.scope import surroundings

Floats = NDArray[np.float64]

_CUES = (
    "will plan target potential under_way done portfolio subset more phase project plant job share rank compare "
    "to_goal by_step reach worth world_scope own_economy bilateral enterprise with_capital our sign"
)
CUES = _CUES.split()
PACE = 5.0
"""Words over which the closeness of a cue falls to 1/e."""
BESIDE = (-2, -1, 1, 2)
FLOOR = 1e-3
FEW = 3
LIKELY = 0.4
"""From this probability on, a figure before is taken for one that tells a project and its stage."""
STAGE_WITHIN = 8
_PROJECT_LIKE = [MEASURE_CLASSES.index(name) for name in ("projects", "project_investment")]


@lru_cache(maxsize=1)
def cue_numbers() -> dict[int, int]:
    """Concept numbers of the cues, to their place in CUES."""
    ids = concept_ids()
    return {ids[name]: number for number, name in enumerate(CUES)}


def closeness(page: Page, at: int, cues: list[tuple[int, ...]]) -> Floats:
    """For each cue, how close it stands before and after figure `at` in its sentence, from 0 to 1."""
    out = np.zeros(2 * len(CUES))
    first, after = page.sentence_words[page.quantity_sentences[at]]
    inside, beyond = page.quantity_words[at]
    sides = (range(inside - 1, max(first, inside - LOOK_BACK) - 1, -1), range(beyond, min(after, beyond + LOOK_AHEAD)))
    for side, words in enumerate(sides):
        for distance, index in enumerate(words, start=1):
            for cue in cues[index]:
                out[2 * cue + side] = out[2 * cue + side] or math.exp(-distance / PACE)
    return out


def _beside(one: Scene, told: Floats) -> list[Floats]:
    """What the figures before and after were read as, and that again where they stand in the same sentence."""
    total, width = told.shape
    sentences = np.array(one.page.quantity_sentences)
    paragraphs = np.array([one.page.sentences[number].paragraph for number in sentences])
    blocks = []
    for step in BESIDE:
        block = np.zeros((total, 2 * width + 3))
        here = np.arange(max(0, -step), min(total, total - step))
        there = here + step
        together = (sentences[here] == sentences[there]).astype(np.float64)
        block[here, :width] = told[there]
        block[here, width:-3] = told[there] * together[:, None]
        block[here, -3] = 1.0
        block[here, -2] = together
        block[here, -1] = paragraphs[here] == paragraphs[there]
        blocks.append(block)
    return blocks


def read_rows(one: Scene, first: dict[str, Floats]) -> Floats:
    """One row a figure. `first` gives the first readings' probabilities by task, rows in the order of figures."""
    page = one.page
    total = len(one.units)
    measure, aspect, status = first["measure"], first["aspect"], first["status"]
    in_scope = 1.0 - measure[:, OUT_OF_SCOPE]
    numbers = cue_numbers()
    cues = [tuple(numbers[c] for c in own if c in numbers) for own in page.concepts]
    logs = [np.log(np.maximum(one_task, FLOOR)) for one_task in (measure, aspect, status)]
    told = np.hstack([measure, status * in_scope[:, None], aspect * in_scope[:, None]])
    weight = in_scope[:, None]
    whole = np.hstack([measure.mean(0), (status * weight).sum(0) / max(weight.sum(), 1e-3), [math.log1p(total)]])
    scope = surroundings(in_scope, page.quantity_sentences, one.people.foreign)
    rest = np.array([_own(one, at, cues, status, measure) for at in range(total)])
    return np.hstack([*logs, *_beside(one, told), np.tile(whole, (total, 1)), scope, rest])


def _own(one: Scene, at: int, cues: list[tuple[int, ...]], status: Floats, measure: Floats) -> Floats:
    """Unit, cast and cues of one figure, and the stage of the nearest project figure before it."""
    page, people = one.page, one.people
    sentence = page.quantity_sentences[at]
    unit = np.zeros(len(UNITS))
    unit[one.units[at]] = 1.0
    before, after, earlier = one.near[at]
    here = {*before, *after}
    home = people.home
    focus = next((who for who in people.focus if who != home), None)
    cast = np.array([
        min(len(here - {home}), FEW), float(home in here), float(focus in here), float(focus in earlier),
        float(people.pair_words[sentence] > 0), min(people.foreign, 5), float(home is None),
        float(focus is not None and focus in people.title), min(len(people.title), FEW),
        float(len(here - {home, focus})), float(not here), float(page.sentences[sentence].is_heading),
    ])  # fmt: skip
    previous = np.zeros(len(CUES))
    if sentence:
        for concept in page.sentence_concepts[sentence - 1]:
            number = cue_numbers().get(concept)
            if number is not None:
                previous[number] = 1.0
    stage = np.zeros(status.shape[1] + 2)
    for other in range(at - 1, max(-1, at - STAGE_WITHIN), -1):
        if page.quantity_sentences[other] < sentence - 2:
            break
        if measure[other, _PROJECT_LIKE].sum() > LIKELY:
            stage[:-2] = status[other]
            stage[-2] = 1.0 / (1 + sentence - page.quantity_sentences[other])
            stage[-1] = 1.0 / (at - other)
            break
    return np.concatenate([unit, cast, previous, closeness(page, at, cues), stage])
