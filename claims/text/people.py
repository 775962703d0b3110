"""Officials: who, in which post, of which country, as the text gives them.

A post is looked for first; then a name after it (past the words of a department and of a country) or, behind a comma,
before it. A person is told once, where post and name stand together first. Russian and Kazakh names are given in the
nominative as far as the ending of post and name tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Official
from claims.text.names import ALIKE, nominative, same_person
from claims.text.parties import PartyMention
from claims.text.phrases import Phrases
from claims.text.posts import BLANK, CAPITAL, WORD, Post, between, gap_after, post_at, titles, words_of
from claims.text.words import words

_PARTICLE: Final = (
    "(?:bin|ibn|al|el|ul|von|van|de|da|do|dos|das|der|den|le|la|di|del|Al|El|Bin|Ibn|бен|аль|эль|оглы|кызы|фон|ван|де|әл)"
    "[ \u00a0-]"
)
_INITIALS: Final = rf"(?:{CAPITAL}\.{BLANK}?){{1,2}}{WORD}"
_FULL: Final = rf"{WORD}(?:{BLANK}(?:{CAPITAL}\.(?={BLANK}{CAPITAL}))?(?:{_PARTICLE}){{0,2}}{WORD}){{0,3}}"
_NAME: Final = re.compile(f"{_INITIALS}|{_FULL}")
_BEFORE: Final = re.compile(rf"({_FULL}),{BLANK}*(?:(?:the|an?|the then){BLANK})?$")
_NEXT: Final = re.compile(rf"(?:,{BLANK}(?:and{BLANK}|и{BLANK})?|{BLANK}(?:and|и|мен|және){BLANK})")
_JOINT: Final = re.compile(r"\s*(?:[–—-]|and|&|и|және)?\s*(?:the\s)?")
_KEY: Final = 3
_ENDING: Final = 2  # letters of a case
_SHORT: Final = 2  # letters of "PM", which in small letters is an hour
_LEFT: Final = 90  # characters before a post where the name may stand
_HYPHENS: Final = ("-", "‑")
_OWN_KINDS: Final = ("name", "demonym", "pair", "capital")


def officials(
    text: str, lang: str, mentions: Sequence[PartyMention], home: str | None = None
) -> tuple[Official, ...]:
    """Each official once, in order of first mention.

    `country` is the one named with the post; for a state's own post without one, the only country that the text names
    or, among several, the publisher's `home`; otherwise None.
    """
    lowered = words(text).lowered
    found: list[Official] = []
    by_surname: dict[str, list[int]] = {}
    last: Post | None = None
    phrases = _phrases(lang).find(text)
    heads = frozenset(start for start, _, _ in phrases)
    for start, end, label in phrases:
        if end - start <= _SHORT and not text[start:end].isupper():
            continue
        post = post_at(text, lowered, start, end, lang, mentions, heads)
        if last is not None:
            post = _joined(text, last, post, lang)
        told = _told(text, post, label, lang, mentions, found)
        last = None if told else post
        for one in told:
            _add(found, by_surname, one)
    return _with_countries(found, lang, mentions, home)


def _joined(text: str, last: Post, post: Post, lang: str) -> Post:
    """A post with the one before it that the same person holds: "Deputy Prime Minister and Minister of Trade"."""
    if last.start >= post.start or not _JOINT.fullmatch(text[last.after : post.start]):
        return post
    link = text[last.end : post.start]
    shared = words_of(lang, "joining")
    is_joint = any(mark in link for mark in "–—-") or any(
        word in one.words.lower() for word in shared for one in (last, post)
    )
    if not is_joint or "\n" in link or "," in link:
        return post
    codes = post.codes or last.codes
    if _JOINT.fullmatch(link):
        return replace(post, words=" ".join(text[last.start : post.end].split()), start=last.start, codes=codes)
    return replace(post, codes=codes)


def _told(
    text: str, post: Post, label: str, lang: str, mentions: Sequence[PartyMention], known: list[Official]
) -> list[Official]:
    """The persons in a post: after it, in turn where it is in the plural, or before it."""
    if label == "counterpart":
        if not known:
            return []
        post = replace(post, words=known[-1].post)
    else:
        post = replace(post, words=_nominative_post(post.words, lang))
    case = text[post.start : post.end]
    after = _after(text, post, lang, mentions)
    if after is None:
        before = _before(text, post, lang, mentions) if label == "post" else None
        return [before] if before else []
    first = _official(text, after, post, post.country, post.start, case, lang, mentions)
    told = [first] if first else []
    at, codes = after[1], post.codes
    for code in codes[1:] if first else ():
        link = _NEXT.match(text, at)
        name = _NAME.match(text, link.end()) if link else None
        person = _person(text, name, lang, mentions) if name else None
        if person is None:
            break
        other = _official(text, person, post, code, person[0], case, lang, mentions)
        if other is None:
            break
        told.append(other)
        at = person[1]
    return told


def _official(
    text: str,
    span: tuple[int, int],
    post: Post,
    country: str | None,
    start: int,
    case: str,
    lang: str,
    mentions: Sequence[PartyMention],
) -> Official | None:
    person = text[span[0] : span[1]]
    leader = _leader(text, span, mentions)
    if len(person.split()) < 2 and not person[1:2] == "." and leader is None:
        return None
    return Official(nominative(person, case, lang), post.words, country or leader, start, span[1])


def _after(text: str, post: Post, lang: str, mentions: Sequence[PartyMention]) -> tuple[int, int] | None:
    """Where the name after a post stands; behind a comma it is closed by a mark, unless a country came between."""
    here, is_plain = gap_after(text, post.after)
    title = titles(lang).match(text, here)
    here = title.end() if title else here
    name = _NAME.match(text, here)
    person = _person(text, name, lang, mentions) if name else None
    if person is None or is_plain or title or len(post.codes) > 1 or (post.codes and post.after > post.end):
        return person
    is_whole = len(text[person[0] : person[1]].split()) > 1 and _closed(lang).match(text, person[1])
    return person if is_whole else None


def _person(
    text: str, name: re.Match[str], lang: str, mentions: Sequence[PartyMention]
) -> tuple[int, int] | None:
    """The span of the person in a run of capitalised words: up to a word that is no name."""
    stop, start, end = words_of(lang, "stop"), name.start(), name.end()
    run = name.group()
    if run.split()[0].lower().rstrip(".") in stop or run.isupper() or text[end : end + 1] in ('»', '"', "”"):
        return None
    cuts = [m.start for m in between(mentions, start + 1, end) if m.kind != "leader"]
    end = min(cuts, default=end)
    at = start
    for number, word in enumerate(re.split(r"(?<=\w)[ \u00a0]", text[start:end])):
        if number and word.lower() in stop:
            end = at - 1
            break
        at += len(word) + 1
    person = text[start:end].rstrip(" \u00a0-–—")
    parts = person.lower().split()
    if not parts or parts[-1] in words_of(lang, "department") or _is_post(parts[0], lang):
        return None
    return start, start + len(person)


def _is_post(first: str, lang: str) -> bool:
    """Whether a run begins with a post of its own ("Deputy Governor Ann Lee")."""
    return any(
        first.startswith(head) and len(first) - len(head) <= (0 if lang == "en" else _ENDING)
        for head in _first_words(lang).get(first[:_KEY], ())
    )


def _before(text: str, post: Post, lang: str, mentions: Sequence[PartyMention]) -> Official | None:
    """The person before a post and a comma, the country perhaps in between: "Ann Lee, Chile's Minister of Trade"."""
    start = post.start
    served = [m for m in between(mentions, max(0, start - 40), start) if m.end <= start <= m.end + 3]
    start = served[-1].start if served and post.codes else start
    match = _BEFORE.search(text, max(0, start - _LEFT), start)
    if match is None or text[post.after : post.after + 2] in ("'s", "’s"):
        return None
    title = titles(lang).match(text, match.start(1), match.end(1))
    name = _NAME.match(text, title.end() if title else match.start(1), match.end(1))
    person = _person(text, name, lang, mentions) if name else None
    if person is None or person[1] != match.end(1) or " " not in text[person[0] : person[1]]:
        return None
    return Official(text[person[0] : person[1]], post.words, post.country, person[0], post.end)


def _leader(text: str, span: tuple[int, int], mentions: Sequence[PartyMention]) -> str | None:
    """The country of a leader whose whole surname stands within the span."""
    for one in between(mentions, span[0], span[1]):
        if one.kind == "leader" and text[one.end : one.end + 1] not in _HYPHENS:
            return one.code
    return None


def _add(found: list[Official], by_surname: dict[str, list[int]], one: Official) -> None:
    """Take a person in, or a country for one known without it."""
    alike = by_surname.setdefault(one.name.lower().split()[-1][:ALIKE], [])
    for number in alike:
        known = found[number]
        if same_person(one.name, known.name):
            if known.country is None and one.country:
                found[number] = replace(known, country=one.country)
            return
    alike.append(len(found))
    found.append(one)


def _with_countries(
    found: list[Official], lang: str, mentions: Sequence[PartyMention], home: str | None
) -> tuple[Official, ...]:
    if all(one.country for one in found):
        return tuple(found)
    codes = {m.code for m in mentions if m.kind in _OWN_KINDS}
    only = next(iter(codes)) if len(codes) == 1 else home if home in codes else None
    return tuple(
        one if one.country or not _is_of_state(one.post, lang) else replace(one, country=only) for one in found
    )


def _is_of_state(post: str, lang: str) -> bool:
    """Whether only a state has such a post, as far as its words tell: not a director or the head of a company."""
    lowered = post.lower()
    return lowered in words_of(lang, "sovereign") or any(head in lowered for head in words_of(lang, "ministers"))


def _nominative_post(post: str, lang: str) -> str:
    """The post in the nominative singular: the first word tells the case in Russian, the head's last one elsewhere."""
    parts = post.split()
    at = 0 if lang == "ru" else len(parts) - 1
    if lang == "en":
        at = next((number for number, word in enumerate(parts) if word in ("of", "for") and number), len(parts)) - 1
    word = parts[at]
    irregular: dict[str, str] = pack(lang, "people").get("nominative", {})
    known = irregular.get(word.lower())
    if known:
        parts[at] = known.capitalize() if word[0].isupper() else known
    elif lang == "ru":
        parts[at] = nominative(word, word, lang)
    return " ".join(parts)


@lru_cache(maxsize=8)
def _phrases(lang: str) -> Phrases:
    data = pack(lang, "people")
    return Phrases({"post": data["posts"]["words"], "counterpart": data["counterpart"]["words"]})


@lru_cache(maxsize=8)
def _closed(lang: str) -> re.Pattern[str]:
    """What follows a name set between commas: a mark, or a word of speaking."""
    verbs = "|".join(sorted(words_of(lang, "speaking")))
    return re.compile(rf"[,).;:\n]|$|[\s\u00a0](?:{verbs})\b" if verbs else r"[,).;:\n]|$")


@lru_cache(maxsize=8)
def _first_words(lang: str) -> dict[str, list[str]]:
    """The first words of posts by their first letters."""
    table: dict[str, list[str]] = {}
    for phrase in pack(lang, "people")["posts"]["words"]:
        head = phrase.split()[0].rstrip("*")
        table.setdefault(head[:_KEY], []).append(head)
    return table
