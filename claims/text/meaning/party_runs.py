"""The codes of candidate sets of parties as runs of bytes, where alone.c and sets.c are built; elsewhere
party_features.py serves.

What is told of a party alone is told once a figure, and packed; a set is then put together of its parties.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Final

from claims.text.meaning import built
from claims.text.meaning.features import hash_text
from claims.text.meaning.page import Page
from claims.text.meaning.party_features import (
    Company,
    ahead_of_others,
    candidate_features,
    company,
    group_features,
)
from claims.text.meaning.sides import IS_GROUP, Cast, Near, Parties, focus_pair, recently

ALONE: Final = built.ALONE
FLAT: Final = built.FLAT
RUNS: Final = built.RUNS


def candidate_runs(
    page: Page, people: Cast, near: Near, at: int, sets: Sequence[Parties], measure: int
) -> list[list[int]]:
    """The codes of each candidate set as `candidate_features` tells them, or as a list of one run of them."""
    if ALONE is None or RUNS is None or FLAT is None:
        return candidate_features(page, people, near, at, sets, measure)
    sentence = page.quantity_sentences[at]
    if people.roster is None:
        people.roster = _roster(page, people)
    lately = recently(people, page, sentence)
    told, figure = ALONE(people.roster, at, near, lately, sets, _figure(people, sentence, measure))
    grouped: dict[Parties, bytes] = {}
    around: Company | None = None
    for parties in sets:
        for who in parties:
            if who in IS_GROUP:
                around = around or company(page, people, near, at)
                grouped[parties] = FLAT(group_features(people, around, parties, measure))
                break
    focus = focus_pair(people) if len(people.focus) > 1 else None
    headed = people.headed[sentence] or None
    return [[run] for run in RUNS(sets, told, grouped, figure, focus, headed, people.companies)]


def _roster(page: Page, people: Cast) -> tuple[Any, ...]:
    """What the parties of all figures are told by, in the order of alone.c."""
    home, focus = people.home, people.focus[:4]
    ids: dict[str, int] = {}
    table: list[int] = []
    for who in [*people.named, home] if home else people.named:
        if who not in ids:
            ids[who] = len(ids)
            flags = int(who == home) | int(who in IS_GROUP) << 1 | int(who in people.title) << 2
            rank = focus.index(who) if who in focus else 4
            table += (rank, people.named.get(who, 0), flags | int(who == people.opening) << 3)
    kinds = {kind: hash_text(kind) & 0x3FF for _, _, _, kind in people.marks}
    lists = page.starts, page.stems, page.suffixes, page.sentence_words, page.quantity_sentences
    figures = [quantity.start for quantity in page.quantities]
    whole = ids[home] if home else -1, min(people.foreign, 5), ahead_of_others(people)
    return people.marks, people.by_sentence, ids, kinds, array("q", table), figures, *lists, *whole


def _figure(people: Cast, sentence: int, measure: int) -> tuple[int, ...]:
    """What is told of a figure by its sentence and measure, in the order of alone.c."""
    ids: dict[str, int] = people.roster[2] if people.roster else {}
    section, lead = people.sections[sentence], people.leads[sentence]
    is_owing = sentence in people.owing
    return (
        measure,
        people.pair_words[sentence],
        int(people.is_about_home),
        int(people.home == people.opening),
        ids[section] if section else -1,
        ids[lead] if lead else -1,
        1 + int(sentence in people.lent) if is_owing else 0,
        int(sentence in people.beyond),
    )
