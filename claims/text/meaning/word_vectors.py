"""Vectors of words, learned by others from billions of words of news and encyclopedias: words used alike lie near.

What the labelled documents never show is known by its neighbours so. A pack may bring `vectors.npz`, made by
`claims.lexicon.build_vectors`; the spaces of two languages have nothing in common, so that each has columns of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.kept import kept
from claims.lexicon.pack import ROOT
from claims.text.meaning.lexicon import STEM_BITS

BROUGHT_BY: Final = ("en", "ru")
"""The languages whose packs bring vectors, in the order of their columns; another one goes to the end."""
WIDTH: Final = 48
"""How many numbers a vector has."""
STEP: Final = 2.0**-5
"""Vectors are stored as whole numbers of steps: their products with weights on a grid are exact."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Vectors:
    """Vectors of the words of one language: `keys` sorted, `rows` of steps, the first of nothing for all others."""

    keys: NDArray[np.uint64]
    rows: NDArray[np.int8]

    def numbers(self, stems: Sequence[int], suffixes: Sequence[int]) -> NDArray[np.intp]:
        """The row of each word by what is told of its letters; that of its stem, or 0, where it has no vector."""
        found = self._seek(keys(stems, suffixes))
        rare = np.flatnonzero(found == 0)
        found[rare] = self._seek(keys(stems).take(rare))
        return found

    def _seek(self, wanted: NDArray[np.uint64]) -> NDArray[np.intp]:
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys.take(at) == wanted, at + 1, 0)


_ANY: Final = 1 << STEM_BITS


def keys(stems: Sequence[int], suffixes: Sequence[int] | None = None) -> NDArray[np.uint64]:
    """A number for each word; without suffixes, for all words of each stem."""
    first = np.array(stems, dtype=np.uint64) << np.uint64(STEM_BITS + 1)
    return first | (np.uint64(_ANY) if suffixes is None else np.array(suffixes, dtype=np.uint64))


@lru_cache(maxsize=1)
def vectors() -> tuple[Vectors, ...]:
    """The vectors of each language of BROUGHT_BY. Raises FileNotFoundError where a pack is not whole."""
    return kept("vectors", _FILES, lambda: tuple(map(_of, _FILES)))


_FILES: Final = tuple(ROOT / lang / "vectors.npz" for lang in BROUGHT_BY)


def _of(file: Path) -> Vectors:
    with np.load(file) as stored:
        return Vectors(stored["keys"], stored["rows"])
