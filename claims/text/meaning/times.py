"""When a figure holds: the periods that stand around it as candidates, and what speaks for each, or for none."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from claims.text.meaning.asides import asides
from claims.text.meaning.features import code, hash_text
from claims.text.meaning.page import Page
from claims.text.periods import TimeMention
from claims.text.sorted_numbers import first_above, first_from

Period = tuple[str | None, ...]
"""Its first and its last day. Told as a tuple of any length, it stays one object where this is compiled; of a tuple of
two, each look-up would make a new one."""

NO_PERIOD: Period = (None, None)
SENTENCES_BACK: Final = 10
MOST_CANDIDATES: Final = 12
_FEBRUARY_ENDS: Final = ("02-28", "02-29")


@lru_cache(maxsize=2048)
def twins(period: Period) -> tuple[Period, Period]:
    """The same months of the year before, and of the year after; none of none."""
    start, end = period
    if start is None or end is None:
        return NO_PERIOD, NO_PERIOD
    first, last = int(start[:4]), int(end[:4])
    before, after = ((f"{first + step}{start[4:]}", _in_year(last + step, end)) for step in (-1, 1))
    return before, after


def _in_year(year: int, day: str) -> str:
    """A last day in another year, in which February may be a day longer or shorter."""
    return f"{year}-02-{28 + isleap(year)}" if day[5:] in _FEBRUARY_ENDS else f"{year}{day[4:]}"


@dataclass(slots=True)
class Times:
    """Period mentions in order of the text, the sentence each stands in, and those of each sentence.

    `themes` are the period that the text names first and the one that it names most often.
    """

    published: str | None
    marks: Sequence[TimeMention]
    sentences: list[int] = field(default_factory=list)
    by_sentence: list[list[int]] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    counts: dict[Period, int] = field(default_factory=dict)
    themes: list[Period] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    openings: dict[int, list[int]] = field(default_factory=dict)
    apart: dict[int, dict[int, list[int]]] = field(default_factory=dict)
    """By the sentence of a figure: how mentions of other sentences stand to it, by mention and kinds of figure."""
    asides: frozenset[int] = frozenset()
    """The mentions that are told in brackets for the figure in these."""
    around: list[tuple[int, int, int]] = field(default_factory=list)
    """The stems of the words before each mention, where it begins, and behind it; 0 beyond the end of its sentence."""
    kinds: list[int] = field(default_factory=list)
    """The kind of each mention as a small number."""
    periods: list[Period] = field(default_factory=list)
    """The period of each mention; equal ones are one object, for they are looked up again and again."""
    extents: dict[Period, int] = field(default_factory=dict)
    laid: tuple[Any, ...] = ()
    """What timed.c asks of the text, once it was asked."""
    profiles: dict[Period, tuple[int, ...]] = field(default_factory=dict)
    """What timed.c asks of each period."""
    runs: dict[int, bytes] = field(default_factory=dict)
    """What each sentence opens with, as timed.c takes it."""
    bases: frozenset[Period] = frozenset()
    """Periods of which the text tells only as what others are compared with."""

    def without_bases(self, sentence: int, found: dict[Period, list[int]]) -> dict[Period, list[int]]:
        """The candidates of a change, which carries the period that grew, not the base.

        Bases are none where the sentence tells what grew; where it tells a base alone («16 % above the year before»),
        that base is none if the same months of the year after are a candidate.
        """
        here = {self.periods[number] for number in self.by_sentence[sentence]} - {NO_PERIOD}
        if (here - self.bases).isdisjoint(found):
            gone = {one for one in here & self.bases if (after := twins(one)[1]) in found and after not in self.bases}
            return {period: marks for period, marks in found.items() if period not in gone} if gone else found
        return {period: marks for period, marks in found.items() if period not in self.bases}

    def extent(self, period: Period) -> int:
        """What sort of period it is beside the publication date."""
        found = self.extents.get(period)
        if found is None:
            found = self.extents[period] = extent(period, self.published)
        return found

    def kind(self, period: Period) -> int:
        """The kind of a period beside the publication date: 0 for none, else by its place and length."""
        return 0 if period == NO_PERIOD else _kind(self.extent(period))


def timetable(page: Page, published: str | None, marks: Sequence[TimeMention]) -> Times:
    """The period mentions of a page, placed among its sentences and words."""
    out = Times(published, marks)
    out.by_sentence = [[] for _ in page.sentences]
    out.kinds = [hash_text(mark.kind) for mark in marks]
    starts = page.sentence_starts
    figures = [quantity.start for quantity in page.quantities]
    known: dict[Period, Period] = {NO_PERIOD: NO_PERIOD}
    for number, mark in enumerate(marks):
        sentence = max(0, first_above(starts, mark.start) - 1)
        word, follows = first_from(page.starts, mark.start), first_from(page.starts, mark.end)
        first, end = page.sentence_words[sentence] if page.sentences else (0, 0)
        out.around.append(
            (
                page.stems[word - 1] if word > first else 0,
                page.stems[word] if word < end else 0,
                page.stems[follows] if follows < end else 0,
            )
        )
        out.sentences.append(sentence)
        out.words.append(word)
        out.figures.append(first_from(figures, mark.start))
        if page.sentences:
            out.by_sentence[sentence].append(number)
        dates = (mark.period_start, mark.period_end)
        period = known.setdefault(dates, dates)
        out.periods.append(period)
        if period != NO_PERIOD and mark.kind != "day":
            out.counts[period] = out.counts.get(period, 0) + 1
    out.asides = asides(page, marks)
    told = {period for period, mark in zip(out.periods, marks, strict=True) if mark.kind != "base"}
    out.bases = frozenset(out.periods) - told - {NO_PERIOD}
    if out.counts:
        out.themes = [next(iter(out.counts)), max(out.counts, key=out.counts.__getitem__)]
    return out


def candidates(page: Page, times: Times, at: int) -> dict[Period, list[int]]:
    """Periods the figure may hold for, each with the mentions that give it, the nearest first.

    None is one, which words of its sentence that tell no dates, as "now", speak for.
    """
    sentence = page.quantity_sentences[at]
    here = _by_nearness(times, page.quantities[at].start, times.by_sentence[sentence])
    found: dict[Period, list[int]] = {NO_PERIOD: [one for one in here if times.periods[one] == NO_PERIOD]}
    _add(times, here, found)
    for back in range(sentence - 1, max(-1, sentence - 1 - SENTENCES_BACK), -1):
        if times.by_sentence[back]:
            _add(times, [one for one in times.by_sentence[back][::-1] if one not in times.asides], found)
    if sentence + 1 < len(times.by_sentence):
        ahead = times.by_sentence[sentence + 1][:1]
        _add(times, [one for one in ahead if times.periods[one] not in found], found)
    for period in times.themes:
        found.setdefault(period, [])
    return found


def _by_nearness(times: Times, start: int, numbers: list[int]) -> list[int]:
    """The mentions of the sentence of a figure that begins at `start`, those before it and after it by distance."""
    return sorted(numbers, key=lambda number: abs(times.marks[number].start - start))


def _add(times: Times, numbers: Sequence[int], found: dict[Period, list[int]]) -> None:
    for number in numbers:
        period = times.periods[number]
        if period == NO_PERIOD or times.marks[number].kind == "day":
            continue
        if period in found:
            found[period].append(number)
        elif len(found) < MOST_CANDIDATES:
            found[period] = [number]


def extent(period: Period, published: str | None) -> int:
    """What sort of period it is beside the publication date: a small number."""
    start, end = period
    if start is None or end is None:
        return 1
    years = int(end[:4]) - int(start[:4])
    whole = start[5:] == "01-01" and end[5:] == "12-31"
    length = 0 if years == 0 and whole else 1 if years == 0 else 2 if years < 3 else 3
    if not published:
        return 2 | (length << 4)
    gap = int(end[:4]) - int(published[:4])
    place = 3 if gap < -1 else 4 if gap == -1 else 5 if end <= published else 6 if gap == 0 else 7
    return place | (length << 4)


def when_kind(period: Period, published: str | None) -> int:
    """The kind of a period beside the publication date, less than 25: 0 for none, else by its place and length."""
    return 0 if period == NO_PERIOD else _kind(extent(period, published))


def _kind(sort: int) -> int:
    return 1 + 4 * max(0, (sort & 15) - 2) + (sort >> 4)


def standing_features(page: Page, times: Times, at: int, found: dict[Period, list[int]], kinds: int) -> list[list[int]]:
    """For each candidate, how it stands among the others, and to the words beside the figure ("from", "against")."""
    sentence = page.quantity_sentences[at]
    first, end = page.sentence_words[sentence]
    inside, beyond = page.quantity_words[at]
    before = page.stems[inside - 1] if inside > first else 0
    after = page.stems[beyond] if beyond < end else 0
    told = [period for period, numbers in found.items() if numbers and times.sentences[numbers[0]] == sentence]
    dated = sorted(period for period in told if period != NO_PERIOD)
    row = page.quantity_sentences[max(0, at - 4) : at].count(sentence)
    rest = page.quantity_sentences[at + 1 : at + 4].count(sentence)
    leading, foremost = times.themes or (NO_PERIOD, NO_PERIOD)
    most = times.counts.get(foremost, 0)
    out: list[list[int]] = []
    for rank, (period, numbers) in enumerate(found.items()):
        if numbers:
            back = sentence - times.sentences[numbers[0]]
            ahead = times.marks[numbers[0]].start < page.quantities[at].start
            place = 1 + int(ahead) if back == 0 else 3 if back == 1 else 4 if back > 0 else 5
        else:
            place = 0 if period == NO_PERIOD else 6
        order = 0 if period not in dated else 1 if period == dated[0] else 3 if period == dated[-1] else 2
        order |= min(len(dated), 3) << 2
        count = times.counts.get(period, 0)
        often = min(count, 3) | int(count == most) << 2
        out.append(
            [
                code(150, before, place | order << 3),
                code(151, after, place),
                code(152, before, place),
                code(153, min(rank, 5) | min(len(dated), 2) << 3, kinds >> 5),
                code(154, order | place << 4, kinds >> 5),
                code(157, order | place << 4, min(row, 3) | min(rest, 2) << 2),
                code(155, often, place | min(len(times.counts), 4) << 3),
                code(156, int(period == leading) | place << 1, kinds & 0x1F),
            ]
        )
    return out
