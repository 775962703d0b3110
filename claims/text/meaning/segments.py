"""What a figure counts or values, told by its own part of the sentence, as codes for the reading of measure alone.

A sentence with several figures is parted between them at the strongest mark that stands there, so that each has a
segment of its own; a figure whose segment has no head, or which has no noun, takes those of the one before. A noun that
no concept knows tells as much as one that is known: what it counts is seldom in scope.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claims.text.meaning.cues import templates
from claims.text.meaning.elided import Reading
from claims.text.meaning.features import heads
from claims.text.meaning.forms import forms
from claims.text.meaning.page import GAP_COMMA, Page

Heads = tuple[int, ...]
_T: Final = templates(280)
LONGEST: Final = 40
NOUN_WITHIN: Final = 5
FAR: Final = 3
MANY: Final = 3
MORE_UNITS: Final = {"count": 1, "tonne": 2}
MORE_MONEY: Final = 4


def segments(page: Page) -> list[tuple[int, int]]:
    """The words of each figure's part of its sentence, as a range: figures of a sentence share none."""
    out: list[tuple[int, int]] = []
    sentences, spans, gaps = page.quantity_sentences, page.quantity_words, page.gaps
    total, start = len(sentences), 0
    for at, sentence in enumerate(sentences):
        first, end = page.sentence_words[sentence]
        if not at or sentences[at - 1] != sentence:
            start = first
        if at + 1 < total and sentences[at + 1] == sentence:
            high = spans[at + 1][0]
            low = min(_after_noun(page, at), high)
            best, place = GAP_COMMA - 1, low
            for index in range(low, min(high + 1, len(gaps))):
                if gaps[index] > best:
                    best, place = gaps[index], index
            end = place
        out.append((start, end))
        start = end
    return out


def _after_noun(page: Page, at: int) -> int:
    """The first word after a figure and the noun that it counts."""
    noun, beyond = page.quantities[at].noun, page.quantity_words[at][1]
    words = page.words[beyond : beyond + NOUN_WITHIN] if noun else []
    return beyond + words.index(noun) + 1 if noun in words else beyond


def segment_heads(page: Page, parts: list[tuple[int, int]]) -> list[Heads]:
    """The concepts in each figure's segment, of `parts`, that may head its phrase, in the order of the text."""
    head_numbers, concepts = heads(), page.concepts
    out: list[Heads] = []
    for (first, after), (inside, beyond) in zip(parts, page.quantity_words, strict=True):
        words = concepts[max(first, inside - LONGEST) : min(after, beyond + LONGEST)]
        out.append(tuple(dict.fromkeys(concept for own in words for concept in own if concept in head_numbers)))
    return out


@dataclass(slots=True)
class _Before:
    """What the figures read so far leave to those without head or noun, and how many sentences back it stands."""

    heads: Heads = ()
    noun: str | None = None
    back: int = 0


def segment_features(
    page: Page, lang: str, units: list[int], own_heads: list[Heads], more: list[tuple[Reading, ...]]
) -> list[list[int]]:
    """The codes of each figure of a page, given the heads of its segment and its other readings."""
    before = _Before()
    known = forms(lang)
    out: list[list[int]] = []
    sentence = -1
    for at, (unit, own) in enumerate(zip(units, own_heads, strict=True)):
        here = page.quantity_sentences[at]
        before.back = min(here - sentence, FAR)
        sentence = here
        codes = [_T[0] | concept << 22 | unit for concept in own]
        codes.append(_T[1] | min(len(own), MANY) << 22 | unit)
        if own:
            before.heads = own
        else:
            codes += [_T[2] | concept << 22 | unit | before.back << 3 for concept in before.heads]
        noun = page.quantities[at].noun
        if noun:
            told = known[noun]
            stem, concepts = told[1], told[3]
            is_head = not heads().isdisjoint(concepts)
            codes.append(_T[3] | stem << 22 | unit)
            codes += [_T[4] | concept << 22 | unit for concept in concepts]
            codes.append(_T[5] | (is_head << 1 | bool(concepts)) << 22 | unit)
            before.noun = noun
        else:
            codes.append(_T[6] | unit << 22 | bool(before.noun))
            if before.noun:
                told = known[before.noun]
                stem, concepts = told[1], told[3]
                codes.append(_T[7] | stem << 22 | unit | before.back << 3)
                codes += [_T[8] | concept << 22 | unit | before.back << 3 for concept in concepts]
        if more[at]:
            _elided(page, at, own, more[at], codes)
        out.append(codes)
    return out


def _elided(page: Page, at: int, own: Heads, more: tuple[Reading, ...], out: list[int]) -> None:
    """What stands beside a figure that may be read in two ways, and how it may be."""
    ways = 0
    for one in more:
        ways |= MORE_UNITS.get(one.unit, MORE_MONEY)
    first, after = page.sentence_words[page.quantity_sentences[at]]
    inside, beyond = page.quantity_words[at]
    out.append(_T[9] | ways)
    out.append(_T[10] | (page.stems[beyond] if beyond < after else 0) << 22 | ways)
    out.append(_T[11] | (page.stems[inside - 1] if inside > first else 0) << 22 | ways)
    out += [_T[12] | concept << 22 | ways for concept in own]
