"""Fitting every model of the meaning layer on labelled documents, and again outside each fold, to measure it."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import Any, TypeVar

import numpy as np
from threadpoolctl import threadpool_limits

from claims.model import DIRECTED_MEASURES
from claims.text.meaning.classes import CLASSES, IN, NONE, OUT
from claims.text.meaning.decide import (
    Probabilities,
    first_reading,
    read_in_order,
)
from claims.text.meaning.ensemble import Models
from claims.text.meaning.features import Codes, packed
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
from claims.text.train.fit import blend, panel, ranker, small_blend
from claims.text.train.gold import Labelled, aligned
from claims.text.train.rank_network import rank_network
from claims.text.train.scan import fit_scan

Fitted = TypeVar("Fitted")
Found = TypeVar("Found")
Item = TypeVar("Item")

ROUNDS = {"scope": 300, "status": 120}
STRENGTH = {"measure": 0.15, "aspect": 0.5, "status": 0.05, "parties": 0.1, "period": 0.3, "direction": 0.1}
NETWORKED = ("period",)
"""Choices that a network helps to make; the others gain nothing by one."""


@dataclass(slots=True)
class Lesson:
    """A labelled document, laid out, with the label of each figure that has one."""

    labelled: Labelled
    scene: Scene
    labels: dict[int, dict[str, Any]]


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
    """The rankers of parties, period and direction, over labelled figures whose right candidate was proposed.

    `first` has the hints of each lesson as read outside its fold.
    """
    groups: dict[str, list[Sequence[Codes]]] = {"parties": [], "period": [], "direction": []}
    chosen: dict[str, list[int]] = {"parties": [], "period": [], "direction": []}
    for lesson, chances in zip(course, first, strict=True):
        one, hints = lesson.scene, hinted(chances, range(len(lesson.scene.units)))
        for at, label in lesson.labels.items():
            own = Head(at, label["measure"], label["aspect"], label["status"], (1.0, 1.0, 1.0, 1.0))
            parties = tuple(label["parties"])
            sets = party_options(one, at, own.number)
            if parties in sets.items and len(sets.items) > 1:
                groups["parties"].append([packed(codes) for codes in hinted_parties(one, own, sets, hints).lists])
                chosen["parties"].append(sets.items.index(parties))
            period = (label["period_start"], label["period_end"])
            periods = period_options(one, at, own.kinds)
            if period in periods.items and len(periods.items) > 1:
                groups["period"].append(hinted_periods(one, own, periods, hints).lists)
                chosen["period"].append(periods.items.index(period))
            if (
                label["measure"] in DIRECTED_MEASURES
                and len(parties) == 2
                and {label["from"], label["to"]} == set(parties)
            ):
                ways = direction_options(one, at, parties, own.number)
                groups["direction"].append(hinted_ways(one, own, ways, hints).lists)
                chosen["direction"].append(0 if label["from"] == parties[0] else 1)
    linear = {task: ranker(groups[task], chosen[task], STRENGTH[task]) for task in groups}
    blended = {task: ranker_of(Blend(linear[task], rank_network(groups[task], chosen[task]))) for task in NETWORKED}
    return {**linear, **blended}


def look_again(course: Sequence[Lesson], first: Sequence[Probabilities]) -> tuple[dict[str, Panel], dict[str, Trees]]:
    """Networks of measure and status, and trees of scope and status, over first readings outside the fold.

    The stage is learned of labelled figures alone.
    """
    shown = [(one, read_rows(one.scene, told)) for one, told in zip(course, first, strict=True) if one.scene.may_claim]
    rows = np.vstack([own for _, own in shown])
    labels = [lesson.labels.get(at) for lesson, own in shown for at in range(len(own))]
    measures = [label["measure"] if label else NONE for label in labels]
    known = [index for index, label in enumerate(labels) if label]
    stages = [label["status"] for label in labels if label]
    scope = [IN if label else OUT for label in labels]
    return (
        {"measure": panel(rows, measures), "status": panel(rows[known], stages)},
        {
            "scope": boosted(rows, scope, ROUNDS["scope"]),
            "status": boosted(rows[known], stages, ROUNDS["status"]),
        },
    )


def some(items: Sequence[Item], kept: list[int]) -> list[Item]:
    """The items at some indices."""
    return [items[index] for index in kept]


def outside(
    folds: Sequence[int], fit: Callable[[list[int]], Fitted], apply: Callable[[int, Fitted], Found]
) -> tuple[list[Found], dict[int, Fitted]]:
    """`apply(index, fitted)` for each index, with what `fit(indexes)` made of the other folds; and that, by fold."""
    results: dict[int, Found] = {}
    made: dict[int, Fitted] = {}
    for fold in sorted(set(folds)):
        made[fold] = fit([index for index, own in enumerate(folds) if own != fold])
        results |= {index: apply(index, made[fold]) for index, own in enumerate(folds) if own == fold}
    return [results[index] for index in range(len(folds))], made


def begin(course: Sequence[Lesson]) -> Models:
    """The part of the models that reads first: classifiers, and the network that reads words in order."""
    scan = fit_scan([lesson.scene for lesson in course], [lesson.labels for lesson in course])
    return Models(classify(course), {}, {}, {}, scan)


def begin_each(course: Sequence[Lesson], parts: Sequence[list[int]]) -> list[Models]:
    """What `begin` makes of each of some parts of a course, given as indices, on as many cores as there are."""
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork"), _share, (course,)) as pool:
        return list(pool.map(_begin_part, parts))


_shared: list[Lesson] = []
"""The course, in a process that fits a part of it: far too large to be sent to one."""


def _share(course: Sequence[Lesson]) -> None:
    _shared[:] = course


def _begin_part(kept: list[int]) -> Models:
    with threadpool_limits(1):  # the cores are shared out already
        return begin(some(_shared, kept))


def begun(one: Scene, models: Models) -> Probabilities:
    """What a scene is first read as; one that cannot hold claims, by its features alone."""
    first = first_reading(one, models)
    return read_in_order(one, first, models.scan) if one.may_claim else first


def weigh(course: Sequence[Lesson], first: Sequence[Probabilities]) -> Models:
    """The part of the models that reads a second time."""
    return Models({}, {}, *look_again(course, first))


@dataclass(slots=True)
class Folded:
    """What each lesson was read as outside its fold, by stage, and by fold the models that were fitted outside it."""

    first: list[Probabilities]
    models: dict[int, Models]
    folds: list[int]
    whole: Models | None = None
    """What reads first, fitted on all lessons; it is fitted beside the folds, for these leave a core idle else."""


def cross_fit(course: Sequence[Lesson], *, with_whole: bool = False) -> Folded:
    """The classifiers, second networks, trees and rankers, fitted outside each fold."""
    folds = [lesson.labelled.fold for lesson in course]
    parts = {fold: [index for index, own in enumerate(folds) if own != fold] for fold in sorted(set(folds))}
    if with_whole:
        whole, *outsiders = begin_each(course, [list(range(len(course))), *parts.values()])
    else:
        whole, outsiders = None, begin_each(course, list(parts.values()))
    readers = dict(zip(parts, outsiders, strict=True))
    first = [begun(lesson.scene, readers[fold]) for lesson, fold in zip(course, folds, strict=True)]
    _, again = outside(folds, lambda kept: weigh(some(course, kept), some(first, kept)), lambda index, made: None)
    _, rankers = outside(folds, lambda kept: rank(some(course, kept), some(first, kept)), lambda index, made: None)
    models = {
        fold: replace(again[fold], classifiers=own.classifiers, rankers=rankers[fold], scan=own.scan)
        for fold, own in readers.items()
    }
    return Folded(first, models, folds, whole)


def fit_all(course: Sequence[Lesson], folded: Folded) -> Models:
    """The models that ship: fitted on everything, second networks on what was read outside each fold."""
    own = folded.whole or begin(course)
    return replace(
        weigh(course, folded.first), classifiers=own.classifiers, rankers=rank(course, folded.first), scan=own.scan
    )


__all__ = ["Folded", "Lesson", "cross_fit", "fit_all", "lessons"]
