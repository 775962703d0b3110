"""Builds vectors.npz of a pack from a table of word vectors: python -m claims.lexicon.build_vectors LANG FILE

FILE is text, a word and its numbers a line, the most frequent first (the form of GloVe and word2vec). Words are
gathered by stem as the reader tells them apart, turned to the directions in which they differ most, and stored as whole
steps. The packs have these: English from GloVe 6B of 100 numbers (Pennington, Socher and Manning 2014, Public Domain
Dedication and License), Russian from Navec news (2019, MIT license).
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
from claims.text.meaning.word_vectors import STEP, WIDTH

MOST_WORDS: Final = 120_000
MOST_STEMS: Final = 25_000
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


def by_stem(lang: str, words: Iterable[tuple[str, Floats]]) -> tuple[NDArray[np.uint32], Floats, Floats]:
    """The stems of words, the mean of their vectors, and their weights: the heaviest, in order of stem."""
    known = lexicon(lang)
    sums: dict[int, Floats] = {}
    weights: dict[int, float] = {}
    for rank, (word, vector) in enumerate(words):
        if any(map(str.isalpha, word)):
            stem, weight = known.look_up(word.lower().replace("ё", "е"))[0], 1.0 / (rank + _EVEN)
            sums[stem] = sums.get(stem, 0.0) + weight * vector
            weights[stem] = weights.get(stem, 0.0) + weight
    kept = sorted(sorted(weights, key=weights.__getitem__, reverse=True)[:MOST_STEMS])
    heavy = np.array([weights[stem] for stem in kept])
    return np.array(kept, dtype=np.uint32), np.array([sums[stem] for stem in kept]) / heavy[:, None], heavy


def narrowed(means: Floats, weights: Floats) -> NDArray[np.int8]:
    """The WIDTH directions in which vectors differ most, of mean square one together, as whole steps."""
    weights = np.sqrt(weights)
    weights /= weights.sum()
    apart = means - weights @ means
    _, directions = np.linalg.eigh((apart * weights[:, None]).T @ apart)
    out = apart @ directions[:, : -WIDTH - 1 : -1]
    out /= np.sqrt(weights @ out**2).mean()
    steps: NDArray[np.int8] = np.clip(np.rint(out / STEP), -_FARTHEST, _FARTHEST).astype(np.int8)
    return steps


def main() -> None:
    """Build the file of one pack."""
    lang, source = sys.argv[1:]
    with Path(source).open(encoding="utf-8") as lines:
        stems, means, weights = by_stem(lang, read(lines))
    np.savez(ROOT / lang / "vectors.npz", stems=stems, rows=narrowed(means, weights))
    print(f"{lang}: {len(stems)} stems")


if __name__ == "__main__":
    main()
