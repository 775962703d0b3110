"""Officials: who, in which post, of which country, as the text gives them.

A post is looked for first; then a name after it (past the words of a department and of a country) or, behind a comma,
before it. A person is told once, where post and name stand together first. Russian and Kazakh names are given in the
nominative as far as the ending of post and name tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Official
from claims.text.names import ALIKE, nominative, nominative_adjective, same_person
from claims.text.parties import PartyMention
from claims.text.persons import Span, leader_of, next_person, person_after, person_before
from claims.text.phrases import Phrases
from claims.text.posts import Post, between, may_hold, post_at, words_of
from claims.text.words import words

_NEVER: Final = "never"
_COUNTERPART: Final = "counterpart"
_SHORT: Final = 2  # letters of "PM", which in small letters is an hour
_LONGEST_SHORT: Final = 4  # letters of posts that are always in capitals, as CEO
_SEVERAL: Final = 4  # persons in one post in the plural, at most
_NEAR: Final = 40  # characters of "and the Kenyan" between two officials
_JOINT: Final = re.compile(r"\s*(?:[–—-]|and|&|и|және)?\s*(?:the\s)?")
_COMMA: Final = re.compile(r",\s(?:the\s)?")
_LINK: Final = re.compile(r"(?:,|,?\s(?:and|и|мен|пен|және))\s(?:the\s)?")
_OF: Final = re.compile(r"\sof\s(?:the\s)?|\s\(")
_OWN_KINDS: Final = ("name", "demonym", "pair", "capital")


@dataclass(frozen=True, slots=True)
class _Told:
    """An official as told, and what tells the country where the post does not."""

    official: Official
    is_counterpart: bool = False
    is_linked: bool = False
    is_of_several: bool = False


def officials(text: str, lang: str, mentions: Sequence[PartyMention], home: str | None = None) -> tuple[Official, ...]:
    """Each official once, in order of first mention.

    `country` is the one named with the post; for a state's own post without one, the only country that the text names
    or, among several, the publisher's `home`; otherwise None.
    """
    lowered = words(text).lowered
    found: list[_Told] = []
    by_surname: dict[str, list[int]] = {}
    last: Post | None = None
    ended = 0
    phrases = _phrases(lang).find(text)
    heads = frozenset(start for start, _, label in phrases if label != _NEVER)
    for start, end, label in phrases:
        if label == _NEVER or (end - start <= _SHORT and not text[start:end].isupper()):
            continue
        may = may_hold(text, lowered, start, end, lang)
        post = post_at(text, lowered, start, end, lang, mentions, heads) if may else None
        if post is None:
            last = None
            continue
        if last is not None:
            post = _joined(text, last, post, lang)
        told = _told(text, post, start, end, label, lang, mentions, heads, found, ended)
        last = None if told else post
        for one in told:
            _add(found, by_surname, one)
            ended = one.official.end
    return _with_countries(found, lang, mentions, home) if found else ()


def _joined(text: str, last: Post, post: Post, lang: str) -> Post:
    """A post with the one before it that the same person holds: "Deputy Prime Minister and Minister of Trade"."""
    link = text[last.after : post.start]
    if last.start >= post.start:
        return post
    if not post.codes and last.codes and _COMMA.fullmatch(link):
        return replace(post, codes=last.codes)
    if not _JOINT.fullmatch(link):
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
    text: str,
    post: Post,
    start: int,
    end: int,
    label: str,
    lang: str,
    mentions: Sequence[PartyMention],
    heads: frozenset[int],
    known: Sequence[_Told],
    ended: int,
) -> list[_Told]:
    """The persons in a post: after it, in turn where it is in the plural, or before it."""
    is_counterpart = label == _COUNTERPART
    if is_counterpart and not known:
        return []
    head = text[post.start : end] if post.start < start else text[start:end]
    span = person_after(text, post, lang, mentions, heads)
    if span is None:
        before = None if is_counterpart else person_before(text, post, lang, mentions, heads)
        if before is None or before[0] < ended:
            return []
        name = _nominative_post(post.words, head, lang)
        return [_Told(Official(text[before[0] : before[1]], name, post.country, before[0], post.end))]
    name = known[-1].official.post if is_counterpart else _nominative_post(post.words, head, lang)
    post = replace(post, words=name)
    link = _LINK.match(text, ended) if known else None
    reach = post.start - ended
    is_linked = link is not None and (link.end() == post.start or (bool(post.codes) and 0 < reach < _NEAR))
    told: list[_Told] = []
    several = post.is_plural and len(post.codes) != 1
    for code in post.codes or (None,) * (_SEVERAL if several else 1):
        begin = span[0] if told else post.start
        one = _official(text, span, post, code, begin, head, lang, mentions)
        if one is None:
            break
        told.append(_Told(one, is_counterpart, is_linked and not is_counterpart, several))
        other = next_person(text, span[1], lang, mentions, heads)
        if other is None:
            break
        span = other
    return told


def _official(
    text: str,
    span: Span,
    post: Post,
    country: str | None,
    start: int,
    case: str,
    lang: str,
    mentions: Sequence[PartyMention],
) -> Official | None:
    person = text[span[0] : span[1]]
    leader = leader_of(text, post.start, span, mentions)
    if len(person.split()) < 2 and person[1:2] != "." and leader is None:
        return None
    country = country or _named_after(text, span[1], mentions) or leader
    return Official(nominative(person, case, lang), post.words, country, start, span[1])


def _named_after(text: str, end: int, mentions: Sequence[PartyMention]) -> str | None:
    """The country right after a name: "President Ann Lee of Chile", "Ann Lee (Chile)"."""
    link = _OF.match(text, end)
    if link is None:
        return None
    return next((m.code for m in between(mentions, link.end(), link.end() + 1) if m.kind == "name"), None)


def _add(found: list[_Told], by_surname: dict[str, list[int]], one: _Told) -> None:
    """Take a person in, or a country for one known without it."""
    name = one.official.name
    if " " not in name and any(name in known.official.name.split() for known in found):
        return  # "President Xi" after "Xi Jinping"
    alike = by_surname.setdefault(name.lower().split()[-1][:ALIKE], [])
    for number in alike:
        known = found[number].official
        if same_person(name, known.name):
            if known.country is None and one.official.country:
                found[number] = replace(found[number], official=replace(known, country=one.official.country))
            return
    alike.append(len(found))
    found.append(one)


def _with_countries(
    found: list[_Told], lang: str, mentions: Sequence[PartyMention], home: str | None
) -> tuple[Official, ...]:
    """The officials with the countries that only others tell: one's neighbour in a list, the text as a whole."""
    told = [one.official for one in found]
    if all(one.country for one in told):
        return tuple(told)
    codes = {m.code for m in mentions if m.kind in _OWN_KINDS}
    only = next(iter(codes)) if len(codes) == 1 else home if home in codes else None
    for number, one in enumerate(found):
        official = told[number]
        if official.country or one.is_of_several or not _is_of_state(official.post, lang):
            continue
        country = only
        is_chief = official.post.lower() in words_of(lang, "chiefs")
        if one.is_linked and number and told[number - 1].country and not is_chief:
            country = told[number - 1].country
        elif one.is_counterpart:
            country = _other(codes, told[number - 1].country) if number else None
        elif number + 1 < len(found) and (found[number + 1].is_counterpart or found[number + 1].is_linked):
            other = told[number + 1].country
            country = only if only != other else _other(codes, other)
        told[number] = replace(official, country=country)
    return tuple(told)


def _other(codes: set[str], one: str | None) -> str | None:
    """The other of two countries."""
    rest = codes - {one}
    return next(iter(rest)) if one in codes and len(rest) == 1 else None


def _is_of_state(post: str, lang: str) -> bool:
    """Whether only a state has such a post, as far as its words tell: not a director or the head of a company."""
    lowered = post.lower()
    starts, phrases = _of_state(lang)
    return (
        lowered in words_of(lang, "sovereign")
        or any(part.startswith(starts) for part in re.split(r"[\s-]", lowered))
        or any(phrase in lowered for phrase in phrases)
    )


@lru_cache(maxsize=8)
def _of_state(lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings of the words that only posts of a state have, and phrases in such posts."""
    heads = words_of(lang, "ministers")
    stems = [word.rstrip("*") for word in words_of(lang, "ministries")]
    return (*(one for one in heads if " " not in one), *stems), tuple(one for one in heads if " " in one)


def _nominative_post(post: str, head: str, lang: str) -> str:
    """The post in the nominative singular; `head` is the head of it as written, whose adjectives agree with it."""
    parts = (post.title() if post.isupper() and len(post) > _LONGEST_SHORT else post).split()
    irregular: dict[str, str] = pack(lang, "people").get("nominative", {})
    size = min(len(head.split()), len(parts))
    if lang != "ru":
        word = parts[size - 1]
        known = irregular.get(word.lower())
        parts[size - 1] = (known.capitalize() if word[0].isupper() else known) if known else word
        return " ".join(parts)
    for number, word in enumerate(parts[:size]):
        known = irregular.get(word.lower())
        adjective = nominative_adjective(word) if number + 1 < size else None
        if known:
            parts[number] = known.capitalize() if word[0].isupper() else known
        elif adjective or word == "и":
            parts[number] = adjective or word
        else:
            parts[number] = nominative(word, word, lang)
        if parts[number] != "и" and not parts[number].endswith(("ый", "ий", "ой")):
            break
    return " ".join(parts)


@lru_cache(maxsize=8)
def _phrases(lang: str) -> Phrases:
    data = pack(lang, "people")
    return Phrases(
        {
            _COUNTERPART: data["counterpart"]["words"],
            _NEVER: data["never"]["words"],  # before "post" in the alphabet, so it wins where both are as long
            "post": data["posts"]["words"],
        }
    )
