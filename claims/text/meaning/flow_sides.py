"""How one party of a pair is tied to a word of flow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claims.text.meaning import roles
from claims.text.meaning.flow_terms import ACTOR, ADJECTIVE, FOREIGN, MARKET, NAME, TAKE, WARES, Tie
from claims.text.meaning.flow_votes import vote

HERE: Final = 0
AGAIN: Final = 1
BESIDE: Final = 2
EARLIER: Final = 3
NOWHERE: Final = 4
_NAMED: Final = frozenset((NAME, ADJECTIVE, ACTOR, WARES, MARKET))


@dataclass(frozen=True, slots=True)
class Side:
    """How one of a pair is tied: role, flavour, the way of its own word, how far off, and whether told the other way.

    `level`: tied in the figure's own part of the sentence, elsewhere to its word of flow, to another word of the
    sentence, to one of a sentence before, or to none.
    """

    role: int
    flavour: int
    way: int
    level: int
    is_turned: bool
    runs: int
    """Whether that makes the party the source (1) or the goal (-1) of the figure, or tells neither (0)."""


UNTIED: Final = Side(roles.UNTOLD, 0, 0, NOWHERE, False, 0)


def is_bound(side: Side) -> bool:
    """Whether a side is named beside the figure; a foreign adjective of what is bought may tell of either."""
    is_named = side.flavour in _NAMED or (side.flavour == FOREIGN and side.way != TAKE)
    return side.level == HERE and is_named


def side_of(tie: Tie, way: int, level: int, is_turned: bool) -> Side:
    runs = vote(tie.role, tie.flavour, way)
    return Side(tie.role, tie.flavour, way, level, is_turned, -runs if is_turned else runs)
