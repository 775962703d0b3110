"""Where sentences, paragraphs and headings lie in a text.

One pattern finds the marks that may end a sentence; only those are looked at. A full stop after an abbreviation, an
initial or between digits ends nothing. Items of a list stand in the paragraph of the line that leads in to them. What
runs on for longer than anybody writes is cut, so that what weighs a sentence's words against each other stays linear in
the length of a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.text import cutting

# Every way to end begins with the same class of marks, which lets the search leap from one to the next.
_END: Final = re.compile(
    r"[.!?…\n](?:"
    r"(?<!\n)[.!?…]*[\"'»”’)\]]*(?:\[\d{1,3}\])*(?=\s|$)"  # a note may follow: "It grew.[2] In 2015"
    r"|(?<=\.)(?:(?<=[a-zа-я]{3}.)|(?<=\d.))(?=[A-ZА-Я][a-zа-я]*[\s,])"  # the blank is forgotten: "It grew.Thanks to"
    r"|(?<=\n)\n*)"
)
_BREAKS: Final = '(«"“„'
_LONGEST: Final = 12
_PART_OF_WORD: Final = re.compile(r"['/–—-]([^\s(«\"“„]{1,12})$")
_BULLET: Final = re.compile(r"[ \t]*(?:[-–—•·▪◦*●■►✔✅]\ufe0f?|\(?\d{1,2}[.)]|[a-zа-я]\))[ \t]+", re.I)
_WORD: Final = re.compile(r"[^\W\d_]+")
_INITIAL: Final = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|(?:[A-Za-z]\.)+[A-Za-z]|(?:[А-ЯЁӘҒҚҢӨҰҮҺІ]\.)+[А-ЯЁӘҒҚҢӨҰҮҺІ]")
_HEADING_CHARS: Final = 120
_MOST_CHARS: Final = 1000
"""No labelled sentence has more than 600."""
_JOINTS: Final = ("; ", ", ", " ", "\t", "\xa0")
"""Where a sentence that is too long is cut, the best first."""

_OPENERS: Final = '«"“—–'


def ends_plainly(text: str) -> list[int]:
    """Where each mark that may end a sentence stands, and where what belongs to it ends, in turn."""
    return [place for match in _END.finditer(text) for place in match.span()]


def last_word_plainly(text: str, low: int, at: int) -> int:
    """Where the last word before `at` begins, not before `low`; -1 where none stands there."""
    first = at
    while first > low and not (text[first - 1].isspace() or text[first - 1] in _BREAKS):
        first -= 1
    return first if first < at else -1


_ENDS: Final[Callable[[str], list[int]]] = cutting.ENDS or ends_plainly
_WORD_BEFORE: Final[Callable[[str, int, int], int]] = cutting.LAST_WORD or last_word_plainly


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as offsets into the text, the number of its paragraph, and whether it reads like a heading."""

    start: int
    end: int
    paragraph: int
    is_heading: bool


def sentences(text: str, lang: str) -> list[Sentence]:
    """Every sentence in order; blank space belongs to none. Linear in the length of the text."""
    return list(_sentences(text, lang))


@lru_cache(maxsize=2)  # several readers ask for the same text in turn
def _sentences(text: str, lang: str) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    abbreviations, units = _abbreviations(lang), _units(lang)
    paragraph = 0
    start = _next_word(text, 0)
    line_is_item = _BULLET.match(text, start, start + 12) is not None
    places = _ENDS(text)
    for number in range(0, len(places), 2):
        at, end = places[number], places[number + 1]
        if at < start:
            continue
        mark = text[at]
        if mark == "\n":
            _close(found, text, start, at, paragraph, mark)
            start = _next_word(text, end)
            is_item = _BULLET.match(text, start, start + 12) is not None
            leads_in = at > 0 and text[at - 1] in ":;,"
            if not ((is_item and (leads_in or line_is_item)) or (leads_in and text[at - 1] == ";")):
                paragraph += 1
            line_is_item = is_item
        elif _ends(text, start, at, end, abbreviations, units) if mark == "." else not _goes_on(text, end):
            _close(found, text, start, end, paragraph, "")
            start = end
    _close(found, text, start, len(text), paragraph, "\n")
    return tuple(found)


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _close(found: list[Sentence], text: str, start: int, end: int, paragraph: int, mark: str) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start >= end:
        return
    is_heading = (
        mark != ""
        and end - start <= _HEADING_CHARS
        and text[end - 1] not in '.!?…:;,»”"'
        and (not found or found[-1].paragraph != paragraph)
    )
    while end - start > _MOST_CHARS:
        cut = _cut(text, start, end)
        found.append(Sentence(start, cut, paragraph, False))
        start = _next_word(text, cut)
    if start < end:
        found.append(Sentence(start, end, paragraph, is_heading))


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut a sentence that is too long; its end where it has no blank any more, as in a line of digits."""
    limit = start + _MOST_CHARS
    for joint in _JOINTS:
        at = text.rfind(joint, start + _MOST_CHARS // 2, limit)
        if at >= 0:
            return at + len(joint.rstrip())
    at = text.find(" ", limit, end)
    return end if at < 0 else at


def _goes_on(text: str, end: int) -> bool:
    """Whether a question or exclamation is quoted inside a sentence: a dash or a small letter follows on its line."""
    following = _next_word(text, end)
    return "\n" not in text[end:following] and (
        text[following : following + 1] in ("–", "—") or text[following : following + 1].islower()
    )


@lru_cache(maxsize=8)
def _abbreviations(lang: str) -> dict[str, str]:
    """Abbreviation -> when its full stop closes a sentence; English ones stand in texts of every language."""
    return {
        word: when
        for one in ("en", lang)
        for when, words in pack(one, "sentences")["abbreviations"].items()
        for word in words
    }


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    """English words that, with a capital, begin a sentence rather than a name."""
    return frozenset(word.capitalize() for word in pack("en", "sentences")["starters"].split())


@lru_cache(maxsize=8)
def _units(lang: str) -> tuple[str, ...]:
    """Names with a capital that begin the unit of an abbreviated number («5 млрд. АҚШ доллары»)."""
    return tuple(pack(lang, "sentences")["units"]["words"])


def _last_word(text: str, low: int, at: int) -> int:
    """Where the last word before a full stop at `at` begins, -1 where none stands there."""
    first = _WORD_BEFORE(text, low, at)
    if at - first > _LONGEST and first >= 0:
        match = _PART_OF_WORD.search(text[low:at], first - low)  # what follows a stroke or a hyphen
        return low + match.start(1) if match else -1
    return first


def _ends(text: str, start: int, at: int, end: int, abbreviations: dict[str, str], units: tuple[str, ...]) -> bool:
    """Whether the full stop at `at` closes the sentence that began at `start`."""
    low = max(start, at - 14)
    first = _last_word(text, low, at)
    following = _next_word(text, end)
    next_char = text[following : following + 1]
    if first < 0:
        return True
    word = text[first:at]
    lowered = word.lower()
    when = abbreviations.get(lowered)
    if when == "after_number":
        return next_char.isupper() and any(c.isdigit() for c in text[low : max(low, first - 1)][-6:])
    if when == "before_capital" and not (word.isupper() and _INITIAL.fullmatch(word)):  # «Р. Иванов» is no rouble
        return (next_char.isupper() or next_char in _OPENERS) and not text.startswith(units or ("\0",), following)
    if when == "before_starter":
        opening = _WORD.match(text, following)
        return next_char in _OPENERS or (opening is not None and opening.group() in _starters())
    if when == "never" or _INITIAL.fullmatch(word):
        return False
    return not next_char.islower()
