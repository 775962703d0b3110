"""Which of the facts that contradict each other is held back: the weakest, by an order that anybody can repeat.

What was counted beats what was stated; what more documents tell beats what fewer tell; what was published earlier beats
what came later (a release without a date comes last); and the smaller fact_id breaks the tie. The order looks at
nothing that depends on the order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

UNDATED = 99_999_999


def strength(fact: Mapping[str, Any]) -> tuple[int, int, int, str]:
    """A key under which stronger facts sort first; `fact` is a row of `gate_fact`."""
    return (
        0 if fact["origin"] == "counted" else 1,
        -int(fact["corroboration_count"]),
        int(fact["published"] or 0) or UNDATED,
        str(fact["fact_id"]),
    )


def weakest(facts: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The fact to hold back of those that cannot all be true; raises ValueError where there is none."""
    return max(facts, key=strength)
