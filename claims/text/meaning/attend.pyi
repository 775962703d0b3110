"""What attend.c offers where it is built."""

import numpy as np
from numpy.typing import NDArray

def scores(
    words: NDArray[np.int32],
    figures: NDArray[np.int32],
    windows: NDArray[np.int32],
    numbers: NDArray[np.int32],
    rows: NDArray[np.float32],
    first: int,
    start: int,
    stop: int,
    weights: NDArray[np.float64],
    singles: NDArray[np.float32],
    widths: tuple[int, int, int, int, int],
    out: NDArray[np.float64],
) -> None:
    """Fill `out` with the scores of figures `start` to `stop`, a row each.

    `words`, `figures` and `windows` are those of an Outlook; `numbers` has the row of `rows` of each word from `first`
    on; `weights`, `singles` and `widths` are those of Weights. Raises ValueError and IndexError for what does not fit
    together.
    """
