"""Micro F1 of read claims against labelled ones, at five levels, each asking for all that the levels before it ask for.

figure: value (within 0.5 %), value_high, unit; typed: + measure, aspect; bounded: + hedge; placed: + status, parties,
direction; strict: + period. Claims alike in every scored field are merged within a document, as a fact counts once.

The good of a claim is no part of these levels, for its name is free; it has an F1 of its own, `product`, over figures
that are typed right, where two names of one good in the English pack are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from claims.model import DIRECTED_MEASURES
from claims.text.meaning.goods import canonical

Record = Mapping[str, Any]

LEVELS: dict[str, tuple[str, ...]] = {
    "figure": ("value", "value_high", "unit"),
    "typed": ("measure", "aspect"),
    "bounded": ("hedge",),
    "placed": ("status", "parties", "from", "to"),
    "strict": ("period_start", "period_end"),
}
ORDER = tuple(LEVELS)
FIELDS = tuple(field for fields in LEVELS.values() for field in fields)
TYPED = ORDER.index("typed") + 1
PRODUCT = "product"
TOLERANCE = 0.005


def near(a: float | None, b: float | None) -> bool:
    """Whether two numbers are within 0.5 % of each other; None is near None alone."""
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b), 1e-9)


def scored(claim: Record) -> dict[str, Any]:
    """The scored fields of a claim in one comparable form; direction counts only where both ends are given.

    Its good goes with them, by its canonical name.
    """
    out = {field: claim.get(field) for field in FIELDS}
    name = claim.get(PRODUCT)
    out[PRODUCT] = canonical(name) or None if name else None
    out["parties"] = tuple(sorted(set(out["parties"] or ())))
    if out["measure"] not in DIRECTED_MEASURES or not (out["from"] and out["to"]):
        out["from"] = out["to"] = None
    return out


def field_agrees(field: str, gold: Any, read: Any) -> bool:
    """Whether one scored field of a labelled and a read claim agree; an unlabelled direction agrees with any."""
    if field in ("value", "value_high"):
        return near(gold, read)
    if field in ("from", "to") and gold is None:
        return True
    return bool(gold == read)


def depth(gold: Record, read: Record) -> int:
    """How many levels, from the first one on, two scored claims agree on."""
    for number, fields in enumerate(LEVELS.values()):
        if not all(field_agrees(field, gold[field], read[field]) for field in fields):
            return number
    return len(LEVELS)


def merged(claims: Iterable[Record]) -> list[dict[str, Any]]:
    """The scored claims of one document, each once."""
    found: dict[str, dict[str, Any]] = {}
    for claim in map(scored, claims):
        found.setdefault(repr([claim[field] for field in FIELDS]), claim)
    return list(found.values())


def matched(gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> list[tuple[int, int, int]]:
    """One-to-one pairs (depth, index in gold, index in read), the deepest agreement first."""
    pairs = [(depth(gold[i], read[j]), i, j) for i, j in product(range(len(gold)), range(len(read)))]
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    used_gold, used_read, out = set(), set(), []
    for level, i, j in pairs:
        if level and i not in used_gold and j not in used_read:
            used_gold.add(i)
            used_read.add(j)
            out.append((level, i, j))
    return out


class Tally:
    """Counts of one group of documents, and the F1 (in percent) that they come to at each level."""

    def __init__(self) -> None:
        self.docs = self.gold = self.read = 0
        self.hits = dict.fromkeys(ORDER, 0)
        self.goods = self.goods_gold = self.goods_read = 0

    def add(self, gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> list[tuple[int, int, int]]:
        """Count one document; returns its matched pairs."""
        pairs = matched(gold, read)
        self.docs += 1
        self.gold += len(gold)
        self.read += len(read)
        for level, i, j in pairs:
            for name in ORDER[:level]:
                self.hits[name] += 1
            if level >= TYPED:
                label, told = gold[i][PRODUCT], read[j][PRODUCT]
                self.goods_gold += label is not None
                self.goods_read += told is not None
                self.goods += label is not None and label == told
        return pairs

    def f1(self, level: str) -> float:
        """F1 in percent; 100 where there was nothing to find and nothing was found."""
        is_good = level == PRODUCT
        total = self.goods_gold + self.goods_read if is_good else self.gold + self.read
        return 200 * (self.goods if is_good else self.hits[level]) / total if total else 100.0


class Score:
    """Tallies by language and overall, and documents without claims that were given some."""

    def __init__(self) -> None:
        self.groups: dict[str, Tally] = defaultdict(Tally)
        self.negatives = self.noisy = 0

    def add(self, lang: str, gold_claims: Iterable[Record], read_claims: Iterable[Record]) -> Tally:
        """Count one document in all groups it belongs to; returns its own tally."""
        gold, read = merged(gold_claims), merged(read_claims)
        if not gold:
            self.negatives += 1
            self.noisy += bool(read)
        for name in ("all", lang):
            self.groups[name].add(gold, read)
        own = Tally()
        own.add(gold, read)
        return own

    def noisy_pct(self) -> float:
        """Percent of the documents without claims that were given some."""
        return 100 * self.noisy / self.negatives if self.negatives else 0.0

    def table(self) -> str:
        """The figures as a table for the terminal."""
        lines = [f"{'':8}{'docs':>6}{'gold':>7}{'read':>7}" + "".join(f"{level:>9}" for level in (*ORDER, PRODUCT))]
        for name, tally in sorted(self.groups.items()):
            figures = "".join(f"{tally.f1(level):9.1f}" for level in (*ORDER, PRODUCT))
            lines.append(f"{name:8}{tally.docs:>6}{tally.gold:>7}{tally.read:>7}{figures}")
        lines.append(f"negatives: {self.noisy} of {self.negatives} documents without claims got some")
        return "\n".join(lines)
