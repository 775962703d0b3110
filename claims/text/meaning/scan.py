"""A small network that reads the words around each figure in their order: what a bag of features cannot see.

Each word is the sum of the rows of what the packs tell of it; a convolution mixes it with its neighbours; attention, by
place and by what it found, gathers what matters for a figure from a window around it; a hidden layer reads that. Its
readings are blended with those of the classifiers. Windows are bounded, so the work is linear in the length of a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.classes import CLASSES
from claims.text.meaning.hints import HINTS
from claims.text.meaning.model import Floats, Linear, batch, softmax
from claims.text.meaning.page import Page
from claims.text.meaning.scan_windows import Outlook, WordKey, place_codes, portions, windows, word_codes, word_keys

HEADS: Final = 8
COLUMNS: Final = {**{task: len(classes) for task, classes in CLASSES.items()}, **HINTS}
"""The tasks of the network, in the order of its columns, each with how many it has."""
_EDGES = [0, *accumulate(COLUMNS.values())]
_COLUMNS: Final = {task: slice(*edges) for task, edges in zip(COLUMNS, pairwise(_EDGES), strict=True)}
_REMEMBERED: Final = 20_000
_ROWS_AT_ONCE: Final = 8
"""Rows of one product: a larger one is shared out among threads, which then wait at full speed for the next."""
_NOT_THERE: Final = np.float32(-1e4)

Singles = NDArray[np.float32]


class WordRows:
    """The sum of the rows of each word, remembered up to a bound; to be shared by threads."""

    def __init__(self, words: Linear) -> None:
        self._words = words
        self._lock = Lock()
        self._numbers: dict[WordKey, int] = {}
        self._rows = np.empty((_REMEMBERED, words.weights.shape[1]), dtype=np.float32)

    def of(self, keys: Iterable[WordKey]) -> Singles:
        """One row for each word, of which there are fewer than the bound."""
        asked = list(keys)
        with self._lock:
            numbers = self._numbers
            if len(numbers) + len(asked) > _REMEMBERED:
                numbers.clear()
            for key in asked:
                if key not in numbers:
                    self._rows[len(numbers)] = self._words.scores(batch([word_codes(key)]))[0]
                    numbers[key] = len(numbers)
            return self._rows.take([numbers[key] for key in asked], axis=0)


@dataclass(frozen=True)
class Scan:
    """The network. `words` are the rows of codes; what is added up at a place of a window, of a figure, is in tables.

    Shapes, for rows of H, HEADS heads of V and a hidden layer of M: kernel (3 H, H); look (H, HEADS), tell (H,
    HEADS V); place (WINDOW, HEADS), lie (12, HEADS), unit (5, HEADS); hidden (HEADS V, M), own (28, M); outer (M, all
    of COLUMNS).
    """

    words: Linear
    bias: Singles
    kernel: Singles
    kernel_bias: Singles
    look: Singles
    tell: Singles
    tell_bias: Singles
    place: Singles
    lie: Singles
    unit: Singles
    hidden: Singles
    own: Singles
    outer: Singles
    outer_bias: Singles

    @cached_property
    def _known(self) -> WordRows:
        return WordRows(self.words)

    @cached_property
    def _places(self) -> Singles:
        return self.words.scores(batch(place_codes())).astype(np.float32) + self.bias

    def read(self, page: Page) -> dict[str, Floats]:
        """Probabilities by task, one row a figure, columns in the order of CLASSES or of the kinds of HINTS."""
        if not page.quantities or not page.words:
            return {task: np.full((len(page.quantities), total), 1.0 / total) for task, total in COLUMNS.items()}
        outlook = Outlook.of(page)
        scores = np.concatenate([self._portion(page, outlook, own) for own in portions(outlook)])
        return {task: softmax(scores[:, columns]) for task, columns in _COLUMNS.items()}

    def _portion(self, page: Page, outlook: Outlook, figures: slice) -> Floats:
        first, after, seen = windows(outlook, figures)
        told = self._words(page, outlook, first, after)
        marks = told[:, :HEADS].take(seen.words, axis=0)
        marks += self.place
        marks += self.lie.take(seen.lies, axis=0)
        marks += self.unit.take(outlook.own[figures, 0], axis=0)[:, None]
        marks[~seen.there] = _NOT_THERE
        marks -= marks.max(axis=1, keepdims=True)
        np.exp(marks, out=marks)
        marks /= marks.sum(axis=1, keepdims=True)
        values = told[:, HEADS:].take(seen.words, axis=0).reshape(*marks.shape, -1)
        found = np.einsum("fwk,fwkv->fkv", marks, values).reshape(len(marks), -1)
        level = _product(found, self.hidden) + self.own.take(outlook.own[figures], axis=0).sum(axis=1)
        np.maximum(level, 0.0, out=level)
        scores: Floats = (_product(level, self.outer) + self.outer_bias).astype(np.float64)
        return scores

    def _words(self, page: Page, outlook: Outlook, first: int, after: int) -> Singles:
        """For each word from `first` to `after`, how much each head looks at it, then what it tells each."""
        rows = self._known.of(word_keys(page, first, after))
        rows += self._places.take(outlook.places[first:after], axis=0)
        np.maximum(rows, 0.0, out=rows)
        beside = np.zeros((len(rows), 3 * rows.shape[1]), dtype=np.float32)
        width = rows.shape[1]
        next_to = outlook.next_to[first + 1 : after, None]
        beside[1:, :width] = rows[:-1] * next_to
        beside[:, width : 2 * width] = rows
        beside[:-1, 2 * width :] = rows[1:] * next_to
        mixed = _product(beside, self.kernel)
        mixed += self.kernel_bias
        np.maximum(mixed, 0.0, out=mixed)
        mixed += rows
        return _product(mixed, self._both) + self._both_bias

    @cached_property
    def _both(self) -> Singles:
        return np.concatenate([self.look, self.tell], axis=1)

    @cached_property
    def _both_bias(self) -> Singles:
        return np.concatenate([np.zeros(HEADS, dtype=np.float32), self.tell_bias])


def _product(rows: Singles, weights: Singles) -> Singles:
    out = np.empty((len(rows), weights.shape[1]), dtype=np.float32)
    for first in range(0, len(rows), _ROWS_AT_ONCE):
        own = slice(first, first + _ROWS_AT_ONCE)
        np.matmul(rows[own], weights, out=out[own])
    return out
