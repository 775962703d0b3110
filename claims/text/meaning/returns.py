"""Trade told to run the other way: "they sold us 2.2 billion; in the other direction went rice for 9.6 million".

Such a figure says of itself only that it is turned; its way is that of the flow of the same pair told before, turned
round. One in a sentence that tells no flow and names nobody ("That is 9 % more than in May") runs as those before it.
"""

from __future__ import annotations

from typing import Final

from claims.text.meaning.scene import Scene

Way = tuple[str | None, str | None, float]
"""Giver, taker, and the probability that they are the right way round."""

SENTENCES_BACK: Final = 2


def with_returns(one: Scene, ways: dict[int, Way]) -> dict[int, Way]:
    """The ways of figures of trade between two, by figure, with those that are turned set against the flow before, and
    those that tell no flow along it.
    """
    turned, out = one.flows.turned, dict(ways)
    for at in sorted(ways):
        if at in turned:
            before = _flow_before(one, ways, at, turned[at])
            if before is not None:
                giver, taker, odds = out[before]
                out[at] = (taker, giver, odds)
        elif _tells_no_flow(one, at):
            out[at] = _as_before(one, out, at) or out[at]
    return out


def _tells_no_flow(one: Scene, at: int) -> bool:
    sentence = one.page.quantity_sentences[at]
    told = one.flows.told(sentence)
    return sentence > 0 and not (told.words or told.turns or one.people.by_sentence[sentence])


def _as_before(one: Scene, ways: dict[int, Way], at: int) -> Way | None:
    """The way of all flows of a figure's pair in the sentence before its own."""
    sentence, found = one.page.quantity_sentences[at] - 1, list[Way]()
    for other in range(at - 1, -1, -1):
        if one.page.quantity_sentences[other] < sentence:
            break
        if other in ways and one.page.quantity_sentences[other] == sentence and {*ways[other][:2]} == {*ways[at][:2]}:
            found.append(ways[other])
    return found[0] if len({way[:2] for way in found}) == 1 else None


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
