"""What the rest of a sentence, of a paragraph and of the text tells of a figure, as dense columns of the second look.

All is counted over figures and the sentences that hold them, so that a paragraph without figures changes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.features import heads
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page

Floats = NDArray[np.float64]

PLACE: Final = 4
LONG_SENTENCE: Final = 20.0


@lru_cache(maxsize=1)
def _head_columns() -> dict[int, int]:
    return {concept: column for column, concept in enumerate(sorted(heads()))}


def rest_widths(told: int) -> tuple[int, ...]:
    """How many columns there are of each kind, where the first reading of a figure takes `told`."""
    return told + 1, told + 1, len(heads()), PLACE, len(concept_ids())


def rest_rows(page: Page, told: Floats, own_heads: Sequence[Sequence[int]]) -> Floats:
    """One row a figure: the mean of what the others of its sentence, and of its paragraph, were read as; the heads of
    its segment; its place; and what the sentences with figures speak of. `told` has the first readings, a row a figure.
    """
    total, width = told.shape
    sentences = page.quantity_sentences
    paragraphs = [page.sentences[number].paragraph for number in sentences]
    kinds = rest_widths(width)
    ends = np.cumsum(kinds).tolist()
    out = np.zeros((total, ends[-1]))
    _fill_others(told, sentences, out[:, : ends[0]])
    _fill_others(told, paragraphs, out[:, ends[0] : ends[1]])
    columns = _head_columns()
    for at, own in enumerate(own_heads):
        for concept in own:
            out[at, ends[1] + columns[concept]] = 1.0
    holding = list(dict.fromkeys(sentences))
    place = out[:, ends[2] : ends[3]]
    place[:, 0] = np.arange(total) / total
    place[:, 1] = math.log1p(total)
    place[:, 2] = math.log1p(len(holding))
    lengths = [after - first for first, after in (page.sentence_words[number] for number in sentences)]
    place[:, 3] = np.array(lengths) / LONG_SENTENCE
    spoken = [concept for number in holding for concept in page.sentence_concepts[number]]
    counts = np.bincount(np.array(spoken, dtype=np.int64), minlength=kinds[4] + 1)
    out[:, ends[3] :] = counts[1 : kinds[4] + 1] / len(holding)
    return out


def _fill_others(told: Floats, groups: list[int], out: Floats) -> None:
    """The mean over the others of each figure's group, and whether there are any; groups stand together."""
    starts: list[int] = []
    numbers: list[int] = []
    for at, group in enumerate(groups):
        if not at or group != groups[at - 1]:
            starts.append(at)
        numbers.append(len(starts) - 1)
    others = [after - first - 1 for first, after in pairwise([*starts, len(groups)])]
    many = np.array([others[number] for number in numbers])
    groups_sums = np.zeros((len(starts), told.shape[1]))
    np.add.at(groups_sums, numbers, told)  # one after the other, as it is done in C
    sums = groups_sums.take(numbers, axis=0)
    sums -= told
    sums /= np.maximum(many, 1)[:, None]
    out[:, :-1] = sums
    out[:, -1] = many > 0
