"""Kazakh in Arabic letters, as written in China, respelt in Cyrillic so that one pack reads it.

That alphabet tells front vowels from back ones by the word: a hamza before it, or one of the letters for е, к and г,
makes the others front. It has no capitals: sentences get theirs, and so do words that are names. Loanwords, which keep
their back vowels, are told in claims/lexicon/kazakh_arabic.toml.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from typing import Final

from claims.lexicon.kazakh import endings
from claims.lexicon.pack import pack
from claims.text.gazetteer import gazetteer
from claims.text.kazakh_script import Respelt
from claims.text.words import words

_LETTERS: Final = "ءٴابپتجچحدرزسشعفقكکگڭلمنھهەوۇۆۋىيی"
_WORD: Final = re.compile(f"[{_LETTERS}]+")
_FRONT: Final = frozenset("ءٴەكکگ")
_CONSONANTS: Final = dict(zip("بپجچحدرزسشعفقكکگڭلمنھهۆت", "бпжчхдрзсшғфқккгңлмнһһвт", strict=True))
_VOWELS: Final = {"ا": "әа", "و": "өо", "ۇ": "үұ", "ى": "іы"}
_MARKS: Final = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ",", "٬": " "}
_MARKS_AND_DIGITS: Final = str.maketrans(
    _MARKS | {chr(first + number): str(number) for first in (0x0660, 0x06F0) for number in range(10)}
)
_HAMZA: Final = "ءٴ"
_TELLING: Final = frozenset("ەكکگقعءٴ")
_WITH: Final = ("مەن", "بەن", "پەن")
_SHORTEST: Final = 5
_IU: Final = re.compile(r"(?<=[аәоөұүыіе])йу|(?<![аәоөұүыіе])иу(?=.)")
_FRONT_OR_BACK: Final = frozenset("аәоөұүыіеэяю")
_TO_BACK: Final = str.maketrans("іүө", "ыұо")
_TO_FRONT: Final = str.maketrans("ыұо", "іүө")
_SOUNDING: Final = frozenset("аәоөұүыіеиу")
_BACK: Final = frozenset("аоұыяю")
_NAMED: Final = "ndgcli"  # kinds of names that are told by capitals, but for towns, which are common words too
_ENDS: Final = re.compile(r"[.!?…]\s|\n")
_HEAD: Final = re.compile(r"\b[а-яёәғқңөұүһі]")


@lru_cache(maxsize=2)  # claims and names are read of the same text in turn
def respell_arabic(text: str) -> Respelt:
    """The Cyrillic spelling of a Kazakh text in Arabic letters, with the place that each character came from."""
    plain = text.translate(_MARKS_AND_DIGITS)
    out: list[str] = []
    origin = array("l")
    last, is_first = 0, True
    for match in _tokens().finditer(plain):
        start, end = match.span()
        between = plain[last:start]
        is_first = is_first or _ENDS.search(between) is not None
        word = _abbreviations().get(match.group()) or cyrillic(match.group())
        out += [between, word[:1].upper() + word[1:] if is_first else word]
        origin.extend(range(last, start))
        origin.extend(start + min(at, end - start - 1) for at in range(len(word)))
        is_first, last = False, end
    out.append(plain[last:])
    origin.extend(range(last, len(text) + 1))
    return Respelt(_with_names("".join(out)), origin)


def _with_names(text: str) -> str:
    """The text with capitals where names begin that would be told by them, but for those that are common words."""
    titled, names = _HEAD.sub(lambda match: match.group().upper(), text), gazetteer("kk")
    out, last = [], 0
    for hit in names.hits(titled, words(titled)):
        if hit.kind in _NAMED and hit.form not in names.confirm:
            out += [text[last : hit.start], titled[hit.start : hit.end]]
            last = hit.end
    return "".join((*out, text[last:]))


def cyrillic(word: str) -> str:
    """One word in small Cyrillic letters."""
    fronts = _fronts(word)
    out: list[str] = []
    for letter, is_front in zip(word, fronts, strict=True):
        before = out[-1] if out else ""
        if letter in _CONSONANTS:
            out.append(_CONSONANTS[letter])
        elif letter == "ە":
            out.append("е")
        elif letter in "يی":
            out.append("й" if before in _SOUNDING and before else "и")
        elif letter == "ۋ":
            out.append("у")
        elif letter == "ا" and before == "й":
            out[-1] = "я"
        elif letter in _VOWELS:
            is_late = letter == "ا" and not _SOUNDING.isdisjoint(out)  # ә stands in the first syllable only
            out.append(_VOWELS[letter][0 if is_front and not is_late else 1])
    return _restored(_IU.sub("ю", "".join(out)))


def _fronts(word: str) -> list[bool]:
    """Whether the vowels at each place are front: as the last letter before that tells it, else the first one behind.

    After а they are back. The ending -мен tells nothing of the word that it ends.
    """
    told = [letter in _FRONT if letter in _TELLING else None for letter in word]
    if word[0] in _HAMZA:
        told = [None if letter in "ەكگ" else one for letter, one in zip(word, told, strict=True)]
        told[0] = True
    elif len(word) > _SHORTEST and word.endswith(_WITH):
        told[-2] = None
    out: list[bool] = []
    now = next((one for one in told if one is not None), False)
    has_vowel = False
    for letter, one in zip(word, told, strict=True):
        now = now if one is None else one
        if letter == "ا" and has_vowel:
            now = False
        has_vowel = has_vowel or letter in "اەوۇىيۋ"
        out.append(now)
    return out


def _restored(word: str) -> str:
    """A word with the spelling of its loan, whose last vowel the endings follow."""
    pattern, loans = _loans()
    found = pattern.match(word)
    if found is None:
        return _with_ia(word)
    loan = loans[found.group()]
    vowels = [letter for letter in loan if letter in _FRONT_OR_BACK]
    is_back = bool(vowels) and vowels[-1] in _BACK
    tail = []
    for letter in word[found.end() :]:
        is_back = is_back if letter not in "ае" else letter == "а"
        tail.append(letter.translate(_TO_BACK if is_back else _TO_FRONT))
    return _with_ia(loan + "".join(tail))


def _with_ia(word: str) -> str:
    """ "Компания", but "материал": я, before an ending or none, is written as the two vowels are."""
    word = word.replace("тси", "ци")
    at = word.rfind("иа")
    return (
        word[: at + 1] + "я" + word[at + 2 :]
        if at > 0 and (not word[at + 2 :] or word[at + 2 :] in endings())
        else word
    )


@lru_cache(maxsize=1)
def _loans() -> tuple[re.Pattern[str], dict[str, str]]:
    starts = pack(".", "kazakh_arabic")["starts"]
    longest_first = sorted(starts, key=len, reverse=True)
    return re.compile("|".join(longest_first)), starts


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    told: dict[str, str] = pack(".", "kazakh_arabic")["abbreviations"]
    return told


@lru_cache(maxsize=1)
def _tokens() -> re.Pattern[str]:
    """Words, and abbreviations whose letters stand apart."""
    apart = "|".join(sorted(_abbreviations(), key=len, reverse=True))
    return re.compile(f"(?<![{_LETTERS}])(?:{apart})(?![{_LETTERS}])|{_WORD.pattern}")
