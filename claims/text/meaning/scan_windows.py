"""What the network that reads words in order looks at: the words of a page, a bounded window of them a figure, and
the stretches into which they fall.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from claims.model import HEDGES
from claims.text.meaning.built import LOOK
from claims.text.meaning.features import code, core, magnitude, unit_class
from claims.text.meaning.magnitudes import RATIOS, ROUNDNESS, Comparison
from claims.text.meaning.page import GAP_CLOSE, Page
from claims.text.quantities import Quantity

BACK: Final = 20
AHEAD: Final = 12
INSIDE: Final = 4
WINDOW: Final = BACK + AHEAD + INSIDE
"""Words looked at for a figure: before it, after it, and of its own."""
STRETCH: Final = 64
"""Words of a stretch: a sentence, or a part of a longer one, so that what a figure sees of others is bounded."""
SIZES: Final = 18
FIGURES_AT_ONCE: Final = 128
WORDS_AT_ONCE: Final = 2048
"""What a portion of a page may span, so that a long text fills no memory."""
_DIRECTIONS: Final = {None: 0, "up": 1, "down": 2}
FIRST: Final = 300
"""The template of the first kind of what is told of words; the others follow."""

_OF_WORD: Final = 8
_OF_FIGURE: Final = 4

Integers = NDArray[np.int32]
WordKey = tuple[int, int, tuple[int, ...], tuple[int, ...], tuple[int, ...], int]
"""What the packs tell of a word: stem, suffix, concepts, topics, stages, verb form."""

OWN: Final = (5, SIZES, 3, 2, len(HEDGES), ROUNDNESS, RATIOS, RATIOS, 2)
"""How many kinds of unit, size, direction, range and hedge a figure may have, and of how it compares with others."""
_OWN_EDGES: Final = (0, *accumulate(OWN[:-1]))


def word_codes(key: WordKey) -> list[int]:
    """The feature codes of a word."""
    stem, suffix, concepts, topics, stages, verb = key
    out = [code(FIRST, stem), code(FIRST + 1, suffix)]
    out += [code(FIRST + 2, concept) for concept in concepts]
    out += [code(FIRST + 3, topic) for topic in topics]
    out += [code(FIRST + 4, stage) for stage in stages]
    if verb:
        out.append(code(FIRST + 5, verb))
    return out


_GAPS, _PARTS = GAP_CLOSE + 1, 6
"""How many kinds of gap there are before a word, and of figure that it is part of: none, or one of a unit."""


def place_codes() -> list[list[int]]:
    """The codes of each place of a word: the gap before it, whether in a heading, and the figure that it is part of."""
    return [
        [code(FIRST + 6, gap), code(FIRST + 7, heading), code(FIRST + 8, part)]
        for gap in range(_GAPS)
        for heading in (0, 1)
        for part in range(_PARTS)
    ]


def columns(page: Page) -> tuple[list[Any], ...]:
    """What the packs tell of the words of a page, kind by kind in the order of WordKey."""
    return page.stems, page.suffixes, page.concepts, page.topics, page.stages, page.verbs


def word_keys(page: Page, first: int, after: int) -> Iterator[WordKey]:
    """What the packs tell of the words from `first` to `after`."""
    stems, suffixes, *more, verbs = (column[first:after] for column in columns(page))
    return zip(stems, suffixes, *more, verbs, strict=True)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Tables over the words of a page and over its figures, from which its windows are cut.

    `words` has a row for each property of words, and a last one that C fills with whether a figure sees the word;
    `figures` a column for each property of figures. `windows` is filled by C, with the words of each figure's window,
    -1 for those that it does not see, and how they lie.
    """

    words: Integers
    figures: Integers
    windows: Integers

    @classmethod
    def of(cls, page: Page) -> Outlook:
        """The outlook of a page that has words and figures."""
        of_sentences = [sentence.paragraph for sentence in page.sentences]
        headings = [sentence.is_heading for sentence in page.sentences]
        apart = core().isdisjoint
        telling = [not apart(concepts) for concepts in page.sentence_concepts]
        told: array[int] = array("i")  # of a list numpy is slow to make an array
        for quantity, (first, after), at, compared in zip(
            page.quantities, page.quantity_words, page.quantity_sentences, page.comparisons, strict=True
        ):
            told.extend((first, after, at, of_sentences[at], *_kinds(quantity, compared)))
        figures = np.frombuffer(told, dtype=np.int32).reshape(-1, _OF_FIGURE + len(OWN))
        words = np.zeros((_OF_WORD, len(page.stems)), dtype=np.int32)
        seen = np.zeros((len(figures) if LOOK else 0, 2, WINDOW), dtype=np.int32)
        out = cls(words, figures, seen)
        if LOOK is None:
            out._fill(page, np.array(of_sentences), headings, telling)
        else:
            LOOK(words, figures, seen, page.gaps, page.sentence_words, of_sentences, headings, telling)
        return out

    def _fill(self, page: Page, of_sentences: Integers, headings: list[bool], telling: list[bool]) -> None:
        words, figures = self.words, self.figures
        total = words.shape[1]
        heading = np.zeros(total, dtype=np.int32)
        for number, (first, after) in enumerate(page.sentence_words):
            words[1, first:after] = number
            heading[first:after] = headings[number]
        part = np.zeros(total, dtype=np.int32)
        for first, after, unit in figures[:, [0, 1, 4]].tolist():
            part[first:after] = 1 + unit
        opens = np.flatnonzero(np.diff(words[1], prepend=-1))
        in_sentence = np.arange(total) - np.repeat(opens, np.diff(opens, append=total))
        words[6] = np.cumsum(in_sentence % STRETCH == 0) - 1
        words[0] = (np.array(page.gaps[:total], dtype=np.int32) * 2 + heading) * _PARTS + part
        words[2] = np.searchsorted(figures[:, 0], np.arange(total), side="right")
        words[3] = of_sentences[words[1]]
        words[4] = np.bincount(of_sentences, weights=telling)[words[3]] > 0
        words[5] = np.diff(words[3], prepend=-1) == 0

    @property
    def places(self) -> Integers:
        """The place of each word, as a row of `place_codes`."""
        return _view(self.words[0])

    @property
    def sentences(self) -> Integers:
        """The sentence of each word."""
        return _view(self.words[1])

    @property
    def counted(self) -> Integers:
        """How many figures begin before each word or at it."""
        return _view(self.words[2])

    @property
    def paragraphs(self) -> Integers:
        """The paragraph of each word."""
        return _view(self.words[3])

    @property
    def related(self) -> Integers:
        """Whether each word's paragraph may tell of figures in others."""
        return _view(self.words[4])

    @property
    def next_to(self) -> Integers:
        """Whether the word before each stands in its paragraph."""
        return _view(self.words[5])

    @property
    def stretches(self) -> Integers:
        """The stretch of each word."""
        return _view(self.words[6])

    @property
    def inside(self) -> Integers:
        """The first word of each figure."""
        return _view(self.figures[:, 0])

    @property
    def beyond(self) -> Integers:
        """The word after each figure."""
        return _view(self.figures[:, 1])

    @property
    def at(self) -> Integers:
        """The sentence of each figure."""
        return _view(self.figures[:, 2])

    @property
    def within(self) -> Integers:
        """The paragraph of each figure."""
        return _view(self.figures[:, 3])

    @property
    def own(self) -> Integers:
        """The kinds of each figure, as rows of one table of OWN."""
        return _view(self.figures[:, _OF_FIGURE:])


def _view(part: Integers) -> Integers:
    """A part of a table, which numpy gives no type."""
    return part


def _kinds(quantity: Quantity, compared: Comparison) -> tuple[int, ...]:
    """What kind of figure it is, as rows of one table of OWN."""
    size, is_range = min(magnitude(quantity.value), SIZES - 1), int(quantity.value_high is not None)
    hedge = HEDGES.index(quantity.hedge)
    kinds = unit_class(quantity), size, _DIRECTIONS[quantity.direction], is_range, hedge, *compared
    return tuple([edge + kind for edge, kind in zip(_OWN_EDGES, kinds, strict=True)])


@dataclass(frozen=True, slots=True)
class Windows:
    """For each figure so many places: which words or stretches they are (0 where none is there), how each lies to it
    (a row of twelve for words, of FARNESS for stretches), and whether it is there.
    """

    items: Integers
    lies: Integers
    there: NDArray[np.bool_]


_STEPS: Final = np.arange(WINDOW)


def windows(outlook: Outlook, figures: slice) -> Windows:
    """The windows of some figures of a page."""
    total = outlook.words.shape[1]
    inside, beyond = outlook.inside[figures, None], outlook.beyond[figures, None]
    before = inside - BACK + _STEPS[:BACK]
    after = beyond + _STEPS[:AHEAD]
    own = inside + _STEPS[:INSIDE]
    words = np.concatenate([before, after, own], axis=1)
    there = (words >= 0) & (words < total)
    there[:, BACK + AHEAD :] &= own < beyond
    held = np.where(there, words, 0)
    there &= (outlook.related[held] > 0) | (outlook.paragraphs[held] == outlook.within[figures, None])
    numbers = np.arange(figures.start, figures.stop)[:, None]
    between = outlook.counted[held]
    between[:, :BACK] = numbers - between[:, :BACK]
    between[:, BACK:] -= numbers + 1
    between[:, BACK + AHEAD :] = 0
    steps = outlook.sentences[held] - outlook.at[figures, None]
    lies = 4 * np.clip(between, 0, 2) + np.where(steps > 0, 3, np.minimum(-steps, 2))
    return Windows(held, lies, there)


def portions(outlook: Outlook) -> Iterator[slice]:
    """The figures of a page in runs of bounded length and bounded extent."""
    inside = outlook.inside.tolist()
    first = 0
    for number, word in enumerate(inside):
        if number - first >= FIGURES_AT_ONCE or word - inside[first] > WORDS_AT_ONCE:
            yield slice(first, number)
            first = number
    if inside:
        yield slice(first, len(inside))
