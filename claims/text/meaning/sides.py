"""Who is named where in a text, and in what part: what the choice of the parties of its figures goes by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from claims.lexicon.pack import pack
from claims.model import GROUPS
from claims.text.meaning.page import Page

Parties = tuple[str, ...]
Near = tuple[list[str], list[str], list[str]]
"""Codes before a figure in its sentence, after it, and in the sentences before, each nearest first."""

MOST_CODES: Final = 5
SENTENCES_BACK: Final = 12
IS_GROUP: Final = frozenset(GROUPS)


@lru_cache(maxsize=1)
def _tiers() -> dict[str, int]:
    tiers: dict[str, str] = pack(".", "wealth")["tiers"]
    return {who: int(tier) for tier, codes in tiers.items() for who in codes.split()}


@lru_cache(maxsize=1)
def members() -> dict[str, frozenset[str]]:
    """The members of each group of economies."""
    told: dict[str, str] = pack(".", "members")["members"]
    return {group: frozenset(codes.split()) for group, codes in told.items()}


def wealth(who: str) -> int:
    """The tier of an economy as a giver of capital, 0 to 3."""
    return _tiers().get(who, 0)


@dataclass(slots=True)
class Cast:
    """Who appears in a text: mentions in order (own-country words as the home country), by sentence, and the focus."""

    home: str | None
    is_about_home: bool = True
    voices: Sequence[str] = ()
    """For each sentence of a text of several voices the country that speaks, empty for the home country."""
    marks: list[tuple[int, int, str, str]] = field(default_factory=list)
    by_sentence: list[list[int]] = field(default_factory=list)
    focus: list[str] = field(default_factory=list)
    tied_from: int = 0
    """From which sentence on a text that never speaks of its publisher's country does not mean it."""
    other: str | None = None
    """The first of the focus but the home country."""
    title: frozenset[str] = frozenset()
    opening: str = ""
    """The first country that the text names, of which it is often the story."""
    foreign: int = 0
    pair_words: list[int] = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)
    sections: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    foremost: list[str] = field(default_factory=list)
    headed: list[Parties] = field(default_factory=list)
    countries: list[tuple[int, int]] = field(default_factory=list)
    """Where a country is spoken of without its name, be it the home country or another."""
    companies: list[Parties] = field(default_factory=list)
    seen: dict[int, dict[str, int]] = field(default_factory=dict)
    earlier: dict[int, list[str]] = field(default_factory=dict)
    proposed: dict[tuple[int, Parties], list[Parties]] = field(default_factory=dict)
    lent: frozenset[int] = frozenset()
    """The sentences that name a bank of many states."""
    owing: frozenset[int] = frozenset()
    """Those that may tell what it lends: of a text that opens with one, all; of others, those of its paragraphs."""
    parts: list[tuple[int, int]] = field(default_factory=list)
    """Where parts of the world are named which have no code, as "Africa"."""
    beyond: frozenset[int] = frozenset()
    """The sentences that name such a part."""
    roster: tuple[Any, ...] | None = None
    """What party_runs.py makes ready of the text once."""

    def own(self, sentence: int) -> str | None:
        """The country that "we" of a sentence is."""
        return (self.voices[sentence] if self.voices else "") or self.home

    @property
    def own_side(self) -> str | None:
        """The home country, where the text may be about it."""
        return self.home if self.is_about_home else None


def recently(people: Cast, page: Page, sentence: int) -> dict[str, int]:
    """How lately each party was named before a sentence: sentences back, twice, odd where it headed its sentence."""
    found = people.seen.get(sentence)
    if found is None:
        found = people.seen[sentence] = {}
        for back in range(sentence - 1, max(-1, sentence - 1 - SENTENCES_BACK), -1):
            own = people.by_sentence[back]
            for index in own:
                found.setdefault(people.marks[index][2], 2 * (sentence - back) | int(index == own[0]))
    return found


def focus_pair(people: Cast) -> Parties:
    """The two parties that the text is most about: the home country and the foremost other, or the foremost two."""
    codes = people.focus
    if people.own_side and len(codes) > 1:
        other = codes[1] if codes[0] == people.own_side else codes[0]
        return tuple(sorted((people.own_side, other)))
    return tuple(sorted(codes[:2]))


def nearest_codes(people: Cast, page: Page, at: int) -> tuple[list[str], list[str], list[str]]:
    """Codes in the figure's sentence before it and after it, and in the sentences before, each nearest first."""
    quantity, sentence = page.quantities[at], page.quantity_sentences[at]
    before: list[str] = []
    after: list[str] = []
    for index in people.by_sentence[sentence]:
        start, _, who, _ = people.marks[index]
        if start < quantity.start:
            if who in before:
                before.remove(who)
            before.insert(0, who)
        elif who not in after:
            after.append(who)
    return before[:MOST_CODES], after[:MOST_CODES], _earlier(people, sentence)


def _earlier(people: Cast, sentence: int) -> list[str]:
    """Codes in the sentences before one, the nearest first."""
    found = people.earlier.get(sentence)
    if found is None:
        found = people.earlier[sentence] = []
        for back in range(sentence - 1, max(-1, sentence - 1 - SENTENCES_BACK), -1):
            for index in reversed(people.by_sentence[back]):
                who = people.marks[index][2]
                if who not in found and len(found) < MOST_CODES:
                    found.append(who)
    return found
