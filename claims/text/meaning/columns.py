"""Tables told in lines: under a line of periods, a row with as many figures has one in each column.

"2014   2015   2016" and below it "Exports   2,731   2,518   2,204": each figure is of the period that heads its column,
and nothing is left to choose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from claims.text.meaning.page import Page
from claims.text.meaning.times import NO_PERIOD, Period, Times

MOST_ROWS: Final = 30
_FEWEST: Final = 2
_LINE: Final = re.compile(r"[^\n]+")
_BREAK: Final = re.compile(r"\n[ \t]*\n")
_BETWEEN: Final = re.compile(r"[ \t]*(?:\||\t|[ \t]{2})[ \t]*")
_WORD: Final = re.compile(r"[^\W\d_]")
_YEAR: Final = "year"
_PERCENT: Final = "percent"


def columns(page: Page, times: Times) -> dict[int, Period]:
    """The period of each figure that stands in a column which a period heads, by figure. Linear in the text."""
    out: dict[int, Period] = {}
    starts = [quantity.start for quantity in page.quantities]
    for end, heads in _headed(page.text, times):
        for first, after in _rows(page.text, end):
            own = range(bisect_left(starts, first), bisect_left(starts, after))
            has_change = len(own) == len(heads) + 1 and page.quantities[own[-1]].unit == _PERCENT
            if len(own) - has_change == len(heads) and own[0] not in out:
                out.update(zip(own, heads, strict=False))
    return out


def _headed(text: str, times: Times) -> Iterator[tuple[int, list[Period]]]:
    """Where each line ends that holds a list of periods and no figure behind them, and these periods."""
    marks, number, is_partial = times.marks, 0, False
    for line in _LINE.finditer(text) if len(marks) >= _FEWEST else ():
        own = []
        while number < len(marks) and marks[number].start < line.end():
            own.append(marks[number])
            number += 1
        gaps = [text[one.end : two.start] for one, two in pairwise(own)]
        heads: list[Period] = [(mark.period_start, mark.period_end) for mark in own]
        is_list = len(own) >= _FEWEST and all(map(_BETWEEN.fullmatch, gaps)) and len({*heads}) == len(heads)
        is_whole = is_list and all(mark.grain == _YEAR for mark in own)
        if is_list and NO_PERIOD not in heads and not (is_partial and is_whole):  # "January to August" heads both years
            yield line.end(), heads
        is_partial = any(mark.grain != _YEAR for mark in own)


def _rows(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The lines that say a word under a line which ends at `end`, up to a blank one behind some rows."""
    for number, line in enumerate(_LINE.finditer(text, end)):
        if number == MOST_ROWS or (number and _BREAK.search(text, end, line.start())):
            return
        end = line.end()
        if _WORD.search(line.group()):
            yield line.start(), end


__all__ = ["columns"]
