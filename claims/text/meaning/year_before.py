"""The same months of the year before, which a text sets against those it tells of without naming them.

"In the quarter we sold 404 million against 1.35 billion"; «биыл алты айда 292 миллион, былтыр 370»: the second sum is
that of the same months, though the text names no time for it, or the year alone.
"""

from __future__ import annotations

from claims.text.meaning.page import Page
from claims.text.meaning.time_frames import told_as_base
from claims.text.meaning.times import NO_PERIOD, Period, Times, twins

_FIRST_DAY, _LAST_DAY = "01-01", "12-31"


def is_part_of_year(period: Period) -> bool:
    """Whether a period is less than the year that it is of."""
    start, end = period
    if start is None or end is None or start[:4] != end[:4]:
        return False
    return not (start[5:] == _FIRST_DAY and end[5:] == _LAST_DAY)


def with_year_before(page: Page, times: Times, at: int, found: dict[Period, list[int]]) -> dict[Period, list[int]]:
    """The candidate periods of a level, and the months of the nearest a year before where these may be meant.

    They may where the figure is told as a base, or behind the name of that year in its sentence.
    """
    nearest = next((period for period in found if is_part_of_year(period)), NO_PERIOD)
    if nearest == NO_PERIOD:
        return found
    earlier = twins(nearest)[0]
    if earlier in found:
        return found
    year = (f"{earlier[0][:4]}-{_FIRST_DAY}", f"{earlier[0][:4]}-{_LAST_DAY}") if earlier[0] else NO_PERIOD
    sentence, start = page.quantity_sentences[at], page.quantities[at].start
    named = [one for one in found.get(year, ()) if times.sentences[one] == sentence and times.marks[one].start < start]
    inside, _ = page.quantity_words[at]
    if not named and not told_as_base(page, page.sentence_words[sentence][0], inside):
        return found
    return {**found, earlier: named}
