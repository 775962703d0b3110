"""What the network that reads words in order makes of single words, remembered, since most were seen before."""

from __future__ import annotations

from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.built import LEARN, SEEK
from claims.text.meaning.grid import Floats, held, on_grid, product, strips
from claims.text.meaning.lexicon import STEM_BITS
from claims.text.meaning.model import Linear, batch
from claims.text.meaning.page import Page
from claims.text.meaning.scan_windows import FIRST, Outlook, WordKey, columns, place_codes, word_codes, word_keys
from claims.text.meaning.word_vectors import BROUGHT_BY, STEP, vectors

REMEMBERED: Final = 24_000
"""Words, each with its place, that are kept; a portion of a page has fewer."""
_PLACES: Final = 1 << 16
"""Of the table that C seeks words in: a power of two, and twice as many as are kept."""

Singles = NDArray[np.float32]


class WordRows:
    """For each word in its kind of place a row of four parts: itself, and what it adds to the word after it, to itself
    and to the word before it. To be shared by threads: whoever uses `rows` and numbers holds `lock`.
    """

    def __init__(self, words: Linear, akin: Singles, bias: Singles, kernel: Singles, kernel_bias: Singles) -> None:
        width = words.weights.shape[1]
        self.lock = Lock()
        self.rows: Singles = np.empty((REMEMBERED, 4 * width), dtype=np.float32)
        self._words = words
        self._akin = [(own, held(part)) for own, part in zip(vectors(), np.split(akin, len(BROUGHT_BY)), strict=True)]
        self._weights: Singles = words.weights.astype(np.float32, copy=False)
        self._places = held(words.scores(batch(place_codes())) + bias)
        self._kernel = held(np.concatenate(np.split(kernel, 3), axis=1))
        self._bias = held(np.concatenate([np.zeros(width), kernel_bias, np.zeros(width)]))
        self._in_strips = tuple((own.keys, own.rows, strips(weights)) for own, weights in self._akin)
        self._kernel_strips = strips(self._kernel)
        self._known = 0
        self._numbers: dict[tuple[WordKey, int], int] = {}
        self._table = np.zeros(_PLACES, dtype=np.uint64), np.zeros(_PLACES, dtype=np.int32)

    def numbers(self, page: Page, outlook: Outlook, first: int, after: int) -> NDArray[np.int32]:
        """The row of each word from `first` to `after`; in C, -1 for those that no figure sees."""
        if self._known + after - first > REMEMBERED:
            self._forget()
        out = np.empty(after - first, dtype=np.int32)
        if SEEK is None:
            missing = self._seek(page, outlook, first, out)
        else:
            missing = SEEK(columns(page), outlook.words, first, after, *self._table, self._known, out)
        if missing:
            self._learn(page, outlook, missing)
        return out

    def _forget(self) -> None:
        self._known = 0
        self._numbers.clear()
        self._table[0].fill(0)

    def _seek(self, page: Page, outlook: Outlook, first: int, out: NDArray[np.int32]) -> list[int]:
        """Fill in the numbers of words; the answer is those that were not known before."""
        numbers, missing = self._numbers, []
        after = first + len(out)
        told = zip(word_keys(page, first, after), outlook.places[first:after].tolist(), strict=True)
        found = []
        for word, key in enumerate(told, start=first):
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(numbers)
                missing.append(word)
            found.append(number)
        out[:] = found
        return missing

    def _learn(self, page: Page, outlook: Outlook, missing: list[int]) -> None:
        """The rows of new words, in order."""
        rows = self.rows[self._known : self._known + len(missing)]
        self._known += len(missing)
        if LEARN is not None:
            LEARN(
                columns(page), missing, FIRST, self._words.table, self._weights, outlook.places, self._places,
                self._in_strips, STEM_BITS, self._kernel_strips, self._bias, rows,
            )  # fmt: skip
            return
        told = [word_codes(key) for word in missing for key in word_keys(page, word, word + 1)]
        own = held(self._words.scores(batch(told)))
        own += self._places.take(outlook.places.take(missing), axis=0)
        self._add_akin(page, missing, own)
        np.maximum(own, 0.0, out=own)
        width = own.shape[1]
        rows[:, :width] = own
        rows[:, width:] = on_grid(product(own, self._kernel) + self._bias)

    def _add_akin(self, page: Page, words: list[int], rows: Floats) -> None:
        """Add to the rows of some words what their vectors say."""
        stems, suffixes = [page.stems[word] for word in words], [page.suffixes[word] for word in words]
        for own, weights in self._akin:
            numbers = own.numbers(stems, suffixes)
            known = np.flatnonzero(numbers)
            if known.size:
                told = own.rows.take(numbers.take(known), axis=0).astype(np.float64) * STEP
                rows[known] += on_grid(product(told, weights))


def beside(rows: Singles, next_to: NDArray[np.int32]) -> Floats:
    """Words beside their neighbours, given the row of each and whether the one before stands in the same paragraph."""
    width = rows.shape[1] // 4
    follows = next_to[1:, None].astype(np.float32)
    mixed = rows[:, 2 * width : 3 * width].copy()
    mixed[1:] += rows[:-1, width : 2 * width] * follows
    mixed[:-1] += rows[1:, 3 * width :] * follows
    np.maximum(mixed, 0.0, out=mixed)
    mixed += rows[:, :width]
    return mixed.astype(np.float64)
