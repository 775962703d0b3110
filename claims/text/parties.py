"""Who is named in a text: countries, groups of countries, and the words that stand for them.

A mention is a name, an adjective or people, a capital, a leader or another thing that tells the country; words such
as "our" or "the two countries" are found apart, for they have a meaning only against a home country and a focus.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from claims.text.cutting import look_up_or, places
from claims.text.gazetteer import WORD, Gazetteer, Hit, gazetteer
from claims.text.words import words

KINDS: Final = {
    "n": "name",
    "d": "demonym",
    "c": "capital",
    "l": "leader",
    "g": "group",
    "t": "city",
    "i": "institution",
    "p": "pair",
    "r": "region",
    "u": "undertaking",
}
LENDERS: Final = "LENDERS"
"""The code of banks that belong to many states: no party, but what they lend to a country names it alone."""
_HYPHENS: Final = "-–‑—"
_PAIRED: Final = frozenset("ndpgc")
_WEIGHTS: Final = {
    "name": 1.0,
    "demonym": 1.0,
    "pair": 1.5,
    "capital": 0.6,
    "leader": 0.7,
    "group": 0.8,
    "city": 0.3,
    "institution": 0.4,
    "region": 0.2,
    "undertaking": 0.4,
}
_SIGNS: Final = frozenset("$€£¥")
_OWNERS: Final = frozenset(("us", "u.s."))  # written apart from their sign: "US $5 billion"
_LOOK_BACK: Final = 14
_LABEL: Final = 40
"""Characters that the name before a speaker's words may have."""
_AFTER_THE: Final = "^"  # the builder keys "the two countries" by its second word, for every text is full of articles
_TITLE_WEIGHT: Final = 3.0
_LEAD_CHARS: Final = 400
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)(\.?)[^\S\n]{0,2}$")


@dataclass(frozen=True, slots=True)
class PartyMention:
    """One country or group as named; `code` is ISO 3166 alpha-2 or a group code, `kind` one of KINDS' values."""

    start: int
    end: int
    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class SelfReference:
    """A word that stands for a party without naming it: `self` (our), `pair` (both countries), `other` (neighbour)."""

    start: int
    end: int
    kind: str


def mentions(text: str, lang: str) -> list[PartyMention]:
    """Every party named in the text, in order. Linear in its length."""
    return list(_mentions(text, lang))


@lru_cache(maxsize=2)  # several readers ask for the same text in turn
def _mentions(text: str, lang: str) -> tuple[PartyMention, ...]:
    names = gazetteer(lang)
    cut = words(text)
    lowered = cut.lowered
    hits = names.hits(text, cut)
    kept = [hit for hit in hits if hit.kind != "x" and not _is_currency(names, lowered, hit)]
    paired = _paired(text, kept)
    sure = {hit.code for hit in kept if hit.form not in names.confirm and hit.kind in "ndcg"}
    named = {hit.code for hit in kept if hit.kind in "nd"}
    codes = {hit.code for hit in kept}
    shared = {form: other for form, other in names.shared.items() if other in codes}
    found = []
    for index, hit in enumerate(kept):
        if hit.form in names.confirm and hit.code not in sure:
            continue
        kind = "p" if index in paired else hit.kind
        if hit.kind == "p" and index not in paired:
            continue
        if hit.form in shared and not any(one.code == hit.code for one in kept if one.form != hit.form):
            hit = replace(hit, code=shared[hit.form])
        if kind in "ct" and _is_label(text, hit):
            continue
        if kind == "u":
            found += [PartyMention(hit.start, hit.end, code, KINDS[kind]) for code in hit.code.split("-")]
            continue
        is_seat = kind == "c" and hit.code in names.seats and hit.code not in named
        found.append(PartyMention(hit.start, hit.end, names.seats[hit.code] if is_seat else hit.code, KINDS[kind]))
    return tuple(found)


def _is_label(text: str, hit: Hit) -> bool:
    """Whether a town is the last name of a speaker: "TAVARES LIMA: Empty containers." """
    if text[hit.end : hit.end + 1] != ":":
        return False
    first = text.rfind("\n", max(0, hit.start - _LABEL), hit.start) + 1
    names = text[first : hit.start].split()
    is_begun = first > 0 or hit.start < _LABEL
    return is_begun and bool(names) and all(name[0].isupper() and name[-1] not in ",;" for name in names)


def _paired(text: str, hits: list[Hit]) -> set[int]:
    """The indices of hits that a hyphen without blanks joins to the next or the one before."""
    paired: set[int] = set()
    for index in range(len(hits) - 1):
        one, two = hits[index], hits[index + 1]
        if two.start - one.end != 1 or text[one.end] not in _HYPHENS or one.code == two.code:
            continue
        if one.kind in _PAIRED and two.kind in _PAIRED:
            paired |= {index, index + 1}
    return paired


def _is_currency(names: Gazetteer, lowered: str, hit: Hit) -> bool:
    """Whether the name only tells whose money: "Kazakh tenge", "US$", "US $", "U.S. dollars", «долларов США»."""
    if hit.kind not in "nd":
        return False
    is_dotted = lowered[hit.end : hit.end + 1] == "." and lowered[hit.end - 2 : hit.end - 1] == "."
    end = hit.end + is_dotted  # "U.S. dollars": the point belongs to the name
    after = lowered[end : end + 1]
    if (after and after in _SIGNS) or (lowered[hit.start : end] in _OWNERS and lowered[end : end + 2] == " $"):
        return True
    is_welded = is_dotted and after.isalpha()  # "U.S.dollars"
    match = WORD.match(lowered, end + (not is_welded)) if is_welded or after in (" ", "\u00a0", "-") else None
    if match and names.is_money(match.group()):
        return True
    before = lowered[max(0, hit.start - _LOOK_BACK) : hit.start]
    if hit.code == names.owner and not after.isalnum() and after not in (" ", "-"):
        return names.scale_before(before)  # «1,05 млрд. АҚШ)»
    word = _LAST_WORD.search(before) if hit.code in names.lead_owners else None
    if word is None or not word.group(1).startswith(names.money_leads):
        return False
    return not word.group(2) or word.group(1) in names.money_leads  # «долл. США», but a new sentence behind «долларов.»


def self_references(text: str, lang: str) -> list[SelfReference]:
    """Words for one's own country, for both sides or for the other side, in order, longest phrase first."""
    names = gazetteer(lang)
    table, cut = names.self_words, words(text)
    lowered, offsets = cut.lowered, cut.offsets
    found: list[SelfReference] = []
    last = 0
    told = look_up_or(cut.tokens, table, None)
    for index in places(told):
        start, end = offsets[2 * index], offsets[2 * index + 1]
        for rest, kind in told[index] or ():
            begin = start - 4 if kind[0] == _AFTER_THE else start
            if begin < last or (begin < start and lowered[begin:start] != "the "):
                continue
            stop = names.follows(lowered, end, rest) if rest else end
            if stop:
                if text[begin:stop] != "US":
                    found.append(SelfReference(begin, stop, kind.lstrip(_AFTER_THE)))
                    last = stop
                break
    return found


def focus(
    text: str, title: str | None, lang: str, home: str | None, found: list[PartyMention]
) -> list[tuple[str, float]]:
    """Which parties the document is about: (code, weight), heaviest first, weights adding up to 1.

    A name in the title or the lead weighs more than one further down, a whole name more than a town or a person. The
    home country counts as said once, for a release speaks from it without naming it.
    """
    weights: dict[str, float] = defaultdict(float)
    for mention in found:
        lead = 2.0 if mention.start < _LEAD_CHARS else 1.0
        weights[mention.code] += _WEIGHTS[mention.kind] * lead
    if title:
        for code in {mention.code for mention in mentions(title, lang)}:
            weights[code] += _TITLE_WEIGHT
    if home:
        weights[home] += 1.0
    total = sum(weights.values())
    return sorted(((code, weight / total) for code, weight in weights.items()), key=lambda item: (-item[1], item[0]))
