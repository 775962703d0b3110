"""What a role at a word of flow tells of a party: that it is the source, that it is the goal, or neither."""

from __future__ import annotations

from typing import Final

from claims.text.meaning import roles
from claims.text.meaning.flow_terms import (
    ADJECTIVE,
    CUSTOMER,
    EARN,
    FOREIGN,
    GIVE,
    LAND,
    MARKET,
    NAME,
    OWE,
    PAY,
    PLACE,
    SELF,
    SUPPLIER,
    TAKE,
    THEY,
    WARE,
    WARES,
)

_OWNERS: Final = {GIVE: 1, TAKE: -1, WARE: 1, OWE: -1, SUPPLIER: 1, CUSTOMER: -1, PAY: -1, EARN: 1}
_DOERS: Final = (roles.BY, roles.OWN, roles.OF, roles.BARE)
_TOWARDS: Final = (roles.TO, roles.FOR)


def vote(role: int, flavour: int, way: int) -> int:
    """Whether a role makes a party the source (1) or the goal (-1) of its word of flow, or tells neither (0)."""
    if flavour == LAND:
        return 0
    if way in (SUPPLIER, CUSTOMER):
        return _side_of_another(role, flavour, way)
    if way in (PAY, EARN):
        return _side_of_money(role, way)
    if role == roles.FROM:
        return 1
    if role in _TOWARDS:
        return 1 if way == OWE else -1
    if role == roles.IN:
        return 1 if way == TAKE else 0 if flavour == PLACE else -1
    if role == roles.AT:
        return {TAKE: 1, GIVE: -1}.get(way, 0)
    if flavour == WARES and role in (roles.OF, roles.BARE, roles.LATE, roles.OBJECT):
        return 1
    if flavour in (ADJECTIVE, FOREIGN) and role in (roles.OF, roles.OBJECT):
        return 1
    if role == roles.OBJECT:
        return -1 if way == GIVE else 0
    if role in _DOERS:
        return 0 if flavour == FOREIGN and role == roles.OWN and way == TAKE else _OWNERS.get(way, 0)
    return 0


def _side_of_another(role: int, flavour: int, way: int) -> int:
    """The vote where the word is one for whoever gives or takes: "Chile's main supplier" gives to Chile."""
    doer = _OWNERS[way]
    if role in (roles.FROM, roles.IN):
        return 1 if role == roles.FROM else -1
    if flavour == WARES or (role == roles.OF and flavour in (ADJECTIVE, FOREIGN)):
        return 1  # "a buyer of Chilean copper"
    if role in _TOWARDS or role == roles.OF or flavour == MARKET:
        return -doer
    if role == roles.OWN and flavour in (NAME, SELF, THEY):
        return -doer
    return doer if role == roles.LATE or role in _DOERS else 0


def _side_of_money(role: int, way: int) -> int:
    """The vote where the word is one for the money that goods are paid with."""
    if role == roles.FROM:
        return -1
    if role == roles.OBJECT:
        return 1
    if role in _TOWARDS:
        return 1 if way == PAY else -1
    return _OWNERS[way] if role in _DOERS else 0
