"""What gather.c offers where it is built; each list of feature codes is a list or an array("Q")."""

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.features import Codes

def add_rows(
    lists: list[Codes], table: NDArray[np.int32], weights: NDArray[np.float32], out: NDArray[np.float32]
) -> None:
    """Add to each row of `out`, of which there is one for each list, the rows of `weights` that belong to its codes.

    `table` gives the row of each slot. Raises ValueError for arrays that do not fit together.
    """

def sums(lists: list[Codes], table: NDArray[np.uint16], weights: NDArray[np.float64]) -> list[float]:
    """The sum of the weights of each list's codes; `table` gives the place of each slot's weight.

    Raises ValueError for arrays that do not fit together.
    """
