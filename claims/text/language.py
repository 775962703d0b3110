"""Which language pack a text asks for: English, Russian or Kazakh, the last in Cyrillic, Latin or Arabic script."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from claims.text.kazakh_apostrophes import has_apostrophes, with_acutes

_SAMPLE: Final = 20_000
# Written out, with all that Unicode takes for the other case of a letter: to ask for the case of each is slow.
_CYRILLIC: Final = re.compile("[А-Яа-яЁё\u1c80-\u1c86]")
_LATIN: Final = re.compile("[A-Za-zİı\u017f\u212a]")
# Letters that Kazakh writes and Russian does not, and one Russian writes and native Kazakh words do not need.
_KAZAKH: Final = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_KAZAKH_SHARE: Final = 0.02
# Latin Kazakh: letters of its alphabets that English lacks, and words so common that any page has some.
_KAZAKH_LATIN: Final = re.compile("[iIǴǵŃńÝýÚúÓóÁáİıĞğŞşÑñÖöÜüÄäŪūŊŋǦǧ]")
_KAZAKH_WORDS: Final = re.compile(
    r"\b(?:jáne|jäne|ekı|jyly|jyldy\w*|boldy|myń|myñ|úshin|üşin|qazaq\w*|bıyl\w*|byltyr|"
    r"aınalym\w*|ainalym\w*|aynalım\w*|eldi\w*|eldı\w*|saýda\w*|sauda\w*|sawda\w*|tauar|taýar|tawar|jumys|jūmys|"
    r"boıynsha|boiynşa|boyınşa|jılı|jıldı\w*|boldı|mıñ|biyl\w*|bïıl\w*|bıltır\w*|qujat\w*|qūjat\w*|qwjat\w*|"
    r"qarjy\w*|qarjı\w*|joba(?:sy|sı|lar|ny|nı|ǵa|ğa)\w*|kólem\w*|kölem\w*|júk\w*|jük\w*|"
    r"paıyz\w*|paiyz\w*|teńge\w*|teñge\w*|kelisim\w*|kelısım\w*|kásiporyn\w*|käsıporyn\w*|"
    r"\w+[ndt][yiı][ńñ])\b",
    re.I,
)
_LATIN_SHARE: Final = 0.01
# Arabic letters; those that Kazakh has and Arabic and Persian lack; and those of Uighur and Kurdish that it lacks.
_ARABIC: Final = re.compile("[\u0621-\u06d5]")
_KAZAKH_ARABIC: Final = re.compile("[\u06ad\u06c7\u06cb\u06d5]")
_NOT_KAZAKH: Final = re.compile("[\u0626\u06d0\u06c8\u06ce\u0695\u06b5]")


def detect(text: str) -> str:
    """`kk`, `ru` or `en`; text without letters counts as `en`. Looks at the first 20,000 characters."""
    sample = text[:_SAMPLE]
    cyrillic = len(_CYRILLIC.findall(sample))
    kazakh = len(_KAZAKH.findall(sample))
    latin = len(_LATIN.findall(sample))
    if cyrillic + kazakh > latin:
        return "kk" if kazakh > _KAZAKH_SHARE * (cyrillic + kazakh) else "ru"
    return "kk" if is_latin_kazakh(sample) or is_arabic_kazakh(sample) else "en"


@lru_cache(maxsize=2)  # claims and names are read of the same text in turn
def is_latin_kazakh(text: str) -> bool:
    """Whether a text in Latin letters is Kazakh: its own letters are frequent and its common words are there."""
    sample = text[:_SAMPLE]
    if has_apostrophes(sample):
        sample = with_acutes(sample)[0]
    latin = len(_LATIN.findall(sample))
    if not latin or len(_KAZAKH_LATIN.findall(sample)) < _LATIN_SHARE * latin:
        return False
    return len(_KAZAKH_WORDS.findall(sample)) >= max(1, latin // 600)


@lru_cache(maxsize=2)
def is_arabic_kazakh(text: str) -> bool:
    """Whether a text is Kazakh in Arabic letters: letters of its alphabet are frequent, those of its kin are not."""
    sample = text[:_SAMPLE]
    if _KAZAKH_ARABIC.search(sample) is None:
        return False
    letters, own = len(_ARABIC.findall(sample)), len(_KAZAKH_ARABIC.findall(sample))
    others = len(_LATIN.findall(sample)) + len(_CYRILLIC.findall(sample))
    return letters > others and own > _KAZAKH_SHARE * letters and own > 4 * len(_NOT_KAZAKH.findall(sample))
