"""What learn.c offers where it is built."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

def learn(
    columns: tuple[list[Any], ...],
    words: list[int],
    template: int,
    table: NDArray[np.uint16],
    weights: NDArray[np.float32],
    places_of: NDArray[np.int32],
    places: NDArray[np.float64],
    akin: tuple[tuple[NDArray[np.uint64], NDArray[np.int8], NDArray[np.float32]], ...],
    bits: int,
    kernel: NDArray[np.float32],
    bias: NDArray[np.float64],
    out: NDArray[np.float32],
) -> None:
    """Fill each row of `out` with what WordRows holds of one of `words`, given what is told of all words in `columns`.

    `template` is that of the first of `columns`, `table` and `weights` give the rows of codes; `places_of` is the place
    of each word, of which `places` has the rows. `akin` has for each language the sorted keys of its vectors, these,
    and what they weigh, in strips as `kernel` is; `bits` are those of a suffix in keys. Raises ValueError and
    IndexError for what does not fit.
    """
