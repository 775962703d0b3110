"""A figure while it is being read: a number with what stands around it, as token places and character offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claims.text.digits import Number
from claims.text.tokens import Passage

_CODE: Final = 3


@dataclass(slots=True)
class Figure:
    """`first`/`last` are the tokens of number, currency and unit (last exclusive); `start`/`end` take the hedge in."""

    passage: Passage
    number: Number
    first: int
    last: int
    value: float
    resolution: float
    start: int = 0
    end: int = 0
    value_high: float | None = None
    unit: str | None = None
    currency_name: str | None = None
    noun: str | None = None
    noun_last: int = 0  # the place after the counted noun
    kind: str = "plain"
    hedge: str = "eq"
    rule: str = ""
    lead: str | None = None  # "between" or "from": this may be the first end of a range
    direction: str | None = None
    hedge_first: int = 0
    is_compared: bool = False  # "short of the $45 million it had hoped for"
    lent: float = 0.0  # the scale that a neighbour lent
    is_goal: bool = False  # "raise trade up to $5 billion": the verb reaches over what it raises

    @property
    def is_bare(self) -> bool:
        """Neither unit nor noun nor scale: its neighbour may lend them."""
        return self.unit is None and self.noun is None and not self.number.scale

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return self.unit is not None and len(self.unit) == _CODE and self.unit.isupper()

    @property
    def core_start(self) -> int:
        """Offset in the passage where currency or number begins."""
        return self.passage.starts[self.first]

    @property
    def core_end(self) -> int:
        """Offset in the passage where the unit ends."""
        return self.passage.ends[self.last - 1]
