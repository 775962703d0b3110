"""Counts of years, months and quarters: "the number of firms doubled in 4 years" tells no 4 firms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.page import GAP_NONE, Page
from claims.text.vocabulary import vocabulary

_ENDS: Final = frozenset(".!?;\n")
"""What parts a figure from a time that is told behind it: "14 firms. A year ago …"."""


def no_durations(page: Page, lang: str, found: Sequence[Choice]) -> list[Choice]:
    """Choices without those of figures that count units of time, as the word right behind them tells."""
    words = vocabulary(lang)
    lengths, joins = words.sets["times lengths"], words.links["or"]
    return [choice for choice in found if not _counts_time(page, choice.at, lengths, joins)]


def _counts_time(page: Page, at: int, lengths: frozenset[str], joins: frozenset[str]) -> bool:
    """«За 4 года»; «за год или полтора»."""
    inside, beyond = page.quantity_words[at]
    if inside > 1 and page.words[inside - 1] in joins and page.words[inside - 2] in lengths:
        return beyond - inside == 1
    if page.quantities[at].unit != "count" or beyond >= len(page.words):
        return False
    between = page.text[page.quantities[at].end : page.starts[beyond]]
    is_next = page.gaps[beyond] == GAP_NONE and not any(mark.isdigit() or mark in _ENDS for mark in between)
    return is_next and page.words[beyond] in lengths
