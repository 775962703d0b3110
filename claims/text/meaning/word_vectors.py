"""Vectors of words, learned by others from billions of words of news and encyclopedias: words used alike lie near.

What the labelled documents never show is known by its neighbours so. A pack may bring `vectors.npz`, made by
`claims.lexicon.build_vectors`; the spaces of two languages have nothing in common, so that each has columns of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.lexicon.pack import ROOT

BROUGHT_BY: Final = ("en", "ru")
"""The languages whose packs bring vectors, in the order of their columns; another one goes to the end."""
WIDTH: Final = 48
"""How many numbers a vector has."""
STEP: Final = 2.0**-5
"""Vectors are stored as whole numbers of steps: their products with weights on a grid are exact."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of the stems of one language: `stems` sorted, `rows` with a first row of nothing for all others."""

    stems: NDArray[np.uint32]
    rows: NDArray[np.float32]

    def numbers(self, stems: NDArray[np.int_]) -> NDArray[np.intp]:
        """The row of each stem, 0 where it has no vector."""
        at = np.minimum(np.searchsorted(self.stems, stems), len(self.stems) - 1)
        return np.where(self.stems.take(at) == stems, at + 1, 0)


@lru_cache(maxsize=1)
def vectors() -> tuple[Vectors, ...]:
    """The vectors of each language of BROUGHT_BY. Raises FileNotFoundError where a pack is not whole."""
    return tuple(_of(lang) for lang in BROUGHT_BY)


def _of(lang: str) -> Vectors:
    with np.load(ROOT / lang / "vectors.npz") as stored:
        rows = np.zeros((len(stored["stems"]) + 1, WIDTH), dtype=np.float32)
        np.multiply(stored["rows"], STEP, out=rows[1:])
        return Vectors(stored["stems"], rows)
