"""Rates that leave their sign to the ones before: "Peru 26 %, Chile 21.5", "grew by 14 percent, with Chile by 8"."""

from __future__ import annotations

import re
from typing import Final

from claims.text.figure import Figure
from claims.text.shared_changes import in_brackets
from claims.text.vocabulary import Vocabulary

_FARTHEST: Final = 160
_HUNDRED: Final = 100.0
_SMALL: Final = 1000.0
_ENDS: Final = re.compile(r"[.;!?](?:\s|$)")


def lend_share(before: Figure, figure: Figure, is_listed: bool) -> bool:
    """ "Peru 26 %, Chile 21.5", "Peru (26 %), Chile (21)": whether the search for a lender ends here."""
    if in_brackets(before) and in_brackets(figure):
        is_share = figure.value <= _HUNDRED
    elif before.kind != "percent":
        return True
    elif is_aside(before) or in_brackets(figure):
        return False
    else:
        is_share = figure.value < _SMALL and (figure.resolution < 1 or is_listed)
    if is_share:
        figure.unit, figure.kind = "percent", "elided"
    return True


def lend_rate(before: Figure, figure: Figure, text: str, vocabulary: Vocabulary) -> bool:
    """Whether the figure is a rate as the one before is, and of its direction."""
    if before.unit != "percent" or not _is_another_rate(before, figure, text, vocabulary):
        return False
    figure.unit, figure.kind, figure.direction = "percent", "elided", figure.direction or before.direction
    return True


def _is_another_rate(before: Figure, figure: Figure, text: str, vocabulary: Vocabulary) -> bool:
    """ "Trade with Peru grew by 14 percent, with Chile by 8 and with Cuba by 3": by how much again."""
    passage, beyond = figure.passage, figure.passage.words[figure.last]
    if beyond[0].isalpha() and beyond not in vocabulary.links["integer_tails"]:
        return False
    is_by = passage.words[before.hedge_first - 1] in vocabulary.links["by"]
    is_said = figure.value < _SMALL and len(text) <= _FARTHEST and not _ENDS.search(text)
    between = passage.keys[before.last : figure.first]
    return is_by and is_said and vocabulary.sets["nouns count_context"].isdisjoint(between)


def is_aside(figure: Figure) -> bool:
    """A rate in brackets or with a sign, which stands beside the sum it belongs to."""
    return figure.passage.words[figure.first - 1] in "(+-−[" or figure.passage.words[figure.first] in "+-−"
