"""The name of an event around its head: quoted, before the head, after it, or with the body that sits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Official
from claims.text.backwards import word_before
from claims.text.names import SURNAME
from claims.text.parties import PartyMention

_CAP: Final = "[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]"
_QUOTED: Final = '(?:[«"“„]([^«»"“”„\n]{2,90})[»"”]|‘([^‘’\n]{2,90})’)'
_QUOTED_BEFORE: Final = re.compile(r"[«\"“„]([^«»\"“”„\n]{2,90})[»\"”][\s\u00a0]{1,2}(?:[\w-]+[\s\u00a0]){0,3}$")
_PAIRED_BEFORE: Final = re.compile(rf"((?:{_CAP}[\w’'‑-]*[\s\u00a0])?{_CAP}[\w’'‑-]+)[\s\u00a0][–—-][\s\u00a0]$")
_PAIR_AFTER: Final = re.compile(rf"[\s\u00a0]({_CAP}[\w’'‑-]+[\s\u00a0]?[–—-][\s\u00a0]?{_CAP}[\w’'‑-]+)")
_LATIN_AFTER: Final = re.compile(r"[\s\u00a0]([A-Z][\w’'&-]*(?:[\s\u00a0](?:[A-Z][\w’'&-]*|20\d\d))*)", re.ASCII)
_NAME_AFTER: Final = re.compile(
    rf"[\s\u00a0]((?:{_CAP}{{3,}}[\w’'‑.-]*\w|{_CAP}+\d+)(?:[\s\u00a0–-](?:{_CAP}[\w’'‑-]*|20\d\d)){{0,4}})"
)
_YEAR: Final = re.compile(r"20\d\d")
_YEAR_AFTER: Final = re.compile(r"-20\d\d\b")
_ORDINAL: Final = re.compile(r"(?:\d{1,3}-?[^\W\d_]{1,4}|[IVXLCІХ]{1,7})")
_PLAIN: Final = re.compile(r"\d{1,3}")
_ORDINAL_JOINED: Final = re.compile(r"(?<![\w-])(?:\d{1,3}|[IVXLCІХ]{1,7})-$")
_NEVER: Final = "(?!)"  # what nothing fits: an empty expression would fit everywhere
_MOST_WORDS: Final = 8
_BLANKS: Final = " \u00a0"
_MOST_CAPITALS: Final = {"kk": 2}  # in Kazakh the subject, a person's name, may stand right before the event
_ANDS: Final = ("and", "и", "және", "мен")
_AND_FIRST: Final = re.compile(rf"(?:{'|'.join(_ANDS)})[\s\u00a0]")
_CLOSING: Final = frozenset('»"”')
_WORDS_BETWEEN: Final = 50  # characters of the words between a quoted name and its head
_NEAR: Final = 4  # a blank, a dash, a blank and the mark
MEETING: Final = "meeting"
_NAMED_AFTER: Final = frozenset(("exhibition", "forum", "festival", "summit"))
_OF_BODIES: Final = frozenset((MEETING, "summit", "conference"))
_COUNTRIES: Final = frozenset(("demonym", "pair", "name", "group"))
_CLAUSE_BEFORE: Final = re.compile(r"[^.;:!?\n]*$")
_FAR: Final = 120  # characters of a clause at most
_ADJECTIVE: Final = re.compile(r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$")
_LOCATIVE: Final = re.compile(r"[дт][ае](?:[ғг][ыі])?$")
_PLACES: Final = frozenset(("capital", "city"))


@dataclass(frozen=True, slots=True)
class Setting:
    """A text with what is known of it: where its countries end, and where words end that belong to no event."""

    text: str
    lowered: str
    lang: str
    countries: frozenset[int]
    strangers: frozenset[int]
    towns: frozenset[int]
    """Where towns end that may name an event: "the Kazan forum", «Ташкентский форум»."""


def setting(
    text: str, lowered: str, lang: str, mentions: Sequence[PartyMention], officials: Sequence[Official]
) -> Setting:
    """The setting of a text; a town before a Russian head that is no adjective, or in the Kazakh locative, is where it
    was held.
    """
    countries = frozenset(one.end for one in mentions if one.kind in _COUNTRIES)
    told = [one for one in mentions if one.kind in _PLACES or (lang == "kk" and one.kind in _COUNTRIES)]
    held = {one.end for one in told if _is_place(lowered, lang, one)}
    towns = frozenset(one.end for one in told if one.kind in _PLACES) - held
    return Setting(text, lowered, lang, countries, frozenset([*(one.end for one in officials), *held]), towns)


def _is_place(lowered: str, lang: str, one: PartyMention) -> bool:
    """Whether a town or country before a head is where an event was held, and no part of its name."""
    if lang == "ru":
        return _ADJECTIVE.search(lowered, one.start, one.end) is None
    return lang == "kk" and _LOCATIVE.search(lowered, one.start, one.end) is not None


def quoted_name(text: str, start: int, end: int, lang: str) -> tuple[str, int, int] | None:
    """The quoted name beside a head; in small letters only right behind it, for other words are quoted as well."""
    match = None if lang == "kk" else _quoted_after(lang).match(text, end)  # in Kazakh a name goes before its head
    if match is None or (
        match.start(match.lastindex or 1) - end > _NEAR and text[match.start(match.lastindex or 1)].islower()
    ):
        is_near = not _CLOSING.isdisjoint(text[max(0, start - _WORDS_BETWEEN) : start])
        match = _QUOTED_BEFORE.search(text, max(0, start - 140), start) if is_near else None
        if match is None or text[match.start(1)].islower():
            return None
    group = match.lastindex or 1
    return match.group(group).strip(), match.start(group), match.end(group)


def leftwards(where: Setting, start: int, end: int) -> tuple[int, bool, bool]:
    """Where the name of a head begins, whether a capital or number makes it one, and whether it has an ordinal."""
    text, lowered = where.text, where.lowered
    stems, whole, ordinals, never = _before(where.lang)
    numbered = _ORDINAL_JOINED.search(text, max(0, start - 8), start)
    if numbered:
        return numbered.start(), True, True
    plural = _plural(where.lang)
    is_one = bool(plural) and not lowered[start:end].endswith(plural)
    at, is_named, is_counted, capitals = start, False, False, 0
    for _ in range(_MOST_WORDS):
        span = word_before(text, at)
        if span is None and (other := _paired(where, at)) < at:
            at = other
            continue
        if span is None or "\n" in text[span[1] : at]:
            break
        place, ended = _after_stop(text, *span), span[1]
        word, small = text[place:ended], lowered[place:ended]
        if word.endswith(".") or small in never or ended in where.strangers or _is_surname(word, where.lang):
            break
        begins = _begins(text, place)
        is_year = _YEAR.fullmatch(word) is not None and text[at].isupper()
        known = lowered.startswith(stems, place) or small in whole
        is_counted = is_counted or lowered.startswith(ordinals, place)
        if ("-" in word and ended in where.countries) or ended in where.towns:
            is_named = True
        elif is_year or _ORDINAL.fullmatch(word) or (is_one and _PLAIN.fullmatch(word)):
            is_named = is_counted = True
        elif word[0].isupper() and len(word) > 1 and not begins:
            is_named = True
        elif word[0].isupper() and len(word) > 1 and (known or "-" in word or word.isupper()):
            is_named = is_named or not known
        elif not known and (at == start or word not in _ANDS):
            break
        capitals += word[0].isupper()
        if capitals > _MOST_CAPITALS.get(where.lang, 5):
            break
        at = place
        if begins:
            break
    and_first = _AND_FIRST.match(text, at)
    at = and_first.end() if and_first else at
    is_whole = _level(where.lang).search(lowered, start, end) is not None and not _begins(text, start)
    return at, is_named or (text[start].isupper() and (at != start or is_whole)), is_counted


def _paired(where: Setting, at: int) -> int:
    """Where a country begins that a dash joins to the one at `at`, or `at`: "Chile – Kenya Business Council"."""
    paired = _PAIRED_BEFORE.search(where.text, max(0, at - 60), at) if where.text[at].isupper() else None
    return paired.start(1) if paired and paired.end(1) in where.countries else at


def rightwards(text: str, end: int, kind: str) -> int:
    """Where a name behind a head ends (in capitals, in other letters, of two sides, a year), or else the head."""
    if kind not in _NAMED_AFTER:
        return end
    named = _NAME_AFTER.match(text, end) or _YEAR_AFTER.match(text, end) or _PAIR_AFTER.match(text, end)
    if named is None and not text[end - 1].isascii():
        named = _LATIN_AFTER.match(text, end)  # «на выставке Gulfood»
    return named.end() if named and "\n" not in named.group() else end


def with_body(where: Setting, left: int, end: int, kind: str, is_counted: bool, covered: int) -> tuple[int, int, bool]:
    """The event with the body that sits: after the head, or before it in Kazakh. A body in capitals names it alone.

    Of a body in small letters the session is told only by its number, the body beside it or before it in its clause.
    Also whether anything names the event.
    """
    is_other = kind != MEETING
    if kind not in _OF_BODIES:
        return left, end, is_counted and is_other
    upper, lower, is_first = _bodies(where.lang)
    if is_first:
        match = upper.search(where.text, max(0, left - 110), left)
        if match and match.start(1) >= covered:
            return match.start(1), end, True
        return left, end, is_counted and (is_other or match is not None)
    match = upper.match(where.text, end)
    if match and _own_heads(where.lang).search(match.group().lower()):
        return left, end, is_counted
    if match and (" " in match.group().strip() or match.group().isupper()):
        return left, match.end(), True
    return left, end, is_counted and (is_other or lower.match(where.lowered, end) is not None or _sits(where, left))


def _sits(where: Setting, left: int) -> bool:
    """Whether the clause before a session names the body that sits: "the joint commission held its third session"."""
    clause = _CLAUSE_BEFORE.search(where.lowered, max(0, left - _FAR), left)
    return clause is not None and _bodies_in(where.lang).search(clause.group()) is not None


def _begins(text: str, place: int) -> bool:
    """Whether a sentence or line begins here."""
    gap = place
    while gap and text[gap - 1] in _BLANKS:
        gap -= 1
    return gap == 0 or text[gap - 1] in ".!?\n:"


def _is_surname(word: str, lang: str) -> bool:
    """Whether a word before a Kazakh head is the subject's name: in Kazakh it may stand right there."""
    return lang == "kk" and word[0].isupper() and SURNAME.search(word.lower()) is not None


def _after_stop(text: str, place: int, ended: int) -> int:
    """Where the word begins behind a full stop with no blank after it: "held in Izmir.The 11th Meeting"."""
    stop = text.rfind(".", place, ended)
    return stop + 1 if stop > place and text[stop - 1].islower() and stop + 1 < ended else place


@lru_cache(maxsize=8)
def _level(lang: str) -> re.Pattern[str]:
    """Words in a head with which its capital alone makes it a name: "High-Level Forum"."""
    return re.compile("[- ](?:" + "|".join(word.rstrip("*") for word in pack(lang, "events")["level"]["words"]) + ")")


@lru_cache(maxsize=8)
def _plural(lang: str) -> tuple[str, ...]:
    return tuple(pack(lang, "events")["ordinals"].get("plural", ()))


@lru_cache(maxsize=8)
def _before(lang: str) -> tuple[tuple[str, ...], frozenset[str], tuple[str, ...], frozenset[str]]:
    """Beginnings of words that belong to a name before its head, whole ones, ordinals, and words that never do."""
    data = pack(lang, "events")
    ordinals = data["ordinals"]["words"]
    words = [*data["before"]["words"], *ordinals]
    stems = tuple(word.rstrip("*") for word in words if word.endswith("*"))
    whole = frozenset(word for word in words if not word.endswith("*"))
    return stems, whole, tuple(word.rstrip("*") for word in ordinals), frozenset(data["never"]["words"])


@lru_cache(maxsize=8)
def _quoted_after(lang: str) -> re.Pattern[str]:
    """A quoted name after a head, right there or past "titled", «под названием», or the things it shows."""
    data = pack(lang, "events")["titled"]
    ways = "|".join(re.escape(word) for word in sorted(data["words"], key=lambda one: (-len(one), one)))
    ways = rf"(?:{ways})[\s\u00a0]|" if ways else ""
    link = rf"(?:{ways}{data['shown']})?" if data["shown"] else (rf"(?:{ways[:-1]})?" if ways else "")
    return re.compile(rf"[\s\u00a0]{{0,2}}(?:[–—-][\s\u00a0]{{0,2}})?{link}{_QUOTED}")


def _word(word: str) -> str:
    """The pattern of a word, or with a star before it of all words that end so."""
    return rf"[^\W\d_]+{re.escape(word[1:])}" if word.startswith("*") else re.escape(word)


@lru_cache(maxsize=8)
def _own_heads(lang: str) -> re.Pattern[str]:
    """Bodies that are told as events of their own."""
    return re.compile("|".join(re.escape(word.rstrip("*")) for word in pack(lang, "events")["bodies"]["own"]) or _NEVER)


@lru_cache(maxsize=8)
def _bodies_in(lang: str) -> re.Pattern[str]:
    """A body in small letters anywhere in a clause."""
    stems = "|".join(re.escape(word.rstrip("*").lower()) for word in pack(lang, "events")["bodies"]["words"])
    return re.compile(rf"(?<!\w)(?:{stems or _NEVER})")


@lru_cache(maxsize=8)
def _bodies(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], bool]:
    """A body in capitals beside a head, one in small letters, and whether it stands before the head."""
    data = pack(lang, "events")["bodies"]
    stems = "|".join(re.escape(word.rstrip("*")) for word in data["words"]) or _NEVER
    if data["first"]:
        small = "[а-яәіңғүұқөһ-]+"
        body = re.compile(
            rf"((?<![\w-])(?:{_CAP}[\w-]+ [–—-] )?{_CAP}[\w-]*(?: {small}){{0,4}} (?:{stems})\w*)\s(?:{small}ші )?$"
        )
        return body, body, True
    within, ends = ("|".join(_word(word) for word in data[part]) for part in ("small", "ends"))
    upper = "|".join(re.escape(part[0].upper() + part[1:].rstrip("*")) for part in data["words"]) or _NEVER
    further = rf"(?:(?:[ \u00a0](?:{within}))*[ \u00a0](?:{_CAP}[\w’'-]*|(?:{ends})\b))*"
    some = rf"(?:{_CAP}[\w’'-]*[ \u00a0]){{0,3}}(?:{upper})[\w’'-]*{further}"
    return re.compile(data["link"] + some), re.compile(rf"{data['link']}(?:[\w-]+ ){{0,2}}(?:{stems})"), False
