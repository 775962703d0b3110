"""Which way a directed figure runs: of two parties, who sells or invests and who buys or receives.

What counts is how each party stands to the word that tells the flow ("exports", "bought", "loan"): before or after it,
with which ending or preposition, own or foreign; where the sentence names nobody, what the sentences before said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claims.text.meaning import built
from claims.text.meaning.features import ARGUMENT_BITS, code, hash_text
from claims.text.meaning.flow_terms import SELF
from claims.text.meaning.flows import Flows, Governed
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page, beside
from claims.text.meaning.sides import Cast, wealth
from claims.text.sorted_numbers import first_from

ORIENTED: Final = built.ORIENTED
FLOW: Final = ("export", "import", "sell", "buy", "invest", "inflow", "loan", "grant", "fund", "capital")
SALES: Final = frozenset(FLOW.index(name) + 1 for name in ("export", "sell"))
TRADES: Final = SALES | {FLOW.index(name) + 1 for name in ("import", "buy")}
TURNS: Final = ("opposite", "our", "their", "balance", "bank", "cargo")
LOOK: Final = 18
COUNTER: Final = 20
"""What lifts the templates of how a party stands to the flow word to those of how it stands to the counter word."""
SUFFIX: Final = 3
HERE: Final = 0
EARLIER: Final = 1
NOWHERE: Final = 2

_flow: dict[int, int] = {}
_turns: dict[int, int] = {}


def _numbers() -> tuple[dict[int, int], dict[int, int]]:
    if not _flow:
        ids = concept_ids()
        _flow.update({ids[name]: number for number, name in enumerate(FLOW, start=1)})
        _turns.update({ids[name]: number for number, name in enumerate(TURNS)})
    return _flow, _turns


def flow_word(page: Page, at: int) -> tuple[int, int, int]:
    """The word that tells the flow of a figure: its kind, its index among the words, and where it stands.

    The nearest one before the figure in its sentence, else after it, else the last of the sentence before; kind 0 and
    index -1 where there is none.
    """
    flow, _ = _numbers()
    sentence = page.quantity_sentences[at]
    first, after = page.sentence_words[sentence]
    inside, beyond = page.quantity_words[at]
    ahead = range(beyond - 1, max(first, inside - LOOK) - 1, -1)
    behind = range(beyond, min(after, beyond + LOOK))
    places = [(HERE, ahead), (HERE, behind)]
    if sentence:
        start, end = page.sentence_words[sentence - 1]
        places.append((EARLIER, range(end - 1, max(start, end - 2 * LOOK) - 1, -1)))
    for place, words in places:
        for index in words:
            for concept in page.concepts[index]:
                if concept in flow:
                    return flow[concept], index, place
    return 0, -1, NOWHERE


def counter_word(page: Page, at: int, kind: int, word: int, place: int) -> tuple[int, int, int]:
    """The nearest earlier word for the trade that runs the other way: "exports" before "imports", as `flow_word`.

    «Экспорт из A в B составил 5 млрд, импорт - 3»: who stands to that word how tells the way of this one.
    """
    if kind not in TRADES:
        return 0, -1, NOWHERE
    flow, _ = _numbers()
    sentence = page.quantity_sentences[at] - (1 if place == EARLIER else 0)
    first = page.sentence_words[sentence][0]
    places = [(place, range(word - 1, max(first, word - 2 * LOOK) - 1, -1))]
    if sentence and place == HERE:
        start, end = page.sentence_words[sentence - 1]
        places.append((EARLIER, range(end - 1, max(start, end - 2 * LOOK) - 1, -1)))
    for where, words in places:
        for index in words:
            for concept in page.concepts[index]:
                other = flow.get(concept, 0)
                if other in TRADES and (other in SALES) != (kind in SALES):
                    return other, index, where
    return 0, -1, NOWHERE


def turns(page: Page, at: int) -> int:
    """Which turning words ("in return", "our") stand in the figure's sentence, as bits."""
    _, turning = _numbers()
    bits = 0
    for concept in page.sentence_concepts[page.quantity_sentences[at]]:
        if concept in turning:
            bits |= 1 << turning[concept]
    return bits


def standing(page: Page, people: Cast, at: int, who: str, word: int, place: int) -> list[int]:
    """How one party stands to the flow word (or to the figure, where there is none): codes with room for more."""
    sentence = page.quantity_sentences[at] - (1 if place == EARLIER else 0)
    anchor = page.starts[word] if word >= 0 else page.quantities[at].start
    found = [index for index in people.by_sentence[sentence] if people.marks[index][2] == who]
    if place == EARLIER and not found:
        found = [index for index in people.by_sentence[sentence + 1] if people.marks[index][2] == who]
    if not found:
        return [code(200), code(201)]
    best = min(found, key=lambda index: abs(people.marks[index][0] - anchor))
    start, end, _, kind = people.marks[best]
    side = 1 if start < anchor else 2
    first, follows = first_from(page.starts, start), first_from(page.starts, end)
    gap = min(abs(first - word) if word >= 0 else 9, 9) if word >= 0 else 9
    near = 0 if gap <= 1 else 1 if gap <= 3 else 2
    kind_number = hash_text(kind) & 0x3F
    out = [
        code(200, side | (near << 2)),
        code(201, side | (kind_number << 2)),
        code(202, side | (hash_text(page.text[max(start, end - SUFFIX) : end].lower()) << 2 & 0x3FFFFC)),
        code(203, int(start < page.quantities[at].start) | (side << 1) | (min(len(found), 2) << 3)),
    ]
    if beside(page, first, first - 1):
        out.append(code(204, page.stems[first - 1]))
        out += [code(206, concept) for concept in page.concepts[first - 1] if concept < 192]
    if beside(page, first, first - 2):
        out.append(code(205, page.stems[first - 2]))
    if beside(page, first, follows):
        out.append(code(207, page.stems[follows]))
        out += [code(208, concept) for concept in page.concepts[follows] if concept < 192]
    return out


@dataclass(frozen=True, slots=True)
class Flow:
    """The flow word of a figure (kind, and where it stands), the turning words around, how each party stands to it.

    `counter` is the kind of the word before it that tells the other way (0 for none), with how each stands to that.
    """

    kind: int
    place: int
    turned: int
    looks: dict[str, list[int]]
    counter: int
    counter_looks: dict[str, list[int]]


def flow_of(page: Page, people: Cast, at: int, pair: tuple[str, str]) -> Flow:
    """How a pair stands to the flow word of figure `at`."""
    kind, word, place = flow_word(page, at)
    looks = {who: standing(page, people, at, who, word, place) for who in pair}
    counter, other, where = counter_word(page, at, kind, word, place)
    counters = {who: standing(page, people, at, who, other, where) for who in pair} if counter else {}
    return Flow(kind, place, turns(page, at), looks, counter, counters)


def argument(told: int) -> int:
    """The first argument of a code."""
    return told >> ARGUMENT_BITS & 0x3FFFFF


def orientation_features(people: Cast, told: Flow, giver: str, taker: str, measure: int) -> list[int]:
    """Feature codes for the figure running from `giver` to `taker`, or a list of one run of them."""
    if ORIENTED is None:
        return _oriented(people, told, giver, taker, measure)
    focus, others = people.focus[:3], told.counter_looks
    numbers = (
        told.kind, told.place, told.turned, measure, told.counter, wealth(giver) - wealth(taker) + 8,
        int(giver == people.home), int(taker == people.home),
        focus.index(giver) if giver in focus else 3, focus.index(taker) if taker in focus else 3,
    )  # fmt: skip
    return ORIENTED(told.looks[giver], told.looks[taker], others.get(giver, []), others.get(taker, []), numbers)


def _oriented(people: Cast, told: Flow, giver: str, taker: str, measure: int) -> list[int]:
    """The same without what is built."""
    flow, place, turned = told.kind, told.place, told.turned
    out: list[int] = []
    where = flow | (place << 4)
    looks = [told.looks[giver], told.looks[taker]]
    for role, (who, look) in enumerate(zip((giver, taker), looks, strict=True)):
        is_home = int(who == people.home)
        rank = people.focus.index(who) if who in people.focus[:3] else 3
        for told_of in look:
            stands = told_of | role
            out += (
                stands | (where << 1),
                stands | (flow << 1) | (1 << 12),
                stands | (measure << 1) | (1 << 13),
                stands | (flow << 1) | (turned << 6) | (1 << 14),
            )
        place_of, other = argument(look[0]), argument(looks[1 - role][0])
        shape = (place_of << 4) | other
        out.append(code(209, shape, role | (where << 1)))
        out.append(code(210, is_home | (rank << 1), role | (where << 1)))
        out.append(code(211, is_home | (turned << 1), role | (flow << 1) | (measure << 6)))
        out.append(code(212, is_home | (int(place_of == 0) << 1), role | (where << 1) | (measure << 7)))
        out.append(code(213, int(place_of == 0) | (int(other == 0) << 1), role | (where << 1)))
    if told.counter:
        kinds = flow << 1 | told.counter << 5
        others = [told.counter_looks[giver], told.counter_looks[taker]]
        for role, look in enumerate(others):
            out += [told_of + (COUNTER << 44) | role | kinds for told_of in look]
            shape = (argument(look[0]) << 4) | argument(others[1 - role][0])
            out.append(code(217, shape, role | kinds))
    richer = wealth(giver) - wealth(taker)
    out.append(code(214, richer + 8, measure))
    out.append(code(215, richer + 8, measure | (int(argument(looks[0][0]) == argument(looks[1][0]) == 0) << 5)))
    return out


_SHIFT: Final = 44


def flow_features(told: Governed, giver: int, home: int, measure: int, flows: Flows) -> list[int]:
    """Feature codes for a figure that runs from the side numbered `giver`; `home` is the home country's, or -1."""
    language = hash_text(flows.lang) & 0xFFF
    first, second = told.sides if giver == 0 else told.sides[::-1]
    levels = first.level | second.level << 3
    out: list[int] = []
    for role, side in enumerate((first, second)):
        how = (side.role | side.flavour << 4 | side.way << 8) << 22
        where = role | side.level << 1 | told.way << 4 | told.is_turned << 8 | side.is_turned << 9
        out += (
            240 << _SHIFT | how | where,
            241 << _SHIFT | how | where | language << 10,
            242 << _SHIFT | side.runs + 1 << 22 | role | side.level << 1 | language << 6,
        )
        if side.flavour == SELF:
            out.append(249 << _SHIFT | how | where | flows.is_addressed << 10)
    sign = (told.runs if giver == 0 else -told.runs) + 1
    both = first.runs + 1 | second.runs + 1 << 2
    named = first.role | first.flavour << 4 | second.role << 8 | second.flavour << 12
    out += (
        243 << _SHIFT | both << 22 | levels | told.way << 6 | told.is_turned << 10,
        244 << _SHIFT | (both | levels << 4) << 22 | language,
        245 << _SHIFT | sign << 22 | measure,
        246 << _SHIFT | sign << 22 | language,
        247 << _SHIFT | (sign | (home == giver) << 2) << 22 | told.way,
        248 << _SHIFT | named << 22 | told.way | levels << 4,
    )
    return out
