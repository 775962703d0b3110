"""Fitting every model of the meaning layer on labelled documents, and reading documents with what was fitted outside their fold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.model import DIRECTED_MEASURES
from claims.text.meaning.context import Verdicts
from claims.text.meaning.decide import (
    CLASSES,
    MEASURE_CLASSES,
    NONE,
    Models,
    Probabilities,
    first_choices,
    first_pass,
    kinds_of,
    second_pass,
)
from claims.text.meaning.model import Linear
from claims.text.meaning.scene import (
    Scene,
    Trail,
    direction_choices,
    party_choices,
    period_choices,
    scene,
    second_codes,
)
from claims.text.train.fit import classifier, ranker
from claims.text.train.gold import Labelled, aligned

STRENGTH = {"measure": 1.0, "aspect": 0.3, "status": 0.3, "parties": 1.0, "period": 1.0, "direction": 1.0}


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
        out.append(Lesson(document, laid, aligned(document.claims, laid.page.quantities, laid.spans)))
    return out


def classify(course: Sequence[Lesson], extra: Sequence[list[list[int]]] | None, number: int) -> dict[str, Linear]:
    """The three classifiers of one pass: measure over all figures, aspect and status over those with labels."""
    out: dict[str, Linear] = {}
    for task in CLASSES:
        lists: list[list[int]] = []
        labels: list[str] = []
        for index, lesson in enumerate(course):
            for at, codes in enumerate(lesson.scene.base):
                label = lesson.labels.get(at)
                if label is None and task != "measure":
                    continue
                lists.append(codes + extra[index][at] if extra else codes)
                labels.append(label[task] if label else NONE)
        out[f"{task}{number}"] = classifier(lists, labels, STRENGTH[task])
    return out


def rank(course: Sequence[Lesson], trails: Sequence[Trail] | None) -> dict[str, Linear]:
    """The rankers of parties, period and direction, over labelled figures whose right candidate is among those proposed."""
    groups: dict[str, list[list[list[int]]]] = {"parties": [], "period": [], "direction": []}
    chosen: dict[str, list[int]] = {"parties": [], "period": [], "direction": []}
    for index, lesson in enumerate(course):
        trail = trails[index] if trails else None
        for at, label in lesson.labels.items():
            measure = MEASURE_CLASSES.index(label["measure"])
            parties = tuple(label["parties"])
            sets, lists = party_choices(lesson.scene, at, measure, trail)
            if parties in sets and len(sets) > 1:
                groups["parties"].append(lists)
                chosen["parties"].append(sets.index(parties))
            period = (label["period_start"], label["period_end"])
            periods, lists = period_choices(
                lesson.scene, at, kinds_of(label["measure"], label["aspect"], label["status"]), trail
            )
            if period in periods and len(periods) > 1:
                groups["period"].append(lists)
                chosen["period"].append(periods.index(period))
            if (
                label["measure"] in DIRECTED_MEASURES
                and len(parties) == 2
                and {label["from"], label["to"]} == set(parties)
            ):
                groups["direction"].append(direction_choices(lesson.scene, at, parties, measure, trail))
                chosen["direction"].append(0 if label["from"] == parties[0] else 1)
    turn = "2" if trails else "1"
    return {task + turn: ranker(groups[task], chosen[task], STRENGTH[task]) for task in groups}


def outside(course: Sequence[Lesson], folds: Sequence[int], fit: Any, apply: Any) -> tuple[list[Any], list[Models]]:
    """`apply(index, models)` for each lesson, with the models that `fit(indexes)` made of the other folds."""
    results: list[Any] = [None] * len(course)
    fitted = []
    for fold in sorted(set(folds)):
        models = fit([index for index in range(len(course)) if folds[index] != fold])
        fitted.append(models)
        for index in range(len(course)):
            if folds[index] == fold:
                results[index] = apply(index, models)
    return results, fitted


@dataclass(slots=True)
class Folded:
    """Probabilities of both passes for each lesson, and for each fold the models that were fitted outside it."""

    first: list[Probabilities]
    second: list[Probabilities]
    trails: list[Trail]
    models: list[dict[str, Linear]]
    folds: list[int]


def cross_fit(course: Sequence[Lesson]) -> Folded:
    """Both passes and the rankers, fitted outside each fold."""
    folds = [lesson.labelled.fold for lesson in course]
    first, models1 = outside(
        course,
        folds,
        lambda kept: classify([course[i] for i in kept], None, 1),
        lambda i, m: first_pass(course[i].scene, m),
    )
    extra = [second_codes(lesson.scene, Verdicts(chances)) for lesson, chances in zip(course, first, strict=True)]
    second, models2 = outside(
        course,
        folds,
        lambda kept: classify([course[i] for i in kept], [extra[i] for i in kept], 2),
        lambda i, m: second_pass(course[i].scene, first[i], m),
    )
    trails, models3 = outside(
        course,
        folds,
        lambda kept: rank([course[i] for i in kept], None),
        lambda i, m: first_choices(course[i].scene, second[i], m),
    )
    _, models4 = outside(
        course, folds, lambda kept: rank([course[i] for i in kept], [trails[i] for i in kept]), lambda i, m: None
    )
    models = [{**a, **b, **c, **d} for a, b, c, d in zip(models1, models2, models3, models4, strict=True)]
    return Folded(first, second, trails, models, folds)


def fit_all(course: Sequence[Lesson], folded: Folded) -> dict[str, Linear]:
    """The models that ship: fitted on everything, second passes on what the first made outside each fold."""
    extra = [second_codes(lesson.scene, Verdicts(chances)) for lesson, chances in zip(course, folded.first, strict=True)]
    return {**classify(course, None, 1), **classify(course, extra, 2), **rank(course, None), **rank(course, folded.trails)}


__all__ = ["Folded", "Lesson", "cross_fit", "fit_all", "lessons"]
