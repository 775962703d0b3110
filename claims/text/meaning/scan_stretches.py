"""The stretches of a page that a figure looks at: sentences before and after its own, and what of them bears on it.

Windows of words end a line or two from the figure. What a text is about, whom it speaks of and when, is said further
off: of each stretch the network keeps what its heads found in it, and a figure looks at that by how far off it is and
whether it stands in the same paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.scan_windows import AHEAD, BACK, Outlook, Windows

BEFORE: Final = 24
AFTER: Final = 12
SPAN: Final = BEFORE + 1 + AFTER
"""Stretches looked at for a figure: before its own, its own, and after."""
_FAR: Final = np.array([0, 1, 2, 3, 4, 5, 6, 7, 7, 7, *[8] * 5, *[9] * (BEFORE - 14)])
"""The kind of distance by stretches between: the further, the coarser."""
_KINDS: Final = int(_FAR[-1])
FARNESS: Final = 2 * (2 * _KINDS + 1)
"""How many ways there are for a stretch to lie: kinds of distance before and after, and its own, in the same paragraph
and, the second half, in another."""
_STEPS: Final = np.arange(-BEFORE, AFTER + 1)
_LIES: Final = _KINDS + np.sign(_STEPS) * _FAR[np.abs(_STEPS)]


def around(outlook: Outlook, figures: slice) -> Windows:
    """The stretches around some figures of a page; those of paragraphs that tell of nothing in scope are not there."""
    starts = first_words(outlook)
    at = own_stretches(outlook, figures)[:, None] + _STEPS
    there = (at >= 0) & (at < len(starts))
    held = np.where(there, at, 0)
    words = starts[held]
    apart = outlook.paragraphs[words] != outlook.within[figures, None]
    there &= (outlook.related[words] > 0) | ~apart
    return Windows(held, _LIES + (FARNESS // 2) * apart, there)


def own_stretches(outlook: Outlook, figures: slice) -> NDArray[np.intp]:
    """The stretch of each of some figures: of the word before it where none of its sentence follows, -1 before all."""
    last, words = outlook.words.shape[1] - 1, outlook.inside[figures].astype(np.intp)
    here = np.minimum(words, last)
    words -= (words > last) | (outlook.sentences[here] != outlook.at[figures])
    return np.where(words < 0, -1, outlook.stretches[np.maximum(words, 0)])


def first_words(outlook: Outlook) -> NDArray[np.intp]:
    """The first word of each stretch."""
    return np.flatnonzero(np.diff(outlook.stretches, prepend=-1))


@dataclass(frozen=True, slots=True)
class Places:
    """Of each of some stretches its words, as many places as the longest has: which they are (0 where none is there),
    and whether they are there.
    """

    words: NDArray[np.intp]
    there: NDArray[np.bool_]


def places(outlook: Outlook, first: int, after: int) -> Places:
    """The words of the stretches from `first` to `after`."""
    edges = np.append(first_words(outlook), outlook.words.shape[1])
    starts, ends = edges[first:after, None], edges[first + 1 : after + 1, None]
    words = starts + np.arange(int((ends - starts).max()))
    there = words < ends
    return Places(np.where(there, words, 0), there)


def reach(outlook: Outlook, figures: slice) -> tuple[int, int, int, int]:
    """A range of stretches that some figures look at, and one of words that holds these, their windows and a neighbour
    on either side: first and after of each.
    """
    total, stretches = outlook.words.shape[1], outlook.stretches
    inside, beyond = int(outlook.inside[figures.start]), int(outlook.beyond[figures].max())
    own = own_stretches(outlook, figures)
    low = max(0, int(own.min()) - BEFORE)
    high = min(int(stretches[-1]), int(own.max()) + AFTER) + 1
    first = min(int(np.searchsorted(stretches, low)), inside - BACK) - 1
    after = max(int(np.searchsorted(stretches, high)), beyond + AHEAD) + 1
    return low, high, max(0, first), min(total, after)


__all__ = ["FARNESS", "SPAN", "Places", "around", "first_words", "own_stretches", "places", "reach"]
