"""What dense.c offers where it is built."""

from array import array
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

def fill(
    rows: NDArray[np.float64],
    told: NDArray[np.float64],
    sentences: list[int],
    paragraphs: list[int],
    sentence_words: list[tuple[int, int]],
    quantity_words: list[tuple[int, int]],
    concepts: list[tuple[int, ...]],
    sentence_concepts: list[Collection[int]],
    heads: list[tuple[int, ...]],
    cue_of: bytes,
    head_of: bytes,
    fading: array[float],
    columns: tuple[int, int, int, int, int, int, int],
    cue_count: int,
    concept_count: int,
    long_sentence: float,
) -> None:
    """Fill the columns of `rows`, a row a figure, that are copied, counted and summed; they have to be zero before.

    `columns` are the first ones of: the figures beside, cues, others of the sentence, others of the paragraph, heads,
    place, concepts. `cue_of` and `head_of` give the number of each concept among cues and heads, from 1 on. Raises
    ValueError and IndexError for what does not fit together.
    """
