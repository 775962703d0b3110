"""The Kazakh alphabet of 2017, whose apostrophes ("bi'yl", "ten'ge") became the acutes of 2018 a few months later.

Each letter with its apostrophe is put as the one letter that took its place, so that one table respells both.
"""

from __future__ import annotations

import re
from array import array
from typing import Final

_LETTERS: Final = dict(zip("agionuyscAGIONUYSC", "áǵıóńúýşçÁǴIÓŃÚÝŞÇ", strict=True))
_MARKED: Final = re.compile("[agionuyscAGIONUYSC]['’ʼ‘ʻ`´]")
# Those that neither Uzbek, with its o' and g', nor English, with its n't and y's, writes.
_OWN: Final = re.compile("[yni]['’ʼ‘ʻ`´](?!(?:s|t|m|d|re|ve|ll)\\b)(?=\\w|\\s)")
_SAMPLE: Final = 20_000
_SELDOM: Final = 150
"""Characters to a letter of its own, beyond which the alphabet is another."""


def has_apostrophes(text: str) -> bool:
    """Whether letters with apostrophes are frequent as in this alphabet alone."""
    sample = text[:_SAMPLE]
    if "'" not in sample and "’" not in sample and "ʼ" not in sample:
        return False
    return len(_OWN.findall(sample)) > len(sample) // _SELDOM


def with_acutes(text: str) -> tuple[str, array[int]]:
    """The text with acutes, and for each of its characters the offset it came from, with the end appended."""
    out: list[str] = []
    origin = array("l")
    last = 0
    for match in _MARKED.finditer(text):
        start, end = match.span()
        out += (text[last:start], _LETTERS[text[start]])
        origin.extend(range(last, start + 1))
        last = end
    out.append(text[last:])
    origin.extend(range(last, len(text) + 1))
    return "".join(out), origin
