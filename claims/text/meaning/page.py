"""One text laid out for reading: its words with their concepts, its sentences, and where each figure stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from claims.text import cutting
from claims.text.cutting import WORDS_ALONE, columns, split
from claims.text.meaning import built
from claims.text.meaning.lexicon import KINDS, Form, add_phrases
from claims.text.meaning.magnitudes import Comparison, comparisons
from claims.text.quantities import Quantity
from claims.text.sentences import Sentence
from claims.text.sorted_numbers import first_above, first_from

GAP_CLASS: Final = cutting.GAP_CLASS
UNION: Final = built.UNION
GAP_NONE: Final = 0
GAP_COMMA: Final = 1
GAP_CLAUSE: Final = 2
GAP_OPEN: Final = 3
GAP_CLOSE: Final = 4
_SHORT: Final = 8
_REMEMBERED: Final = 20_000
_FARTHEST: Final = 24
_BESIDE: Final = 2
"""Characters at most between a span and the word right beside it."""
_MARKS: Final = re.compile("[,;:–—()]")


@dataclass(slots=True)
class Page:
    """Parallel lists over words, and over figures; `sentence_words[s]` is the range of words of sentence s.

    `gaps[i]` tells what parts word i from the one before; the last gap, after all words, runs to the end of the text.
    """

    text: str
    sentences: list[Sentence]
    quantities: list[Quantity]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stems: list[int] = field(default_factory=list)
    suffixes: list[int] = field(default_factory=list)
    concepts: list[tuple[int, ...]] = field(default_factory=list)
    topics: list[tuple[int, ...]] = field(default_factory=list)
    stages: list[tuple[int, ...]] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    sentence_words: list[tuple[int, int]] = field(default_factory=list)
    sentence_concepts: list[frozenset[int]] = field(default_factory=list)
    quantity_sentences: list[int] = field(default_factory=list)
    quantity_words: list[tuple[int, int]] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)


def gap_class(text: str, start: int, end: int) -> int:
    """What parts two words: nothing, a comma, a stronger break, an opening or a closing bracket.

    A mark between digits belongs to a number, in whatever style it is written, and parts nothing.
    """
    return gap_class_plainly(text, start, end) if GAP_CLASS is None else GAP_CLASS(text, start, end)


def gap_class_plainly(text: str, start: int, end: int) -> int:
    """The same without what is built."""
    found = GAP_NONE
    for match in _MARKS.finditer(text, start, min(end, start + _FARTHEST)):
        at = match.start()
        mark = text[at]
        if mark == "(":
            return GAP_OPEN
        if mark == ")":
            return GAP_CLOSE
        if not text[at + 1 : at + 2].isdigit():
            found = (found or GAP_COMMA) if mark == "," else GAP_CLAUSE
    return found


class _Gaps(dict[str, int]):
    """What parts two words, by the text between them, remembered where it is short."""

    def __missing__(self, gap: str) -> int:
        found = GAP_NONE if len(gap) <= 1 else gap_class(gap, 0, len(gap))
        if len(gap) <= _SHORT and len(self) < _REMEMBERED:
            self[gap] = found
        return found


_GAPS: Final = _Gaps()


def lay_out(text: str, forms: dict[str, Form], sentences: list[Sentence], quantities: list[Quantity]) -> Page:
    """The page of a text, given the words of its language, its sentences and quantities in the order of the text."""
    page = Page(text, sentences, quantities)
    words, offsets, page.gaps = split(text, WORDS_ALONE, _GAPS)
    page.starts, page.ends = offsets[:-1:2], offsets[1::2]
    page.gaps.append(gap_class(text, page.ends[-1] if words else 0, len(text)))
    if words:
        page.gaps[0] = gap_class(text, 0, page.starts[0])  # a bracket may open a text, as it may a paragraph
    _place(page)
    _tell(page, words, forms)
    return page


def _tell(page: Page, words: list[str], forms: dict[str, Form]) -> None:
    """Part what is told of words into lists of one kind each."""
    told = columns(words, forms, KINDS)
    page.words, page.stems, page.suffixes, page.concepts, phrases = told[:5]
    page.topics, topic_phrases, page.stages, stage_phrases, page.verbs = told[5:]
    for begun, concepts in ((phrases, page.concepts), (topic_phrases, page.topics), (stage_phrases, page.stages)):
        add_phrases(page.words, begun, concepts, page.sentence_words)


def _place(page: Page) -> None:
    starts, total, word = page.starts, len(page.starts), 0
    for sentence in page.sentences:
        while word < total and starts[word] < sentence.start:
            word += 1
        first = word
        while word < total and starts[word] < sentence.end:
            word += 1
        page.sentence_words.append((first, word))
    page.sentence_starts = [sentence.start for sentence in page.sentences]
    for quantity in page.quantities:
        page.quantity_sentences.append(max(0, first_above(page.sentence_starts, quantity.start) - 1))
        inside = beyond = first_from(starts, quantity.start)
        while beyond < total and starts[beyond] < quantity.end:
            beyond += 1
        page.quantity_words.append((inside, beyond))
    page.comparisons = comparisons(page.quantities, page.quantity_sentences)


def beside(page: Page, index: int, word: int) -> bool:
    """Whether `word` is an index into the words, and of the same sentence as word `index`."""
    if not 0 <= word < len(page.starts) or not 0 <= index < len(page.starts):
        return False
    one, two = page.starts[index], page.starts[word]
    low, high = (one, two) if one < two else (two, one)
    at = first_above(page.sentence_starts, low)
    return at == len(page.sentence_starts) or page.sentence_starts[at] > high


def mark(page: Page, start: int, end: int, *concepts: int) -> None:
    """Let the words of a span carry more concepts, as those of a country or of a time do."""
    index, total = first_from(page.starts, start), len(page.starts)
    while index < total and page.starts[index] < end:
        page.concepts[index] += concepts
        index += 1


def mark_at(page: Page, start: int, end: int, concept: int) -> None:
    """The same for a span that may hold figures alone, which are no words: then the word right before it carries it,
    as "in" of "in 2024", or else the one right behind.
    """
    index, total = first_from(page.starts, start), len(page.starts)
    if index < total and page.starts[index] < end:
        mark(page, start, end, concept)
    elif index and start - page.ends[index - 1] <= _BESIDE:
        page.concepts[index - 1] = (*page.concepts[index - 1], concept)
    elif index < total and page.starts[index] - end <= _BESIDE:
        page.concepts[index] = (*page.concepts[index], concept)


def gather(page: Page) -> None:
    """Collect the concepts of each sentence, once all are marked."""
    concepts = page.concepts
    page.sentence_concepts = [union(concepts, first, after) for first, after in page.sentence_words]


def union(told: list[tuple[int, ...]], first: int, after: int) -> frozenset[int]:
    """All that is told of words `first` to `after`."""
    return frozenset(chain.from_iterable(told[first:after])) if UNION is None else UNION(told, first, after)
