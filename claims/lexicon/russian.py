"""Russian case forms of names, from pymorphy3; used when packs are built, never when reading."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct", "gen2", "loc2")
_FIXED = frozenset(["и", "д", "да", "де", "дер", "бен", "фон", "аль", "эль", "эс", "ас", "на", "ван", "цзе"])


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    import pymorphy3  # type: ignore[import-untyped]

    return pymorphy3.MorphAnalyzer(lang="ru")


def inflected(base: str, tokens: tuple[str, ...], section: str) -> set[tuple[str, ...]]:
    """Every case form of a name (of an adjective: every gender and number too), as tuples of lower-case tokens."""
    if base.replace("-", "").isupper():
        return {tokens}
    if section in ("region_adjectives", "city_adjectives"):
        section = "adjectives"
    if section in ("adjectives", "demonyms"):
        return {tuple(_split(form)) for form in _lexeme("-".join(tokens) if "-" in base else tokens[0], section)}
    if len(tokens) == 1:
        return {(form,) for form in _noun_forms(base, tokens[0], section)}
    found = {tokens}
    for case in _CASES[:6]:
        for number in ("sing", "plur"):
            found.add(_phrase(base, tokens, case, number, section))
    return found | {tuple(t.replace("ё", "е") for t in form) for form in found}


def _split(form: str) -> list[str]:
    return form.split("-")


def _lexeme(word: str, section: str) -> set[str]:
    wanted = "ADJF" if section == "adjectives" else "NOUN"
    parses = [p for p in _analyzer().parse(word) if wanted in p.tag]
    if not parses:
        return _adjective(word) if section == "adjectives" else {word}
    keep = {wanted}
    forms = {form.word for form in parses[0].lexeme if str(form.tag.POS) in keep}
    return forms | {form.replace("ё", "е") for form in forms}


def _adjective(word: str) -> set[str]:
    stem = word[:-2]
    return {stem + tail for tail in ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"]}


def _noun_forms(base: str, token: str, section: str) -> set[str]:
    parses = [
        p
        for p in _analyzer().parse(token)
        if "NOUN" in p.tag and p.normal_form.replace("ё", "е") == token.replace("ё", "е")
    ]
    if section == "leaders":
        parses = [p for p in parses if "Surn" in p.tag and "masc" in p.tag] or parses[:1]
    elif section in ("names", "capitals", "cities"):
        parses = [p for p in parses if "Geox" in p.tag] or parses[:1]
    forms = {token}
    if section == "leaders" and not parses:
        forms |= _surname(token)
    for parse in parses[:1]:
        for case in _CASES:
            form = parse.inflect({case})
            if form:
                forms.add(form.word)
    return forms | {form.replace("ё", "е") for form in forms}


def _surname(token: str) -> set[str]:
    """A man's and, for names in -ов and -ин, a woman's surname by its ending."""
    if token.endswith(("ов", "ев", "ёв", "ин")):
        return {token + tail for tail in ("", "а", "у", "ым", "е", "ой")}
    if token.endswith(("й", "ь")):
        return {token, *(token[:-1] + tail for tail in ("я", "ю", "ем", "е"))}
    if token[-1] in "аеёиоуыэюя":
        return {token}
    return {token + tail for tail in ("", "а", "у", "ом", "е")}


def _phrase(base: str, tokens: tuple[str, ...], case: str, number: str, section: str) -> tuple[str, ...]:
    """The words of a noun phrase up to its head take the case; what follows the head stays as it is."""
    words: list[str] = []
    head_done = False
    gender = _head_gender(tokens)
    plural = _is_plural(tokens)
    for token in tokens:
        if (head_done and section != "leaders") or token in _FIXED:
            words.append(token)
            continue
        parses = _analyzer().parse(token)
        parse = _best(parses, plural)
        tags = {case, "plur"} if plural else {case, "sing"}
        if "ADJF" in parse.tag and not plural and gender:
            tags.add(gender)
        form = parse.inflect(tags) or parse.inflect({case})
        words.append(form.word if form and "Fixd" not in parse.tag else token)
        head_done = "NOUN" in parse.tag and "-" not in base
    return tuple(words)


def _best(parses: list[Any], plural: bool) -> Any:
    nominative = [p for p in parses if "nomn" in p.tag and ("plur" in p.tag) == plural]
    return (nominative or parses)[0]


def _is_plural(tokens: tuple[str, ...]) -> bool:
    first = _analyzer().parse(tokens[0])
    return all("plur" in p.tag for p in first if "nomn" in p.tag) and any("nomn" in p.tag for p in first)


def _head_gender(tokens: tuple[str, ...]) -> str | None:
    for token in tokens:
        for parse in _analyzer().parse(token):
            if "NOUN" in parse.tag and "nomn" in parse.tag and parse.tag.gender:
                return str(parse.tag.gender)
            break
    for token in tokens:
        nouns = [p for p in _analyzer().parse(token) if "NOUN" in p.tag and "nomn" in p.tag and p.tag.gender]
        if nouns:
            return str(nouns[0].tag.gender)
    return None
