"""Lines that a program broke at a width, as mail and old archives have them, joined again; no offset moves.

A newline within such a paragraph becomes a blank. A paragraph is taken for wrapped where no line but its last has room
for the first word of the next: lists, tables, verse and headings do not look so.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_SHORTEST, _LONGEST = 40, 160
"""The widths at which programs break lines."""
_FEW: Final = 2  # lines that may be a heading and its text as well: they need the width of the others
_APART: Final = re.compile(r"[-–—•·▪◦*●■>|#+]|\(?\w{1,3}[.)]\s|\s")
"""How a line begins that goes on with no other: an item, a quotation, an indented line."""
_CELLS: Final = re.compile(r"\S(?: {3,}|\t)\S|\|")
_HYPHEN: Final = re.compile(r"\w-$")


def unwrapped(text: str) -> str:
    """The text with a blank for each newline inside a wrapped paragraph; every character keeps its place."""
    if text.count("\n") < _FEW:
        return text
    blocks = _blocks(text.split("\n"))
    width = max((_width(block) for block in blocks if len(block) > _FEW and _is_wrapped(block)), default=0)
    pieces = []
    for block in blocks:
        is_whole = len(block) > _FEW and _is_wrapped(block)
        pieces.append(_joined(block) if is_whole or _fits(block, width) else "\n".join(block))
    return "\n".join(pieces)


def _blocks(lines: list[str]) -> list[list[str]]:
    """Runs of lines with no empty line and no item's first line inside; an empty line is a run of its own."""
    blocks: list[list[str]] = []
    is_open = False
    for line in lines:
        if is_open and line.strip() and not _APART.match(line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
        is_open = bool(line.strip())
    return blocks


def _width(block: list[str]) -> int:
    return max(map(len, block))


def _is_wrapped(block: list[str], width: int = 0) -> bool:
    """Whether each line is so full that the next one's first word had no room on it."""
    width = width or _width(block)
    if not _SHORTEST <= width <= _LONGEST or any(_CELLS.search(line) for line in block):
        return False
    return all(len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(block))


def _fits(block: list[str], width: int) -> bool:
    """Whether a short paragraph is wrapped at the width of the others."""
    return len(block) == _FEW and 0 < _width(block) <= width and _is_wrapped(block, width)


def _joined(block: list[str]) -> str:
    """One line of several; a word broken at a hyphen stays as it is, for nobody knows whether it is one."""
    links = ["\n" if _HYPHEN.search(line[-2:]) else " " for line in block[:-1]]
    return "".join(part for line in zip(block, [*links, ""], strict=True) for part in line)
