"""Trade both ways told after one way: "Togo sold them goods for $8 million; trade should be at $20 million by 2028".

Where the clause of a sum is one of trade itself, with no word for one way of it, the sum is turnover whatever the
figures around it are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.page import Page
from claims.text.vocabulary import vocabulary

_REACH: Final = 120
_ONE_WAY: Final = "exports"
_SHARE: Final = "share_pct"


@lru_cache(maxsize=8)
def _clauses(lang: str) -> re.Pattern[str] | None:
    told: str = vocabulary(lang).pack["mutual"]["trade"]
    return re.compile(told) if told else None


def with_mutual_trade(page: Page, lang: str, found: Sequence[Choice]) -> list[Choice]:
    """Choices where what is told of trade itself is turnover."""
    clauses = _clauses(lang)
    if clauses is None:
        return list(found)
    return [
        replace(choice, measure="turnover", giver=None, taker=None)
        if choice.measure == _ONE_WAY and choice.aspect != _SHARE and _is_of_trade(page, choice.at, clauses)
        else choice
        for choice in found
    ]


def _is_of_trade(page: Page, at: int, clauses: re.Pattern[str]) -> bool:
    """Whether the clause that a figure ends is of trade, as a pattern of the pack tells."""
    figure, sentence = page.quantities[at], page.sentences[page.quantity_sentences[at]]
    return clauses.search(page.text[max(sentence.start, figure.start - _REACH) : figure.start]) is not None
