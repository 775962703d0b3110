"""What panel.c offers where it is built."""

import numpy as np
from numpy.typing import NDArray

def told(
    rows: NDArray[np.float64],
    scale: NDArray[np.float64],
    inner: NDArray[np.float32],
    bias: NDArray[np.float64],
    outer: NDArray[np.float32],
    outer_bias: NDArray[np.float64],
    networks: int,
    out: NDArray[np.float64],
) -> None:
    """Fill a row of `out` with the scores of each of `rows`, whose columns are multiplied by `scale`.

    `inner` has for each network, one after the other, the weights of all columns, `outer` those of the units of all of
    them side by side, in strips. Units of a network and columns of `out` come by sixteens. Raises ValueError for arrays
    that do not fit together.
    """
