"""What is being built is under way with all that is told of it: "the plant they are building will make 450 lorries".

The claim model has the cost and the capacity of a plant under construction as `in_progress`, though verbs right beside
them look ahead ("will cost", "is to make"). Of 683 labelled costs and capacities of which the words hold, 656
have it so; most others are of a whole portfolio, or of money spent, which no plan is. The words are data
(`works`): what tells works under way, and what between that and a figure makes it another thing's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.text.meaning.heads import Head
from claims.text.meaning.pack_patterns import pack_patterns
from claims.text.meaning.page import Page

_AHEAD: Final = {"project_investment": ("planned",), "capacity": ("planned", "actual")}
"""Stages that figures may be read as for the words beside them, where works are told of before, by measure: money told
of behind works may be what has been spent."""
_CLOSED: Final = ("planned", "actual")
"""The same where the verb of works closes the clause behind a figure."""
_LEVEL: Final = "level"
_UNDER_WAY: Final = "in_progress"
_BEFORE: Final = 240
_BEHIND: Final = 90
_KEYS: Final = ("before", "behind", "parts")
"""What tells works under way before a figure and behind it, and what between makes it another thing's."""


def misread(page: Page, lang: str, at: int, measure: str, start: int) -> tuple[str, ...]:
    """The stages that cannot hold of a figure, as works are told of before it from `start` on, or right behind it."""
    before, behind, parts = pack_patterns(lang, "works", *_KEYS)
    figure, sentence = page.quantities[at], page.sentences[page.quantity_sentences[at]]
    begin = max(sentence.start, figure.start - _BEFORE, start)
    ends = [told.end() for told in before.finditer(page.text, begin, figure.start)] if before else []
    if ends:
        is_another = parts is not None and parts.search(page.text, ends[-1], figure.start)
        return () if is_another else _AHEAD[measure]
    is_closed = behind and behind.match(page.text, figure.end, min(sentence.end, figure.end + _BEHIND))
    return _CLOSED if is_closed else ()


def with_works_under_way(page: Page, lang: str, heads: Sequence[Head]) -> list[Head]:
    """Heads where costs and capacities of what is being built are under way, but those behind another of their kind."""
    out, starts = list(heads), dict.fromkeys(_AHEAD, 0)
    for row, one in enumerate(heads):
        start = starts.get(one.measure)
        if start is None or one.aspect != _LEVEL:
            continue
        if one.status in _CLOSED and one.status in misread(page, lang, one.at, one.measure, start):
            out[row] = replace(one, status=_UNDER_WAY)
        starts[one.measure] = page.quantities[one.at].end
    return out
