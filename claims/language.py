"""Which language pack a text asks for, told from its letters: enough for the packs there are, and free of models."""

from __future__ import annotations

import re

_SAMPLE = 20_000
_CYRILLIC = re.compile(r"[а-яё]", re.I)
_LATIN = re.compile(r"[a-z]", re.I)
# Letters that Kazakh writes and Russian does not.
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.I)
_KAZAKH_SHARE = 0.02


def detect(text: str) -> str:
    """`kk`, `ru` or `en`; text without letters counts as `en`."""
    sample = text[:_SAMPLE]
    cyrillic = len(_CYRILLIC.findall(sample))
    kazakh = len(_KAZAKH.findall(sample))
    if cyrillic + kazakh <= len(_LATIN.findall(sample)):
        return "en"
    return "kk" if kazakh > _KAZAKH_SHARE * (cyrillic + kazakh) else "ru"
