"""Labelled documents, and the folds they are measured by: a country pair is never on both sides of a fold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.model import Document
from claims.text.meaning.elided import Reading, said
from claims.text.quantities import Quantity
from claims.text.train.marks import Record, documents
from claims.text.train.scoring import near

GOLD = Path(__file__).parents[3] / "tests" / "gold"
FOLDS = 5
NEVER_LOOKED_AT = 0
"""The fold whose errors nobody reads while building: its figures are the honest ones."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with its claims as records in the fields of the claim model."""

    document: Document
    topic: str
    claims: tuple[dict[str, Any], ...]
    teaches: tuple[str, ...] = ()
    """The tasks that it is for, and it has labels of no others; without any it is for all."""

    @property
    def fold(self) -> int:
        """The fold of its topic, by hash: adding documents moves no other."""
        return int.from_bytes(hashlib.blake2b(self.topic.encode(), digest_size=4).digest(), "big") % FOLDS


def pair_of(topic: str) -> str:
    """A topic with its country codes in one order, so that KZ-BY and BY-KZ are one pair."""
    return "-".join(sorted(topic.split("-")))


def labelled(folder: Path = GOLD) -> list[Labelled]:
    """All labelled documents of a folder: those of `marked/`, then `*.jsonl`, in the order of file and line.

    Raises ValueError for a document that cannot be read.
    """
    out = [of_record(row) for row in documents(folder / "marked")]
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            try:
                out.append(of_record(json.loads(line)))
            except (KeyError, json.JSONDecodeError) as error:
                raise ValueError(
                    f"{path}:{number}: not a labelled document ({error}); see tests/gold/NOTICE.md"
                ) from error
    return out


def of_record(row: Record) -> Labelled:
    """A labelled document as it is written. Raises KeyError for a field that is missing."""
    fields = {name: row.get(name) for name in ("title", "lang", "published", "home", "url")}
    document = Document(id=row["id"], text=row["text"], **fields)
    return Labelled(document, pair_of(row.get("topic") or row["id"]), tuple(row["claims"]))


def aligned(
    claims: Iterable[dict[str, Any]],
    quantities: Sequence[Quantity],
    spans: Sequence[tuple[int, int]],
    more: Sequence[Sequence[Reading]],
) -> dict[int, dict[str, Any]]:
    """For each quantity that a label speaks of, by index, that label: overlapping spans and the same figure.

    A fall is compared by its size. Of two candidates the one that shares more characters is taken.
    """
    out: dict[int, dict[str, Any]] = {}
    for claim in claims:
        best, most = -1, 0
        for index, quantity in enumerate(quantities):
            start, end = spans[index]
            shared = min(claim["end"], end + 1) - max(claim["start"], start - 1)
            if shared > most and index not in out and same_figure(claim, quantity, more[index]):
                best, most = index, shared
        if best >= 0:
            out[best] = claim
    return out


def same_figure(claim: dict[str, Any], quantity: Quantity, more: Sequence[Reading]) -> bool:
    """Whether label and quantity, read as suits the label, give the same size, whatever its sign and unit."""
    high = claim.get("value_high")
    sizes = sorted(abs(v) for v in (claim["value"], high) if v is not None)
    read = said(quantity, more, claim["measure"], claim["aspect"])
    own = sorted(abs(v) for v in (read.value, read.value_high) if v is not None)
    return len(sizes) == len(own) and all(near(float(a), float(b)) for a, b in zip(sizes, own, strict=True))
