"""The words of change of a pack: kinds of them, each with the direction that its words tell."""

from __future__ import annotations


def ways(sets: dict[str, frozenset[str]], kind: str) -> dict[str, str]:
    """Words of change of one kind with their direction."""
    return {key: way for way in ("up", "down") for key in sets[f"directions {kind}_{way}"]}


def joint(sets: dict[str, frozenset[str]], kinds: str) -> frozenset[str]:
    """The words of several kinds as one set."""
    return frozenset().union(*(sets[f"directions {kind}"] for kind in kinds.split()))
