"""A second look at each figure: what it, its neighbours and its whole text were read as at first, and the nearest cues.

A figure takes the stage of the projects it belongs to, and a text of one kind holds figures of one kind; neither shows
in a figure's own surroundings. So the first readings become features, in one dense row a figure, of a small network.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.built import FILL, FIRST, places
from claims.text.meaning.classes import MEASURE_CLASSES, OUT_OF_SCOPE
from claims.text.meaning.features import LOOK_AHEAD, LOOK_BACK, UNITS, heads
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page
from claims.text.meaning.rest import LONG_SENTENCE, rest_rows, rest_widths
from claims.text.meaning.scene import Scene
from claims.text.meaning.scope import WIDTH as SCOPE_WIDTH
from claims.text.meaning.scope import surroundings

Floats = NDArray[np.float64]

_CUES = (
    "will plan target potential under_way done portfolio subset more phase project plant job share rank compare "
    "to_goal by_step reach worth world_scope own_economy bilateral enterprise with_capital our sign"
)
CUES = _CUES.split()
CAST = 12
PACE = 5.0
"""Words over which the closeness of a cue falls to 1/e."""
_FADING = [math.exp(-distance / PACE) for distance in range(max(LOOK_BACK, LOOK_AHEAD) + 1)]
_FADING_ROW = array("d", _FADING)
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


@lru_cache(maxsize=1)
def _tables() -> tuple[bytes, bytes]:
    """The number of each concept among cues, and among heads in order, from 1 on."""
    return places(cue_numbers()), places(sorted(heads()))


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of a page that are cues, in order: the index of each, and which cues it is."""

    words: list[int]
    cues: list[list[int]]

    @classmethod
    def of(cls, page: Page) -> Cues:
        """The cues of a page."""
        numbers = cue_numbers()
        apart = numbers.keys().isdisjoint
        words = [index for index, own in enumerate(page.concepts) if own and not apart(own)]
        return cls(words, [[numbers[c] for c in page.concepts[index] if c in numbers] for index in words])


def closeness(page: Page, at: int, cues: Cues) -> dict[int, float]:
    """How close each cue stands to figure `at` in its sentence, from 0 to 1: before it as 2 n, after it as 2 n + 1."""
    out: dict[int, float] = {}
    first, after = page.sentence_words[page.quantity_sentences[at]]
    inside, beyond = page.quantity_words[at]
    words = cues.words
    low, high = bisect_left(words, max(first, inside - LOOK_BACK)), bisect_left(words, inside)
    for place in range(high - 1, low - 1, -1):
        for cue in cues.cues[place]:
            out.setdefault(2 * cue, _FADING[inside - words[place]])
    low, high = bisect_left(words, beyond), bisect_left(words, min(after, beyond + LOOK_AHEAD))
    for place in range(low, high):
        for cue in cues.cues[place]:
            out.setdefault(2 * cue + 1, _FADING[words[place] - beyond + 1])
    return out


def _fill_beside(page: Page, told: Floats, out: Floats) -> None:
    """What the figures before and after were read as, and that again where they stand in the same sentence."""
    total, width = told.shape
    margin = max(BESIDE)
    framed = np.zeros((total + 2 * margin, width))
    framed[margin:-margin] = told
    places = np.full((2, total + 2 * margin), -1)  # in which sentence and paragraph each figure stands, or none
    places[0, margin:-margin] = page.quantity_sentences
    places[1, margin:-margin] = [page.sentences[number].paragraph for number in page.quantity_sentences]
    others: NDArray[np.int64] = np.arange(total)[:, None] + np.array([margin + step for step in BESIDE])
    there = places.take(others, axis=1)
    block = out.reshape(total, len(BESIDE), 2 * width + 3)
    block[:, :, :width] = framed.take(others, axis=0)
    block[:, :, -3] = there[0] >= 0
    block[:, :, -2:] = (there == places[:, margin:-margin, None]).transpose(1, 2, 0)
    np.multiply(block[:, :, :width], block[:, :, -2:-1], out=block[:, :, width:-3])


def read_rows(one: Scene, first: dict[str, Floats]) -> Floats:
    """One row a figure. `first` gives the first readings' probabilities by task, rows in the order of figures."""
    page, total = one.page, len(one.units)
    measure, aspect, status = (np.ascontiguousarray(first[task]) for task in ("measure", "aspect", "status"))
    in_scope = 1.0 - measure[:, OUT_OF_SCOPE]
    width, stages = measure.shape[1] + aspect.shape[1] + status.shape[1], status.shape[1] + 2
    widths = (
        width,
        len(BESIDE) * (2 * width + 3),
        measure.shape[1] + status.shape[1] + 1,
        SCOPE_WIDTH,
        len(UNITS),
        CAST,
        len(CUES),
        2 * len(CUES),
        sum(rest_widths(width)),
    )
    at = list(accumulate(widths, initial=0))
    rows = np.zeros((total, at[-1] + stages))
    told = _tell(measure, aspect, status, in_scope, one.units, at, rows)
    np.log(rows[:, :width], out=rows[:, :width])
    rows[:, at[3] : at[4]] = surroundings(in_scope, page.quantity_sentences, one.people.foreign)
    company: array[float] = array("d")  # of a list numpy is slow to make an array
    for figure in range(total):
        company.extend(_company(one, figure))
    rows[:, at[5] : at[6]] = np.frombuffer(company).reshape(total, CAST)
    _fill_around(one, told, rows, at)
    likely = measure[:, _PROJECT_LIKE].sum(axis=1) > LIKELY
    if likely.any():
        _fill_stage(page, status, likely.tolist(), rows[:, at[9] :])
    return rows


def _tell(
    measure: Floats, aspect: Floats, status: Floats, in_scope: Floats, units: list[int], at: list[int], rows: Floats
) -> Floats:
    """What others are told of each figure: its readings, the less the less likely it is in scope.

    Its own readings, none below FLOOR, go to columns 0 of `at`, what all figures are read as to 2, its unit to 4.
    """
    weight, width = in_scope[:, None], at[1]
    if FIRST is not None:
        told = np.empty((len(units), width))
        FIRST(measure, aspect, status, told, rows, units, float(in_scope.sum()), FLOOR, OUT_OF_SCOPE, at[2], at[4])
        return told
    np.maximum(np.concatenate([measure, aspect, status], axis=1), FLOOR, out=rows[:, :width])
    means = [measure.mean(0), (status * weight).sum(0) / max(in_scope.sum(), 1e-3), [math.log1p(len(units))]]
    rows[:, at[2] : at[3]] = np.concatenate(means)
    rows[np.arange(len(units)), np.array(units) + at[4]] = 1.0
    return np.concatenate([measure, status * weight, aspect * weight], axis=1)


def _fill_around(one: Scene, told: Floats, rows: Floats, at: list[int]) -> None:
    """What the figures beside were read as, cues, and what the rest tells: at columns 1, 6 and 8 of `at`."""
    page = one.page
    if FILL is None:
        _fill_beside(page, told, rows[:, at[1] : at[2]])
        _fill_cues(page, rows[:, at[6] : at[8]])
        rows[:, at[8] : at[9]] = rest_rows(page, told, one.heads)
        return
    paragraphs = [page.sentences[number].paragraph for number in page.quantity_sentences]
    rest = list(accumulate(rest_widths(told.shape[1]), initial=at[8]))
    lists = page.sentence_words, page.quantity_words, page.concepts, page.sentence_concepts, one.heads
    counted = len(CUES), len(concept_ids()), LONG_SENTENCE
    FILL(
        rows, told, page.quantity_sentences, paragraphs, *lists, *_tables(), _FADING_ROW,
        (at[1], at[6], *rest[:5]), *counted,
    )  # fmt: skip


def _company(one: Scene, at: int) -> tuple[float, ...]:
    """Who is named around figure `at`, as CAST numbers."""
    page, people = one.page, one.people
    sentence = page.quantity_sentences[at]
    before, after, earlier = one.near[at]
    home = people.home
    focus = people.other
    has_home = has_focus = False
    others = 0
    for who in before:  # counted one by one, for sets made for each figure would be felt
        has_home = has_home or who == home
        has_focus = has_focus or who == focus
        others += int(who != home)
    for who in after:
        has_home = has_home or who == home
        has_focus = has_focus or who == focus
        others += int(who != home and who not in before)
    return (
        min(others, FEW), has_home, has_focus, focus in earlier,
        people.pair_words[sentence] > 0, min(people.foreign, 5), home is None,
        focus is not None and focus in people.title, min(len(people.title), FEW),
        others - int(has_focus and focus != home), not before and not after, page.sentences[sentence].is_heading,
    )  # fmt: skip


def _fill_cues(page: Page, out: Floats) -> None:
    """The cues of the sentence before each figure's, then how close those of its own stand."""
    numbers = cue_numbers()
    cues = Cues.of(page)
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    earlier: dict[int, list[int]] = {}
    for at, sentence in enumerate(page.quantity_sentences):
        if sentence not in earlier:
            before = page.sentence_concepts[sentence - 1] if sentence else ()
            earlier[sentence] = [numbers[concept] for concept in before if concept in numbers]
        near = closeness(page, at, cues)
        columns += earlier[sentence]
        values += [1.0] * len(earlier[sentence])
        columns += [len(CUES) + column for column in near]
        values += near.values()
        rows += [at] * (len(earlier[sentence]) + len(near))
    out[np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp)] = np.array(values, dtype=np.float64)


def _fill_stage(page: Page, status: Floats, likely: list[bool], out: Floats) -> None:
    """The stage of the nearest project figure before each figure, and how near that stands."""
    sentences = page.quantity_sentences
    for at, sentence in enumerate(sentences):
        for other in range(at - 1, max(-1, at - STAGE_WITHIN), -1):
            if sentences[other] < sentence - 2:
                break
            if likely[other]:
                out[at, :-2] = status[other]
                out[at, -2] = 1.0 / (1 + sentence - sentences[other])
                out[at, -1] = 1.0 / (at - other)
                break
