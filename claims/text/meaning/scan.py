"""A small network that reads the words around each figure in their order: what a bag of features cannot see.

Each word is the sum of the rows of what the packs tell of it, and of what its vector says; a convolution mixes it with
its neighbours; attention, by place and by what it found, gathers what matters for a figure from a window around it,
and from the stretches before and after; a hidden layer reads that. Its readings are blended with those of the
classifiers. Windows and stretches are bounded, so the work is linear in the length of a text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.built import SCORES
from claims.text.meaning.classes import CLASSES
from claims.text.meaning.grid import WHOLE, held, on_grid, product, strips
from claims.text.meaning.hints import HINTS
from claims.text.meaning.model import Floats, Linear
from claims.text.meaning.page import Page
from claims.text.meaning.scan_stretches import around, places, reach
from claims.text.meaning.scan_windows import Outlook, Windows, portions, windows
from claims.text.meaning.scan_words import WordRows, beside

HEADS: Final = 8
COLUMNS: Final = {**{task: len(classes) for task, classes in CLASSES.items()}, **HINTS}
"""The tasks of the network, in the order of its columns, each with how many it has."""
_EDGES: Final = (0, *accumulate(COLUMNS.values()))
_OWNERS: Final = np.repeat(np.arange(len(COLUMNS)), list(COLUMNS.values()))
_COLUMNS: Final = {task: slice(*edges) for task, edges in zip(COLUMNS, pairwise(_EDGES), strict=True)}

Singles = NDArray[np.float32]


def apart(scores: Floats) -> dict[str, Floats]:
    """Softmax of the scores of each task."""
    shares = np.exp(scores - np.maximum.reduceat(scores, _EDGES[:-1], axis=1).take(_OWNERS, axis=1))
    shares /= np.add.reduceat(shares, _EDGES[:-1], axis=1).take(_OWNERS, axis=1)
    return {task: shares[:, columns] for task, columns in _COLUMNS.items()}


@dataclass(frozen=True, eq=False, repr=False)
class Scan:
    """The network. `words` are the rows of codes; what is added up at a place of a window, of a figure, is in tables.

    Shapes, for rows of H, HEADS heads of V and a hidden layer of M: akin (numbers of all vectors, H); kernel (3 H, H);
    look and survey, of words in windows and in stretches (H, HEADS), tell (H, HEADS V); place (WINDOW, HEADS), lie (12,
    HEADS), farness of stretches (FARNESS, HEADS); hidden, of both (2 HEADS V, M), own (28, M); outer (M, all of
    COLUMNS).
    """

    words: Linear
    akin: Singles
    bias: Singles
    kernel: Singles
    kernel_bias: Singles
    look: Singles
    survey: Singles
    tell: Singles
    tell_bias: Singles
    place: Singles
    lie: Singles
    farness: Singles
    hidden: Singles
    own: Singles
    outer: Singles
    outer_bias: Singles

    @cached_property
    def _known(self) -> WordRows:
        return WordRows(self.words, self.akin, self.bias, self.kernel, self.kernel_bias)

    @cached_property
    def _weights(self) -> Weights:
        return Weights.of(self)

    def prepare(self) -> None:
        """Make ready what is made at the first page otherwise, but for what is learnt of words."""
        _ = self._weights

    def read(self, page: Page) -> dict[str, Floats]:
        """Probabilities by task, one row a figure, columns in the order of CLASSES or of the kinds of HINTS."""
        if not page.quantities or not page.words:
            return {task: np.full((len(page.quantities), total), 1.0 / total) for task, total in COLUMNS.items()}
        outlook = Outlook.of(page)
        portion = self._portion if SCORES is None else partial(self._portion_in_c, SCORES)
        scores = np.concatenate([portion(page, outlook, own) for own in portions(outlook)])
        return apart(scores[:, : _EDGES[-1]])

    def _portion(self, page: Page, outlook: Outlook, figures: slice) -> Floats:
        weights = self._weights
        low, high, first, after = reach(outlook, figures)
        with self._known.lock:
            rows = self._known.rows.take(self._known.numbers(page, outlook, first, after), axis=0)
        told = on_grid(product(beside(rows, outlook.next_to[first:after]), weights.both) + weights.both_bias)
        marks, values = np.exp(np.clip(told[:, : 2 * HEADS], -FAR, FAR)), told[:, 2 * HEADS :]
        seen = _from(first, windows(outlook, figures))
        near, _ = _taken(
            marks[:, :HEADS].take(seen.items, axis=0) * weights.place * weights.lie.take(seen.lies, axis=0),
            values.take(seen.items, axis=0), seen.there,
        )  # fmt: skip
        own = places(outlook, low, high)
        words = np.where(own.there, own.words - first, 0)
        held_by, weight = _taken(marks[:, HEADS:].take(words, axis=0), values.take(words, axis=0), own.there)
        seen = _from(low, around(outlook, figures))
        far, _ = _taken(
            weight.take(seen.items, axis=0) * weights.farness.take(seen.lies, axis=0),
            held_by.take(seen.items, axis=0), seen.there,
        )  # fmt: skip
        level = weights.own.take(outlook.own[figures], axis=0).sum(axis=1)
        for found, inner in zip(
            (near, far), np.split(weights.hidden, 2), strict=True
        ):  # one product would wake threads
            level += product(found, inner)
        return product(on_grid(np.maximum(level, 0.0)), weights.outer) + weights.outer_bias

    def _portion_in_c(self, tell: Callable[..., None], page: Page, outlook: Outlook, figures: slice) -> Floats:
        weights = self._weights
        _, _, first, after = reach(outlook, figures)
        out = np.empty((figures.stop - figures.start, weights.outer.shape[1]))
        seen = outlook.words, outlook.figures, outlook.windows
        with self._known.lock:
            numbers = self._known.numbers(page, outlook, first, after)
            tell(
                *seen, numbers, self._known.rows, first, figures.start, figures.stop, weights.flat, weights.singles,
                weights.widths, out,
            )  # fmt: skip
        return out


def _from(first: int, seen: Windows) -> Windows:
    """Items counted from `first` on, those that are not there as its own."""
    return Windows(np.where(seen.there, seen.items - first, 0), seen.lies, seen.there)


def _taken(marks: Floats, values: Floats, there: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """What each head takes of the items of each window by its share of what it looks at, and how much that is: `marks`
    (windows, items, HEADS), `values` (windows, items, HEADS V), and whether they are there.
    """
    marks *= there[:, :, None]
    sums = marks.sum(axis=1)
    shares = on_grid(marks / np.maximum(sums, _LEAST)[:, None])
    found = np.einsum("fwk,fwkv->fkv", shares, values.reshape(*marks.shape, -1))
    return on_grid(found.reshape(len(marks), -1)), sums


FAR: Final = 300.0
"""What one head may find of one word, either way: more would leave the doubles when raised to a power."""
_LEAST: Final = 1e-300


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Weights:
    """The weights of the network on the grid, powers taken; `flat` and `singles` have all of them in rows, for C."""

    both: Floats
    both_bias: Floats
    place: Floats
    lie: Floats
    farness: Floats
    hidden: Floats
    own: Floats
    outer: Floats
    outer_bias: Floats
    flat: Floats
    singles: Singles
    widths: tuple[int, int, int, int, int]

    @classmethod
    def of(cls, scan: Scan) -> Weights:
        """The weights of a network, with columns of nothing after the last to a whole number of registers."""
        wider = -scan.outer.shape[1] % WHOLE
        both = held(np.concatenate([scan.look, scan.survey, scan.tell], axis=1))
        both_bias = held(np.concatenate([np.zeros(2 * HEADS), scan.tell_bias]))
        place, lie, farness = (np.exp(part.astype(np.float64)) for part in (scan.place, scan.lie, scan.farness))
        hidden, own = held(scan.hidden), held(scan.own)
        outer, outer_bias = held(np.pad(scan.outer, ((0, 0), (0, wider)))), held(np.pad(scan.outer_bias, (0, wider)))
        parts = (both, both_bias, place, lie, farness, hidden, own, outer, outer_bias)
        widths = (len(both), both.shape[1], len(own), own.shape[1], outer.shape[1])
        flat = np.concatenate([part.ravel() for part in (both_bias, place, lie, farness, outer_bias)])
        singles = np.concatenate([strips(both), strips(hidden), own.ravel(), strips(outer)], dtype=np.float32)
        return cls(*parts, flat, singles, widths)
