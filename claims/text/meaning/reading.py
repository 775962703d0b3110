"""Claims and doubtful figures of a laid-out document, given fitted models."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from claims.model import MONEY_MEASURES, Claim, Unplaced
from claims.text.meaning.assemble import claim, unplaced
from claims.text.meaning.capacities import with_capacities
from claims.text.meaning.choice import Choice, wholly_right
from claims.text.meaning.classes import OUT_OF_SCOPE
from claims.text.meaning.confidence import Calibration, log_odds
from claims.text.meaning.decide import choose, first_reading, read_in_order, second_reading
from claims.text.meaning.durations import no_durations
from claims.text.meaning.ends_of_rises import with_ends_of_rises
from claims.text.meaning.ensemble import Models
from claims.text.meaning.goals_from import with_starts_of_goals
from claims.text.meaning.goals_met import with_bounds_of_goals
from claims.text.meaning.indices import no_shares
from claims.text.meaning.mutual import with_mutual_trade
from claims.text.meaning.products import with_products
from claims.text.meaning.prospects import with_prospects
from claims.text.meaning.reached import with_reached
from claims.text.meaning.restated import as_told_before
from claims.text.meaning.rows import with_rows
from claims.text.meaning.scene import Scene
from claims.text.meaning.share_ends import with_share_ends
from claims.text.meaning.unclaimed import claimable

EMIT: Final = 0.4
"""From this probability on of being in scope, a figure is claimed."""
SURE: Final = 3.5
"""A text is claimed of at all from these log-odds on, the odds of its figures taken together: one is enough that is
surely in scope and read right throughout, or several that nearly are."""
REVIEW: Final = 0.2
"""From this one on it is kept for review."""
HOPE: Final = 0.05
"""A text of which no figure is at first read as in scope with this probability is not looked at again."""
LEAST_CONFIDENCE: Final = 0.17
"""Below this probability of being wholly right, a figure is kept for review instead."""


def choices(one: Scene, models: Models) -> list[Choice]:
    """The best reading of each figure that may be in scope; none where nothing could tie two economies."""
    if not one.units or not one.may_claim:
        return []
    first = first_reading(one, models)
    if first["measure"][:, OUT_OF_SCOPE].min() > 1.0 - HOPE:
        return []
    first = read_in_order(one, first, models.scan)
    figures, again = second_reading(one, first, models, REVIEW)
    told = with_reached(one.page, one.lang, choose(one, figures, again, models))
    told = with_rows(one.page, one.lang, one.people, told)
    told = with_share_ends(one.page, one.lang, no_shares(one.more, told))
    told = claimable(one.page, one.lang, one.people, no_durations(one.page, one.lang, told))
    told = with_capacities(one.page, one.lang, with_mutual_trade(one.page, one.lang, told))
    told = with_bounds_of_goals(one.page, one.lang, told)
    told = with_ends_of_rises(one.page, one.lang, one.times, with_starts_of_goals(one.page, one.lang, told))
    told = with_products(one, with_prospects(one.page, one.times.published, told), models.rankers["product"])
    return as_told_before(one.page, one.lang, told)


def sort_out(one: Scene, found: Sequence[Choice], sure: Calibration) -> tuple[tuple[Claim, ...], tuple[Unplaced, ...]]:
    """Choices parted into claims and figures for review, with the reason."""
    claims: list[Claim] = []
    left: list[Unplaced] = []
    is_about = is_sure([choice.odds for choice in found if choice.parties])
    for choice in found:
        confidence = sure.confidence(choice.odds)
        if not choice.parties:
            left.append(unplaced(one, choice, f"{choice.measure}, but between whom is not told"))
        elif choice.odds[0] < EMIT or not is_about:
            left.append(unplaced(one, choice, f"perhaps {choice.measure}, perhaps out of scope"))
        elif confidence < LEAST_CONFIDENCE:
            left.append(unplaced(one, choice, f"{choice.measure}, but its place is in doubt"))
        elif not is_told_in(choice.measure, (made := claim(one, choice, confidence)).unit):
            left.append(unplaced(one, choice, f"{choice.measure}, but {made.unit} is no unit of it"))
        else:
            claims.append(made)
    return tuple(claims), tuple(left)


def is_sure(figures: Sequence[tuple[float, ...]]) -> bool:
    """Whether a text whose figures have these odds tells of cooperation at all; their order is nothing to it."""
    return math.fsum(math.exp(sureness(odds)) for odds in figures) >= math.exp(SURE)


def sureness(odds: tuple[float, ...]) -> float:
    """The log-odds of a figure's being in scope, the first of its odds, and of all of it being right, together."""
    return log_odds(odds[0]) + log_odds(wholly_right(odds))


def is_told_in(measure: str, unit: str) -> bool:
    """Whether a measure has such a unit at all: what is valued is told in money, what is counted is not."""
    return unit in ("percent", "tonne") or (unit == "count") != (measure in MONEY_MEASURES)
