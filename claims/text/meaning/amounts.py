"""Changes told by their amount: "trade grew by 136 million dollars" tells no trade of 136 million.

They are so rare in labelled texts that the models take many for levels; a verb of change with "by" before a sum, or
«на» before it and «больше» behind, tells none in any of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.text.meaning.heads import Head
from claims.text.meaning.page import Page
from claims.text.vocabulary import vocabulary

_PERCENT: Final = "percent"
_CAPACITY: Final = "capacity"
_LEAD: Final = 40
_LEVEL: Final = "level"
_CHANGE: Final = "change_abs"
_SHARE: Final = "share_pct"
_RATE: Final = "change_pct"


@lru_cache(maxsize=8)
def _cues(lang: str) -> tuple[re.Pattern[str] | None, ...]:
    """What tells a change before a figure, behind it, what must then stand before it, and what before a rate."""
    own = vocabulary(lang).pack["amounts"]
    return tuple(re.compile(own[key]) if own[key] else None for key in ("before", "after", "led", "rate"))


def with_amounts(page: Page, lang: str, heads: list[Head]) -> list[Head]:
    """Heads where those told as so much more or less are changes."""
    if not any(_cues(lang)):
        return heads
    out = []
    for one in heads:
        if one.aspect == _SHARE and _is_rate(page, lang, one):
            one = replace(one, aspect=_RATE)
        out.append(replace(one, aspect=_CHANGE) if _is_amount(page, lang, one) else one)
    return out


def _is_rate(page: Page, lang: str, head: Head) -> bool:
    """«Торговля с Перу выросла вдвое, с Чили - на 8 %»: a dash for the verb, and "by" before the rate."""
    rate, figure = _cues(lang)[3], page.quantities[head.at]
    if rate is None or figure.unit != _PERCENT:
        return False
    return rate.search(page.text, max(0, figure.figure_start - _LEAD), figure.figure_start) is not None


def _is_amount(page: Page, lang: str, head: Head) -> bool:
    before, after, led, _ = _cues(lang)
    figure = page.quantities[head.at]
    is_bare = figure.unit == "count" and figure.noun is None and not figure.scale  # «выросла на 32» is mostly a rate
    if head.aspect != _LEVEL or figure.unit == _PERCENT or head.measure == _CAPACITY or is_bare:
        return False
    sentence = page.sentences[page.quantity_sentences[head.at]]
    first = max(sentence.start, page.quantities[head.at - 1].end if head.at else 0)
    if before is not None and before.search(page.text, first, figure.figure_start):
        return True
    if after is None or not after.match(page.text, figure.end, sentence.end):
        return False
    return led is None or led.search(page.text, first, figure.figure_start) is not None
