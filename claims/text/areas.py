"""Fields of cooperation that a text names, in the small vocabulary of claims/lexicon/areas.toml.

A field is named by its own words ("civil aviation"), by what is traded in it ("wheat") or built for it ("a pipeline"),
in a sentence that tells of cooperation, trade, investment or a project. Words of posts, offices and events do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Area
from claims.text.phrases import Phrases
from claims.text.sentences import sentences
from claims.text.words import words

_BEFORE: Final = re.compile(r"([\w-]+)(,?)[\s\u00a0]+$")
_RIGHT_BEFORE: Final = re.compile(r"([\w-]+)[ \u00a0’'-]$")
_AFTER: Final = re.compile(r"(,?)[\s\u00a0]+([\w-]+)")
_RIGHT_AFTER: Final = re.compile(r"[ \u00a0-]([\w-]+)")
_MOST_BETWEEN: Final = 9
_LONGEST_WORD: Final = 40
_IDLE: Final = ""
"""The label of words that hold a term and name no field."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a language says of fields: `terms` by code, and where a term stands for something else."""

    terms: Phrases
    cues: Phrases
    titles: tuple[str, ...]
    bodies: frozenset[str]
    through: frozenset[str]
    led: tuple[str, ...]
    led_by: frozenset[str]
    followed: tuple[str, ...]
    followed_by: frozenset[str]


def areas(text: str, lang: str) -> tuple[Area, ...]:
    """Each field once, where it is named first in a sentence that speaks of cooperation, in order of the text."""
    rules = _rules(lang)
    sections = isic_sections()
    places = rules.terms.find(text)
    if not places:
        return ()
    lowered = words(text).lowered
    cued = [start for start, _, _ in rules.cues.find(text)]
    found: dict[str, Area] = {}
    spans = [(one.start, one.end) for one in sentences(text, lang)]
    at = cue = 0
    for start, end, code in places:
        if code in found or code == _IDLE:
            continue
        while at < len(spans) - 1 and spans[at][1] <= start:
            at += 1
        while cue < len(cued) and cued[cue] < spans[at][0]:
            cue += 1
        if cue < len(cued) and cued[cue] < spans[at][1] and not _is_other(text, lowered, start, end, rules):
            found[code] = Area(code, sections[code], start, end)
    return tuple(found.values())


def _is_other(text: str, lowered: str, start: int, end: int, rules: _Rules) -> bool:
    """Whether the words stand for something else than a field: a post, an office, an event, or one thing built."""
    if " " not in lowered[start:end]:
        if lowered.startswith(rules.led, start):
            before = _RIGHT_BEFORE.search(lowered, max(0, start - _LONGEST_WORD), start)
            if before is not None and before.group(1) not in rules.led_by:
                return True
        if lowered.startswith(rules.followed, start):
            after = _RIGHT_AFTER.match(lowered, end)
            if after is not None and after.group(1) not in rules.followed_by:
                return True
    return _is_titled_before(lowered, start, rules) or _is_titled_after(text, lowered, end, rules)


def _is_titled_before(lowered: str, at: int, rules: _Rules) -> bool:
    """Whether a word of posts and offices leads up to a term: "Ministry of Trade, Industry and Energy"."""
    for _ in range(_MOST_BETWEEN):
        word = _BEFORE.search(lowered, max(0, at - _LONGEST_WORD), at)
        if word is None:
            return False
        if word.group(1).startswith(rules.titles):
            return not word.group(2)
        if word.group(1) not in rules.through:
            return False
        at = word.start()
    return False


def _is_titled_after(text: str, lowered: str, at: int, rules: _Rules) -> bool:
    """Whether a term leads up to a word of posts and offices, or to the last word of a name: "Water and Power Bank"."""
    for _ in range(_MOST_BETWEEN):
        word = _AFTER.match(lowered, at)
        if word is None:
            return False
        if word.group(2).startswith(rules.titles) or text[word.start(2) : word.end(2)] in rules.bodies:
            return not word.group(1)
        if word.group(2) not in rules.through:
            return False
        at = word.end()
    return False


@lru_cache(maxsize=1)
def isic_sections() -> dict[str, str]:
    """Code of a field -> its section of ISIC Rev. 4."""
    return {code: entry["isic"] for code, entry in pack(".", "areas").items()}


@lru_cache(maxsize=8)
def _rules(lang: str) -> _Rules:
    data = pack(lang, "areas")
    titles, led, followed = data["titles"], data["led"], data["followed"]
    return _Rules(
        Phrases({**data["terms"], _IDLE: data["idle"]["words"]}),
        Phrases({"cue": data["cues"]["words"]}),
        tuple(titles["words"]),
        frozenset(titles["bodies"]),
        frozenset(titles["through"]),
        tuple(led["words"]),
        frozenset(led["by"]),
        tuple(followed["words"]),
        frozenset(followed["by"]),
    )
