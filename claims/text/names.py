"""Names of persons in the nominative, by the endings of Russian and Kazakh, and when two names are one person's."""

from __future__ import annotations

import re
from typing import Final

_KAZAKH_CASE: Final = re.compile(r"(?:[ндт][ыі]ң|[ғқ]а|[гк]е|[ндт][ыі]|[дт][ае]|[дтн][ае]н|[мбп]ен)$")
_SHORTEST: Final = 4
ALIKE: Final = 3
"""First letters that two surnames must share at least to be one person's."""


def nominative(name: str, post: str, lang: str) -> str:
    """The name in the nominative; `post` is the post before it as written, whose ending tells the case in Russian."""
    if lang == "kk":
        head, _, last = name.rpartition(" ")
        return f"{head} {_without_kazakh_case(last)}".strip()
    if lang != "ru":
        return name
    case = _case(post.lower().split()[0])
    return " ".join(_russian(word, case) for word in name.split()) if case else name


def same_person(one: str, other: str) -> bool:
    """Whether two names are written alike but for case endings, or one is the other's surname."""
    first, second = one.lower().split(), other.lower().split()
    if not first or not second or not _alike(first[-1], second[-1]):
        return False
    return len(first) == 1 or len(second) == 1 or first[0][:2] == second[0][:2]


def _alike(one: str, other: str) -> bool:
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= max(ALIKE, min(len(one), len(other)) - 2) and abs(len(one) - len(other)) <= 3


def _without_kazakh_case(word: str) -> str:
    match = _KAZAKH_CASE.search(word)
    if match and match.start() >= _SHORTEST:
        return word[: match.start()]
    return word


def _case(post: str) -> str:
    """The case of a masculine post: instrumental, dative, genitive (or accusative), or nominative as ''."""
    if post.endswith(("ом", "ем", "ём", "ым", "им", "ой")):
        return "ins"
    if post.endswith(("у", "ю", "ому", "ему")):
        return "dat"
    if post.endswith(("а", "я", "ого", "его", "ы")) and post not in ("глава",):
        return "gen"
    return ""


def _russian(word: str, case: str) -> str:
    lowered = word.lower()
    tails = {"ins": ("ом", "ем", "ым", "им"), "dat": ("у", "ю"), "gen": ("а", "я")}[case]
    for tail in tails:
        stem = word[: -len(tail)]
        if not lowered.endswith(tail) or len(stem) < 3:
            continue
        if tail in ("ем", "ю", "я"):
            return stem + ("й" if stem[-1] in "аеиоуэ" else "ь")
        if tail == "им":
            return stem + "ий"
        return stem
    return word
