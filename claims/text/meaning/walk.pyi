"""What walk.c offers where it is built."""

import numpy as np
from numpy.typing import NDArray

def down(
    rows: NDArray[np.float64],
    used: NDArray[np.int32],
    bounds: NDArray[np.float64],
    questions: NDArray[np.int32],
    ends: NDArray[np.int32],
    leaves: NDArray[np.int32],
    out: NDArray[np.int64],
) -> None:
    """Add the leaf that each of `rows` comes to in each tree to its row of `out`: tree t to column t modulo its width.

    `used` are the columns that are asked for; a question is the place of one among them << 16, how many leaves are to
    the left of it << 8, and the first of these, counted from the tree's own. `ends` tells where each tree ends among
    questions and leaves. Raises ValueError for arrays that do not fit together.
    """
