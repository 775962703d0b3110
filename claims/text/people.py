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
from claims.text.departments import words_of
from claims.text.names import ALIKE, nominative, nominative_adjective, same_person
from claims.text.parties import PartyMention
from claims.text.persons import Span, leader_of, next_person, next_served, person_after, person_before
from claims.text.phrases import Phrases
from claims.text.posts import Post, between, may_hold, post_at
from claims.text.served import Told, with_countries
from claims.text.words import words

_NEVER: Final = "never"
_COUNTERPART: Final = "counterpart"
_OF_FILMS: Final = "director"  # right before a name: of a film or a play, as far as that word alone tells
_SHORT: Final = 2  # letters of "PM", which in small letters is an hour
_LONGEST_SHORT: Final = 4  # letters of posts that are always in capitals, as CEO
_SEVERAL: Final = 4  # persons in one post in the plural, at most
_NEAR: Final = 40  # characters of "and the Kenyan" between two officials
_JOINT: Final = re.compile(r"\s*(?:[–—-]|and|&|и|және)?\s*(?:the\s)?")
_COMMA: Final = re.compile(r",\s(?:the\s)?")
_LINK: Final = re.compile(r"(?:,|,?\s(?:and|и|мен|пен|және))\s(?:the\s)?")
_OF: Final = re.compile(r"\sof\s(?:the\s)?|\s\(")


def officials(text: str, lang: str, mentions: Sequence[PartyMention], home: str | None = None) -> tuple[Official, ...]:
    """Each official once, in order of first mention.

    `country` is the one named with the post; for a state's own post without one, what the text as a whole tells
    (`served.py`) against the publisher's `home`; otherwise None.
    """
    lowered = words(text).lowered
    found: list[Told] = []
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
    return with_countries(text, found, lang, mentions, home) if found else ()


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
    known: Sequence[Told],
    ended: int,
) -> list[Told]:
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
        return [Told(Official(text[before[0] : before[1]], name, post.country, before[0], post.end))]
    name = known[-1].official.post if is_counterpart else _nominative_post(post.words, head, lang)
    post = replace(post, words=name)
    link = _LINK.match(text, ended) if known else None
    is_linked = link is not None and (link.end() == post.start or (bool(post.codes) and 0 < post.start - ended < _NEAR))
    told: list[Told] = []
    several = post.is_plural and len(post.codes) != 1
    is_apart = several and text[span[1] : span[1] + 2] != " ("  # "Secretaries Ann Lee (Trade) and …" are of one country
    for code in post.codes or (None,) * (_SEVERAL if several else 1):
        one = _official(text, span, post, code, span[0] if told else post.start, head, lang, mentions)
        if one is None:
            break
        told.append(Told(one, is_counterpart, is_linked and not is_counterpart, is_apart))
        other = next_person(text, max(span[1], _past_country(text, span[1], mentions)), lang, mentions, heads)
        if other is None:
            break
        span = other
    if post.is_plural and len(told) == 1:
        others = _others(text, told[0].official.end, post, head, lang, mentions, heads) if len(post.codes) == 1 else []
        return [replace(told[0], is_of_several=False), *others]
    return told


def _others(
    text: str,
    at: int,
    post: Post,
    case: str,
    lang: str,
    mentions: Sequence[PartyMention],
    heads: frozenset[int],
) -> list[Told]:
    """Those after the first in a post of several, each behind the country served."""
    told: list[Told] = []
    while served := next_served(text, at, lang, mentions, heads):
        country, span = served
        at = span[1]
        told.append(Told(Official(nominative(text[span[0] : span[1]], case, lang), post.words, country, *span)))
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
    if post.words == _OF_FILMS and not country and span[0] == post.after + 1:
        return None
    if len(person.split()) < 2 and person[1:2] != "." and leader is None:
        return None
    country = country or _named_after(text, span[1], mentions) or leader
    return Official(nominative(person, case, lang), post.words, country, start, span[1])


def _named_after(text: str, end: int, mentions: Sequence[PartyMention]) -> str | None:
    """The country right after a name: "President Ann Lee of Chile", "Ann Lee (Chile)"."""
    named = _mention_after(text, end, mentions)
    return named.code if named else None


def _past_country(text: str, end: int, mentions: Sequence[PartyMention]) -> int:
    """Where the words on the country after a name end, 0 where none stand there."""
    named = _mention_after(text, end, mentions)
    return named.end + (text[end : named.start].endswith("(") and text.startswith(")", named.end)) if named else 0


def _mention_after(text: str, end: int, mentions: Sequence[PartyMention]) -> PartyMention | None:
    link = _OF.match(text, end)
    if link is None:
        return None
    return next((m for m in between(mentions, link.end(), link.end() + 1) if m.kind == "name"), None)


def _add(found: list[Told], by_surname: dict[str, list[int]], one: Told) -> None:
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


def _nominative_post(post: str, head: str, lang: str) -> str:
    """The post in the nominative singular; `head` is the head of it as written, whose adjectives agree with it."""
    parts = (post.title() if post.isupper() and len(post) > _LONGEST_SHORT else post).split()
    irregular: dict[str, str] = pack(lang, "people").get("nominative", {})
    size = min(len(head.split()), len(parts))
    whole = irregular.get(" ".join(parts[:size]).lower()) if size > 1 else None
    if whole:
        return " ".join([whole.capitalize() if parts[0][0].isupper() else whole, *parts[size:]])
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
