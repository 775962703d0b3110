"""Builds vectors.npz of a pack from a table of word vectors: python -m claims.lexicon.build_vectors LANG FILE

FILE is text, a word and its numbers a line, the most frequent first (the form of GloVe and word2vec). Words are
gathered as the reader tells them apart, by stem and suffix, and once more by stem for forms that are rare; turned to
the directions in which they differ most, and stored as whole steps. The packs have these: English from GloVe 6B of 100
numbers (Pennington, Socher and Manning 2014, Public Domain Dedication and License), Russian from Navec news (2019, MIT
license).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.lexicon.pack import ROOT
from claims.text.meaning.lexicon import lexicon
from claims.text.meaning.word_vectors import STEP, WIDTH, keys

MOST_WORDS: Final = 120_000
MOST: Final = 30_000, 20_000
"""How many words and how many stems are kept, the heaviest."""
_EVEN: Final = 20
"""Words are counted as the inverse of their rank plus this (Zipf; Mandelbrot 1953)."""
_FARTHEST: Final = 127

Floats = NDArray[np.float64]


def read(lines: Iterable[str]) -> Iterator[tuple[str, Floats]]:
    """Words with their vectors. Raises ValueError, with the line, where one is no vector as long as the first."""
    width = 0
    for number, line in enumerate(lines, start=1):
        word, *numbers = line.rstrip().split(" ")
        width = width or len(numbers)
        if len(numbers) != width or width < WIDTH:
            raise ValueError(f"line {number}: {len(numbers)} numbers after {word[:40]!r}; wanted {max(width, WIDTH)}")
        yield word, np.array(numbers, dtype=np.float64)
        if number == MOST_WORDS:
            return


def gathered(lang: str, words: Iterable[tuple[str, Floats]]) -> tuple[NDArray[np.uint64], Floats, Floats]:
    """The keys of words and of their stems in order, the mean of the vectors of each, and the weight of each."""
    known = lexicon(lang)
    sums: dict[int, Floats] = {}
    weights: tuple[dict[int, float], dict[int, float]] = {}, {}
    for rank, (word, vector) in enumerate(words):
        if any(map(str.isalpha, word)):
            stem, suffix, *_ = known.look_up(word.lower().replace("ё", "е"))
            weight = 1.0 / (rank + _EVEN)
            for own, told in zip(weights, (keys([stem], [suffix]), keys([stem])), strict=True):
                key = int(told[0])
                sums[key] = sums.get(key, 0.0) + weight * vector
                own[key] = own.get(key, 0.0) + weight
    heavy = {key: own[key] for own, most in zip(weights, MOST, strict=True) for key in _heaviest(own, most)}
    kept = sorted(heavy)
    shares = np.array([heavy[key] for key in kept])
    return np.array(kept, dtype=np.uint64), np.array([sums[key] for key in kept]) / shares[:, None], shares


def _heaviest(weights: dict[int, float], most: int) -> list[int]:
    return sorted(weights, key=weights.__getitem__, reverse=True)[:most]


def narrowed(means: Floats, weights: Floats) -> NDArray[np.int8]:
    """The WIDTH directions in which vectors differ most, as whole steps; the first row is of nothing."""
    weights = np.sqrt(weights)
    weights /= weights.sum()
    apart = means - weights @ means
    _, directions = np.linalg.eigh((apart * weights[:, None]).T @ apart)
    out = apart @ directions[:, : -WIDTH - 1 : -1]
    out /= np.sqrt(weights @ out**2).mean()
    steps = np.zeros((len(out) + 1, WIDTH), dtype=np.int8)
    steps[1:] = np.clip(np.rint(out / STEP), -_FARTHEST, _FARTHEST)
    return steps


def main() -> None:
    """Build the file of one pack."""
    if len(sys.argv) != 3:
        sys.exit("usage: python -m claims.lexicon.build_vectors LANG FILE")
    lang, source = sys.argv[1:]
    with Path(source).open(encoding="utf-8") as lines:
        told, means, weights = gathered(lang, read(lines))
    np.savez(ROOT / lang / "vectors.npz", keys=told, rows=narrowed(means, weights))
    print(f"{lang}: {len(told)} vectors")


if __name__ == "__main__":
    main()
