"""What a sentence names that may be tied: its words of flow, its countries, and the words that stand for them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.text.meaning import roles
from claims.text.meaning.cues import cue_ids, cues_in
from claims.text.meaning.flow_terms import (
    ADJECTIVE,
    FLAVOURS,
    FOREIGN,
    LAND,
    OTHER,
    PLACE,
    SELF,
    THENCE,
    THERE,
    THEY,
    WAYS,
    Named,
    Told,
    Word,
)
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page
from claims.text.meaning.sides import Cast
from claims.text.sorted_numbers import first_from

_BESIDE: Final = 2
"""Words beside one that may set a rise against a fall."""


@lru_cache(maxsize=1)
def _ways() -> dict[int, tuple[int, int, int]]:
    """By cue of a word of flow: its rank, for the first of a word's counts, its way, and of what it is."""
    ids = cue_ids("flows")
    return {ids[name]: (rank, way, stuff) for rank, (name, way, stuff) in enumerate(WAYS)}


@lru_cache(maxsize=1)
def _meant() -> tuple[dict[int, int], dict[int, int], int, int]:
    """How cues of words for the other side, and for home, name it; the cues of the third person and of "we"."""
    ids = cue_ids("flows")
    others = {ids["they"]: THEY, ids["there"]: THERE, ids["thence"]: THENCE, ids["third"]: THEY}
    return others, {ids["here"]: THERE, ids["hence"]: THENCE}, ids["third"], ids["we"]


@lru_cache(maxsize=1)
def _changes() -> frozenset[int]:
    ids = concept_ids()
    return frozenset((ids["rise"], ids["fall"]))


class Naming:
    """The names of one sentence: its cues, its words of flow by index, and the words that names take up."""

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

    def _looked_up(self) -> list[tuple[int, ...]]:
        words, known, out = self._page.words, cues_in("flows", self._lang).known, []
        for index in range(self._first, self._after):
            cues, phrases = known[words[index]]
            out.append(cues if phrases is None else (*cues, *phrases.found(words, index + 1, self._after)))
        return out

    def _is(self, cue: str, index: int) -> bool:
        return self._ids[cue] in self._cues[index - self._first]

    def _find_words(self) -> None:
        ways, (turn, stop, join) = _ways(), (self._ids[cue] for cue in ("turn", "stop", "join"))
        market = self._ids["market"] if self._lang == "kk" else -1
        out = self._out
        for index, own in self._cued:
            found = []
            for cue in own:
                if cue in ways:
                    found.append(ways[cue])
                elif cue == turn and not self._is_contrast(index):
                    out.turns.append(index)
                elif cue == stop:
                    out.stops.append(index)
                elif cue == join:
                    out.joins.append(index)
            if found and market not in own:  # «сатып алушыларға» is to buyers, and buys nothing
                self._at[index] = len(out.words)
                _, way, stuff = min(found) if len(found) > 1 else found[0]
                out.words.append(Word(index, way, stuff))

    def _is_contrast(self, index: int) -> bool:
        """Whether a word that may turn a flow sets a rise against a fall: "wheat, conversely, grew"."""
        if self._page.words[index] not in roles.word_list(self._lang, "contrary"):
            return False
        beside = self._page.concepts[max(self._first, index - _BESIDE) : min(self._after, index + _BESIDE + 1)]
        return not _changes().isdisjoint(concept for word in beside for concept in word)

    def _names(self) -> list[Named]:
        page, people, out = self._page, self._people, []
        for number in people.by_sentence[self._sentence]:
            start, end, who, kind = people.marks[number]
            low, high = first_from(page.starts, start), first_from(page.starts, end)
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

    def _pronouns(self, named: list[Named]) -> list[Named]:
        """Words for the other side; those of the third person only where a "we" tells who is not meant."""
        home, out, (meant, at_home, third, we) = self._people.home, [], _meant()
        told = {name.high for name in named if name.flavour in (ADJECTIVE, FOREIGN)}
        for index, own in self._cued:
            if index in self._taken or index in told:
                continue  # "Kazakh partners" are those of their country
            for cue in own:
                if cue in meant and (cue != third or any(we in others for _, others in self._cued)):
                    out.append(Named(index, index + 1, OTHER, meant[cue]))
                    break
                if home and cue in at_home:
                    out.append(Named(index, index + 1, home, at_home[cue]))
                    break
        return out
