"""The words of a pack that tell a rise or a fall, by the terms under which they tell it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_TERMS: Final = ("", "led_", "verbs_", "named_", "trailing_", "paces_")


def ways_of(sets: Mapping[str, frozenset[str]]) -> dict[str, dict[str, str]]:
    """For each kind of word its keys with "up" or "down"; the kind without a name tells a change by itself."""
    return {term: {key: way for way in ("up", "down") for key in sets[f"directions {term}{way}"]} for term in _TERMS}
