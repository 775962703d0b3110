"""Who is named where in a text, and in what part: what the choice of the parties of its figures goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from claims.lexicon.pack import pack
from claims.model import GROUPS
from claims.text.meaning.page import Page
from claims.text.meaning.stand_ins import Mark, parts_again, stand_ins
from claims.text.meaning.two_others import tied_from
from claims.text.parties import LENDERS, PartyMention, SelfReference
from claims.text.sorted_numbers import first_above, first_from

Parties = tuple[str, ...]
Near = tuple[list[str], list[str], list[str]]
"""Codes before a figure in its sentence, after it, and in the sentences before, each nearest first."""

MOST_CODES: Final = 5
SENTENCES_BACK: Final = 12
SECTION_WORDS: Final = 5
OPENING: Final = 2  # sentences that tell what a text is about
BREATH: Final = 16
"""Characters that may part two parties named in one breath."""
MOST_COMPANIES: Final = 3
TWO: Final = 2
IS_GROUP: Final = frozenset(GROUPS)
_WEIGHT: Final = {
    "name": 2,
    "demonym": 2,
    "pair": 3,
    "capital": 1,
    "leader": 1,
    "group": 2,
    "called": 1,
    "city": 0,
    "institution": 0,
    "undertaking": 1,
}
_WORDS: Final = {"pair": 1, "self": 2, "other": 4, "three": 8, "many": 16, "five": 16, "country": 32, "that": 64}


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


_LED: Final = 3
_LEADERS: Final = (":", "–", "—")
_NOBODY: Final = (0, 0, "", "")


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


def cast(
    page: Page,
    home: str | None,
    named: Sequence[PartyMention],
    selves: Sequence[SelfReference],
    in_title: Sequence[PartyMention],
    voices: Sequence[str] = (),
) -> Cast:
    """The cast of a page. The focus counts mentions in text and title, heaviest first; order breaks ties by code."""
    marks = [(m.start, m.end, m.code, m.kind) for m in named if len(m.code) == 2 or m.code in GROUPS]
    out = Cast(home, _speaks_of(home, [*named, *in_title], selves), voices)
    ends = [sentence.end for sentence in page.sentences]
    if home:
        whose = [(word, out.own(first_above(ends, word.start)) or home) for word in selves if word.kind == "self"]
        marks += [(word.start, word.end, who, "self") for word, who in whose]
        marks += addressed(ends, voices, home, selves)
    out.title = frozenset(m.code for m in in_title if len(m.code) == 2 or m.code in GROUPS)
    marks += stand_ins(sorted(marks), out.title, selves)
    out.marks = sorted(marks)
    weights: Counter[str] = Counter()
    for _, _, who, kind in out.marks:
        weights[who] += _WEIGHT.get(kind, 0)
    for who in out.title:
        weights[who] += 6
    out.named = {who: min(weight, 9) // 2 for who, weight in weights.items()}
    if home and out.is_about_home:
        weights[home] += 2
    ranked = sorted((-weight, who) for who, weight in weights.items() if weight > 0)
    out.focus = [who for _, who in ranked]
    foreign = [who for who in out.focus if who != home]
    out.foreign, out.other = len(foreign), foreign[0] if foreign else None
    out.foremost = sorted(foreign, key=lambda who: -out.named.get(who, 0))[:3]
    out.by_sentence = _by_sentence(page, [mark[0] for mark in out.marks])
    out.companies = _companies(out)
    out.opening = next((who for _, _, who, _ in out.marks if who not in IS_GROUP), "")
    _frames(out, page)
    out.tied_from = tied_from(out.marks, out.by_sentence, page.quantities)
    banks = [m.start for m in named if m.code == LENDERS]
    out.lent = frozenset(first_above(ends, start) for start in banks)
    out.owing = _owing(page, out.lent, next((n for n, own in enumerate(out.by_sentence) if own), 0))
    parts = [(mention.start, mention.end) for mention in named if _is_part(mention)]
    out.parts = sorted(parts + parts_again(parts, marks, selves))
    out.beyond = frozenset(first_above(ends, start) for start, _ in out.parts)
    out.pair_words = _words_of(page, selves)
    out.countries = [(word.start, word.end) for word in selves if word.kind in ("country", "that")]
    return out


def addressed(ends: list[int], voices: Sequence[str], home: str, selves: Sequence[SelfReference]) -> list[Mark]:
    """Mentions by "you" in a text of two voices, the publisher's and another: in a turn of one, the other's country."""
    both = sorted({home, *voices} - {""}) if any(voices) else []
    if len(both) != TWO:
        return []
    told = [word for word in selves if word.kind == "you"]
    speaks = [voices[min(first_above(ends, word.start), len(voices) - 1)] or home for word in told]
    return [(word.start, word.end, both[who == both[0]], "you") for word, who in zip(told, speaks, strict=True)]


def _by_sentence(page: Page, starts: list[int]) -> list[list[int]]:
    """The numbers of the marks of each sentence, which are in order as sentences are."""
    out: list[list[int]] = []
    number, total = 0, len(starts)
    for sentence in page.sentences:
        own: list[int] = []
        while number < total and starts[number] < sentence.end:
            if starts[number] >= sentence.start:
                own.append(number)
            number += 1
        out.append(own)
    return out


def _owing(page: Page, lent: frozenset[int], opening: int) -> frozenset[int]:
    """The sentences that may tell what banks lend; `opening` is the first sentence that names a party."""
    first = min(lent, default=0)
    is_opened = bool(lent) and first - min(opening, first) < OPENING
    paragraphs = {sentence.paragraph for number, sentence in enumerate(page.sentences) if number in lent}
    return frozenset(n for n, sentence in enumerate(page.sentences) if is_opened or sentence.paragraph in paragraphs)


def _words_of(page: Page, selves: Sequence[SelfReference]) -> list[int]:
    """For each sentence, the kinds of words in it that stand for parties."""
    out = [0] * len(page.sentences)
    ends = [sentence.end for sentence in page.sentences]
    for word in selves:
        number = first_above(ends, word.start)
        if number < len(ends):
            out[number] |= _WORDS.get(word.kind, 0)
    return out


def _companies(people: Cast) -> list[Parties]:
    """The first sets of three parties and more that a sentence names in one breath, as "Mali, Niger and Chad"."""
    found: dict[Parties, None] = {}
    for numbers in people.by_sentence:
        run: set[str] = set()
        last = 0
        for start, end, who, _ in [people.marks[number] for number in numbers] if len(numbers) > 2 else ():
            run = run | {who} if start - last <= BREATH else {who}
            last = end
            if len(run) > 2 and run.isdisjoint(IS_GROUP):
                found[tuple(sorted(run))] = None
    return list(found)[:MOST_COMPANIES]


def _speaks_of(home: str | None, named: Sequence[PartyMention], selves: Sequence[SelfReference]) -> bool:
    """Whether a text may speak of its publisher's country: not where it tells of two others and never of its own.

    A part of the world is one of these where it is named again and again: "China buys more of Africa".
    """
    codes = {mention.code for mention in named if len(mention.code) == 2 or mention.code in GROUPS}
    others = len(codes) + (sum(map(_is_part, named)) > 1)
    return home in codes or others < 2 or any(word.kind == "self" for word in selves)


def _is_part(mention: PartyMention) -> bool:
    """Whether a mention is of a part of the world that has no code."""
    return len(mention.code) > 2 and mention.code not in GROUPS and mention.code != LENDERS


def _frames(out: Cast, page: Page) -> None:
    """For each sentence, the party that heads its section ("Georgia."), and the first that its paragraph names."""
    section = lead = ""
    headed: Parties = ()
    paragraph = -1
    for number, sentence in enumerate(page.sentences):
        others = [who for index in out.by_sentence[number] if (who := out.marks[index][2]) != out.home]
        first, after = page.sentence_words[number]
        if others and (sentence.is_heading or after - first <= SECTION_WORDS):
            everyone = {out.marks[index][2] for index in out.by_sentence[number]}
            is_bare = len(everyone) == 2 and (sentence.is_heading or _names_alone(out, page, number))
            headed = tuple(sorted(everyone)) if is_bare else ()
            section = others[0] if len(set(others)) == 1 else section
        elif out.by_sentence[number] and _names_alone(out, page, number):
            section, headed = "", ()  # "Russia." in a text published there ends the section on another
        elif sentence.paragraph != paragraph and (who := _led_by(out, page, number)):
            section, headed = who if who != out.home else "", ()
        if sentence.paragraph != paragraph:
            paragraph, lead = sentence.paragraph, ""
        lead = lead or (others[0] if others else "")
        out.sections.append(section)
        out.leads.append(lead)
        out.headed.append(headed)


def _led_by(people: Cast, page: Page, sentence: int) -> str:
    """The country that a sentence begins with, a colon or a dash behind: "Chile: trade grew"; empty where none is."""
    start, end, who, kind = people.marks[people.by_sentence[sentence][0]] if people.by_sentence[sentence] else _NOBODY
    is_first = kind == "name" and not any(map(str.isalpha, page.text[page.sentences[sentence].start : start]))
    return who if is_first and page.text[end : end + _LED].lstrip()[:1] in _LEADERS else ""


def _names_alone(people: Cast, page: Page, sentence: int) -> bool:
    """Whether a sentence is made of names: "Chile - Peru."."""
    first, after = page.sentence_words[sentence]
    words = 0
    for index in people.by_sentence[sentence]:
        start, end, _, _ = people.marks[index]
        words += first_from(page.starts, end) - first_from(page.starts, start)
    return words >= after - first


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
