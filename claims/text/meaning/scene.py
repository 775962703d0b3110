"""One document laid out for reading: page, cast and timetable, and the feature codes that they give each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.model import GROUPS, Document
from claims.text import parties, periods
from claims.text.meaning.context import company_features, time_features
from claims.text.meaning.direction import flow_of, orientation_features
from claims.text.meaning.features import core, figure_features, unit_class
from claims.text.meaning.lexicon import lexicon
from claims.text.meaning.page import Page, gather, lay_out, mark
from claims.text.meaning.party_features import candidate_features, neighbour_features
from claims.text.meaning.ranking import Options
from claims.text.meaning.sides import Cast, Near, Parties, candidates, cast, nearest_codes
from claims.text.meaning.spelling import Spelling, spell
from claims.text.meaning.times import (
    NO_PERIOD,
    Period,
    Times,
    neighbour_periods,
    period_features,
    standing_features,
    timetable,
)
from claims.text.meaning.times import candidates as period_candidates
from claims.text.quantities import quantities
from claims.text.sentences import sentences

Way = tuple[int, str, str]
"""Measure, giver and taker of a directed figure."""


@dataclass(slots=True)
class Scene:
    """A laid-out document; `near[i]`, `units[i]`, `base[i]` and `spans[i]` belong to figure i.

    The page's text is the document's, or its respelling; `spans` are offsets into the document's own.
    """

    document: Document
    lang: str
    page: Page
    people: Cast
    times: Times
    near: list[Near]
    units: list[int]
    base: list[list[int]]
    spans: list[tuple[int, int]]
    may_claim: bool


def scene(document: Document, lang: str, spelling: Spelling | None = None) -> Scene:
    """Lay out a document that is known to be in `lang`, in its own spelling or the one given."""
    spelling = spelling or spell(document, lang)
    text, title, home, origin = spelling.text, spelling.title, document.home, spelling.origin
    page = lay_out(text, lexicon(lang), sentences(text, lang), quantities(text, lang))
    people = cast(
        page, home, parties.mentions(text, lang), parties.self_references(text, lang), parties.mentions(title, lang)
    )
    published = document.published if document.published and len(document.published) == 10 else None
    times = timetable(page, published, periods.mentions(text, lang, published, home))
    _mark_mentions(page, people, times)
    near = [nearest_codes(people, page, at) for at in range(len(page.quantities))]
    units = [unit_class(quantity) for quantity in page.quantities]
    base = figure_features(page)
    for at, codes in enumerate(base):
        company_features(page, people, near[at], at, units[at], codes)
        time_features(page, times, at, units[at], codes)
    spans = [(quantity.start, quantity.end) for quantity in page.quantities]
    if origin is not None:
        spans = [(origin[start], origin[end - 1] + 1) for start, end in spans]
    may_claim = bool(units) and bool(people.marks or people.title) and any(map(core().intersection, page.concepts))
    return Scene(document, lang, page, people, times, near, units, base, spans, may_claim)


_KINDS = {"name": 0, "demonym": 1, "pair": 2, "capital": 3, "leader": 3, "city": 3, "institution": 4, "self": 5}
_TIMES = {"period": 0, "base": 1, "horizon": 2, "since": 3, "as_of": 4, "day": 5, "vague": 6}
MARKS = 192
"""Concept numbers from here on are those of marked mentions, not of words in the packs."""


def _mark_mentions(page: Page, people: Cast, times: Times) -> None:
    """Let words that name a country or a time carry that as a concept: own country, foreign one or group, and kind."""
    for start, end, who, kind in people.marks:
        whose = 0 if who == people.home else 2 if who in GROUPS else 1
        mark(page, start, end, MARKS + (whose << 3 | _KINDS.get(kind, 6)))
    for time in times.marks:
        mark(page, time.start, time.end, MARKS + 32 + _TIMES.get(time.kind, 7))
    gather(page)


class Trail:
    """What the figures were first read as, so that one can lean on its neighbours; built by `decide.first_choices`."""

    def __init__(
        self,
        measures: list[int | None],
        parties: list[Parties | None],
        periods: list[Period | None],
        ways: list[Way | None],
    ) -> None:
        self.measures, self.parties, self.periods, self.ways = measures, parties, periods, ways


def _before(one: Scene, entries: Sequence[object | None], at: int) -> int:
    """The nearest figure before `at` that has an entry, -1 where the five before have none."""
    for other in range(at - 1, max(-1, at - 6), -1):
        if entries[other] is not None:
            return other
    return -1


def _after(entries: Sequence[object | None], at: int) -> int:
    for other in range(at + 1, min(len(entries), at + 4)):
        if entries[other] is not None:
            return other
    return -1


def _alike(trail: Trail, at: int, measure: int) -> int:
    """The nearest figure before `at` that was read as the same measure, -1 where the twelve before have none."""
    for other in range(at - 1, max(-1, at - 13), -1):
        if trail.measures[other] == measure:
            return other
    return -1


def _back(one: Scene, other: int, at: int) -> int:
    return min(abs(one.page.quantity_sentences[at] - one.page.quantity_sentences[other]), 3)


def party_options(one: Scene, at: int, measure: int) -> Options[Parties]:
    """Candidate sets of parties of a figure, and what speaks for each whatever its neighbours are read as."""
    sentence, near = one.page.quantity_sentences[at], one.near[at]
    found = candidates(one.people, near, sentence)
    return Options(found, candidate_features(one.page, one.people, near, at, found, measure))


def party_neighbours(one: Scene, at: int, measure: int, trail: Trail, own: Options[Parties]) -> Options[Parties]:
    """What the parties of the claims before and after add to each candidate, and those sets as candidates."""
    ahead, behind = _before(one, trail.parties, at), _after(trail.parties, at)
    before_set = trail.parties[ahead] if ahead >= 0 else None
    after_set = trail.parties[behind] if behind >= 0 else None
    back = _back(one, ahead, at) if ahead >= 0 else 0
    near = one.near[at]
    new = [one_set for one_set in dict.fromkeys((before_set, after_set)) if one_set and one_set not in own.items]
    found = own.items + new
    lists: list[list[int]] = [[] for _ in own.items]
    if new:
        lists += candidate_features(one.page, one.people, near, at, new, measure)
    if before_set is not None or after_set is not None:
        for one_set, codes in zip(found, lists, strict=True):
            codes += neighbour_features(one.people, near, one_set, (before_set, after_set, back))
    return Options(found, lists)


def period_options(one: Scene, at: int, kinds: int) -> Options[Period]:
    """Candidate periods of a figure, none among them, and what speaks for each whatever its neighbours are read as."""
    found = period_candidates(one.page, one.times, at)
    lists = standing_features(one.page, one.times, at, found, kinds)
    for codes, (period, numbers) in zip(lists, found.items(), strict=True):
        codes += period_features(one.page, one.times, at, period, numbers, kinds)
    return Options(list(found), lists)


def period_neighbours(one: Scene, at: int, kinds: int, trail: Trail, own: Options[Period]) -> Options[Period]:
    """What the periods of the claims around add to each candidate, and those periods as candidates."""
    found = list(own.items)
    around: list[tuple[int, Period]] = []
    alike = _alike(trail, at, kinds & 0x1F)
    for side, other in ((0, _before(one, trail.periods, at)), (1, _after(trail.periods, at)), (8, alike)):
        if other >= 0:
            period = trail.periods[other] or NO_PERIOD
            if period not in found:
                found.append(period)
            around.append((side | (_back(one, other, at) << 1), period))
    lists: list[list[int]] = [[] for _ in own.items]
    lists += [period_features(one.page, one.times, at, period, [], kinds) for period in found[len(lists) :]]
    if around:
        for period, codes in zip(found, lists, strict=True):
            codes += neighbour_periods(period, around, kinds)
    return Options(found, lists)


def direction_options(one: Scene, at: int, pair: Parties, measure: int, trail: Trail | None) -> Options[Parties]:
    """The two ways between a pair, (giver, taker): from the first to the second, and back."""
    first, second = pair
    before: Way | None = None
    if trail is not None:
        ahead = _before(one, trail.ways, at)
        way = trail.ways[ahead] if ahead >= 0 else None
        if way is not None and {way[1], way[2]} == {first, second}:
            before = way
    flow = flow_of(one.page, one.people, at, (first, second))
    ways: list[Parties] = [(first, second), (second, first)]
    return Options(
        ways,
        [
            orientation_features(
                one.people, flow, giver, taker, measure, before and (before[0], int(before[1] == giver))
            )
            for giver, taker in ways
        ],
    )


__all__ = [
    "NO_PERIOD",
    "Options",
    "Scene",
    "Trail",
    "direction_options",
    "party_neighbours",
    "party_options",
    "period_neighbours",
    "period_options",
    "scene",
]
