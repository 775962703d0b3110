"""The names of countries, cities, groups and leaders of one language, ready for lookup by first word.

The tables are places.json of the pack (see claims/lexicon/build_places.py). A word of text costs one dictionary
lookup; only words that begin some name are looked at further.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from claims.lexicon.kazakh import BELONGING, endings, stem_in
from claims.lexicon.pack import ROOT, NoPack
from claims.text.cutting import look_up, look_up_or, places
from claims.text.words import Words

WORD: Final = re.compile(r"[^\W\d_]+")
_CACHE_WORDS: Final = 50_000
_BETWEEN: Final = frozenset(" -–‑'’ʼ`.\n\u00a0&,")
_LONGEST_GAP: Final = 3
_LONG: Final = 4
_CASE: Final = 3  # letters of a Kazakh genitive


@dataclass(frozen=True, slots=True)
class Hit:
    """One name found: offsets, code, kind letter of the builder, and the form it was found under."""

    start: int
    end: int
    code: str
    kind: str
    form: str


class _Stems(dict[str, str | None]):
    """Kazakh word -> the name that it may begin without its endings, or none, remembered up to a bound."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def __missing__(self, word: str) -> str | None:
        if len(self) > _CACHE_WORDS:
            self.clear()
        stem = self[word] = stem_in(word, self._names)
        return stem


@dataclass(slots=True)
class Gazetteer:
    """Lookup of names in lower-case text of one language; Kazakh words may carry endings."""

    lang: str
    single: dict[str, str]
    phrases: dict[str, list[list[str]]]
    money: frozenset[str]
    confirm: frozenset[str]
    seats: dict[str, str]
    shared: dict[str, str]
    """Names that another state shares, with that one's code: it is meant where it alone is named in another way."""
    owner: str
    """Whose money is told by the country alone behind a scale of numbers, «1,05 млрд. АҚШ»; empty for nobody's."""
    scales: tuple[str, ...]
    money_leads: tuple[str, ...]
    """How words for money begin behind which a country tells whose it is, «долл. США»."""
    lead_owners: frozenset[str]
    """The countries that have such money: «5 млрд долларов Китаю» go to China."""
    self_words: dict[str, list[tuple[list[str], str]]]
    """Words that stand for a party without its name: the first, and the words after it with the kind of each phrase."""
    _heads: dict[str, str | None] = field(default_factory=dict)
    _begun: dict[str, list[tuple[list[str], str, str]]] = field(default_factory=dict)
    """The phrases that words seen so far begin: the words after the first, the code, the tag."""

    def __post_init__(self) -> None:
        stems = dict.fromkeys(self.single, "") | dict.fromkeys(self.phrases, "")
        self._heads = _Stems(stems) if self.lang == "kk" else {word: word for word in stems}

    def hits(self, text: str, cut: Words) -> list[Hit]:
        """Every longest name in the text, left to right, without overlaps."""
        found: list[Hit] = []
        last = 0
        offsets, heads = cut.offsets, self._heads
        stems = look_up(cut.tokens, heads) if self.lang == "kk" else look_up_or(cut.tokens, heads, None)
        for index in places(stems):
            start, stem = offsets[2 * index], stems[index]
            if start < last or not stem:
                continue
            hit = self._at(text, cut.lowered, start, offsets[2 * index + 1], stem)
            if hit is not None:
                last = hit.end
                found.append(hit)
        return found

    def may_begin(self, word: str) -> bool:
        """Whether some name may begin with this lower-case word."""
        return word in self._heads if self.lang != "kk" else self._heads[word] is not None

    def is_money(self, word: str) -> bool:
        """Whether a lower-case word is the name of a currency's unit."""
        if word in self.money:
            return True
        return self.lang == "kk" and stem_in(word, dict.fromkeys(self.money, "")) is not None if word else False

    def scale_before(self, text: str) -> bool:
        """Whether a scale of numbers ends a lower-case text, but for a blank."""
        bare = text[:-1].removesuffix(".") if text[-1:].isspace() else ""
        return bare.endswith(self.scales)

    def _at(self, text: str, lowered: str, start: int, end: int, stem: str) -> Hit | None:
        if end == start + len(stem):
            for words, code, tag in self._phrases_of(stem):
                stop = self.follows(lowered, end, words)
                if stop and _written_as(text, start, stop, tag):
                    return Hit(start, stop, code, tag[-1], lowered[start:stop])
        entry = self.single.get(stem)
        if entry is None and self.lang == "kk":  # a phrase begins with the genitive: «Францияның оңтүстік аймақтары»
            bare = stem_in(stem, self.single)
            if bare and len(stem) - len(bare) >= _CASE:
                stem, entry = bare, self.single[bare]
        if entry is None:
            return None
        code, tag, *small = entry.split(" ")
        if _written_as(text, start, start + len(stem), tag):
            return Hit(start, end, code, tag[-1], stem)
        is_long = self.lang == "kk" and tag == "Cn" and len(stem) >= _LONG
        if is_long and lowered.startswith(BELONGING, start + len(stem)):
            return Hit(start, end, code, "d", stem)  # «сингапурлық», an adjective in small letters
        return Hit(start, end, code, small[0], stem) if small else None

    def _phrases_of(self, stem: str) -> list[tuple[list[str], str, str]]:
        found = self._begun.get(stem)
        if found is None:
            found = self._begun[stem] = []
            for *words, told in self.phrases.get(stem, ()):
                code, _, tag = told.partition(" ")
                found.append((words, code, tag))
        return found

    def follows(self, lowered: str, at: int, rest: list[str]) -> int:
        """The offset after `rest`, where its words follow at `at` with small gaps; otherwise 0."""
        size, left = len(lowered), len(rest)
        for word in rest:
            gap, last = at, at + _LONGEST_GAP
            if last > size:
                last = size
            while gap < last and lowered[gap] in _BETWEEN:
                gap += 1
            if gap in (at, size) or lowered[gap] != word[0] or not lowered.startswith(word, gap):
                return 0
            at = gap + len(word)
            left -= 1
            if at < size and lowered[at].isalnum() and (match := WORD.match(lowered, at)):
                if self.lang != "kk" or left or match.group() not in endings():
                    return 0
                at = match.end()
        return at


def _written_as(text: str, start: int, end: int, tag: str) -> bool:
    if len(tag) == 1:
        return True
    return text[start:end].isupper() if tag[0] == "A" else text[start].isupper()


@lru_cache(maxsize=8)
def gazetteer(lang: str) -> Gazetteer:
    """The gazetteer of a language pack. Raises NoPack where the pack has no places.json."""
    path = ROOT / lang / "places.json"
    if not path.is_file():
        raise NoPack(
            f"the language pack {lang!r} has no table of names of places",
            str(path),
            "write places.toml beside it, then: python -m claims.lexicon.build_places",
        )
    tables: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Gazetteer(
        lang,
        tables["single"],
        tables["phrases"],
        frozenset(tables["money"]),
        frozenset(tables["confirm"]),
        tables["seats"],
        tables["shared"],
        tables["owner"],
        tuple(tables["scales"]),
        tuple(tables["money_leads"]),
        frozenset(tables["lead_owners"]),
        {word: [(rest, kind) for *rest, kind in told] for word, told in tables["self"].items()},
    )
