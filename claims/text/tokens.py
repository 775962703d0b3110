"""Words, figures and marks of a passage with their offsets: what the quantity layer walks on.

The time is linear in a passage, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claims.text.cutting import ALL_MARKS, look_up, split
from claims.text.words import lower as words_lower
from claims.text.words import words

# A line broken in the middle of a sentence: a long line, then one that goes on in lower case or with a figure.
# Here and below a pattern begins with what it finds and looks back afterwards, so that the search can leap.
_WRAP: Final = re.compile(r"\n(?<=[^\n]{50}\n)(?=[^\W\d_A-ZА-ЯЁ]|\d)")
# A mark with one to three digits before it and one or two after, and no further mark: decimals, whatever the language.
# One pattern for each mark: a search for a single character leaps farthest.
_DECIMAL: Final = r"\d(?<=\d..)(?:(?<=(?<![\d.,])\d..)|(?<=(?<![\d.,])\d\d..)|(?<=(?<![\d.,])\d\d\d..))\d?(?![\d.,]*\d)"
_POINTS: Final = re.compile(rf"\.{_DECIMAL}")
_COMMAS: Final = re.compile(rf",{_DECIMAL}")
_BLOCK: Final = 16_000
BARRIER: Final = "\n"
_PAD: Final = 16


class Passage:
    """A run of text as tokens. `words` are lower case, `keys` their lexicon entries, `starts`/`ends` offsets in `raw`.

    All lists end in barrier tokens, so that looking a few places ahead, or behind the first, is always safe.
    """

    __slots__ = ("decimal", "ends", "keys", "offset", "parents", "raw", "size", "starts", "words")

    def __init__(self, raw: str, offset: int, keys: dict[str, str], parents: dict[str, str], decimal: str) -> None:
        self.raw = raw
        self.offset = offset
        self.parents = parents
        self.decimal = decimal
        low = lower(raw)
        if "\n" in low:
            low = _WRAP.sub(" ", low)
        self.words, offsets, _ = split(low, ALL_MARKS)
        self.size = len(self.words)
        self.starts = offsets[:-1:2]
        self.ends = offsets[1::2]
        self.words += [BARRIER] * _PAD
        self.starts += [len(raw) + 1] * _PAD
        self.ends += [len(raw) + 1] * _PAD
        self.keys = look_up(self.words, keys)

    def glued(self, place: int) -> bool:
        """Whether the token at `place` touches the one before it; what begins a line touches none."""
        return place > 0 and self.starts[place] == self.ends[place - 1] and self.words[place - 1] != BARRIER

    def original(self, place: int) -> str:
        """The token at `place` in its own case."""
        return self.raw[self.starts[place] : self.ends[place]]

    def is_capital(self, place: int) -> bool:
        """Whether the token at `place` begins with a capital letter."""
        start = self.starts[place]
        return self.raw[start : start + 1].isupper()


def decimal_mark(text: str, usual: str) -> str:
    """The decimal mark of a text: the language's own, unless figures that can be read one way only speak against it."""
    points, commas = len(_POINTS.findall(text)), len(_COMMAS.findall(text))
    if points == commas:
        return usual
    return "." if points > commas else ","


def lower(text: str) -> str:
    """Lower case of the same length, `ё` written `е`."""
    low = words(text).lowered if len(text) <= _BLOCK else words_lower(text)  # of a short one others ask for it too
    return low.replace("ё", "е")


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """`text` in pieces of bounded size with their offsets, cut between lines, or between words of an endless line."""
    start = 0
    while len(text) - start > _BLOCK:
        cut = text.rfind("\n\n", start, start + _BLOCK)
        if cut <= start:
            cut = text.rfind("\n", start, start + _BLOCK)
        if cut <= start:
            cut = text.rfind(" ", start, start + _BLOCK)
        if cut <= start:
            cut = start + _BLOCK - 1
        yield start, text[start : cut + 1]
        start = cut + 1
    yield start, text[start:]
