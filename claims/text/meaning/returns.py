"""Trade told to run the other way: "they sold us 2.2 billion; in the other direction went rice for 9.6 million".

Such a figure says of itself only that it is turned; its way is that of the flow of the same pair told before, turned
round.
"""

from __future__ import annotations

from typing import Final

from claims.text.meaning.scene import Scene

Way = tuple[str | None, str | None, float]
"""Giver, taker, and the probability that they are the right way round."""

SENTENCES_BACK: Final = 2


def with_returns(one: Scene, ways: dict[int, Way]) -> dict[int, Way]:
    """The ways of figures of trade between two, by figure, with those that are turned set against the flow before."""
    turned = one.flows.turned
    if not turned:
        return ways
    out = dict(ways)
    for at in sorted(turned.keys() & ways.keys()):
        before = _flow_before(one, ways, at, turned[at])
        if before is not None:
            giver, taker, odds = out[before]
            out[at] = (taker, giver, odds)
    return out


def _flow_before(one: Scene, ways: dict[int, Way], at: int, turn: int) -> int | None:
    """The last flow of a figure's pair that was told before the word which turns it."""
    page = one.page
    sentence, pair = page.quantity_sentences[at], {*ways[at][:2]}
    for other in range(at - 1, -1, -1):
        back = sentence - page.quantity_sentences[other]
        if back > SENTENCES_BACK:
            return None
        is_turned_too = back == 0 and page.quantity_words[other][0] > turn
        if other in ways and not is_turned_too and {*ways[other][:2]} == pair:
            return other
    return None
