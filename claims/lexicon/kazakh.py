"""Kazakh endings: which tails may follow a stem, by vowel harmony.

Nouns take plural, possessive and case in that order, and make adjectives with -дағы and -лық. Within one tail all
vowels are back or all are front; the instrumental -мен/-бен/-пен is neutral. Assimilation of the first consonant is
not checked: a reader that meets "Минскіде" and "Минскте" wants both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Final

_PLURAL = (("", "лар", "дар", "тар"), ("", "лер", "дер", "тер"))
_POSSESSIVE = (
    ("", "ы", "сы", "ымыз", "мыз", "ым", "м", "ыңыз", "ңыз"),
    ("", "і", "сі", "іміз", "міз", "ім", "м", "іңіз", "ңіз"),
)
_CASE = (
    (
        "",
        "ның",
        "дың",
        "тың",
        "ға",
        "қа",
        "на",
        "а",
        "ны",
        "ды",
        "ты",
        "н",
        "да",
        "та",
        "нда",
        "дан",
        "тан",
        "нан",
        "ша",
    ),
    (
        "",
        "нің",
        "дің",
        "тің",
        "ге",
        "ке",
        "не",
        "е",
        "ні",
        "ді",
        "ті",
        "н",
        "де",
        "те",
        "нде",
        "ден",
        "тен",
        "нен",
        "ше",
    ),
)
_LOCAL = (("дағы", "тағы", "ндағы"), ("дегі", "тегі", "ндегі"))
_BELONGING = (("лық", "дық", "тық"), ("лік", "дік", "тік"))
BELONGING: Final = tuple(tail for side in _BELONGING for tail in side)
_BACK, _FRONT = frozenset("аоұыуяёю"), frozenset("әөүіеиэ")
_VOICELESS, _VOICED = frozenset("пфкқтсшщчцхһбвгд"), frozenset("зжлмнң")
_NEUTRAL = ("мен", "бен", "пен", "менен")

# Endings of a noun in the singular: case alone, or possessive and case.
SHORT_ENDINGS: Final = tuple(
    sorted(
        {
            first + last
            for first, last in [
                *product(
                    ("", "ы", "сы", "ын", "і", "сі", "ін"), {*_CASE[0], *_CASE[1], *_LOCAL[0], *_LOCAL[1], *_NEUTRAL}
                )
            ]
        }
        - {""}
    )
)


@lru_cache(maxsize=1)
def endings() -> frozenset[str]:
    """Every tail that may follow a noun stem, the empty one left out."""
    tails: set[str] = set()
    for plural, possessive, case, local, belonging in zip(_PLURAL, _POSSESSIVE, _CASE, _LOCAL, _BELONGING, strict=True):
        nominal = {a + b for a, b in product(plural, possessive)}
        closing = {*case, *local, *_NEUTRAL}
        plain = {a + b for a, b in product(nominal, closing)}
        tails |= plain | {a + b for a, b in product(belonging, plain)}
    tails.discard("")
    return frozenset(tails)


def belonging(stem: str) -> str:
    """The adjective of belonging: канада -> канадалық, фиджи -> фиджилік, иран -> ирандық."""
    vowels = [letter for letter in stem if letter in _BACK or letter in _FRONT]
    is_front = bool(vowels) and vowels[-1] in _FRONT
    start = "т" if stem[-1] in _VOICELESS else "д" if stem[-1] in _VOICED else "л"
    return stem + start + ("ік" if is_front else "ық")


def stem_in(word: str, stems: dict[str, str], shortest: int = 2) -> str | None:
    """The longest of `stems` that the lower-case `word` consists of, alone or with an ending, or None."""
    if word in stems:
        return word
    tails = endings()
    for cut in range(len(word) - 1, max(shortest, len(word) - 16) - 1, -1):
        stem = word[:cut]
        if stem in stems and word[cut:] in tails:
            return stem
    return None


def respelt_forms(word: str) -> set[str]:
    """How a loanword looks when Latin Kazakh, which has no letters ь, ц and э, is respelt: полша, франсия."""
    forms = {word.replace("ь", "").replace("ъ", "").replace("э", "е")}
    forms |= {form.replace("ц", other) for form in set(forms) for other in ("тс", "с") if "ц" in form}
    forms |= {re.sub("(?<=[аоуеы])и(?=[^яе]|$)", "й", form) for form in set(forms)}  # украйна, израйл
    forms |= {"і" + form[1:] for form in set(forms) if form[0] in "ий"}  # a capital I is that of і and of и
    return forms - {word}
