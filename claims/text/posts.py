"""Posts of officials as written: the department on either side of the head, whom the post serves, where it is sent.

"Foreign Trade and Tourism Minister" has its department before the head, "Minister of Energy of Chile" after it. Who is
sent abroad serves the country of the sender: the one after "to", «в», or in the Kazakh locative, is the host.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

from claims.lexicon.pack import pack
from claims.text.backwards import word_before
from claims.text.parties import PartyMention

CAPITAL: Final = r"[A-ZÀ-ÞĞŞİА-ЯЁӘІҢҒҮҰҚӨҺ]"
WORD: Final = rf"{CAPITAL}(?:[\w’'‑-]*\w)?"
BLANK: Final = "[ \u00a0]"
_GAP: Final = re.compile(r"[ \u00a0]*(?:[,(–—-][ \u00a0]*)?")
_TOKEN: Final = re.compile(r"[^\s,.;:()«»\"“”–—]+")
_RUN: Final = re.compile(rf"{WORD}(?:{BLANK}{WORD}){{0,7}}")
_FOREIGN: Final = re.compile(rf"{WORD}(?={BLANK}{WORD}{BLANK}{WORD})")
_ACRONYM: Final = re.compile(rf"{CAPITAL}{{2,6}}(?={BLANK}{CAPITAL}\w)")
_MAYBE: Final = re.compile(rf"[^.!?\n;:«»\"“”]{{0,120}}?{CAPITAL}")
_PREFIX: Final = re.compile(r"(?:^|[\s\u00a0(«\"])((?:вице|экс|премьер|vice|ex)[-‑])$", re.IGNORECASE)
_OWNED: Final = re.compile(rf"\.?(?:[’'`]s?|[-‑][а-яәіңғүұқөһ]{{1,5}})?{BLANK}{{1,2}}")
_AND: Final = re.compile(rf"(?:,|{BLANK}(?:and|и|мен|және|&)){BLANK}")
_HYPHENS: Final = ("-", "‑")
_ANDS: Final = ("and", "&", "және", "мен")
_OF: Final = ("of", "for")
_GENITIVE: Final = ("а", "я", "ы", "и", "ого", "ов", "ев", "ей")
_GENITIVE_KK: Final = re.compile(r"[ндт][ыі]ң$")
_CONJUNCTION: Final = re.compile(rf"{BLANK}(?:and|&|и|және){BLANK}(?:the{BLANK})?")
_LOCATIVE: Final = re.compile(r"[дт][ае][ғг][ыі]$")
_INFLECTED_INSTITUTION: Final = re.compile(r"\w+(?:ого|его|ой|ей|ых|их)\b")
_SHORTEST_ACRONYM: Final = 3
_COMMA_REACH: Final = 30
_REACH: Final = 14  # words of a department at most
_LEFT_REACH: Final = 7
_FAR: Final = 160  # characters of a department at most
_MODIFIERS: Final = 3
_PLACES: Final = ("city", "capital")
_OWNER: Final = ("name", "demonym", "capital", "group")
_OWNERS: Final = {"en": _OWNER, "kk": _OWNER, "ru": ("demonym",)}  # in Russian a name stands after what it owns
_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Post:
    """A post's words, where they stand, the countries it serves, and where the words after it begin."""

    words: str
    start: int
    end: int
    codes: tuple[str, ...]
    after: int
    is_plural: bool = False

    @property
    def country(self) -> str | None:
        """The one country named with the post, or the first of several."""
        return self.codes[0] if self.codes else None


def may_hold(text: str, lowered: str, start: int, end: int, lang: str) -> bool:
    """Whether a person may stand beside a head: a capital follows in the sentence, or a name and a comma go before."""
    if _is_told_before(text, start):
        return True
    if lang == "en":
        here, is_plain = gap_after(text, end)
        if text[here : here + 1].islower():
            token = _TOKEN.match(text, here)
            word = lowered[here : token.end()] if token else ""
            if word not in words_of(lang, "department") and word not in words_of(lang, "titles"):
                return False
        elif is_plain and not text[here : here + 1].isupper():
            return False
    return _MAYBE.match(text, end) is not None


def _is_told_before(text: str, start: int) -> bool:
    comma = text.rfind(",", max(0, start - _COMMA_REACH), start)
    blank = text.rfind(" ", 0, comma) if comma > 0 else -1
    return blank >= 0 and text[blank + 1].isupper() and text[comma - 1].isalpha()


def post_at(
    text: str, lowered: str, start: int, end: int, lang: str, mentions: Sequence[PartyMention], heads: frozenset[int]
) -> Post | None:
    """The whole post around the head from `start` to `end`, None where no person can stand beside it.

    `heads` are where the heads of posts begin in the text.
    """
    words, post_end, codes, after = _past_department(text, lowered, (start, end), lang, mentions, heads)
    here = gap_after(text, after)[0]
    other = _CONJUNCTION.match(text, after)
    here = other.end() if other else here
    is_capital = other is None and (text[here : here + 1].isupper() or titles(lang).match(text, here) is not None)
    if here not in heads and not is_capital and not _is_told_before(text, start):
        return None
    left = _with_department(text, lowered, start, end, lang, mentions)
    words = words if left == start else " ".join(f"{text[left:start]}{words}".split())
    before = _served_before(text, lowered, left, lang, mentions)
    is_plural = any(part in words_of(lang, "plurals") for part in lowered[start:end].split())
    if not is_plural:
        before, codes = before[-1:], codes[:1]
    return Post(words, left, post_end, before or codes, after, is_plural)


def _is_abroad(lowered: str, start: int, end: int, lang: str) -> bool:
    """Whether the last word of a head, or the head with the word before it ("High Commissioner"), is sent abroad."""
    stems = _stems(lang, "abroad")
    led = lowered.rfind(" ", 0, max(0, start - 1)) + 1
    return lowered.startswith(stems, max(start, lowered.rfind(" ", start, end) + 1)) or lowered.startswith(stems, led)


def gap_after(text: str, at: int) -> tuple[int, bool]:
    """Where the next word begins, and whether nothing but blanks stands before it."""
    gap = _GAP.match(text, at)
    return (gap.end(), not gap.group().strip()) if gap else (at, True)


def _with_department(text: str, lowered: str, start: int, end: int, lang: str, mentions: Sequence[PartyMention]) -> int:
    """Where the post begins: before its prefix («вице-») and the department that leads its head."""
    prefix = _PREFIX.search(text, max(0, start - 10), start) if text[start - 1 : start] in _HYPHENS else None
    if prefix:
        return prefix.start(1)
    if lang == "kk":
        owner = word_before(text, start)
        word = lowered[owner[0] : owner[1]] if owner else ""
        if owner and text[owner[0]].islower() and _GENITIVE_KK.search(word) and word not in words_of(lang, "modifiers"):
            return owner[0]  # «облысының әкімі», «одағының президенті»
    if not lowered.startswith(_stems(lang, "led"), max(start, lowered.rfind(" ", start, end) + 1)):
        return start
    departments, ranks, small = words_of(lang, "department"), words_of(lang, "ranks"), words_of(lang, "small")
    low = mentions[index - 1].end if (index := bisect_right(mentions, start, key=_end)) else 0
    at = best = start
    for _ in range(_LEFT_REACH):
        span = word_before(text, at, low)
        if span is None:
            break
        word = lowered[span[0] : span[1]]
        if word in _ANDS and best < start:
            led = word_before(text, span[0], low)
            if led is None or lowered[led[0] : led[1]] in words_of(lang, "bodies"):
                break  # "the Office and Press Secretary": two posts, not one of two fields
            at = span[0]
            continue
        if word in small:
            owner = word_before(text, span[0], low)
            is_owned = owner is not None and lowered[owner[0] : owner[1]] in departments and word in _OF
            return start if is_owned else best  # "Ministry of Trade Deputy Minister"
        if lang == "en" and span[1] - span[0] >= _SHORTEST_ACRONYM and text[span[0] : span[1]].isupper():
            return span[0]
        if (word not in departments and word not in ranks) or (text[span[0]].islower() and text[start].isupper()):
            break
        at = best = span[0]
    return best


def _served_before(text: str, lowered: str, start: int, lang: str, mentions: Sequence[PartyMention]) -> tuple[str, ...]:
    """The countries right before the post: "Belarusian Prime Minister", «Қазақстан Премьер-министрі»."""
    modifiers = words_of(lang, "modifiers")
    ends = [m.end for m in mentions[max(0, bisect_right(mentions, start, key=_end) - 1) :][:1]]
    for _ in range(_MODIFIERS):
        span = word_before(text, start)
        if span is None or lowered[span[0] : span[1]] not in modifiers or span[1] in ends:
            break
        start = span[0]
    codes: list[str] = []
    number = bisect_right(mentions, start, key=_end) - 1
    while number >= 0:
        mention = mentions[number]
        between = text[mention.end : start]
        fits = _AND.fullmatch(between) if codes else _OWNED.fullmatch(between)
        if mention.kind not in _OWNERS[lang] or not fits:
            break
        if not (lang == "kk" and _LOCATIVE.search(lowered, mention.start, mention.end)):
            codes.insert(0, mention.code)
        start = mention.start
        number -= 1
    return tuple(codes)


def _past_department(
    text: str, lowered: str, span: tuple[int, int], lang: str, mentions: Sequence[PartyMention], heads: frozenset[int]
) -> tuple[str, int, tuple[str, ...], int]:
    """The words of the post, where they end, the countries met on the way, and where a name may begin."""
    at = before_and = post_end = end = span[1]
    is_abroad = _is_abroad(lowered, span[0], end, lang)
    served: list[PartyMention] = []
    kept: list[tuple[int, int]] = [span]
    small, polity, last = words_of(lang, "small"), words_of(lang, "polity"), ""
    by_start = {m.start: m for m in between(mentions, end, end + _FAR) if m.kind != "leader"}
    for _ in range(_REACH):
        here, is_plain = gap_after(text, at)
        here = _past_titles(text, here, lang)
        mention = by_start.get(here)
        if mention and lang == "kk" and not is_plain:
            break
        if mention and not (served and mention.kind in _PLACES):
            at = mention.end
            if last in words_of(lang, "abroad_in"):
                post_end = at if is_abroad and not served else post_end
            elif mention.kind != "pair":
                served.append(mention)
            if len(kept) == 1 and post_end == end and lowered.startswith(_stems(lang, "ministries"), at + 1):
                kept.append((at, at))  # «глава чилийского Минфина»: what follows belongs to the post
            last = ""
            continue
        word_end = _department_word(text, lowered, here, lang, is_plain)
        if not word_end and is_plain and (is_abroad or not served) and last in words_of(lang, "of"):
            word_end = 0 if here in heads else _foreign_end(text, here)  # "CEO of Hydra Ann Lee"
        if not word_end or (lang == "ru" and here in heads and not lowered[here:word_end].endswith(_GENITIVE)):
            break
        before_and = at
        at, word = word_end, lowered[here:word_end]
        last = last if word == "the" else word
        if word in small or word in polity:
            continue
        if len(kept) > 1:
            kept[1] = (kept[1][0], at)
        elif not served:
            post_end = at
    if last in _ANDS or last in words_of(lang, "of"):
        at = before_and  # "the Minister of Trade and Ann Lee", "the governors of Quang Nam": no person in this post
    kept[0] = (span[0], post_end)
    words = " ".join(" ".join(text[low:high] for low, high in kept).split())
    return words, max(post_end, kept[-1][1]), _codes(served), at


def _foreign_end(text: str, at: int) -> int:
    """Where a foreign word at a place of the text ends, 0 where there is none."""
    foreign = _FOREIGN.match(text, at)
    return foreign.end() if foreign else 0


def _codes(served: Sequence[PartyMention]) -> tuple[str, ...]:
    """The codes of the countries met, without a group that only says with whom a department of one of them works."""
    if len(served) > 1 and served[0].kind == "group" and served[1].kind == "name":
        served = served[1:]
    return tuple(mention.code for mention in served)


def _department_word(text: str, lowered: str, here: int, lang: str, is_plain: bool) -> int:
    """The end of the word or run of words at `here` where it belongs to a department, otherwise 0."""
    token = _TOKEN.match(text, here)
    if token is None:
        return 0
    end = token.end()
    if is_plain and _ACRONYM.match(text, here, end + 3):
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
    if lang == "ru" and is_plain and text[end : end + 2].strip()[:1].islower():
        is_body = lowered.startswith(_stems(lang, "bodies"), here) or _INFLECTED_INSTITUTION.fullmatch(word)
        return end if is_body else 0
    return end if is_plain and lowered.startswith(_stems(lang, "ministries"), here) else 0


def _past_titles(text: str, at: int, lang: str) -> int:
    match = titles(lang).match(text, at)
    return match.end() if match else at


def between(mentions: Sequence[PartyMention], low: int, high: int) -> Sequence[PartyMention]:
    """The mentions that begin from `low` to before `high`."""
    return mentions[bisect_left(mentions, low, key=_start) : bisect_left(mentions, high, key=_start)]


@lru_cache(maxsize=8)
def titles(lang: str) -> re.Pattern[str]:
    """The words of respect before a name, one or more: "His Excellency", "Dr."."""
    each = "|".join(re.escape(word) for word in sorted(words_of(lang, "titles"), key=lambda one: (-len(one), one)))
    return re.compile(rf"(?:(?:{each})(?!\w)\.?,?{BLANK}{{0,2}})+", re.IGNORECASE)


@lru_cache(maxsize=64)
def words_of(lang: str, section: str) -> frozenset[str]:
    """The words of a section of the pack."""
    return frozenset(pack(lang, "people")[section]["words"])


@lru_cache(maxsize=64)
def _stems(lang: str, section: str) -> tuple[str, ...]:
    return tuple(word.rstrip("*") for word in pack(lang, "people")[section]["words"])
