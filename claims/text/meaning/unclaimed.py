"""Figures that the claim model leaves out whatever else their text tells: a currency's part in settlements, what a
country trades with all the world ("foreign trade of Georgia grew by 9 %"), what its own economy gains by trade, how
far a ranking of countries goes, the number of an item of a list, how many share what is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claims.text.meaning.balances import is_balance
from claims.text.meaning.choice import Choice
from claims.text.meaning.page import Page
from claims.text.meaning.sides import Cast
from claims.text.meaning.whole_trade import is_whole_trade
from claims.text.vocabulary import vocabulary

_CLAUSE_END: Final = re.compile(r"[,;:.!?\n]")
_ITEM_BEFORE: Final = re.compile(r"(?:^|\n)[ \t]*\(?\Z")
_ITEM: Final = re.compile(r"\d{1,2}")
_ITEM_AFTER: Final = re.compile(r"[.)][ \t]+\S")
_INDENT: Final = 12
"""Characters of a line in which the number of an item stands."""
_WORD: Final = 20
"""Characters before a count in which the word that rules it stands."""
_RANKING: Final = 60
"""Characters before and after a count in which a ranking is told."""
_NEAR: Final = 100
_PERCENT: Final = "percent"
_SHARE: Final = "share_pct"
_TRADE: Final = ("turnover", "exports")


@lru_cache(maxsize=8)
def _cues(lang: str) -> dict[str, re.Pattern[str] | None]:
    own: dict[str, str] = vocabulary(lang).pack["unclaimed"]
    return {name: re.compile(pattern) if pattern else None for name, pattern in own.items()}


def claimable(page: Page, lang: str, people: Cast, found: Sequence[Choice]) -> list[Choice]:
    """Choices without those of figures that are never claims."""
    return [choice for choice in found if not _is_left_out(page, lang, people, choice)]


def _is_left_out(page: Page, lang: str, people: Cast, choice: Choice) -> bool:
    cues = _cues(lang)
    settlement = cues["settlement"]
    if _is_item(page, choice.at) or _is_of_sharers(page, choice.at, cues["sharers"]):
        return True
    if _is_ranked(page, choice.at, cues["ranked_before"], cues["ranked_after"]):
        return True
    is_percentage = page.quantities[choice.at].unit == _PERCENT
    if is_percentage and settlement is not None and _settles(page, choice.at, settlement):
        return True
    if choice.measure in _TRADE and is_balance(page, lang, choice.at):
        return True
    if choice.aspect == _SHARE:  # of all trade a partner may have a share
        return False
    if choice.measure not in _TRADE:
        return False
    if is_whole_trade(page, lang, people, choice.at):
        return True
    return _is_own_gain(page, choice.at, cues["gains_before"], cues["gains_after"])


def _is_item(page: Page, at: int) -> bool:
    """Whether a figure only numbers an item of a list, at the beginning of a line: "3. Of seven papers two await"."""
    figure, text = page.quantities[at], page.text
    if not _ITEM_AFTER.match(text, figure.end) or not _ITEM.fullmatch(text, figure.start, figure.end):
        return False
    return _ITEM_BEFORE.search(text[max(0, figure.start - _INDENT) : figure.start]) is not None


def _is_of_sharers(page: Page, at: int, sharers: re.Pattern[str] | None) -> bool:
    """Whether a figure is how many share what is told: "$5 million between the two", «оборот на двоих»."""
    figure = page.quantities[at]
    if sharers is None or figure.unit == _PERCENT:
        return False
    return sharers.search(page.text[max(0, figure.start - _WORD) : figure.end]) is not None


def _is_ranked(page: Page, at: int, before: re.Pattern[str] | None, after: re.Pattern[str] | None) -> bool:
    """Whether a count is of the countries or partners that a ranking names first: «алғашқы 5 елдің ішінде»."""
    figure = page.quantities[at]
    if before is None or after is None or figure.unit != "count":
        return False
    if not after.match(page.text, figure.end, figure.end + _RANKING):
        return False
    return before.search(page.text, max(0, figure.start - _RANKING), figure.start) is not None


def _settles(page: Page, at: int, settlement: re.Pattern[str]) -> bool:
    """Whether the words between the figure before and the end of a figure's clause tell of settlements."""
    figure, sentence = page.quantities[at], page.sentences[page.quantity_sentences[at]]
    first = max(sentence.start, page.quantities[at - 1].end if at else 0)
    last = page.quantities[at + 1].start if at + 1 < len(page.quantities) else sentence.end
    last = min(last, sentence.end)
    close = _CLAUSE_END.search(page.text, figure.end, last)
    return settlement.search(page.text, first, close.start() if close else last) is not None


def _is_own_gain(page: Page, at: int, before: re.Pattern[str] | None, after: re.Pattern[str] | None) -> bool:
    """ "The accord will add $3 billion to our economy", "the economy is to gain $3 billion a year"."""
    if before is None or after is None:
        return False
    figure, sentence = page.quantities[at], page.sentences[page.quantity_sentences[at]]
    opening = page.text[max(sentence.start, figure.start - _NEAR) : figure.start]
    return bool(before.search(opening) or after.search(page.text[figure.end : min(figure.end + _NEAR, sentence.end)]))
