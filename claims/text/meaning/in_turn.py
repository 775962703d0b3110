"""Lists told in turn: "85, 239 and 288 million in 1978, 1979 and 1980, respectively" binds by place in the list.

A sentence with a word for "respectively" whose figures and whose times or parties stand in lists of one length says
which belongs to which, and leaves nothing to choose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeVar

from claims.lexicon import pack as packs
from claims.text.meaning.page import Page
from claims.text.meaning.sides import Cast, Parties
from claims.text.meaning.times import NO_PERIOD, Period, Times
from claims.text.vocabulary import vocabulary

Told = TypeVar("Told")
Placed = tuple[int, int, Told]
"""Where something starts and ends, and what it is."""

_BESIDE: Final = 14
"""Characters that may part two members of a list: a comma, "and", a sign of money."""
_FEWEST: Final = 2
_BRACKETS: Final = frozenset("()[]")
_ASIDE: Final = re.compile(r"\([^()\n]*\)")
_WORD: Final = re.compile(r"[^\W\d_]+")
NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(slots=True)
class InTurn:
    """By figure: the period that is its own, and the party that is its own with the other parties of the list."""

    periods: dict[int, Period] = field(default_factory=dict)
    parties: dict[int, tuple[str, frozenset[str]]] = field(default_factory=dict)

    def narrowed_periods(self, at: int, found: dict[Period, list[int]]) -> dict[Period, list[int]]:
        """The candidate periods of a figure, or the one that is bound to it."""
        own = self.periods.get(at)
        return found if own is None else {own: found.get(own, [])}

    def narrowed_parties(self, at: int, found: list[Parties]) -> list[Parties]:
        """The candidate sets of a figure, or those that hold its own party and none of the list's others."""
        return [one for one in found if self.may_tie(at, one)] or found

    def may_tie(self, at: int, parties: Parties) -> bool:
        """Whether a figure that has a party of its own in a list may tie some parties."""
        own, others = self.parties.get(at, ("", NOBODY))
        return not own or (own in parties and others.isdisjoint(parties))


@lru_cache(maxsize=8)
def _words(lang: str) -> frozenset[str]:
    return frozenset(packs.pack(lang if lang in packs.languages() else "en", "stages")["clauses"]["in_turn"])


def in_turn(page: Page, lang: str, people: Cast, times: Times) -> InTurn:
    """What the lists of a page bind."""
    out = InTurn()
    words = _words(lang)
    if words.isdisjoint(page.words):
        return out
    for sentence, (first, after) in enumerate(page.sentence_words):
        if words.isdisjoint(page.words[first:after]):
            continue
        figures = [
            (quantity.start, quantity.end, at)
            for at, quantity in enumerate(page.quantities)
            if page.quantity_sentences[at] == sentence
        ]
        asides = _asides(page, sentence)
        outer = [one for one in figures if not any(start < one[0] < end for start, end in asides)]
        joined = [
            run for part in _unparted(outer, page.text, lang, asides) for run in _runs(_drawn_together(part, asides))
        ]
        out.periods |= _bound(joined, _dated(times, sentence))
        parties = _bound(joined, _named(page, people, sentence))
        listed = frozenset(parties.values())
        out.parties |= {at: (who, listed - {who}) for at, who in parties.items()}
        for start, _, at in figures:  # "791 (up 18 %) and 459 (up 98 %)": what an aside tells is of the one before it
            if at - 1 in parties and at not in parties and any(first < start < last for first, last in asides):
                out.parties[at] = parties[at - 1], listed - {parties[at - 1]}
    return out


def _named(page: Page, people: Cast, sentence: int) -> list[Placed[str]]:
    """Who a sentence names, or, where it names nobody, the one before it in its paragraph."""
    told = people.by_sentence[sentence]
    if not told and sentence and page.sentences[sentence - 1].paragraph == page.sentences[sentence].paragraph:
        told = people.by_sentence[sentence - 1]
    return [(start, end, who) for start, end, who, _ in (people.marks[number] for number in told)]


def _asides(page: Page, sentence: int) -> list[tuple[int, int]]:
    """Where the brackets of a sentence open and close that hold a rate: "(up 18 %)" parts no list, "($5)" does."""
    one = page.sentences[sentence]
    rates = [quantity.start for quantity in page.quantities if quantity.unit == "percent"]
    spans = [match.span() for match in _ASIDE.finditer(page.text, one.start, one.end)]
    return [(start, end) for start, end in spans if any(start < rate < end for rate in rates)]


def _drawn_together(figures: Sequence[Placed[int]], asides: Sequence[tuple[int, int]]) -> list[Placed[int]]:
    """Figures where they would stand without the brackets between them."""
    return [
        (start - gone, end - gone, at)
        for start, end, at in figures
        for gone in (sum(last - first for first, last in asides if last <= start),)
    ]


def _unparted(
    figures: Sequence[Placed[int]], text: str, lang: str, asides: Sequence[tuple[int, int]]
) -> list[list[Placed[int]]]:
    """Figures parted by no bracket and no word but "and": "(200), up from 40, 39 and 36 million" ends in three."""
    ands = vocabulary(lang).links["and"]
    out: list[list[Placed[int]]] = []
    for one in figures:
        last = out[-1][-1] if out else None
        gap = text[last[1] : one[0]] if last else ""
        for start, end in asides:
            gap = gap.replace(text[start:end], "")
        if last and not _BRACKETS & set(gap) and all(word.lower() in ands for word in _WORD.findall(gap)):
            out[-1].append(one)
        else:
            out.append([one])
    return out


def _dated(times: Times, sentence: int) -> list[Placed[Period]]:
    """The periods of a sentence; of those that the same words give, "May and June", the surest, no whole of parts."""
    marks = [times.marks[number] for number in times.by_sentence[sentence]]
    dated = [(mark.start, mark.end, (mark.period_start, mark.period_end)) for mark in marks]
    sure = {(mark.start, mark.end) for mark in marks if mark.kind != "vague"}
    kept = [one for one, mark in zip(dated, marks, strict=True) if mark.kind != "vague" or one[:2] not in sure]
    known = dict.fromkeys(one for one in kept if one[2] != NO_PERIOD)
    parts = [one for one in known if not any(one[:2] == other[:2] and _holds(one[2], other[2]) for other in known)]
    return sorted(parts, key=lambda one: (one[0], one[2][0] or ""))


def _holds(whole: Period, part: Period) -> bool:
    return whole != part and (whole[0] or "") <= (part[0] or "") and (part[1] or "") <= (whole[1] or "")


def _bound(joined: Sequence[list[Placed[int]]], told: Sequence[Placed[Told]]) -> dict[int, Told]:
    """The figures of a list, one of those `joined`, with the members of the only other list as long, all different."""
    lists = [run for run in _runs(told) if len({what for _, _, what in run}) == len(run)]
    for run in joined:
        alike = [other for other in lists if len(other) == len(run)]
        if len(alike) == 1:
            return {at: what for (_, _, at), (_, _, what) in zip(run, alike[0], strict=True)}
    return {}


def _runs(placed: Sequence[Placed[Told]]) -> list[list[Placed[Told]]]:
    """What stands in lists of two and more, each close to the one before."""
    runs: list[list[Placed[Told]]] = []
    for one in placed:
        last = runs[-1][-1] if runs else None
        if last and (0 <= one[0] - last[1] <= _BESIDE or one[:2] == last[:2]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [run for run in runs if len(run) >= _FEWEST]
