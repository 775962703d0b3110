"""Trade told by who does it: "Chile took 22 % of them and supplied 9 %", "in May we earned $9 million and spent 4".

Whoever sells or earns gives and whoever buys or pays takes, where they stand right before the verb; a verb joined to it
has the same subject, and a name right before the next sum the same verb. "We" are told only of money, which hosts and
guests tell alike of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from claims.text.meaning import roles
from claims.text.meaning.flow_terms import EARN, GIVE, PAY, TAKE
from claims.text.meaning.returns import Way
from claims.text.meaning.scene import Scene
from claims.text.sorted_numbers import first_from
from claims.text.vocabulary import vocabulary

_VERB_REACH: Final = 4
"""Words that may part the verb from its figure: "earned a cool"."""
_AUXILIARY: Final = 1
_NAMES: Final = frozenset(("name", "capital"))
_KINDS: Final = _NAMES | {"self"}
_PAID: Final = (EARN, PAY)
_TELLING: Final = (EARN, PAY, GIVE, TAKE)
_DOING: Final = frozenset((roles.BARE, roles.OWN, roles.LATE))

Told = tuple[str, int]
"""Who does it, and which way it runs."""


def with_doers(one: Scene, ways: Mapping[int, Way]) -> dict[int, Way]:
    """The ways of figures of trade between two, by figure, with those set that are told by who does it."""
    out = dict(ways)
    told: dict[int, Told] = {}
    for at in sorted(ways):
        giver, taker, odds = ways[at]
        if giver is None or taker is None:
            continue
        own = _told(one, at, {giver, taker}, told.get(at - 1) if _is_next(one, at) else None)
        if own is not None:
            told[at] = own
            who, way = own
            other = taker if who == giver else giver
            out[at] = (who, other, odds) if way in (EARN, GIVE) else (other, who, odds)
    return out


def _is_next(one: Scene, at: int) -> bool:
    sentences = one.page.quantity_sentences
    return at > 0 and sentences[at - 1] == sentences[at]


def _told(one: Scene, at: int, pair: set[str], before: Told | None) -> Told | None:
    """Who of a pair does what is told of a figure; `before` is what was told of the one before it in the sentence."""
    page, sentence = one.page, one.page.quantity_sentences[at]
    inside = page.quantity_words[at][0]
    floor = page.quantity_words[at - 1][1] if _is_next(one, at) else page.sentence_words[sentence][0]
    near = max(floor, inside - _VERB_REACH)
    words = [word for word in one.flows.told(sentence).words if floor <= word.place < inside]
    if not words and one.lang != "kk":  # whose verbs come last
        who = _doing(one, at, inside, pair, _NAMES)
        return (who, before[1]) if who and before and who != before[0] else None
    verb = words[-1] if words else None
    if verb is None or verb.way not in _TELLING or verb.place < near:
        return None
    kinds = _KINDS if verb.way in _PAID and not one.flows.is_addressed else _NAMES
    who = next(
        (who for back in range(_AUXILIARY + 1) if (who := _doing(one, at, verb.place - back, pair, kinds))), None
    )
    if who is None and before is not None and page.words[verb.place - 1] in vocabulary(one.lang).links["and"]:
        who = before[0]
    return (who, verb.way) if who else None


def _doing(one: Scene, at: int, word: int, pair: set[str], kinds: frozenset[str]) -> str | None:
    """Who of a pair is named right before a word of a figure's sentence, governed by no preposition."""
    page, people = one.page, one.people
    sentence = page.quantity_sentences[at]
    for number in people.by_sentence[sentence]:
        start, end, who, kind = people.marks[number]
        if who in pair and kind in kinds and first_from(page.starts, end) == word:
            first = first_from(page.starts, start)
            ties = [tie for tie in one.flows.told(sentence).ties if tie.place == first]
            return who if all(tie.role in _DOING for tie in ties) else None
    return None
