"""Trade told by the money that runs against it: "in May we earned $9 million and spent 4", "Chile earned 9, Peru 4".

Whoever earns has sold and whoever pays has bought, where they stand right before the verb; a verb joined to it has the
same subject, and a name right before the next sum the same verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from claims.text.meaning import roles
from claims.text.meaning.elided import is_money
from claims.text.meaning.flow_terms import EARN, PAY
from claims.text.meaning.returns import Way
from claims.text.meaning.scene import Scene
from claims.text.sorted_numbers import first_from
from claims.text.vocabulary import vocabulary

_VERB_REACH: Final = 4
"""Words that may part the verb from its sum: "earned a cool"."""
_AUXILIARY: Final = 1
_KINDS: Final = frozenset(("name", "self", "capital"))
_DOING: Final = frozenset((roles.BARE, roles.OWN, roles.LATE))

Told = tuple[str, int]
"""Who earns or pays, and which of both."""


def with_earnings(one: Scene, ways: Mapping[int, Way]) -> dict[int, Way]:
    """The ways of figures of trade between two, by figure, with those that earning or paying tells set by it."""
    out = dict(ways)
    told: dict[int, Told] = {}
    for at in sorted(ways):
        giver, taker, odds = ways[at]
        if not is_money(one.page.quantities[at].unit) or giver is None or taker is None:
            continue
        own = _told(one, at, {giver, taker}, told.get(at - 1) if _is_next(one, at) else None)
        if own is not None:
            told[at] = own
            who, way = own
            other = taker if who == giver else giver
            out[at] = (who, other, odds) if way == EARN else (other, who, odds)
    return out


def _is_next(one: Scene, at: int) -> bool:
    sentences = one.page.quantity_sentences
    return at > 0 and sentences[at - 1] == sentences[at]


def _told(one: Scene, at: int, pair: set[str], before: Told | None) -> Told | None:
    """Who of a pair earns or pays a sum; `before` is what was told of the sum before it in the sentence."""
    page, sentence = one.page, one.page.quantity_sentences[at]
    inside = page.quantity_words[at][0]
    floor = page.quantity_words[at - 1][1] if _is_next(one, at) else page.sentence_words[sentence][0]
    near = max(floor, inside - _VERB_REACH)
    words = [word for word in one.flows.told(sentence).words if floor <= word.place < inside]
    if not words:
        who = _named_before(one, sentence, inside, pair)
        return (who, before[1]) if who and before and who != before[0] else None
    verb = words[-1]
    if verb.way not in (EARN, PAY) or verb.place < near:
        return None
    who = _named_before(one, sentence, verb.place, pair) or _named_before(one, sentence, verb.place - _AUXILIARY, pair)
    if who is None and before is not None and page.words[verb.place - 1] in vocabulary(one.lang).links["and"]:
        who = before[0]
    return (who, verb.way) if who else None


def _named_before(one: Scene, sentence: int, word: int, pair: set[str]) -> str | None:
    """Who of a pair is named right before a word, governed by no preposition: whoever does it."""
    page, people = one.page, one.people
    for number in people.by_sentence[sentence]:
        start, end, who, kind = people.marks[number]
        if who in pair and kind in _KINDS and first_from(page.starts, end) == word:
            first = first_from(page.starts, start)
            ties = [tie for tie in one.flows.told(sentence).ties if tie.place == first]
            return who if all(tie.role in _DOING for tie in ties) else None
    return None
