"""Words that stand for a group of countries once it has been named: "the union", "countries of the region"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.text.parties import SelfReference

Mark = tuple[int, int, str, str]
"""Start, end, code and kind of a mention."""

_PARTS: Final = frozenset(("region", "continent", "bloc"))
"""What a part of the world may be called, or a union without a code."""


@lru_cache(maxsize=1)
def called() -> dict[str, frozenset[str]]:
    """The groups that each kind of such words may stand for."""
    told: dict[str, str] = pack(".", "members")["called"]
    return {word: frozenset(codes.split()) for word, codes in told.items()}


def stand_ins(marks: Sequence[Mark], title: frozenset[str], words: Sequence[SelfReference]) -> list[Mark]:
    """What such words mention: the group that was last named before and may be called so, or that of the title.

    `marks` are the mentions by name, in the order of the text.
    """
    groups = called()
    found = [word for word in words if word.kind in groups]
    if not found:
        return []
    known = frozenset[str]().union(*groups.values())
    named = [(start, who) for start, _, who, _ in marks if who in known]
    starts = [start for start, _ in named]
    out: list[Mark] = []
    for word in found:
        may_be = groups[word.kind]
        before = named[: bisect_left(starts, word.start)]
        last = next((who for _, who in reversed(before) if who in may_be), None)
        last = last or next((who for who in sorted(title) if who in may_be), None)
        if last:
            out.append((word.start, word.end, last, "called"))
    return out


def parts_again(
    parts: Sequence[tuple[int, int]], marks: Sequence[Mark], words: Sequence[SelfReference]
) -> list[tuple[int, int]]:
    """Where such words mean a part of the world that was named last before, and no group after it: "Trade with Africa
    rose; exports to the continent fell".
    """
    found = [word for word in words if word.kind in _PARTS] if parts else []
    groups = called()
    out: list[tuple[int, int]] = []
    for word in found:
        part = max((start for start, _ in parts if start < word.start), default=-1)
        may_be = groups.get(word.kind, frozenset())
        group = max((start for start, _, who, _ in marks if start < word.start and who in may_be), default=-1)
        if part > group:
            out.append((word.start, word.end))
    return out
