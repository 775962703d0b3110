"""How well the shipped reader reads documents that nothing is fitted on: python -m tests.gold.read_apart

Each folder of `apart/` is a set with floors of its own: `pages` follow real pages of agencies, papers and ministries in
facts, order and build; `full` are full-length transcripts, stories and official texts; `contrast` are short texts in
families, which differ in the words that decide a field; `published` are releases, stories, talks and notes of many
outlets. Most documents of the folds were written to be labelled, and a reader that does well by folds can do far worse
here. Fails under the floors.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from claims.model import Document
from claims.text.reader import read
from claims.text.train.accuracy import under_floors
from claims.text.train.marks import documents
from claims.text.train.scoring import Score

APART: Final = Path(__file__).parent / "apart"


def scored(records: Sequence[dict[str, Any]]) -> Score:
    """The score of the shipped reader on labelled documents, as `documents` gives them."""
    out = Score()
    for record in records:
        fields = {name: record[name] for name in ("title", "lang", "published", "home")}
        reading = read(Document(id=record["id"], text=record["text"], **fields))
        out.add(record["lang"], record["claims"], [claim.as_record() for claim in reading.claims])
    return out


def apart(folder: Path = APART) -> dict[str, list[dict[str, Any]]]:
    """The documents kept apart by the name of their set, in the order of their files."""
    return {floors.parent.name: documents(floors.parent) for floors in sorted(folder.glob("*/floors.toml"))}


def low(name: str, score: Score, folder: Path = APART) -> list[str]:
    """What of a set lies under its floor, in words."""
    return under_floors(score, tomllib.loads((folder / name / "floors.toml").read_text(encoding="utf-8")))


def main() -> int:
    """Print the figures of each set; 1 where one lies under its floor."""
    is_low = False
    for name, records in apart().items():
        score = scored(records)
        print(f"{name}\n{score.table()}\n")
        if found := low(name, score):
            is_low = True
            print("\n".join([f"under the floors of tests/gold/apart/{name}/floors.toml:", *found, ""]))
    return int(is_low)


if __name__ == "__main__":
    sys.exit(main())
