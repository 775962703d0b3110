"""The words of a sentence that tell a flow of goods or money, and the countries tied to each of them by a role.

A name that owns or modifies a word of flow is tied to that one. Others go to the one that they most likely depend on:
what a preposition governs to the left, what does or has something to the right, in Kazakh always to the right.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.text.meaning import roles
from claims.text.meaning.flow_names import Naming
from claims.text.meaning.flow_terms import (
    ACTOR,
    ADJECTIVE,
    FIRST_TIME,
    FOREIGN,
    GIVE,
    LAND,
    MARKET,
    MOVE,
    NAME,
    OTHER,
    SELF,
    SUPPLIER,
    THENCE,
    THERE,
    THEY,
    WARE,
    WARES,
    Named,
    Tie,
    Told,
)
from claims.text.meaning.flow_votes import vote
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import GAP_CLAUSE, GAP_COMMA, GAP_NONE

_BEFORE: Final = 3
_BEHIND: Final = 3
_WE: Final = {"ru": ("ем", "ём", "им"), "kk": ("мыз", "міз", "дық", "дік", "тық", "тік")}
_LOOSE: Final = (THERE, THENCE, LAND)
_DONE_TO: Final = (NAME, SELF, ACTOR)
_GOVERNED: Final = (roles.FROM, roles.TO, roles.WITH, roles.BY)
_TOWARDS: Final = (roles.TO, roles.FOR)
_POSSESSIVE: Final = ("'s", "’s", "s'", "s’")


@lru_cache(maxsize=1)
def _wares() -> frozenset[int]:
    ids = concept_ids()
    return frozenset(ids[name] for name in ("goods", "good", "machine"))


class Tying(Naming):
    """The reading of one sentence: what is named in it, tied."""

    def told(self) -> Told:
        """What the sentence tells."""
        self._find_words()
        if not self._out.words:
            return self._out  # there is nothing to be tied to
        named = self._names()
        named = sorted(named + self._pronouns(named))
        self._taken.update(index for name in named for index in range(name.low, name.high))
        end, last = -9, roles.BARE
        for name in named:
            role, flavour, number = self._role(name)
            if role == roles.BARE and number < 0 and self._is_joined(end, name.low):
                role = last
            elif role == last == roles.OF and end == name.low and not self._page.gaps[end]:
                role = roles.TO  # «кредит Турции Монголии»
            end, last = name.high, role
            self._tie(name, role, flavour, number)
        self._tie_passives()
        self._tie_first_persons()
        self._tell_guests()
        return self._out

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
            role = roles.OWN if self._is_its_own(words[number].place) else roles.LATE
        self._out.ties.append(Tie(name.who, role, flavour, number, low))

    def _is_its_own(self, place: int) -> bool:
        """Whether a word tells that whoever does what the sentence tells owns it: «свой ввоз увеличил Алжир»."""
        before = self._page.words[max(self._first, place - 2) : place]
        return not roles.word_list(self._lang, "reflexive").isdisjoint(before)

    def _is_object(self, low: int) -> bool:
        """Whether word order tells that what stands here is the object of the word before."""
        return self._lang == "en" and low - 1 in self._at and self._page.gaps[low] == GAP_NONE

    def _tie_passives(self) -> None:
        """ "Kenya was lent 5 million by China": what is given by somebody is given to who stands before the verb."""
        out = self._out
        by = max((tie.place for tie in out.ties if tie.role == roles.BY), default=-1)
        for number, tie in enumerate(out.ties):
            place = out.words[tie.word].place
            if (
                tie.role == roles.BARE
                and tie.flavour in _DONE_TO
                and tie.place < place < by
                and self._is_passive(place)
            ):
                out.ties[number] = Tie(tie.who, roles.OBJECT, tie.flavour, tie.word, tie.place)

    def _is_passive(self, place: int) -> bool:
        """Whether a word of giving stands behind one that makes it passive."""
        word = self._out.words[self._at[place]]
        before = self._page.words[max(self._first, place - 2) : place]
        return word.way == GIVE and not roles.word_list(self._lang, "passive").isdisjoint(before)

    def _tie_first_persons(self) -> None:
        """Verbs and nouns whose endings say "we"."""
        endings, who = _WE.get(self._lang), self._people.own(self._sentence)
        if endings and who:
            nouns = roles.word_list(self._lang, "nouns")
            for number, word in enumerate(self._out.words):
                verb = self._page.words[word.place]
                if word.way != MOVE and verb.endswith(endings) and verb not in nouns:
                    self._out.ties.append(Tie(who, roles.BARE, SELF, number, word.place))

    def _tell_guests(self) -> None:
        """Where "we" sell to the home country, "we" are the others, guests of it that speak."""
        home, out = self._people.home, self._out
        if not home or home != self._people.own(self._sentence) or all(tie.flavour != SELF for tie in out.ties):
            return
        sides: dict[int, set[int]] = {}
        for tie in out.ties:
            side = vote(tie.role, tie.flavour, out.words[tie.word].way)
            if tie.who == home and side and tie.flavour not in _LOOSE:
                sides.setdefault(tie.word, set()).add(side if tie.flavour == SELF else 2 * side)
        out.is_guest = any(own >= {1, -2} or own >= {-1, 2} for own in sides.values())
        if out.is_guest:
            out.ties = [
                Tie(OTHER, tie.role, tie.flavour, tie.word, tie.place) if tie.flavour == SELF else tie
                for tie in out.ties
            ]

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
        if is_russian and is_adjective and not page.words[high - 1].endswith(roles.RUSSIAN_ADJECTIVE):
            flavour, is_adjective = NAME, False  # «белорусам», «египтяне»: a people, which modifies nothing
        end = page.text[page.starts[high - 1] : page.ends[high - 1]]
        modifies = is_adjective or flavour in (SELF, THEY) or (not is_russian and end.endswith(_POSSESSIVE))
        modifies = modifies and page.words[low] not in roles.word_list(self._lang, "oblique")
        role = self._preposition(low)
        if not modifies and self._is_object(low) and self._out.words[self._at[low - 1]].way == GIVE:
            return roles.OBJECT, flavour, self._at[low - 1]  # "sold Chile goods"
        if modifies or (not is_russian and role not in _GOVERNED):
            owned = self._owned(high, _BEHIND if modifies else 1)
            if owned >= 0:
                is_agent = role in _TOWARDS and self._out.words[owned].way == SUPPLIER
                return (role, ACTOR, -1) if is_agent else (roles.OWN, flavour, owned)
        is_alone = page.words[low] in roles.word_list(self._lang, "alone")
        if role == roles.BARE and modifies and (is_alone or flavour not in (SELF, THEY)):
            left = self._left(low)
            if left >= 0 and (is_alone or not self._heads(high, is_bare=is_adjective)):
                return roles.OWN, flavour, left  # "Chilean exports were 5 billion, Peruvian 3", "Peru's at 3"
        if role == roles.BARE and self._is_topic(name):
            return roles.TOPIC, flavour, -1
        if is_russian:
            follows = page.words[high] if high < self._after else ""
            is_begun = low == self._first or page.gaps[low] != GAP_NONE
            is_begun = is_begun or (low - 1 in self._at and roles.is_russian_verb(page.words[low - 1]))
            word = page.words[high - 1]
            role = roles.russian(role, word, follows, is_adjective=is_adjective, is_begun=is_begun)
            if role == roles.BARE and not is_begun and low - 1 in self._at and roles.has_no_cases(word):
                role = roles.OF  # «экспорт Перу»
        if role == roles.OF:
            head = self._head(high, flavour) if is_adjective and is_russian else flavour
            return self._through(low - (not is_russian), role, head)
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

    def _heads(self, index: int, *, is_bare: bool) -> bool:
        """Whether a word follows that a name may modify; a possessive modifies no preposition: "Chile's at 3"."""
        return self._follows(index) and (is_bare or not set(self._cues[index - self._first]) & {*self._prepositions})

    def _is_topic(self, name: Named) -> bool:
        return name.low == self._first and name.high < self._after and self._page.gaps[name.high] >= GAP_CLAUSE

    def _left(self, low: int) -> int:
        return max((number for index, number in self._at.items() if index < low), default=-1)

    def _carries(self, number: int) -> bool:
        """Whether the word of flow before a word for wares tells where those go."""
        before, here = self._out.words[number - 1].place, self._out.words[number].place
        return here - before <= _BEHIND and not any(self._page.gaps[before + 1 : here + 1])

    def _is_next(self, number: int) -> bool:
        """Whether the next word of flow stands right behind one."""
        words = self._out.words
        return number + 1 < len(words) and words[number + 1].place == words[number].place + 1

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
        if left > 0 and (role == roles.IN or role in _GOVERNED) and words[left].way == WARE and self._carries(left):
            left -= 1  # "delivered goods to Chile"
        right = next((number for number, word in enumerate(words) if word.place >= name.high), -1)
        if self._lang == "kk" and right >= 0 and words[right].way == WARE and self._is_next(right):
            right += 1  # «Қытайға тауар сатты»
        if left < 0 or right < 0:
            return max(left, right)
        to_left = max(gaps[words[left].place + 1 : name.low + 1], default=0)
        to_right = max(gaps[name.high : words[right].place + 1], default=0)
        if self._lang == "kk" or role == roles.BARE:
            return right if to_right < GAP_COMMA or to_right <= to_left else left
        return left if to_left < GAP_COMMA or to_left <= to_right else right
