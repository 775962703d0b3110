"""Words to concepts: what a word of any language says about cooperation, as small integers shared by all packs.

`claims/lexicon/<lang>/meaning.toml` lists the words of each concept. "stem*" matches any word that begins so; a phrase
matches word for word, each of its words either whole or a stem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final
from zlib import crc32

from claims.lexicon import pack as packs
from claims.text.openings import Openings

STEM_LENGTH: Final = 6
STEM_BITS: Final = 20
CACHE_LIMIT: Final = 100_000
LONGEST_WORD: Final = 64

SUFFIX_LENGTH: Final = 3

Phrase = tuple[tuple[str, ...], int]
"""The words of a phrase after those already matched, and its concept."""


class Phrases:
    """The phrases that a word may begin: those whose second word is told whole, by that word, and the rest."""

    __slots__ = ("beginnings", "by_second", "others")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.by_second: dict[str, list[Phrase]] = {}
        self.others: list[Phrase] = []
        for rest, concept in phrases:
            if rest[0].endswith("*"):
                self.others.append((rest, concept))
            else:
                self.by_second.setdefault(rest[0], []).append((rest[1:], concept))
        self.beginnings = tuple(sorted({rest[0][:-1] for rest, _ in self.others}))

    def concepts(self) -> set[int]:
        """All that these phrases may mean."""
        return {concept for one in (*self.by_second.values(), self.others) for _, concept in one}

    def found(self, words: list[str], at: int, after: int) -> list[int]:
        """The concepts of the phrases whose further words stand in `words` from index `at` on and before `after`."""
        if at >= after:
            return []
        word = words[at]
        out: list[int] = []
        if word in self.by_second:
            out += [concept for rest, concept in self.by_second[word] if phrase_fits(rest, words, at + 1, after)]
        if self.beginnings and word.startswith(self.beginnings):
            out += [concept for rest, concept in self.others if phrase_fits(rest, words, at, after)]
        return out


Told = tuple[tuple[int, ...], Phrases | None]
"""The concepts of a word, and the phrases that it may begin."""


Word = tuple[int, int, tuple[int, ...], Phrases | None]
"""Hashes of the word's first and last letters, its concepts, and the phrases that it may begin."""


Form = tuple[
    str,
    int,
    int,
    tuple[int, ...],
    Phrases | None,
    tuple[int, ...],
    Phrases | None,
    tuple[int, ...],
    Phrases | None,
    int,
]
"""A word in lower case, what `Word` tells of it, its cues of topics and of stages with the phrases that it may begin of
either, and its verb form."""


KINDS: Final = 10
"""What is told of a word, by number of kinds."""


class Known(dict[str, Told]):
    """The cues of lower-case words, found when first asked for and remembered up to a bound."""

    def __init__(self, find: Callable[[str], Told]) -> None:
        self._find = find

    def __missing__(self, word: str) -> Told:
        found = self._find(word)
        if len(self) >= CACHE_LIMIT:
            self.clear()
        self[word] = found
        return found


_OPENINGS: Final[dict[str, Openings]] = {}


def openings(lang: str) -> Openings:
    """The stems of all lexicons of a language that were made so far: one look at a word serves them all."""
    return _OPENINGS.setdefault(lang, Openings())


class Lexicon:
    """The concepts of one language. What words mean is remembered, up to a bound, so that a text costs dict hits."""

    def __init__(self, lang: str, entries: dict[str, list[str]], ids: dict[str, int]) -> None:
        self.openings = openings(lang)
        self._exact: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        self._phrase_exact: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._phrase_stems: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._words: dict[str, Word] = {}
        self._first_hash, self._last_hash = crc32(lang.encode()), crc32(f"{lang}-".encode())
        self.known = Known(self._found)
        for name, words in entries.items():
            for word in words:
                self._add(word.replace("ё", "е").split(), ids[name])
        for stem in (*self._stems, *self._phrase_stems):
            self.openings.add(stem)

    def _add(self, words: list[str], concept: int) -> None:
        head = words[0]
        is_stem = head.endswith("*")
        key = head.rstrip("*")
        if len(words) == 1:
            (self._stems if is_stem else self._exact).setdefault(key, []).append(concept)
        else:
            phrases = self._phrase_stems if is_stem else self._phrase_exact
            phrases.setdefault(key, []).append((tuple(words[1:]), concept))

    def look_up(self, word: str, stems: list[str] | None = None) -> Word:
        """Stem hash, concepts and possible phrases of a lower-case word, given what stems it begins with if known."""
        found = self._words.get(word)
        if found is None:
            concepts, phrases = self.told(word, self.openings.of(word) if stems is None else stems)
            stem = crc32(word[:STEM_LENGTH].encode(), self._first_hash) >> (32 - STEM_BITS)
            suffix = crc32(word[-SUFFIX_LENGTH:].encode(), self._last_hash) >> (32 - STEM_BITS)
            found = stem, suffix, concepts, phrases
            if len(self._words) >= CACHE_LIMIT:
                self._words.clear()
            self._words[word] = found
        return found

    def told(self, word: str, stems: list[str]) -> Told:
        """Concepts and possible phrases of a lower-case word that begins with these stems, of which some are ours."""
        concepts, phrases = self._exact.get(word), self._phrase_exact.get(word)
        for stem in stems:
            more = self._stems.get(stem)
            if more is not None:
                concepts = more if concepts is None else concepts + more
            begun = self._phrase_stems.get(stem)
            if begun is not None:
                phrases = begun if phrases is None else phrases + begun
        told = () if concepts is None else tuple(sorted(set(concepts)))
        return told, None if phrases is None else Phrases(phrases)

    def _found(self, word: str) -> Told:
        return self.told(word, self.openings.of(word))


def add_phrases(
    words: list[str],
    begun: list[Phrases | None],
    concepts: list[tuple[int, ...]],
    sentences: list[tuple[int, int]],
) -> None:
    """Add the concepts of phrases to those of their first words; `begun` are the phrases that each word may begin.

    No phrase runs from one of the sentences, each told by its first word and the one after its last, into the next.
    """
    for first, after in sentences:
        for at in range(first, after):
            phrases = begun[at]
            if phrases is not None:
                more = phrases.found(words, at + 1, after)
                if more:
                    concepts[at] = tuple(sorted({*concepts[at], *more}))


def phrase_fits(rest: tuple[str, ...], words: list[str], at: int, after: int) -> bool:
    """Whether the words of a phrase after its first stand in `words` from index `at` on and before `after`."""
    if at + len(rest) > after:
        return False
    for offset, wanted in enumerate(rest):
        word = words[at + offset]
        if wanted[-1] == "*":
            if not word.startswith(wanted[:-1]):
                return False
        elif word != wanted:
            return False
    return True


_IDS: Final[dict[str, int]] = {}


def concept_ids() -> dict[str, int]:
    """Concept names to numbers, by the order of the English pack, which lists them all."""
    if not _IDS:
        _IDS.update({name: number for number, name in enumerate(_entries("en"), start=1)})
    return _IDS


def _entries(lang: str) -> dict[str, list[str]]:
    entries: dict[str, list[str]] = packs.pack(lang, "meaning")["concepts"]
    return entries


@lru_cache(maxsize=8)
def lexicon(lang: str) -> Lexicon:
    """The pack of a language; English for one without a pack."""
    known = lang if lang in packs.languages() else "en"
    return Lexicon(known, _entries(known), concept_ids())
