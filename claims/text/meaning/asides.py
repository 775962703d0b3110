"""Times told in brackets for the figure that these hold: "a share of 43.6 % (2022: 46.0 %)", «(в 2022 году — 4,6)».

They are those of no figure before the brackets, and of none in the sentences that follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claims.text.meaning.page import Page
from claims.text.periods import TimeMention
from claims.text.sorted_numbers import first_from

_LEAD: Final = 24
"""Characters from the bracket to the time: "(in the same months of"."""
_OPENED: Final = re.compile(r"\((?:\s*[^\W\d_]+){0,4}\s*\Z")


def asides(page: Page, marks: Sequence[TimeMention]) -> frozenset[int]:
    """The numbers of the times that open brackets in which a figure follows."""
    starts = [quantity.start for quantity in page.quantities]
    found = []
    for number, mark in enumerate(marks):
        opening = page.text.rfind("(", max(0, mark.start - _LEAD), mark.start)
        if opening < 0 or not _OPENED.match(page.text, opening, mark.start):
            continue
        closing = page.text.find(")", mark.end, mark.end + _LEAD * 4)
        following = first_from(starts, mark.end)
        if following < len(starts) and starts[following] < closing:
            found.append(number)
    return frozenset(found)
