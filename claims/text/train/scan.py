"""Fitting the network that reads words in order: by stochastic gradient descent, with derivatives from autograd."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import autograd.numpy as anp
import numpy as np
from autograd import value_and_grad
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from claims.text.meaning.classes import CLASSES, OUT_OF_SCOPE
from claims.text.meaning.hints import focus_kind, home_kind, way_kind, where_kinds, who_kind
from claims.text.meaning.model import Linear
from claims.text.meaning.scan import COLUMNS, HEADS, Scan
from claims.text.meaning.scan_stretches import FARNESS, around
from claims.text.meaning.scan_windows import OWN, WINDOW, Outlook, Windows, place_codes, windows, word_codes, word_keys
from claims.text.meaning.scene import Scene
from claims.text.meaning.times import when_kind
from claims.text.meaning.word_vectors import BROUGHT_BY, STEP, vectors
from claims.text.meaning.word_vectors import WIDTH as VECTOR
from claims.text.train.adam import Adam, Average, Weights, narrowed
from claims.text.train.fit import design
from claims.text.train.steps import attended, each_once, flanked, picked, positive, spread

WIDTH: Final = 192
TOLD: Final = 24
TRUNKS: Final = {
    ("measure", "aspect", "status"): 384,
    ("when",): 192,
    ("where",): 192,
    ("who", "focus", "home"): 192,
    ("way",): 128,
}
"""The units of the hidden layer that some tasks have to themselves: shared by all, what serves one costs the others."""
HIDDEN: Final = sum(TRUNKS.values())
PASSES: Final = 8
LEAST_PACE: Final = 1.0
AVERAGED: Final = 0.4
"""The share of the pace that is kept till the end, and of all steps after which the weights are averaged."""
AVERAGED_EVERY: Final = 8
TEXTS_AT_ONCE: Final = 8
SEEN_AT_LEAST: Final = 4
FORGOTTEN: Final = 0.15
"""The share of what is told of words that a pass does not see, so that no word is relied on alone."""
DROPPED: Final = 0.2
_LEAST_MARK: Final = -40.0
"""Of a word beside the most looked at of some texts: the square of what is raised to less is nought in singles."""
_WEIGHTS_OF_HINTS: Final = {"when": 0.7, "where": 0.7, "who": 0.8, "focus": 0.5, "home": 0.4, "way": 1.5}
WEIGHTS: Final = {"measure": 1.0, "aspect": 0.5, "status": 1.0, **_WEIGHTS_OF_HINTS}
OUT_OF_SCOPE_WEIGHT: Final = 0.7
SEED: Final = 7

Known = dict[int, dict[str, Any]]
"""The labels of a scene, by figure."""


@dataclass(slots=True)
class Text:
    """One text: what is told of its words (sparse), which vectors they have by language, which of them stand in the
    paragraph of the one before, the stretch of each, what its figures see of words and of stretches, and their labels,
    -1 where unknown.
    """

    told: csr_matrix
    akin: NDArray[np.intp]
    next_to: NDArray[np.float32]
    stretches: NDArray[np.intp]
    near: Windows
    far: Windows
    own: NDArray[np.int32]
    labels: dict[str, NDArray[np.int64]]


def codes_of(scene: Scene) -> list[list[int]]:
    """The codes of each word of a scene, those of its place with them."""
    page = scene.page
    places = place_codes()
    return [
        [*word_codes(key), *places[place]]
        for key, place in zip(word_keys(page, 0, len(page.stems)), Outlook.of(page).places.tolist(), strict=True)
    ]


def texts(
    scenes: Sequence[Scene], labels: Sequence[dict[int, dict[str, Any]]]
) -> tuple[list[Text], NDArray[np.uint16]]:
    """The texts that may hold claims, and the table from slots to rows of the codes told often enough."""
    lists = [codes_of(scene) for scene in scenes]
    told, table = design([codes for own in lists for codes in own], SEEN_AT_LEAST)
    told = told.astype(np.float32)
    out, first = [], 0
    for scene, codes, known in zip(scenes, lists, labels, strict=True):
        outlook = Outlook.of(scene.page)
        figures = slice(0, len(scene.units))
        out.append(
            Text(
                told[first : first + len(codes)],
                np.stack([own.numbers(scene.page.stems, scene.page.suffixes) for own in vectors()], axis=1),
                outlook.next_to.astype(np.float32),
                outlook.stretches.astype(np.intp),
                windows(outlook, figures),
                around(outlook, figures),
                outlook.own,
                _labels(scene, known),
            )
        )
        first += len(codes)
    return out, table


def _labels(scene: Scene, known: Known) -> dict[str, NDArray[np.int64]]:
    out = {task: np.full(len(scene.units), -1, dtype=np.int64) for task in COLUMNS}
    out["measure"][:] = OUT_OF_SCOPE
    for at, label in known.items():
        for task, classes in CLASSES.items():
            out[task][at] = classes.index(label[task])
        near, parties = scene.near[at], tuple(label["parties"])
        period = (label["period_start"], label["period_end"])
        out["when"][at] = when_kind(period, scene.times.published)
        out["where"][at] = where_kinds(scene, at, [period])[0]
        out["who"][at] = who_kind(scene.people, near, parties)
        out["focus"][at] = focus_kind(scene.people, near, parties)
        out["home"][at] = home_kind(scene.people, parties)
        out["way"][at] = way_kind(scene.people, near, label["from"], label["to"])
    return out


def joined(some: Sequence[Text]) -> Text:
    """Texts one after the other, with a word of nothing between."""
    gap = csr_matrix((1, some[0].told.shape[1]), dtype=np.float32)
    nothing, none = np.zeros(1, dtype=np.float32), np.zeros((1, len(BROUGHT_BY)), dtype=np.intp)
    words = np.cumsum([0, *(text.told.shape[0] + 1 for text in some)])
    stretches = np.cumsum([0, *(int(text.stretches[-1]) + 2 for text in some)])
    return Text(
        vstack([part for text in some for part in (text.told, gap)], format="csr"),
        np.concatenate([part for text in some for part in (text.akin, none)]),
        np.concatenate([part for text in some for part in (text.next_to, nothing)]),
        np.concatenate(
            [
                part
                for text, first, after in zip(some, stretches[:-1], stretches[1:], strict=True)
                for part in (text.stretches + first, [after - 1])
            ]
        ),
        _one_after_another([text.near for text in some], words[:-1]),
        _one_after_another([text.far for text in some], stretches[:-1]),
        np.concatenate([text.own for text in some]),
        {task: np.concatenate([text.labels[task] for text in some]) for task in COLUMNS},
    )


def _one_after_another(some: Sequence[Windows], starts: NDArray[np.int64]) -> Windows:
    """What figures of several texts see, counted from where the items of each text start."""
    return Windows(
        np.concatenate([seen.items + start for seen, start in zip(some, starts, strict=True)]),
        np.concatenate([seen.lies for seen in some]),
        np.concatenate([seen.there for seen in some]),
    )


def owned() -> NDArray[np.float32]:
    """Which unit of the hidden layer tells of which column, one row a unit: 1 where it does, or else 0."""
    tasks = [task for task, columns in COLUMNS.items() for _ in range(columns)]
    rows = [[float(task in own) for task in tasks] for own, units in TRUNKS.items() for _ in range(units)]
    return np.array(rows, dtype=np.float32)


OWNED: Final = owned()


def beginnings(known: int, chance: np.random.Generator) -> Weights:
    """Weights to begin with, for so many codes."""
    shapes: dict[str, tuple[int, int, float]] = {
        "words": (known, WIDTH, 0.15),
        "akin": (len(BROUGHT_BY) * VECTOR, WIDTH, 0.05),
        "kernel": (3 * WIDTH, WIDTH, (3 * WIDTH) ** -0.5),
        "look": (WIDTH, HEADS, WIDTH**-0.5),
        "survey": (WIDTH, HEADS, WIDTH**-0.5),
        "tell": (WIDTH, HEADS * TOLD, WIDTH**-0.5),
        "place": (WINDOW, HEADS, 1.0),
        "lie": (12, HEADS, 1.0),
        "farness": (FARNESS, HEADS, 1.0),
        "hidden": (2 * HEADS * TOLD, HIDDEN, (HEADS * TOLD) ** -0.5),
        "own": (sum(OWN), HIDDEN, 0.2),
        "outer": (HIDDEN, sum(COLUMNS.values()), 1.0),
    }
    out = {name: chance.normal(0.0, size, shape) for name, (*shape, size) in shapes.items()}
    biases = {"bias": WIDTH, "kernel_bias": WIDTH, "tell_bias": HEADS * TOLD, "outer_bias": out["outer"].shape[1]}
    out |= {name: np.zeros(width) for name, width in biases.items()}
    out["outer"] *= OWNED / np.sqrt(OWNED.sum(axis=0))
    return {name: array.astype(np.float32) for name, array in out.items()}


def scores(weights: Weights, text: Text, dropped: Sequence[NDArray[np.float32]]) -> Any:
    """Scores of all classes, one row a figure; what `Scan` does, with masks of what a pass drops."""
    akin = np.concatenate([own.rows.take(text.akin[:, at], axis=0) for at, own in enumerate(vectors())], axis=1)
    told = spread(weights["words"], text.told) + anp.dot(akin * np.float32(STEP), weights["akin"])
    rows = positive(told + weights["bias"])
    beside = anp.dot(flanked(rows * dropped[0], text.next_to), weights["kernel"])
    mixed = (rows + positive(beside + weights["kernel_bias"])) * dropped[1]
    values = anp.dot(mixed, weights["tell"]) + weights["tell_bias"]
    near = picked(anp.dot(mixed, weights["look"]), text.near.items).reshape((len(text.own), -1, HEADS))
    shares = _shares(near + weights["place"] + picked(weights["lie"], text.near.lies), text.near)
    weight, held_by = _stretches(anp.dot(mixed, weights["survey"]), values, text.stretches)
    far = picked(weight, text.far.items).reshape((len(text.own), -1, HEADS)) + picked(weights["farness"], text.far.lies)
    found = anp.concatenate(
        [attended(shares, values, text.near.items), attended(_shares(far, text.far), held_by, text.far.items)], axis=1
    )
    found = found * dropped[2]
    own = anp.sum(picked(weights["own"], text.own), axis=1)
    level = positive(anp.dot(found, weights["hidden"]) + own) * dropped[3]
    return anp.dot(level, weights["outer"] * OWNED) + weights["outer_bias"]


def _shares(marks: Any, seen: Windows) -> Any:
    """The share of each item of what each head looks at."""
    marks = anp.where(seen.there[:, :, None], marks, np.float32(-1e4))
    raised = anp.exp(marks - anp.max(marks, axis=1, keepdims=True))
    return raised / anp.sum(raised, axis=1, keepdims=True)


def _stretches(marks: Any, values: Any, stretches: NDArray[np.intp]) -> tuple[Any, Any]:
    """How much each head looks at in each stretch, as a logarithm, and what it takes of its words."""
    of_words = each_once(stretches, int(stretches[-1]) + 1)
    raised = anp.exp(anp.maximum(marks - anp.max(marks, axis=0), np.float32(_LEAST_MARK)))
    sums = spread(raised, of_words) + np.float32(1e-30)
    taken = values.reshape((len(stretches), HEADS, -1)) * raised[:, :, None]
    held_by = spread(taken.reshape((len(stretches), -1)), of_words).reshape((len(sums), HEADS, -1)) / sums[:, :, None]
    return anp.log(sums), held_by.reshape((len(sums), -1))


def loss(weights: Weights, text: Text, dropped: Sequence[NDArray[np.float32]]) -> Any:
    """The mean cross entropy a figure, over all tasks."""
    told = scores(weights, text, dropped)
    total, edges = 0.0, np.cumsum(list(COLUMNS.values()))
    for (task, columns), own in zip(COLUMNS.items(), anp.split(told, edges[:-1], axis=1), strict=True):
        own = own - anp.max(own, axis=1, keepdims=True)
        chances = own - anp.log(anp.sum(anp.exp(own), axis=1, keepdims=True))
        total = total - anp.sum(chances * _asked(task, columns, text.labels[task]))
    return total / len(text.own)


def _asked(task: str, columns: int, labels: NDArray[np.int64]) -> NDArray[np.float32]:
    """The weight of the right class of each figure whose class is known; indexing would have a slow derivative."""
    out = np.zeros((len(labels), columns), dtype=np.float32)
    known = np.flatnonzero(labels >= 0)
    out[known, labels[known]] = WEIGHTS[task]
    if task == "measure":
        out[:, OUT_OF_SCOPE] *= OUT_OF_SCOPE_WEIGHT
    return out


def passes(known: list[Text], chance: np.random.Generator) -> Iterator[Text]:
    """Some texts at a time, in an order that differs from pass to pass, with a part of what is told forgotten."""
    for _ in range(PASSES):
        order = chance.permutation(len(known))
        for first in range(0, len(order), TEXTS_AT_ONCE):
            text = joined([known[index] for index in order[first : first + TEXTS_AT_ONCE]])
            text.told.data = (chance.random(text.told.nnz) >= FORGOTTEN).astype(np.float32)
            text.akin *= chance.random((len(text.akin), 1)) >= FORGOTTEN
            yield text


def masks(text: Text, chance: np.random.Generator) -> list[NDArray[np.float32]]:
    """Which units a pass keeps, at four places, scaled up for those that it drops."""
    words, figures = text.told.shape[0], len(text.own)
    shapes = ((words, WIDTH), (words, WIDTH), (figures, 2 * HEADS * TOLD), (figures, HIDDEN))
    kept = np.float32(1.0 - DROPPED)
    return [(chance.random(shape, dtype=np.float32) < kept).astype(np.float32) / kept for shape in shapes]


def fit_scan(scenes: Sequence[Scene], labels: Sequence[Known]) -> Scan:
    """The network fitted on scenes and their labels; the same for the same scenes in the same order.

    Raises FloatingPointError where a step led out of the numbers: nothing that is then fitted would be of use.
    """
    kept = [index for index, scene in enumerate(scenes) if scene.may_claim]
    known, table = texts([scenes[index] for index in kept], [labels[index] for index in kept])
    chance = np.random.default_rng(SEED)
    weights = beginnings(known[0].told.shape[1], chance)
    slope = value_and_grad(loss)
    steps = PASSES * math.ceil(len(known) / TEXTS_AT_ONCE)
    adam, average = Adam(weights, steps, least=LEAST_PACE), Average()
    for text in passes(known, chance):
        met, text.told = narrowed(text.told)
        _, slopes = slope({**weights, "words": weights["words"][met]}, text, masks(text, chance))
        adam.move(slopes, {"words": met})
        if adam.step > AVERAGED * steps and adam.step % AVERAGED_EVERY == 0:
            average.add(weights)
    weights = average.told()
    if not all(np.isfinite(each).all() for each in weights.values()):
        raise FloatingPointError("fitting the network of words in order led out of the numbers: see test_scan.py")
    rows = np.vstack([np.zeros((1, WIDTH), dtype=np.float32), weights.pop("words")])
    return Scan(Linear(tuple(map(str, range(WIDTH))), table, rows), **weights)


__all__ = ["fit_scan"]
