"""The words of a sentence that tell a flow of goods or money, and the countries tied to each of them by a role.

A name that owns or modifies a word of flow is tied to that one. Others go to the one that they most likely depend on:
what a preposition governs to the left, what does or has something to the right, in Kazakh always to the right.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Final

from claims.text.meaning import roles
from claims.text.meaning.cues import cue_ids, cues_in
from claims.text.meaning.flow_terms import (
    ACTOR,
    ADJECTIVE,
    FIRST_TIME,
    FLAVOURS,
    FOREIGN,
    LAND,
    MARKET,
    MOVE,
    NAME,
    OTHER,
    PLACE,
    SELF,
    THENCE,
    THERE,
    THEY,
    WARES,
    WAYS,
    Named,
    Tie,
    Told,
    Word,
)
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import GAP_CLAUSE, GAP_COMMA, GAP_NONE, Page
from claims.text.meaning.sides import Cast

_BEFORE: Final = 3
_BEHIND: Final = 3
_WE: Final = {"ru": ("ем", "ём", "им"), "kk": ("мыз", "міз", "дық", "дік", "тық", "тік")}
_POSSESSIVE: Final = ("'s", "’s", "s'", "s’")


@lru_cache(maxsize=1)
def _wares() -> frozenset[int]:
    ids = concept_ids()
    return frozenset(ids[name] for name in ("goods", "good", "machine"))


@lru_cache(maxsize=1)
def _ways() -> dict[int, tuple[int, int, int]]:
    """By cue of a word of flow: its rank, for the first of a word's counts, its way, and of what it is."""
    ids = cue_ids("flows")
    return {ids[name]: (rank, way, stuff) for rank, (name, way, stuff) in enumerate(WAYS)}


class Tying:
    """The reading of one sentence: its cues, its words of flow by index, and the words that names take up."""

    def __init__(self, page: Page, people: Cast, lang: str, sentence: int) -> None:
        self._page, self._people, self._lang, self._sentence = page, people, lang, sentence
        self._first, self._after = page.sentence_words[sentence]
        self._ids = cue_ids("flows")
        self._prepositions = roles.prepositions()
        self._cues = self._looked_up()
        self._cued = [(index, own) for index, own in enumerate(self._cues, start=self._first) if own]
        self._at: dict[int, int] = {}
        self._taken: set[int] = set()
        self._out = Told()

    def told(self) -> Told:
        """What the sentence tells."""
        self._find_words()
        if not self._out.words:
            return self._out  # there is nothing to be tied to
        named = sorted(self._names() + self._pronouns())
        self._taken.update(index for name in named for index in range(name.low, name.high))
        end, last = -9, roles.BARE
        for name in named:
            role, flavour, number = self._role(name)
            if role == roles.BARE and number < 0 and self._is_joined(end, name.low):
                role = last
            end, last = name.high, role
            self._tie(name, role, flavour, number)
        self._tie_first_persons()
        return self._out

    def _looked_up(self) -> list[tuple[int, ...]]:
        words, known, out = self._page.words, cues_in("flows", self._lang).known, []
        for index in range(self._first, self._after):
            _, _, cues, phrases = known[words[index]]
            out.append(cues if phrases is None else (*cues, *phrases.found(words, index + 1)))
        return out

    def _is(self, cue: str, index: int) -> bool:
        return self._ids[cue] in self._cues[index - self._first]

    def _find_words(self) -> None:
        ways, turn, stop = _ways(), self._ids["turn"], self._ids["stop"]
        for index, own in self._cued:
            found = [ways[cue] for cue in own if cue in ways]
            if found:
                self._at[index] = len(self._out.words)
                _, way, stuff = min(found)
                self._out.words.append(Word(index, way, stuff))
            if turn in own:
                self._out.turns.append(index)
            if stop in own:
                self._out.stops.append(index)

    def _names(self) -> list[Named]:
        page, people, out = self._page, self._people, []
        for number in people.by_sentence[self._sentence]:
            start, end, who, kind = people.marks[number]
            low, high = bisect_left(page.starts, start), bisect_left(page.starts, end)
            if not self._first <= low < high <= self._after:
                continue
            flavour = FLAVOURS.get(kind, PLACE)
            if flavour == ADJECTIVE and people.home and who != people.home:
                flavour = FOREIGN
            elif flavour == SELF and not self._is("we", low):
                flavour = LAND
            elif flavour == SELF and any(self._is("they", index) for index in range(high, min(self._after, high + 2))):
                continue  # "our neighbour"
            out.append(Named(low, high, who, flavour))
            self._taken.update(range(low, high))
        return out

    def _pronouns(self) -> list[Named]:
        """Words for the other side; those of the third person only where a "we" tells who is not meant."""
        home, out = self._people.home, []
        meant = {"they": (OTHER, THEY), "there": (OTHER, THERE), "thence": (OTHER, THENCE)}
        if any(self._ids["we"] in own for _, own in self._cued):
            meant["third"] = (OTHER, THEY)
        if home:
            meant |= {"here": (home, THERE), "hence": (home, THENCE)}
        by_cue = {self._ids[name]: who for name, who in meant.items()}
        for index, own in self._cued:
            for cue in own:
                if cue in by_cue and index not in self._taken:
                    out.append(Named(index, index + 1, *by_cue[cue]))
                    break
        return out

    def _is_joined(self, end: int, low: int) -> bool:
        """Whether a name follows in a list another that ended before word `end`."""
        if end == low:
            return self._page.gaps[low] == GAP_COMMA
        return end + 1 == low and self._is("join", end)

    def _tie(self, name: Named, role: int, flavour: int, number: int) -> None:
        low, words = name.low, self._out.words
        if role == roles.BARE and number < 0 and self._is_object(low):
            role, number = roles.OBJECT, self._at[low - 1]
        if number < 0:
            number = self._governor(name, role)
        if number < 0:
            return
        if role == roles.BARE and words[number].place < low:
            role = roles.LATE
        self._out.ties.append(Tie(name.who, role, flavour, number, low))

    def _is_object(self, low: int) -> bool:
        """Whether word order tells that what stands here is the object of the word before."""
        return self._lang == "en" and low - 1 in self._at and self._page.gaps[low] == GAP_NONE

    def _tie_first_persons(self) -> None:
        """Verbs and nouns whose endings say "we"."""
        endings, home = _WE.get(self._lang), self._people.home
        if endings and home:
            for number, word in enumerate(self._out.words):
                if word.way != MOVE and self._page.words[word.place].endswith(endings):
                    self._out.ties.append(Tie(home, roles.BARE, SELF, number, word.place))

    def _role(self, name: Named) -> tuple[int, int, int]:
        """The role of a name, how it is named, and the number of the word that it owns (-1 for none)."""
        if name.flavour == THENCE:
            return roles.FROM, THENCE, -1
        if name.flavour == THERE:
            return self._preposition(name.low) or roles.TO, THERE, -1
        return self._by_case(name) if self._lang == "kk" else self._by_preposition(name)

    def _by_preposition(self, name: Named) -> tuple[int, int, int]:
        page, (low, high, _, flavour) = self._page, name
        is_russian, is_adjective = self._lang == "ru", flavour in (ADJECTIVE, FOREIGN)
        end = page.text[page.starts[high - 1] : page.ends[high - 1]]
        modifies = is_adjective or flavour in (SELF, THEY) or (not is_russian and end.endswith(_POSSESSIVE))
        if modifies or not is_russian:
            owned = self._owned(high, _BEHIND if modifies else 1)
            if owned >= 0:
                return roles.OWN, flavour, owned
        role = self._preposition(low)
        if role == roles.BARE and modifies and flavour not in (SELF, THEY):
            left = self._left(low)
            if left >= 0 and not self._follows(high):
                return roles.OWN, flavour, left  # "Chilean exports were 5 billion, Peruvian 3"
        if role == roles.BARE and self._is_topic(name):
            return roles.TOPIC, flavour, -1
        if is_russian:
            follows = page.words[high] if high < self._after else ""
            is_begun = low == self._first or page.gaps[low] != GAP_NONE
            word = page.words[high - 1]
            role = roles.russian(role, word, follows, is_adjective=is_adjective, is_begun=is_begun)
        if role == roles.OF:
            return self._through(low - (not is_russian), role, flavour)
        return role, self._head(high, flavour) if modifies else flavour, -1

    def _through(self, place: int, role: int, flavour: int) -> tuple[int, int, int]:
        """The role of a name that an actor or a market is of: that of the word before `place`, if it is one."""
        index = place - 1
        if index < self._first or self._page.gaps[place] != GAP_NONE or index in self._at or index in self._taken:
            return role, flavour, -1
        kind = ACTOR if self._is("actor", index) else MARKET if self._is("market", index) else NAME
        if kind == NAME:
            return role, flavour, -1
        role = self._preposition(index)
        if self._lang == "ru":
            role = roles.russian(role, self._page.words[index], "", is_adjective=False, is_begun=False)
        return role, kind, -1

    def _by_case(self, name: Named) -> tuple[int, int, int]:
        page, (low, high, _, flavour) = self._page, name
        role = roles.kazakh_case(page.words[high - 1])
        if role not in (roles.BARE, roles.OWN):
            return role, flavour, -1
        if (role == roles.BARE and flavour == SELF) or not self._follows(high):
            left = self._left(low)
            if flavour in (ADJECTIVE, FOREIGN) and left >= 0 and not self._follows(high):
                return roles.OWN, flavour, left
            return roles.TOPIC if self._is_topic(name) else role, flavour, -1
        case = roles.kazakh_head_case(page.words[high])
        if high in self._at and case != roles.OWN:
            return roles.OWN, flavour, self._at[high]
        if role == roles.OWN:
            owned = self._owned(high, _BEHIND)
            return role, flavour if owned >= 0 else self._head(high, flavour), owned
        head = self._head(high, flavour)
        if case == roles.OWN and head not in (ACTOR, MARKET):
            case = roles.OF
        if not case and head in (ACTOR, MARKET) and not page.words[high].endswith(roles.KAZAKH_POSSESSED):
            case = roles.kazakh_head_case(page.words[high + 1]) if self._follows(high + 1) else roles.BARE
        return case, head, -1

    def _owned(self, high: int, reach: int) -> int:
        """The number of the word of flow that a name modifies, with words of its phrase alone between; -1 for none."""
        told, join, stop = self._prepositions, self._ids["join"], self._ids["stop"]
        for index in range(high, min(self._after, high + reach)):
            if self._page.gaps[index] != GAP_NONE or index in self._taken:
                break
            if index in self._at:
                return self._at[index]
            if any(cue in told or cue in (join, stop) for cue in self._cues[index - self._first]):
                break
        return -1

    def _preposition(self, low: int) -> int:
        """The role of the preposition whose phrase a name stands in."""
        page, told = self._page, self._prepositions
        for index in range(low - 1, max(self._first, low - _BEFORE) - 1, -1):
            is_apart = page.starts[index + 1] - page.ends[index] > 1
            if is_apart or index in self._taken or index in self._at:
                break
            if index < low - 1 and not self._passes(index + 1):
                break
            for cue in self._cues[index - self._first]:
                if cue in told:
                    return told[cue]
            if self._is("stop", index):
                break
        return roles.BARE

    def _passes(self, index: int) -> bool:
        """Whether a word may stand between a preposition and the name that it governs."""
        if self._lang == "ru":
            return self._page.words[index].endswith(roles.RUSSIAN_ADJECTIVE)
        return all(concept < FIRST_TIME for concept in self._page.concepts[index])

    def _follows(self, index: int) -> bool:
        """Whether a word that is no name stands right behind the one before: no mark or figure between."""
        page = self._page
        if index >= self._after or index in self._taken or page.gaps[index] != GAP_NONE:
            return False
        return page.starts[index] - page.ends[index - 1] <= 1

    def _is_topic(self, name: Named) -> bool:
        return name.low == self._first and name.high < self._after and self._page.gaps[name.high] >= GAP_CLAUSE

    def _left(self, low: int) -> int:
        return max((number for index, number in self._at.items() if index < low), default=-1)

    def _head(self, high: int, flavour: int) -> int:
        """What a name that modifies stands before: those who act, wares, or a market."""
        for index in range(high, min(self._after, high + 2)):
            if self._page.gaps[index] != GAP_NONE:
                break
            if self._is("actor", index):
                return ACTOR
            if self._is("market", index):
                return MARKET
            if not _wares().isdisjoint(self._page.concepts[index]):
                return WARES
        return flavour

    def _governor(self, name: Named, role: int) -> int:
        """The number of the word of flow that a name depends on, -1 for none."""
        words, gaps = self._out.words, self._page.gaps
        left = self._left(name.low)
        right = next((number for number, word in enumerate(words) if word.place >= name.high), -1)
        if left < 0 or right < 0:
            return max(left, right)
        to_left = max(gaps[words[left].place + 1 : name.low + 1], default=0)
        to_right = max(gaps[name.high : words[right].place + 1], default=0)
        if self._lang == "kk" or role == roles.BARE:
            return right if to_right < GAP_COMMA or to_right <= to_left else left
        return left if to_left < GAP_COMMA or to_left <= to_right else right
