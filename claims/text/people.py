"""Officials: who, in which post, of which country, as the text gives them.

A post is looked for first; then a name after it (past the words of a department and of a country) or, behind a comma,
before it. A person is told once, where post and name stand together first. Russian and Kazakh names are given in the
nominative as far as the ending of post and name tells it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Official
from claims.text.names import ALIKE, nominative, same_person
from claims.text.parties import PartyMention
from claims.text.phrases import Phrases
from claims.text.words import words

_CAP: Final = r"[A-ZÀ-ÞĞŞİА-ЯЁӘІҢҒҮҰҚӨҺ]"
_WORD: Final = rf"{_CAP}(?:[\w’'‑-]*\w)?"
_PARTICLE: Final = "(?:bin|ibn|al|el|von|van|de|da|do|dos|das|der|den|le|la|бен|аль|фон|ван|де|әл)[ \u00a0-]"
_INITIALS: Final = rf"(?:{_CAP}\.[ \u00a0]?){{1,2}}{_WORD}"
_FULL: Final = rf"{_WORD}(?:[ \u00a0](?:{_CAP}\.(?=[ \u00a0]{_CAP}))?(?:{_PARTICLE})?{_WORD}){{0,3}}"
_NAME: Final = re.compile(f"{_INITIALS}|{_FULL}")
_BETWEEN: Final = re.compile(r"[\s\u00a0]*(?:[,(–—-][\s\u00a0]*)?")
_TOKEN: Final = re.compile(r"[^\s,.;:()«»\"“”–—]+")
_BEFORE: Final = re.compile(rf"({_WORD}(?:[ \u00a0]{_WORD}){{1,2}}),[\s\u00a0]*(?:the[\s\u00a0])?$")
_REACH: Final = 14  # words of a department at most
_COUNTRY_REACH: Final = 40
_FAR: Final = 160  # characters of a department at most
_ADJACENT: Final = 3  # a possessive ending and a blank
_PLACES: Final = ("city", "capital")
_start, _end = attrgetter("start"), attrgetter("end")


def officials(text: str, lang: str, mentions: Sequence[PartyMention]) -> tuple[Official, ...]:
    """Each official once, in order of first mention; `country` is None where the text names none."""
    lowered = words(text).lowered
    found: list[Official] = []
    by_surname: dict[str, list[str]] = {}
    for start, end, label in _phrases(lang).find(text):
        one = _official(text, lowered, start, end, label, lang, mentions, found)
        if one is None:
            continue
        alike = by_surname.setdefault(one.name.lower().split()[-1][:ALIKE], [])
        if not any(same_person(one.name, known) for known in alike):
            alike.append(one.name)
            found.append(one)
    return tuple(found)


def _official(
    text: str,
    lowered: str,
    start: int,
    end: int,
    label: str,
    lang: str,
    mentions: Sequence[PartyMention],
    known: list[Official],
) -> Official | None:
    at, country, post_end = _past_department(text, lowered, end, lang, mentions)
    name = _NAME.match(text, at)
    stop = _words(lang, "stop")
    if name and not _is_name(name.group(), stop, text, name.end()):
        name = None
    country = country or _before(start, mentions)
    if name:
        within = _between(mentions, at, name.end())
        inside = [m.start - at for m in within if at < m.start and m.kind != "leader"]
        person = _name_of(name.group()[: min(inside, default=len(name.group()))].rstrip(), stop)
        case_post = text[start:end]
        leader = next((m.code for m in within if m.kind == "leader"), None)
        if (len(person.split()) < 2 and leader is None) or _ends_in_office(person, lang):
            return None
        post = known[-1].post if label == "counterpart" and known else _post(text[start:post_end], lang)
        if label == "counterpart" and not known:
            return None
        return Official(nominative(person, case_post, lang), post, country or leader, start, at + len(person))
    before = _BEFORE.search(text, max(0, start - 60), start)
    if before and label == "post" and _is_name(before.group(1), stop, text, before.end(1)):
        return Official(before.group(1), _post(text[start:post_end], lang), country, before.start(1), post_end)
    return None


def _past_department(
    text: str, lowered: str, at: int, lang: str, mentions: Sequence[PartyMention]
) -> tuple[int, str | None, int]:
    """Where a name may begin after the post, the country met on the way, and where the words of the post end."""
    country: str | None = None
    post_end = at
    departments = _words(lang, "department")
    by_start = {m.start: m for m in _between(mentions, at, at + _FAR) if m.kind != "leader"}
    for _ in range(_REACH):
        gap = _BETWEEN.match(text, at)
        here = gap.end() if gap else at
        if here in by_start and not (country and by_start[here].kind in _PLACES):
            mention = by_start[here]
            country, at = country or mention.code, mention.end
            continue
        token = _TOKEN.match(text, here)
        if token is None or "\n" in text[at:here]:
            break
        word = lowered[token.start() : token.end()]
        if word in departments or (lang != "en" and word[0].islower() and text[here].islower() and _is_plain(gap)):
            at = token.end()
            if not country and word not in ("of", "the", "and", "for"):
                post_end = at
            continue
        at = here if _is_plain(gap) or country else at
        break
    return at, country, post_end


def _between(mentions: Sequence[PartyMention], low: int, high: int) -> Sequence[PartyMention]:
    """The mentions that begin from `low` to before `high`."""
    return mentions[bisect_left(mentions, low, key=_start) : bisect_left(mentions, high, key=_start)]


def _is_plain(gap: re.Match[str] | None) -> bool:
    return gap is None or not gap.group().strip()


def _before(start: int, mentions: Sequence[PartyMention]) -> str | None:
    """The country that stands right before the post: "Belarusian Prime Minister", «Қазақстан Премьер-министрі»."""
    first, after = bisect_left(mentions, start - _COUNTRY_REACH, key=_end), bisect_right(mentions, start, key=_end)
    close = [m for m in mentions[first:after] if m.kind in ("name", "demonym", "capital", "group")]
    return close[-1].code if close and start - close[-1].end <= _ADJACENT else None


def _is_name(name: str, stop: frozenset[str], text: str, end: int) -> bool:
    first = name.split()[0].lower().rstrip(".")
    return first not in stop and not name.isupper() and text[end : end + 1] not in '»"”'


def _ends_in_office(person: str, lang: str) -> bool:
    """Whether the last word is one of offices and places ("Governor of Copperbelt Province")."""
    return person.split()[-1].lower() in _words(lang, "department")


def _name_of(name: str, stop: frozenset[str]) -> str:
    """The name up to a word that is none."""
    words = re.split(r"(?<=\w)[ \u00a0]", name)
    for index, word in enumerate(words):
        if word.lower() in stop:
            return name[: sum(len(w) + 1 for w in words[:index]) - 1] if index else name
    return name


def _post(words: str, lang: str) -> str:
    """The post in the nominative, blanks made even."""
    first, *rest = words.split()
    if lang == "ru":
        irregular: dict[str, str] = pack(lang, "people")["nominative"]
        first = irregular.get(first.lower()) or nominative(first, first, lang)
    return " ".join([first, *rest])


@lru_cache(maxsize=8)
def _phrases(lang: str) -> Phrases:
    data = pack(lang, "people")
    return Phrases({"post": data["posts"]["words"], "counterpart": data["counterpart"]["words"]})


@lru_cache(maxsize=32)
def _words(lang: str, section: str) -> frozenset[str]:
    return frozenset(pack(lang, "people")[section]["words"])
