"""Fields of cooperation that a text names, in the small vocabulary of claims/lexicon/areas.toml.

A field is named by its own words ("civil aviation"), by what is traded in it ("wheat") or built for it ("a pipeline"),
where a sentence, or one close by, tells of cooperation, trade, investment or a project: lists and accounts go on
("In the other direction: cashmere and a little ore") without saying so again. Far from any country a text tells of
matters at home. Words of posts, offices and events do not count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Area
from claims.text.cutting import look_up
from claims.text.listed_terms import LISTED, of_lists
from claims.text.parties import PartyMention
from claims.text.sentences import Sentence, sentences
from claims.text.terms import Terms
from claims.text.words import Words, words

_MOST_BETWEEN: Final = 9
_SENTENCES_BEFORE: Final = 2  # that may tell of cooperation for the one where a field is named
_SENTENCES_AFTER: Final = 1
_COUNTRY_BEFORE: Final = 6  # sentences before one and behind it, in which a country is named
_COUNTRY_AFTER: Final = 3
_REMEMBERED: Final = 50_000
_IDLE: Final = ""
"""The label of words that hold a term and name no field."""


class _Cues(dict[str, bool]):
    """Word -> whether it tells of cooperation, trade, investment or a project, remembered up to a bound."""

    def __init__(self, cues: Iterable[str]) -> None:
        super().__init__()
        self._whole = frozenset(cue for cue in cues if not cue.endswith("*"))
        self._stems = tuple(cue[:-1] for cue in cues if cue.endswith("*"))

    def __missing__(self, word: str) -> bool:
        found = word in self._whole or word.startswith(self._stems)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found
        return found


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a language says of fields: `terms` by code, and where a term stands for something else."""

    terms: Terms
    cues: _Cues
    titles: tuple[str, ...]
    bodies: frozenset[str]
    through: frozenset[str]
    led: tuple[str, ...]
    led_by: frozenset[str]
    followed: tuple[str, ...]
    followed_by: frozenset[str]
    joins: frozenset[str]


def areas(text: str, lang: str, mentions: Sequence[PartyMention] = ()) -> tuple[Area, ...]:
    """Each field once, where it is named first where a text speaks of cooperation, in order of the text.

    `mentions` are the countries that the text names; where it names none ("the two sides"), none is asked for.
    """
    rules = _rules(lang)
    sections = isic_sections()
    cut = words(text)
    places = of_lists(rules.terms.find(cut), cut.tokens, rules.joins)
    if not places:
        return ()
    spans = sentences(text, lang)
    found: dict[str, Area] = {}
    cued = _Cued(cut, spans, rules.cues)
    lands = sorted(mention.start for mention in mentions)
    at = 0
    for first, last, code in places:
        if code in found or code == _IDLE:
            continue
        start = cut.offsets[2 * first]
        while at < len(spans) - 1 and spans[at].end <= start:
            at += 1
        if cued.near(at) and _has_country(lands, spans, at) and not _is_other(text, cut, first, last, rules):
            found[code] = Area(code, sections[code], start, cut.offsets[2 * last + 1])
    return tuple(found.values())


def _has_country(lands: Sequence[int], spans: Sequence[Sentence], number: int) -> bool:
    """Whether a country is named in or about a sentence; `lands` are the places of countries, in order."""
    if not lands:
        return True
    opens, ends = spans[max(0, number - _COUNTRY_BEFORE)], spans[min(len(spans) - 1, number + _COUNTRY_AFTER)]
    found = bisect_left(lands, opens.start)
    return found < len(lands) and lands[found] < ends.end


class _Cued(dict[int, bool]):
    """Number of a sentence -> whether a word in it is a cue, looked up when asked for."""

    def __init__(self, cut: Words, spans: Sequence[Sentence], cues: _Cues) -> None:
        super().__init__()
        self._cut, self._spans, self._cues = cut, spans, cues

    def __missing__(self, number: int) -> bool:
        offsets, span = self._cut.offsets, self._spans[number]
        first, last = bisect_left(offsets, span.start) // 2, bisect_left(offsets, span.end) // 2
        found = self[number] = True in look_up(self._cut.tokens[first:last], self._cues)
        return found

    def near(self, number: int) -> bool:
        """Whether a sentence has a cue, or one of those close by."""
        last = min(number + _SENTENCES_AFTER, len(self._spans) - 1)
        return any(self[other] for other in range(max(0, number - _SENTENCES_BEFORE), last + 1))


def _is_other(text: str, cut: Words, first: int, last: int, rules: _Rules) -> bool:
    """Whether the words stand for something else than a field: a post, an office, an event, or one thing built."""
    tokens = cut.tokens
    if first == last:
        word = tokens[first]
        before, after = tokens[first - 1] if first else "", tokens[last + 1] if last + 1 < len(tokens) else ""
        if before.isalpha() and word.startswith(rules.led) and before not in rules.led_by:
            return True
        if after.isalpha() and word.startswith(rules.followed) and after not in rules.followed_by:
            return True
    return _is_titled_before(tokens, first, rules) or _is_titled_after(text, cut, last, rules)


def _is_titled_before(tokens: list[str], first: int, rules: _Rules) -> bool:
    """Whether a word of posts and offices leads up to a term: "Ministry of Trade, Industry and Energy"."""
    for at in range(first - 1, max(-1, first - _MOST_BETWEEN), -1):
        word = tokens[at]
        if word.startswith(rules.titles):
            return tokens[at + 1] != ","
        if word != "," and word not in rules.through:
            break
    return False


def _is_titled_after(text: str, cut: Words, last: int, rules: _Rules) -> bool:
    """Whether a term leads up to a word of posts and offices, or to the last word of a name: "Water and Power Bank"."""
    tokens, offsets = cut.tokens, cut.offsets
    for at in range(last + 1, min(len(tokens), last + _MOST_BETWEEN)):
        word = tokens[at]
        if word.startswith(rules.titles) or text[offsets[2 * at] : offsets[2 * at + 1]] in rules.bodies:
            return tokens[at - 1] != ","
        if word != "," and word not in rules.through:
            break
    return False


@lru_cache(maxsize=1)
def isic_sections() -> dict[str, str]:
    """Code of a field -> its section of ISIC Rev. 4."""
    return {code: entry["isic"] for code, entry in pack(".", "areas").items()}


@lru_cache(maxsize=8)
def _rules(lang: str) -> _Rules:
    data = pack(lang, "areas")
    titles, led, followed = data["titles"], data["led"], data["followed"]
    listed = {f"{code}{LISTED}": found for code, found in data["listed"]["terms"].items()}
    return _Rules(
        Terms({**data["terms"], **listed, _IDLE: data["idle"]["words"]}),
        _Cues(data["cues"]["words"]),
        tuple(titles["words"]),
        frozenset(titles["bodies"]),
        frozenset(titles["through"]),
        tuple(led["words"]),
        frozenset(led["by"]),
        tuple(followed["words"]),
        frozenset(followed["by"]),
        frozenset((",", *data["listed"]["joins"])),
    )
