"""Which good a figure may be of: the goods named around it, or none, and what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claims.text.meaning.features import Codes, code, hash_text
from claims.text.meaning.goods import Good, Goods
from claims.text.meaning.page import GAP_CLAUSE, GAP_COMMA, Page
from claims.text.meaning.ranking import Options
from claims.text.sorted_numbers import first_from

NO_GOOD: Final = ""
"""The candidate of a figure that is of no one good."""
_REACH: Final = 60
"""Words before and after a figure, within its sentence, in which goods are looked for."""
_MOST_HERE: Final = 10
_SENTENCES_BACK: Final = 3
_MOST_BACK: Final = 5
_FEW: Final = 3
_STEPS: Final = (0, 1, 2, 3, 4, 5, 5, 6, 6, 7, 7, 7, 8, 8, 8, 8, 9)
"""Steps of distance, by words."""
_FAR: Final = 10
"""The step of what stands in another sentence."""
INSIDE: Final = 0
BEFORE: Final = 1
AFTER: Final = 2
EARLIER: Final = 3
"""One sentence back; two back and farther are the next two places."""
THEME: Final = 6
"""What the text names most often, and not near the figure."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """Where a figure stands, and what is told of it in small numbers."""

    sentence: int
    first: int
    after: int
    inside: int
    beyond: int
    left: int
    """The stems of the words right before the figure and right behind it, 0 beyond its sentence."""
    right: int
    about: int
    """Its measure, aspect and unit."""
    rank: int
    """How many figures of its sentence stand before it."""


def good_options(page: Page, told: Goods, at: int, kinds: int, unit: int) -> Options[str]:
    """The goods that figure `at` may be of, NO_GOOD among them, each with its feature codes.

    `kinds` is its measure, aspect and status, `unit` the class of what it is counted in.
    """
    figure = _figure(page, told, at, kinds & 0x1F | (kinds >> 7) << 5 | unit << 8)
    found = _candidates(told, figure)
    here = min(sum(1 for _, place in found.values() if place <= AFTER), _FEW)
    lists: list[Codes] = [_of_none(page, figure, found, here)]
    for name, (number, place) in found.items():
        codes = _of_good(page, told, figure, number, place, here)
        if place <= AFTER:
            codes += _of_near(page, told, figure, number, place)
        elif place < THEME:
            codes += _of_earlier(page, told, figure, number, place, here)
        lists.append([*codes, code(28, hash_text(name)), code(29, hash_text(name), figure.about)])
    return Options([NO_GOOD, *found], lists)


def _figure(page: Page, told: Goods, at: int, about: int) -> _Figure:
    sentence = page.quantity_sentences[at]
    first, after = page.sentence_words[sentence]
    inside, beyond = page.quantity_words[at]
    left = page.stems[inside - 1] if inside > first else 0
    right = page.stems[beyond] if beyond < after else 0
    rank = min(at - first_from(told.figures, first), _FEW)
    return _Figure(sentence, first, after, inside, beyond, left, right, about, rank)


def _candidates(told: Goods, figure: _Figure) -> dict[str, tuple[int, int]]:
    """By name the nearest telling of each good, by its number, and the place where it stands."""
    found: dict[str, tuple[int, int]] = {}
    low = first_from(told.starts, max(figure.first, figure.inside - _REACH))
    high = first_from(told.starts, min(figure.after, figure.beyond + _REACH))
    near = sorted(range(low, high), key=lambda number: _distance(told.named[number], figure))
    for number in near[:_MOST_HERE]:
        good = told.named[number]
        place = BEFORE if good.after <= figure.inside else AFTER if good.first >= figure.beyond else INSIDE
        found.setdefault(good.name, (number, place))
    opening = first_from(told.starts, figure.first)
    for number in range(opening - 1, max(-1, opening - 1 - _MOST_BACK), -1):
        back = figure.sentence - told.sentences[number]
        if back > _SENTENCES_BACK:
            break
        found.setdefault(told.named[number].name, (number, EARLIER + min(back, _SENTENCES_BACK) - 1))
    if told.theme >= 0:
        found.setdefault(told.named[told.theme].name, (told.theme, THEME))
    return found


def _distance(good: Good, figure: _Figure) -> int:
    return figure.inside - good.after if good.after <= figure.inside else max(0, good.first - figure.beyond)


def _of_none(page: Page, figure: _Figure, found: dict[str, tuple[int, int]], here: int) -> list[int]:
    """The codes of no good at all."""
    about, had = figure.about, 0
    for _, place in found.values():
        had |= 1 << place
    gap = page.gaps[figure.beyond] if figure.beyond < len(page.gaps) else GAP_CLAUSE
    before = page.stems[figure.inside - 2] if figure.inside - 2 >= figure.first else 0
    behind = page.stems[figure.beyond + 1] if figure.beyond + 1 < figure.after else 0
    return [
        code(1, about),
        code(2, about, had),
        code(3, about, here),
        code(4, figure.left, about),
        code(5, figure.right, about),
        code(6, before, figure.left),
        code(7, figure.right, behind),
        code(8, about, gap | had << 3),
    ]


def _of_good(page: Page, told: Goods, figure: _Figure, number: int, place: int, here: int) -> list[int]:
    """The codes of a good wherever it stands: how far off, in which list, beside which words, in which form."""
    good, about = told.named[number], figure.about
    spot = place | (_STEPS[min(_distance(good, figure), len(_STEPS) - 1)] if place <= AFTER else _FAR) << 3
    before, behind, tail = *_beside(page, told, number), page.suffixes[good.after - 1]
    count = min(told.counts[good.name], _FEW)
    return [
        code(20, spot, about),
        code(21, spot, good.links),
        code(22, place | good.links << 3 | count << 6, about),
        code(23, before, place),
        code(24, behind, place),
        code(25, figure.left, spot),
        code(26, figure.right, spot),
        code(27, tail, spot),
        code(30, place | here << 3 | count << 5 | good.links << 7, about),
        code(31, before, spot),
        code(32, behind, spot),
        code(33, tail, before),
    ]


def _beside(page: Page, told: Goods, number: int) -> tuple[int, int]:
    """The stems of the words right before a good and right behind it, 0 beyond its sentence."""
    good, (first, after) = told.named[number], page.sentence_words[told.sentences[number]]
    before = page.stems[good.first - 1] if good.first > first else 0
    return before, page.stems[good.after] if good.after < after else 0


def _of_near(page: Page, told: Goods, figure: _Figure, number: int, place: int) -> list[int]:
    """The codes of what stands between a figure and a good of its sentence."""
    good, about = told.named[number], figure.about
    low, high = (good.after, figure.inside) if place == BEFORE else (figure.beyond, good.first)
    figures = min(max(0, first_from(told.figures, high) - first_from(told.figures, low)), _FEW)
    rivals = told.named[max(0, number - _MOST_HERE) : number + _MOST_HERE]
    others = min(sum(1 for other in rivals if low <= other.first and other.after <= high), _FEW)
    gaps = page.gaps[low : high + 1]
    held = figures | others << 2 | min(gaps.count(GAP_COMMA), _FEW) << 4 | max(gaps, default=0) << 6
    spot = place | _STEPS[min(_distance(good, figure), len(_STEPS) - 1)] << 3
    opens = int(good.first <= figure.first + 1 or page.gaps[good.first] >= GAP_COMMA)
    before, behind = _beside(page, told, number)
    inner, outer = (before, behind) if place == AFTER else (behind, before)
    out = [
        code(40, held, place),
        code(41, held, spot),
        code(42, held | good.links << 9, about),
        code(43, opens | place << 1 | figures << 4, about),
        code(44 + place, inner, figure.left),
        code(47 + place, outer, figure.right),
    ]
    if high - low <= 1:
        out.append(code(53, page.stems[low] if high > low else 1, spot))
    elif high - low == 2:
        out.append(code(54, page.stems[low], page.stems[low + 1]))
    return out


def _of_earlier(page: Page, told: Goods, figure: _Figure, number: int, place: int, here: int) -> list[int]:
    """The codes of a good of a sentence before: what was named since, and how its own sentence stands."""
    good, sentence = told.named[number], told.sentences[number]
    since = min(sum(1 for other in told.named[number + 1 : number + 8] if other.first < figure.inside), _FEW)
    opens = int(good.first <= page.sentence_words[sentence][0] + 1)
    beside = int(page.sentences[sentence].paragraph == page.sentences[figure.sentence].paragraph)
    held = since | opens << 2 | beside << 3 | here << 4
    count = min(told.counts[good.name], _FEW)
    return [
        code(60, held, place),
        code(61, held | figure.rank << 6, figure.about),
        code(62, held, figure.left),
        code(63, since | good.links << 2 | beside << 5, place | count << 3),
    ]
