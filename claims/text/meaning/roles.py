"""How a country named in a sentence stands in it - whose, from, to, by whom - as prepositions and cases tell.

One set of roles for all languages. A name that nothing governs does or owns what it is tied to.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.lexicon import pack as packs
from claims.text.meaning.cues import cue_ids

BARE: Final = 0
FROM: Final = 1
TO: Final = 2
IN: Final = 3
OF: Final = 4
BY: Final = 5
WITH: Final = 6
FOR: Final = 7
AT: Final = 8
ON: Final = 9
BETWEEN: Final = 10
OWN: Final = 11
LATE: Final = 12
"""A bare name after the word that it is tied to."""
OBJECT: Final = 13
"""A bare name right behind the word that it is tied to, where word order tells the object: "sold Chile"."""
TOPIC: Final = 14
"""A bare name that opens a sentence and is parted from the rest by a dash or a colon."""
UNTOLD: Final = 15

_PREPOSITIONS: Final = {
    "from": FROM,
    "to": TO,
    "in": IN,
    "of": OF,
    "by": BY,
    "with": WITH,
    "for": FOR,
    "at": AT,
    "on": ON,
    "between": BETWEEN,
}
RUSSIAN_ADJECTIVE: Final = (
    *("ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"),
    *("ая", "яя", "ую", "юю", "ей", "ое", "ее", "ые", "ие", "ых", "их", "ыми", "ими"),
)
_RUSSIAN_VERB: Final = ("л", "ла", "ло", "ли", "ет", "ит", "ют", "ят", "ут", "ить", "ать")
_RUSSIAN_NOMINATIVE: Final = ("ия", "ая", "ея", "яне", "ане")
_RUSSIAN_ADJECTIVE_NOMINATIVE: Final = ("ий", "ый", "ая", "ое", "ие", "ые", "цы", "яне", "ане")
_RUSSIAN_DATIVE: Final = ("ии", "руси")
"""Endings of names that are dative or genitive: where a sentence begins, or behind a verb, the former."""
_RUSSIAN_INSTRUMENTAL: Final = ("ом", "ем", "ём", "ей", "ой", "ами", "ями", "ими", "ым", "им")
_RUSSIAN_LOCATIVE: Final = ("е", "и", "ах", "ях", "их", "ых", "ом", "ем", "ей", "ой")
_RUSSIAN_CASES: Final = (
    (OF, ("ого", "его", "ов", "ев", "ых", "их", "ии", "а", "я")),
    (TO, ("ому", "ему", "ам", "ям", "у", "ю", "е")),
    (BY, ("ыми", "ими", "ами", "ями", "ией", "ом", "ем", "ым", "им")),
)
_RUSSIAN_PRONOUNS: Final = {
    **dict.fromkeys(("мы", "вы", "они"), BARE),
    **dict.fromkeys(("нам", "вам", "им"), TO),
    **dict.fromkeys(("нами", "вами", "ими"), BY),
    **dict.fromkeys(("нас", "вас"), OF),
    "их": OWN,
}
_KAZAKH_LAND: Final = "стан"
_KAZAKH_CASES: Final = (
    (FROM, ("дан", "ден", "тан", "тен", "нан", "нен")),
    (IN, ("да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі")),
    (OWN, ("ның", "нің", "дың", "дің", "тың", "тің")),
    (TO, ("ға", "ге", "қа", "ке", "на", "не", "ымызға", "імізге")),
    (WITH, ("мен", "бен", "пен")),
)
KAZAKH_POSSESSED: Final = ("ы", "і")
_KAZAKH_HEADS: Final = (
    (FROM, ("ынан", "інен", "лардан", "лерден", "дардан", "дерден", "тардан", "терден")),
    (IN, ("ында", "інде", "ындағы", "індегі", "ларда", "лерде", "дарда", "дерде", "тарда", "терде")),
    (OWN, ("ының", "інің", "лардың", "лердің", "дардың", "дердің", "тардың", "тердің")),
    (TO, ("ына", "іне", "ларға", "лерге", "дарға", "дерге", "тарға", "терге")),
    (WITH, ("ымен", "імен")),
)


@lru_cache(maxsize=1)
def prepositions() -> dict[int, int]:
    """Cues of the packs to the roles that they tell."""
    ids = cue_ids("flows")
    return {ids[name]: role for name, role in _PREPOSITIONS.items()}


@lru_cache(maxsize=16)
def word_list(lang: str, name: str) -> frozenset[str]:
    """A list of whole words of a pack, beside its cues; that of English for a language without a pack."""
    lists: dict[str, list[str]] = packs.pack(lang if lang in packs.languages() else "en", "flows")["lists"]
    return frozenset(lists[name])


def kazakh_case(word: str) -> int:
    """The role that the case of a Kazakh name tells; names that only look like a case have none."""
    if word.endswith(_KAZAKH_LAND) or word in word_list("kk", "bare"):
        return BARE
    return next((role for role, endings in _KAZAKH_CASES if word.endswith(endings)), BARE)


def kazakh_head_case(word: str) -> int:
    """The role that the case of what a Kazakh name stands before tells: «нарығына», «тарапынан», «компанияларға»."""
    return next((role for role, endings in _KAZAKH_HEADS if word.endswith(endings)), BARE)


def _russian_case(word: str, is_adjective: bool) -> int:
    if word in _RUSSIAN_PRONOUNS:
        return _RUSSIAN_PRONOUNS[word]
    if has_no_cases(word):
        return BARE
    if word.endswith(_RUSSIAN_ADJECTIVE_NOMINATIVE if is_adjective else _RUSSIAN_NOMINATIVE):
        return BARE
    return next((role for role, endings in _RUSSIAN_CASES if word.endswith(endings)), BARE)


def is_russian_verb(word: str) -> bool:
    """Whether a Russian word of flow ends as verbs do, and is none of the nouns that do: «кредит»."""
    return word.endswith(_RUSSIAN_VERB) and word not in word_list("ru", "nouns")


def has_no_cases(word: str) -> bool:
    """Whether a Russian name keeps one form in all cases, whatever ending it seems to have: «Перу», «США»."""
    return word in word_list("ru", "bare")


def russian(preposition: int, word: str, follows: str, *, is_adjective: bool, is_begun: bool) -> int:
    """The role of a Russian name by the role of its preposition, if any, and its ending; `is_begun` where it opens."""
    if preposition == IN and not word.endswith(_RUSSIAN_LOCATIVE):
        return TO
    if preposition == WITH and not word.endswith(_RUSSIAN_INSTRUMENTAL):
        return FROM
    if preposition:
        return preposition
    if is_adjective and word.endswith(("ым", "им")) and follows.endswith(("ам", "ям")):
        return TO
    if is_begun and word.endswith(_RUSSIAN_DATIVE):
        return TO  # «Армении дали заём», «дали Армении», but «экспорт Армении»
    return _russian_case(word, is_adjective)
