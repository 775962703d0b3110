"""Forums, exhibitions, summits, commission sessions: events that a text names.

An event has a head ("exhibition"); its name is what stands in quotation marks beside the head, or the head with the
capitalised words, numbers and adjectives around it. A head that nothing names ("the meeting was held") is no event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Event
from claims.text.phrases import Phrases
from claims.text.words import words

_QUOTED_AFTER: Final = re.compile(r"[\s\u00a0]{0,2}[–—-]?[\s\u00a0]{0,2}[«\"“„]([^«»\"“”„\n]{2,90})[»\"”]")
_QUOTED_BEFORE: Final = re.compile(r"[«\"“„]([^«»\"“”„\n]{2,90})[»\"”][\s\u00a0]{1,2}(?:[\w-]+[\s\u00a0]){0,3}$")
_WORD_BEFORE: Final = re.compile(r"([\w’'‑.-]+)[\s\u00a0]{1,2}$")
_NAME_AFTER: Final = re.compile(
    r"[\s\u00a0]([A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{3,}[\w’'‑.-]*\w(?:[\s\u00a0–-](?:[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w’'‑-]*|20\d\d)){0,4})"
)
_ORDINAL: Final = re.compile(r"(?:\d{1,3}(?:-?\w{1,4})?|[IVXLC]{1,7})")
_ARTICLE: Final = re.compile(r"(?:The|A|An)[\s\u00a0]")
_MOST_WORDS: Final = 8
_BLANKS: Final = " \u00a0"
_MOST_CAPITALS: Final = {"kk": 2}  # in Kazakh the subject, a person's name, may stand right before the event
_NAMED_AFTER: Final = frozenset(("exhibition", "forum", "festival"))


@dataclass(frozen=True, slots=True)
class _Before:
    """What may stand before the word for an event as part of its name: beginnings of words, and whole ones."""

    stems: tuple[str, ...]
    words: frozenset[str]


def events(text: str, lang: str) -> tuple[Event, ...]:
    """Each event once, in order; `kind` is a label of the pack (forum, exhibition, summit, commission, ...)."""
    heads, before, generic = _tables(lang)
    lowered = words(text).lowered
    found: list[Event] = []
    seen: set[str] = set()
    covered = 0
    for start, end, kind in heads.find(text):
        event = _event(text, lowered, start, end, kind, before, kind in generic, _MOST_CAPITALS.get(lang, 5))
        if event is None or event.start < covered:
            continue
        key = " ".join(re.findall(r"\w{3,}", event.name.lower()))[:24]
        if key not in seen:
            seen.add(key)
            found.append(event)
        covered = event.end
    return tuple(found)


def _event(
    text: str, lowered: str, start: int, end: int, kind: str, before: _Before, is_generic: bool, most: int
) -> Event | None:
    quoted = _QUOTED_AFTER.match(text, end)
    if quoted:
        return Event(quoted.group(1).strip(), kind, quoted.start(1), quoted.end(1))
    quoted = _QUOTED_BEFORE.search(text, max(0, start - 140), start)
    if quoted:
        return Event(quoted.group(1).strip(), kind, quoted.start(1), quoted.end(1))
    left, is_named = _leftwards(text, lowered, start, before, most)
    stop = end
    named = _NAME_AFTER.match(text, end) if kind in _NAMED_AFTER else None
    if named and not is_named and "\n" not in named.group():
        stop, is_named = named.end(), True
    if text[start].isupper() and start != left:
        is_named = True
    if is_generic and not is_named:
        return None
    article = _ARTICLE.match(text, left)
    left = article.end() if article else left
    return Event(" ".join(text[left:stop].split()), kind, left, stop)


def _leftwards(text: str, lowered: str, start: int, before: _Before, most: int) -> tuple[int, bool]:
    """Where the name begins, and whether a capital or number in it makes it a name."""
    at, is_named, capitals = start, False, 0
    for _ in range(_MOST_WORDS):
        match = _WORD_BEFORE.search(text, max(0, at - 60), at)
        if match is None or "\n" in match.group():
            break
        word, place = match.group(1), match.start(1)
        gap = place
        while gap and text[gap - 1] in _BLANKS:
            gap -= 1
        begins = gap == 0 or text[gap - 1] in ".!?\n:"
        if word.endswith("."):
            break
        known = lowered.startswith(before.stems, place) or lowered[place : place + len(word)] in before.words
        if _ORDINAL.fullmatch(word) or (word[0].isupper() and len(word) > 1 and not begins):
            is_named = True
        elif word[0].isupper() and len(word) > 1 and (known or "-" in word or word.isupper()):
            is_named = is_named or not known
        elif not known:
            break
        capitals += word[0].isupper()
        if capitals > most:
            break
        at = place
        if begins:
            break
    return at, is_named


@lru_cache(maxsize=8)
def _tables(lang: str) -> tuple[Phrases, _Before, frozenset[str]]:
    data = pack(lang, "events")
    before = data["before"]["words"]
    stems = tuple(word.rstrip("*") for word in before if word.endswith("*"))
    words_before = _Before(stems, frozenset(word for word in before if not word.endswith("*")))
    return Phrases(data["heads"]), words_before, frozenset(data["generic"]["kinds"])
