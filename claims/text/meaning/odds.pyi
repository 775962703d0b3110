"""What odds.c offers where it is built."""

import numpy as np
from numpy.typing import NDArray

def surroundings(chances: NDArray[np.float64], sentences: list[int], others: float, out: NDArray[np.float64]) -> None:
    """Fill `out` with a row a figure, as `surroundings` of scope.py tells it; `others` tells of foreign parties.

    Raises ValueError for arrays that do not fit together.
    """

def first(
    measure: NDArray[np.float64],
    aspect: NDArray[np.float64],
    status: NDArray[np.float64],
    told: NDArray[np.float64],
    rows: NDArray[np.float64],
    units: list[int],
    weight: float,
    floor: float,
    none: int,
    whole: int,
    unit: int,
) -> None:
    """Fill `told`, and columns of `rows`, as `_tell` of second_look.py does: the first ones, and those from `whole` on.

    In each row 1 is set behind `unit`, by the figure's unit. `weight` is the sum of the chances of being in scope,
    `none` the column of `measure` that tells of none. Raises ValueError for arrays that do not fit together.
    """
