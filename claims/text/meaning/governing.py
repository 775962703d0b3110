"""What words before a figure rule it through: the end of a clause stops them, and so does another thing measured."""

from __future__ import annotations

import re
from typing import Final

from claims.text.meaning.features import core
from claims.text.meaning.page import Page

CLAUSE_END: Final = re.compile(r"[,;:](?!\d)|[!?\n]")


def told_before(page: Page, at: int, named: re.Pattern[str], farthest: int) -> int:
    """Where the words that last match before a figure end, in its sentence and behind the figure before; -1 for none.

    They begin at most `farthest` characters before the figure.
    """
    start = page.quantities[at].start
    opening = max(page.sentences[page.quantity_sentences[at]].start, start - farthest)
    if at:
        opening = max(opening, page.quantities[at - 1].end)
    end = -1
    for told in named.finditer(page.text, opening, start):
        end = told.end()
    return end


def measures_nothing(page: Page, first: int, after: int) -> bool:
    """Whether none of the words `first` to `after` names a thing that is measured."""
    measures = core()
    return all(measures.isdisjoint(page.concepts[word]) for word in range(first, after))
