"""Names of persons in the nominative, by the endings of Russian and Kazakh, and when two names are one person's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack

_KAZAKH_CASE: Final = re.compile(r"(?:[ндт][ыіi]ң|[ғқ]а|[гк]е|[ндт][ыіi]|[дт][ае]|[дтн][ае]н|[мбп]ен)$")
SURNAME: Final = re.compile(r"(?:ов|ев|ёв|ин|ын)(?:а|у|ым|ой|е|ға|ге|қа|тың|тің|ты|ті|пен|мен)?$")
"""The endings of most surnames of Russian and Kazakh, in any case."""
_SHORTEST: Final = 4
_SHORTEST_WITH: Final = 3
"""Letters left of a name before the ending of "with" (-мен): hardly a name ends so, however short."""
_SHORT_WITH: Final = re.compile(r"\w[аеиоуүұыіөэя][мбп]ен")
_ADJECTIVE: Final = re.compile(r"(?:ого|его|ому|ему|ым|им)$")
_WOMAN: Final = re.compile(r"(?:[оеё]в|[иы]н|[сц]к)(?:ой|ую)$")
_WOMAN_SEEN: Final = re.compile(r"(?:[оеё]в|[иы]н)у$")
"""A woman's surname in the accusative, behind a post whose accusative is the genitive: «спросили директора Ашурову»."""
ALIKE: Final = 3
"""First letters that two surnames must share at least to be one person's."""


def nominative(name: str, post: str, lang: str) -> str:
    """The name in the nominative; `post` is the post before it as written, whose ending tells the case in Russian."""
    if lang == "kk":
        head, _, last = name.rpartition(" ")
        if " " in head and _SHORT_WITH.fullmatch(last):
            return name[:-3]  # «Пак Чжун Хомен»: of three words the last may be as short as that
        return f"{head} {_without_kazakh_case(last)}".strip()
    if lang != "ru":
        return name
    case = _case(post.lower().split()[0])
    parts = name.split()
    if case and (_WOMAN.search(parts[-1].lower()) or (case == "gen" and _WOMAN_SEEN.search(parts[-1].lower()))):
        return " ".join([*(_womans(word) for word in parts[:-1]), _womans_surname(parts[-1])])
    return " ".join(_russian(word, case) for word in parts) if case else name


def nominative_adjective(word: str) -> str | None:
    """A masculine adjective in the nominative (полномочного -> полномочный), None where the ending tells no case."""
    match = _ADJECTIVE.search(word.lower())
    if match is None:
        return None
    stem = word[: match.start()]
    is_soft = match.group()[0] in "еи" or stem[-1:] in "кгхжшчщ"
    return stem + ("ий" if is_soft else "ый")


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
    match = None if word.lower().endswith(_told_names()) else _KAZAKH_CASE.search(word)
    if match and match.start() >= (
        _SHORTEST_WITH if match.group()[1:] == "ен" and match.group()[0] in "мбп" else _SHORTEST
    ):
        return word[: match.start()]
    return word


@lru_cache(maxsize=1)
def _told_names() -> tuple[str, ...]:
    """Endings of names that are verbs of the past, which end like an accusative: Құдайберді, Сатыбалды."""
    return tuple(pack("kk", "people")["told_names"]["words"])


def _case(post: str) -> str:
    """The case of a masculine post: instrumental, dative, genitive (or accusative), or nominative as ''."""
    if post.endswith(("ом", "ем", "ём", "ым", "им", "ой", "ами", "ями")):
        return "ins"
    if post.endswith(("у", "ю", "ому", "ему", "ам", "ям")):
        return "dat"
    if post.endswith(("а", "я", "ого", "его", "ов", "ев")) or post == "главы":
        return "" if post == "глава" else "gen"
    return ""


def _womans(word: str) -> str:
    """A woman's first name or patronymic: Елены, Елене, Еленой, Елену; Марии, Марией, Марию."""
    if word[-1:] in ("у", "ю"):
        return word[:-1] + ("а" if word[-1] == "у" else "я")
    for tail in ("ией", "ии"):
        if word.endswith(tail):
            return word[: -len(tail)] + "ия"
    for tail in ("ой", "ей", "ы", "и", "е"):
        stem = word[: -len(tail)]
        if word.endswith(tail) and len(stem) > 1:
            is_soft = tail == "ей" or stem[-1] == "ь" or (tail == "и" and stem[-1] not in "гкхжшчщ")
            return stem + ("я" if is_soft else "а")
    return word


def _womans_surname(word: str) -> str:
    if _WOMAN_SEEN.search(word.lower()):
        return word[:-1] + "а"
    return word[:-2] + ("ая" if word[-3:-2] == "к" else "а")


def _russian(word: str, case: str) -> str:
    lowered = word.lower()
    if lowered.endswith(("ского", "цкого", "скому", "цкому")):
        return word[:-3] + "ий"
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
