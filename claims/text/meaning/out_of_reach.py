"""Times of a sentence that are not those of a figure in it, however few there are to choose from.

"We sold 5 million, 4 % more than a year ago": with what the rate compares is told behind it, and tells nothing of the
5 million. "In 2015 it was 3 million, now it is 5": a word for the present sets the second figure against the first.
"""

from __future__ import annotations

import re
from typing import Final

from claims.text.meaning.elided import is_money
from claims.text.meaning.page import Page
from claims.text.meaning.times import NO_PERIOD, Period, Times

_PERCENT: Final = "percent"
_TOLD: Final = ("period", "base", "vague")
_APART: Final = re.compile(r"[,;:–—-]")


def without_others(
    page: Page, times: Times, at: int, found: dict[Period, list[int]], *, is_change: bool
) -> dict[Period, list[int]]:
    """The candidate periods of a figure without those that others of its sentence are compared with or told for."""
    marks = times.by_sentence[page.quantity_sentences[at]]
    if len(found) == 1 or not marks:
        return found
    others = _compared_behind(page, times, at, marks, is_change=is_change) | _in_brackets(page, times, at, marks)
    if not is_change:
        others |= _before_now(page, times, at, marks)
    return {period: numbers for period, numbers in found.items() if period not in others} if others else found


def _compared_behind(page: Page, times: Times, at: int, marks: list[int], *, is_change: bool) -> set[Period]:
    """What a rate behind a figure, or the figure as a change itself, is compared with."""
    out: set[Period] = set()
    for number in marks:
        mark, period = times.marks[number], times.periods[number]
        if mark.kind != "base" or period not in times.bases or mark.start < page.quantities[at].end:
            continue
        last = at
        while last + 1 < len(page.quantities) and page.quantities[last + 1].end <= mark.start:
            last += 1
        following = page.quantities[last + 1] if last + 1 < len(page.quantities) else None
        if following is not None and following.start < mark.end and is_money(following.unit):
            continue  # "from 4 billion": the amount is the base
        if page.quantities[last].unit == _PERCENT if last > at else is_change:
            out.add(period)
    return out


def _in_brackets(page: Page, times: Times, at: int, marks: list[int]) -> set[Period]:
    """The periods that brackets behind a figure tell for another one, and nothing else in the sentence tells."""
    end = page.quantities[at].end
    behind = {number for number in marks if number in times.asides and times.marks[number].start >= end}
    told = {times.periods[number] for number in marks if number not in behind}
    return {times.periods[number] for number in behind} - told - {NO_PERIOD} if behind else set()


def _before_now(page: Page, times: Times, at: int, marks: list[int]) -> set[Period]:
    """The periods told before the last figure, where a word for the present parts it from this one."""
    if not at or page.quantity_sentences[at - 1] != page.quantity_sentences[at]:
        return set()
    floor, start = page.quantities[at - 1].end, page.quantities[at].start
    now = [times.marks[number] for number in marks if floor <= times.marks[number].start < start]
    if not now or now[-1].kind != "as_of" or now[-1].period_start is not None:
        return set()
    gap = page.text[floor : now[-1].start]
    if "(" in gap or not _APART.search(gap):
        return set()
    told = {
        times.periods[number]
        for number in marks
        if times.marks[number].start < floor and times.marks[number].kind in _TOLD
    }
    after = {times.periods[number] for number in marks if times.marks[number].start >= now[-1].end}
    return told - after - {NO_PERIOD}
