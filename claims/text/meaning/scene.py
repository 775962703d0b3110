"""One document laid out for reading: page, cast and timetable, and the feature codes that they give each figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claims.model import GROUPS, Document
from claims.text import parties, periods
from claims.text.eras import in_their_time
from claims.text.meaning.casting import cast
from claims.text.meaning.changes import change_features
from claims.text.meaning.classes import MEASURE_CLASSES
from claims.text.meaning.columns import columns
from claims.text.meaning.context import company_features, time_features
from claims.text.meaning.direction import flow_features, flow_of, orientation_features
from claims.text.meaning.elided import Reading, others
from claims.text.meaning.features import Codes, figure_features, packed, unit_class
from claims.text.meaning.first_look import telling
from claims.text.meaning.flows import Flows, governed
from claims.text.meaning.forms import forms
from claims.text.meaning.headed import with_headings
from claims.text.meaning.heads import is_change
from claims.text.meaning.in_turn import NOBODY, InTurn, in_turn
from claims.text.meaning.indices import with_growth
from claims.text.meaning.out_of_reach import without_others
from claims.text.meaning.page import Page, gather, lay_out, mark, mark_at
from claims.text.meaning.party_runs import candidate_runs
from claims.text.meaning.party_sets import candidates
from claims.text.meaning.period_runs import period_runs
from claims.text.meaning.ranked_within import without_ranking_groups
from claims.text.meaning.ranking import Options
from claims.text.meaning.receivers import bearers, receivers, rivals
from claims.text.meaning.rises import rises
from claims.text.meaning.rows import rows_behind
from claims.text.meaning.segments import segment_features, segment_heads, segments
from claims.text.meaning.sides import Cast, Near, Parties, nearest_codes
from claims.text.meaning.speakers import Said, speakers
from claims.text.meaning.spelling import Spelling, spell
from claims.text.meaning.stages import governing, stage_features, verbs_and_clauses
from claims.text.meaning.time_frames import Frames, frames
from claims.text.meaning.times import Period, Times, timetable
from claims.text.meaning.times import candidates as period_candidates
from claims.text.meaning.topics import topic_features
from claims.text.meaning.year_before import with_year_before
from claims.text.quantities import Quantity, quantities
from claims.text.sentences import sentences
from claims.text.vocabulary import vocabulary


@dataclass(slots=True)
class Scene:
    """A laid-out document; `near[i]`, `units[i]`, `base[i]`, `own[task][i]`, `more[i]` and so on belong to figure i.

    `base` are the codes that all readings share, `own` those of one reading alone, `heads` the concepts that may head
    the figure's phrase; `own`, `heads` and `frames` are empty where no claim may be. `more` are other readings of value
    and unit. The page's text is the document's, or its respelling; `spans` are offsets into the document's own.
    """

    document: Document
    lang: str
    page: Page
    people: Cast
    times: Times
    near: list[Near]
    units: list[int]
    base: list[Codes]
    own: dict[str, list[Codes]]
    spans: list[tuple[int, int]]
    may_claim: bool
    more: list[tuple[Reading, ...]]
    heads: list[tuple[int, ...]]
    in_turn: InTurn
    frames: Frames
    flows: Flows


def scene(document: Document, lang: str, spelling: Spelling | None = None, *, is_kept: bool = True) -> Scene:
    """Lay out a document that is known to be in `lang`, in its own spelling or the one given.

    The codes of a scene that `is_kept`, or that has many figures, are put in little room, which takes a while.
    """
    spelling = spelling or spell(document, lang)
    text, title, home = spelling.text, spelling.title, document.home
    page = lay_out(text, forms(lang), sentences(text, lang), _figures(text, lang))
    published = document.published if document.published and len(document.published) == 10 else None
    named = in_their_time(without_ranking_groups(text, lang, parties.mentions(text, lang)), published)
    titled = in_their_time(parties.mentions(title, lang), published)
    selves = parties.self_references(text, lang)
    voices = speakers(lang, home, Said(text, named), Said(title, titled), page.sentences, selves)
    people = cast(page, home, named, selves, titled, voices)
    times = timetable(page, published, periods.mentions(text, lang, published, home))
    turns = _bound(page, lang, people, times)
    _mark_mentions(page, people, times)
    near = [nearest_codes(people, page, at) for at in range(len(page.quantities))]
    units = [unit_class(quantity) for quantity in page.quantities]
    is_packed = is_kept or len(units) > FEW
    base: list[Codes] = []
    for at, codes in enumerate(figure_features(page)):
        company_features(page, people, near[at], at, units[at], codes)
        time_features(page, times, at, units[at], codes)
        base.append(packed(codes, is_packed))
    names = any(kind != "self" for *_, kind in people.marks) or bool(people.title)  # "we" alone ties nobody
    may_claim = bool(units) and names and any(map(telling().intersection, page.concepts))
    more = with_headings(text, lang, page.quantities, others(page.quantities))
    more = with_growth(text, lang, page.quantities, more)
    lists, own_heads, framed = _of_tasks(page, lang, times, units, more) if may_claim else ({}, [], Frames())
    own = {task: [packed(codes, is_packed) for codes in told] for task, told in lists.items()}
    told = base, own, _spans(page, spelling), may_claim, more, own_heads, turns, framed, Flows(page, people, lang)
    return Scene(document, lang, page, people, times, near, units, *told)


def _of_tasks(
    page: Page, lang: str, times: Times, units: list[int], more: list[tuple[Reading, ...]]
) -> tuple[dict[str, list[list[int]]], list[tuple[int, ...]], Frames]:
    """The codes of each figure that one task alone goes by, the heads of its segment, and the frames of its time."""
    verbs, parted = verbs_and_clauses(page, lang)
    framed = frames(times, parted, governing(page, parted, verbs))
    parts = segments(page)
    heads = segment_heads(page, parts)
    topics = topic_features(page, units)
    for topic, further in zip(topics, segment_features(page, lang, units, heads, more), strict=True):
        topic += further
    lists = {
        "measure": topics,
        "aspect": change_features(page, units, parts),
        "status": stage_features(page, verbs, parted, times, units, parts),
    }
    return lists, heads, framed


def _bound(page: Page, lang: str, people: Cast, times: Times) -> InTurn:
    """What lists told in turn bind, and what rises over years and names right behind figures do."""
    told = in_turn(page, lang, people, times)
    told.periods = rises(page, lang, times) | columns(page, times) | told.periods
    behind = {at: (who, rivals(page, lang, people, at, who)) for at, who in receivers(page, lang, people).items()}
    listed = {
        row.at: (row.who, frozenset(other.who for other in run) - {row.who})
        for run in rows_behind(page, lang, people)
        for row in run
    }
    borne = {at: (who, NOBODY) for at, who in bearers(page, lang, people).items()}
    told.parties = listed | borne | behind | told.parties
    return told


def _spans(page: Page, spelling: Spelling) -> list[tuple[int, int]]:
    """Where each figure stands in the document's own text."""
    spans, origin = [(quantity.start, quantity.end) for quantity in page.quantities], spelling.origin
    return spans if origin is None else [(origin[start], origin[end - 1] + 1) for start, end in spans]


def _figures(text: str, lang: str) -> list[Quantity]:
    """The quantities of a text but how long something runs, said as part of its name ("a five-year agreement")."""
    terms = vocabulary(lang).sets["times units"]
    return [one for one in quantities(text, lang) if not (one.noun in terms and text.startswith("-", one.end))]


FEW: Final = 128
"""Figures whose codes take no room to speak of while a text is read."""
_KINDS: Final = {"name": 0, "demonym": 1, "pair": 2, "capital": 3, "leader": 3, "city": 3, "institution": 4, "self": 5}
_UNNAMED: Final = 7
_TIMES: Final = {"period": 0, "base": 1, "horizon": 2, "since": 3, "as_of": 4, "day": 5, "vague": 6}
MARKS: Final = 192
"""Concept numbers from here on are those of marked mentions, not of words in the packs."""
PART: Final = 24
"""Beyond MARKS, the number of the mark of a part of the world that has no code, as "Africa"."""
RANK: Final = 25
"""The mark of the country but the home country that a text is most about; those of the three ranks below follow."""
_RANKS: Final = 4
TITLED: Final = 29
"""The mark of who is named in the title."""
WHEN: Final = 64
"""The mark of a time of kind 0 beside the publication date; those of the other kinds follow."""


def _mark_mentions(page: Page, people: Cast, times: Times) -> None:
    """Let words that name a country, a part of the world or a time carry it as a concept: whose, what kind, when.

    Of a country also whether the text is about it, of a time how it lies to the publication: names and years alone
    tell neither.
    """
    foreign = [who for who in people.focus if who != people.home]
    ranks = {who: min(rank, _RANKS - 1) for rank, who in enumerate(foreign)}
    for start, end, who, kind in people.marks:
        whose = 0 if who == people.home or kind == "self" else 2 if who in GROUPS else 1
        told = [MARKS + (whose << 3 | _KINDS.get(kind, 6))]
        if who in ranks:
            told.append(MARKS + RANK + ranks[who])
        if who in people.title:
            told.append(MARKS + TITLED)
        mark(page, start, end, *told)
    for start, end in people.parts:
        mark(page, start, end, MARKS + PART)
    for start, end in people.countries:
        mark(page, start, end, MARKS + _UNNAMED)
    for time, period in zip(times.marks, times.periods, strict=True):
        mark(page, time.start, time.end, MARKS + 32 + _TIMES.get(time.kind, 7))
        if when := times.kind(period):
            mark_at(page, time.start, time.end, MARKS + WHEN + when)
    gather(page)


def party_options(one: Scene, at: int, measure: int) -> Options[Parties]:
    """Candidate sets of parties of a figure, and what speaks for each."""
    sentence, near = one.page.quantity_sentences[at], one.near[at]
    found = one.in_turn.narrowed_parties(at, candidates(one.people, near, sentence))
    if len(found) == 1:
        return Options(found, [[]])
    return Options(found, candidate_runs(one.page, one.people, near, at, found, measure))


def period_options(one: Scene, at: int, kinds: int) -> Options[Period]:
    """Candidate periods of a figure, none among them, and what speaks for each."""
    found = one.in_turn.narrowed_periods(at, period_candidates(one.page, one.times, at))
    if changes := is_change(kinds):
        found = one.times.without_bases(one.page.quantity_sentences[at], found)
    else:
        found = with_year_before(one.page, one.times, at, found)
    found = without_others(one.page, one.times, at, found, is_change=changes)
    if len(found) == 1:
        return Options(list(found), [[]])
    return Options(list(found), period_runs(one.page, one.times, one.frames, at, found, kinds))


def direction_options(one: Scene, at: int, pair: Parties, measure: int) -> Options[Parties]:
    """The two ways between a pair, (giver, taker): from the first to the second, and back."""
    first, second = pair
    flow = flow_of(one.page, one.people, at, (first, second))
    ways: list[Parties] = [(first, second), (second, first)]
    told = governed(one.flows, at, (first, second), MEASURE_CLASSES[measure] == "exports")
    lists = [orientation_features(one.people, flow, giver, taker, measure) for giver, taker in ways]
    own = one.people.own(one.page.quantity_sentences[at])
    home = pair.index(own) if own in pair else -1
    for number, codes in enumerate(lists):
        codes += flow_features(told, number, home, measure, one.flows)
    return Options(ways, lists)


__all__ = ["Options", "Scene", "direction_options", "party_options", "period_options", "scene"]
