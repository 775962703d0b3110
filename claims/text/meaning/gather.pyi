"""What gather.c offers where it is built; codes come as a list, which may have runs of them as bytes, or an array."""

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.features import Codes

def add_rows(
    lists: list[Codes],
    table: NDArray[np.int32],
    weights: NDArray[np.float32],
    out: NDArray[np.float32],
    first: int = 0,
    length: int = 0,
) -> None:
    """Add to each row of `out`, of which there is one for each list, the rows of `weights` that belong to its codes.

    `table` gives the row of each slot. Rows of `weights` are as long as those of `out`, or of a `length` that is told:
    then as many columns as `out` has are added, from column `first` on. Raises ValueError for arrays that do not fit.
    """

def sums(lists: list[Codes], table: NDArray[np.uint16], weights: NDArray[np.float64]) -> list[float]:
    """The sum of the weights of each list's codes; `table` gives the place of each slot's weight.

    Raises ValueError for arrays that do not fit together.
    """
