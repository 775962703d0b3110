"""How well the shipped reader reads documents that nothing is fitted on: python -m tests.gold.read_apart

They follow real pages of agencies, papers and ministries in facts, order and build, where most documents of the folds
were written to be labelled: a reader that does well by folds can do far worse here. Fails under `apart/floors.toml`.
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
from claims.text.train.scoring import Score
from tests.gold.compile_marks import HERE, documents

APART: Final = HERE / "apart"
FLOORS: Final = APART / "floors.toml"


def scored(records: Sequence[dict[str, Any]]) -> Score:
    """The score of the shipped reader on labelled documents, as `compile_marks.documents` gives them."""
    out = Score()
    for record in records:
        fields = {name: record[name] for name in ("title", "lang", "published", "home")}
        reading = read(Document(id=record["id"], text=record["text"], **fields))
        out.add(record["lang"], record["claims"], [claim.as_record() for claim in reading.claims])
    return out


def apart(folder: Path = APART) -> list[dict[str, Any]]:
    """The documents kept apart, in the order of their files."""
    return documents(folder)


def low(score: Score, floors: Path = FLOORS) -> list[str]:
    """What lies under its floor, in words."""
    return under_floors(score, tomllib.loads(floors.read_text(encoding="utf-8")))


def main() -> int:
    """Print the figures; 1 where one lies under its floor."""
    score = scored(apart())
    print(score.table())
    found = low(score)
    print("\n".join(["", "under the floors of tests/gold/apart/floors.toml:", *found]) if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
