"""Plain statements of stage, made of a few frames: "9 joint projects worth $40 million are being implemented".

Texts that people find worth labelling tell stages in rich words, seldom in the plainest ones, so that these are learned
badly. They teach the stage alone: of the rest they would tell too uniform a tale.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from babel import Locale

from claims.model import Document
from claims.text.train.gold import Labelled, pair_of

FRAMES: Final = Path(__file__).with_name("plain_stages.toml")
TIMES: Final = 3
"""How many texts each frame opens."""
SEED: Final = 11
FOLLOWED: Final = 0.5
"""The share of texts in which a second statement follows, of another stage where there is one."""
WITH_JOBS: Final = 0.6
COUNTS: Final = (5, 6, 7, 8, 9, 11, 12, 14, 15, 16, 18, 19, 25, 26, 27, 35, 36, 47, 58)
"""Numbers that take the genitive plural in Russian, as the frames have it."""
FEW: Final = (1, 2, 3, 4)
"""Last digits of numbers that take another form."""
LISTED: Final = 80
"""How many texts of a language tell how far the parts of a whole have come."""
LATER: Final = ("; ", ", ")
_SLOT: Final = re.compile("<([nmjt])>")
_MEASURES: Final = {"n": "projects", "m": "project_investment", "j": "jobs", "t": "turnover"}

_BILLIONS: Final = ("bn", "billion", "млрд", "миллиард")

Frames = dict[str, Any]


def plain() -> list[Labelled]:
    """The texts of all languages with their labels, always the same ones; their topics are pairs of countries."""
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    with FRAMES.open("rb") as file:
        told = tomllib.load(file)
    pairs = told.pop("pairs")
    return [one for lang, frames in told.items() for one in _of_language(lang, frames, pairs, chance)]


def _of_language(lang: str, frames: Frames, pairs: list[str], chance: random.Random) -> Iterator[Labelled]:
    tellers: list[Callable[[_Text, Frames, random.Random], None]] = []
    for family, more in (("said", "more"), ("trade", "trade_more"), ("money", "money_more")):
        tellers += [partial(_stated, family, more, *one) for one in _statements(frames[family])]
    tellers = [*tellers * TIMES, *[_listed] * LISTED]
    for number, tell in enumerate(tellers):
        pair = chance.choice(pairs)
        first, second = (Locale(lang).territories[code] for code in pair.split("-"))
        text = _Text(frames, chance, {"<A>": first, "<B>": second})
        text.add(chance.choice(frames["before"]) + " ")
        tell(text, frames, chance)
        text.add(". " + chance.choice(frames["after"]))
        told = {"title": f"{first} – {second}", "lang": lang, "published": "2023-06-15", "home": pair[:2]}
        document = Document(f"plain-{lang}-{number}", text.told, **told)
        yield Labelled(document, pair_of(pair), tuple(text.claims), teaches=("status",))


def _statements(told: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(stage, said) for stage, all_said in told.items() for said in all_said]


def _stated(family: str, more: str, stage: str, said: str, text: _Text, frames: Frames, chance: random.Random) -> None:
    """One statement and, by chance, another one that leaves out what it said; both may have jobs hang on them."""
    has_jobs = family == "said"
    then = chance.choice([other for other in frames[more] if other != stage])
    text.numbers["t"] = sorted(chance.sample(COUNTS, 2), reverse=stage == "planned")
    text.say(said, stage, has_jobs=has_jobs)
    if chance.random() < FOLLOWED:
        text.add(chance.choice(frames["joins"]))
        text.say(chance.choice(frames[more][then]), then, has_jobs=has_jobs)


def _listed(text: _Text, frames: Frames, chance: random.Random) -> None:
    """A whole, and two or three of its parts, each of another stage, in a sentence or in lines."""
    told = frames["listed"]
    stages = chance.sample(["actual", "in_progress", "planned"], chance.choice((2, 3)))
    parts = [chance.choice(COUNTS) for _ in stages]
    while sum(parts) % 10 in FEW:
        parts[0] = chance.choice(COUNTS)
    text.numbers = {"n": [sum(parts), *parts], "m": [chance.randint(1000, 9000)]}
    text.say(chance.choice(told["total"]), "total", told["cost"])
    text.numbers["m"] = []
    opener = chance.choice(told["of_them"])
    text.add(opener)
    line = f";{opener[-3:]}" if "\n" in opener else ""
    for number, stage in enumerate(stages):
        if number:
            text.add(line or chance.choice(LATER if number < len(stages) - 1 else frames["joins"][1:]))
        text.say(chance.choice(told[stage]), stage, told["cost"])


class _Text:
    """A text that grows, and the labels of its figures, as far as they are needed."""

    def __init__(self, frames: Frames, chance: random.Random, names: dict[str, str]) -> None:
        self.told = ""
        self.claims: list[dict[str, Any]] = []
        self.numbers: dict[str, list[int]] = {}
        """What the next figures in a slot are, before they come by chance."""
        self._frames, self._chance, self._names = frames, chance, names
        self._trade = chance.choice(frames["t"])

    def say(self, said: str, stage: str, costs: list[str] | None = None, *, has_jobs: bool = False) -> None:
        """Add a statement of a stage with one of the costs and, where it may, the jobs that hang on it by chance."""
        cost = self._chance.choice(costs or self._frames["cost"])
        self.add(said.replace("<m>", cost).replace("<M>", "<m>"), stage)
        if has_jobs and self._chance.random() < WITH_JOBS:
            own, tail = self._chance.choice(self._frames["jobs"][stage])
            self.add(tail, own)

    def add(self, said: str, stage: str = "") -> None:
        """Add words, with names and figures in their slots; a sentence begins with a capital."""
        for slot, name in self._names.items():
            said = said.replace(slot, name)
        if self.told.endswith(". "):
            said = said[0].upper() + said[1:]
        for words, slot in pairwise([*_SLOT.split(said), ""]):
            if slot in _MEASURES:
                self.told += words
                self._figure(slot, stage)
            elif words not in _MEASURES:
                self.told += words

    def _figure(self, slot: str, stage: str) -> None:
        number, scale = self._chance.choice(COUNTS), 1.0
        way = self._chance.choice(self._frames["m"]) if slot == "m" else self._frames[slot]
        if slot == "m":
            number, scale = self._chance.randint(2, 950), 1e6
        elif slot == "j":
            number *= 50
        elif slot == "t":
            way = self._trade
            scale = 1e9 if any(mark in way for mark in _BILLIONS) else 1e6
        if self.numbers.get(slot):
            number = self.numbers[slot].pop(0)
        words = way.format(number)
        place = {"start": len(self.told), "end": len(self.told) + len(words), "value": number * scale}
        self.claims.append({**place, "measure": _MEASURES[slot], "aspect": "level", "status": stage})
        self.told += words
