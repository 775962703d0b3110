"""What the forms of verbs say of time: "will be built", "построят", "салынбақ" are all one form, told by the packs."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from claims.lexicon import pack as packs
from claims.text.meaning.page import GAP_NONE, Page

SHORTEST: Final = 4
"""Words shorter than this have no ending to tell."""
REACH: Final = 2


@lru_cache(maxsize=1)
def form_ids() -> dict[str, int]:
    """Form names to numbers, those of words and those made up of others, over all packs."""
    names: dict[str, None] = {}
    for lang in packs.languages():
        content = packs.pack(lang, "stages")
        names |= dict.fromkeys((*content["forms"], *content["chains"]))
    return {name: number for number, name in enumerate(sorted(names), start=1)}


class _Endings:
    """A form told by how words begin and end, of the words whose last letter is `last`."""

    def __init__(self, number: int, entry: dict[str, Any], last: str) -> None:
        self.number = number
        self.endings = tuple(ending for ending in entry["endings"] if ending.endswith(last))
        self.heads = tuple(entry.get("heads", ("",)))
        self.but = frozenset(entry.get("not", ()))
        self.but_endings = tuple(entry.get("not_endings", ()))

    def fits(self, word: str) -> bool:
        """Whether a word is of this form."""
        return (
            word.endswith(self.endings)
            and word.startswith(self.heads)
            and word not in self.but
            and not (self.but_endings and word.endswith(self.but_endings))
        )


class VerbForms:
    """The forms of one language, found word by word."""

    def __init__(self, lang: str) -> None:
        content, ids = packs.pack(lang, "stages"), form_ids()
        forms: dict[str, dict[str, Any]] = content["forms"]
        self._words: dict[str, int] = {}
        for name, entry in forms.items():
            for word in entry.get("words", ()):
                self._words.setdefault(word, ids[name])
        self._by_last: dict[str, list[_Endings]] = {}
        for name, entry in forms.items():
            for last in sorted({ending[-1] for ending in entry.get("endings", ())}):
                self._by_last.setdefault(last, []).append(_Endings(ids[name], entry, last))
        self._closing = frozenset(ids[name] for name, entry in forms.items() if entry.get("closes"))
        self._closers = frozenset(content["clauses"]["closed_by"])
        self._chains = {
            tuple(ids[part] for part in pair.split()): ids[name]
            for name, pairs in content["chains"].items()
            for pair in pairs
        }

    def form(self, word: str) -> int:
        """The number of the form of a lower-case word, 0 where it has none."""
        told = self._words.get(word)
        if told is not None:
            return told
        near = self._by_last.get(word[-1]) if len(word) >= SHORTEST else None
        if near is not None:
            for one in near:
                if one.fits(word):
                    return one.number
        return 0

    def of_page(self, page: Page) -> list[int]:
        """The form of each word of a page, in its chain and clause."""
        words, gaps = page.words, page.gaps
        out = page.verbs.copy()
        for first, after in page.sentence_words:
            last = -REACH - 1
            for index in [index for index in range(first, after) if out[index]]:
                own = out[index]
                if own in self._closing and not self._closes(words, gaps, index, after):
                    out[index] = 0
                    continue
                if index - last <= REACH:
                    made = self._chains.get((out[last], own))
                    if made:
                        out[last], out[index] = 0, made
                last = index
        return out

    def _closes(self, words: list[str], gaps: list[int], index: int, after: int) -> bool:
        return index + 1 >= after or gaps[index + 1] != GAP_NONE or words[index + 1] in self._closers


@lru_cache(maxsize=8)
def verb_forms(lang: str) -> VerbForms:
    """The forms of a language; English for one without a pack."""
    return VerbForms(lang if lang in packs.languages() else "en")
