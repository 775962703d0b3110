"""What odds.c offers where it is built."""

import numpy as np
from numpy.typing import NDArray

def surroundings(chances: NDArray[np.float64], sentences: list[int], others: float, out: NDArray[np.float64]) -> None:
    """Fill `out` with a row a figure, as `surroundings` of scope.py tells it; `others` tells of foreign parties.

    Raises ValueError for arrays that do not fit together.
    """
