"""The terms in which a sentence's flows of goods and money are told: words, names and ties between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

GIVE: Final = 1
TAKE: Final = 2
MOVE: Final = 3
WARE: Final = 4
OWE: Final = 5
SUPPLIER: Final = 6
"""Who gives, told by whom it is to: "Kenya's main supplier" sells to Kenya."""
CUSTOMER: Final = 7
PAY: Final = 8
"""Money for goods, which runs against them."""
EARN: Final = 9
ANY: Final = 0
GOODS: Final = 1
MONEY: Final = 2
WAYS: Final = (
    ("supplier", SUPPLIER, GOODS),
    ("customer", CUSTOMER, GOODS),
    ("backer", SUPPLIER, MONEY),
    ("earn", EARN, ANY),
    ("pay", PAY, ANY),
    ("take_goods", TAKE, GOODS),
    ("give_goods", GIVE, GOODS),
    ("take_money", TAKE, MONEY),
    ("give_money", GIVE, MONEY),
    ("take", TAKE, ANY),
    ("give", GIVE, ANY),
    ("owe", OWE, MONEY),
    ("move", MOVE, ANY),
    ("wares", WARE, GOODS),
)
NAME: Final = 0
ADJECTIVE: Final = 1
SELF: Final = 2
THEY: Final = 3
PLACE: Final = 4
ACTOR: Final = 5
WARES: Final = 6
MARKET: Final = 7
LAND: Final = 8
"""Words such as "the country", which are as often said of the other."""
THERE: Final = 9
THENCE: Final = 10
FOREIGN: Final = 11
"""The adjective of a country that is not the home one: "Chinese imports" may come from China or go there."""
FLAVOURS: Final = {"name": NAME, "group": NAME, "demonym": ADJECTIVE, "self": SELF}
OTHER: Final = "*"
"""Who is meant by "they", "there" or "the partner"."""
FIRST_TIME: Final = 224
"""Concepts of words from here on are those of times."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that tells a flow: its place, its way, and of what."""

    place: int
    way: int
    stuff: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A country tied to a word of flow: who, in which role, named how, the number of that word, the name's place."""

    who: str
    role: int
    flavour: int
    word: int
    place: int


class Named(NamedTuple):
    """A name over words `low` to `high`: who, and how they are named."""

    low: int
    high: int
    who: str
    flavour: int


@dataclass(slots=True)
class Told:
    """What one sentence tells: words of flow, ties, and the places of words that turn it, open a clause or join."""

    words: list[Word] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)
    is_guest: bool = False
    """Whether "we" are not at home here."""
