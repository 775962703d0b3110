"""What alone.c offers where it is built."""

from typing import Any

def alone(
    roster: tuple[Any, ...],
    at: int,
    near: tuple[list[str], list[str], list[str]],
    lately: dict[str, int],
    sets: list[tuple[str, ...]],
    figure: tuple[int, ...],
) -> tuple[dict[str, tuple[int, bytes]], tuple[int, ...]]:
    """What `runs` of sets.c takes: of each party of the sets bits and the run of its own codes, and what the figure is.

    `roster` and `figure` are those of party_runs.py, `lately` what `recently` tells. Raises KeyError for a party not in
    the roster, IndexError and ValueError for what does not fit together.
    """
