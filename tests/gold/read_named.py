"""Score what is named beside the figures on documents labelled for it: python -m tests.gold.read_named [SET] [--errors]

`own` are the texts of `named/`, `published` those of `apart/published`, whose labels stand in `named/published`.

Precision and recall by kind and language. An official counts as right where name, post and country all are; an event
where its kind is and its words overlap; a field where its code is; a signed document where its kind is and its words
overlap. A label with `?` is neither asked for nor wrong where it is read.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claims.model import Document
from claims.text.named import named
from claims.text.train.gold import of_record
from claims.text.train.marks import documents

FOLDER: Final = Path(__file__).parent / "named"
APART: Final = Path(__file__).parent / "apart" / "published"
KINDS: Final = ("official", "event", "area", "signed")


@dataclass(frozen=True, slots=True)
class Label:
    """What is told of one thing: its kind, its span, and what has to agree beside the span."""

    kind: str
    told: tuple[str, ...]
    start: int
    end: int
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document and its labels."""

    document: Document
    labels: tuple[Label, ...]


@dataclass(slots=True)
class Score:
    """Right, wrongly read, and missed; `exact` of the right ones have the very span."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    exact: int = 0

    def add(self, other: Score) -> None:
        """Count the other's in."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.exact += other.exact

    @property
    def precision(self) -> float:
        """Percent of what is read that is right."""
        return 100 * self.right / (self.right + self.wrong) if self.right + self.wrong else 100.0

    @property
    def recall(self) -> float:
        """Percent of what is labelled that is read."""
        return 100 * self.right / (self.right + self.missed) if self.right + self.missed else 100.0


def own(folder: Path = FOLDER) -> list[Labelled]:
    """Every document of the folder, in order."""
    return [_document(block) for block in _blocks(folder)]


def published(folder: Path = FOLDER / "published", texts: Path = APART) -> list[Labelled]:
    """Those documents of `texts` whose labels stand in the folder, each below the document's id."""
    known = {row["id"]: of_record(row).document for row in documents(texts)}
    found = []
    for block in _blocks(folder):
        identity, _, marks = block.partition("\n")
        document = known[identity]
        found.append(Labelled(document, tuple(_labels(identity, document.text, marks))))
    return found


SETS: Final = {"own": own, "published": published}


def _blocks(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        yield from path.read_text("utf-8").split("=== ")[1:]


def _document(block: str) -> Labelled:
    head, _, rest = block.partition("\n\n")
    body, _, marks = rest.partition("\n---\n")
    identity, *lines = head.split("\n")
    fields = dict(line.split(": ", 1) for line in lines)
    document = Document(identity, body, lang=fields["lang"], home=fields["home"])
    return Labelled(document, tuple(_labels(identity, body, marks)))


def _labels(identity: str, body: str, marks: str) -> Iterator[Label]:
    """A label is a line; a blank in its words is any white space of the text."""
    for line in filter(str.strip, marks.split("\n")):
        kind, *rest = line.split(" | ")
        words, told = (rest[0], rest[1:]) if kind.startswith("official") else (rest[1], rest[:1])
        place = re.search(r"\s+".join(map(re.escape, words.split())), body)
        if place is None or kind.rstrip("?") not in KINDS:
            raise ValueError(f"{identity}: no such words: {line}")
        yield Label(kind.rstrip("?"), tuple(told), place.start(), place.end(), kind.endswith("?"))


def found_in(document: Document) -> list[Label]:
    """What is read from a document, as labels."""
    read = named(document)
    return [
        *(Label("official", (one.name, one.post, one.country or "-"), one.start, one.end) for one in read.officials),
        *(Label("event", (one.kind,), one.start, one.end) for one in read.events),
        *(Label("area", (one.code,), one.start, one.end) for one in read.areas),
        *(Label("signed", (one.kind,), one.start, one.end) for one in read.signed),
    ]


def compare(labels: Iterable[Label], read: Iterable[Label]) -> tuple[dict[str, Score], list[tuple[str, Label]]]:
    """The score by kind, and what was missed or wrong."""
    scores = {kind: Score() for kind in KINDS}
    left = list(read)
    errors: list[tuple[str, Label]] = []
    for label in sorted(labels, key=lambda one: one.is_optional):
        if label.is_optional:
            left = [one for one in left if one.kind != label.kind or not _overlap(label, one)]
            continue
        match = next((one for one in left if _agree(label, one)), None)
        if match is not None:
            left.remove(match)
        if match is None:
            scores[label.kind].missed += 1
            errors.append(("missed", label))
        else:
            scores[label.kind].right += 1
            scores[label.kind].exact += (match.start, match.end) == (label.start, label.end)
    for one in left:
        scores[one.kind].wrong += 1
        errors.append(("wrong", one))
    return scores, errors


def _agree(label: Label, read: Label) -> bool:
    if label.kind != read.kind or label.told != read.told:
        return False
    return label.kind == "area" or _overlap(label, read)


def _overlap(one: Label, other: Label) -> bool:
    return other.start < one.end and one.start < other.end


def is_blind(document: Document) -> bool:
    """Whether nobody looks at the errors of this document, so that it tells what a mend is worth."""
    return int(document.id[-1]) % 2 == 1


def measure(asked: Iterable[Labelled]) -> dict[tuple[str, str], Score]:
    """The score by language and kind, and of all languages."""
    total: dict[tuple[str, str], Score] = defaultdict(Score)
    for one in asked:
        scores, _ = compare(one.labels, found_in(one.document))
        for kind, score in scores.items():
            total[(one.document.lang or "", kind)].add(score)
            total[("all", kind)].add(score)
    return total


def table(total: dict[tuple[str, str], Score]) -> str:
    """Precision and recall, a line a language and kind."""
    rows = [f"{'':14} precision  recall  right  wrong missed  exact"]
    for (lang, kind), one in sorted(total.items()):
        counts = f"{one.right:6} {one.wrong:6} {one.missed:6} {one.exact:6}"
        rows.append(f"{lang:4} {kind:9} {one.precision:9.1f} {one.recall:7.1f} {counts}")
    return "\n".join(rows)


def show(one: Labelled) -> None:
    """The errors of one document."""
    for how, label in compare(one.labels, found_in(one.document))[1]:
        words = " ".join(one.document.text[label.start : label.end].split())
        print(one.document.id, how, label.kind, " / ".join(label.told), "::", words)


def main() -> None:
    """Print the scores of all documents of a set, or of a half, or the errors of the half that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", nargs="?", choices=SETS, default="own")
    parser.add_argument("--half", choices=("seen", "blind"))
    parser.add_argument("--errors", action="store_true", help="those of the seen half, never of the other")
    wanted = parser.parse_args()
    asked = SETS[wanted.set]()
    if wanted.errors:
        for one in (one for one in asked if not is_blind(one.document)):
            show(one)
        return
    if wanted.half:
        asked = [one for one in asked if is_blind(one.document) == (wanted.half == "blind")]
    print(table(measure(asked)))


if __name__ == "__main__":
    main()
