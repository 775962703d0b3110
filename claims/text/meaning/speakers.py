"""Whose country speaks where in a text of several voices: "we" of a guest is not the country of the publisher.

A transcript marks its turns by labels ("FM PERU:", "A:"), an interview by questions that are paragraphs of their own. A
label's country is named in it, or where the text presents the person or the post; else the voice is that of the guest
whom title or opening present. Who asks speaks for the publisher.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from claims.model import GROUPS, Official
from claims.text.departments import words_of
from claims.text.parties import LENDERS, PartyMention, SelfReference
from claims.text.people import officials
from claims.text.sentences import Sentence

LEAST_TURNS: Final = 3
LEAST_ASKED: Final = 2
OPENING: Final = 5
"""Sentences from the first turn on in which a text, if not before, presents the guest whom it lets speak."""
LONGEST: Final = 2000
"""Characters of them at most."""
MOST_LABELS: Final = 40
"""A text with more of them is no talk."""
_LABEL: Final = re.compile(r"(?:[–—-][ \u00a0]?)?([^\W\d_][^\n:?!\"«»“”]{0,58}?)(?::|\.? [–—]|\.—)(?=[ \u00a0\n])")
_MOST_WORDS: Final = 7
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_CASE_ENDING: Final = 3
_SHORTEST: Final = 4
_BEFORE: Final = 3
_BEHIND: Final = 20
"""Characters between a post and its country: "Norway's minister", "President of the Republic of Indonesia"."""
_LINE: Final = re.compile(r"[^\n]+")
_STOP: Final = re.compile(r"[.,;:!?()\n]")
_DASHES: Final = ("–", "—", "-")
_SHORT: Final = 160
"""Characters of a line that may ask without a question mark."""


class Turn(NamedTuple):
    """From where on one voice speaks; its label, empty where nothing labels it; and whether it is one who asks."""

    start: int
    label: str
    asks: bool


class Said(NamedTuple):
    """A text with the parties that it names."""

    text: str
    named: Sequence[PartyMention]


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
    turns = _turns(body.text, lang)
    if len(turns) < LEAST_TURNS or len({turn.label for turn in turns}) > MOST_LABELS:
        return []
    countries = [one for one in body.named if one.code != LENDERS]
    known = officials(body.text, lang, countries, home)
    first = sum(sentence.end <= turns[0].start for sentence in sentences)
    end = min(sentences[min(first + OPENING, len(sentences)) - 1].end, turns[0].start + LONGEST)
    opening = Said(body.text[:end], [one for one in countries if one.end <= end])
    guest = _guest(known, home, lang, opening, title)
    out = [""] * len(sentences)
    lands = {turn.label: "" for turn in turns if turn.asks or not turn.label}
    for turn in turns:
        if turn.label not in lands:
            lands[turn.label] = (
                _land(turn, countries, known)
                or _posted([turn.label], title, lang)
                or _posted([turn.label], opening, lang)
            )
    if guest in lands.values():
        guest = ""  # who speaks for that country has a label of his own
    number = 0
    for turn, after in pairwise([*turns, Turn(len(body.text) + 1, "", False)]):
        who = "" if turn.asks else lands[turn.label] or guest
        while number < len(sentences) and sentences[number].start < after.start:
            if sentences[number].start >= turn.start:
                out[number] = "" if who == home else who
            number += 1
    return out if any(out) else []


def _turns(text: str, lang: str) -> list[Turn]:
    """Where voices change: by labels where the text has such as come again, else by dashes, else by lines that ask."""
    lines = [(found.start(), found.group()) for found in _LINE.finditer(text)]
    labels = {at: " ".join(found[1].split()) for at, line in lines if (found := _LABEL.match(line))}
    labels = {at: label for at, label in labels.items() if label.count(" ") < _MOST_WORDS}
    dashed = [(at, line) for at, line in lines if line.startswith(_DASHES)]
    again = Counter(label.lower() for label in labels.values())
    if sum(count for count in again.values() if count > 1) >= LEAST_TURNS:
        asking = words_of(lang, "asking")
        if len(again) == 1 and len(dashed) >= LEAST_ASKED:  # "PAPER: Why?" before "— Because"
            return sorted([*(Turn(at, "", False) for at, _ in dashed), *(Turn(at, labels[at], True) for at in labels)])
        return [Turn(at, label, label.lower() in asking) for at, label in labels.items()]
    if sum(map(_asks, dashed)) >= LEAST_ASKED:
        return _in_turn(dashed)
    asked = [_asks(line) for line in lines]
    if sum(asked) < LEAST_ASKED:
        return []
    first = asked.index(True)
    return [Turn(at, "", asks) for (at, _), asks in zip(lines[first:], asked[first:], strict=True)]


def _asks(line: tuple[int, str]) -> bool:
    return line[1].rstrip('»”"*_) ').endswith("?")


def _in_turn(dashed: Sequence[tuple[int, str]]) -> list[Turn]:
    """Lines of a talk on dashes: who asks begins, and asks again after an answer, if seldom with no question mark."""
    out: list[Turn] = []
    for number, (at, line) in enumerate(dashed):
        after = dashed[number + 1][1] if number + 1 < len(dashed) else ""
        is_short = len(line) <= _SHORT and len(line) < len(after)
        is_next = not out or (not out[-1].asks and is_short)
        out.append(Turn(at, "", is_next or _asks((at, line))))
    return out


def _guest(known: Sequence[Official], home: str, lang: str, opening: Said, title: Said) -> str:
    """The country of the official whom title or opening present first; empty where that is the publisher's own."""
    posts = words_of(lang, "posts")
    told = next((one.country for one in known if one.start < len(opening.text) and one.country), "")
    who = _posted(posts, title, lang) or told or _posted(posts, opening, lang)
    return who if who != home and who not in GROUPS else ""


def _land(turn: Turn, countries: Sequence[PartyMention], known: Sequence[Official]) -> str:
    """The country that a label names, or that of the official whose name it has."""
    end = turn.start + len(turn.label) + 2
    inside = [one.code for one in countries if turn.start <= one.start < end and len(one.code) == 2]
    if inside:
        return inside[0]
    words = {word.lower() for word in _WORD.findall(turn.label)}
    for one in known:
        surname = one.name.split()[-1].lower()
        if one.country and any(_is_same(surname, word) for word in words):
            return one.country
    return ""


def _posted(posts: Collection[str], where: Said, lang: str) -> str:
    """The country beside the first mention of one of some posts: "President of Indonesia", "Peru's minister".

    Not "the ambassador to Peru", who is sent there.
    """
    abroad = words_of(lang, "abroad_in")
    choice = "|".join(re.escape(post).replace(r"\*", r"\w*") for post in sorted(posts, key=len, reverse=True))
    for found in re.finditer(rf"\b(?:{choice})\b", where.text, re.IGNORECASE) if choice else ():
        for one in where.named:
            link = where.text[one.end : found.start()] or where.text[found.end() : one.start]
            is_before = 0 < found.start() - one.end <= _BEFORE
            is_behind = 0 < one.start - found.end() <= _BEHIND and not _STOP.search(link)
            is_behind = is_behind and abroad.isdisjoint(link.split())
            if (is_before or is_behind) and len(one.code) == 2:
                return one.code
    return ""


def _is_same(one: str, two: str) -> bool:
    """Whether two words may be one surname in two cases."""
    shared = max(_SHORTEST, min(len(one), len(two)) - _CASE_ENDING + 1)
    return one == two or (one[:shared] == two[:shared] and abs(len(one) - len(two)) < _CASE_ENDING)


__all__ = ["Said", "speakers"]
