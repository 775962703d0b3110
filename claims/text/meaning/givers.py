"""Who gives, where the words around a country's name say so: a share of B's imports is A's, money is taken from A.

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
_MONEY: Final = ("financing", "fdi")
_KINDS: Final = frozenset(("name", "demonym", "capital", "group"))
_BREAK: Final = re.compile(r"[.!?;]\s|\n")
_FARTHEST: Final = 100
_LEAD: Final = 40
"""Characters before a name in which words that tell its part may stand."""


@lru_cache(maxsize=8)
def _cues(lang: str) -> tuple[re.Pattern[str] | None, ...]:
    """What leads to whose share it is, to the imports and the exports that it is a share of, to whom money is taken
    from, and the verbs of taking.
    """
    own = packs.pack(lang if lang in packs.languages() else "en", "flows")["given"]
    return tuple(
        re.compile(own[key]) if own[key] else None for key in ("share", "imports", "exports", "source", "take")
    )


def told_way(page: Page, lang: str, people: Cast, head: Head, pair: Parties) -> Way | None:
    """Giver and taker of a figure between two, where words bind them."""
    if not any(_cues(lang)):
        return None
    giver = None
    if head.aspect == _SHARE and head.measure == "exports":
        giver = _of_share(page, lang, people, head.at, pair)
    elif head.measure in _MONEY:
        giver = _of_money(page, lang, people, head.at, pair)
    return None if giver is None else (giver, pair[1] if giver == pair[0] else pair[0], 1.0)


def _of_share(page: Page, lang: str, people: Cast, at: int, pair: Parties) -> str | None:
    """«Доля России в китайском импорте»: the country whose share it is gives of imports, and takes of exports."""
    share, imports, exports, _, _ = _cues(lang)
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
    *_, source, take = _cues(lang)
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
