"""Years of two digits behind an apostrophe, as "in '24", "Q2'23" and "the summer of ’98" have them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Final

from claims.text.period_spoken import century_of
from claims.text.words import Words

_SHORT: Final = re.compile(r"['’](\d\d)(?![\d.,:%]?\d|%)")
_LEADS: Final = frozenset(
    ("in", "of", "since", "from", "to", "by", "between", "and", "fiscal", "month", "season", "qtr", "half")
)
"""The classes of the words before: an apostrophe is also a quotation mark and a measure of feet."""
_PARTS: Final = frozenset(("qtr", "half"))


def short_years(cut: Words, classes: Mapping[str, tuple[str, int]]) -> dict[int, int]:
    """Index of token -> year, for each such number; `classes` tells the class of a word, and its number."""
    found: dict[int, int] = {}
    for match in _SHORT.finditer(cut.lowered):
        index = (bisect_right(cut.offsets, match.start(1)) - 1) // 2
        before = [classes.get(word, ("", 0))[0] for word in cut.tokens[max(0, index - 2) : index]]
        is_led = bool(before) and (before[-1] in _LEADS or (before[-1] == "num" and before[0] in _PARTS))
        if is_led and cut.tokens[index] == match[1]:
            found[index] = int(match[1]) + century_of(int(match[1]))
    return found
