"""Words before a document that tell its subject: "a loan agreement", «кредитный договор», "… туралы келісім".

Words are walked from the document leftwards up to one that begins something else. Plain ones ("a new bilateral
agreement") may stand among the others but tell nothing. In Kazakh a whole clause before a joining word is the subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack

_WORD_BEFORE: Final = re.compile(r"([\w’'‑-]+)[ \u00a0]+$")
_CLAUSE: Final = re.compile(r"[^.;:!?\n(«»\"“”]*$")
_LONGEST: Final = 180
_MOST_WORDS: Final = 7
_NEAR_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What may stand before a document. Empty `endings` let any word tell, empty `owned` any form have words before."""

    stops: frozenset[str]
    stop_endings: tuple[str, ...]
    plain: tuple[str, ...]
    endings: tuple[str, ...]
    owned: tuple[str, ...]
    joins: frozenset[str]


def before(text: str, lowered: str, start: int, end: int, first: int, rules: Beginnings) -> int:
    """Where the words begin that tell the subject of the document at `start`; `start` itself where none do."""
    if rules.joins:
        left = _clause_before(text, lowered, start, first, rules.joins)
        if left < start:
            return left
    if rules.owned and not any(form in lowered[start:end] for form in rules.owned):
        return start
    at = left = start
    for _ in range(_MOST_WORDS):
        match = _WORD_BEFORE.search(lowered, max(first, at - 40), at)
        if match is None:
            break
        word = match.group(1)
        if word[0].isdigit() or word in rules.stops or word.endswith(rules.stop_endings):
            break
        if rules.endings and not word.endswith(rules.endings):
            break
        if rules.owned and text[match.start(1)].isupper():
            break  # the subject of the sentence, not of the document
        at = match.start(1)
        if not f"{word} ".startswith(rules.plain):
            left = at
    return left


def _clause_before(text: str, lowered: str, start: int, first: int, joins: frozenset[str]) -> int:
    """In Kazakh "… туралы келісім": where the clause before the joining word begins."""
    clause = _CLAUSE.search(text, max(first, start - _LONGEST), start)
    if clause is None:
        return start
    at = max(text.rfind(mark, clause.start(), start) for mark in (", ", "— ", "– "))
    left = at + 2 if at >= 0 else clause.start()
    told = lowered[left:start].split()
    if not any(word in joins for word in told[-_NEAR_WORDS:]):
        return start
    return left + len(text[left:start]) - len(text[left:start].lstrip())


@lru_cache(maxsize=8)
def beginnings(lang: str) -> Beginnings:
    """The table of a language, from its `signed.toml`."""
    data = pack(lang, "signed")["before"]
    plain = tuple(one[:-1] if one.endswith("*") else f"{one} " for one in data["plain"])
    return Beginnings(
        frozenset(data["stops"]),
        tuple(data["stop_endings"]),
        plain,
        tuple(data["endings"]),
        tuple(data["owned"]),
        frozenset(data["joins"]),
    )
