"""What timed.c offers where it is built."""

from typing import Any

def runs(
    laid: tuple[Any, ...],
    at: int,
    kinds: int,
    profiles: list[tuple[int, ...]],
    mentions: list[list[int]],
    openings: bytes,
) -> list[bytes]:
    """The codes of each candidate period of figure `at`, as one run of bytes.

    `laid` and each of `profiles` are what `period_runs` lays out of a text and of a period; `mentions` are those of
    each candidate, the nearest first, `openings` the codes that a figure of no period has besides.
    """
