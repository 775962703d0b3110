"""Plain statements of stage, made of a few frames: "9 joint projects worth $40 million are being implemented".

Texts that people find worth labelling tell stages in rich words, seldom in the plainest ones, so that these are learned
badly. They teach the stage alone: of the rest they would tell too uniform a tale.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
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
_SLOT: Final = re.compile("<([nmj])>")
_MEASURES: Final = {"n": "projects", "m": "project_investment", "j": "jobs"}

Frames = dict[str, Any]


def plain() -> list[Labelled]:
    """The texts of all languages with their labels, always the same ones; their topics are pairs of countries."""
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    with FRAMES.open("rb") as file:
        told = tomllib.load(file)
    pairs = told.pop("pairs")
    return [one for lang, frames in told.items() for one in _of_language(lang, frames, pairs, chance)]


def _of_language(lang: str, frames: Frames, pairs: list[str], chance: random.Random) -> Iterator[Labelled]:
    opening = [(stage, said) for stage, all_said in frames["said"].items() for said in all_said]
    for number, (stage, said) in enumerate(opening * TIMES):
        pair = chance.choice(pairs)
        first, second = (Locale(lang).territories[code] for code in pair.split("-"))
        text = _Text(frames, chance, {"<A>": first, "<B>": second})
        text.add(chance.choice(frames["before"]) + " ")
        text.say(said, stage)
        if chance.random() < FOLLOWED:
            text.add(chance.choice(frames["joins"]))
            then = chance.choice([other for other in frames["more"] if other != stage])
            text.say(chance.choice(frames["more"][then]), then)
        text.add(". " + chance.choice(frames["after"]))
        told = {"title": f"{first} – {second}", "lang": lang, "published": "2023-06-15", "home": pair[:2]}
        document = Document(f"plain-{lang}-{number}", text.told, **told)
        yield Labelled(document, pair_of(pair), tuple(text.claims), teaches=("status",))


class _Text:
    """A text that grows, and the labels of its figures, as far as they are needed."""

    def __init__(self, frames: Frames, chance: random.Random, names: dict[str, str]) -> None:
        self.told = ""
        self.claims: list[dict[str, Any]] = []
        self._frames, self._chance, self._names = frames, chance, names

    def say(self, said: str, stage: str) -> None:
        """Add a statement of a stage and, by chance, the jobs that hang on it."""
        cost = self._chance.choice(self._frames["cost"])
        self.add(said.replace("<m>", cost).replace("<M>", "<m>"), stage)
        if self._chance.random() < WITH_JOBS:
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
        if slot == "m":
            number, scale = self._chance.randint(2, 950), 1e6
        elif slot == "j":
            number *= 50
        ways = self._frames[slot]
        words = (self._chance.choice(ways) if isinstance(ways, list) else ways).format(number)
        place = {"start": len(self.told), "end": len(self.told) + len(words), "value": number * scale}
        self.claims.append({**place, "measure": _MEASURES[slot], "aspect": "level", "status": stage})
        self.told += words
