"""What a figure was read to mean, and how the best of some candidates is told by their scores."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from claims.text.meaning.sides import Parties
from claims.text.meaning.times import Period


@dataclass(slots=True)
class Choice:
    """What one figure was read to mean, with the probability of each part."""

    at: int
    measure: str
    aspect: str
    status: str
    parties: Parties
    period: Period
    giver: str | None
    taker: str | None
    odds: tuple[float, float, float, float, float, float, float]
    """Of being in scope, and given that, of measure, aspect, status, parties, period and direction."""
    hedge: str | None = None
    """How the text bounds the figure, where its own words do not tell."""
    product: str | None = None


def wholly_right(odds: Sequence[float]) -> float:
    """The probability that a figure is a claim and read right throughout, given the odds of a choice."""
    out = 1.0
    for chance in odds:
        out *= chance
    return out


def best(scores: Sequence[float]) -> tuple[int, float]:
    """The highest of some scores, the first of equals, and its share of their softmax."""
    top = max(scores)
    total = 0.0
    for score in scores:
        total += math.exp(score - top)
    return scores.index(top), 1.0 / total


def shares(scores: Sequence[float]) -> list[float]:
    """The softmax of scores."""
    top = max(scores, default=0.0)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]
