"""Shares told as they rose or fell: "its share of our imports went from 12.6 % to 16.6 %" tells two shares, no change.

So do percentages told from one to the other without a word for a share, in every labelled document; only a pace of
growth may slow down "from 7 % to 5 %".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page
from claims.text.meaning.rises import end_words
from claims.text.vocabulary import vocabulary

_FARTHEST: Final = 8
"""Words that may part the two: "from 12 % in June of last year to"."""
_REACH: Final = 30
_PERCENT: Final = "percent"
_RATES: Final = ("change_pct", "share_pct")


def with_share_ends(page: Page, lang: str, found: Sequence[Choice]) -> list[Choice]:
    """Choices where both ends of a share that rose or fell are shares, and both of a pace of growth are changes."""
    ends: dict[int, str] = {}
    for at in range(len(page.quantities) - 1):
        if _is_risen(page, lang, at):
            aspect = "change_pct" if _is_pace(page, lang, at) else "share_pct"
            ends |= {at: aspect, at + 1: aspect}
    return [
        replace(choice, aspect=ends[choice.at]) if choice.at in ends and choice.aspect in _RATES else choice
        for choice in found
    ]


def _is_risen(page: Page, lang: str, at: int) -> bool:
    """Whether a percentage is told as what something rose or fell from, and the next one as what it came to."""
    low, high = page.quantities[at], page.quantities[at + 1]
    sentence = page.quantity_sentences[at]
    if not low.unit == high.unit == _PERCENT or not low.kind == high.kind == _PERCENT:
        return False
    (inside, beyond), (inner, outer) = page.quantity_words[at : at + 2]
    if page.quantity_sentences[at + 1] != sentence or not 0 <= inner - beyond <= _FARTHEST:
        return False
    risen_from, risen_to, endings = end_words(lang)
    words, first = page.words, page.sentence_words[sentence][0]
    is_led = bool(risen_from.intersection(words[max(first, inside - 1) : inside + 1]))
    is_ended = bool(endings) and words[beyond - 1].endswith(endings)
    beside = words[inner - 1 : inner + 1] if risen_from else words[inner : outer + 1]
    return (is_led or is_ended) and not risen_to.isdisjoint(beside)


def _is_pace(page: Page, lang: str, at: int) -> bool:
    """Whether the words before a figure speak of growth and of no share."""
    share, rules = concept_ids()["share"], vocabulary(lang).sets
    inside = page.quantity_words[at][0]
    first = max(page.sentence_words[page.quantity_sentences[at]][0], inside - _REACH)
    if any(share in page.concepts[word] for word in range(first, inside)):
        return False
    growth = rules["directions told"] | rules["directions change_nouns"]
    return not growth.isdisjoint(page.words[first:inside])
