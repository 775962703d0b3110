"""The good that a figure is about, as a short English noun: what a plant makes, or what trade or freight counts."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.lexicon import pack as packs
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import GAP_CLAUSE, Page

MEASURES: Final = frozenset(("capacity", "exports", "freight", "turnover"))
MAKES: Final = 8
TRADES: Final = 4
"""Words to look at on either side of a figure: a capacity names its product farther away than a trade figure."""


@lru_cache(maxsize=8)
def _names(lang: str) -> tuple[dict[str, str], dict[str, str]]:
    known = lang if lang in packs.languages() else "en"
    table: dict[str, str] = packs.pack(known, "meaning")["products"]
    whole = {word.replace("ё", "е"): name for word, name in table.items() if not word.endswith("*")}
    stems = {word[:-1].replace("ё", "е"): name for word, name in table.items() if word.endswith("*")}
    return whole, stems


def product_name(word: str, lang: str) -> str | None:
    """The English name of a good by a word of `lang`; an English word without an entry is its own name."""
    whole, stems = _names(lang)
    if word in whole:
        return whole[word]
    for length in range(len(word), 1, -1):
        if word[:length] in stems:
            return stems[word[:length]]
    return word if lang == "en" else None


@lru_cache(maxsize=1)
def _goods() -> frozenset[int]:
    ids = concept_ids()
    return frozenset((ids["good"], ids["machine"], ids["container"]))


def product(page: Page, at: int, measure: str, lang: str) -> str | None:
    """The product of figure `at`: the nearest good after it, else before it, with no other figure between."""
    if measure not in MEASURES:
        return None
    goods = _goods()
    reach = MAKES if measure == "capacity" else TRADES
    first, last = page.sentence_words[page.quantity_sentences[at]]
    inside, beyond = page.quantity_words[at]
    stop = page.quantities[at + 1].start if at + 1 < len(page.quantities) else len(page.text)
    floor = page.quantities[at - 1].end if at else 0
    for words in (range(inside, min(last, beyond + reach)), range(inside - 1, max(first, inside - reach) - 1, -1)):
        for index in words:
            if not floor <= page.starts[index] < stop or (index >= beyond and page.gaps[index] >= GAP_CLAUSE):
                break
            for concept in page.concepts[index]:
                if concept in goods:
                    return product_name(page.words[index], lang)
    return None
