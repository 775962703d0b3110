"""Which state a name stood for when a text was published: "Moscow" in 1988 is the capital of the Soviet Union."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from claims.lexicon.pack import pack
from claims.text.parties import PartyMention


@lru_cache(maxsize=1)
def _successors() -> dict[str, tuple[str, str]]:
    rows = pack(".", "eras")["successors"]
    return {code: (row["was"], row["until"]) for code, row in rows.items()}


def state_then(code: str, day: str) -> str:
    """The state that one of today was part of on a day, or itself."""
    was, until = _successors().get(code, (code, ""))
    return was if day <= until else code


def in_their_time(found: Sequence[PartyMention], published: str | None) -> list[PartyMention]:
    """The mentions with the codes of their time; `published` is an ISO date, or None where today's states are meant."""
    known = _successors()
    last = max(until for _, until in known.values())
    if published is None or published > last:
        return list(found)
    then = {code: was for code, (was, until) in known.items() if published <= until}
    return [replace(one, code=then[one.code]) if one.code in then else one for one in found]
