"""Whether a text looks like none of the languages that are read: what is read of such a text is likely wrong.

A cheap look, for a word of warning and nothing else. English and Russian are told by the share of their commonest
words, Kazakh by letters that no other alphabet has together. Its bounds leave every labelled text of these well inside.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from claims.lexicon.pack import pack
from claims.text.language import is_arabic_kazakh, is_latin_kazakh

FEWEST_LETTERS: Final = 200
"""Below so many letters a headline or a table may well have none of a language's common words."""
_SAMPLE: Final = 20_000
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH_SHARE: Final = 0.035
_RUSSIAN_SHARE: Final = 0.04
_CHANCE: Final = 1
"""A text of a few dozen words has by chance one common word less."""
# Letters of Ukrainian, Belarusian, Serbian, Macedonian, and of Turkic and Iranian languages that Cyrillic writes; and
# one that is a common vowel in Bulgarian and the rarest of letters in Russian.
_OF_OTHERS: Final = re.compile("[ґєіїўјљњћђџѓќѕҷҳӣӯқғңөүұһәҡҙҫ]")
_BULGARIAN: Final = "ъ"
_OTHERS_SHARE: Final = 0.01
# Kazakh alone has both: Ukrainian the first of them, Tajik, Uzbek, Kyrgyz and Tatar some of the others.
_I: Final = "і"
_KAZAKH: Final = re.compile("[қғңәұ]")
_KAZAKH_SHARE: Final = 0.004


def looks_unread(text: str) -> bool:
    """Whether a text of FEWEST_LETTERS or more looks like no language that has a pack; judged by its beginning."""
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < FEWEST_LETTERS:
        return False
    if _share(words, "en") >= _ENGLISH_SHARE:
        return False
    kazakh = min(sample.count(_I), len(_KAZAKH.findall(sample)))
    if kazakh >= _KAZAKH_SHARE * letters or _is_russian(sample, words, letters):
        return False
    return not (is_latin_kazakh(text) or is_arabic_kazakh(text))


def _is_russian(sample: str, words: list[str], letters: int) -> bool:
    least = max(_RUSSIAN_SHARE - _CHANCE / len(words), 1 / len(words))
    return (
        _share(words, "ru") >= least
        and len(_OF_OTHERS.findall(sample)) < _OTHERS_SHARE * letters
        and sample.count(_BULGARIAN) < _OTHERS_SHARE * letters
    )


def _share(words: list[str], language: str) -> float:
    common = _common(language)
    return sum(word in common for word in words) / len(words)


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(pack(".", "common_words")[language].split())
