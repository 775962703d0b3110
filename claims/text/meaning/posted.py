"""Whose a post is, as what stands beside it tells: "Peru's new envoy", "President of Chile", not "envoy to Peru"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from claims.text.departments import words_of
from claims.text.parties import PartyMention

_BEHIND: Final = 24
"""Characters between a post and its country: "President of the Republic of Indonesia"."""
_BEFORE: Final = re.compile(r"(?:['’]s?)?((?:[ \u00a0-][^\W\d_]+(?:-[^\W\d_]+)?){0,2})[ \u00a0-]")
_STOP: Final = re.compile(r"[.,;:!?()\n«»“”\"]")
_END: Final = re.compile(r"[.!?\n]")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)[ \u00a0]+$")


class Said(NamedTuple):
    """A text with the parties that it names."""

    text: str
    named: Sequence[PartyMention]


def posted(posts: Collection[str], where: Said, lang: str) -> str:
    """The country beside the first mention of one of some posts that has one; empty where none has.

    Not the country that somebody is sent to: "the ambassador to Peru", «Перудағы елші».
    """
    return next((who for start, end in mentioned(posts, where.text) if (who := _owner(start, end, where, lang))), "")


def is_sent(where: Said, home: str, lang: str) -> bool | None:
    """Whether a text speaks of an envoy, True where nothing tells that he is sent to a country other than `home`.

    False where it does ("our ambassador in Moscow"), None where it speaks of no envoy.
    """
    found = [*mentioned(words_of(lang, "envoys"), where.text)]
    abroad = [one for one in where.named if one.code != home]
    if any(_is_sent_to(one, start, end, where, lang) for one in abroad for start, end in found):
        return False
    return bool(found) or None


def mentioned(posts: Collection[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a text has one of some posts."""
    return (found.span() for found in _pattern(frozenset(posts)).finditer(text)) if posts else iter(())


@lru_cache(maxsize=64)
def _pattern(posts: frozenset[str]) -> re.Pattern[str]:
    choice = "|".join(re.escape(post).replace(r"\*", r"\w*") for post in sorted(posts, key=len, reverse=True))
    return re.compile(rf"\b(?:{choice})\b", re.IGNORECASE)


def _owner(start: int, end: int, where: Said, lang: str) -> str:
    """Whose the post between two offsets is; empty where nobody is named beside it."""
    states = [one for one in where.named if len(one.code) == 2]
    at, small = start, words_of(lang, "small") | words_of(lang, "abroad_in")
    for one in reversed([one for one in states if one.end <= start]):
        link = _BEFORE.fullmatch(where.text, one.end, at)
        between = link[1].replace("-", " ").split() if link else []
        if not link or not all(word.islower() and word not in small for word in between):
            break
        if not _is_placed(one, where, lang):
            return one.code
        at = one.start  # «Қазақстанның Перудағы елшісі»
    behind = next((one for one in states if one.start > end), None)
    if behind is None or behind.start - end > _BEHIND:
        return ""
    words = where.text[end : behind.start].split()
    owning, is_parted = words_of(lang, "owning"), _STOP.search(where.text, end, behind.start)
    is_sent = not words_of(lang, "abroad_in").isdisjoint(words)
    return "" if is_parted or is_sent or (owning and owning.isdisjoint(words)) else behind.code


def _is_placed(one: PartyMention, where: Said, lang: str) -> bool:
    """Whether a country is named as a place: «в Перу», «Перудағы»."""
    lead = _LAST_WORD.search(where.text, max(0, one.start - _BEHIND), one.start)
    is_led = lead is not None and lead[1].lower() in words_of(lang, "abroad_in")
    return is_led or where.text[one.start : one.end].lower().endswith(tuple(words_of(lang, "abroad_endings")) or "\n")


def _is_sent_to(one: PartyMention, start: int, end: int, where: Said, lang: str) -> bool:
    """Whether a country is beside a post as the place of it."""
    is_beside = 0 < one.start - end <= _BEHIND or 0 <= start - one.end <= _BEHIND
    is_parted = _END.search(where.text, min(end, one.end), max(start, one.start))
    return is_beside and not is_parted and _is_placed(one, where, lang)


__all__ = ["Said", "is_sent", "mentioned", "posted"]
