"""The words of a department on either side of the head of a post, and the tables of words that tell them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final

from claims.lexicon.pack import pack
from claims.text.backwards import word_before
from claims.text.parties import PartyMention

CAPITAL: Final = r"[A-ZÀ-ÞĞŞİА-ЯЁӘІҢҒҮҰҚӨҺ]"
WORD: Final = rf"{CAPITAL}(?:[\w’'‑-]*\w)?"
BLANK: Final = "[ \u00a0]"
_TOKEN: Final = re.compile(r"[^\s,.;:()«»\"“”–—]+")
_RUN: Final = re.compile(rf"{WORD}(?:{BLANK}{WORD}){{0,7}}")
_FOREIGN: Final = re.compile(rf"{WORD}(?={BLANK}{WORD}{BLANK}{WORD})")
_ACRONYM: Final = re.compile(rf"{CAPITAL}{{2,6}}(?=,?{BLANK}{CAPITAL}\w)")
_PREFIX: Final = re.compile(r"(?:^|[\s\u00a0(«\"])((?:вице|экс|премьер|vice|ex)[-‑])$", re.IGNORECASE)
ANDS: Final = ("and", "&", "және", "мен")
_OF: Final = ("of", "for")
_GENITIVE_KK: Final = re.compile(r"[ндт][ыі]ң$")
_INFLECTED_INSTITUTION: Final = re.compile(r"\w+(?:ого|его|ой|ей|ых|их)\b")
_SHORTEST_ACRONYM: Final = 3
_PAST_ACRONYM: Final = 4  # characters of ", Ma", where a name begins behind one
_HYPHENS: Final = ("-", "‑")
_LEFT_REACH: Final = 7
_LISTED_BEFORE: Final = re.compile(r"([^\W\d_][\w’'-]*),[ \u00a0]$")
_OWNED_WORD: Final = r"[а-яё-]{2,}(?:[иы]и|ия|ий|ы|и|а|я|ов|ев|ых|их|ого|его|ой|ей)\b"
_LISTED: Final = re.compile(
    rf"(?:{_OWNED_WORD}(?: {_OWNED_WORD})?, ){{0,3}}{_OWNED_WORD}(?: {_OWNED_WORD})? и {_OWNED_WORD}"
)
"""What goes on after a comma in a Russian department: «министр промышленности, инвестиций и торговли»."""
_end = attrgetter("end")


def department_before(
    text: str, lowered: str, start: int, end: int, lang: str, mentions: Sequence[PartyMention]
) -> int:
    """Where the post begins: before its prefix («вице-») and the department that leads its head."""
    prefix = _PREFIX.search(text, max(0, start - 10), start) if text[start - 1 : start] in _HYPHENS else None
    if prefix:
        return prefix.start(1)
    if lang == "kk":
        owner = word_before(text, start)
        word = lowered[owner[0] : owner[1]] if owner else ""
        if owner and text[owner[0]].islower() and _GENITIVE_KK.search(word) and word not in words_of(lang, "modifiers"):
            return _with_name(text, word, owner[0], lang)  # «облысының әкімі», «одағының президенті»
        if owner and word in words_of(lang, "bodies"):
            return _whole_body(text, lowered, owner[0], lang)
    if not lowered.startswith(stems(lang, "led"), max(start, lowered.rfind(" ", start, end) + 1)):
        return start
    departments, ranks, small = words_of(lang, "department"), words_of(lang, "ranks"), words_of(lang, "small")
    low = mentions[index - 1].end if (index := bisect_right(mentions, start, key=_end)) else 0
    at = best = start
    is_list = False
    for _ in range(_LEFT_REACH):
        span = word_before(text, at, low) or (_listed_before(text, at, low) if is_list else None)
        if span is None:
            break
        word = lowered[span[0] : span[1]]
        if word in ANDS and best < start:
            led = word_before(text, span[0], low)
            if led is None or lowered[led[0] : led[1]] in words_of(lang, "bodies"):
                break  # "the Office and Press Secretary": two posts, not one of two fields
            at, is_list = span[0], True
            continue
        if word in small:
            owner = word_before(text, span[0], low)
            is_owned = owner is not None and lowered[owner[0] : owner[1]] in departments and word in _OF
            return start if is_owned else best  # "Ministry of Trade Deputy Minister"
        if lang == "en" and span[1] - span[0] >= _SHORTEST_ACRONYM and text[span[0] : span[1]].isupper():
            return span[0]
        is_owner = at == start and _owns_minister(word, lowered, start, lang)
        is_known = word in departments or word in ranks or is_owner
        if not is_known or (text[span[0]].islower() and text[start].isupper()):
            break
        at = best = span[0]
    return best


def _with_name(text: str, word: str, at: int, lang: str) -> int:
    """Where the name of a Kazakh region or body begins before its word: «Түркістан облысының әкімі»."""
    is_named = word.startswith((*stems(lang, "regions"), *stems(lang, "offices")))
    name = word_before(text, at) if is_named else None
    return name[0] if name and text[name[0]].isupper() else at


def _owns_minister(word: str, lowered: str, start: int, lang: str) -> bool:
    """Whether the word before a Kazakh minister, who is always of something, is the department: «Жолдар министрі»."""
    is_owned = lowered.startswith(stems(lang, "owned"), start)
    return is_owned and not _GENITIVE_KK.search(word) and len(word) > _SHORTEST_ACRONYM


def _whole_body(text: str, lowered: str, at: int, lang: str) -> int:
    """Where the name of a Kazakh body begins: «Милли Мәжілісінің төрайымы», «Ұлттық Банкінің төрағасы»."""
    while (led := word_before(text, at)) and lowered[led[0] : led[1]] in words_of(lang, "polity"):
        at = led[0]
    return at


def _listed_before(text: str, at: int, low: int) -> tuple[int, int] | None:
    """The word before a comma: "Economy, Trade and Industry Minister"."""
    listed = _LISTED_BEFORE.search(text, max(low, at - 40), at)
    return listed.span(1) if listed else None


def foreign_end(text: str, at: int) -> int:
    """Where a foreign word at a place of the text ends, 0 where there is none."""
    foreign = _FOREIGN.match(text, at)
    return foreign.end() if foreign else 0


def department_word(text: str, lowered: str, here: int, lang: str, is_plain: bool) -> int:
    """The end of the word or run of words at `here` where it belongs to a department, otherwise 0."""
    token = _TOKEN.match(text, here)
    if token is None:
        return 0
    end = token.end()
    if end - here == 1 and text[here].isupper() and text.startswith(".", end):
        return 0  # an initial: «министр И. П. Лосев»
    if is_plain and _ACRONYM.match(text, here, end + _PAST_ACRONYM):
        return end
    word = lowered[here:end]
    departments = words_of(lang, "department")
    if lang == "en":
        run = _RUN.match(text, here) if word[0] != text[here] else None
        if run is None:
            return end if word in departments else 0
        stop = 0
        for part in _TOKEN.finditer(text, here, run.end()):
            if part.group().lower() in departments and part.group()[0].isupper():
                stop = part.end()
        return stop or (end if word in departments else 0)
    if word in departments or (word[0].islower() and text[here].islower() and is_plain):
        return end
    if lang == "ru" and text[here - 2] == "," and _LISTED.match(text, here):
        return end
    if lang == "ru" and is_plain and text[end : end + 2].strip()[:1].islower():
        is_body = lowered.startswith(stems(lang, "bodies"), here) or _INFLECTED_INSTITUTION.fullmatch(word)
        return end if is_body else 0
    return end if is_plain and lowered.startswith(stems(lang, "ministries"), here) else 0


@lru_cache(maxsize=64)
def words_of(lang: str, section: str) -> frozenset[str]:
    """The words of a section of the pack."""
    return frozenset(pack(lang, "people")[section]["words"])


@lru_cache(maxsize=64)
def stems(lang: str, section: str) -> tuple[str, ...]:
    return tuple(word.rstrip("*") for word in pack(lang, "people")[section]["words"])
