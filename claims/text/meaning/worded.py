"""What the words right beside a figure settle whatever else its text tells.

A sum that a plant "stands at" is its cost, not an inflow; what a terminal "can pass" is its capacity, not freight;
trade that is "brought to" a sum is turnover; what exports rose "by" is a change, and what they rose from and to are
levels; what is "likely to be" is planned. The wordings are the
pack's (`[worded]`), empty where a language has none that no label breaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.elided import is_money
from claims.text.meaning.page import Page
from claims.text.meaning.times import NO_PERIOD, Times
from claims.text.vocabulary import vocabulary

_FAR: Final = 110
"""Characters before and after a figure in which such words stand."""
_ACTUAL: Final = "actual"
_PLANNED: Final = "planned"
_TRADE: Final = ("turnover", "exports", "freight")
_NO_TRADE: Final = ("contracts", "fdi", "project_investment", "financing")
_TO_COME: Final = ("turnover", "exports", "fdi", "project_investment", "financing", "contracts", "freight", "jobs")
_LEVEL: Final = "level"
_CHANGE: Final = "change_abs"


@dataclass(frozen=True, slots=True)
class _Wordings:
    """The patterns of a language: of what stands behind a figure, from its first character on, or before it."""

    cost: re.Pattern[str]
    passed: re.Pattern[str]
    goal: re.Pattern[str]
    aim: re.Pattern[str]
    changed: re.Pattern[str]
    changed_from: re.Pattern[str]
    risen: re.Pattern[str]
    ahead: re.Pattern[str]
    when: re.Pattern[str]
    more: re.Pattern[str]
    now: re.Pattern[str]


@lru_cache(maxsize=8)
def _wordings(lang: str) -> _Wordings | None:
    told: dict[str, str] = vocabulary(lang).pack["worded"]
    if not any(told.values()):
        return None
    return _Wordings(**{name: re.compile(pattern) for name, pattern in told.items()})


def as_worded(page: Page, lang: str, found: Sequence[Choice]) -> list[Choice]:
    """Choices where those of figures that words beside them settle say what these words do."""
    told = _wordings(lang)
    if told is None:
        return list(found)
    ends = _ends(page, told, found)
    return [
        _staged(page, told, replace(one, aspect=_LEVEL) if one.at in ends else _settled(page, told, one))
        for one in found
    ]


def _ends(page: Page, told: _Wordings, found: Sequence[Choice]) -> set[int]:
    """The figures that something rose from and to, side by side: "from 25 to 40 million" tells two levels."""
    out: set[int] = set()
    for choice in found:
        at = choice.at
        if choice.aspect == _CHANGE and at and page.quantity_sentences[at - 1] == page.quantity_sentences[at]:
            low, high = page.quantities[at - 1], page.quantities[at]
            is_like = low.unit == high.unit and high.figure_start - low.figure_start < _FAR
            if is_like and told.risen.fullmatch(page.text, low.figure_start, high.figure_start):
                out |= {at - 1, at}
    return out


def _settled(page: Page, told: _Wordings, choice: Choice) -> Choice:
    if choice.aspect != _LEVEL:
        return choice
    figure, sentence = page.quantities[choice.at], page.sentences[page.quantity_sentences[choice.at]]
    here, last = figure.figure_start, min(sentence.end, figure.end + _FAR)
    if choice.measure in _TRADE and told.more.match(page.text, here, last):
        return replace(choice, aspect=_CHANGE)  # «былтырғыдан 4 млн тоннаға көп»
    if not is_money(figure.unit):
        if choice.measure == "freight" and told.passed.match(page.text, here, last):
            return _capacity(choice)
        return choice
    if choice.measure == "fdi" and told.cost.match(page.text, here, last):
        return replace(choice, measure="project_investment", giver=None, taker=None)
    first = max(sentence.start, here - _FAR)
    if choice.measure in _NO_TRADE and told.goal.match(page.text, here, last):
        return replace(choice, measure="turnover") if told.aim.search(page.text, first, here) else choice
    if choice.measure in _TRADE and told.changed.match(page.text, here, last):
        return choice if told.changed_from.search(page.text, first, here) else replace(choice, aspect=_CHANGE)
    return choice


def as_of_now(page: Page, lang: str, times: Times, found: Sequence[Choice]) -> list[Choice]:
    """Choices where levels right behind a word for now are of no time: «2012 жылы 3 млн еді, қазір 9 млн»."""
    told = _wordings(lang)
    if told is None:
        return list(found)
    return [_timeless(one) if _is_now(page, told, times, one) else one for one in found]


def _is_now(page: Page, told: _Wordings, times: Times, choice: Choice) -> bool:
    """Whether the last time before a level in its sentence is now, and no other figure stands between the two."""
    if choice.aspect != _LEVEL:
        return False
    start = page.quantities[choice.at].start
    before = [times.marks[one] for one in times.by_sentence[page.quantity_sentences[choice.at]]]
    last = max((one for one in before if one.end <= start), key=lambda one: one.start, default=None)
    if last is None or last.kind != "as_of" or last.period_start:
        return False
    is_near = not choice.at or page.quantities[choice.at - 1].start < last.end
    return is_near and told.now.match(page.text, last.start) is not None


def _timeless(choice: Choice) -> Choice:
    odds = (*choice.odds[:5], 1.0, choice.odds[6])
    return replace(choice, period=NO_PERIOD, odds=odds)


def _capacity(choice: Choice) -> Choice:
    """A choice of what is carried as one of what can be, which is of no time unless it is planned."""
    told = choice if choice.status == _PLANNED else _timeless(choice)
    return replace(told, measure="capacity")


def _staged(page: Page, told: _Wordings, choice: Choice) -> Choice:
    """A choice that is planned where its verb tells that it is to come, or of jobs, the clause before it when."""
    if choice.status == _PLANNED or choice.measure not in _TO_COME:
        return choice
    figure, sentence = page.quantities[choice.at], page.sentences[page.quantity_sentences[choice.at]]
    here, last = figure.figure_start, min(sentence.end, figure.end + _FAR)
    if choice.at + 1 < len(page.quantities):
        last = min(last, page.quantities[choice.at + 1].start)  # the verb of the next figure
    is_ahead = choice.status == _ACTUAL and told.ahead.match(page.text, here, last)
    if not is_ahead and choice.measure == "jobs":
        is_ahead = told.when.search(page.text, max(sentence.start, here - _FAR), here)
    return replace(choice, status=_PLANNED) if is_ahead else choice
