"""Who is the source of a figure's flow and who the goal, as the roles of a pair tell, with what was told before.

Whoever owns or does what gives ("exports", "invested") is the source, of what takes ("imports", "bought") the goal;
"from", "to" and their likes tell it whatever the word. A figure whose own word ties nobody takes the ties of the words
before, turned round where those run the other way or a word such as "in return" says so.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from claims.text.meaning import roles
from claims.text.meaning.flow_sides import AGAIN, BESIDE, EARLIER, HERE, UNTIED, Side, is_bound, side_of
from claims.text.meaning.flow_terms import (
    ANY,
    EARN,
    GIVE,
    GOODS,
    MONEY,
    MOVE,
    OTHER,
    PAY,
    TAKE,
    WARE,
    Tie,
    Told,
    Word,
)
from claims.text.meaning.page import GAP_CLAUSE, GAP_COMMA, GAP_NONE, Page
from claims.text.meaning.sides import Cast
from claims.text.meaning.ties import Tying
from claims.text.vocabulary import vocabulary

SENTENCES_BACK: Final = 4
_WEIGHTS: Final = (8, 4, 2, 1, 0)
"""How much a tie counts by its level: what stands nearer holds."""
_CAPITAL: Final = {PAY: GIVE, EARN: TAKE}
"""What words of money for goods tell where capital is told of."""
_PART: Final = ";"
_VERB_LAST: Final = "kk"
_PAIR: Final = (GIVE, TAKE)


@dataclass(frozen=True, slots=True)
class Governed:
    """The way of the word of flow that governs a figure (0 for none), whether a word turns it, and both sides.

    `runs` is 1 where roles tell that it runs from the first of the pair to the second, -1 for back, 0 for neither.
    """

    way: int
    is_turned: bool
    sides: tuple[Side, Side]
    runs: int


class Flows:
    """The flows of a page, read sentence by sentence when asked for."""

    def __init__(self, page: Page, people: Cast, lang: str) -> None:
        self.page, self.people, self.lang = page, people, lang
        self.turned: dict[int, int] = {}
        """By figure of trade that was asked for, the place of the word that turns it round."""
        self.bound: dict[int, tuple[str, str]] = {}
        """By figure that was asked for, source and goal where its own part of the sentence names and ties both."""
        self._told: dict[int, Told] = {}
        self._figures: dict[tuple[int, int], _Figure] = {}
        self._is_addressed: bool | None = None

    def told(self, sentence: int) -> Told:
        """What a sentence tells."""
        found = self._told.get(sentence)
        if found is None:
            found = self._told[sentence] = Tying(self.page, self.people, self.lang, sentence).told()
        return found

    def figure(self, at: int, stuff: int) -> _Figure:
        """What is told of a figure of goods or of money."""
        found = self._figures.get((at, stuff))
        if found is None:
            found = self._figures[at, stuff] = _Figure(self, at, stuff)
        return found

    @property
    def is_addressed(self) -> bool:
        """Whether the text speaks to "you", as guests of the home country do, whose "we" is not the home country."""
        if self._is_addressed is None:
            self._is_addressed = not roles.word_list(self.lang, "you").isdisjoint(self.page.words)
        return self._is_addressed


def governed(flows: Flows, at: int, pair: tuple[str, str], is_trade: bool) -> Governed:
    """How a pair stands to the word of flow of figure `at`."""
    sentence = flows.page.quantity_sentences[at]
    stuff = GOODS if is_trade else MONEY
    figure = flows.figure(at, stuff)
    if is_trade and figure.is_turned:
        flows.turned[at] = figure.turn
    way = figure.way_of(figure.word) if figure.word else 0
    if not figure.word:
        for back in range(sentence - 1, max(-1, sentence - 1 - SENTENCES_BACK), -1):
            suiting = [word for word in flows.told(back).words if word.stuff in (ANY, stuff)]
            if suiting:
                way = figure.way_of(suiting[-1])
                break
    first, second = figure.side(pair[0], pair[1]), figure.side(pair[1], pair[0])
    if figure.is_listed and first.runs != second.runs:
        flows.bound[at] = pair if first.runs > second.runs else (pair[1], pair[0])
    elif is_bound(first) and is_bound(second) and first.runs == -second.runs:
        flows.bound[at] = pair if first.runs > 0 else (pair[1], pair[0])
    total = _WEIGHTS[first.level] * first.runs - _WEIGHTS[second.level] * second.runs
    return Governed(way, figure.is_turned, (first, second), (total > 0) - (total < 0))


def only_pair(flows: Flows, at: int, is_trade: bool) -> tuple[str, str] | None:
    """Source and goal of a figure whose own part of the sentence ties just two to a flow, and names both.

    "China got a loan of 5 million from Turkey" tells of these, whoever publishes it: so 652 of 664 labelled figures.
    """
    figure = flows.figure(at, GOODS if is_trade else MONEY)
    found = figure.tied_here()
    if len(found) != len(_PAIR) or OTHER in found:
        return None
    one, two = found
    first, second = figure.side(one, two), figure.side(two, one)
    if not (is_bound(first) and is_bound(second) and first.runs == -second.runs):
        return None
    return (one, two) if first.runs > 0 else (two, one) if first.runs else None


class _Figure:
    """A figure with what its sentence tells, the word of flow that governs it, and the words from mark to mark."""

    def __init__(self, flows: Flows, at: int, stuff: int) -> None:
        self._flows, self._page, self._at, self._stuff = flows, flows.page, at, stuff
        self._ways = _CAPITAL if stuff == MONEY else {}
        self._sentence = self._page.quantity_sentences[at]
        self._inside, self._beyond = self._page.quantity_words[at]
        self._told = flows.told(self._sentence)
        self._segment = self._own_words()
        self._listed = self._in_turn()
        self.is_listed = self._listed is not None
        self.word = self._listed or self._governor()
        self.turn = next((index for index in self._told.turns if self._turns(index)), -1)
        self.is_turned = self.turn >= 0

    def way_of(self, word: Word) -> int:
        """The way that a word tells of what the figure is of."""
        return self._ways.get(word.way, word.way)

    def tied_here(self) -> list[str]:
        """Who is tied to a word of flow in the figure's own part of the sentence, each once."""
        low, high = self._segment
        return list(dict.fromkeys(tie.who for tie in self._told.ties if low <= tie.place < high))

    def side(self, who: str, other: str) -> Side:
        """How one of a pair is tied."""
        own = self._ties(self._told, who, other)
        if own and self.word:
            return self._beside(own, self.word)
        if own:
            tie = own[-1]
            return side_of(tie, self.way_of(self._told.words[tie.word]), BESIDE, False)
        is_next = not self.word and self._names(who)
        for back in range(self._sentence - 1, max(-1, self._sentence - 1 - SENTENCES_BACK), -1):
            told = self._flows.told(back)
            if is_next and told.words:
                like = self._like(told, (who, other))
                if like:
                    return like
                is_next = False
            for tie in reversed(self._ties(told, who, other)):
                word = told.words[tie.word]
                if word.stuff in (ANY, self._stuff):
                    is_turned = self.is_turned or self._runs_against(word)
                    return side_of(tie, self.way_of(word), EARLIER, is_turned)
        return UNTIED

    def _names(self, who: str) -> bool:
        """Whether the figure's sentence names a party."""
        people = self._flows.people
        return any(people.marks[index][2] == who for index in people.by_sentence[self._sentence])

    def _like(self, told: Told, pair: tuple[str, str]) -> Side | None:
        """The side of another in a sentence before, taken by the next of its kind: "Chile followed with 5 billion"."""
        known = {*pair, OTHER, self._flows.people.own(self._sentence)}
        for tie in told.ties:
            word = told.words[tie.word]
            if tie.who not in known and word.stuff in (ANY, self._stuff):
                side = side_of(tie, self.way_of(word), EARLIER, self.is_turned)
                if side.runs:
                    return side
        return None

    def _ties(self, told: Told, who: str, other: str) -> list[Tie]:
        """The ties of a party; those of "they" where the other of the pair is named beside or speaks."""
        own, home = [tie for tie in told.ties if tie.who == who], self._flows.people.own(self._sentence)
        if who != home and (other == home or (not own and any(tie.who == other for tie in told.ties))):
            own += [tie for tie in told.ties if tie.who == OTHER]
        return own

    def _beside(self, own: list[Tie], word: Word) -> Side:
        """The side told by the likeliest of a party's ties in the figure's sentence."""
        if word is self._listed:
            tie = next((tie for tie in own if self._told.words[tie.word] is word), own[-1])
            theirs = self._told.words[tie.word]
            return side_of(tie, self.way_of(theirs), AGAIN, theirs is not word)
        costs = [self._cost(tie, word) for tie in own]
        cost = min(costs)
        tie, level = own[costs.index(cost)], cost[0]
        theirs = self._told.words[tie.word]
        is_before = theirs.place < word.place and (word.place < self._inside or self._flows.lang == _VERB_LAST)
        is_turned = level == BESIDE and is_before and self._runs_against(theirs)
        is_turned = is_turned or (self.is_turned and level != HERE and not self.turn < tie.place < self._inside)
        is_turned = is_turned or any(tie.place < turn < self._inside for turn in self._told.turns)
        return side_of(tie, self.way_of(theirs), level, is_turned)

    def _turns(self, index: int) -> bool:
        """Whether a word that turns is the figure's: before it with no flow told anew behind another figure, or after.

        "What came the other way was 5 billion, 3 % less", "5 billion in return".
        """
        if index >= self._inside:
            return not any(self._page.gaps[self._beyond : index + 1]) and not self._others(*self._between(index))
        first, page = self._segment[0], self._page
        if _PART in page.text[page.ends[index] : page.quantities[self._at].start]:
            return False
        anew = (word.place for word in self._told.words if word.way != MOVE)
        return first <= index or not any(first <= place < self._inside for place in anew)

    def _cost(self, tie: Tie, word: Word) -> tuple[int, bool, bool, int, int]:
        """How unlikely it is that a tie tells of the figure; its level first."""
        place, (low, high) = self._told.words[tie.word].place, self._segment
        far = HERE if low <= tie.place < high else BESIDE if self._is_apart(place, word.place) else AGAIN
        is_weak = tie.role in (roles.LATE, roles.WITH, roles.TOPIC)
        return far, place != word.place, is_weak, abs(place - word.place), abs(tie.place - word.place)

    def _runs_against(self, word: Word) -> bool:
        """Whether a word tells trade the other way than the figure's own."""
        return self.word is not None and self._stuff == GOODS and {word.way, self.word.way} == {GIVE, TAKE}

    def _between(self, index: int) -> tuple[int, int]:
        """The words between a word and the figure."""
        return (index + 1, self._inside) if index < self._inside else (self._beyond, index)

    def _others(self, low: int, high: int) -> bool:
        """Whether the figure before or after stands between two words."""
        spans = self._page.quantity_words
        return any(0 <= at < len(spans) and low <= spans[at][0] < high for at in (self._at - 1, self._at + 1))

    def _is_apart(self, one: int, two: int) -> bool:
        """Whether a figure or a clause's end stands between two words."""
        low, high = sorted((one, two))
        spans = self._page.quantity_words
        if low == high:
            return False
        if GAP_CLAUSE in self._page.gaps[low + 1 : high + 1]:
            return True
        at = bisect_left(spans, (low, 0))
        return at < len(spans) and spans[at][0] <= high

    def _own_words(self) -> tuple[int, int]:
        """The words from the figure before to this one, and on to the next mark or figure."""
        page, at = self._page, self._at
        first, after = page.sentence_words[self._sentence]
        if at and page.quantity_sentences[at - 1] == self._sentence:
            first = page.quantity_words[at - 1][1]
        first = self._anew(first)
        if at + 1 < len(page.quantity_words) and page.quantity_sentences[at + 1] == self._sentence:
            ends = (place for place in self._told.joins if place >= self._beyond)
            after = min(after, page.quantity_words[at + 1][0], next(ends, after))
        end = self._beyond
        while end < after and page.gaps[end] == GAP_NONE:
            end += 1
        return first, end

    def _anew(self, first: int) -> int:
        """Where from `first` on a further word of flow is joined to one before: "bought from Chile and sold 5"."""
        told = self._told
        for join in told.joins:
            if first <= join < self._inside:
                word = next((word.place for word in told.words if join < word.place < self._inside), -1)
                if word >= 0 and not any(join < tie.place < word for tie in told.ties):
                    first = join
        return first

    def _governor(self) -> Word | None:
        """The word of flow that governs the figure: the nearest, marks and other figures counting as distance."""
        best, found = 1 << 20, None
        for word in self._told.words:
            if word.stuff in (ANY, self._stuff):
                cost = self._distance(word)
                if cost <= best:
                    best, found = cost, word
        return found

    def _in_turn(self) -> Word | None:
        """ "Exports to and imports from Chile were 5 and 3 billion": the word that stands in its list as figures do.

        None unless two words of opposite ways, joined by an "and", go before just two figures, joined by one too.
        """
        page, spans, told = self._page, self._page.quantity_words, self._told
        ways = [word for word in told.words if word.way in _PAIR and word.stuff in (ANY, self._stuff)]
        own = range(*(bisect_left(spans, (place, 0)) for place in page.sentence_words[self._sentence]))
        if len(own) != len(_PAIR) or len(ways) < len(_PAIR) or ways[-1].place > spans[own[0]][0]:
            return None
        one, two = pair = ways[-2:]
        link = page.text[page.quantities[own[0]].end : page.quantities[own[1]].start].strip().lower()
        is_joined = one.way != two.way and any(one.place < join < two.place for join in told.joins)
        return pair[self._at - own[0]] if is_joined and link in vocabulary(self._flows.lang).links["and"] else None

    def _distance(self, word: Word) -> int:
        low, high = self._between(word.place)
        gaps = self._page.gaps[low : high + 1]
        is_after = word.place >= self._inside
        parted = len(gaps) - gaps.count(GAP_NONE)
        commas = gaps.count(GAP_COMMA)
        cost = 2 * (high - low) + is_after
        cost += 4 * commas + 20 * (parted - commas) + 16 * (is_after and parted > 0)
        cost += 20 * any(low <= stop < high for stop in self._told.stops)
        cost += (14 if is_after else 6) * self._others(low, high)
        cost += 14 * (is_after and any(low <= join < high for join in self._told.joins))
        return cost + 20 * (word.way == MOVE) + 10 * (word.way == WARE) + 12 * (word.stuff == ANY)
