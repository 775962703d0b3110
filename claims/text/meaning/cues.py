"""The cues of a pack file around a figure, as codes for the one reading that the file is of use to.

A file `claims/lexicon/<lang>/<name>.toml` lists the words of each cue under [cues], as meaning.toml does for concepts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.lexicon import pack as packs
from claims.text.meaning import built
from claims.text.meaning.built import mask
from claims.text.meaning.lexicon import Lexicon
from claims.text.meaning.page import GAP_CLAUSE, Page, union
from claims.text.meaning.spread import spread

CUE_SIDES: Final = built.CUE_SIDES
LOOK_BACK: Final = 30
LOOK_AHEAD: Final = 30
CLOSE: Final = 10
HEADING_BACK: Final = 8
_BUCKETS: Final = (0, 1, 2, 3, 3, 4, 4, 4, 4) + (5,) * 32


def templates(first: int) -> list[int]:
    """The templates from number `first` on, in their place in a code."""
    return [first + template << 44 for template in range(32)]


_IDS: Final[dict[str, dict[str, int]]] = {}


def cue_ids(name: str) -> dict[str, int]:
    """Names of the cues of a pack file to numbers, by the order of the English pack."""
    if name not in _IDS:
        _IDS[name] = {cue: number for number, cue in enumerate(packs.pack("en", name)["cues"], start=1)}
    return _IDS[name]


@lru_cache(maxsize=16)
def cues_in(name: str, lang: str) -> Lexicon:
    """The cues of a pack file in a language; in English for one without a pack."""
    known = lang if lang in packs.languages() else "en"
    return Lexicon(known, packs.pack(known, name)["cues"], cue_ids(name))


@lru_cache(maxsize=4)
def _mask(numbers: frozenset[int]) -> bytes:
    return mask(numbers)


class Cued:
    """A page with the cues of its words and sentences from one pack file, and the verb forms of its words, if told.

    `weak` are forms that lean on another verb or on a noun.
    """

    __slots__ = ("_of_sentence", "cues", "forms", "page", "weak", "weak_mask")

    def __init__(
        self,
        page: Page,
        cues: list[tuple[int, ...]],
        forms: list[int] | None = None,
        weak: frozenset[int] = frozenset(),
    ) -> None:
        self.page = page
        self.cues = cues
        self.forms = forms or [0] * len(page.words)
        self.weak = weak
        self.weak_mask = _mask(weak)
        self._of_sentence: dict[int, frozenset[int]] = {}

    def of_sentence(self, sentence: int) -> frozenset[int]:
        """The cues of a sentence; of many nobody asks."""
        found = self._of_sentence.get(sentence)
        if found is None:
            first, after = self.page.sentence_words[sentence]
            found = self._of_sentence[sentence] = union(self.cues, first, after)
        return found


def both_sides(cued: Cued, at: int, unit: int, template: list[int], out: list[int]) -> tuple[int, int]:
    """Cues and verb forms before a figure and after it in its sentence; the forms of the nearest full verbs."""
    if CUE_SIDES is None:
        left = side(cued, at, unit, -1, template, out)
        return left, side(cued, at, unit, 1, template, out)
    page = cued.page
    sentence, span = page.sentence_words[page.quantity_sentences[at]], page.quantity_words[at]
    return CUE_SIDES(cued.cues, cued.forms, page.gaps, cued.weak_mask, sentence, span, unit, template[0], out)


def side(cued: Cued, at: int, unit: int, step: int, template: list[int], out: list[int]) -> int:
    """Cues and verb forms on one side of a figure in its sentence; returns the form of the nearest full verb."""
    page = cued.page
    first, after = page.sentence_words[page.quantity_sentences[at]]
    inside, beyond = page.quantity_words[at]
    if step < 0:
        words, which = range(inside - 1, max(first, inside - LOOK_BACK) - 1, -1), 1
    else:
        words, which = range(beyond, min(after, beyond + LOOK_AHEAD)), 2
    cues, forms, gaps, weak = cued.cues, cued.forms, page.gaps, cued.weak
    last_gap = len(gaps) - 1
    seen: set[int] = set()
    broken = distance = any_form = verb = previous = 0
    for index in words:
        distance += 1
        gap = gaps[index] if step > 0 else gaps[index + 1] if index < last_gap else 0
        if gap > broken:
            broken = gap
        form, own = forms[index], cues[index]
        if not form and not own:
            continue
        if form:
            if not any_form:
                any_form = form
                out.append(template[1] | form << 22 | which | unit << 2)
            if not verb and form not in weak:
                verb = form
                out.append(template[2] | form << 22 | which | unit << 2 | min(broken, GAP_CLAUSE) << 5)
        if own:
            if previous:
                pair = own[0] << 7 | previous if step < 0 else previous << 7 | own[0]
                out.append(template[7] | pair << 22 | which)
            previous = own[-1]
        elif previous:
            out.append(template[8] | previous << 22 | form << 2 | which)
        for cue in own:
            if broken < GAP_CLAUSE and distance <= CLOSE:
                out.append(template[3] | cue << 22 | unit)
            if cue in seen:
                continue
            seen.add(cue)
            out.append(template[4] | cue << 22 | which | _BUCKETS[distance] << 2)
            out.append(template[5] | cue << 22 | which | broken << 2)
            out.append(template[6] | cue << 22 | which | unit << 2)
    return verb


def anywhere(cued: Cued, sentence: int, unit: int, template: list[int]) -> list[int]:
    """Cues anywhere in the sentence."""
    out: list[int] = []
    spread(cued.of_sentence(sentence), template[10], template[11] | unit, out)
    return out


def before(cued: Cued, sentence: int, unit: int, template: list[int]) -> list[int]:
    """Cues in the sentence before and in the heading above."""
    page = cued.page
    out: list[int] = []
    paragraph = page.sentences[sentence].paragraph
    if sentence and page.sentences[sentence - 1].paragraph == paragraph:
        spread(cued.of_sentence(sentence - 1), template[12] | unit, 0, out)
    for lead in range(sentence - 1, max(-1, sentence - HEADING_BACK), -1):
        if page.sentences[lead].is_heading:
            spread(cued.of_sentence(lead), template[13] | unit, 0, out)
            break
    return out
