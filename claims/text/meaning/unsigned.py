"""Papers said not to be ready are planned, though others beside them are signed: "three have yet to be translated".

So are all of 75 labelled agreements that it holds of but one, which is a whole of several stages. The words are data
(`unsigned`): what says so in the clause of a figure before it, and behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.text.meaning.heads import Head
from claims.text.meaning.pack_patterns import pack_patterns
from claims.text.meaning.page import Page

_PAPERS: Final = "agreements"
_ACTUAL: Final = "actual"
_PLANNED: Final = "planned"
_REACH: Final = 80
_KEYS: Final = ("before", "behind")
"""What says before a figure that papers are not ready, and what says so behind it."""


def is_unsigned(page: Page, lang: str, at: int) -> bool:
    """Whether the papers that a figure counts are said not to be ready."""
    before, behind = pack_patterns(lang, "unsigned", *_KEYS)
    figure, sentence = page.quantities[at], page.sentences[page.quantity_sentences[at]]
    if before is not None and before.search(page.text, max(sentence.start, figure.start - _REACH), figure.start):
        return True
    stop = min(sentence.end, figure.end + _REACH)
    return behind is not None and behind.match(page.text, figure.end, stop) is not None


def with_unsigned(page: Page, lang: str, heads: Sequence[Head]) -> list[Head]:
    """Heads where papers that are not ready are planned."""
    out = list(heads)
    for row, one in enumerate(heads):
        if one.measure == _PAPERS and one.status == _ACTUAL and is_unsigned(page, lang, one.at):
            out[row] = replace(one, status=_PLANNED)
    return out
