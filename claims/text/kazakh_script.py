"""Kazakh in Latin letters, respelt in Cyrillic so that one pack reads both.

Five alphabets are in use: that of 2018 (ǵ ń ý, ı for и and й, sh) and the one of 2017 before it with apostrophes, that
of 2021 (ğ ñ ū, y for ы, i for и and й), the older one of the news agency (w for у, ï, ı for ы) and one like it that
writes w for ұ and i for both и and і.
Loanwords get back the letters that these alphabets lack (claims/lexicon/kazakh_latin.toml). `respell` keeps for each
new character the place it came from.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.text.kazakh_apostrophes import has_apostrophes, with_acutes

_COMMON: Final = {
    "a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "j": "ж", "k": "к", "l": "л",
    "m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р", "s": "с", "t": "т", "v": "в", "x": "кс", "z": "з",
    "ä": "ә", "á": "ә", "ö": "ө", "ó": "ө", "ü": "ү", "ú": "ү", "ğ": "ғ", "ǵ": "ғ", "ģ": "ғ", "ñ": "ң", "ń": "ң",
    "ş": "ш", "sh": "ш", "ch": "ч", "ç": "ч", "é": "э", "ŋ": "ң", "ǧ": "ғ", "ә": "ә",
    "a\u0301": "ә", "o\u0301": "ө", "о\u0301": "ө", "u\u0301": "ү", "g\u0301": "ғ", "n\u0301": "ң", "y\u0301": "у",
}  # fmt: skip
_OF_2018: Final = {
    "y": "ы", "i": "і", "ı": "и", "ý": "у", "u": "ұ", "ıa": "я", "ııa": "ия", "ıý": "ю", "iý": "ю", "ia": "я",
}  # fmt: skip
_OF_2021: Final = {"y": "ы", "i": "и", "ı": "і", "ū": "ұ", "u": "у", "ia": "я", "iia": "ия", "iu": "ю", "ıy": "иы"}
_OF_AGENCY: Final = {
    "y": "й",
    "i": "і",
    "ı": "ы",
    "ï": "и",
    "w": "у",
    "u": "ұ",
    "ya": "я",
    "ïya": "ия",
    "yw": "ю",
    "ë": "ё",
}
_OF_TIMES: Final = {"y": "й", "i": "і", "ı": "ы", "w": "ұ", "u": "у", "ya": "я", "iya": "ия", "yu": "ю"}
_TOKEN: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|\u0301)*")
_ROMAN: Final = re.compile(r"[IVXLC]+")
_FOREIGN: Final = re.compile(r"[A-Z]{2,5}")
_VOWELS: Final = frozenset("аәоөұүыіэеяю")
_BACK: Final = re.compile("[aoıw]")


@dataclass(frozen=True, slots=True)
class Respelt:
    """Text in Cyrillic; `origin[i]` is the offset in the Latin text of its character i, with the end appended."""

    text: str
    origin: array[int]


@lru_cache(maxsize=2)  # claims and names are read of the same text in turn
def respell(text: str) -> Respelt:
    """The Cyrillic spelling of a Kazakh text in Latin letters; codes in capitals (USD) and Roman numerals stay."""
    if not has_apostrophes(text):
        return _respell(text)
    told, places = with_acutes(text)
    found = _respell(told)
    return Respelt(found.text, array("l", (places[at] for at in found.origin)))


def _respell(text: str) -> Respelt:
    table, longest = _table(text)
    out: list[str] = []
    origin = array("l")
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        out.append(text[last:start])
        origin.extend(range(last, start))
        last = end
        word = match.group()
        if _ROMAN.fullmatch(word) or (_FOREIGN.fullmatch(word) and word in _CODES):
            out.append(word)
            origin.extend(range(start, end))
            continue
        own: list[str] = []
        places = array("l")
        _respell_word(word, start, table, longest, own, places)
        _restore("".join(own), places, out, origin)
    out.append(text[last:])
    origin.extend(range(last, len(text) + 1))
    return Respelt("".join(out), origin)


_CODES: Final = frozenset({"USD", "EUR", "KZT", "RUB", "CNY", "UZS", "BRICS", "KTZ", "AIFC"})


def _table(text: str) -> tuple[dict[str, str], int]:
    sample = text[:20_000].lower()
    old = sum(map(sample.count, "ýǵńáóú"))
    agency = sum(map(sample.count, "wï"))
    new = sum(map(sample.count, "ūğñäöşüŋǧ")) if not old else 0
    if old:
        special = _OF_2018
    elif agency > new:
        special = _OF_AGENCY
    elif _writes_dotless(sample):
        special = _OF_AGENCY if _rate(sample, "aw", "ew", "ï") > _rate(sample, "au", "eu") else _OF_TIMES
    else:
        special = _OF_TIMES if _writes_i_twice(sample) else _OF_2021
    return {**_COMMON, **special}, 3


def _rate(sample: str, *pieces: str) -> int:
    return sum(map(sample.count, pieces))


def _writes_dotless(sample: str) -> bool:
    """Whether ı, not y, is the vowel beside back consonants: "jılı", "qığa" and not "jyly"."""
    return _rate(sample, "ğı", "qı", "jıl", "ıq", "ığ") > _rate(sample, "ğy", "qy", "jyl", "yq", "yğ")


def _writes_i_twice(sample: str) -> bool:
    """Whether i, not ı, is the vowel of "-iñ", while y is no vowel: the alphabet that writes i for both и and і."""
    return "ñ" in sample and sample.count("iñ") > 0 and not sample.count("yñ") and not sample.count("ï")


def _respell_word(
    word: str, start: int, table: dict[str, str], longest: int, out: list[str], origin: array[int]
) -> None:
    lowered = word.lower()
    if len(lowered) != len(word):  # a dotted capital I grows when lowered
        lowered = "".join(c.lower()[0] for c in word)
    at = 0
    previous = ""
    is_back = table.get("w") == "ұ" and _BACK.search(lowered) is not None  # i is и beside back vowels
    while at < len(word):
        for size in range(min(longest, len(word) - at), 0, -1):
            new = table.get(lowered[at : at + size])
            if new is not None:
                break
        else:
            size, new = 1, word[at]
        if (
            new in ("и", "і")
            and lowered[at] in "iı"
            and previous in _VOWELS
            and size == 1
            and table.get(lowered[at]) == "и"
        ):
            new = "й"
        if is_back and new == "і":
            new = "и"
        previous = new[-1]
        origin.extend([start + at] * len(new))
        out.append(new.capitalize() if word[at].isupper() else new)
        at += size


@lru_cache(maxsize=1)
def _loans() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all that betrays a loanword, a group for each entry, and what each group becomes."""
    data = pack(".", "kazakh_latin")
    starts = sorted(data["starts"].items(), key=lambda entry: -len(entry[0]))
    entries = [(rf"\b{given}", wanted) for given, wanted in starts] + list(data["inside"].items())
    return re.compile("|".join(f"({given})" for given, _ in entries)), tuple(wanted for _, wanted in entries)


def _restore(word: str, places: array[int], out: list[str], origin: array[int]) -> None:
    """Append a respelt word with the letters of its loans put back, and where each character came from."""
    pattern, wanted = _loans()
    last = 0
    for match in pattern.finditer(word.lower()):
        start, end = match.span()
        new = wanted[(match.lastindex or 1) - 1]
        out.append(word[last:start])
        out.append(new.capitalize() if word[start].isupper() else new)
        origin.extend(places[last:start])
        origin.extend(places[min(start + at, end - 1)] for at in range(len(new)))
        last = end
    out.append(word[last:])
    origin.extend(places[last:])
