"""What words before a figure rule it through: the end of a clause stops them, and so does another thing measured."""

from __future__ import annotations

import re
from typing import Final

from claims.text.meaning.features import core
from claims.text.meaning.page import Page

CLAUSE_END: Final = re.compile(r"[,;:](?!\d)|[!?\n]")


def measures_nothing(page: Page, first: int, after: int) -> bool:
    """Whether none of the words `first` to `after` names a thing that is measured."""
    measures = core()
    return all(measures.isdisjoint(page.concepts[word]) for word in range(first, after))
