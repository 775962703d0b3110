"""What the network that reads words in order says of a figure's place: kinds of period, of partner and of direction.

It cannot tell a date or a country, only of what kind it is beside the publication date or by where it was named; the
rankers weigh that for each of their candidates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import Final

from claims.text.meaning.features import Codes, code
from claims.text.meaning.heads import Head
from claims.text.meaning.model import Floats
from claims.text.meaning.ranking import Options
from claims.text.meaning.scene import Scene
from claims.text.meaning.sides import IS_GROUP, Cast, Near, Parties
from claims.text.meaning.time_frames import PLACES, placed
from claims.text.meaning.times import Period, candidates

HINTS: Final = {"when": 25, "where": PLACES, "who": 9, "focus": 8, "home": 2, "way": 2}
"""How many kinds there are of each: of the period beside the publication date, and by where it was told; of the partner
by where it was named, and by how much the text is about it; whether the home country is one of the parties, and whether
the partner gives or takes.
"""

_NUMBERS: Final = {hint: number for number, hint in enumerate(HINTS)}
_FIRST: Final = 320
_STEPS: Final = 12


Hinted = Mapping[str, dict[int, list[float]]]
"""What each hint tells of figures, by the number of each."""


TRUST: Final = 0.8
"""The power to which probabilities of hints are raised when read: rankers learn how far to trust them from texts of
few hands, most of them, and in others they are less to be trusted."""


def hinted(chances: Mapping[str, Floats], figures: Sequence[int], trust: float = 1.0) -> Hinted:
    """Of some figures' probabilities those of hints, if there are any, raised to a power and brought to a sum of one
    again; as lists, for single numbers arrays are slow.
    """
    told = {name: chances[name].tolist() for name in HINTS if name in chances}
    if trust != 1.0:
        told = {name: [_less_sure(row, trust) for row in rows] for name, rows in told.items()}
    return {name: dict(zip(figures, rows, strict=True)) for name, rows in told.items()}


def _less_sure(chances: list[float], trust: float) -> list[float]:
    """Raised one by one: of arrays the last bit hangs on how many rows there are."""
    raised = [chance**trust for chance in chances]
    total = sum(raised)
    return [one / total for one in raised]


def partner(people: Cast, near: Near, parties: Parties) -> str | None:
    """Of two parties the one that is not the home country, or of two others the one named nearer to the figure."""
    if len(parties) != 2:
        return None
    if people.home in parties:
        return parties[0] if parties[1] == people.home else parties[1]
    for codes in near:
        for who in codes:
            if who in parties:
                return who
    return parties[0]


def who_kind(people: Cast, near: Near, parties: Parties) -> int:
    """The kind of a set of parties, by where its partner was named."""
    return _who_kind(partner(people, near, parties), parties, _others(people, near))


def _others(people: Cast, near: Near) -> list[list[str]]:
    """Who is named near a figure, without the home country."""
    return [[one for one in codes if one != people.home] for codes in near]


def _who_kind(who: str | None, parties: Parties, others: list[list[str]]) -> int:
    if who is None:
        return 0 if len(parties) == 1 and parties[0] in IS_GROUP else 1
    before, after, earlier = others
    if who in before:
        return 2 if before[0] == who else 3
    if who in after:
        return 4 if after[0] == who else 5
    if who in earlier:
        return 6 if earlier[0] == who else 7
    return 8


def focus_kind(people: Cast, near: Near, parties: Parties) -> int:
    """The kind of a set of parties, by how much the text is about its partner."""
    return _focus_kind(partner(people, near, parties), parties, _foreign(people))


def _foreign(people: Cast) -> list[str]:
    """Whom the text is about but the home country, the most first."""
    return [who for who in people.focus if who != people.home]


def _focus_kind(who: str | None, parties: Parties, foreign: list[str]) -> int:
    if who is None:
        return 2 if len(parties) > 1 else int(len(parties) == 1 and parties[0] not in IS_GROUP)
    return 3 + min(foreign.index(who), 3) if who in foreign else 7


def where_kinds(one: Scene, at: int, periods: Sequence[Period]) -> list[int]:
    """The kinds of some periods of a figure, by where each is told nearest to it; -1 of one that is not told."""
    found = candidates(one.page, one.times, at)
    return [
        placed(one.page, one.times, one.frames, at, period, found[period]) if period in found else -1
        for period in periods
    ]


def home_kind(people: Cast, parties: Parties) -> int:
    """Whether the home country is one of the parties; -1 where it is not known."""
    return -1 if people.home is None else int(people.home in parties)


def way_kind(people: Cast, near: Near, giver: str | None, taker: str | None) -> int:
    """Whether the partner gives (0) or takes (1); -1 where there is no way between two."""
    if giver is None or taker is None:
        return -1
    return int(partner(people, near, (giver, taker)) == taker)


_CODES: Final = {hint: (code(_FIRST + number), code(_FIRST + 8 + number)) for number, hint in enumerate(HINTS)}


def told(hint: str, kind: int, chances: Sequence[float], and_also: int) -> list[int]:
    """What a hint says for a candidate of some kind, as feature codes: how likely that kind is, in steps."""
    if kind < 0:
        return []
    alone, with_it = _CODES[hint]
    step = min(_STEPS, int(-2.0 * log(max(chances[kind], 1e-6)))) << 22
    return [alone | step, with_it | step | and_also]


class _Hint:
    """What a hint says of one figure, for each kind once."""

    def __init__(self, name: str, chances: Hinted, at: int, and_also: int) -> None:
        self._name, self._and_also = name, and_also
        self._chances = chances[name][at]
        self._told: dict[int, list[int]] = {}

    def told(self, kind: int) -> list[int]:
        """Its codes for a candidate of some kind."""
        found = self._told.get(kind)
        if found is None:
            found = self._told[kind] = told(self._name, kind, self._chances, self._and_also)
        return found


def _add(told: list[int], codes: Codes) -> None:
    if isinstance(codes, list):  # what a text that is read has; a method of either kind would be looked up each time
        codes += told
    else:
        codes.extend(told)


def hinted_parties(one: Scene, own: Head, found: Options[Parties], chances: Hinted) -> Options[Parties]:
    """The candidates, with what the hints speak for each; as they were where there are no hints."""
    if "who" in chances:
        near, others = one.near[own.at], _others(one.people, one.near[own.at])
        who, home = _Hint("who", chances, own.at, own.number), _Hint("home", chances, own.at, own.number)
        focus, foreign = _Hint("focus", chances, own.at, own.number), _foreign(one.people)
        for parties, codes in zip(found.items, found.lists, strict=True):
            other = partner(one.people, near, parties)
            _add(who.told(_who_kind(other, parties, others)), codes)
            _add(focus.told(_focus_kind(other, parties, foreign)), codes)
            _add(home.told(home_kind(one.people, parties)), codes)
    return found


def hinted_periods(one: Scene, own: Head, found: Options[Period], chances: Hinted) -> Options[Period]:
    """The candidates, with what the hints speak for each; as they were where there are none."""
    if "when" in chances:
        when, where = (_Hint(name, chances, own.at, own.kinds >> 5) for name in ("when", "where"))
        places = where_kinds(one, own.at, found.items)
        for period, place, codes in zip(found.items, places, found.lists, strict=True):
            _add(when.told(one.times.kind(period)), codes)
            _add(where.told(place), codes)
    return found


def hinted_ways(one: Scene, own: Head, found: Options[Parties], chances: Hinted) -> Options[Parties]:
    """The candidates, with what the hint speaks for each; as they were where there is none."""
    if "way" in chances:
        way, near = _Hint("way", chances, own.at, own.number), one.near[own.at]
        for (giver, taker), codes in zip(found.items, found.lists, strict=True):
            _add(way.told(way_kind(one.people, near, giver, taker)), codes)
    return found


__all__ = [
    "HINTS",
    "focus_kind",
    "hinted",
    "hinted_parties",
    "hinted_periods",
    "hinted_ways",
    "home_kind",
    "told",
    "way_kind",
    "where_kinds",
    "who_kind",
]
