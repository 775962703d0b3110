"""What the network that reads words in order looks at: the words of a page, and a bounded window of them a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.features import code, core, magnitude, unit_class
from claims.text.meaning.page import GAP_CLOSE, Page

BACK: Final = 20
AHEAD: Final = 16
INSIDE: Final = 4
WINDOW: Final = BACK + AHEAD + INSIDE
"""Words looked at for a figure: before it, after it, and of its own."""
SIZES: Final = 18
FIGURES_AT_ONCE: Final = 128
WORDS_AT_ONCE: Final = 2048
"""What a portion of a page may span, so that a long text fills no memory."""
_DIRECTIONS: Final = {None: 0, "up": 1, "down": 2}
_FIRST: Final = 300

Integers = NDArray[np.int64]
WordKey = tuple[int, int, tuple[int, ...], tuple[int, ...], tuple[int, ...], int]
"""What the packs tell of a word: stem, suffix, concepts, topics, stages, verb form."""

OWN: Final = (5, SIZES, 3, 2)
"""How many kinds of unit, size, direction and range a figure may have."""


def word_codes(key: WordKey) -> list[int]:
    """The feature codes of a word."""
    stem, suffix, concepts, topics, stages, verb = key
    out = [code(_FIRST, stem), code(_FIRST + 1, suffix)]
    out += [code(_FIRST + 2, concept) for concept in concepts]
    out += [code(_FIRST + 3, topic) for topic in topics]
    out += [code(_FIRST + 4, stage) for stage in stages]
    if verb:
        out.append(code(_FIRST + 5, verb))
    return out


_GAPS, _PARTS = GAP_CLOSE + 1, 6
"""How many kinds of gap there are before a word, and of figure that it is part of: none, or one of a unit."""


def place_codes() -> list[list[int]]:
    """The codes of each place of a word: the gap before it, whether in a heading, and the figure that it is part of."""
    return [
        [code(_FIRST + 6, gap), code(_FIRST + 7, heading), code(_FIRST + 8, part)]
        for gap in range(_GAPS)
        for heading in (0, 1)
        for part in range(_PARTS)
    ]


def word_keys(page: Page, first: int, after: int) -> Iterator[WordKey]:
    """What the packs tell of the words from `first` to `after`."""
    own = slice(first, after)
    return zip(
        page.stems[own], page.suffixes[own], page.concepts[own], page.topics[own], page.stages[own], page.verbs[own],
        strict=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlook:
    """Arrays over the words of a page, and over its figures, that its windows are cut from.

    Of word w: `places[w]` is its place, as a row of `place_codes`; `sentences[w]` and `paragraphs[w]` where it stands;
    `figures[w]` how many figures begin before it or at it; `related[w]` whether its paragraph may tell of figures in
    others, and `next_to[w]` whether the word before stands in that paragraph too. Of figure f: `inside` and `beyond`
    are its range of words, `own[f]` its kinds of OWN, as rows of one table, `at[f]` and `within[f]` its sentence and
    paragraph.
    """

    places: Integers
    sentences: Integers
    figures: Integers
    paragraphs: Integers
    related: NDArray[np.bool_]
    next_to: NDArray[np.bool_]
    inside: Integers
    beyond: Integers
    own: Integers
    at: Integers
    within: Integers

    @classmethod
    def of(cls, page: Page) -> Outlook:
        """The outlook of a page that has words and figures."""
        total = len(page.stems)
        sentences = np.zeros(total, dtype=np.int64)
        headings = np.zeros(total, dtype=np.int64)
        for number, (first, after) in enumerate(page.sentence_words):
            sentences[first:after] = number
            headings[first:after] = page.sentences[number].is_heading
        of_sentences = np.array([sentence.paragraph for sentence in page.sentences], dtype=np.int64)
        telling = [not core().isdisjoint(concepts) for concepts in page.sentence_concepts]
        paragraphs = of_sentences[sentences]
        related = np.bincount(of_sentences, weights=telling)[paragraphs] > 0
        units = [unit_class(quantity) for quantity in page.quantities]
        part = np.zeros(total, dtype=np.int64)
        for (first, after), unit in zip(page.quantity_words, units, strict=True):
            part[first:after] = 1 + unit
        words = np.array(page.quantity_words, dtype=np.int64)
        places = (np.array(page.gaps[:total], dtype=np.int64) * 2 + headings) * _PARTS + part
        own = [
            (unit, min(magnitude(q.value), SIZES - 1), _DIRECTIONS[q.direction], int(q.value_high is not None))
            for unit, q in zip(units, page.quantities, strict=True)
        ]
        return cls(
            places,
            sentences,
            np.searchsorted(words[:, 0], np.arange(total), side="right"),
            paragraphs,
            related,
            np.diff(paragraphs, prepend=-1) == 0,
            words[:, 0],
            words[:, 1],
            np.array(own, dtype=np.int64) + _OWN_EDGES,
            np.array(page.quantity_sentences, dtype=np.int64),
            of_sentences[page.quantity_sentences],
        )


_OWN_EDGES: Final = np.cumsum([0, *OWN[:-1]])


@dataclass(frozen=True, slots=True)
class Windows:
    """For each figure, WINDOW words: which they are, how they lie to it (a row of twelve), and whether they are there.

    `words` count from the first word of the portion; a word that is not there is given as its first.
    """

    words: Integers
    lies: Integers
    there: NDArray[np.bool_]


_STEPS: Final = np.arange(WINDOW)


def windows(outlook: Outlook, figures: slice) -> tuple[int, int, Windows]:
    """The range of words that some figures of a page need, with a neighbour on either side, and their windows."""
    total = len(outlook.sentences)
    inside, beyond = outlook.inside[figures, None], outlook.beyond[figures, None]
    before = inside - BACK + _STEPS[:BACK]
    after = beyond + _STEPS[:AHEAD]
    own = inside + _STEPS[:INSIDE]
    words = np.concatenate([before, after, own], axis=1)
    there = (words >= 0) & (words < total)
    there[:, BACK + AHEAD :] &= own < beyond
    held = np.where(there, words, 0)
    there &= outlook.related[held] | (outlook.paragraphs[held] == outlook.within[figures, None])
    numbers = np.arange(figures.start, figures.stop)[:, None]
    between = outlook.figures[held]
    between[:, :BACK] = numbers - between[:, :BACK]
    between[:, BACK:] -= numbers + 1
    between[:, BACK + AHEAD :] = 0
    steps = outlook.sentences[held] - outlook.at[figures, None]
    lies = 4 * np.clip(between, 0, 2) + np.where(steps > 0, 3, np.minimum(-steps, 2))
    reach = words[there]
    first, last = (max(0, int(reach.min()) - 1), min(total, int(reach.max()) + 2)) if reach.size else (0, min(1, total))
    return first, last, Windows(np.where(there, words - first, 0), lies, there)


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
