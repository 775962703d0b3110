"""The codes of candidate periods as runs of bytes, where timed.c is built; elsewhere Python tells them one by one.

What a text tells of its times is laid out once, and of each of its periods too; a figure is then told in C.
"""

from __future__ import annotations

from typing import Any, Final

from claims.text.meaning import built
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page
from claims.text.meaning.time_frames import Frames, frame_features
from claims.text.meaning.time_mentions import openings, period_features
from claims.text.meaning.times import NO_PERIOD, Period, Times, standing_features, twins
from claims.text.meaning.year_before import is_part_of_year

FLAT: Final = built.FLAT
TIMED: Final = built.TIMED
Profile = tuple[int, ...]


def period_runs(
    page: Page, times: Times, framed: Frames, at: int, found: dict[Period, list[int]], kinds: int
) -> list[list[int]]:
    """What speaks for each candidate period of a figure: how it stands, in which frame, and by which mentions."""
    if TIMED is None or FLAT is None:
        return told_plainly(page, times, framed, at, found, kinds)
    laid = times.laid or _lay(page, times, framed)
    sentence = page.quantity_sentences[at]
    opened = times.runs.get(sentence)
    if opened is None:
        times.runs.clear()  # figures are asked for in order, and a long text has many sentences
        opened = times.runs[sentence] = FLAT(openings(page, times, sentence))
    profiles = times.profiles
    return [[run] for run in TIMED(laid, at, kinds, [profiles[one] for one in found], list(found.values()), opened)]


def told_plainly(
    page: Page, times: Times, framed: Frames, at: int, found: dict[Period, list[int]], kinds: int
) -> list[list[int]]:
    """The same without what is built."""
    lists = standing_features(page, times, at, found, kinds)
    if framed.verbs:
        more = frame_features(page, times, framed, at, found, kinds)
        for codes, further in zip(lists, more, strict=True):
            codes += further
    for codes, (period, numbers) in zip(lists, found.items(), strict=True):
        codes += period_features(page, times, at, period, numbers, kinds)
    return lists


def _lay(page: Page, times: Times, framed: Frames) -> tuple[Any, ...]:
    """What timed.c asks of a text, in its order; what is told of each period is laid out beside."""
    _profile(times, framed)
    ids, marks, quantities, sentences = concept_ids(), times.marks, page.quantities, page.sentences
    times.laid = (
        page.text,
        page.quantity_sentences,
        page.quantity_words,
        [quantity.start for quantity in quantities],
        [quantity.end for quantity in quantities],
        [quantity.unit for quantity in quantities],
        page.sentence_words,
        page.sentence_starts,
        [sentence.paragraph for sentence in sentences],
        [sentence.is_heading for sentence in sentences],
        page.stems,
        page.concepts,
        page.starts,
        [mark.start for mark in marks],
        [mark.end for mark in marks],
        times.sentences,
        times.words,
        times.figures,
        times.kinds,
        times.around,
        times.by_sentence,
        framed.mentions,
        framed.figures,
        framed.verbs,
        ids["compare"],
        ids["base_from"],
        len(times.counts),
    )
    return times.laid


def _profile(times: Times, framed: Frames) -> None:
    """What is told of each period whatever the figure, in the order of timed.c."""
    before = [twins(period)[0] for period in times.counts if is_part_of_year(period)]  # as with_year_before adds them
    known = dict.fromkeys((NO_PERIOD, *times.periods, *before))
    numbers = {period: number for number, period in enumerate(known)}
    ranks = {period: rank for rank, period in enumerate(sorted(known, key=_first_day))}
    leading, foremost = times.themes or (NO_PERIOD, NO_PERIOD)
    most = times.counts.get(foremost, 0)
    for period, number in numbers.items():
        earlier, later, form = framed.turned(period)
        has_twins = earlier != NO_PERIOD
        count = times.counts.get(period, 0)
        times.profiles[period] = (
            number,
            times.extent(period),
            min(count, 3) | int(count == most) << 2,
            int(period == leading),
            ranks[period],
            numbers.get(earlier, -1) if has_twins else -1,
            numbers.get(later, -1) if has_twins else -1,
            form,
            int(period == NO_PERIOD),
        )


def _first_day(period: Period) -> tuple[str, str]:
    return period[0] or "", period[1] or ""
