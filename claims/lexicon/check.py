"""Holds a language pack to the form that the reader counts on: `python -m claims.lexicon.check <code>` tells all.

The English pack is the model: what it has every pack has, under the same keys and of the same kind, and nothing that
no pack but one would read. Where keys are words, numbers or codes, these are looked at instead. A key that is missing,
or misspelt, would otherwise show itself far from its file, or not at all.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, Final

from claims.lexicon import pack as packs
from claims.lexicon.money import currency_codes, has_currency_names

# Sections, by layer, whose keys are each pack's own, and what these keys are.
_NUMBERED: Final = frozenset(
    [
        "cardinals",
        "multipliers",
        "scales",
        "abbreviations",
        "halves",
        "half_tails",
        "joined",
        "fractions",
        "ordinals",
        "multiples",
        "percent_alone",
        "decimals.digits",
        "decimals.parts",
    ]
)
_CODED: Final = frozenset(("currency_phrases", "symbols"))
_NAMED: Final = frozenset(("currencies", "symbol_names"))
_HEDGES: Final = frozenset(("hedges.before", "hedges.after"))
_BEYOND: Final = frozenset(("XDR", "XEU"))  # money that no country has
_KINDS: Final = frozenset(
    ["approx", "below", "lt", "le", "gt", "ge", "between", "from", "eq", "range", "passed", "met"]
)
OPEN: Final = {
    "quantities": _NUMBERED | _CODED | _NAMED | _HEDGES | {"aliases"},
    "goods": frozenset(("goods",)),
    "people": frozenset(("lands", "nominative")),
    "periods": frozenset(("values", "classes", "macros")),
    "places": frozenset(
        [
            "names",
            "demonyms",
            "adjectives",
            "pairs",
            "capitals",
            "cities",
            "groups",
            "institutions",
            "undertakings",
            "regions",
            "region_adjectives",
            "city_adjectives",
            "shared",
        ]
    ),
    "stages": frozenset(("forms", "chains")),
}
# What a language may have or leave out.
OPTIONAL: Final = {
    "quantities": frozenset(("joined",)),
    "events": frozenset(("ordinals.plural",)),
    "periods": frozenset(("endings", "fiscal.crop")),
    "places": frozenset(
        [
            "pairs",
            "adjectives",
            "region_adjectives",
            "city_adjectives",
            "shared",
            "money.scales",
            "money.owner",
            "money.leads",
            "money.lead_money",
        ],
    ),
    "sentences": frozenset(("abbreviations.before_starter",)),
}
_PATTERNS: Final = {
    "quantities": (
        "index.",
        "unclaimed.",
        "balances.",
        "whole_trade.",
        "amounts.",
        "capacities.",
        "mutual.",
        "within.",
        "goals.",
        "works.",
        "drawn.",
        "unsigned.",
        "offered.",
        "predicates.",
        "told_ways.down",
        "told_ways.up",
    ),
    "flows": ("given.",),
    "periods": ("unsaid_base.pattern",),
}
RULES: Final = ("kazakh",)
"""Names of rules of endings that code has; any other language lists its endings."""
_KINDS_OF: Final[dict[type[object], str]] = {
    str: "text in quotes",
    list: "a list in brackets",
    bool: "true or false",
    dict: "a section",
}
_MARKED: Final = re.compile(r"[*~](?!$)|^[*]$")


def wrongs(layer: str, content: dict[str, Any], model: dict[str, Any]) -> list[str]:
    """What is wrong with the content of a layer, each a sentence that names section and key."""
    found = list(_against(layer, content, model, ""))
    if not found:
        found += _patterns(layer, content)
        if layer == "quantities":
            found += _quantities(content)
        if layer == "goods":
            found += [
                f"[goods] {name!r} is the name of no good in the English pack"
                for name in content["goods"]
                if name not in model["goods"]
            ]
    return found


def told(lang: str) -> list[str]:
    """What is wrong with the pack of a language: files that it lacks, and what is wrong in those that it has."""
    found = [f"{name}: there is no such file yet" for name in packs.missing(lang)]
    if lang not in packs.LANGUAGES:
        found.append(f"claims/lexicon/pack.py: LANGUAGES does not name {lang!r}")
    elif not has_currency_names(lang):
        found.append(f"currencies.json: it has no names in {lang!r}; run: python -m claims.lexicon.build")
    for name in packs.layers():
        source = packs.ROOT / lang / name
        if source.suffix != ".toml" or not source.is_file():
            continue
        try:
            own = packs.parse(source)
        except packs.BadPack as error:
            found.append(f"{name}: {error.what}")
            continue
        found += [f"{name}: {wrong}" for wrong in wrongs(source.stem, own, packs.pack(packs.MODEL, source.stem))]
    return found or _unbuilt(lang)


def _unbuilt(lang: str) -> list[str]:
    """What is wrong with a whole pack that only a look at all of it can tell."""
    from claims.text.gazetteer import gazetteer
    from claims.text.period_anchors import ANCHORED
    from claims.text.period_tags import grammar
    from claims.text.periods import MAKERS

    found: list[str] = []
    try:
        gazetteer(lang)
        rules = grammar(lang).rules
    except (packs.BadPack, packs.NoPack) as error:
        return [f"{error.what} ({error.where}); next: {error.next_step}"]
    for number, rule in enumerate(rules, 1):
        try:
            re.compile(rule.source)
        except re.error as error:
            found.append(f"periods.toml: rule {number} is no pattern: {error}")
        if rule.make not in MAKERS and rule.make not in ANCHORED:
            found.append(f"periods.toml: rule {number}: no function is called make_{rule.make}")
    return found


def _against(layer: str, content: dict[str, Any], model: dict[str, Any], at: str) -> Iterator[str]:
    """Where a section, and those within it, differ from the model's in keys and kinds."""
    optional = OPTIONAL.get(layer, frozenset())
    unknown = [key for key in content if key not in model and _dotted(at, key) not in optional]
    for key, wanted in model.items():
        if key in content:
            yield from _same_kind(layer, content[key], wanted, _dotted(at, key))
        elif _dotted(at, key) not in optional:
            alike = get_close_matches(key, unknown, 1)
            unknown = [one for one in unknown if one not in alike]
            yield f"{_place(at, key, wanted)} is missing" + (f"; is `{alike[0]}` meant for it?" if alike else "")
    for key in unknown:
        yield f"{_place(at, key, content[key])} is read by nothing"


def _same_kind(layer: str, own: object, wanted: object, at: str) -> Iterator[str]:
    kind = type(wanted)
    if not isinstance(own, kind) or (isinstance(own, bool) and kind is not bool):
        known = _KINDS_OF.get(kind, kind.__name__)
        yield f"`{at}` is {_KINDS_OF.get(type(own), 'of another kind')}, where it should be {known}"
    elif isinstance(own, dict) and isinstance(wanted, dict):
        if at not in OPEN.get(layer, ()):
            yield from _against(layer, own, wanted, at)
            return
        kinds = {type(value) for value in wanted.values()}
        for key, value in own.items():
            if kinds and type(value) not in kinds:
                known = _KINDS_OF.get(next(iter(kinds)), "of another kind")
                yield f"`{_dotted(at, key)}` is {_KINDS_OF.get(type(value), 'a number')}, where it should be {known}"
    elif isinstance(own, list) and isinstance(wanted, list) and wanted:
        kind = type(wanted[0])
        if not all(isinstance(one, kind) for one in own):
            yield f"`{at}` has something that is not {_KINDS_OF.get(kind, kind.__name__)}"


def _dotted(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _place(at: str, key: str, value: object) -> str:
    if isinstance(value, dict):
        return f"section [{_dotted(at, key)}]"
    return f"`{key}` of [{at}]" if at else f"`{key}`, before all sections,"


def _patterns(layer: str, content: dict[str, Any]) -> Iterator[str]:
    """Regular expressions that are none."""
    for at, text in _texts(content):
        if at.startswith(_PATTERNS.get(layer, ())):
            try:
                re.compile(text)
            except re.error as error:
                yield f"`{at}` is no regular expression: {error}"


def _quantities(content: dict[str, Any]) -> Iterator[str]:
    """Keys of the quantity layer that are no number, currency or hedge, and words that no text can have."""
    if content["decimal"] not in (".", ","):
        yield f"`decimal` is {content['decimal']!r}; it is '.' or ','"
    nouns = content["endings"]["nouns"].split()
    if len(nouns) == 1 and nouns[0] not in RULES:
        yield f"`nouns` of [endings] is {nouns[0]!r}: name rules ({', '.join(RULES)}) or list the endings"
    known, defaults = currency_codes() | _BEYOND, packs.pack(".", "currencies")["currencies"]
    for section in sorted(_NUMBERED):
        yield from (f"`{key}` of [{section}] is no number" for key in _of(content, section) if not _is_number(key))
    for section in sorted(_CODED):
        yield from (f"`{key}` of [{section}] is no code of a currency" for key in content[section] if key not in known)
    for section in sorted(_NAMED):
        for key in content[section]:
            if key not in defaults:
                yield f"`{key}` of [{section}] is no key of claims/lexicon/currencies.toml"
    for key in defaults:
        if key not in content["currencies"]:
            yield f'`{key}` of [currencies] is missing; where the language has no word for it, it is ""'
    for section in sorted(_HEDGES):
        for key in _of(content, section):
            if key not in _KINDS:
                yield f"`{key}` of [{section}] is no hedge: {' '.join(sorted(_KINDS))}"
    for at, text in _texts(content):
        if not at.startswith(_PATTERNS["quantities"]):
            yield from (f"`{at}` has {word!r}, {why}" for word in text.split() if (why := _never_met(word)))


def _never_met(word: str) -> str | None:
    """Why no text has a word of a list, if so."""
    if unicodedata.normalize("NFC", word) != word:
        return "whose accents stand apart from their letters: save the file in the form NFC"
    if word != word.lower():
        return "which is not in small letters"
    if "ё" in word:
        return "which is looked for with е"
    return "where a star or tilde ends no word" if _MARKED.search(word) else None


def _texts(content: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a section with its dotted key."""
    if isinstance(content, str):
        yield at, content
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from _texts(value, _dotted(at, key))
    elif isinstance(content, list):
        for value in content:
            yield from _texts(value, at)


def _of(content: dict[str, Any], section: str) -> dict[str, Any]:
    found: Any = content
    for name in section.split("."):
        found = found.get(name, {})
    return dict(found)


def _is_number(key: str) -> bool:
    try:
        return float(key) >= 0
    except ValueError:
        return False


def main() -> None:
    """Print what is wrong with the packs named, or with all; the exit code is 1 where something is."""
    found = [f"{lang}/{wrong}" for lang in sys.argv[1:] or packs.begun() for wrong in told(lang)]
    sys.stdout.write("".join(f"{one}\n" for one in found) or "nothing is wrong\n")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
