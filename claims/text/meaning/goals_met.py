"""Goals said to be met: "the goal of $2 billion was met in 2010" tells what is, and at least so much of it.

The claim model decides both: met is `ge`, passed `gt`, a mark that was reached `eq`. The words are data (`goals`): what
names a goal before a figure or behind it, what tells it met behind that or before, and what there says it was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.heads import Head
from claims.text.meaning.pack_patterns import pack_patterns
from claims.text.meaning.page import Page

_BEFORE: Final = 80
_BEHIND: Final = 90
_LEVEL: Final = "level"
_PLANNED: Final = "planned"
_ACTUAL: Final = "actual"
_PLAIN: Final = "eq"
_KEYS: Final = ("named", "named_after", "met", "led", "unmet")
"""What names a goal before a figure and behind it, what tells it met behind and before, and what that it is not."""


def met(page: Page, lang: str, at: int) -> str | None:
    """The hedge of a figure that is a goal said to be met; None where it is none, or not said to be."""
    named, named_after, behind, led, unmet = pack_patterns(lang, "goals", *_KEYS)
    figure, sentence = page.quantities[at], page.sentences[page.quantity_sentences[at]]
    start, stop = max(sentence.start, figure.start - _BEFORE), min(sentence.end, figure.end + _BEHIND)
    found = led.search(page.text, start, figure.start) if led else None
    if found is None and behind is not None:
        after = named_after.match(page.text, figure.end, stop) if named_after else None
        if after or (named and named.search(page.text, start, figure.start)):
            found = behind.match(page.text, after.end() if after else figure.end, stop)
    if found is None or (unmet and unmet.search(found[0])):
        return None
    return found.lastgroup


def with_goals_met(page: Page, lang: str, heads: Sequence[Head]) -> list[Head]:
    """Heads where goals that are met are of what is."""
    out = list(heads)
    for row, one in enumerate(heads):
        if one.status == _PLANNED and one.aspect == _LEVEL and met(page, lang, one.at):
            out[row] = replace(one, status=_ACTUAL)
    return out


def with_bounds_of_goals(page: Page, lang: str, found: Sequence[Choice]) -> list[Choice]:
    """Choices where goals that are met have the hedge that this gives them, where their own words give none."""
    out = list(found)
    for place, one in enumerate(found):
        is_bare = one.aspect == _LEVEL and page.quantities[one.at].hedge == _PLAIN
        if one.status == _ACTUAL and is_bare and (hedge := met(page, lang, one.at)):
            out[place] = replace(one, hedge=hedge)
    return out
