"""Fitting every model of the meaning layer on labelled documents, and again outside each fold, to measure it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeVar

import numpy as np

from claims.model import DIRECTED_MEASURES
from claims.text.meaning.bundle import CHOICES
from claims.text.meaning.classes import CLASSES, IN, NONE, OUT
from claims.text.meaning.decide import (
    Probabilities,
    first_reading,
    read_in_order,
)
from claims.text.meaning.ensemble import Models
from claims.text.meaning.features import Codes
from claims.text.meaning.heads import Head
from claims.text.meaning.hints import hinted, hinted_parties, hinted_periods, hinted_ways
from claims.text.meaning.model import Blend, Model, Panel
from claims.text.meaning.rank_blend import Ranker, ranker_of
from claims.text.meaning.scene import (
    Scene,
    direction_options,
    party_options,
    period_options,
    scene,
)
from claims.text.meaning.second_look import read_rows
from claims.text.meaning.trees import Trees
from claims.text.train.boost import boosted
from claims.text.train.cores import on_each
from claims.text.train.fit import blend, panel, ranker, small_blend
from claims.text.train.gold import Labelled, aligned
from claims.text.train.goods import STRENGTH as GOODS_STRENGTH
from claims.text.train.goods import good_groups, kept
from claims.text.train.plain import plain
from claims.text.train.rank_network import UNITS, rank_network
from claims.text.train.scan import fit_scan

Item = TypeVar("Item")

ROUNDS = {"scope": 300, "status": 60}
STRENGTH = {"measure": 0.15, "aspect": 0.5, "status": 0.05, "parties": 0.1, "period": 0.3, "direction": 0.1}
STRENGTH |= {"product": GOODS_STRENGTH}


@dataclass(slots=True)
class Lesson:
    """A labelled document, laid out, with the label of each figure that has one."""

    labelled: Labelled
    scene: Scene
    labels: dict[int, dict[str, Any]]

    def teaches(self, task: str) -> bool:
        """Whether it is for a task at all; most are for all tasks."""
        return not self.labelled.teaches or task in self.labelled.teaches


def lessons(documents: Iterable[Labelled]) -> list[Lesson]:
    """Lay out all documents and bind their labels to figures."""
    out = []
    for document in documents:
        laid = scene(document.document, document.document.lang or "en")
        out.append(Lesson(document, laid, aligned(document.claims, laid.page.quantities, laid.spans, laid.more)))
    return out


def classify(course: Sequence[Lesson]) -> dict[str, Model]:
    """The three classifiers: measure over all figures, aspect and status over those with labels."""
    out: dict[str, Model] = {}
    for task in CLASSES:
        lists: list[Codes] = []
        labels: list[str] = []
        for lesson in course:
            if not lesson.teaches(task):
                continue
            more = lesson.scene.own.get(task)
            for at, codes in enumerate(lesson.scene.base):
                label = lesson.labels.get(at)
                if label is None and task != "measure":
                    continue
                lists.append(array("Q", [*codes, *more[at]]) if more else codes)
                labels.append(label[task] if label else NONE)
        fit = small_blend if task == "aspect" else blend
        out[task] = fit(lists, labels, STRENGTH[task])
    return out


def rank(course: Sequence[Lesson], first: Sequence[Probabilities]) -> dict[str, Ranker]:
    """The rankers of parties, period, direction and product, over labelled figures whose right candidate was proposed.

    `first` has the hints of each lesson as read outside its fold.
    """
    groups: dict[str, list[Sequence[Codes]]] = {choice: [] for choice in CHOICES}
    chosen: dict[str, list[int]] = {choice: [] for choice in CHOICES}
    for lesson, chances in zip(course, first, strict=True):
        one, hints = lesson.scene, hinted(chances, range(len(lesson.scene.units)))
        for at, label in lesson.labels.items() if lesson.teaches("place") else ():
            own = Head(at, label["measure"], label["aspect"], label["status"], (1.0, 1.0, 1.0, 1.0))
            parties = tuple(label["parties"])
            sets = party_options(one, at, own.number)
            if parties in sets.items and len(sets.items) > 1:
                groups["parties"].append(kept(hinted_parties(one, own, sets, hints).lists))
                chosen["parties"].append(sets.items.index(parties))
            period = (label["period_start"], label["period_end"])
            periods = period_options(one, at, own.kinds)
            if period in periods.items and len(periods.items) > 1:
                groups["period"].append(kept(hinted_periods(one, own, periods, hints).lists))
                chosen["period"].append(periods.items.index(period))
            if (
                label["measure"] in DIRECTED_MEASURES
                and len(parties) == 2
                and {label["from"], label["to"]} == set(parties)
            ):
                ways = direction_options(one, at, parties, own.number)
                groups["direction"].append(kept(hinted_ways(one, own, ways, hints).lists))
                chosen["direction"].append(0 if label["from"] == parties[0] else 1)
        for lists, right in good_groups(one, lesson.labels) if lesson.teaches("place") else ():
            groups["product"].append(lists)
            chosen["product"].append(right)
    linear = {task: ranker(groups[task], chosen[task], STRENGTH[task]) for task in groups}
    blended = {
        task: ranker_of(Blend(linear[task], rank_network(groups[task], chosen[task], units)))
        for task, units in UNITS.items()
    }
    return {**linear, **blended}


def look_again(course: Sequence[Lesson], first: Sequence[Probabilities]) -> tuple[dict[str, Panel], dict[str, Trees]]:
    """Networks of measure and status, and trees of scope and status, over first readings outside the fold.

    The stage is learned of labelled figures alone.
    """
    shown = [(one, read_rows(one.scene, told)) for one, told in zip(course, first, strict=True) if one.scene.may_claim]
    rows = np.vstack([own for _, own in shown])
    figures = [(lesson, lesson.labels.get(at)) for lesson, own in shown for at in range(len(own))]
    told = [index for index, (lesson, _) in enumerate(figures) if lesson.teaches("measure")]
    measures = [label["measure"] if label else NONE for _, label in some(figures, told)]
    scope = [OUT if measure == NONE else IN for measure in measures]
    known = [index for index, (_, label) in enumerate(figures) if label]
    stages = [label["status"] for _, label in figures if label]
    return (
        {"measure": panel(rows[told], measures), "status": panel(rows[known], stages)},
        {
            "scope": boosted(rows[told], scope, ROUNDS["scope"]),
            "status": boosted(rows[known], stages, ROUNDS["status"]),
        },
    )


def some(items: Sequence[Item], kept: list[int]) -> list[Item]:
    """The items at some indices."""
    return [items[index] for index in kept]


def begin(course: Sequence[Lesson]) -> Models:
    """The part of the models that reads first: classifiers, and the network that reads words in order."""
    read = [lesson for lesson in course if lesson.teaches("words")]
    scan = fit_scan([lesson.scene for lesson in read], [lesson.labels for lesson in read])
    return Models(classify(course), {}, {}, {}, scan)


def begin_each(course: Sequence[Lesson], parts: Sequence[list[int]]) -> list[Models]:
    """What `begin` makes of each of some parts of a course, given as indices, on as many cores as there are."""
    return on_each(_begin_part, course, parts)


def _begin_part(course: Sequence[Lesson], kept: list[int]) -> Models:
    return begin(some(course, kept))


def begun(one: Scene, models: Models) -> Probabilities:
    """What a scene is first read as; one that cannot hold claims, by its features alone."""
    first = first_reading(one, models)
    return read_in_order(one, first, models.scan) if one.may_claim else first


Outside = tuple[Sequence[Lesson], Mapping[int, Models]]
"""A course, and by fold what reads first and was fitted outside it."""

Read = tuple[Sequence[Lesson], Sequence[Probabilities]]
"""A course, and what each of its lessons was first read as outside its fold."""


def _first_of_part(given: Outside, kept: list[int]) -> list[Probabilities]:
    course, readers = given
    return [begun(one.scene, readers[one.labelled.fold]) for one in some(course, kept)]


def _finish_part(given: Read, kept: list[int]) -> Models:
    """The part of the models that reads a second time, and the rankers."""
    course, first = some(given[0], kept), some(given[1], kept)
    seconds, trees = look_again(course, first)
    return Models({}, rank(course, first), seconds, trees)


@dataclass(slots=True)
class Folded:
    """What each lesson was read as outside its fold, by stage, and by fold the models that were fitted outside it."""

    first: list[Probabilities]
    models: dict[int, Models]
    folds: list[int]
    whole: Models | None = None
    """The models that ship: fitted on all lessons, those that look again on what was read outside each fold."""


def cross_fit(course: Sequence[Lesson], *, with_whole: bool = False) -> Folded:
    """The classifiers, second networks, trees and rankers, fitted outside each fold, and on the whole beside them.

    Plain statements are learned of with the course, and nothing is told of them.
    """
    asked = len(course)
    course = [*course, *lessons(plain())]
    folds = [lesson.labelled.fold for lesson in course]
    names, everything = sorted(set(folds)), list(range(len(course)))
    parts = [[index for index, own in enumerate(folds) if own != fold] for fold in names]
    if with_whole:
        parts.append(everything)
    begun_of = begin_each(course, parts)
    held_out = [[index for index, own in enumerate(folds) if own == fold] for fold in names]
    readers = dict(zip(names, begun_of, strict=False))  # what is fitted on the whole is the last, and reads no fold
    told = on_each(_first_of_part, (course, readers), held_out)
    by_index = dict(zip(chain(*held_out), chain(*told), strict=True))
    first = [by_index[index] for index in everything]
    made = [
        replace(again, classifiers=own.classifiers, scan=own.scan)
        for own, again in zip(begun_of, on_each(_finish_part, (course, first), parts), strict=True)
    ]
    shipped = made[-1] if with_whole else None
    return Folded(first[:asked], dict(zip(names, made, strict=False)), folds[:asked], shipped)


__all__ = ["Folded", "Lesson", "cross_fit", "lessons"]
