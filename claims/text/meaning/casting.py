"""Who appears in a text: the cast of its parties, made of the mentions that it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from claims.model import GROUPS
from claims.text.meaning.page import Page
from claims.text.meaning.sides import IS_GROUP, Cast, Parties
from claims.text.meaning.stand_ins import Mark, parts_again, stand_ins
from claims.text.meaning.two_others import tied_from
from claims.text.parties import LENDERS, PartyMention, SelfReference
from claims.text.sorted_numbers import first_above, first_from

SECTION_WORDS: Final = 5
OPENING: Final = 2  # sentences that tell what a text is about
BREATH: Final = 16
"""Characters that may part two parties named in one breath."""
MOST_COMPANIES: Final = 3
TWO: Final = 2
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
_LED: Final = 3
_LEADERS: Final = (":", "–", "—")
_NOBODY: Final = (0, 0, "", "")


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
    _focus(out)
    out.by_sentence = _by_sentence(page, [mark[0] for mark in out.marks])
    out.companies = _companies(out)
    out.opening = next((who for _, _, who, _ in out.marks if who not in IS_GROUP), "")
    _frames(out, page)
    banks = [m.start for m in named if m.code == LENDERS]
    out.lent = frozenset(first_above(ends, start) for start in banks)
    out.owing = _owing(page, out.lent, next((n for n, own in enumerate(out.by_sentence) if own), 0))
    parts = [(mention.start, mention.end) for mention in named if _is_part(mention)]
    out.parts = sorted(parts + parts_again(parts, marks, selves))
    parts_by_sentence = {first_above(ends, part[0]): part for part in reversed(out.parts)}
    out.beyond = frozenset(parts_by_sentence)
    out.tied_from = tied_from(out.marks, out.by_sentence, page.quantities, parts_by_sentence)
    out.pair_words = _words_of(page, selves)
    out.countries = [(word.start, word.end) for word in selves if word.kind in ("country", "that")]
    return out


def _focus(out: Cast) -> None:
    """Whom the text is about, by what each of its marks weighs."""
    weights: Counter[str] = Counter()
    for _, _, who, kind in out.marks:
        weights[who] += _WEIGHT.get(kind, 0)
    for who in out.title:
        weights[who] += 6
    out.named = {who: min(weight, 9) // 2 for who, weight in weights.items()}
    if out.own_side:
        weights[out.own_side] += 2
    ranked = sorted((-weight, who) for who, weight in weights.items() if weight > 0)
    out.focus = [who for _, who in ranked]
    foreign = [who for who in out.focus if who != out.home]
    out.foreign, out.other = len(foreign), foreign[0] if foreign else None
    out.foremost = sorted(foreign, key=lambda who: -out.named.get(who, 0))[:3]


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
