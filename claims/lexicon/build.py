"""Derives `currencies.json` from CLDR: `python -m claims.lexicon.build`. A test tells when it has drifted.

CLDR is too slow to ask while reading. What is kept per language is a mapping of phrase patterns to ISO 4217 codes:
lower case words, a star where an ending follows ("сингапурск* доллар*").
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from claims.lexicon.kazakh import belonging
from claims.lexicon.pack import LANGUAGES, ROOT, pack
from claims.text.words import lower

TARGET = Path(__file__).parent / "currencies.json"
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"(?:сы|сі|ы|і)$")
_RUSSIAN_ADJECTIVE = re.compile(r"(?<=к)(?:ий|ая|ое)$")
_RUSSIAN_NOUN = re.compile(r"[аоьй]$")
_SHORTEST_STEM = 3
_SINCE = 1990
_WITH_ADJECTIVE = 2


def currencies() -> dict[str, dict[str, str]]:
    """Language -> phrase pattern -> code, for currencies in use since 1990 and not for precious metals or tests."""
    from babel import Locale

    codes = _codes()
    found: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        data = Locale(lang)._data
        phrases: dict[str, str] = {}
        for code in codes:
            forms = [data["currency_names"].get(code), *dict(data["currency_names_plural"].get(code) or {}).values()]
            words = [_WORD.findall(_plain(form)) for form in forms if form]
            is_bare = lang == "ru" and len(words) == 1 and len(words[0]) <= _WITH_ADJECTIVE
            for pattern in filter(None, _patterns(lang, [form for form in words if form])):
                phrases.setdefault(pattern, _newest(code) if is_bare else code)
        found[lang] = dict(sorted((phrases | (_unique_heads(phrases) if lang == "en" else {})).items()))
    found["codes"] = {code: code for code in codes}
    return found


def _unique_heads(phrases: dict[str, str]) -> dict[str, str]:
    """Last words that only one currency bears: "vatu", "kwanza". Words of three letters are too common for it."""
    heads: dict[str, set[str]] = {}
    for phrase, code in phrases.items():
        heads.setdefault(phrase.split()[-1], set()).add(code)
    return {
        word: next(iter(codes)) for word, codes in heads.items() if len(codes) == 1 and len(word) > _SHORTEST_STEM + 1
    }


def _codes() -> list[str]:
    """Those in use come first, so that a name two currencies share goes to the living one."""
    from babel import Locale
    from babel.core import get_global

    last: dict[str, int] = {}
    for entries in get_global("territory_currencies").values():
        for code, _start, end, tender in entries:
            if tender:
                last[code] = max(last.get(code, 0), 9999 if end is None else end[0])
    named = Locale("en")._data["currency_names"]
    return sorted(
        (code for code in last if last[code] >= _SINCE and code in named), key=lambda code: (-last[code], code)
    )


def _plain(name: str) -> str:
    return lower(re.sub(r"\(.*?\)", " ", name)).replace("ё", "е")


def _patterns(lang: str, forms: list[list[str]]) -> list[str]:
    """English keeps its two forms; words of other languages are cut to what their forms share.

    Where the pack says that nouns take endings, the last word may have any. Of old money CLDR has one form in Russian.
    """
    if lang == "en":
        agencies = [[*form[:-1], "dlrs"] for form in forms if _is_dollar(form)]
        return [" ".join(form) for form in [*forms, *agencies]]
    if lang == "kk":
        return [pattern for form in forms for pattern in _kazakh(form)]
    if lang == "ru" and len(forms) == 1 and len(forms[0]) == _WITH_ADJECTIVE and _RUSSIAN_ADJECTIVE.search(forms[0][0]):
        return [f"{_RUSSIAN_ADJECTIVE.sub('*', forms[0][0])} {_RUSSIAN_NOUN.sub('', forms[0][1])}*"]
    same = [form for form in forms if len(form) == len(forms[0])]
    stems = [_shared_start([form[place] for form in same]) for place in range(len(same[0]))] if same else []
    if any(len(stem) < _SHORTEST_STEM for stem in stems):
        return []
    words = [stem if all(form[place] == stem for form in same) else stem + "*" for place, stem in enumerate(stems)]
    takes_endings = pack(lang, "quantities")["endings"]["nouns"] and len(words[-1]) >= _SHORTEST_STEM
    return [" ".join([*words[:-1], words[-1].rstrip("*") + "*"] if takes_endings else words)]


def _newest(code: str) -> str:
    """The newest money of the same country and plain name: a manat of Turkmenistan is today's, not that before 2009."""
    table: dict[str, list[list[str]]] = json.loads((ROOT / "territory_money.json").read_text(encoding="utf-8"))
    rows = [row for row in table.get(code[:2], []) if row[0][:2] == code[:2]]
    names = {plain for own, plain, *_ in rows if own == code}
    return next((own for own, plain, *_ in rows if plain in names), code)


def _is_dollar(form: list[str]) -> bool:
    """Agencies write "Australian dlrs"."""
    return len(form) > 1 and form[-1] == "dollars"


def _kazakh(form: list[str]) -> list[str]:
    """The owner as a noun, and as its adjective: «канада доллары», «канадалық доллар»."""
    *owner, head = *form[:-1], _POSSESSIVE.sub("", form[-1])
    owners = [owner, [*owner[:-1], belonging(owner[-1])]] if owner else [owner]
    return [" ".join([*own, head + end]) for own in owners for end in "*~"]


def _shared_start(words: list[str]) -> str:
    shared = words[0]
    while not all(word.startswith(shared) for word in words):
        shared = shared[:-1]
    return shared


def text() -> str:
    """The content that the file should have."""
    return json.dumps(currencies(), ensure_ascii=False, indent=0, sort_keys=True) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
