"""The header of a grid: where it begins, how far it reaches, and the path of header cells above each column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.tables.error import TableError
from claims.tables.layout import TableLayout
from claims.tables.sheet import Cell, Merge, Sheet

# A header further down than this is none; titles and notes take a few rows.
SEARCH_ROWS = 120
SEPARATOR = " | "
# Ranges that overlap a million times are no header.
MOST_FILLED = 1_000_000


@dataclass(frozen=True, slots=True)
class Header:
    """`titles` are the texts above the header with their cells, `paths` the header cells above each column, joined."""

    titles: tuple[tuple[str, int, int], ...]
    paths: tuple[str, ...]
    last_row: int


def header_of(sheet: Sheet, layout: TableLayout) -> Header | None:
    """Reads the sheet's rows up to the end of the header; None where `header_start` matches no cell."""
    start = re.compile(layout.header_start or ".", re.IGNORECASE)
    titles: list[tuple[str, int, int]] = []
    for number, cells in sheet.rows:
        if number > SEARCH_ROWS:
            return None
        anchor = next((at for at, cell in enumerate(cells, start=1) if cell.text and start.search(cell.text)), None)
        if anchor is not None:
            last = _last_row(sheet, layout, number, anchor)
            rows = [cells, *_rows_until(sheet, last - number)]
            return Header(tuple(titles), _paths(rows, number, sheet.merges), last)
        titles.extend((cell.text, number, at) for at, cell in enumerate(cells, start=1) if cell.text)
    return None


def _last_row(sheet: Sheet, layout: TableLayout, row: int, column: int) -> int:
    if layout.header_rows is not None:
        return row + layout.header_rows - 1
    # The label cell of a header of several rows is merged over all of them.
    over = [merge.bottom for merge in sheet.merges if merge.top == row and merge.left <= column <= merge.right]
    return min(max([row, *over]), row + 20)


def _rows_until(sheet: Sheet, count: int) -> Iterator[list[Cell]]:
    for _ in range(count):
        found = next(sheet.rows, None)
        if found is None:
            return
        yield found[1]


def _paths(rows: list[list[Cell]], first: int, merges: list[Merge]) -> tuple[str, ...]:
    width = max(len(cells) for cells in rows)
    grid = [[cells[at].text if at < len(cells) else "" for at in range(width)] for cells in rows]
    last = first + len(rows) - 1
    within = [merge for merge in merges if first <= merge.top <= last]
    groups = {(merge.top - first, merge.left - 1) for merge in within if merge.right > merge.left}
    own = [any(row[at] and (level, at) not in groups for level, row in enumerate(grid)) for at in range(width)]
    filled = sum(
        (min(merge.bottom, last) - merge.top + 1) * (min(merge.right, width) - merge.left + 1) for merge in within
    )
    if filled > MOST_FILLED:
        raise TableError("too many merged cells", f"header in row {first}", "open the workbook and save it again")
    for merge in within:
        text = grid[merge.top - first][merge.left - 1] if merge.left <= width else ""
        for row in range(merge.top, min(merge.bottom, last) + 1):
            for column in range(merge.left, min(merge.right, width) + 1):
                grid[row - first][column - 1] = text
    if not within:
        _spread(grid)
    while len(grid) > 1 and not any(grid[-1]):
        grid.pop()
    # A column with no header cell of its own is a spacer, though the name of a group reaches over it.
    return tuple(_path([row[at] for row in grid]) if grid[-1][at] or own[at] else "" for at in range(width))


def _spread(grid: list[list[str]]) -> None:
    # Without merged cells a group's name stands over its first column only.
    for level in grid[:-1]:
        for at in range(1, len(level)):
            if not level[at] and grid[-1][at]:
                level[at] = level[at - 1]


def _path(texts: list[str]) -> str:
    steps = list(dict.fromkeys(re.sub(r"\s+", " ", text).strip() for text in texts if text.strip()))
    return SEPARATOR.join(steps)
