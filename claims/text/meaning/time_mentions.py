"""What speaks for a period by its mentions: how each stands to the figure, and the words around both, as codes."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from claims.text.meaning.features import ARGUMENT_BITS, code
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page, beside
from claims.text.meaning.times import NO_PERIOD, Period, Times
from claims.text.periods import TimeMention

FARTHEST: Final = 200
DISTANCE_STEPS: Final = (1, 2, 3, 5, 8, 13, 21, 34)


_compare: int | None = None


def compare_number() -> int:
    """The number of the concept of comparison with a base."""
    global _compare
    if _compare is None:
        _compare = concept_ids()["compare"]
    return _compare


def mention_features(page: Page, times: Times, at: int, number: int, kinds: int) -> list[int]:
    """How one period mention stands to the figure; `kinds` packs measure, aspect and status of the figure."""
    sentence, kind = page.quantity_sentences[at], times.kinds[number] & 0x3FF
    if sentence == times.sentences[number]:
        return _beside(page, times, at, number, kinds, kind) + _worded(times, number, kinds, 1)
    known = times.apart.get(sentence)
    if known is None:
        times.apart.clear()  # figures are asked for in order, and a long text has many sentences
        known = times.apart[sentence] = {}
    place = number << 16 | kinds
    found = known.get(place)
    if found is None:
        found = known[place] = _apart(page, times, at, number, kinds, kind) + _worded(times, number, kinds, 0)
    return found


def _worded(times: Times, number: int, kinds: int, is_here: int) -> list[int]:
    """The words before a mention, where it begins, and behind it."""
    before, after, behind = times.around[number]
    return [
        code(148, behind, is_here),
        code(140, before, is_here),
        code(141, after, is_here),
        code(142, before, kinds >> 5),
    ]


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
        return out + openings(page, times, page.quantity_sentences[at])
    for number in numbers[:3]:
        out += mention_features(page, times, at, number, kinds)
    out.append(code(143, min(len(numbers), 3), sort))
    return out


def openings(page: Page, times: Times, sentence: int) -> list[int]:
    """The words that a sentence begins with, as codes that all its figures share."""
    found = times.openings.get(sentence)
    if found is None:
        first, after = page.sentence_words[sentence]
        stands = code(129)
        found = [stands | stem << ARGUMENT_BITS for stem in set(page.stems[first : min(after, first + 40)])]
        times.openings.clear()  # figures are asked for in order, and a long text has many sentences
        times.openings[sentence] = found
    return found
