"""Steps of a network whose derivatives are written out: of indexing and sums autograd keeps copies, which take longer
than all that is multiplied.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from autograd.extend import defvjp, primitive
from numpy.typing import NDArray
from scipy.sparse import csr_matrix


@primitive  # type: ignore[untyped-decorator]
def spread(rows: Any, told: csr_matrix) -> Any:
    """The sum of the rows of each word."""
    return told @ rows


defvjp(spread, lambda answer, rows, told: lambda slope: told.T @ slope, argnums=(0,))


@primitive  # type: ignore[untyped-decorator]
def picked(rows: Any, words: NDArray[np.int64]) -> Any:
    """The rows of the words of windows, or of a table; indexing has a slow derivative."""
    return rows.take(words, axis=0)


def _back(answer: Any, rows: Any, words: NDArray[np.int64]) -> Any:
    once = each_once(words, len(rows))
    return lambda slope: once @ slope.reshape(words.size, -1)


defvjp(picked, _back, argnums=(0,))


def each_once(words: NDArray[np.int64], rows: int) -> csr_matrix:
    """What adds up, for each of so many rows, what was told where it was picked."""
    ones = np.ones(words.size, dtype=np.float32)
    return csr_matrix((ones, words.ravel(), np.arange(words.size + 1)), shape=(words.size, rows)).T.tocsr()


@primitive  # type: ignore[untyped-decorator]
def positive(rows: Any) -> Any:
    """Nothing in place of what is below it."""
    return np.maximum(rows, 0)


defvjp(positive, lambda answer, rows: lambda slope: slope * (answer > 0))


@primitive  # type: ignore[untyped-decorator]
def flanked(rows: Any, next_to: NDArray[np.float32]) -> Any:
    """Each row between the one before and the one behind; `next_to` is 0 where a row does not follow the one before."""
    out, width = np.zeros((len(rows), 3 * rows.shape[1]), dtype=np.float32), rows.shape[1]
    out[1:, :width] = rows[:-1] * next_to[1:, None]
    out[:, width:-width] = rows
    out[:-1, -width:] = rows[1:] * next_to[1:, None]
    return out


def _flanked_back(answer: Any, rows: Any, next_to: NDArray[np.float32]) -> Any:
    def back(slope: NDArray[np.float32]) -> NDArray[np.float32]:
        width = rows.shape[1]
        out = slope[:, width:-width].copy()
        out[:-1] += slope[1:, :width] * next_to[1:, None]
        out[1:] += slope[:-1, -width:] * next_to[1:, None]
        return out

    return back


defvjp(flanked, _flanked_back, argnums=(0,))


@primitive  # type: ignore[untyped-decorator]
def attended(shares: Any, values: Any, words: NDArray[np.int64]) -> Any:
    """What each head takes of the words of each window: `shares` (figures, places, heads) of their `values`.

    `values` has a row a word, `words` are the words of the windows; gives (figures, heads * TOLD).
    """
    heads = np.arange(shares.shape[2])
    every = shares.transpose(0, 2, 1) @ values.take(words, axis=0)  # each head of the values of all: BLAS is so quick
    return every.reshape(len(words), len(heads), len(heads), -1)[:, heads, heads].reshape(len(words), -1)


def _each_head(slope: NDArray[np.float32], heads: int) -> NDArray[np.float32]:
    out = np.zeros((len(slope), heads, heads, slope.shape[1] // heads), dtype=np.float32)
    out[:, np.arange(heads), np.arange(heads)] = slope.reshape(len(slope), heads, -1)
    return out.reshape(len(slope), heads, -1)


defvjp(
    attended,
    lambda answer, shares, values, words: (
        lambda slope: values.take(words, axis=0) @ _each_head(slope, shares.shape[2]).transpose(0, 2, 1)
    ),
    lambda answer, shares, values, words: (
        lambda slope: (
            each_once(words, len(values)) @ (shares @ _each_head(slope, shares.shape[2])).reshape(words.size, -1)
        )
    ),
    argnums=(0, 1),
)


__all__ = ["attended", "each_once", "flanked", "picked", "positive", "spread"]
