"""Forums, exhibitions, summits, commission sessions: events that a text names.

An event has a head ("exhibition"); its name is what stands in quotation marks beside the head, or the head with the
capitalised words, numbers and adjectives around it, or with the body that sits ("session of the Council of Ministers").
A head that nothing names ("the meeting was held") is no event, nor is a body that someone presides over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Event
from claims.text.parties import PartyMention
from claims.text.phrases import Phrases
from claims.text.words import words

_CAP: Final = "[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]"
_QUOTED: Final = "(?:[«\"“„]([^«»\"“”„\n]{2,90})[»\"”]|‘([^‘’\n]{2,90})’)"
_LINK: Final = (  # what may stand between a head and its quoted name: "titled", «под названием», what it shows
    "(?:(?:(?:under the )?(?:title|theme|motto|slogan)(?: of)?|(?:en)?titled|called|named|dubbed|themed|on the theme(?: of)?"
    "|под названием|под девизом|на тему|по теме)[\\s\u00a0]"
    "|(?:of|on|for)[\\s\u00a0](?:[\\w-]+[\\s\u00a0]){1,4}"
    "|(?:[а-яё-]+(?:ого|его|ой|ей|ых|их|ов|ев|ий|ии|ва|ти|ки|ок)[\\s\u00a0]){1,4})?"
)
_QUOTED_AFTER: Final = re.compile(rf"[\s\u00a0]{{0,2}}(?:[–—-][\s\u00a0]{{0,2}})?{_LINK}{_QUOTED}")
_QUOTED_BEFORE: Final = re.compile(r"[«\"“„]([^«»\"“”„\n]{2,90})[»\"”][\s\u00a0]{1,2}(?:[\w-]+[\s\u00a0]){0,3}$")
_WORD_BEFORE: Final = re.compile(r"([\w’'‑.-]+)[\s\u00a0]{1,2}$")
_PAIRED_BEFORE: Final = re.compile(rf"({_CAP}[\w’'‑-]+)[\s\u00a0][–—-][\s\u00a0]$")
_NAME_AFTER: Final = re.compile(
    rf"[\s\u00a0]((?:{_CAP}{{3,}}[\w’'‑.-]*\w|{_CAP}+\d+)(?:[\s\u00a0–-](?:{_CAP}[\w’'‑-]*|20\d\d)){{0,4}})"
)
_YEAR_AFTER: Final = re.compile(r"[\s\u00a0-]20\d\d\b")
_ORDINAL: Final = re.compile(r"(?:\d{1,3}(?:-?\w{1,4})?|[IVXLCІХ]{1,7})")
_ORDINAL_JOINED: Final = re.compile(r"(?<![\w-])(?:\d{1,3}|[IVXLCІХ]{1,7})-$")
_COMPOUND: Final = re.compile(r"[-‑][\w-]+")
_ARTICLE: Final = re.compile(r"(?:The|A|An)[\s\u00a0]")
_MOST_WORDS: Final = 8
_BLANKS: Final = " \u00a0"
_LONGEST_SHORT: Final = 4  # letters of a head that may be written in capitals alone, as EXPO
_MOST_CAPITALS: Final = {"kk": 2}  # in Kazakh the subject, a person's name, may stand right before the event
_NAMED_AFTER: Final = frozenset(("exhibition", "forum", "festival", "summit"))
_NEAR: Final = 4  # a blank, a dash, a blank and the mark
_MEETING: Final = "meeting"
_OF_BODIES: Final = frozenset((_MEETING, "summit", "conference"))
_COUNTRIES: Final = frozenset(("demonym", "pair", "name"))
_PRESIDED: Final = frozenset(("forum", "council"))


@dataclass(frozen=True, slots=True)
class _Before:
    """What may stand before the word for an event as part of its name: beginnings of words, and whole ones."""

    stems: tuple[str, ...]
    words: frozenset[str]
    ordinals: tuple[str, ...]


def events(text: str, lang: str, mentions: Sequence[PartyMention] = ()) -> tuple[Event, ...]:
    """Each event once, in order; `kind` is a label of the pack (forum, exhibition, summit, commission, ...).

    `mentions` are the countries named in the text, for two of them joined name an event in small letters as well.
    """
    heads, before, generic = _tables(lang)
    lowered = words(text).lowered
    countries = frozenset(mention.end for mention in mentions if mention.kind in _COUNTRIES)
    found: list[Event] = []
    seen: set[str] = set()
    covered = 0
    for start, end, kind in heads.find(text):
        if start < covered:
            continue
        event = _event(text, lowered, start, end, kind, before, kind in generic, lang, countries, covered)
        if event is None or event.start < covered:
            continue
        key = " ".join(re.findall(r"\w{3,}", event.name.lower()))[:24]
        if key not in seen:
            seen.add(key)
            found.append(event)
        covered = max(covered, event.end, end)
    return tuple(found)


def _event(
    text: str,
    lowered: str,
    start: int,
    end: int,
    kind: str,
    before: _Before,
    is_generic: bool,
    lang: str,
    countries: frozenset[int],
    covered: int,
) -> Event | None:
    compound = _COMPOUND.match(text, end)
    end = compound.end() if compound else end
    quoted = _quoted_after(text, end) or _QUOTED_BEFORE.search(text, max(0, start - 140), start)
    if quoted:
        group = quoted.lastindex or 1
        return Event(quoted.group(group).strip(), kind, quoted.start(group), quoted.end(group))
    left, is_named, is_counted = _leftwards(text, lowered, start, before, _MOST_CAPITALS.get(lang, 5), countries)
    stop = end
    if text[start:end].isupper() and end - start > _LONGEST_SHORT:
        is_named = is_counted and text[left].isdigit()
    elif not is_named:
        stop, is_named = _rightwards(text, end, kind)
    if is_generic and not is_named:
        left, stop, is_named = _with_body(text, lowered, left, end, kind, lang, is_counted, covered)
    if is_generic and not is_named or _is_presided(text, lowered, left, kind, lang):
        return None
    article = _ARTICLE.match(text, left)
    left = article.end() if article else left
    return Event(" ".join(text[left:stop].split()), kind, left, stop)


def _quoted_after(text: str, end: int) -> re.Match[str] | None:
    """The quoted name after a head; behind words of its own it opens with a capital or number, or is no name."""
    match = _QUOTED_AFTER.match(text, end)
    if match is None:
        return None
    first = text[match.start(match.lastindex or 1)]
    return match if match.start(match.lastindex or 1) - end <= _NEAR or not first.islower() else None


def _rightwards(text: str, end: int, kind: str) -> tuple[int, bool]:
    """Where a name in capitals or a year after the head ends, and whether there is one."""
    named = _NAME_AFTER.match(text, end) if kind in _NAMED_AFTER else None
    if named and "\n" not in named.group():
        return named.end(), True
    year = _YEAR_AFTER.match(text, end) if kind in _NAMED_AFTER and text[end - 1].isalpha() else None
    return (year.end(), True) if year and text[year.start()] == "-" else (end, False)


def _with_body(
    text: str, lowered: str, left: int, end: int, kind: str, lang: str, is_counted: bool, covered: int
) -> tuple[int, int, bool]:
    """The event with the body that sits: after the head, or before it in Kazakh. A body in capitals names it alone."""
    if kind not in _OF_BODIES:
        return left, end, is_counted and kind != _MEETING
    body, lower_body, is_first = _bodies(lang)
    if is_first:
        match = body.search(text, max(0, left - 110), left)
        if match and match.start(1) >= covered:
            return match.start(1), end, True
        return left, end, is_counted and (kind != _MEETING or match is not None)
    match = body.match(text, end)
    if match:
        return left, match.end(), True
    return left, end, is_counted and (kind != _MEETING or lower_body.match(lowered, end) is not None)


def _is_presided(text: str, lowered: str, left: int, kind: str, lang: str) -> bool:
    """Whether the head is of a body with officers: "President of the Growers Forum"."""
    if kind not in _PRESIDED:
        return False
    return _officers(lang).search(lowered, max(0, left - 40), left) is not None


def _leftwards(
    text: str, lowered: str, start: int, before: _Before, most: int, countries: frozenset[int]
) -> tuple[int, bool, bool]:
    """Where the name begins, whether a capital or number in it makes it a name, and whether it has an ordinal."""
    numbered = _ORDINAL_JOINED.search(text, max(0, start - 8), start)
    if numbered:
        return numbered.start(), True, True
    at, is_named, is_counted, capitals = start, False, False, 0
    for _ in range(_MOST_WORDS):
        match = _WORD_BEFORE.search(text, max(0, at - 60), at)
        if match is None and text[at].isupper():
            paired = _PAIRED_BEFORE.search(text, max(0, at - 60), at)
            at = paired.start(1) if paired and paired.end(1) in countries else at
        if match is None or "\n" in match.group():
            break
        word, place = match.group(1), match.start(1)
        begins = _begins(text, place)
        if word.endswith("."):
            break
        known = lowered.startswith(before.stems, place) or lowered[place : place + len(word)] in before.words
        counted = lowered.startswith(before.ordinals, place)
        is_counted = is_counted or counted
        if "-" in word and place + len(word) in countries:
            is_named = True
        elif _ORDINAL.fullmatch(word):
            is_named = is_counted = True
        elif word[0].isupper() and len(word) > 1 and not begins:
            is_named = True
        elif word[0].isupper() and len(word) > 1 and (known or "-" in word or word.isupper()):
            is_named = is_named or not known
        elif not known:
            break
        capitals += word[0].isupper()
        if capitals > most:
            break
        at = place
        if begins:
            break
    if text[start].isupper() and at != start:
        is_named = True
    return at, is_named, is_counted


def _begins(text: str, place: int) -> bool:
    """Whether a sentence or line begins here."""
    gap = place
    while gap and text[gap - 1] in _BLANKS:
        gap -= 1
    return gap == 0 or text[gap - 1] in ".!?\n:"


@lru_cache(maxsize=8)
def _tables(lang: str) -> tuple[Phrases, _Before, frozenset[str]]:
    data = pack(lang, "events")
    ordinals = data["ordinals"]["words"]
    before = [*data["before"]["words"], *ordinals]
    stems = tuple(word.rstrip("*") for word in before if word.endswith("*"))
    whole = frozenset(word for word in before if not word.endswith("*"))
    words_before = _Before(stems, whole, tuple(word.rstrip("*") for word in ordinals))
    return Phrases(data["heads"]), words_before, frozenset(data["generic"]["kinds"])


@lru_cache(maxsize=8)
def _bodies(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], bool]:
    """A body in capitals beside a head, one in small letters, and whether it stands before the head."""
    data = pack(lang, "events")["bodies"]
    stems = "|".join(re.escape(word.rstrip("*")) for word in data["words"])
    small = "|".join(re.escape(word) for word in data["small"])
    if data["first"]:
        body = re.compile(rf"((?<![\w-]){_CAP}[\w-]*(?: [а-яәіңғүұқөһ-]+){{0,4}} (?:{stems})\w*)\s(?:[а-яәіңғүұқөһ]+ші )?$")
        return body, body, True
    link = data["link"]
    word = rf"(?:{_CAP}[\w’'-]*|(?:{small})\b)"
    upper = "|".join(re.escape(part[0].upper() + part[1:].rstrip("*")) for part in data["words"])
    some = rf"(?:{_CAP}[\w’'-]*[ \u00a0]){{0,3}}(?:{upper})[\w’'-]*(?:[ \u00a0]{word})*"
    return re.compile(f"{link}{some}"), re.compile(f"{link}(?:[\\w-]+ ){{0,2}}(?:{stems})"), False


@lru_cache(maxsize=8)
def _officers(lang: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word.rstrip("*")) for word in pack(lang, "events")["officers"]["words"])
    return re.compile(rf"(?<!\w)(?:{words})\w*(?: of)?(?: the)?[\s\u00a0]$" if words else "(?!)")
