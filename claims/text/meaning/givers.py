"""Who gives, where the words around a country's name say so: a share of B's imports is A's, money is taken from A, and
invested in B.

No label breaks them, yet both are rare enough for the ranker to be led by what stands nearer to the figure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from claims.lexicon import pack as packs
from claims.text.meaning.heads import Head
from claims.text.meaning.page import Page
from claims.text.meaning.returns import Way
from claims.text.meaning.sides import Cast, Parties

_SHARE: Final = "share_pct"
_INVESTED: Final = "fdi"
_MONEY: Final = ("financing", "fdi")
_KINDS: Final = frozenset(("name", "demonym", "capital", "group"))
_PLACES: Final = _KINDS | {"city"}
_BREAK: Final = re.compile(r"[.!?;]\s|\n")
_FARTHEST: Final = 100
_KEYS: Final = ("share", "imports", "exports", "source", "take", "invested")
_LEAD: Final = 40
"""Characters before a name in which words that tell its part may stand."""


@lru_cache(maxsize=8)
def _cues(lang: str) -> tuple[re.Pattern[str] | None, ...]:
    """What leads to whose share it is, to the imports and the exports that it is a share of, to whom money is taken
    from, the verbs of taking, and to where it is invested.
    """
    own = packs.pack(lang if lang in packs.languages() else "en", "flows")["given"]
    return tuple(re.compile(own[key]) if own[key] else None for key in _KEYS)


def told_way(page: Page, lang: str, people: Cast, head: Head, pair: Parties) -> Way | None:
    """Giver and taker of a figure between two, where words bind them."""
    if not any(_cues(lang)):
        return None
    giver = None
    if head.aspect == _SHARE and head.measure == "exports":
        giver = _of_share(page, lang, people, head.at, pair)
    elif head.measure in _MONEY:
        giver = _of_money(page, lang, people, head.at, pair)
    if giver is None and head.measure == _INVESTED:
        giver = _of_investment(page, lang, people, head.at, pair)
    return None if giver is None else (giver, pair[1] if giver == pair[0] else pair[0], 1.0)


def _of_share(page: Page, lang: str, people: Cast, at: int, pair: Parties) -> str | None:
    """«Доля России в китайском импорте»: the country whose share it is gives of imports, and takes of exports."""
    share, imports, exports, *_ = _cues(lang)
    figure, sentence = page.quantities[at], page.quantity_sentences[at]
    opening = page.sentences[sentence].start
    for number in reversed(people.by_sentence[sentence]) if share else ():
        start, end, who, kind = people.marks[number]
        if end > figure.start or who not in pair or kind not in _KINDS:
            continue
        if share is None or not share.search(page.text, max(opening, start - _LEAD), start):
            continue
        other = pair[1] if who == pair[0] else pair[0]
        if imports is not None and imports.match(page.text, end, figure.start):
            return who
        return other if exports is not None and exports.match(page.text, end, figure.start) else None
    return None


def _of_money(page: Page, lang: str, people: Cast, at: int, pair: Parties) -> str | None:
    """«Взял у немецких банков 5 млн»: who stands behind "from" in a sentence of taking."""
    _, _, _, source, take, _ = _cues(lang)
    figure, sentence = page.quantities[at], page.quantity_sentences[at]
    whole = page.sentences[sentence]
    if source is None or take is None or not take.search(page.text, whole.start, whole.end):
        return None
    for number in people.by_sentence[sentence]:
        start, end, who, kind = people.marks[number]
        between = (end, figure.start) if end <= figure.start else (figure.end, start)
        is_near = between[1] - between[0] <= _FARTHEST and not _BREAK.search(page.text, *between)
        if who not in pair or kind not in _KINDS or not is_near:
            continue
        if source.search(page.text, max(whole.start, start - _LEAD), start):
            return who
    return None


def _of_investment(page: Page, lang: str, people: Cast, at: int, pair: Parties) -> str | None:
    """«Вложила в экономику Турции 18 млрд»: who is named behind "invest in", between the figures around, takes."""
    invested, sentence = _cues(lang)[5], page.quantity_sentences[at]
    if invested is None:
        return None
    floor, limit = page.sentences[sentence].start, page.sentences[sentence].end
    floor = max(floor, page.quantities[at - 1].end) if at else floor
    limit = min(limit, page.quantities[at + 1].start) if at + 1 < len(page.quantities) else limit
    for number in people.by_sentence[sentence]:
        start, _, who, kind = people.marks[number]
        if not floor <= start < limit or who not in pair or kind not in _PLACES:
            continue
        if invested.search(page.text, max(floor, start - _FARTHEST // 2), start):
            return pair[1] if who == pair[0] else pair[0]
    return None
