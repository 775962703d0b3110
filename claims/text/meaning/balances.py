"""What trade leaves over for one side: "the deficit in trade with Chile doubled to $3 billion" tells no trade.

Neither how large a balance is nor how it changed is a claim. The words for it rule the figures that follow until the
clause ends or another thing that is measured takes its place: "exports of $5 billion, a surplus of 2" keeps the 5.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from claims.text.meaning.governing import CLAUSE_END, measures_nothing, told_before
from claims.text.meaning.page import Page
from claims.text.sorted_numbers import first_from
from claims.text.vocabulary import vocabulary

_FARTHEST: Final = 140
"""Characters from the words for a balance to its figure: "in its trade with the republics of Central Asia fell to"."""
_BESIDE: Final = 60
"""Characters from one figure of a balance to the next: "from 3 billion in 2009 to 5 billion"."""


@lru_cache(maxsize=8)
def _cues(lang: str) -> dict[str, re.Pattern[str]]:
    own: dict[str, str] = vocabulary(lang).pack["balances"]
    return {name: re.compile(pattern) for name, pattern in own.items()}


def is_balance(page: Page, lang: str, at: int) -> bool:
    """Whether a figure tells what trade leaves over for one side, or how that changed."""
    cues, figure = _cues(lang), page.quantities[at]
    if figure.unit in ("count", "tonne"):
        return False
    if cues["behind"].match(page.text, figure.end):
        return True
    sentence = page.quantity_sentences[at]
    while not _is_ruled(page, at, cues["named"]):
        before, at = at, at - 1
        if at < 0 or page.quantity_sentences[at] != sentence or not _goes_on(page, at, before, cues["goes_on"]):
            return False
    return True


def _goes_on(page: Page, at: int, after: int, goes_on: re.Pattern[str]) -> bool:
    """Whether the next figure tells of the same: "from 3 billion in 2009 to 5 billion"."""
    first, last = page.quantities[at].end, page.quantities[after].figure_start
    if last - first > _BESIDE or not goes_on.match(page.text[first:last]):
        return False
    return measures_nothing(page, page.quantity_words[at][1], page.quantity_words[after][0])


def _is_ruled(page: Page, at: int, named: re.Pattern[str]) -> bool:
    """Whether words for a balance stand before a figure, and between the two neither a figure nor another measure."""
    start, end = page.quantities[at].start, told_before(page, at, named, _FARTHEST)
    if end < 0 or CLAUSE_END.search(page.text, end, start):
        return False
    return measures_nothing(page, first_from(page.starts, end), page.quantity_words[at][0])
