"""What a goal starts from: in "bring trade from $3 billion to $5 billion by 2030" the three billion are there already.

Of fifty labelled plans to raise or lower something from one level to another, all but two have the first as `actual`,
with no time but its own; only of what a work costs is the first as much a plan as the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.page import Page
from claims.text.meaning.rises import is_rise
from claims.text.meaning.times import Period

_COST: Final = "project_investment"
_LEVELS: Final = ("level", "share_pct")
_STATUS: Final = 3


def with_starts_of_goals(page: Page, lang: str, found: Sequence[Choice]) -> list[Choice]:
    """Choices where the level that a planned one is to rise or fall from is told as reached."""
    by_figure = {choice.at: choice for choice in found}
    return [_start(page, lang, choice, by_figure.get(choice.at + 1)) for choice in found]


def _start(page: Page, lang: str, own: Choice, goal: Choice | None) -> Choice:
    is_planned = goal is not None and own.status == goal.status == "planned" and own.measure != _COST
    if goal is None or not is_planned or (own.measure, own.aspect) != (goal.measure, goal.aspect):
        return own
    if own.aspect not in _LEVELS or not is_rise(page, lang, own.at):
        return own
    period: Period = (None, None) if own.period == goal.period else own.period
    scope, measure, aspect, status, *rest = own.odds
    parties, when, way = rest
    odds = scope, measure, aspect, max(status, goal.odds[_STATUS]), parties, when, way
    return replace(own, status="actual", period=period, odds=odds)
