"""The words of a text that tell time, as a string of one character a word, so that time phrases are short patterns.

The pack (periods.toml) gives each word a class and each rule a pattern over classes. Words of no class become one gap
character a run. Rules are tried in the order of the pack and what one has taken is closed to the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.lexicon.kazakh import SHORT_ENDINGS
from claims.lexicon.pack import pack

GAP: Final = "\ue000"
TAKEN: Final = "\ue001"
_FIRST = 0xE002
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[-–—,/.;:!?\n%$€£₸₽¥()]")
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NAME = re.compile(r"[A-Za-z_]+|[-,/]")
_MACRO = re.compile(r"[A-Z]{2,}")
_PUNCTUATION: Final = {
    **dict.fromkeys("-–—", "-"),
    **dict.fromkeys("$€£₸₽¥", "money"),
    **dict.fromkeys(".!?;\n", "stop"),
    ",": ",",
    "/": "/",
    "%": "pct",
}
_MAX_NUMBER: Final = 99
_ABBREVIATED: Final = 5  # "Sept."


@dataclass(frozen=True, slots=True)
class Item:
    """One classed word: its class, its number where it has one (else 0), and its offsets."""

    name: str
    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over classes and the name of what it makes."""

    pattern: re.Pattern[str]
    make: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """A compiled periods.toml: word -> (class character, class name, value); rules in order."""

    words: dict[str, tuple[str, str, int]]
    skipped: frozenset[str]
    capital: frozenset[str]
    rules: tuple[Rule, ...]
    chars: dict[str, str]


@lru_cache(maxsize=8)
def grammar(lang: str) -> Grammar:
    """The grammar of time of a pack. Raises LookupError for an unknown language or a rule with an unknown class."""
    data = pack(lang, "periods")
    words: dict[str, tuple[str, int]] = {}
    for year in range(1900, 2101):
        words[str(year)] = ("year", year)
    for number in range(1, _MAX_NUMBER + 1):
        words[str(number)] = words[f"{number:02d}"] = ("num", number)
    words |= {mark: (name, 0) for mark, name in _PUNCTUATION.items()}
    for name, values in data["values"].items():
        words |= {word: (name, int(value)) for value, members in values.items() for word in members}
    for name, members in data["classes"].items():
        words |= dict.fromkeys(members, (name, 0))
    _add_endings(words, data.get("endings", {}).get("names", ()))
    names = sorted({name for name, _ in words.values()} | {"date"})
    chars = {name: chr(_FIRST + index) for index, name in enumerate(names)} | {"gap": GAP}
    rules = tuple(_rule(entry, data["macros"], chars) for entry in data["rules"])
    return Grammar(
        {word: (chars[name], name, value) for word, (name, value) in words.items()},
        frozenset(data["skip"]["words"]),
        frozenset(data["capital"]["words"]),
        rules,
        chars,
    )


def _add_endings(words: dict[str, tuple[str, int]], names: tuple[str, ...]) -> None:
    """Gives the words of the named classes every Kazakh noun ending of their harmony."""
    if not names:
        return
    for word, entry in list(words.items()):
        if entry[0] in names:
            for form in (word + ending for ending in SHORT_ENDINGS):
                words.setdefault(form, entry)


def _rule(entry: dict[str, str], macros: dict[str, str], chars: dict[str, str]) -> Rule:
    source = entry["match"]
    for _ in range(3):
        source = _MACRO.sub(lambda m: f"(?:{macros[m.group()]})", source)
    unknown = set(_NAME.findall(source)) - set(chars)
    if unknown:
        raise LookupError(f"periods.toml: rule {entry['match']!r} uses unknown classes {sorted(unknown)}")
    pattern = _NAME.sub(lambda m: chars[m.group()], source).replace(" ", "")
    return Rule(re.compile(pattern), entry["make"], _needs(source, chars))


def _needs(source: str, chars: dict[str, str]) -> frozenset[str]:
    """Characters of which each must be in a text for the rule to match: those outside of groups and not optional."""
    flat = re.sub(r"\s", " ", source)
    while True:
        shorter = re.sub(r"\([^()]*\)[?*]?", " ", flat)
        if shorter == flat:
            break
        flat = shorter
    if "|" in flat:
        return frozenset()
    return frozenset(chars[name] for name in re.findall(r"([A-Za-z_]+)(?![A-Za-z_?*])", flat) if name in chars)


def tags(text: str, lowered: str, lang: str) -> tuple[str, list[Item]]:
    """The tag string and, for each of its characters, its item; a gap's item has no class."""
    rules = grammar(lang)
    get = rules.words.get
    out: list[str] = []
    items: list[Item] = []
    gap = False
    date_char = rules.chars["date"]
    for match in _TOKEN.finditer(lowered):
        word = match.group()
        entry = get(word)
        start, end = match.span()
        if entry is None:
            if word in rules.skipped:
                continue
            value = _date_value(word) if 8 <= len(word) <= 10 and word[0].isdigit() else 0
            if not value:
                gap = True
                continue
            entry = (date_char, "date", value)
        elif word in rules.capital and text[start].islower():
            gap = True
            continue
        elif word == "." and not gap and items and items[-1].name == "month" and end - items[-1].start <= _ABBREVIATED:
            continue
        if gap:
            out.append(GAP)
            items.append(Item("", 0, start, start))
            gap = False
        out.append(entry[0])
        items.append(Item(entry[1], entry[2], start, end))
    return "".join(out), items


def _date_value(word: str) -> int:
    match = _DATE.fullmatch(word)
    if not match:
        return 0
    day, month, year = (int(part) for part in match.groups())
    return year * 10_000 + month * 100 + day if 1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2100 else 0
