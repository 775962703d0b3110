"""Whose country speaks where in a text of several voices: "we" of a guest is not the country of the publisher.

A transcript marks its turns by labels ("FM PERU:", "A:"), an interview by questions that are paragraphs of their own. A
label's country is named in it, or where the text presents the person or the post; else the voice is that of the guest
whom title or opening present. Who asks speaks for the publisher.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final

from claims.model import GROUPS, Official
from claims.text.departments import words_of
from claims.text.meaning.posted import Said, is_sent, mentioned, posted
from claims.text.meaning.turns import LEAST_TURNS, Turn, turns
from claims.text.parties import LENDERS, PartyMention, SelfReference
from claims.text.people import officials
from claims.text.sentences import Sentence

OPENING: Final = 5
"""Sentences from the first turn on in which a text, if not before, presents the guest whom it lets speak."""
LONGEST: Final = 2000
"""Characters of them at most."""
MOST_LABELS: Final = 40
"""A text with more of them is no talk."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_CASE_ENDING: Final = 3
_SHORTEST: Final = 4
_PLACES: Final = ("capital", "city")
_TWO: Final = 2


def speakers(
    lang: str,
    home: str | None,
    body: Said,
    title: Said,
    sentences: Sequence[Sentence],
    selves: Sequence[SelfReference],
) -> list[str]:
    """For each sentence the country, other than the publisher's, whose voice it is; empty where it is the publisher's.

    An empty list where the text has one voice only, or never says "we". Linear in the length of the text.
    """
    if not home or all(word.kind != "self" for word in selves):
        return []
    told = turns(body.text, lang)
    if len(told) < LEAST_TURNS or len({turn.label for turn in told}) > MOST_LABELS:
        return []
    countries = [one for one in body.named if one.code != LENDERS]
    known = officials(body.text, lang, countries, home)
    first = sum(sentence.end <= told[0].start for sentence in sentences)
    end = min(sentences[min(first + OPENING, len(sentences)) - 1].end, told[0].start + LONGEST)
    opening = _until(end, body.text, countries)
    is_hosted = bool(told[0].label) and not told[0].asks  # a host who speaks first speaks of others, too
    before = _until(told[0].start, body.text, countries)
    guest = _guest(known, home, lang, before if is_hosted else opening, title)
    lands = _lands(told, countries, known, (title, opening), lang)
    named = [one for one in (*title.named, *before.named) if len(one.code) == _TWO]
    guest = _by_turns(told, lands, guest, home, named, lang)
    out = [""] * len(sentences)
    number = 0
    for turn, after in pairwise([*told, Turn(len(body.text) + 1, "", False)]):
        who = "" if turn.asks else lands[turn.label] or guest
        while number < len(sentences) and sentences[number].start < after.start:
            if sentences[number].start >= turn.start:
                out[number] = "" if who == home else who
            number += 1
    return out if any(out) else []


def _until(end: int, text: str, countries: Sequence[PartyMention]) -> Said:
    return Said(text[:end], [one for one in countries if one.end <= end])


def _lands(
    told: Sequence[Turn],
    countries: Sequence[PartyMention],
    known: Sequence[Official],
    where: Sequence[Said],
    lang: str,
) -> dict[str, str]:
    """The country of each label, by its own words or by who title and opening say holds the post in it.

    Empty where nothing tells, or where two labels have one post.
    """
    lands = {turn.label: "" for turn in told if turn.asks or not turn.label}
    of_post: dict[str, list[str]] = {}
    for turn in told:
        if turn.label in lands:
            continue
        lands[turn.label] = _land(turn, countries, known, lang)
        post = _post(turn.label, lang)
        if not lands[turn.label] and post:
            ways = (([phrase], one, lang) for phrase in (turn.label, post) for one in where)
            lands[turn.label] = next((who for way in ways if (who := posted(*way))), "")
            of_post.setdefault(post, []).append(turn.label)
    for labels in of_post.values():
        lands |= dict.fromkeys(labels, "") if len(labels) > 1 else {}
    for label in lands:
        longer = (who for other, who in lands.items() if other.startswith(f"{label} ") and label)
        lands[label] = lands[label] or next(filter(None, longer), "")
    return lands


def _post(label: str, lang: str) -> str:
    """What a label begins with up to the post in it; empty where it has none."""
    return next((label[:end] for _, end in mentioned(words_of(lang, "posts"), label)), "")


def _by_turns(
    told: Sequence[Turn], lands: dict[str, str], guest: str, home: str, named: Sequence[PartyMention], lang: str
) -> str:
    """The guest for whom those speak whose label tells no country, who may be nobody; tells apart a host and a guest.

    Of two who have one post the first is the host, who is at home unless a place abroad is named.
    """
    again = Counter(turn.label for turn in told if turn.label and not turn.asks)
    untold = [label for label, count in again.items() if count > 1 and not lands[label]]
    other = guest or next((one.code for one in named if one.code != home), "")
    are_alike = len(untold) == _TWO and len({_post(label, lang) for label in untold} - {""}) == 1
    if are_alike and other and {home, other}.isdisjoint(lands.values()):
        is_abroad = any(one.kind in _PLACES and one.code == other for one in named)
        lands |= zip(untold, (other, home) if is_abroad else (home, other), strict=True)
        return ""
    return "" if guest in lands.values() else guest  # who speaks for that country has a label of his own


def _guest(known: Sequence[Official], home: str, lang: str, opening: Said, title: Said) -> str:
    """The country of the official whom title or opening present first; empty where that is the publisher's own.

    Where they name somebody sent and not whence, it is the first country that they name.
    """
    posts = words_of(lang, "posts") | words_of(lang, "abroad")
    told = next((one.country for one in known if one.start < len(opening.text) and one.country), "")
    who = posted(posts, title, lang) or told or posted(posts, opening, lang)
    sent = [is_sent(one, home, lang) for one in (title, opening)]
    if not who and any(sent) and False not in sent:
        who = next(
            (one.code for one in chain(title.named, opening.named) if one.code != home and len(one.code) == _TWO), ""
        )
    return who if who != home and who not in GROUPS else ""


def _land(turn: Turn, countries: Sequence[PartyMention], known: Sequence[Official], lang: str) -> str:
    """The country that a label names, or that of the official whose name it has.

    The name of a leader tells it behind a post or alone, not behind other names.
    """
    end, post = turn.start + len(turn.label) + 2, _post(turn.label, lang)
    inside = [one for one in countries if turn.start <= one.start < end and len(one.code) == _TWO]
    for country in inside:
        if country.kind != "leader" or country.start - turn.start <= len(post) + 1:
            return country.code
    words = {word.lower() for word in _WORD.findall(turn.label)}
    for one in known:
        surname = one.name.split()[-1].lower()
        if one.country and any(_is_same(surname, word) for word in words):
            return one.country
    return ""


def _is_same(one: str, two: str) -> bool:
    """Whether two words may be one surname in two cases."""
    shared = max(_SHORTEST, min(len(one), len(two)) - _CASE_ENDING + 1)
    return one == two or (one[:shared] == two[:shared] and abs(len(one) - len(two)) < _CASE_ENDING)


__all__ = ["Said", "speakers"]
