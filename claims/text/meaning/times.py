"""When a figure holds: the periods that stand around it as candidates, and what speaks for each, or for none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.text.meaning.features import ARGUMENT_BITS, code, hash_text
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page, beside
from claims.text.periods import TimeMention

Period = tuple[str | None, str | None]

NO_PERIOD: Period = (None, None)
SENTENCES_BACK: Final = 10
MOST_CANDIDATES: Final = 12
FARTHEST: Final = 200
DISTANCE_STEPS: Final = (1, 2, 3, 5, 8, 13, 21, 34)


@dataclass(slots=True)
class Times:
    """Period mentions in order of the text, the sentence each stands in, and those of each sentence.

    `themes` are the period that the text names first and the one that it names most often.
    """

    published: str | None
    marks: Sequence[TimeMention]
    sentences: list[int] = field(default_factory=list)
    by_sentence: list[list[int]] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    counts: dict[Period, int] = field(default_factory=dict)
    themes: list[Period] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    openings: dict[int, list[int]] = field(default_factory=dict)
    around: list[tuple[int, int, int]] = field(default_factory=list)
    """The stems of the words before each mention, where it begins, and behind it; 0 beyond the end of its sentence."""
    kinds: list[int] = field(default_factory=list)
    """The kind of each mention as a small number."""
    extents: dict[Period, int] = field(default_factory=dict)

    def extent(self, period: Period) -> int:
        """What sort of period it is beside the publication date."""
        found = self.extents.get(period)
        if found is None:
            found = self.extents[period] = extent(period, self.published)
        return found


def timetable(page: Page, published: str | None, marks: Sequence[TimeMention]) -> Times:
    """The period mentions of a page, placed among its sentences and words."""
    out = Times(published, marks)
    out.by_sentence = [[] for _ in page.sentences]
    out.kinds = [hash_text(mark.kind) for mark in marks]
    starts = [sentence.start for sentence in page.sentences]
    figures = [quantity.start for quantity in page.quantities]
    for number, mark in enumerate(marks):
        sentence = max(0, bisect_right(starts, mark.start) - 1)
        word, follows = bisect_left(page.starts, mark.start), bisect_left(page.starts, mark.end)
        first, end = page.sentence_words[sentence] if page.sentences else (0, 0)
        out.around.append(
            (
                page.stems[word - 1] if word > first else 0,
                page.stems[word] if word < end else 0,
                page.stems[follows] if follows < end else 0,
            )
        )
        out.sentences.append(sentence)
        out.words.append(word)
        out.figures.append(bisect_left(figures, mark.start))
        if page.sentences:
            out.by_sentence[sentence].append(number)
        period = (mark.period_start, mark.period_end)
        if period != NO_PERIOD and mark.kind != "day":
            out.counts[period] = out.counts.get(period, 0) + 1
    if out.counts:
        out.themes = [next(iter(out.counts)), max(out.counts, key=out.counts.__getitem__)]
    return out


def candidates(page: Page, times: Times, at: int) -> dict[Period, list[int]]:
    """Periods the figure may hold for, each with the mentions that give it, the nearest first.

    None is one, which words of its sentence that tell no dates, as "now", speak for.
    """
    sentence = page.quantity_sentences[at]
    here = _by_nearness(times, page.quantities[at].start, times.by_sentence[sentence])
    found: dict[Period, list[int]] = {NO_PERIOD: [one for one in here if _period(times, one) == NO_PERIOD]}
    _add(times, here, found)
    for back in range(sentence - 1, max(-1, sentence - 1 - SENTENCES_BACK), -1):
        _add(times, times.by_sentence[back][::-1], found)
    if sentence + 1 < len(times.by_sentence):
        ahead = times.by_sentence[sentence + 1][:1]
        _add(times, [one for one in ahead if _period(times, one) not in found], found)
    for period in times.themes:
        found.setdefault(period, [])
    return found


def _period(times: Times, number: int) -> Period:
    mark = times.marks[number]
    return mark.period_start, mark.period_end


def _by_nearness(times: Times, start: int, numbers: list[int]) -> list[int]:
    """The mentions of the sentence of a figure that begins at `start`, those before it and after it by distance."""
    return sorted(numbers, key=lambda number: abs(times.marks[number].start - start))


def _add(times: Times, numbers: Sequence[int], found: dict[Period, list[int]]) -> None:
    for number in numbers:
        period = _period(times, number)
        if period == NO_PERIOD or times.marks[number].kind == "day":
            continue
        if period in found:
            found[period].append(number)
        elif len(found) < MOST_CANDIDATES:
            found[period] = [number]


def extent(period: Period, published: str | None) -> int:
    """What sort of period it is beside the publication date: a small number."""
    start, end = period
    if start is None or end is None:
        return 1
    years = int(end[:4]) - int(start[:4])
    whole = start[5:] == "01-01" and end[5:] == "12-31"
    length = 0 if years == 0 and whole else 1 if years == 0 else 2 if years < 3 else 3
    if not published:
        return 2 | (length << 4)
    gap = int(end[:4]) - int(published[:4])
    place = 3 if gap < -1 else 4 if gap == -1 else 5 if end <= published else 6 if gap == 0 else 7
    return place | (length << 4)


_compare: int | None = None


def compare_number() -> int:
    """The number of the concept of comparison with a base."""
    global _compare
    if _compare is None:
        _compare = concept_ids()["compare"]
    return _compare


def mention_features(page: Page, times: Times, at: int, number: int, kinds: int) -> list[int]:
    """How one period mention stands to the figure; `kinds` packs measure, aspect and status of the figure."""
    is_here = page.quantity_sentences[at] == times.sentences[number]
    kind = times.kinds[number] & 0x3FF
    out = _beside(page, times, at, number, kinds, kind) if is_here else _apart(page, times, at, number, kinds, kind)
    before, after, behind = times.around[number]
    out.append(code(148, behind, int(is_here)))
    out.append(code(140, before, int(is_here)))
    out.append(code(141, after, int(is_here)))
    out.append(code(142, before, kinds >> 5))
    return out


def _beside(page: Page, times: Times, at: int, number: int, kinds: int, kind: int) -> list[int]:
    """How a mention stands to a figure of its own sentence: side, distance, and what lies between."""
    mark, quantity, word = times.marks[number], page.quantities[at], times.words[number]
    inside, beyond = page.quantity_words[at]
    side = 1 if mark.start < quantity.start else 2
    here = times.by_sentence[page.quantity_sentences[at]]
    low, high = sorted((mark.start, quantity.start))
    between = min(sum(low < times.marks[other].start < high for other in here if other != number), 2)
    figures = min(_figures_between(page, at, mark.start), 3)
    apart = inside - word if side == 1 else word - beyond
    distance = bisect_left(DISTANCE_STEPS, apart)
    compared = int(_compared(page, word, inside if side == 1 else beyond, side))
    shape = side | (between << 2) | (figures << 4) | (int(len(here) == 1) << 6) | (compared << 7)
    parted, rival = _parted(page, at, mark, side), _rival(page, times, at, number, side)
    is_first = int(here[0] == number)
    return [
        code(158, parted | (figures << 7), kind),
        code(159, parted | (between << 7), kinds),
        code(160, parted, is_first | (figures << 1)),
        code(161, kind, kinds | (side << 9)),
        code(164, rival, parted),
        code(165, rival | (figures << 4), kind),
        code(130, shape, kind),
        code(131, shape, kinds),
        code(132, side | (distance << 2), kind),
        code(133, side | (figures << 2) | (distance << 4), kinds),
        code(134, compared | (side << 1), kind),
        code(139, side | (between << 2) | (is_first << 4), kind),
    ]


def _apart(page: Page, times: Times, at: int, number: int, kinds: int, kind: int) -> list[int]:
    """How a mention stands to a figure of another sentence: how far back, and whether others are nearer."""
    there, sentence = times.sentences[number], page.quantity_sentences[at]
    back = sentence - there
    latest = int(times.by_sentence[there][-1] == number)
    bare = int(not times.by_sentence[sentence])
    same = int(back >= 0 and page.sentences[sentence].paragraph == page.sentences[there].paragraph)
    heading = int(page.sentences[there].is_heading)
    closer = min(sum(1 for s in range(there + 1, sentence) if times.by_sentence[s]), 2) if back > 0 else 3
    shape = min(back, 4) + 1 | (latest << 3) | (bare << 4) | (same << 5) | (heading << 6) | (closer << 7)
    return [
        code(135, shape, kind),
        code(136, shape, kinds),
        code(137, shape & 0x3F, kind),
        code(161, kind, kinds | (3 << 9)),
    ]


def _parted(page: Page, at: int, mark: TimeMention, side: int) -> int:
    """What parts a mention from a figure of its sentence: side, the strongest mark, brackets opened and closed."""
    quantity = page.quantities[at]
    left, right = (mark.end, quantity.start) if side == 1 else (quantity.end, mark.start)
    between = page.text[left : min(right, left + FARTHEST)] if right > left else ""
    opened, closed = between.count("("), between.count(")")
    strong = int(";" in between or " –" in between or " —" in between or ": " in between)
    comma = min(between.count(", "), 2)
    return side | (min(opened, 1) << 2) | (min(closed, 1) << 3) | (strong << 4) | (comma << 5)


def _rival(page: Page, times: Times, at: int, number: int, side: int) -> int:
    """Whether the figure on the other side of a mention stands nearer to it, and is counted in the same unit."""
    mark, quantities = times.marks[number], page.quantities
    other = times.figures[number] - (1 if side == 1 else 0)
    if not 0 <= other < len(quantities) or page.quantity_sentences[other] != page.quantity_sentences[at]:
        return 0
    here, there = quantities[at], quantities[other]
    own = here.start - mark.end if side == 1 else mark.start - here.end
    its = mark.start - there.end if side == 1 else there.start - mark.end
    marked = page.text[there.end : mark.start] if side == 1 else page.text[mark.end : there.start]
    return 1 | (int(its < own) << 1) | (int(here.unit == there.unit) << 2) | (int("," in marked) << 3)


def _figures_between(page: Page, at: int, point: int) -> int:
    quantities = page.quantities
    step = -1 if point < quantities[at].start else 1
    count, other = 0, at + step
    while 0 <= other < len(quantities) and count < 3:
        if (quantities[other].start < point) if step < 0 else (quantities[other].start > point):
            break
        count += 1
        other += step
    return count


def _compared(page: Page, word: int, edge: int, side: int) -> bool:
    """Whether a word of comparison stands just before the mention."""
    compare = compare_number()
    around = range(max(0, word - 3), min(word + 2, len(page.concepts)))
    return any(compare in page.concepts[index] and beside(page, word, index) for index in around)


def period_features(page: Page, times: Times, at: int, period: Period, numbers: list[int], kinds: int) -> list[int]:
    """Feature codes of one candidate period for a figure; `kinds` packs measure, aspect and status."""
    sort = times.extent(period)
    here = len(times.by_sentence[page.quantity_sentences[at]])
    out = [code(120, sort, kinds), code(121, sort, kinds & 0x1F), code(122, sort, kinds >> 5), code(123, sort)]
    if period == NO_PERIOD:
        unit_free = min(here, 2)
        out += [code(124, unit_free, kinds), code(125, unit_free, kinds & 0x1F), code(126, unit_free, kinds >> 5)]
        for index in times.by_sentence[page.quantity_sentences[at]]:
            out.append(code(127, times.kinds[index] & 0x3FF, kinds & 0x1F))
            out.append(code(128, times.kinds[index] & 0x3FF, kinds >> 5))
        for number in numbers[:1]:
            out += mention_features(page, times, at, number, kinds)
        return out + _openings(page, times, page.quantity_sentences[at])
    for number in numbers[:3]:
        out += mention_features(page, times, at, number, kinds)
    out.append(code(143, min(len(numbers), 3), sort))
    return out


def _openings(page: Page, times: Times, sentence: int) -> list[int]:
    """The words that a sentence begins with, as codes that all its figures share."""
    found = times.openings.get(sentence)
    if found is None:
        first, after = page.sentence_words[sentence]
        stands = code(129)
        found = [stands | stem << ARGUMENT_BITS for stem in set(page.stems[first : min(after, first + 40)])]
        times.openings.clear()  # figures are asked for in order, and a long text has many sentences
        times.openings[sentence] = found
    return found


def standing_features(page: Page, times: Times, at: int, found: dict[Period, list[int]], kinds: int) -> list[list[int]]:
    """For each candidate, how it stands among the others, and to the words beside the figure ("from", "against")."""
    sentence = page.quantity_sentences[at]
    first, end = page.sentence_words[sentence]
    inside, beyond = page.quantity_words[at]
    before = page.stems[inside - 1] if inside > first else 0
    after = page.stems[beyond] if beyond < end else 0
    told = [period for period, numbers in found.items() if numbers and times.sentences[numbers[0]] == sentence]
    dated = sorted(period for period in told if period != NO_PERIOD)
    row = page.quantity_sentences[max(0, at - 4) : at].count(sentence)
    rest = page.quantity_sentences[at + 1 : at + 4].count(sentence)
    leading, foremost = times.themes or (NO_PERIOD, NO_PERIOD)
    most = times.counts.get(foremost, 0)
    out: list[list[int]] = []
    for rank, (period, numbers) in enumerate(found.items()):
        if numbers:
            back = sentence - times.sentences[numbers[0]]
            ahead = times.marks[numbers[0]].start < page.quantities[at].start
            place = 1 + int(ahead) if back == 0 else 3 if back == 1 else 4 if back > 0 else 5
        else:
            place = 0 if period == NO_PERIOD else 6
        order = 0 if period not in dated else 1 if period == dated[0] else 3 if period == dated[-1] else 2
        order |= min(len(dated), 3) << 2
        count = times.counts.get(period, 0)
        often = min(count, 3) | int(count == most) << 2
        out.append(
            [
                code(150, before, place | order << 3),
                code(151, after, place),
                code(152, before, place),
                code(153, min(rank, 5) | min(len(dated), 2) << 3, kinds >> 5),
                code(154, order | place << 4, kinds >> 5),
                code(157, order | place << 4, min(row, 3) | min(rest, 2) << 2),
                code(155, often, place | min(len(times.counts), 4) << 3),
                code(156, int(period == leading) | place << 1, kinds & 0x1F),
            ]
        )
    return out
