"""Sharing work on parts of a course out among the cores of a machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

from threadpoolctl import threadpool_limits

Shared = TypeVar("Shared")
Found = TypeVar("Found")

_given: list[Any] = []
"""What all parts are parts of, in a process that works on some of them."""


def on_each(work: Callable[[Shared, list[int]], Found], given: Shared, parts: Sequence[list[int]]) -> list[Found]:
    """`work(given, part)` for each part, as many at once as there are cores.

    `given` may be far too large to be sent to a process: it is there when one is split off. `work` is a function of a
    module, and what it returns can be pickled.
    """
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork"), _take, (given,)) as pool:
        return list(pool.map(_work_on, [work] * len(parts), parts))


def _take(given: object) -> None:
    _given[:] = [given]


def _work_on(work: Callable[[Any, list[int]], Found], part: list[int]) -> Found:
    with threadpool_limits(1):  # the cores are shared out already
        return work(_given[0], part)
