"""Goods that a text names, by the names of `goods.toml` in each pack, and where it names them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from claims.lexicon import pack as packs
from claims.text.meaning.page import GAP_COMMA, Page
from claims.text.sorted_numbers import first_above, first_from
from claims.text.terms import Terms
from claims.text.words import words

PAIR: Final = 4
_IDLE: Final = ""
"""The label of words that hold the name of a good and stand for something else ("oil price")."""
_OFTEN: Final = 3
_LINKED: Final = 3
"""Words from the end of one good to the beginning of the next, at most, within a list of goods."""


@dataclass(frozen=True, slots=True)
class Good:
    """A good named at the words `first` to `after` of a page; `links` are 1 where a list goes on before it, 2 where it
    does after it, PAIR of two goods that are told together and stand beside each by itself.
    """

    first: int
    after: int
    name: str
    links: int


@dataclass(frozen=True, slots=True)
class Goods:
    """The goods of a page in order: the first word of each, its sentence, how often each name is told."""

    named: list[Good]
    starts: list[int]
    sentences: list[int]
    counts: dict[str, int]
    figures: list[int]
    """The first word of each figure of the page."""
    theme: int
    """The number of the first good of the name told most often, if it is told several times, else -1."""


@lru_cache(maxsize=8)
def _terms(lang: str) -> Terms:
    known = lang if lang in packs.languages() else "en"
    data = packs.pack(known, "goods")
    return Terms({**data["goods"], _IDLE: data["idle"]["words"]})


def goods(page: Page, lang: str) -> Goods:
    """The goods that a page names."""
    cut = words(page.text.replace("ё", "е").replace("Ё", "Е"))
    found: list[tuple[int, int, str]] = []
    for first, last, name in _terms(lang).find(cut):
        if name != _IDLE:
            start, end = cut.offsets[2 * first], cut.offsets[2 * last + 1]
            found.append((first_above(page.starts, start) - 1, first_from(page.starts, end), name))
    figures = [inside for inside, _ in page.quantity_words]
    named = _linked(page, found, figures)
    counts: dict[str, int] = {}
    for good in named:
        counts[good.name] = counts.get(good.name, 0) + 1
    sentences = [first_above(page.sentence_starts, page.starts[good.first]) - 1 for good in named]
    often = max(counts, key=counts.__getitem__) if counts else ""
    is_theme = counts.get(often, 0) >= _OFTEN
    theme = next((number for number, good in enumerate(named) if good.name == often), -1) if is_theme else -1
    return Goods(named, [good.first for good in named], sentences, counts, figures, theme)


def _linked(page: Page, found: list[tuple[int, int, str]], figures: list[int]) -> list[Good]:
    """The goods with their links, and pairs of them beside these."""
    joined = [False, *(_is_joined(page, low, high, figures) for low, high in pairwise(found)), False]
    out: list[Good] = []
    for number, (first, after, name) in enumerate(found):
        out.append(Good(first, after, name, int(joined[number]) | int(joined[number + 1]) << 1))
        if joined[number : number + 3] == [False, True, False]:  # two goods, and no more
            _, end, other = found[number + 1]
            out.append(Good(first, end, both(name, other), PAIR))
    return out


def _is_joined(page: Page, low: tuple[int, int, str], high: tuple[int, int, str], figures: list[int]) -> bool:
    """Whether two goods of one sentence are parted by no more than a comma or a word such as "and", and no figure."""
    if not 0 <= high[0] - low[1] < _LINKED or low[2] == high[2]:
        return False
    if first_above(page.sentence_starts, page.starts[low[0]]) != first_above(
        page.sentence_starts, page.starts[high[0]]
    ):
        return False
    if any(page.gaps[index] > GAP_COMMA for index in range(low[1], high[0] + 1)):
        return False
    figure = first_from(figures, low[1])
    return figure == len(figures) or figures[figure] >= high[0]


def both(name: str, other: str) -> str:
    """The name of two goods together, whichever is told first."""
    return " and ".join(sorted((name, other)))


def canonical(name: str) -> str:
    """The name that the English pack has for a good, or for two that are joined by "and"; without one the name itself,
    in lower case, and nothing where its words name no one good ("cargo").
    """
    own = _known(name)
    if own is None and name.count(" and ") == 1:
        parts = [_known(part) or part.lower() for part in name.split(" and ")]
        return both(parts[0], parts[1])
    return name.lower() if own is None else own


def _known(name: str) -> str | None:
    """The name that the English pack has for the whole of some words."""
    cut = words(name.lower())
    found = _terms("en").find(cut)
    return found[0][2] if len(found) == 1 and found[0][:2] == (0, len(cut.tokens) - 1) else None
