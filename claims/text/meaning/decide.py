"""The reading of a laid-out document: what its figures measure, then their parties, period and direction, twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claims.model import DIRECTED_MEASURES
from claims.text.meaning.classes import CLASSES, MEASURE_CLASSES, OUT_OF_SCOPE
from claims.text.meaning.model import Batch, Floats, Linear, Model, Panel, batch, mixed, softmax
from claims.text.meaning.scene import Scene, Trail, direction_choices, party_choices, period_choices
from claims.text.meaning.scope import Coherence
from claims.text.meaning.second_look import read_rows
from claims.text.meaning.sides import Parties
from claims.text.meaning.times import Period

Probabilities = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Models:
    """The fitted classifiers (by task and pass) and rankers (by choice and pass)."""

    classifiers: Mapping[str, Model]
    rankers: Mapping[str, Linear]
    coherence: Coherence
    seconds: Mapping[str, Panel]
    """The networks, by task, that look again in the light of the first readings; a task without one keeps its first."""


@dataclass(slots=True)
class Choice:
    """What one figure was read to mean, with the probability of each part."""

    at: int
    measure: str
    aspect: str
    status: str
    parties: Parties
    period: Period
    giver: str | None
    taker: str | None
    odds: tuple[float, float, float, float, float, float, float]
    """Of being in scope, and given that, of measure, aspect, status, parties, period and direction."""


def in_order(classes: Sequence[str], model: Model, lists: Batch) -> Floats:
    """Probabilities in the fixed order of `classes`; a class that the model never saw has none."""
    rows = model.probabilities(lists)
    if model.classes == classes:
        return rows
    out = np.zeros((len(rows), len(classes)))
    for column, name in enumerate(model.classes):
        out[:, classes.index(name)] = rows[:, column]
    return out


def first_reading(one: Scene, models: Models) -> Probabilities:
    """Probabilities of measure, aspect and status of each figure from its own surroundings."""
    lists = batch(one.base)
    return {task: in_order(classes, models.classifiers[task], lists) for task, classes in CLASSES.items()}


def weighed(one: Scene, chances: Probabilities, coherence: Coherence) -> Probabilities:
    """Probabilities with the chance of being in scope weighed against that of the text's other figures."""
    measures = chances["measure"].copy()
    before = 1.0 - measures[:, OUT_OF_SCOPE]
    after = coherence.in_scope(before, one.page.quantity_sentences, one.people.foreign)
    measures *= (after / np.maximum(before, 1e-9))[:, None]
    measures[:, OUT_OF_SCOPE] = 1.0 - after
    return {**chances, "measure": measures}


def second_reading(one: Scene, first: Probabilities, models: Models) -> Probabilities:
    """First readings, weighed against the text's others and blended with those of the networks that know them all."""
    if not one.units:
        return first
    chances = weighed(one, first, models.coherence)
    rows = read_rows(one, first)
    return chances | {task: mixed(chances[task], panel.probabilities(rows)) for task, panel in models.seconds.items()}


def kinds_of(measure: str, aspect: str, status: str) -> int:
    """Measure (low five bits), aspect and status of a figure as one small number."""
    return (
        MEASURE_CLASSES.index(measure) | (CLASSES["aspect"].index(aspect) << 7) | (CLASSES["status"].index(status) << 5)
    )


def pick(model: Linear, lists: list[list[int]]) -> tuple[int, float]:
    """The best of a group of candidates, and its probability."""
    odds = softmax(model.scores(batch(lists))[:, 0])
    best = int(odds.argmax())
    return best, float(odds[best])


def choose(one: Scene, at: int, chances: Probabilities, models: Models, trail: Trail | None) -> Choice:
    """The best reading of figure `at` as a claim, whether or not it is one; with a trail, the second reading."""
    turn = "1" if trail is None else "2"
    in_scope = 1.0 - float(chances["measure"][at][OUT_OF_SCOPE])
    measures = chances["measure"][at].copy()
    measures[OUT_OF_SCOPE] = 0.0
    measure = MEASURE_CLASSES[int(measures.argmax())]
    p_measure = float(measures.max() / measures.sum()) if measures.sum() > 0 else 0.0
    aspect = CLASSES["aspect"][int(chances["aspect"][at].argmax())]
    status = CLASSES["status"][int(chances["status"][at].argmax())]
    sets, lists = party_choices(one, at, MEASURE_CLASSES.index(measure), trail)
    parties: Parties = ()
    p_parties = p_way = 1.0
    if sets:
        best, p_parties = pick(models.rankers["parties" + turn], lists)
        parties = sets[best]
    periods, lists = period_choices(one, at, kinds_of(measure, aspect, status), trail)
    best, p_period = pick(models.rankers["period" + turn], lists)
    giver = taker = None
    if measure in DIRECTED_MEASURES and len(parties) == 2:
        number = MEASURE_CLASSES.index(measure)
        way, p_way = pick(models.rankers["direction" + turn], direction_choices(one, at, parties, number, trail))
        giver, taker = parties if way == 0 else (parties[1], parties[0])
    odds = (
        in_scope, p_measure, float(chances["aspect"][at].max()), float(chances["status"][at].max()),
        p_parties, p_period, p_way,
    )  # fmt: skip
    return Choice(at, measure, aspect, status, parties, periods[best], giver, taker, odds)


LIKELY = 0.3
"""From this probability on of being in scope, a figure's first reading is leant on by its neighbours."""


def first_choices(one: Scene, chances: Probabilities, models: Models) -> Trail:
    """The first readings of all likely figures."""
    measures: list[int | None] = []
    parties: list[Parties | None] = []
    periods: list[Period | None] = []
    ways: list[tuple[int, str, str] | None] = []
    for at in range(len(one.units)):
        likely = 1.0 - chances["measure"][at][OUT_OF_SCOPE] >= LIKELY
        choice = choose(one, at, chances, models, None) if likely else None
        measures.append(MEASURE_CLASSES.index(choice.measure) if choice else None)
        parties.append(choice.parties if choice else None)
        periods.append(choice.period if choice else None)
        has_way = choice and choice.giver and choice.taker
        ways.append(
            (MEASURE_CLASSES.index(choice.measure), choice.giver, choice.taker)
            if choice and has_way and choice.giver and choice.taker
            else None
        )
    return Trail(measures, parties, periods, ways)
