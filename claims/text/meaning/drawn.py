"""Money said to be gone already, of a sum or so far: "a line of 500 million, of which 200 million has been drawn".

The sum may be a plan or a whole portfolio; what was drawn, spent or handed over of it is `actual` whatever stands
around, as 297 of 298 labelled figures are that it holds of. The words are data (`drawn`): what says so before a figure;
what tells a part before it, and behind it that the part is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.model import MONEY_MEASURES
from claims.text.meaning.heads import Head
from claims.text.meaning.pack_patterns import pack_patterns
from claims.text.meaning.page import Page

_LEVEL: Final = "level"
_ACTUAL: Final = "actual"
_TRADE: Final = ("turnover", "exports")
_BEFORE: Final = 90
_BEHIND: Final = 50
_KEYS: Final = ("before", "part", "gone")
"""What tells money gone before a figure; what tells a part before it, and behind it that the part is gone."""


def is_drawn(page: Page, lang: str, at: int) -> bool:
    """Whether a figure is told as money gone already."""
    before, part, gone = pack_patterns(lang, "drawn", *_KEYS)
    figure, sentence = page.quantities[at], page.sentences[page.quantity_sentences[at]]
    start = max(sentence.start, figure.start - _BEFORE)
    if before is not None and before.search(page.text, start, figure.start):
        return True
    if part is None or gone is None or not part.search(page.text, start, figure.start):
        return False
    return gone.match(page.text, figure.end, min(sentence.end, figure.end + _BEHIND)) is not None


def with_drawn(page: Page, lang: str, heads: Sequence[Head]) -> list[Head]:
    """Heads where money but of trade that is gone already is told as such."""
    out = list(heads)
    for row, one in enumerate(heads):
        is_money = one.measure in MONEY_MEASURES and one.measure not in _TRADE and one.aspect == _LEVEL
        if is_money and one.status != _ACTUAL and is_drawn(page, lang, one.at):
            out[row] = replace(one, status=_ACTUAL)
    return out
