"""Whose an official is whom the post's own words give no country.

A neighbour in a list tells it, or the text as a whole: a state's own post without a country is of the only country that
the text names, or of the publisher's. A publisher seldom names its own: who stands before any country is named, or
beside an official of the other, is the publisher's; who comes on a visit is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Official
from claims.text.departments import words_of
from claims.text.names import SURNAME
from claims.text.parties import PartyMention
from claims.text.posts import between

_OWN_KINDS: Final = ("name", "demonym", "pair", "capital")
_VISIT_REACH: Final = 60  # characters before a post, or after a name, where words tell of a visit
_HOST_REACH: Final = 20  # characters before an envoy's post where a place may begin
_PLACES: Final = (*_OWN_KINDS, "city")
_LINK: Final = re.compile(r"(?:,?\s(?:the\s)?)?")  # between a place and an envoy: "in Delhi, the ambassador"
_STATE: Final = 2  # letters of a state's code
_JOINED: Final = re.compile(r",|\s(?:and|и|мен|пен|бен|және)\b")
_MARKS: Final = re.compile(r"[.;:\n]")


@dataclass(frozen=True, slots=True)
class Told:
    """An official as told, and what tells the country where the post does not."""

    official: Official
    is_counterpart: bool = False
    is_linked: bool = False
    is_of_several: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What a text as a whole tells of countries: those it names, where, and the publisher's."""

    text: str
    lang: str
    mentions: Sequence[PartyMention]
    codes: frozenset[str]
    home: str | None
    first: int
    """Where the first country is named."""
    ranked: Sequence[str]
    """The countries, those named most often first."""

    @property
    def only(self) -> str | None:
        """The only country named, or among several the publisher's."""
        return next(iter(self.codes)) if len(self.codes) == 1 else self.home if self.home in self.codes else None

    def foremost(self, but: str) -> str | None:
        """The country named most often but one, the first of those that are named as often."""
        return next((code for code in self.ranked if code != but and len(code) == _STATE), None)

    def other(self, one: str | None) -> str | None:
        """The other of two countries."""
        rest = self.codes - {one}
        return next(iter(rest)) if one in self.codes and len(rest) == 1 else None


def with_countries(
    text: str, found: Sequence[Told], lang: str, mentions: Sequence[PartyMention], home: str | None
) -> tuple[Official, ...]:
    """The officials with the countries that only others tell: one's neighbour in a list, the text as a whole."""
    told = [one.official for one in found]
    if all(one.country for one in told):
        return tuple(told)
    own = [m for m in mentions if m.kind in _OWN_KINDS]
    first = min((m.start for m in own), default=len(text))
    ranked = [code for code, _ in Counter(m.code for m in own).most_common()]
    ground = Ground(text, lang, mentions, frozenset(ranked), home, first, ranked)
    for number in range(len(found)):
        if told[number].country is None:
            country = _land(told[number].post, ground) or _of(found, told, number, ground)
            told[number] = replace(told[number], country=country)
    return tuple(told)


def _of(found: Sequence[Told], told: Sequence[Official], number: int, ground: Ground) -> str | None:
    """The country of an official, None where nothing tells it."""
    one, official = found[number], told[number]
    if one.is_of_several:
        return None
    if _envoy(ground.lang).search(official.post):
        return _sender(official, ground)
    if not _is_of_state(official.post, ground.lang):
        return None
    is_chief = official.post.lower() in words_of(ground.lang, "chiefs")
    if one.is_linked and number and told[number - 1].country and not is_chief:
        return told[number - 1].country
    if one.is_counterpart:
        return ground.other(told[number - 1].country) if number else None
    if number + 1 < len(found) and (found[number + 1].is_counterpart or found[number + 1].is_linked):
        other = told[number + 1].country
        if other is None:
            return ground.home if _is_ours(official, told, ground) else ground.only
        if ground.only == other and ground.home not in (None, other):
            return ground.home
        return ground.only if ground.only != other else ground.other(other)
    visited = _visited(official, ground)
    if visited is not None:
        return visited or None
    is_ours = _is_ours(official, told, ground) or (
        ground.only is None and _has_name_of_here(official, ground, ground.codes)
    )
    return ground.home if is_ours else ground.only


def _sender(official: Official, ground: Ground) -> str | None:
    """Whose envoy somebody is, where that is not told: abroad the publisher's, at home that of the one most named."""
    near = between(ground.mentions, official.start - _HOST_REACH, official.end)
    places = [
        m.code for m in near if m.kind in _PLACES and _LINK.fullmatch(ground.text, m.end, max(m.end, official.start))
    ]
    host = places[-1] if places else ground.home
    if host != ground.home:
        return ground.home or ground.other(host)
    other = ground.foremost(host) if host else None
    if host in _commonwealth() and SURNAME.search(official.name.lower()):
        return host if _has_name_of_here(official, ground, {other or ""}) else None  # the publisher's own man abroad
    return other


def _has_name_of_here(official: Official, ground: Ground, others: Set[str]) -> bool:
    """Whether a surname has an ending of the publisher's country, and of none of the others."""
    is_home = ground.home in _commonwealth() and SURNAME.search(official.name.lower()) is not None
    return is_home and (_commonwealth() & others) <= {ground.home}


def _is_ours(official: Official, told: Sequence[Official], ground: Ground) -> bool:
    """Whether an official of a text that does not name the publisher's country is the publisher's all the same."""
    if ground.home is None or ground.home in ground.codes:
        return False
    if official.start < ground.first:  # where no country is named at all, a president may be a firm's
        return bool(ground.codes) or official.post.lower() not in words_of(ground.lang, "sovereign")
    return ground.only is not None and any(
        other.country == ground.only and _are_together(official, other, ground) for other in told
    )


def _are_together(one: Official, other: Official, ground: Ground) -> bool:
    """Whether two officials stand in one clause, and not side by side in a list."""
    if one is other:
        return False
    low, high = sorted((one, other), key=lambda official: official.start)
    link = ground.text[low.end : high.start]
    if low.end > high.start or len(link) > 2 * _VISIT_REACH:
        return False
    return bool(link.split()) and not _MARKS.search(link) and _JOINED.match(link) is None


def _visited(official: Official, ground: Ground) -> str | None:
    """The country of a visitor, empty where it is not told which; None where nothing says that the official is one."""
    led = ground.text[max(0, official.start - _VISIT_REACH) : official.start]
    if not _visit(ground.lang).search(led):
        return None
    hosts = between(ground.mentions, official.end, official.end + _VISIT_REACH)
    close = _MARKS.search(ground.text, official.end)
    host = next((m.code for m in hosts if m.kind in _OWN_KINDS and (close is None or m.start < close.start())), None)
    codes = ground.codes | ({ground.home} if ground.home else set())
    rest = codes - {host or ground.home}
    return next(iter(rest)) if len(rest) == 1 else None if host else ""


def _land(post: str, ground: Ground) -> str | None:
    """The country that alone has a post of that name: an akim, a taoiseach."""
    lands: dict[str, list[str]] = pack(ground.lang, "people")["lands"]
    for word, codes in lands.items():
        if any(part.startswith(word) for part in post.lower().split()):
            return next((code for code in codes if code in ground.codes or code == ground.home), codes[0])
    return None


def _is_of_state(post: str, lang: str) -> bool:
    """Whether only a state has such a post, as far as its words tell: not a director or the head of a company."""
    lowered = post.lower()
    starts, phrases = _of_state(lang)
    return (
        lowered in words_of(lang, "sovereign")
        or any(part.startswith(starts) for part in re.split(r"[\s-]", lowered))
        or any(phrase in lowered for phrase in phrases)
    )


@lru_cache(maxsize=1)
def _commonwealth() -> frozenset[str]:
    """The states where surnames in Russian endings are at home."""
    return frozenset(pack(".", "members")["members"]["CIS"].split())


@lru_cache(maxsize=8)
def _envoy(lang: str) -> re.Pattern[str]:
    """The words of those who are sent abroad, in a post."""
    words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in sorted(words_of(lang, "envoys")))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _visit(lang: str) -> re.Pattern[str]:
    """The words of a visit right before a post."""
    words = "|".join(re.escape(word) for word in words_of(lang, "visits"))
    return re.compile(rf"(?<!\w)(?:{words})[\s\u00a0]$" if words else "(?!)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _of_state(lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings of the words that only posts of a state have, and phrases in such posts."""
    heads = words_of(lang, "ministers")
    stems = [word.rstrip("*") for word in words_of(lang, "ministries")]
    return (*(one for one in heads if " " not in one), *stems), tuple(one for one in heads if " " in one)
