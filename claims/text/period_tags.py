"""The words of a text that tell time, as a string of one character a word, so that time phrases are short patterns.

The pack (periods.toml) gives each word a class and each rule a pattern over classes. Words of no class become one gap
character a run. Rules are tried in the order of the pack and what one has taken is closed to the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

from claims.lexicon.kazakh import SHORT_ENDINGS
from claims.lexicon.pack import CHECK, ROOT, BadPack, pack
from claims.text.cutting import look_up_or
from claims.text.period_rules import Rule, make_rule, of_classes
from claims.text.period_spoken import is_tens, spoken_year
from claims.text.short_years import short_years
from claims.text.words import Words, words

GAP: Final = "\ue000"
TAKEN: Final = "\ue001"
FAR: Final = "\ue002"
SKIP: Final = "\ue003"
_FIRST: Final = 0xE010
_NEAR_WORDS: Final = 12
_REMEMBERED: Final = 50_000
_SHORT: Final = 40
# Classes of which a run of words must hold one to be about time, or to tell that something is compared.
_STRONG: Final = (
    "year", "yr", "yrs", "halfyear", "yr_to", "yr_from", "lastyr", "thisyr", "month", "month_of",
    "mo", "qtr", "half", "halfyr",
    "dec", "fiscal", "crop", "date", "weekday", "season", "today", "yesterday", "period", "time", "date_word", "base",
    "base_after", "more_after", "than", "from", "since", "sodan", "present", "moment", "ytd", "record", "reported",
    "spoken",
)  # fmt: skip
_DATE: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DATE_TAIL: Final = re.compile(r"\.\d{1,2}\.(?:19|20)\d\d")  # begins with a literal, so that the search is fast
_PUNCTUATION: Final = {
    **dict.fromkeys("-–—", "-"),
    **dict.fromkeys("$€£₸₽¥", "money"),
    **dict.fromkeys(".!?;\n", "stop"),
    ",": ",",
    "/": "/",
    "%": "pct",
}
_OTHER_DASHES: Final = "−‑‐"
"""No tokens of their own: «2007−2021 годы»."""
_MAX_NUMBER: Final = 99
_SOLAR_YEARS: Final = range(1360, 1441)
_SPOKEN: Final = "spoken"
_ABBREVIATED: Final = 5  # "Sept.", «мес.»
_SHORTENED: Final = ("month", "mo", "qtr")
"""The classes of words that are written short with a full stop."""


@dataclass(frozen=True, slots=True)
class Item:
    """One classed word: its class, its number where it has one (else 0), and its offsets."""

    name: str
    value: int
    start: int
    end: int
    is_word: bool = True


_NOTHING: Final = Item("", 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Grammar:
    """A compiled periods.toml: word -> class character, word -> (class name, value), rules in order."""

    chars_of: dict[str, str]
    values: dict[str, tuple[str, int]]
    capital: frozenset[str]
    parting: frozenset[str]
    """Skipped words that no number before them goes on over: "close to 20 the year before"."""
    rules: tuple[Rule, ...]
    chars: dict[str, str]
    strong: re.Pattern[str]
    piece: re.Pattern[str]
    """What phrases do not reach out of: up to the end of a sentence, which the next piece begins with, or a far gap."""
    crossing: tuple[int, ...]
    """The rules that reach over a gap."""
    _fitting: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _possible: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The rules that may find something among some classes, for fewer sets of classes come than pieces."""

    def fitting(self, piece: str) -> tuple[int, ...]:
        """The numbers of the rules that may find something in a piece, or in what others leave of it, in their order.

        Most runs of words without a gap come again, so that what fits them is remembered; few rules cross a gap.
        """
        found = self._fitting.get(piece)
        if found is None:
            found = self._of_runs(piece) if GAP in piece else self._of_run(piece)
            if len(self._fitting) >= _REMEMBERED:
                self._fitting.clear()
            if len(piece) <= _SHORT:
                self._fitting[piece] = found
        return found

    def _of_runs(self, piece: str) -> tuple[int, ...]:
        found = {number for number in self.crossing if self.rules[number].may_fit(piece)}
        for run in piece.split(GAP):
            if run:
                found.update(self.fitting(run))
        return tuple(sorted(found))

    def _of_run(self, run: str) -> tuple[int, ...]:
        present = set(run)
        key = "".join(sorted(present))
        possible = self._possible.get(key)
        if possible is None:
            possible = tuple(
                number for number, rule in enumerate(self.rules) if any(need <= present for need in rule.needs)
            )
            if len(self._possible) >= _REMEMBERED:
                self._possible.clear()
            self._possible[key] = possible
        return tuple(number for number in possible if self.rules[number].may_fit(run))


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag string and the item of each of its characters."""

    line: str
    items: list[Item]


@lru_cache(maxsize=8)
def grammar(lang: str) -> Grammar:
    """The grammar of time of a pack. Raises NoPack for an unknown language, BadPack for a rule that cannot work."""
    data = pack(lang, "periods")
    known = _classes(data)
    names = sorted({name for name, _ in known.values()} | {"date"})
    chars = {name: chr(_FIRST + index) for index, name in enumerate(names)} | {"gap": GAP}
    strong = "".join(chars[name] for name in _STRONG if name in chars)
    chars_of = {word: chars[name] for word, (name, _) in known.items()} | dict.fromkeys(data["skip"]["words"], SKIP)
    try:
        rules = tuple(make_rule(entry, data["macros"], chars) for entry in data["rules"])
        alone = of_classes(data["alone"]["match"], chars, f"{SKIP}?")
    except LookupError as error:
        step = f"name its words in [classes] or [values], or mend the rule; then: {CHECK} {lang}"
        raise BadPack(str(error), str(ROOT / lang / "periods.toml"), step) from error
    return Grammar(
        chars_of,
        known,
        frozenset(data["capital"]["words"]),
        frozenset(data["skip"].get("parting", ())),
        rules,
        chars,
        re.compile("|".join(one for one in (f"[{strong}]", _spoken_tens(chars), alone) if one)),
        re.compile(f"{chars['stop']}?[^{chars['stop']}{FAR}]+"),
        tuple(number for number, rule in enumerate(rules) if GAP in rule.source),
    )


def _spoken_tens(chars: dict[str, str]) -> str:
    """«Двадцать первый»: two words, neither about time, may tell a year."""
    return f"[{chars['num']}{chars['tens']}]{chars['ord']}" if _SPOKEN in chars else ""


def _classes(data: dict[str, Any]) -> dict[str, tuple[str, int]]:
    """Word -> (class, value), of the pack and of numbers and marks."""
    known: dict[str, tuple[str, int]] = {str(year): ("year", year) for year in range(1900, 2101)}
    for number in range(1, _MAX_NUMBER + 1):
        known[str(number)] = known[f"{number:02d}"] = ("num", number)
    known |= {mark: (name, 0) for mark, name in _PUNCTUATION.items()}
    if "solar" in data["classes"]:
        known |= {str(year): ("solar_year", year) for year in _SOLAR_YEARS}
    for name, by_value in data["values"].items():
        known |= {word: (name, int(value)) for value, members in by_value.items() for word in members}
    for name, members in data["classes"].items():
        known |= dict.fromkeys(members, (name, 0))
    _add_endings(known, data.get("endings", {}).get("names", ()))
    return known


def _add_endings(known: dict[str, tuple[str, int]], names: Sequence[str]) -> None:
    """Gives the words of the named classes every Kazakh noun ending of their harmony."""
    if not names:
        return
    for word, entry in list(known.items()):
        if entry[0] in names:
            for form in (word + ending for ending in SHORT_ENDINGS):
                known.setdefault(form, entry)


def tags(text: str, lang: str) -> Tagged:
    """The tag string of a text, of the runs of classed words that hold a word for time. Linear in its length."""
    rules = grammar(lang)
    cut = words(text)
    line = "".join(look_up_or(cut.tokens, rules.chars_of, GAP))
    told = {index: ("date", value) for index, value in _dates(cut).items()}
    told |= {index: ("year", value) for index, value in short_years(cut, rules.values).items()}
    if told:
        marks = list(line)
        for index, (name, _) in told.items():
            marks[index] = rules.chars[name]
        line = "".join(marks)
    out: list[str] = []
    items: list[Item] = []
    end, total = 0, len(line)
    while strong := rules.strong.search(line, end):
        at = strong.start()
        first, stop = line.rfind(GAP, end, at) + 1 or end, line.find(GAP, at)
        stop = stop if stop >= 0 else total
        if out:
            out.append(_separator(line, end, first, rules.chars["stop"]))
            items.append(_NOTHING)
        end = stop
        for index in range(first, stop):
            _add(text, cut, index, line[index], told, rules, out, items)
    return Tagged("".join(out), items)


def _add(
    text: str,
    cut: Words,
    index: int,
    char: str,
    told: dict[int, tuple[str, int]],
    rules: Grammar,
    out: list[str],
    items: list[Item],
) -> None:
    word, start = cut.tokens[index], cut.offsets[2 * index]
    if char == SKIP:
        if word in rules.parting and items and items[-1].name == "num":
            out.append(GAP)
            items.append(_NOTHING)
        return
    name, value = told[index] if index in told else rules.values[word]
    if (
        name == "stop"
        and word == "."
        and items
        and items[-1].name in _SHORTENED
        and start - items[-1].start <= _ABBREVIATED
    ):
        return
    if word in rules.capital and text[start].islower():
        out.append(GAP)
        items.append(_NOTHING)
        return
    end = cut.offsets[2 * index + 1]
    if word.isalpha() and value < 10 and _is_joined(Item(name, value, start, end, True), rules, out, items):
        return
    if name == "yr":
        _name_year(rules, out, items)
    if items and items[-1].end == start - 1 and text[start - 1] in _OTHER_DASHES:
        out.append(rules.chars["-"])
        items.append(Item("-", 0, start - 1, start, False))
    out.append(char)
    items.append(Item(name, value, start, end, word.isalpha()))


def _is_joined(one: Item, rules: Grammar, out: list[str], items: list[Item]) -> bool:
    """Whether a word for less than ten ends a number that was begun, and is added to it: "twenty-five"."""
    if one.name == "num" and one.value > 0 and _completes(items, one.start):
        while items[-1].name != "num":
            items.pop()
            out.pop()
        items[-1] = replace(items[-1], value=items[-1].value + one.value, end=one.end)
        return True
    if one.name == "ord" and _SPOKEN in rules.chars and items and is_tens(items[-1]):
        items[-1] = replace(items[-1], name=_SPOKEN, value=items[-1].value + one.value, end=one.end)
        out[-1] = rules.chars[_SPOKEN]
        return True
    return False


def _name_year(rules: Grammar, out: list[str], items: list[Item]) -> None:
    """Before a word for "year": make one year of the words that tell it by its last two digits, if they do."""
    year, taken = spoken_year(items)
    if taken:
        items[-taken:] = [replace(items[-taken], name="year", value=year, end=items[-1].end)]
        out[-taken:] = [rules.chars["year"]]


def _completes(items: list[Item], start: int) -> bool:
    """Whether tens in words stand right before: "twenty-five", «двадцать пять», "он бес"."""
    last = items[-1] if items else _NOTHING
    if last.name == "-" and len(items) > 1 and last.end == start:
        last, start = items[-2], last.start
    is_tens = last.name == "num" and last.value >= 10 and last.value % 10 == 0 and last.is_word
    return is_tens and 0 <= start - last.end <= 1


def _separator(line: str, end: int, first: int, stop: str) -> str:
    """What stands for the words between two runs: the end of a sentence, a gap, or a gap too wide to reach over."""
    if line.find(stop, end, first) >= 0:
        return stop
    return GAP if first - end <= _NEAR_WORDS else FAR


def _dates(cut: Words) -> dict[int, int]:
    """Index of token -> 20220701 for each date in digits."""
    found: dict[int, int] = {}
    for match in _DATE_TAIL.finditer(cut.lowered):
        index = (bisect_right(cut.offsets, match.start()) - 1) // 2
        date = _DATE.fullmatch(cut.tokens[index]) if 0 <= index < len(cut.tokens) else None
        if date:
            day, month, year = (int(part) for part in date.groups())
            if 1 <= month <= 12 and 1 <= day <= 31:
                found[index] = year * 10_000 + month * 100 + day
    return found
