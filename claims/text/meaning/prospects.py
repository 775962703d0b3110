"""Trade that may come to be: "turnover may top $5 billion by the end of this year" is planned, and of the whole year.

Words of closing a year ("по итогам года") speak for what was, so that a figure beside them needs its verb to be asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.page import Page
from claims.text.meaning.times import Period
from claims.text.meaning.verb_forms import form_ids

TRADE: Final = ("turnover", "exports")
NEAR: Final = 2
"""Words that may part the verb from its figure, and the modal from its verb."""


@lru_cache(maxsize=1)
def _forms() -> tuple[int, tuple[int, ...]]:
    """The form of modals, and those of the verbs that they govern."""
    ids = form_ids()
    return ids["modal"], (ids["infinitive"], ids["does"])


def may_be(page: Page, at: int) -> bool:
    """Whether the verb of a figure, right before it or within its hedge, is governed by a modal."""
    modal, governed = _forms()
    verbs, (first, _) = page.verbs, page.quantity_words[at]
    begin = page.sentence_words[page.quantity_sentences[at]][0]
    word, figure = first, page.quantities[at].figure_start
    while word < len(page.starts) and page.starts[word] < figure:
        word += 1
    for verb in range(word - 1, max(begin, first - NEAR) - 1, -1):
        if verbs[verb]:
            return verbs[verb] in governed and modal in verbs[max(begin, verb - NEAR) : verb]
    return False


def with_prospects(page: Page, published: str | None, found: Sequence[Choice]) -> list[Choice]:
    """Choices where those of trade that may come to be are planned, and planned trade of this year is of all of it."""
    out = []
    for choice in found:
        if choice.measure in TRADE:
            if choice.status == "actual" and may_be(page, choice.at):
                choice = replace(choice, status="planned")
            if choice.status == "planned":
                choice = replace(choice, period=_whole_year(choice.period, published))
        out.append(choice)
    return out


def _whole_year(period: Period, published: str | None) -> Period:
    """The year of publication where a period is what has passed of it."""
    first, last = period
    if not (published and first and last) or first != f"{published[:4]}-01-01" or last[:4] != published[:4]:
        return period
    return (first, f"{published[:4]}-12-31") if last <= published else period
