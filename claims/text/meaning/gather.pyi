"""What gather.c offers where it is built; codes come as a list, which may have runs of them as bytes, or an array."""

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.features import Codes

def add_rows(
    lists: list[Codes],
    table: NDArray[np.int32],
    weights: NDArray[np.float32] | NDArray[np.float16],
    out: NDArray[np.float64],
    first: int = 0,
    width: int = 0,
) -> None:
    """Add to each row of `out`, of which there is one for each list, the sum of the rows of `weights` of its codes.

    `table` gives the row of each slot. Of rows, which are as long as those of `out`, only `width` columns from `first`
    on are added up, at single precision; all from there where that is 0. Raises ValueError for arrays that do not fit.
    """

def sums(lists: list[Codes], table: NDArray[np.uint16], weights: NDArray[np.float64]) -> list[float]:
    """The sum of the weights of each list's codes; `table` gives the place of each slot's weight.

    Raises ValueError for arrays that do not fit together.
    """
