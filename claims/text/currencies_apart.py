"""A currency told apart from its sum: "in euros ... 1.16 billion", "5 billion, US dollars", "a billion. Dollars.";
and rates of exchange.
"""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_SUM: Final = 1e5
_AHEAD: Final = 4
_BACK: Final = 14
_STOPS: Final = frozenset((BARRIER, *".;!?\n"))
_CLOSE: Final = frozenset(",(")
_ENDS: Final = frozenset(".!?")
UNTOLD: Final = "XXX"

Currency = tuple[str, str | None]


def tell_currencies(figures: list[Figure], vocabulary: Vocabulary) -> None:
    """Give sums of one passage that bear no currency the one named for them in their sentence, after them or before.

    Only words between a figure and its neighbours are asked, so that what belongs to another sum is not.
    """
    for place, figure in enumerate(figures):
        if figure.unit is None and figure.noun is None and figure.number.scale >= _SUM:
            stop = figures[place + 1].first if place + 1 < len(figures) else len(figure.passage.words)
            first = figures[place - 1].last if place else 0
            found = _after(figure, stop, vocabulary) or _before(figure, first, vocabulary)
            figure.unit, figure.currency_name = found or (None, None)


def _after(figure: Figure, stop: int, vocabulary: Vocabulary) -> Currency | None:
    passage, leads = figure.passage, vocabulary.sets["currencies_apart in"]
    place = figure.last
    if passage.words[place] in _ENDS:
        return _alone(figure, place + 1, vocabulary)
    if passage.words[place] not in _CLOSE and passage.words[place] not in leads:
        return None
    for step in range(place, min(place + _AHEAD, stop)):
        if passage.words[step] in _STOPS:
            return None
        found = _currency(figure, step, vocabulary)
        if found is not None:
            return found
    return None


def _alone(figure: Figure, place: int, vocabulary: Vocabulary) -> Currency | None:
    """In speech written down: "It's passed a billion. Dollars." """
    after, found = follow(vocabulary.currency, figure.passage, place)
    if isinstance(found, tuple) and figure.passage.words[after] in _ENDS | {BARRIER}:
        return found
    return None


def named_currency(figures: list[Figure], vocabulary: Vocabulary) -> Currency | None:
    """The one currency that the passages of some figures name, wherever it is ("we count in dollars"), else None."""
    told: set[Currency] = set()
    seen: Passage | None = None
    for figure in figures:
        passage = figure.passage
        if passage is seen:
            continue
        seen = passage
        for place in range(passage.size):
            _, found = follow(vocabulary.currency, passage, place)
            if isinstance(found, tuple):
                told.add(found)
    codes = {code for code, _ in told}
    return min(told, key=str) if len(codes) == 1 and codes != {UNTOLD} else None


def _before(figure: Figure, first: int, vocabulary: Vocabulary) -> Currency | None:
    passage, leads = figure.passage, vocabulary.sets["currencies_apart in"]
    for step in range(figure.first - 1, max(figure.first - _BACK, first) - 1, -1):
        if passage.words[step] in _STOPS:
            return None
        is_led = not leads or passage.words[step - 1] in leads or step == figure.first - 1
        is_led = is_led or (step == figure.first - 2 and passage.words[figure.first - 1] in _CLOSE)
        found = _currency(figure, step, vocabulary) if is_led else None
        if found is not None:
            return found
    return None


def _currency(figure: Figure, place: int, vocabulary: Vocabulary) -> Currency | None:
    after, found = follow(vocabulary.currency, figure.passage, place)
    return found if isinstance(found, tuple) and after > place else None


def is_exchange_rate(figure: Figure) -> bool:
    """ "(US$1 = RM4.78)": either side of a sign of equality, where both are small enough for a rate."""
    words, first, last = figure.passage.words, figure.first, figure.last
    is_money = figure.unit is not None and len(figure.unit) == len("USD") and figure.unit.isupper()
    return is_money and not figure.number.scale and (words[last] == "=" or words[first - 1] == "=")
