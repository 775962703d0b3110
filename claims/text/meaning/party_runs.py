"""The codes of candidate sets of parties as runs of bytes, where sets.c is built; elsewhere party_features.py serves.

What is told of a party alone is told once a figure, and packed; a set is then put together in C.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.text.meaning import built
from claims.text.meaning.page import Page
from claims.text.meaning.party_features import (
    Company,
    candidate_features,
    company,
    group_features,
    member_features,
    mention_features,
    opening_features,
)
from claims.text.meaning.party_stands import Stands, stand_features, stands
from claims.text.meaning.sides import IS_GROUP, Cast, Near, Parties

FLAT: Final = built.FLAT
RUNS: Final = built.RUNS


def candidate_runs(
    page: Page, people: Cast, near: Near, at: int, sets: Sequence[Parties], measure: int
) -> list[list[int]]:
    """The codes of each candidate set as `candidate_features` tells them, or as a list of one run of them."""
    if RUNS is None or FLAT is None:
        return candidate_features(page, people, near, at, sets, measure)
    around, about = company(page, people, near, at), stands(page, people, at)
    told: dict[str, tuple[int, bytes]] = {}
    grouped: dict[Parties, bytes] = {}
    for parties in sets:
        has_group = False
        for who in parties:
            has_group = has_group or who in IS_GROUP
            if who not in told:
                alone = member_features(people, near, who, around.lately)
                alone += mention_features(page, people, at, who, measure)
                alone += opening_features(people, around, who)
                alone += stand_features(about, who, people.home, measure)
                told[who] = _bits(people, around, about, who), FLAT(alone)
        if has_group:
            grouped[parties] = FLAT(group_features(people, around, parties, measure))
    figure = _figure(people, around, about, measure)
    headed = around.headed or None
    return [[run] for run in RUNS(sets, told, grouped, figure, around.focus, headed, people.companies)]


def _bits(people: Cast, around: Company, about: Stands, who: str) -> int:
    """What a set needs to know of a party, by the numbers of sets.c, and above that how much the text names it."""
    section, lead = around.frames[0][1], around.frames[1][1]
    return (
        int(who in around.here)
        | int(who in IS_GROUP) << 1
        | int(who in around.last_named) << 2
        | int(who in around.title) << 3
        | int(who == people.home) << 4
        | int(who in about.item) << 5
        | int(who in about.topic) << 6
        | int(who in about.left or who in about.right) << 7
        | int(who == section) << 8
        | int(who == lead) << 9
        | int(bool(about.item) and who == about.item[0]) << 10
        | people.named.get(who, 0) << 11
    )


def _figure(people: Cast, around: Company, about: Stands, measure: int) -> tuple[int, ...]:
    """What is told of a figure whatever the set, in the order of sets.c."""
    return (
        len(around.here),
        len(around.last_named),
        len(around.title),
        len({*about.item} - {people.home}),
        measure,
        int(people.home is not None),
        int(people.is_about_home),
        around.told_words,
        around.home_place,
        around.lead,
        int(around.has_group),
        int(bool(around.group_words)) | int(people.home in around.here) << 1,
        1 + int(around.is_lent) if around.is_owing else 0,
        int(around.is_beyond),
        int(bool(around.frames[0][1])),
        int(bool(around.frames[1][1])),
        about.shape,
        int(bool(about.item)),
    )
