"""What is written in C for features, where it is built with the compiled reader; elsewhere Python serves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

try:
    from claims.text.meaning import (
        alone,
        around,
        attend,
        change,
        clause,
        dense,
        filled,
        learn,
        odds,
        orient,
        outlook,
        panel,
        sets,
        timed,
        union,
        walk,
    )
except ImportError:
    alone = around = attend = change = clause = dense = filled = None  # type: ignore[assignment]
    learn = odds = orient = outlook = panel = sets = timed = union = walk = None  # type: ignore[assignment]

ALONE: Final[Callable[..., tuple[dict[str, Any], tuple[int, ...]]] | None] = getattr(alone, "alone", None)
AROUND: Final[Callable[..., list[Any]] | None] = getattr(around, "figures", None)
CUE_SIDES: Final[Callable[..., tuple[int, int]] | None] = getattr(around, "cue_sides", None)
FILL: Final[Callable[..., None] | None] = getattr(dense, "fill", None)
FIRST: Final[Callable[..., None] | None] = getattr(odds, "first", None)
SURROUNDINGS: Final[Callable[..., None] | None] = getattr(odds, "surroundings", None)
ORIENTED: Final[Callable[..., list[int]] | None] = getattr(orient, "oriented", None)
WALK: Final[Callable[..., None] | None] = getattr(walk, "down", None)
CHANGES: Final[Callable[..., list[Any]] | None] = getattr(change, "changes", None)
CLAUSE: Final[Callable[..., None] | None] = getattr(clause, "clause", None)
RUNS: Final[Callable[..., list[Any]] | None] = getattr(sets, "runs", None)
FILLED: Final[Callable[..., Any] | None] = getattr(filled, "filled", None)
TIMED: Final[Callable[..., list[Any]] | None] = getattr(timed, "runs", None)
SPREAD: Final[Callable[..., None] | None] = getattr(around, "spread", None)
FLAT: Final[Callable[[list[int]], bytes] | None] = getattr(around, "flat", None)
LOOK: Final[Callable[..., None] | None] = getattr(outlook, "look", None)
SEEK: Final[Callable[..., list[int]] | None] = getattr(outlook, "seek", None)
LEARN: Final[Callable[..., None] | None] = getattr(learn, "learn", None)
PANEL: Final[Callable[..., None] | None] = getattr(panel, "told", None)
SCORES: Final[Callable[..., None] | None] = getattr(attend, "scores", None)
UNION: Final[Callable[[list[tuple[int, ...]], int, int], frozenset[int]] | None] = getattr(union, "of_words", None)


def places(numbers: Iterable[int]) -> bytes:
    """The place of each number among some, from 1 on, at that index; 0 for every other."""
    found = {number: place for place, number in enumerate(numbers, start=1)}
    return bytes(found.get(number, 0) for number in range(max(found, default=0) + 1))


def mask(numbers: frozenset[int]) -> bytes:
    """A byte for each number up to the largest, not 0 for those that are in."""
    return bytes(number in numbers for number in range(max(numbers, default=0) + 1))
