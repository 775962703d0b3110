"""All that one country trades, with whomever: "the foreign trade of Georgia grew by 9 % to $12 billion, of Chad by 5".

What a country trades with all the world is no claim in a text on it and another, unless it is another's part in that.
Of a group it is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claims.text.meaning.governing import CLAUSE_END, measures_nothing
from claims.text.meaning.page import Page
from claims.text.meaning.sides import IS_GROUP, Cast
from claims.text.vocabulary import vocabulary

_FARTHEST: Final = 160
"""Characters from the words for all trade to its figure."""
_NEXT: Final = 60
"""Characters from one figure of all trade to the next."""
_MARGIN: Final = 40
"""Characters before the words for all trade in which their country may be named: "Kenya's", «Қазақстанның»."""

Span = tuple[int, int]


@lru_cache(maxsize=8)
def _cues(lang: str) -> dict[str, re.Pattern[str]]:
    own: dict[str, str] = vocabulary(lang).pack["whole_trade"]
    return {name: re.compile(pattern) for name, pattern in own.items()}


def is_whole_trade(page: Page, lang: str, people: Cast, at: int) -> bool:
    """Whether a figure tells of all trade of one country."""
    cues = _cues(lang)
    if page.quantities[at].unit in ("count", "tonne"):
        return False
    if _is_with_all_the_world(page, people, at, cues["with_all"]):
        return True
    sentence = page.quantity_sentences[at]
    while not _is_told(page, people, at, cues):
        at -= 1
        if at < 0 or page.quantity_sentences[at] != sentence or not _goes_on(page, people, at, cues["following"]):
            return False
    return True


def _named_in(people: Cast, sentence: int, start: int, end: int) -> set[str]:
    """Who is named in a stretch of a sentence."""
    marks = (people.marks[index] for index in people.by_sentence[sentence])
    return {who for first, _, who, _ in marks if start <= first < end}


def _clause(page: Page, at: int) -> Span:
    """Where the clause of a figure begins and ends."""
    figure, sentence = page.quantities[at], page.sentences[page.quantity_sentences[at]]
    start = sentence.start
    for close in CLAUSE_END.finditer(page.text, start, figure.start):
        start = close.end()
    close_after = CLAUSE_END.search(page.text, figure.end, sentence.end)
    return start, close_after.start() if close_after else sentence.end


def _is_lone(who: set[str]) -> bool:
    return len(who) == 1 and who.isdisjoint(IS_GROUP)


def _is_with_all_the_world(page: Page, people: Cast, at: int, with_all: re.Pattern[str]) -> bool:
    """ "Uganda imported goods worth $8 billion from all countries"."""
    start, end = _clause(page, at)
    if not with_all.search(page.text, start, end):
        return False
    return _is_lone(_named_in(people, page.quantity_sentences[at], start, end))


def _is_told(page: Page, people: Cast, at: int, cues: dict[str, re.Pattern[str]]) -> bool:
    """Whether the words right before a figure, in its clause, name all trade and the country whose it is, alone."""
    figure, number = page.quantities[at], page.quantity_sentences[at]
    start, end = _clause(page, at)
    opening = max(start, figure.start - _FARTHEST, page.quantities[at - 1].end if at else 0)
    told = None
    for named in cues["named"].finditer(page.text, opening, figure.start):
        told = named
    if told is None or cues["partly"].search(page.text, told.end(), end):
        return False
    owners = [(first, last, who) for first, last, who, _ in _marks(people, number) if who not in IS_GROUP]
    owners += [(first, last, people.home or "") for first, last in people.countries]
    owner = _owner(page, told, owners, cues)
    return owner is not None and _named_in(people, number, start, end) <= {owner}


def _marks(people: Cast, sentence: int) -> list[tuple[int, int, str, str]]:
    return [people.marks[index] for index in people.by_sentence[sentence]]


def _owner(
    page: Page, told: re.Match[str], owners: Sequence[tuple[int, int, str]], cues: dict[str, re.Pattern[str]]
) -> str | None:
    """Whose all trade is: "Kenya's total exports", "total exports of Kenya"."""
    text, first, last = page.text, told.start(), told.end()
    for start, end, who in owners:
        if 0 <= first - end < _MARGIN and cues["owner_before"].fullmatch(text, end, first):
            return who
        if 0 <= start - last < _MARGIN and cues["owner_after"].fullmatch(text, last, start):
            return who
    return None


def _goes_on(page: Page, people: Cast, at: int, following: re.Pattern[str]) -> bool:
    """Whether the figure after one is of all trade where that is: "and grew by 9 %", "Uganda's $5 billion"."""
    first, last = page.quantities[at].end, page.quantities[at + 1].figure_start
    inside, after = page.quantity_words[at][1], page.quantity_words[at + 1][0]
    if last - first > _NEXT or not measures_nothing(page, inside, after):
        return False
    marks = [mark for mark in _marks(people, page.quantity_sentences[at]) if first <= mark[0] < last]
    if not marks:
        return CLAUSE_END.search(page.text, first, last) is None
    return len(marks) == 1 and following.fullmatch(page.text, first, last) is not None
