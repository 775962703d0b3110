"""Pulls from a service on loopback, without waiting: cards, a clock of their own, and a client that knows no proxy."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import httpx

from raw.card import Card, card_from
from raw.connect.polite import Polite
from raw.connect.pull import pull
from raw.connect.state import PullState

TODAY = date(2024, 5, 20)


def card(url: str, connector: dict[str, Any], **limits: Any) -> Card:
    base = {"name": "test", "title": "t", "kind": "statistics", "publisher": "p", "licence": "l"}
    fast = {"requests_per_minute": 6_000, "timeout_seconds": 0.5, "tries": 4}
    return card_from(
        {**base, "connector": {"kind": "http", "url": url, **connector}, "limits": {**fast, **limits}}, "t"
    )


class Waits:
    """Stands for the clock, so that no test waits for a service that asks for patience."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def polite(card: Card, waits: Waits) -> Polite:
    return Polite(
        card.limits, httpx.Client(trust_env=False), sleep=waits.sleep, clock=lambda: waits.now, chance=random.Random(7)
    )


def pulled(card: Card, state: PullState | None = None, **more: Any) -> list[Any]:
    waits = more.pop("waits", Waits())
    state = PullState() if state is None else state
    return list(pull(card, state, today=TODAY, polite=polite(card, waits), **more))
