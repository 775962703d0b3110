"""Rows of a list: "Germany invested $8.8 billion, France 4.6, Italy 3.6" tells one thing of one country after another.

In every labelled list whose rows are a name and a figure, all are claims of one measure, aspect, stage, period and way
with one partner, or none is a claim. The lead says what they are, and the farther a row stands from it, the less its
own words do; so the rows are read together.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from claims.lexicon import pack as packs
from claims.model import DIRECTED_MEASURES
from claims.text.meaning.choice import Choice, wholly_right
from claims.text.meaning.page import Page
from claims.text.meaning.sides import Cast, Parties
from claims.text.meaning.times import NO_PERIOD
from claims.text.quantities import Quantity
from claims.text.sorted_numbers import first_from
from claims.text.vocabulary import Vocabulary, vocabulary

Told = TypeVar("Told", bound=Hashable)

_FARTHEST: Final = 60
"""Characters that may part a row from the figure before: a name and a few words."""
_PARTING: Final = frozenset(",;.!?·•\n")
_TWO: Final = 2
"""Rows of a list that may be the two sides of one thing."""
_KINDS: Final = frozenset(("name", "demonym", "capital", "group"))
_UNSEEN: Final = 0.1
"""The chance of being in scope of a row that was not even kept for review."""
_FADING: Final = 0.8
_SURE: Final = 0.5
_LIKELY: Final = 0.4


class Row(NamedTuple):
    """A figure of a list, and whose it is."""

    at: int
    who: str


@lru_cache(maxsize=8)
def _links(lang: str) -> frozenset[str]:
    """Words that may stand between the rows of a list beside its names."""
    clauses = packs.pack(lang if lang in packs.languages() else "en", "stages")["clauses"]
    return frozenset(clauses["row_links"])


def rows(page: Page, lang: str, people: Cast) -> list[list[Row]]:
    """The lists of a page, each of two rows and more."""
    out: list[list[Row]] = []
    starts = [start for start, _, _, _ in people.marks]
    for at, whose, is_behind in _between_figures(page, lang, people, starts):
        if is_behind:
            continue
        if out and out[-1][-1].at == at:
            out[-1].append(Row(at + 1, whose))
            continue
        floor = page.sentences[page.quantity_sentences[at]].start
        first = _named(people, starts, max(floor, page.quantities[at - 1].end if at else 0), page.quantities[at].start)
        if first is not None and first != whose:
            out.append([Row(at, first), Row(at + 1, whose)])
        else:
            out.append([Row(at + 1, whose)])  # whose the first figure is stands too far: the list begins behind it
    return [run for run in out if len(run) > 1]


def rows_behind(page: Page, lang: str, people: Cast) -> list[list[Row]]:
    """The lists of a page that name each row's own behind its figure, each of two rows and more, in one sentence.

    "They bought 14 billion from China, 3 from Italy and 9 from Peru"; what stands before a figure is of the one before.
    """
    out: list[list[Row]] = []
    starts = [start for start, _, _, _ in people.marks]
    for at, whose, is_behind in _between_figures(page, lang, people, starts):
        if not is_behind or page.quantity_sentences[at] != page.quantity_sentences[at + 1]:
            continue
        if not out or out[-1][-1].at != at - 1:
            out.append([])
        out[-1].append(Row(at, whose))
    whole = [_with_last(page, people, starts, _links(lang), run) for run in out]
    return [run for run in whole if run and not _are_both_sides(page, people, starts, run)]


def _between_figures(page: Page, lang: str, people: Cast, starts: list[int]) -> Iterator[tuple[int, str, bool]]:
    """Figures that a name alone parts from the next, which is alike; that name; whether it is told of the first."""
    links = _links(lang)
    for at in range(len(page.quantities) - 1) if links else ():
        low, high = page.quantities[at], page.quantities[at + 1]
        if high.start - low.end > _FARTHEST or not _is_alike(low, high):
            continue
        whose = _named(people, starts, low.end, high.start)
        if whose is not None and _is_bare(page, people, starts, at, links):
            yield at, whose, _is_told_before(page, people, starts, at, vocabulary(lang))


def _are_both_sides(page: Page, people: Cast, starts: list[int], run: list[Row]) -> bool:
    """Whether two rows alone are of one thing: "3,400 Ugandans and 620 Chinese", or of the two that a text is about."""
    if len(run) != _TWO:
        return False
    ends = [page.quantities[row.at].end for row in run]
    is_bare = all(not page.text[end : starts[first_from(starts, end)]].strip() for end in ends)
    return is_bare or {row.who for row in run} == {*people.focus[:_TWO]}


def _with_last(page: Page, people: Cast, starts: list[int], links: frozenset[str], run: list[Row]) -> list[Row]:
    """A list with its last row, of which the name stands behind the last figure; nothing where no name does."""
    at = run[-1].at + 1
    number = first_from(starts, page.quantities[at].end)
    end = page.sentences[page.quantity_sentences[at]].end
    if number == len(starts) or starts[number] >= end or people.marks[number][3] not in _KINDS:
        return []
    first = page.quantity_words[at][1]
    while first < len(page.words) and page.starts[first] < starts[number]:
        if page.words[first] not in links:
            return []
        first += 1
    between = page.text[page.quantities[at].end : starts[number]]
    whole = [*run, Row(at, people.marks[number][2])]
    is_told = _PARTING.isdisjoint(between) and not any(mark.isdigit() for mark in between)
    return whole if is_told and len({row.who for row in whole}) == len(whole) else []


def _is_alike(low: Quantity, high: Quantity) -> bool:
    """Whether two figures are of one unit, or the second leaves it out."""
    return low.unit == high.unit or (high.unit == "count" and high.noun is None)


def _named(people: Cast, starts: list[int], start: int, end: int) -> str | None:
    """The only economy named between two places of the text."""
    found: set[str] = set()
    for number in range(first_from(starts, start), len(starts)):
        first, last, who, kind = people.marks[number]
        if first >= end:
            break
        if last <= end and kind in _KINDS:
            found.add(who)
        else:
            return None
    return found.pop() if len(found) == 1 else None


def _is_told_before(page: Page, people: Cast, starts: list[int], at: int, words: Vocabulary) -> bool:
    """Whether what is named between a figure and the next is told of the first: "14 billion to China, 15 to Italy"."""
    low, high = page.quantities[at].end, page.quantities[at + 1].start
    first, last = first_from(starts, low), first_from(starts, high) - 1
    before, behind = page.text[low : people.marks[first][0]], page.text[people.marks[last][1] : high]
    return _is_parted(behind, words) and not _is_parted(before, words)


def _is_parted(between: str, words: Vocabulary) -> bool:
    return not _PARTING.isdisjoint(between) or words.has_and(between)


def _is_bare(page: Page, people: Cast, starts: list[int], at: int, links: frozenset[str]) -> bool:
    """Whether nothing but a name and words that link parts a figure from the next."""
    first, after = page.quantity_words[at][1], page.quantity_words[at + 1][0]
    for word in range(first, after):
        start = page.starts[word]
        number = first_from(starts, start + 1) - 1
        is_name = number >= 0 and people.marks[number][0] <= start < people.marks[number][1]
        if not is_name and page.words[word] not in links:
            return False
    return True


def with_rows(page: Page, lang: str, people: Cast, found: Sequence[Choice]) -> list[Choice]:
    """Choices where the rows of each list that was read as claims are read alike."""
    lists = [*rows(page, lang, people), *rows_behind(page, lang, people)] if found else []
    if not lists:
        return list(found)
    by_figure = {choice.at: choice for choice in found}
    for run in lists:
        by_figure |= {choice.at: choice for choice in _together(run, by_figure)}
    return [by_figure[at] for at in sorted(by_figure)]


def _together(run: Sequence[Row], by_figure: dict[int, Choice]) -> Iterable[Choice]:
    """The rows of a list as all of them speak for; nothing where they are hardly claims."""
    told = [(row.who, by_figure[row.at]) for row in run if row.at in by_figure]
    chances = [by_figure[row.at].odds[0] if row.at in by_figure else _UNSEEN for row in run]
    in_scope = sum(chances) / len(chances)
    if max(chances) < _SURE or in_scope < _LIKELY:
        return
    own = [(who, one) for who, one in told if who in one.parties]
    partners = _heaviest((tuple(code for code in one.parties if code != who), one) for who, one in own)
    if partners is None:
        return
    what = _heaviest(((one.measure, one.aspect, one.status), one) for _, one in told)
    period = _heaviest((one.period, one) for _, one in told if one.period != NO_PERIOD) or NO_PERIOD
    gives = _heaviest((one.giver == who, one) for who, one in own if one.giver and one.taker)
    lead = max((one for _, one in own), key=lambda one: wholly_right(one.odds))
    if what is None:
        return
    if what[0] not in DIRECTED_MEASURES:
        gives = None
    for row, chance in zip(run, chances, strict=True):
        one = by_figure.get(row.at, lead)
        odds = (max(in_scope, chance, _SURE), *lead.odds[1:])
        one = replace(one, at=row.at, measure=what[0], aspect=what[1], status=what[2], period=period, odds=odds)
        yield _between(one, row.who, partners, gives)


def _between(one: Choice, who: str, partners: Parties, gives: bool | None) -> Choice:
    """A row's reading with its own country and the partners of all; one that is a partner keeps its own parties."""
    if who in partners:
        return one
    giver = taker = None
    if gives is not None and len(partners) == 1:
        giver, taker = (who, partners[0]) if gives else (partners[0], who)
    return replace(one, parties=tuple(sorted((who, *partners))), giver=giver, taker=taker)


def _heaviest(told: Iterable[tuple[Told, Choice]]) -> Told | None:
    """What the readings that tell it are surest of, taken together; the farther down the list, the less one counts."""
    weights: dict[Told, float] = {}
    nearness = 1.0
    for what, one in told:
        weights[what] = weights.get(what, 0.0) + nearness * wholly_right(one.odds)
        nearness *= _FADING
    return max(weights, key=weights.__getitem__) if weights else None
