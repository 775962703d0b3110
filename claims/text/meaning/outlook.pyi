"""What outlook.c offers where it is built."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

def look(
    words: NDArray[np.int32],
    figures: NDArray[np.int32],
    windows: NDArray[np.int32],
    gaps: list[int],
    sentence_words: list[tuple[int, int]],
    paragraphs: list[int],
    headings: list[bool],
    telling: list[bool],
) -> None:
    """Fill `words`, which has to be zero before, and `windows` of an Outlook, given its `figures`.

    `paragraphs`, `headings` and `telling` are of sentences: the paragraph of each, whether it is a heading, and whether
    it tells of cooperation. Raises ValueError and IndexError for what does not fit together.
    """

def seek(
    columns: tuple[list[Any], ...],
    words: NDArray[np.int32],
    first: int,
    after: int,
    keys: NDArray[np.uint64],
    numbers: NDArray[np.int32],
    known: int,
    out: NDArray[np.int32],
) -> list[int]:
    """Fill `out` with the number of each word from `first` to `after` that a figure sees, -1 for every other.

    `columns` are what is told of words, `words` is that of an Outlook; `keys` and `numbers` are the table, in which
    words not met before take the numbers from `known` on. The answer is those words. Raises ValueError and IndexError
    for what does not fit together.
    """
