"""The sets of parties that a figure may tie together, proposed by where they are named; rankers choose among them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from claims.text.meaning.sides import IS_GROUP, MOST_CODES, Cast, Near, Parties, focus_pair

MOST_CANDIDATES: Final = 32


class _Proposals:
    """Sets of parties, each once, in the order of proposal and up to a bound."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        self.found: dict[Parties, None] = {}

    def pair(self, one: str, two: str) -> None:
        """Propose two parties, if they are two."""
        if one != two and len(self.found) < MOST_CANDIDATES:
            self.found.setdefault((one, two) if one < two else (two, one))

    def several(self, codes: Sequence[str]) -> None:
        """Propose any number of parties but none, if they all differ."""
        if codes and len(set(codes)) == len(codes) and len(self.found) < MOST_CANDIDATES:
            self.found.setdefault(tuple(sorted(codes)))


def candidates(people: Cast, near: Near, sentence: int) -> list[Parties]:
    """Sets of parties that the figure may tie, in a fixed order, the focus of the text first."""
    here = list(dict.fromkeys([*near[0], *near[1]]))[:MOST_CODES]
    key = sentence, tuple(here)
    if key not in people.proposed:  # figures of one sentence are often told of the same
        people.proposed[key] = _proposed(people, here, near[2], sentence)
    return people.proposed[key]


def _proposed(people: Cast, here: list[str], earlier: list[str], sentence: int) -> list[Parties]:
    out = _Proposals()
    top = people.focus[:3]
    if len(people.focus) > 1:
        out.several(focus_pair(people))
    voice, side = people.voices[sentence] if people.voices else "", people.own_side
    anchors = list(dict.fromkeys([who for who in (voice, side, *top) if who]))
    for anchor in anchors:
        for who in here:
            out.pair(anchor, who)
    for one, two in combinations(here, 2):
        out.pair(one, two)
    out.several(people.headed[sentence])
    for frame in (people.sections[sentence], people.leads[sentence]):
        for anchor in anchors[:2]:
            if frame:
                out.pair(anchor, frame)
    named = people.foremost
    if len(named) > 1:
        out.pair(named[0], named[1])
    for who in [*here, *earlier[:2], *top]:
        if who in IS_GROUP:
            out.several((who,))
    for who in earlier[:3]:
        for anchor in anchors[:3]:
            out.pair(anchor, who)
    for one, two in (*combinations(top, 2), *combinations(earlier[:3], 2)):
        out.pair(one, two)
    if sentence in people.owing or sentence in people.beyond:
        for who in [*here[:3], *top[:2]]:
            out.several((who,))
    _propose_many(people, here, anchors, out)
    _propose_far(people, here, anchors, sentence, out)
    if not out.found and people.focus:
        out.several((people.focus[0],))
    return list(out.found)


def _propose_many(people: Cast, here: list[str], anchors: list[str], out: _Proposals) -> None:
    """Groups that the text is about, alone and with a country, and sets of three and more."""
    named = people.foremost
    for group in [who for who in people.focus[:6] if who in IS_GROUP][:2]:
        out.several((group,))
        for anchor in [*here[:2], *anchors[:2]]:
            out.pair(anchor, group)
    for company in people.companies:
        out.several(company)
    if len(named) > 2 and people.named.get(named[2], 0) > 1:
        out.several(named[:3])
    if people.own_side and len(named) > 1:
        out.several((people.own_side, *named[:2]))
    if len(here) == 3:
        out.several(here)
    if people.own_side and 2 <= len(here) <= 3 and people.own_side not in here:
        out.several((people.own_side, *here))


def _propose_far(people: Cast, here: list[str], anchors: list[str], sentence: int, out: _Proposals) -> None:
    """What is seldom meant, last: pairs with those that the text is less about, its publisher's country though it is
    not named, all that a sentence names, and a country alone in a text on a part of the world.
    """
    if people.home and not people.own_side and sentence < people.tied_from:
        for who in dict.fromkeys([*people.foremost[:1], *here[:3]]):
            out.pair(people.home, who)
    for anchor in anchors[:1]:
        for who in people.focus[3:8]:
            out.pair(anchor, who)
    for one in here[:2]:
        for two in people.focus[3:6]:
            out.pair(one, two)
    if people.beyond:
        for who in people.focus[:2]:
            out.several((who,))
    if len(here) > 3:
        out.several(here)
    for company in people.companies:
        if people.home and people.home not in company:
            out.several((people.home, *company))
