"""Where voices change in a text of several: by labels, by dashes, or by questions that are paragraphs of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from claims.text.departments import words_of

LEAST_TURNS: Final = 3
_LEAST_ASKED: Final = 2
_LABEL: Final = re.compile(r"(?:[–—-][ \u00a0]?)?([^\W\d_][^\n:?!\"«»“”]{0,58}?)(?::|\.? [–—]|\.—)(?=[ \u00a0\n])")
_MOST_WORDS: Final = 7
_LINE: Final = re.compile(r"[^\n]+")
_DASHES: Final = ("–", "—", "-")
_SHORT: Final = 160
"""Characters of a line that may ask without a question mark."""


class Turn(NamedTuple):
    """From where on one voice speaks; its label, empty where nothing labels it; and whether it is one who asks."""

    start: int
    label: str
    asks: bool


def turns(text: str, lang: str) -> list[Turn]:
    """Where voices change: by labels where the text has such as come again, else by dashes, else by lines that ask."""
    lines = [(found.start(), found.group()) for found in _LINE.finditer(text)]
    labels = _labels(lines)
    dashed = [(at, line) for at, line in lines if line.startswith(_DASHES)]
    again = Counter(label.lower() for label in labels.values())
    if sum(count for count in again.values() if count > 1) >= LEAST_TURNS:
        asking = words_of(lang, "asking") | _askers(labels, dict(lines))
        if len(again) == 1 and len(dashed) >= _LEAST_ASKED:  # "PAPER: Why?" before "— Because"
            return sorted([*(Turn(at, "", False) for at, _ in dashed), *(Turn(at, labels[at], True) for at in labels)])
        return [Turn(at, label, label.partition(" (")[0].lower() in asking) for at, label in labels.items()]
    if sum(map(_asks, dashed)) >= _LEAST_ASKED:
        return _in_turn(dashed)
    asked = [_asks(line) for line in lines]
    if sum(asked) < _LEAST_ASKED:
        return []
    first = asked.index(True)
    return [Turn(at, "", asks) for (at, _), asks in zip(lines[first:], asked[first:], strict=True)]


def _labels(lines: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The labels of lines by their offsets; where those that come again are in capitals, no others."""
    found = {at: " ".join(label[1].split()) for at, line in lines if (label := _LABEL.match(line))}
    found = {at: label for at, label in found.items() if label.count(" ") < _MOST_WORDS}
    counts = Counter(found.values())
    again = [label for label, count in counts.items() if count > 1]
    if again and all(label.split()[0].isupper() for label in again):
        return {at: label for at, label in found.items() if label.split()[0].isupper()}  # not "As to trade: ..."
    return found


def _askers(labels: dict[int, str], lines: dict[int, str]) -> set[str]:
    """Labels, in small letters, of which most lines ask, where others answer."""
    asked = Counter(label.lower() for at, label in labels.items() if _asks((at, lines[at])))
    counts = Counter(label.lower() for label in labels.values())
    found = {label for label, count in asked.items() if count > 1 and 2 * count > counts[label]}
    return found if len(found) < len(counts) else set()


def _asks(line: tuple[int, str]) -> bool:
    return line[1].rstrip('»”"*_) ').endswith("?")


def _in_turn(dashed: Sequence[tuple[int, str]]) -> list[Turn]:
    """Lines of a talk on dashes: who asks begins, and asks again after an answer, if seldom with no question mark."""
    out: list[Turn] = []
    for number, (at, line) in enumerate(dashed):
        after = dashed[number + 1][1] if number + 1 < len(dashed) else ""
        is_short = len(line) <= _SHORT and len(line) < len(after)
        is_next = not out or (not out[-1].asks and is_short)
        out.append(Turn(at, "", is_next or _asks((at, line))))
    return out


__all__ = ["LEAST_TURNS", "Turn", "turns"]
