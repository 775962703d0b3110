"""What one is ready to give is planned, and what one owes was lent: "the bank is ready to lend another $40 million".

All but one of 283 labelled figures that someone is ready for are `planned`, and all of 61 owed are `actual`. The words
are data (`offered`): what says ready before a figure or behind it, and what says owed before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.model import MONEY_MEASURES
from claims.text.meaning.heads import Head
from claims.text.meaning.pack_patterns import pack_patterns
from claims.text.meaning.page import Page

_LEVEL: Final = "level"
_LENT: Final = "financing"
_ACTUAL: Final = "actual"
_PLANNED: Final = "planned"
_REACH: Final = 120
_OPENING: Final = re.compile(r"\s*\($")
_KEYS: Final = ("ready", "ready_behind", "owed")
"""What says ready before a figure, what says so behind it, and what says owed before it."""


def settled(page: Page, lang: str, at: int, measure: str) -> str | None:
    """The stage of a sum that someone is ready to give or owes; None where none is said to."""
    ready, behind, owed = pack_patterns(lang, "offered", *_KEYS)
    figure, sentence = page.quantities[at], page.sentences[page.quantity_sentences[at]]
    start, stop = max(sentence.start, figure.start - _REACH), min(sentence.end, figure.end + _REACH)
    if ready is not None and ready.search(page.text, start, figure.start):
        return _PLANNED
    if behind is not None and behind.match(page.text, figure.end, stop):
        return _PLANNED
    is_owed = measure == _LENT and owed is not None and owed.search(page.text, start, figure.start)
    return _ACTUAL if is_owed else None


def with_offered(page: Page, lang: str, heads: Sequence[Head]) -> list[Head]:
    """Heads where sums that one is ready to give are planned, and those owed are lent; so are they told over in
    brackets.
    """
    out = list(heads)
    last: tuple[int, str, str] | None = None
    for row, one in enumerate(heads):
        if one.measure not in MONEY_MEASURES or one.aspect != _LEVEL:
            continue
        stage = settled(page, lang, one.at, one.measure)
        if stage is None and last is not None and last[:2] == (one.at - 1, one.measure):
            first, second = page.quantities[one.at - 1], page.quantities[one.at]
            stage = last[2] if _OPENING.match(page.text, first.end, second.start) else None
        last = (one.at, one.measure, stage) if stage else None
        if stage and one.status != stage:
            out[row] = replace(one, status=stage)
    return out
