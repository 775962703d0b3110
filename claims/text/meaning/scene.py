"""One document laid out for reading: page, cast and timetable together, and the feature codes that they give each figure."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import Document
from claims.text import parties, periods
from claims.text.meaning.context import Verdicts, company_features, cue_features, time_features, verdict_features
from claims.text.meaning.direction import orientation_features
from claims.text.meaning.features import figure_features, unit_class
from claims.text.meaning.lexicon import lexicon
from claims.text.meaning.page import Page, lay_out
from claims.text.meaning.sides import Cast, Near, Parties, candidate_features, candidates, cast, nearest_codes
from claims.text.meaning.times import NO_PERIOD, Period, Times, period_features, timetable
from claims.text.meaning.times import candidates as period_candidates
from claims.text.quantities import quantities
from claims.text.sentences import sentences


@dataclass(slots=True)
class Scene:
    """A laid-out document; `near[i]`, `units[i]` and `base[i]` belong to figure i."""

    document: Document
    page: Page
    people: Cast
    times: Times
    near: list[Near]
    units: list[int]
    base: list[list[int]]


def scene(document: Document, lang: str) -> Scene:
    """Lay out a document that is known to be in `lang`."""
    text, home = document.text, document.home
    page = lay_out(text, lexicon(lang), sentences(text, lang), quantities(text, lang))
    title = document.title or ""
    people = cast(
        page, home, parties.mentions(text, lang), parties.self_references(text, lang), parties.mentions(title, lang)
    )
    published = document.published if document.published and len(document.published) == 10 else None
    times = timetable(page, published, periods.mentions(text, lang, published, home))
    near = [nearest_codes(people, page, at) for at in range(len(page.quantities))]
    units = [unit_class(quantity) for quantity in page.quantities]
    base = figure_features(page)
    for at, codes in enumerate(base):
        company_features(page, people, near[at], at, units[at], codes)
        time_features(page, times, at, units[at], codes)
    return Scene(document, page, people, times, near, units, base)


def second_codes(one: Scene, verdicts: Verdicts) -> list[list[int]]:
    """Features of the second pass: what the first pass made of each figure and its neighbours."""
    return [
        verdict_features(one.page, verdicts, at, one.units[at], one.units)
        + cue_features(one.page, at, verdicts.best["measure"][at])
        for at in range(len(one.units))
    ]


def party_choices(one: Scene, at: int, measure: int) -> tuple[list[Parties], list[list[int]]]:
    """Candidate sets of parties of a figure and their features."""
    found = candidates(one.people, one.near[at])
    return found, [candidate_features(one.people, one.near[at], one_set, measure) for one_set in found]


def period_choices(one: Scene, at: int, kinds: int) -> tuple[list[Period], list[list[int]]]:
    """Candidate periods of a figure, none among them, and their features."""
    found = period_candidates(one.page, one.times, at)
    lists = [period_features(one.page, one.times, at, period, numbers, kinds) for period, numbers in found.items()]
    return list(found), lists


def direction_choices(one: Scene, at: int, pair: Parties, measure: int) -> list[list[int]]:
    """Features of the two ways between a pair: from the first to the second, and back."""
    first, second = pair
    return [
        orientation_features(one.page, one.people, at, giver, taker, measure)
        for giver, taker in ((first, second), (second, first))
    ]


__all__ = ["NO_PERIOD", "Scene", "direction_choices", "party_choices", "period_choices", "scene", "second_codes"]
