"""What stands around a figure, as numbers: one list of feature codes for each figure of a page.

A code packs a template and up to two arguments into one integer; `slots` spreads codes over a fixed table. Everything
looked at lies within a bounded window, so the work is linear in the length of a text.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning import built
from claims.text.meaning.built import mask
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.magnitudes import compared_features
from claims.text.meaning.neighbours import neighbour_features
from claims.text.meaning.page import GAP_CLAUSE, Page
from claims.text.meaning.spread import spread
from claims.text.quantities import Quantity

FLAT: Final = built.FLAT  # a name of its own: one that is imported is looked up each time
AROUND: Final = built.AROUND
SLOT_BITS: Final = 18
ARGUMENT_BITS: Final = 22
LOOK_BACK: Final = 18
LOOK_AHEAD: Final = 14
NEAR: Final = 4

_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(64 - SLOT_BITS)
_BUCKETS: Final = (0, 1, 2, 3, 3, 4, 4, 4, 4) + (5,) * 32

HEADS: Final = (
    "turnover trade export import sell buy invest fdi loan grant fund contract project plant job worker employ "
    "enterprise agreement capacity product_line cargo container balance own_economy people student tourist "
    "event_people event price wage rate energy area_unit distance flight quality law"
)

UNITS: Final = ("count", "percent", "money", "tonne", "other")
_PLAIN: Final = {unit: UNITS.index(unit) for unit in ("count", "percent", "tonne")}


def code(template: int, a: int = 0, b: int = 0) -> int:
    """One feature code; `a` and `b` must fit in 22 bits, `template` in 16."""
    return (template << 44) | (a << 22) | b


Codes: TypeAlias = "list[int] | array[int]"
"""Feature codes; kept for long they are an array, which takes a fifth of the room. A list may have runs of codes among
its codes, as bytes, where what makes them is written in C; what adds up rows takes them as they are.
"""


def slots(codes: Codes) -> NDArray[np.int64]:
    """The table slots of feature codes."""
    mixed = np.array(codes, dtype=np.uint64)
    mixed *= _MIX
    mixed >>= _SHIFT
    return mixed.view(np.int64)


def packed(codes: Codes, is_kept: bool = True) -> Codes:
    """Codes without runs among them and in little room, where they are kept for long."""
    if not is_kept:
        return codes
    return array("Q", codes if FLAT is None or not isinstance(codes, list) else FLAT(codes))


def unit_class(quantity: Quantity) -> int:
    """Index into UNITS of what a figure is counted in."""
    unit = quantity.unit or ""
    number = _PLAIN.get(unit, -1)
    return number if number >= 0 else 2 if len(unit) == 3 and unit.isupper() else 4


CORE: Final = (
    "turnover trade export import sell buy invest fdi loan grant fund contract project plant job worker employ "
    "enterprise agreement capacity product_line cargo container"
)


_HEADS: Final[list[frozenset[int]]] = []  # asked for so often that a cache of functions would be felt


def heads() -> frozenset[int]:
    """Numbers of the concepts that may head a figure's phrase, in scope or out of it."""
    if not _HEADS:
        ids = concept_ids()
        _HEADS.append(frozenset(ids[name] for name in HEADS.split()))
    return _HEADS[0]


@lru_cache(maxsize=1)
def head_mask() -> bytes:
    """A byte for each concept, not 0 for those that may head a figure's phrase."""
    return mask(heads())


@lru_cache(maxsize=1)
def core() -> frozenset[int]:
    """Numbers of the concepts that tell of a measure."""
    ids = concept_ids()
    return frozenset(ids[name] for name in CORE.split())


def magnitude(value: float) -> int:
    """Order of magnitude of a figure, 0 to 16."""
    size = abs(value)
    return 0 if size < 1 else min(16, int(math.log10(size)) + 1)


_OWN: Final[dict[tuple[int, int, str, str, str, bool, int, str], list[int]]] = {}
_MOST_OWN: Final = 4096


def own_features(quantity: Quantity, unit: int) -> list[int]:
    """What a figure says of itself: unit, kind, size, hedge, direction. Most figures say what others said before."""
    size, way, few = magnitude(quantity.value), quantity.direction or "", 0
    if unit == 0 and quantity.value in (1, 2):
        few = int(quantity.value)
    name = quantity.unit or "" if unit == 4 else ""
    told = (unit, size, quantity.kind, way, quantity.hedge, quantity.value_high is not None, few, name)
    known = _OWN.get(told)
    if known is None:
        known = _own_codes(*told)
        if len(_OWN) < _MOST_OWN:
            _OWN[told] = known
    return known


def _own_codes(unit: int, size: int, kind: str, way: str, hedge: str, is_range: bool, few: int, name: str) -> list[int]:
    number = hash_text(kind)
    out = [code(1, unit), code(2, number), code(3, unit, size), code(4, number, {"up": 1, "down": 2}.get(way, 0))]
    out += (code(5, hash_text(hedge), unit), code(6, unit, int(is_range)))
    if unit == 4:
        out.append(code(7, hash_text(name)))
    if few:
        out.append(code(8, few))
    return out


_HASHED: Final[dict[str, int]] = {}
_MOST_HASHED: Final = 4096


def hash_text(text: str) -> int:
    """A stable small number for a short closed-vocabulary word."""
    known = _HASHED.get(text)
    if known is not None:
        return known
    number = 0
    for char in text[:24]:
        number = (number * 131 + ord(char)) & 0x3FFFFF
    if len(_HASHED) < _MOST_HASHED:
        _HASHED[text] = number
    return number


def words_around(page: Page, units: list[int]) -> list[list[int]]:
    """The codes of each figure's own words and of those around it, as a list of one run where that is written in C."""
    counts = figure_counts(page)
    if AROUND is None:
        return [word_features(page, at, unit, counts) for at, unit in enumerate(units)]
    lists = page.stems, page.suffixes, page.gaps, page.concepts, counts
    figures = page.sentence_words, page.quantity_sentences, page.quantity_words, units
    return [[run] for run in AROUND(*lists, head_mask(), *figures)]


def word_features(page: Page, at: int, unit: int, figures: list[int]) -> list[int]:
    """Concepts and stems of figure `at`, before it and after it, and the heads among them together."""
    out: list[int] = []
    own = inside_features(page, at, unit, out)
    left, left_any = side_features(page, at, unit, figures, -1, out)
    right, right_any = side_features(page, at, unit, figures, 1, out)
    out += (code(40, left, unit), code(41, right, unit))
    out.append(code(42, left | (right << 8), unit))
    out += (code(43, own | (left << 8), unit), code(44, own | (right << 8), unit))
    out += (code(45, left_any, unit), code(46, right_any, unit))
    return out


def side_features(page: Page, at: int, unit: int, figures: list[int], step: int, out: list[int]) -> tuple[int, int]:
    """Concepts and stems on one side of figure `at`, up to the end of its sentence or of the window.

    Returns the nearest head concept with no other figure between, and the nearest head at all (0 where there is none).
    Codes are packed in place, without `code`, for nothing in the reading is done more often.
    """
    first, after = page.sentence_words[page.quantity_sentences[at]]
    inside, beyond = page.quantity_words[at]
    if step < 0:
        words, side = range(inside - 1, max(first, inside - LOOK_BACK) - 1, -1), 1
        base = figures[inside] if inside < len(figures) else len(page.quantities)
    else:
        words, side = range(beyond, min(after, beyond + LOOK_AHEAD)), 2
        base = figures[beyond] if beyond < len(figures) else 0
    concepts, stems, suffixes, gaps = page.concepts, page.stems, page.suffixes, page.gaps
    last_gap = len(gaps) - 1
    head_numbers = heads()
    seen: set[int] = set()
    near_head = any_head = broken = distance = previous = 0
    for index in words:
        distance += 1
        gap = gaps[index] if step > 0 else gaps[index + 1] if index < last_gap else 0
        if gap > broken:
            broken = gap
        between = base - figures[index] if step < 0 else figures[index] - base
        if between > 2:
            between = 2
        stem = stems[index] << 22
        spot = side | _BUCKETS[distance] << 2
        clause = broken < GAP_CLAUSE and distance <= 10
        if distance <= 8:
            out.append(17 << 44 | suffixes[index] << 22 | side | (4 if distance <= 2 else 0))
        if clause:
            out.append(18 << 44 | stem | side)
        if distance <= NEAR:
            out.append(10 << 44 | stem | spot)
            out.append(11 << 44 | stem | side | unit << 2)
        elif between == 0 or distance <= 8:
            out.append(12 << 44 | stem | side | between << 2)
        own = concepts[index]
        if not own:
            if not distance % 2:
                previous = 0
            continue
        if previous and distance <= 10:
            pair = own[0] << 8 | previous if step < 0 else previous << 8 | own[0]
            out.append(16 << 44 | pair << 22 | side | (4 if between else 0))
        previous = own[-1]
        for concept in own:
            if clause:
                out.append(19 << 44 | concept << 22 | unit)
            if concept in seen:
                continue
            seen.add(concept)
            out.append(13 << 44 | concept << 22 | spot)
            out.append(14 << 44 | concept << 22 | side | between << 2 | broken << 4)
            out.append(15 << 44 | concept << 22 | side | between << 2 | unit << 4)
            if concept in head_numbers:
                near_head = near_head or (0 if between else concept)
                any_head = any_head or concept
    return near_head, any_head


def whole_sentence(page: Page, at: int, unit: int, out: list[int]) -> None:
    """Concepts anywhere in the figure's sentence, and in the heading above, whatever clause they stand in."""
    sentence = page.quantity_sentences[at]
    spread(page.sentence_concepts[sentence], 20 << 44, 21 << 44 | unit, out)
    for lead in range(sentence - 1, max(-1, sentence - 8), -1):
        if page.sentences[lead].is_heading:
            spread(page.sentence_concepts[lead], 28 << 44 | unit, 0, out)
            break


def sentences_before(page: Page, at: int, unit: int, out: list[int]) -> None:
    """Concepts in the sentences before the figure's."""
    sentence = page.quantity_sentences[at]
    if not sentence:
        return
    here = page.sentences[sentence]
    is_near = page.sentences[sentence - 1].paragraph == here.paragraph
    before = page.sentence_concepts[sentence - 1]
    spread(before if is_near else before & heads(), 22 << 44 | unit, 0, out)
    head = last_head(page, sentence - 1)
    if head:
        out.append(code(26 if is_near else 27, head, unit))
    for lead in range(sentence - 2, max(-1, sentence - 8), -1):
        if page.sentences[lead + 1].is_heading or page.sentences[lead].is_heading:
            break
        if page.sentences[lead].paragraph == here.paragraph:
            out += [23 << 44 | concept << 22 | unit for concept in page.sentence_concepts[lead] & heads()]


def last_head(page: Page, sentence: int) -> int:
    """The last head concept of a sentence, 0 where there is none."""
    first, after = page.sentence_words[sentence]
    head_numbers = heads()
    for index in range(after - 1, max(first, after - 40) - 1, -1):
        for concept in page.concepts[index]:
            if concept in head_numbers:
                return concept
    return 0


def inside_features(page: Page, at: int, unit: int, out: list[int]) -> int:
    """Concepts of the words in the figure's own span (its unit or noun); returns the first head among them."""
    first, after = page.quantity_words[at]
    head_numbers = heads()
    head = 0
    for index in range(first, min(after, first + 10)):
        out.append(code(24, page.stems[index], unit))
        for concept in page.concepts[index]:
            out.append(code(25, concept, unit))
            if not head and concept in head_numbers:
                head = concept
    return head


def figure_counts(page: Page) -> list[int]:
    """For each word, how many figures begin before it or at it."""
    counts: list[int] = []
    for number, (inside, _) in enumerate(page.quantity_words):
        counts += [number] * (inside - len(counts))
    return counts + [len(page.quantities)] * (len(page.starts) - len(counts))


def figure_features(page: Page) -> Iterator[list[int]]:
    """Feature codes of each figure of a page, in the order of the text, from its words and neighbours alone."""
    units = [unit_class(quantity) for quantity in page.quantities]
    before: list[int] = []
    shared = -1
    words, beside = words_around(page, units), neighbour_features(page, units)
    for at, quantity in enumerate(page.quantities):
        unit = units[at]
        place = page.quantity_sentences[at] << 3 | unit
        if place != shared:
            shared, before = place, []
            sentences_before(page, at, unit, before)
        told = compared_features(page.comparisons[at], unit, magnitude(quantity.value))
        yield [code(0), *own_features(quantity, unit), *told, *words[at], *before, *beside[at]]
