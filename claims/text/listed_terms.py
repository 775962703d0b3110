"""Words that name a field only in a list of fields: "electricity, water and roads", «на мосты, школы и больницы».

Alone such words ("school", "gold", "fuel") mostly stand for something else.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

LISTED: Final = "?"
"""What follows the code in the label of such a word."""
_FARTHEST: Final = 4
"""Tokens between two items of a list at most: ", the", «и на»."""

Place = tuple[int, int, str]
"""Number of the first token, of the last, and the label."""


def of_lists(places: Sequence[Place], tokens: Sequence[str], joins: Set[str]) -> list[Place]:
    """The places without words that stand in no list; those that do have the label of their field.

    A list holds a word that names a field by itself, or words of two fields. `joins` are its commas and conjunctions.
    """
    out: list[Place] = []
    run: list[Place] = []
    for place in places:
        if run and not _are_joined(tokens[run[-1][1] + 1 : place[0]], joins):
            out += _named(run)
            run = []
        run.append(place)
    return out + _named(run)


def _are_joined(between: Sequence[str], joins: Set[str]) -> bool:
    return len(between) <= _FARTHEST and "\n" not in between and not joins.isdisjoint(between)


def _named(run: Sequence[Place]) -> list[Place]:
    """The items of one list that name a field."""
    labels = {label for _, _, label in run if label}
    is_list = len({label.rstrip(LISTED) for label in labels}) > 1
    return [(first, last, label.rstrip(LISTED)) for first, last, label in run if is_list or not label.endswith(LISTED)]
