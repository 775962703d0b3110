"""Which time frames a figure: that of its own clause, else one set before, which the present tense seldom takes up.

"Last year exports came to 3 bn; oil makes up half of what the country sells" leaves the half without a time: present
tense looks past the frame, unless "of that" takes it up. A base ("against 2 bn") wants the earlier of two periods.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from claims.text.meaning.clauses import Clauses
from claims.text.meaning.cues import templates
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page
from claims.text.meaning.times import NO_PERIOD, Period, Times, twins

NONE: Final = 0
BEFORE: Final = 1
AFTER: Final = 2
BEFORE_APART: Final = 3
AFTER_APART: Final = 4
LAST: Final = 5
PARAGRAPH: Final = 6
EARLIER: Final = 7
AHEAD: Final = 8
FAR: Final = 9
"""Where a candidate stands: in the figure's clause, in another of its sentence, in the sentence before, farther off."""
PLACES: Final = FAR + 1
_T: Final = templates(400)
_BASE_WORDS: Final = 3


@dataclass(slots=True)
class Frames:
    """The clause and kind of each time mention of a page; the clause of each figure, and the form of its verb."""

    mentions: list[int] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    _turned: dict[Period, tuple[Period, Period, int]] = field(default_factory=dict)

    def turned(self, period: Period) -> tuple[Period, Period, int]:
        """The twins of a period and its shape."""
        found = self._turned.get(period)
        if found is None:
            found = self._turned[period] = (*twins(period), shape(period))
        return found


def frames(times: Times, parted: Clauses, verbs: list[int]) -> Frames:
    """The clauses of a page's times and figures."""
    stand = zip(times.sentences, times.marks, strict=True)
    mentions = [parted.number(sentence, mark.start) for sentence, mark in stand]
    return Frames(mentions, parted.of_figure, verbs, [kind & 0x3FF for kind in times.kinds])


def frame_features(
    page: Page, times: Times, told: Frames, at: int, found: dict[Period, list[int]], kinds: int
) -> list[list[int]]:
    """For each candidate period, where it stands among clauses, to the figure's verb and to the words beside it."""
    verb = told.verbs[at]
    first, end = page.sentence_words[page.quantity_sentences[at]]
    inside, beyond = page.quantity_words[at]
    second = page.stems[beyond + 1] if beyond + 1 < end else 0
    third = page.stems[beyond + 2] if beyond + 2 < end else 0
    places = [placed(page, times, told, at, period, numbers) for period, numbers in found.items()]
    own = 2 if BEFORE in places or AFTER in places else 1 if BEFORE_APART in places or AFTER_APART in places else 0
    based = told_as_base(page, first, inside)
    out: list[list[int]] = []
    for place, (period, numbers) in zip(places, found.items(), strict=True):
        sort = times.extent(period)
        kind = told.kinds[numbers[0]] if numbers else 0
        earlier, later, form = told.turned(period)
        near = (earlier in found) | (later in found) << 1 if earlier != NO_PERIOD else 0
        out.append(
            [
                _T[0] | verb << 22 | place | own << 4,
                _T[1] | verb << 22 | sort,
                _T[2] | (place | own << 4) << 22 | kinds,
                _T[3] | (place | kind << 4) << 22 | (kinds >> 5 & 3),
                _T[4] | form << 22 | kinds,
                _T[5] | (based | near << 2) << 22 | place | (kinds >> 7) << 4,
                _T[6] | (based | near << 2) << 22 | kind,
                _T[7] | second << 22 | place,
                _T[8] | third << 22 | place,
            ]
        )
    return out


def placed(page: Page, times: Times, told: Frames, at: int, period: Period, numbers: list[int]) -> int:
    """Where a candidate period stands to a figure, by its nearest mention."""
    if not numbers:
        return NONE if period == NO_PERIOD else FAR
    number, sentence = numbers[0], page.quantity_sentences[at]
    there = times.sentences[number]
    if there == sentence:
        is_before = times.marks[number].start < page.quantities[at].start
        if told.mentions[number] == told.figures[at]:
            return BEFORE if is_before else AFTER
        return BEFORE_APART if is_before else AFTER_APART
    if there > sentence:
        return AHEAD
    if page.sentences[there].paragraph != page.sentences[sentence].paragraph:
        return EARLIER
    return LAST if there == sentence - 1 else PARAGRAPH


def told_as_base(page: Page, first: int, inside: int) -> int:
    """Whether a figure at word `inside` is told as a base.

    1 behind a word of comparison, 2 where it begins with "from", 3 behind a word for what was.
    """
    ids = concept_ids()
    compare, source = ids["compare"], ids["base_from"]
    if inside < len(page.concepts) and source in page.concepts[inside]:
        return 2
    for word in range(inside - 1, max(first, inside - _BASE_WORDS) - 1, -1):
        if compare in page.concepts[word]:
            return 1
        if source in page.concepts[word]:
            return 3
    return 0


def shape(period: Period) -> int:
    """What calendar unit a period is: none, years, months from January on, other months, days."""
    start, end = period
    if start is None or end is None:
        return 0
    if start[5:] == "01-01":
        return 1 if end[5:] == "12-31" else 2 if end[8:] >= "28" else 3
    return 4 if start[8:] == "01" and end[8:] >= "28" else 5
