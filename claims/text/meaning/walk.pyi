"""What walk.c offers where it is built."""

import numpy as np
from numpy.typing import NDArray

def down(
    rows: NDArray[np.float64],
    columns: NDArray[np.int32],
    bounds: NDArray[np.float64],
    leaves: NDArray[np.int32],
    out: NDArray[np.int64],
    widest: int,
) -> None:
    """Add the leaf that each of `rows` comes to in each tree to its row of `out`: tree t to column t modulo its width.

    `widest` is the largest of the columns: to go through all of them would be felt. Columns and bounds have a row of
    2^d - 1 questions for each tree, leaves one of 2^d. Raises ValueError for arrays that do not fit together.
    """
