"""The thing that a figure belongs to, a project or a plant, and the stage that its own clause tells of it.

A release names a thing once with its stage ("a mill is going up near Lae"), and then tells what it costs, makes and
employs in clauses and sentences that say nothing of the stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.text.meaning.clauses import Clauses, governor
from claims.text.meaning.cues import Cued, templates
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page

FARTHEST: Final = 4
"""How many sentences back a thing may stand."""
FEW: Final = 6
WIDE: Final = 12
LEANING: Final = 3
FAR: Final = 3
SAME_CLAUSE: Final = 4
_ALL: Final = templates(392)
_LAST: Final = _ALL[:10]
_TOLD: Final = _ALL[10:20]
_NONE: Final = _ALL[30]


@lru_cache(maxsize=1)
def _thing_concepts() -> frozenset[int]:
    ids = concept_ids()
    return frozenset((ids["project"], ids["plant"]))


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing named at a word of a sentence, in which clause, with the verb that governs it and the cues beside it."""

    word: int
    sentence: int
    clause: int
    verb: int
    form: int
    leaning: int
    cues: tuple[int, ...]


def things(cued: Cued, parted: Clauses) -> list[Thing]:
    """All things named on a page, in order."""
    page, forms, cues = cued.page, cued.forms, cued.cues
    kinds = _thing_concepts()
    out: list[Thing] = []
    for sentence, (first, after) in enumerate(page.sentence_words):
        if kinds.isdisjoint(page.sentence_concepts[sentence]):
            continue
        row = parted.by_sentence[sentence]
        number = 0
        for word in range(first, after):
            while number + 1 < len(row) and word >= row[number].after:
                number += 1
            if kinds.isdisjoint(page.concepts[word]):
                continue
            own = row[number]
            verb = governor(own, word, word + 1, parted.verb_last)
            close = range(word - 1, max(first, word - LEANING - 1) - 1, -1)
            leaning = next((forms[at] for at in close if forms[at]), 0)
            near = range(max(own.first, word - WIDE), min(own.after, word + WIDE))
            told = tuple({cue for at in near for cue in cues[at]})
            out.append(Thing(word, sentence, number, verb, forms[verb] if verb >= 0 else 0, leaning, told))
    return out


def thing_features(cued: Cued, parted: Clauses, sorts: list[int]) -> list[list[int]]:
    """The codes of each figure of a page: of the last thing named before it, and of the last that told its stage."""
    page = cued.page
    named = things(cued, parted)
    out: list[list[int]] = []
    passed = 0
    for at, sort in enumerate(sorts):
        inside, sentence = page.quantity_words[at][0], page.quantity_sentences[at]
        while passed < len(named) and named[passed].word < inside:
            passed += 1
        near = [one for one in named[max(0, passed - FEW) : passed] if sentence - one.sentence <= FARTHEST]
        codes: list[int] = []
        if near:
            here = sentence, parted.of_figure[at]
            _tell(page, near[-1], here, sort, _LAST, codes)
            told = next((one for one in reversed(near) if one.form or one.cues), None)
            if told is not None and told is not near[-1]:
                _tell(page, told, here, sort, _TOLD, codes)
        else:
            codes.append(_NONE | sort << 22)
        out.append(codes)
    return out


def _tell(page: Page, one: Thing, here: tuple[int, int], sort: int, template: list[int], out: list[int]) -> None:
    """What one thing tells a figure of a sort, which stands in a sentence and clause."""
    back = min(here[0] - one.sentence, FAR)
    if here == (one.sentence, one.clause):
        back = SAME_CLAUSE
    form = one.form << 22
    out += (template[0] | form | back, template[1] | form | sort, template[2] | (one.leaning << 3 | back) << 22)
    if one.verb >= 0:
        out.append(template[3] | page.stems[one.verb] << 22 | one.form)
    for cue in one.cues:
        out += (template[4] | cue << 22 | back, template[5] | cue << 22 | sort, template[6] | cue << 22 | one.form)
