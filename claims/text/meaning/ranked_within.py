"""Groups within which a partner is ranked: "Vietnam is Germany's largest partner in ASEAN, with trade of 11 billion".

The trade is that of the two countries; the group says only among whom the rank is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claims.model import GROUPS
from claims.text.parties import PartyMention
from claims.text.vocabulary import vocabulary

_COUNTRY: Final = 2
"""Letters of a country's code; most groups have more."""
_REACH: Final = 140
_PAIR: Final = 2
_SENTENCE_END: Final = re.compile(r"[.!?;]\s|\n")


@lru_cache(maxsize=8)
def _cues(lang: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    told: dict[str, str] = vocabulary(lang).pack["within"]
    before, after = (re.compile(told[name]) if told[name] else None for name in ("before", "after"))
    return before, after


def without_ranking_groups(text: str, lang: str, named: Sequence[PartyMention]) -> list[PartyMention]:
    """The mentions but those of groups among whose members a sentence that names two countries ranks a partner."""
    if not any(_is_group(one.code) for one in named):
        return list(named)
    starts = [one.start for one in named]
    left = []
    for one in named:
        near = named[bisect_left(starts, one.start - _REACH) : bisect_left(starts, one.end + _REACH)]
        if not _is_group(one.code) or not _is_setting(text, lang, near, one):
            left.append(one)
    return left


def _is_group(code: str) -> bool:
    return len(code) != _COUNTRY or code in GROUPS


def _is_setting(text: str, lang: str, near: Sequence[PartyMention], group: PartyMention) -> bool:
    before, after = _cues(lang)
    first = max(group.start - _REACH, 0)
    is_told = before is not None and before.search(text, first, group.start) is not None
    is_told = is_told or (after is not None and after.match(text, group.start) is not None)
    return is_told and len({one.code for one in near if _is_beside(text, one, group)}) >= _PAIR


def _is_beside(text: str, one: PartyMention, group: PartyMention) -> bool:
    """Whether a country stands in the sentence of a group."""
    first, last = (one.end, group.start) if one.start < group.start else (group.end, one.start)
    is_near = not _is_group(one.code) and last - first <= _REACH
    return is_near and not _SENTENCE_END.search(text, first, last)
