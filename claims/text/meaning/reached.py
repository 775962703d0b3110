"""A rate and the level that it led to: "fell by 18 %, to 9.2 billion", "прибавила 12 % и достигла 1,1 млрд".

In every labelled text both are claims of one measure, stage, time, parties and way, or neither is one; so where they
were read apart, both take what the surer one says. So it is where the level comes first: "$9.2 billion, down 18 %".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.text.meaning.choice import Choice, wholly_right
from claims.text.meaning.page import Page
from claims.text.meaning.times import Period
from claims.text.vocabulary import vocabulary

_PERCENT: Final = "percent"
_FARTHEST: Final = 40
_UNSEEN: Final = 0.1
"""The chance of being in scope of a figure that was not even kept for review."""
_SURE: Final = 0.5
_LIKELY: Final = 0.4
_YEAR: Final = 4


@lru_cache(maxsize=8)
def _link(lang: str, key: str) -> re.Pattern[str] | None:
    """What parts a rate from the number of its level, or, by another key, a level from that of its rate."""
    own = vocabulary(lang).pack["amounts"][key]
    return re.compile(own) if own else None


def reached(page: Page, lang: str) -> list[int]:
    """The rates that are told with the level that they led to, which is the figure behind."""
    link, out = _link(lang, "reached"), []
    for at in range(len(page.quantities) - 1) if link else ():
        rate, level = page.quantities[at], page.quantities[at + 1]
        is_near = level.figure_start - rate.end <= _FARTHEST
        if link is None or not is_near or rate.unit != _PERCENT or level.unit == _PERCENT:
            continue
        if link.fullmatch(page.text, rate.end, level.figure_start):
            out.append(at)
    return out


def risen(page: Page, lang: str) -> list[int]:
    """The levels that are told with the rate that led to them, which is the figure behind: "$5 million (up 8 %)"."""
    link, bare, after = _link(lang, "risen"), _link(lang, "compared"), _link(lang, "after")
    out: list[int] = []
    for at in range(len(page.quantities) - 1) if link else ():
        level, rate = page.quantities[at], page.quantities[at + 1]
        is_near = rate.figure_start - level.end <= _FARTHEST
        if link is None or not is_near or rate.unit != _PERCENT or level.unit in (_PERCENT, "count"):
            continue
        if link.fullmatch(page.text, level.end, rate.figure_start):
            out.append(at)
        elif bare is not None and after is not None and bare.fullmatch(page.text, level.end, rate.figure_start):
            out += [at] if after.match(page.text, rate.end) else []
    return out


def with_reached(page: Page, lang: str, found: Sequence[Choice]) -> list[Choice]:
    """Choices where a rate and the level that it led to are read alike."""
    if not found:
        return []
    by_figure = {choice.at: choice for choice in found}
    pairs = [(at, at + 1) for at in reached(page, lang)] + [(at + 1, at) for at in risen(page, lang)]
    for rate, level in pairs:
        pair = [by_figure[one] for one in (rate, level) if one in by_figure]
        in_scope = (sum(one.odds[0] for one in pair) + _UNSEEN * (2 - len(pair))) / 2
        if pair and in_scope >= _LIKELY and max(one.odds[0] for one in pair) >= _SURE:
            surer = max(pair, key=lambda one: wholly_right(one.odds))
            by_figure[rate] = _alike(by_figure.get(rate), surer, rate, "change_pct", in_scope)
            by_figure[level] = _alike(by_figure.get(level), surer, level, "level", in_scope)
    return [by_figure[at] for at in sorted(by_figure)]


def _alike(own: Choice | None, surer: Choice, at: int, aspect: str, in_scope: float) -> Choice:
    """The surer reading, as that of a figure, which keeps a time of its own where one of both is of several years."""
    if own is not None and aspect == "level" and own.aspect == "change_abs":
        aspect = own.aspect
    period = surer.period
    if own is not None and own.period != period and (_is_long(own.period) or _is_long(period)):
        period = own.period
    odds = (max(in_scope, own.odds[0] if own else 0.0, _SURE), *surer.odds[1:])
    return replace(surer, at=at, aspect=aspect, period=period, odds=odds)


def _is_long(period: Period) -> bool:
    first, last = period
    return bool(first and last and first[:_YEAR] != last[:_YEAR])
