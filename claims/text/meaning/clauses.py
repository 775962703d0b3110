"""Sentences parted into clauses: what is said of one figure is seldom true of another behind a comma and a verb.

A sentence may part at a mark or before a word that opens a clause; it parts there only if both sides have a verb, for
lists and asides have none. Where verbs come last, as in Kazakh, what has no verb belongs to what follows.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon import pack as packs
from claims.text.meaning.page import GAP_COMMA, Page

_MARKS: Final = frozenset(",;:–—()")
_PARTS_ALL: Final = ";"
_FARTHEST: Final = 40
_LONGEST_ASIDE: Final = 9
"""Words of an aside that says who tells."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause from offset `start` on, its range of words, and which of them are its verbs."""

    start: int
    first: int
    after: int
    verbs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of each sentence, of each figure the number of its own, and whether verbs come last."""

    by_sentence: list[list[Clause]]
    of_figure: list[int]
    verb_last: bool

    def number(self, sentence: int, offset: int) -> int:
        """Which clause of a sentence an offset into the text lies in."""
        own = self.by_sentence[sentence]
        if len(own) < 2:
            return 0
        return max(0, bisect_right([clause.start for clause in own], offset) - 1)


@lru_cache(maxsize=8)
def _parting(lang: str) -> tuple[frozenset[str], frozenset[str], bool]:
    """The words that open a clause in a language, its verbs of telling, and whether its verbs come last.

    Those of English for a language without a pack.
    """
    told = packs.pack(lang if lang in packs.languages() else "en", "stages")["clauses"]
    return frozenset(told["opened_by"]), frozenset(told["telling"]), bool(told["verb_last"])


def clauses(page: Page, lang: str, forms: list[int], weak: frozenset[int]) -> Clauses:
    """The clauses of a page. `forms` has the verb form of each word, 0 for none; `weak` forms make no clause."""
    openers, telling, verb_last = _parting(lang)
    join = _with_next if verb_last else _with_last
    by_sentence = []
    for number, (first, after) in enumerate(page.sentence_words):
        verbs = [word for word in range(first, after) if forms[word] and forms[word] not in weak]
        start = page.sentences[number].start
        if len(verbs) < 2:
            by_sentence.append([Clause(start, first, after, tuple(verbs))])
        else:
            pieces = _pieces(page, openers, verbs, start, first, after)
            pieces = _without_tellers(page, telling, pieces, verb_last=verb_last)
            by_sentence.append(join([part for run in _runs(page, pieces) for part in join(run)]))
    out = Clauses(by_sentence, [], verb_last)
    for quantity, sentence in zip(page.quantities, page.quantity_sentences, strict=True):
        out.of_figure.append(out.number(sentence, quantity.start))
    return out


def _pieces(page: Page, openers: frozenset[str], verbs: list[int], start: int, first: int, after: int) -> list[Clause]:
    """A sentence parted wherever it may be."""
    words, gaps = page.words, page.gaps
    cuts = [(start, first)]
    for index in range(first + 1, after):
        if gaps[index] >= GAP_COMMA:
            cuts.append((_mark(page.text, page.ends[index - 1], page.starts[index]), index))
        elif words[index] in openers:
            cuts.append((page.starts[index], index))
    ends = [index for _, index in cuts[1:]] + [after]
    return [
        Clause(place, index, end, tuple(verb for verb in verbs if index <= verb < end))
        for (place, index), end in zip(cuts, ends, strict=True)
    ]


def _without_tellers(page: Page, telling: frozenset[str], pieces: list[Clause], *, verb_last: bool) -> list[Clause]:
    """Pieces, of which asides on commas that only say who tells have no verb: "By 2030, the ministry says, it will"."""
    words, gaps, out = page.words, page.gaps, pieces[:1]
    for piece in pieces[1:]:
        is_last = piece is pieces[-1]
        is_aside = gaps[piece.first] >= GAP_COMMA and (not verb_last if is_last else gaps[piece.after] >= GAP_COMMA)
        is_aside = is_aside and piece.after - piece.first <= _LONGEST_ASIDE
        is_told = is_aside and all(words[verb] in telling for verb in piece.verbs)
        out.append(Clause(piece.start, piece.first, piece.after, ()) if is_told and piece.verbs else piece)
    return out


def _mark(text: str, start: int, end: int) -> int:
    """The offset of the first mark between two words that is not part of a number; `end` where there is none."""
    for at in range(start, min(end, start + _FARTHEST)):
        if text[at] in _MARKS and not text[at + 1 : at + 2].isdigit():
            return at
    return end


def _runs(page: Page, pieces: list[Clause]) -> list[list[Clause]]:
    """Pieces parted at semicolons: what has no verb goes with the verb of its own side."""
    runs = [[pieces[0]]]
    for piece in pieces[1:]:
        if _PARTS_ALL in page.text[page.ends[piece.first - 1] : page.starts[piece.first]]:
            runs.append([])
        runs[-1].append(piece)
    return runs


def _joined(one: Clause, other: Clause) -> Clause:
    return Clause(one.start, one.first, other.after, one.verbs + other.verbs)


def _with_last(pieces: list[Clause]) -> list[Clause]:
    """Pieces without a verb joined to the one before; the first, to the one after."""
    out: list[Clause] = []
    for piece in pieces:
        if out and not (piece.verbs and out[-1].verbs):
            out[-1] = _joined(out[-1], piece)
        else:
            out.append(piece)
    return out


def _with_next(pieces: list[Clause]) -> list[Clause]:
    """Pieces without a verb joined to the one after; the last, to the one before."""
    out: list[Clause] = []
    for piece in pieces:
        if out and not out[-1].verbs:
            out[-1] = _joined(out[-1], piece)
        else:
            out.append(piece)
    if len(out) > 1 and not out[-1].verbs:
        last = out.pop()
        out[-1] = _joined(out[-1], last)
    return out


def governor(clause: Clause, inside: int, beyond: int, verb_last: bool) -> int:
    """The verb of a clause that governs a figure over words `inside` to `beyond`; -1 where there is none.

    The last one before the figure, else the first after it; the other way about where verbs come last.
    """
    before = [verb for verb in clause.verbs if verb < inside]
    behind = [verb for verb in clause.verbs if verb >= beyond]
    if verb_last:
        return behind[0] if behind else before[-1] if before else -1
    return before[-1] if before else behind[0] if behind else -1
