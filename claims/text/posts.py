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
from claims.text.departments import (
    ANDS,
    BLANK,
    CAPITAL,
    department_before,
    department_word,
    foreign_end,
    stems,
    words_of,
)
from claims.text.parties import PartyMention

_GAP: Final = re.compile(r"[ \u00a0]*(?:[,(–—-][ \u00a0]*)?")
_TOKEN: Final = re.compile(r"[^\s,.;:()«»\"“”–—]+")
_IS_BEFORE: Final = re.compile(r"(?<=\w)(?: (?:is|was)(?: the)?| [–—]) $")
_FIRM: Final = re.compile(r"[«\"“]([^«»\"“”\n]{2,60})[»\"”]")
"""A body's own name in a post: «глава «Росатома» Иван Лосев»."""
_MAYBE: Final = re.compile(rf"[^.!?\n;:«»\"“”]{{0,120}}?[«\"“]?{CAPITAL}")
_OWNED: Final = re.compile(rf"\.?(?:[’'`]s?|[-‑][а-яәіңғүұқөһ]{{1,5}})?{BLANK}{{1,2}}")
_AND: Final = re.compile(rf"(?:,|{BLANK}(?:and|и|мен|және|&)){BLANK}")
_HYPHENS: Final = ("-", "‑")
_GENITIVE: Final = ("а", "я", "ы", "и", "ого", "ов", "ев", "ей")
_CONJUNCTION: Final = re.compile(rf"{BLANK}(?:and|&|и|және){BLANK}(?:the{BLANK})?")
_POSSESSIVE: Final = ("'s", "’s")
_LOCATIVE: Final = re.compile(r"[дт][ае][ғг][ыі]$")
_COMMA_REACH: Final = 30
_REACH: Final = 14  # words of a department at most
_FAR: Final = 160  # characters of a department at most
_MODIFIERS: Final = 3
_NO_STATE: Final = "CA5"  # a region that no post serves: "Director for Central Asia"
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
    if (link := _IS_BEFORE.search(text, max(0, start - _COMMA_REACH), start)) is not None:
        return text[link.start() - 1].isalpha()
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
    left = department_before(text, lowered, start, end, lang, mentions)
    words = words if left == start else " ".join(f"{text[left:start]}{words}".split())
    before = _served_before(text, lowered, left, lang, mentions)
    is_plural = any(part in words_of(lang, "plurals") for part in lowered[start:end].split())
    is_plural = is_plural or (len({*codes}) > 1 and lowered[start:end] in pack(lang, "people")["plurals"]["several"])
    if not is_plural:
        before, codes = before[-1:], codes[:1]
    return Post(words, left, post_end, before or codes, after, is_plural)


def _is_abroad(lowered: str, start: int, end: int, lang: str) -> bool:
    """Whether the last word of a head, or the head with the word before it ("High Commissioner"), is sent abroad."""
    abroad = stems(lang, "abroad")
    led = lowered.rfind(" ", 0, max(0, start - 1)) + 1
    return lowered.startswith(abroad, max(start, lowered.rfind(" ", start, end) + 1)) or lowered.startswith(abroad, led)


def gap_after(text: str, at: int) -> tuple[int, bool]:
    """Where the next word begins, and whether nothing but blanks stands before it."""
    gap = _GAP.match(text, at)
    return (gap.end(), not gap.group().strip()) if gap else (at, True)


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
    more, last, is_local = (0, 0), "", False  # `more`: what follows a country, as in «глава чилийского Минфина»
    by_start = {m.start: m for m in between(mentions, end, end + _FAR) if m.kind != "leader"}
    for _ in range(_REACH):
        after_gap, is_plain = gap_after(text, at)
        mention = by_start.get(here := _past_titles(text, after_gap, lang))
        if mention and lang == "kk" and not is_plain:
            break
        if whole := _whole_end(text, here, mention, is_plain and not served):
            at, post_end = whole, post_end if served else whole
            continue
        if mention and not (served and mention.kind in _PLACES):
            at = mention.end
            is_local = mention.kind in _PLACES and lowered.startswith(stems(lang, "local"), span[0])
            if last in words_of(lang, "abroad_in"):
                post_end = at if is_abroad and not served else post_end
            elif mention.kind != "pair":
                body = _opens_body(text, mention, lang) if last in words_of(lang, "of") else 0
                at, is_local = max(at, body), is_local or body > 0
                served.append(mention)
                post_end = at if is_local else post_end
            if not more[1] and post_end == end and lowered.startswith(stems(lang, "ministries"), at + 1):
                more = at, at
            last = ""
            continue
        may_be_foreign = is_plain and (is_abroad or not served) and last in words_of(lang, "of")
        if not (word_end := _word_end(text, lowered, here, lang, is_plain, may_be_foreign, here in heads)):
            break
        before_and, at, word = at, word_end, lowered[here:word_end]
        last = last if word == "the" else word
        if word in words_of(lang, "small") or word in words_of(lang, "polity"):
            continue
        if more[1]:
            more = more[0], at
        elif not served or is_local:
            post_end = at
    at = before_and if last in ANDS or last in words_of(lang, "of") else at  # "of Trade and Ann Lee": not her post
    words = [*text[span[0] : post_end].split(), *text[more[0] : more[1]].split()]
    return " ".join(words), max(post_end, more[1]), _codes(served), at


def _opens_body(text: str, mention: PartyMention, lang: str) -> int:
    """Where a country's own name ends that opens the name of a body, 0 where it opens none.

    As in "head of the Kenya Trade Agency" and "head of Iran's Trade Promotion Organization".
    """
    end = mention.end + 2 * text.startswith(_POSSESSIVE, mention.end)
    after = _TOKEN.match(text, end + 1) if lang == "en" and mention.kind == "name" else None
    is_body = after is not None and after.group()[0].isupper() and after.group().lower() in words_of(lang, "department")
    return end if is_body else 0


def _word_end(
    text: str, lowered: str, here: int, lang: str, is_plain: bool, may_be_foreign: bool, is_head: bool
) -> int:
    """Where a further word of a department ends, or foreign words as in "CEO of Hydra Ann Lee"; 0 where none stands."""
    end = department_word(text, lowered, here, lang, is_plain)
    if is_head:
        return end if lang != "ru" or lowered[here:end].endswith(_GENITIVE) else 0
    return end or (foreign_end(text, here) if may_be_foreign else 0)


def _whole_end(text: str, here: int, mention: PartyMention | None, may_be_firm: bool) -> int:
    """Where words end that belong to a post whole: a region that no post serves, a firm in quotation marks; else 0."""
    if mention and mention.code == _NO_STATE:
        return mention.end
    firm = _FIRM.match(text, here) if may_be_firm else None
    return firm.end() if firm else 0


def _codes(served: Sequence[PartyMention]) -> tuple[str, ...]:
    """The codes of the countries met, without a group that only says with whom a department of one of them works."""
    if len(served) > 1 and served[0].kind == "group" and served[1].kind == "name":
        served = served[1:]
    return tuple(mention.code for mention in served)


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
