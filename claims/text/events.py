"""Forums, exhibitions, summits, commission sessions: events that a text names.

An event has a head ("exhibition"); its name is what stands in quotation marks beside the head, or the head with the
capitalised words, numbers and adjectives around it, or with the body that sits ("session of the Council of Ministers").
A head that nothing names ("the meeting was held") is no event, nor is a body that someone presides over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Event, Official
from claims.text.event_names import Setting, leftwards, quoted_name, rightwards, setting, with_body
from claims.text.parties import PartyMention
from claims.text.phrases import Phrases
from claims.text.words import words

_COMPOUND: Final = re.compile(r"[-‑][^\W\d][\w-]*")
_WORD: Final = re.compile(r"\S+")
_ARTICLE: Final = re.compile(r"(?:The|A|An)[\s\u00a0]")
_LONGEST_SHORT: Final = 4  # letters of a head that may be written in capitals alone, as EXPO
_COMMISSION: Final = "commission"
_PRESIDED: Final = frozenset(("forum", "council"))


def events(
    text: str, lang: str, mentions: Sequence[PartyMention] = (), officials: Sequence[Official] = ()
) -> tuple[Event, ...]:
    """Each event once, in order; `kind` is a label of the pack (forum, exhibition, summit, commission, ...).

    `mentions` are the countries named in the text, for two of them joined name an event in small letters as well;
    `officials` are the persons in it, whose names are no part of an event's.
    """
    heads = _heads(lang).find(text)
    if not heads:
        return ()
    where = setting(text, words(text).lowered, lang, mentions, officials)
    found: list[Event] = []
    seen: set[str] = set()
    covered = 0
    for start, end, kind in heads:
        event = _event(where, start, end, kind, covered) if start >= covered else None
        if event is None or event.start < covered:
            continue
        key = " ".join(re.findall(r"\w{3,}", event.name.lower()))[:24]
        if key not in seen:
            seen.add(key)
            found.append(event)
        covered = max(covered, event.end, end)
    return tuple(found)


def _event(where: Setting, start: int, end: int, kind: str, covered: int) -> Event | None:
    text = where.text
    if text.startswith(_elsewhere(where.lang), start):
        return None
    compound = _COMPOUND.match(text, end)
    end = compound.end() if compound else end
    quoted = quoted_name(text, start, end, where.lang)
    if quoted and kind != _COMMISSION:
        name, left, stop = quoted
        return Event(name, kind, left, stop)
    left, is_named, is_counted = leftwards(where, start, end)
    if kind == _COMMISSION and not _is_shared(where, left, end):
        return None
    stop = end
    if text[start:end].isupper() and end - start > _LONGEST_SHORT:
        is_named = text[left].isdigit()
    elif not is_named:
        stop = rightwards(text, end, kind)
        is_named = stop > end
    if kind in _generic(where.lang) and not is_named:
        left, stop, is_named = with_body(where, left, end, kind, is_counted, covered)
        if not is_named:
            return None
    if kind in _PRESIDED and _officers(where.lang).search(where.lowered, max(0, left - 40), left):
        return None
    article = _ARTICLE.match(text, left)
    left = article.end() if article else left
    return Event(" ".join(text[left:stop].split()), kind, left, stop)


def _is_shared(where: Setting, left: int, end: int) -> bool:
    """Whether a commission is of two countries, as far as a word of its name must say so."""
    shared = _shared(where.lang)
    name = where.text[left:end]
    return not shared or any(
        word.group().lower() in shared or ("-" in word.group() and left + word.end() in where.countries)
        for word in _WORD.finditer(name)
    )


@lru_cache(maxsize=8)
def _heads(lang: str) -> Phrases:
    return Phrases(pack(lang, "events")["heads"])


@lru_cache(maxsize=8)
def _generic(lang: str) -> frozenset[str]:
    return frozenset(pack(lang, "events")["generic"]["kinds"])


@lru_cache(maxsize=8)
def _elsewhere(lang: str) -> tuple[str, ...]:
    """Beginnings of heads that are something else with a capital: a chamber of parliament."""
    return tuple(pack(lang, "events")["generic"]["chambers"])


@lru_cache(maxsize=8)
def _shared(lang: str) -> frozenset[str]:
    return frozenset(pack(lang, "events")["shared"]["words"])


@lru_cache(maxsize=8)
def _officers(lang: str) -> re.Pattern[str]:
    """Who presides over a body, right before its name."""
    stems = "|".join(re.escape(word.rstrip("*")) for word in pack(lang, "events")["officers"]["words"])
    return re.compile(rf"(?<!\w)(?:{stems})\w*(?: of)?(?: the)?[\s\u00a0]$" if stems else "(?!)")
