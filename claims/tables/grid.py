"""Grids: labels down the side, header cells over the columns. Each value cell becomes one row of roles.

What a column means is told by the layout's column rules, and where they leave it open by the words of the header and of
the titles above it (months, flows, scales and currencies in English, Russian and Kazakh).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from claims.tables.block import Block
from claims.tables.error import NotThisLayout, TableError
from claims.tables.figure import Figures
from claims.tables.header import SEPARATOR, Header, header_of
from claims.tables.layout import TableLayout
from claims.tables.notes import Notes
from claims.tables.periods import names_part, period_of
from claims.tables.sheet import EMPTY, Cell, Sheet
from claims.tables.stated import check_declared, told_by_words

BLOCK_CELLS = 20_000
MOST_MERGED_LABELS = 500_000
# Roles that header words can tell where no rule does.
WORDED = ("flow", "scale", "unit")


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    roles: Mapping[str, str]


def grid_blocks(sheet: Sheet, name: str, layout: TableLayout, notes: Notes) -> Iterator[Block]:
    """The value cells of one sheet, in blocks. Raises TableError naming the cell that cannot be read."""
    header = header_of(sheet, layout)
    label = f"sheet {sheet.name!r}" if sheet.name else "the table"
    if header is None:
        raise NotThisLayout(
            f"{label} has no header that the layout knows", name, "mend `header_start`, or the encoding, in the card"
        )
    said = [text for text, _, _ in header.titles if layout.ignore_if_said and re.search(layout.ignore_if_said, text)]
    if said:
        notes.add(f"ignored: {label} says {said[0]!r:.160}")
        return
    titles = _title_roles(header, layout)
    keys = _key_columns(header, layout)
    if layout.keys and not keys:
        raise TableError("no label column", f"{name}, {sheet.address(header.last_row, 1)}", "mend `keys` in the card")
    columns = list(_value_columns(sheet, header, layout, titles, set(keys.values()), name, notes))
    if not columns:
        raise NotThisLayout(
            f"{label} has no column that the layout reads", name, f"mend the rules for {_listed(header)} in the card"
        )
    _check_twins(columns, sheet, header, name)
    yield from _melted(sheet, name, layout, notes, keys, columns, len(header.paths))


def _listed(header: Header) -> str:
    return ", ".join(repr(path) for path in header.paths if path)[:300]


def _check_twins(columns: list[_Column], sheet: Sheet, header: Header, name: str) -> None:
    """Raises TableError where two columns give one and the same figure: the header of one of them is lost."""
    seen: dict[frozenset[tuple[str, Any]], int] = {}
    for column in columns:
        meant = frozenset((role, period_of(told) or told) for role, told in column.roles.items())
        other = seen.setdefault(meant, column.at)
        if other != column.at:
            first, second = (sheet.address(header.last_row, at + 1) for at in (other, column.at))
            raise TableError(
                f"two columns tell the same, {header.paths[other]!r:.160} and {header.paths[column.at]!r:.160}",
                f"{name}, {first} and {second}",
                "mend the header, or tell them apart by rules in the card",
            )


def _title_roles(header: Header, layout: TableLayout) -> dict[str, str]:
    found: dict[str, str] = {}
    for pattern in layout.titles:
        for text, _, _ in header.titles:
            match = re.search(pattern, text, re.IGNORECASE)
            if match:
                found = {**{role: told for role, told in match.groupdict().items() if told}, **found}
    words = [text for text, _, _ in header.titles]
    for role in WORDED:
        told = {told for text in words if (told := told_by_words(role, text))}
        if role not in found and len(told) == 1:
            found[role] = told.pop()
    if "period" not in found:
        periods = {text: period for text in words if (period := period_of(text)) and period.grain != "day"}
        if len(set(periods.values())) == 1:
            found["period"] = next(iter(periods))
    return found


def _key_columns(header: Header, layout: TableLayout) -> dict[str, int]:
    keys: dict[str, int] = {}
    for role, pattern in layout.keys.items():
        for at, path in enumerate(header.paths):
            if path and re.search(pattern, path, re.IGNORECASE):
                keys[role] = at
                break
    return keys


def _value_columns(
    sheet: Sheet,
    header: Header,
    layout: TableLayout,
    titles: Mapping[str, str],
    keys: set[int],
    name: str,
    notes: Notes,
) -> Iterator[_Column]:
    for at, path in enumerate(header.paths):
        if at in keys or not path:
            continue
        where = f"{name}, {sheet.address(header.last_row, at + 1)}"
        roles = _column_roles(path, layout)
        if roles is None:
            notes.add(f"ignored: column {path!r:.160} is told by no rule of the layout")
        elif "ignore" in roles:
            notes.add(f"ignored columns: {roles['ignore']}")
        else:
            merged = {**titles, **roles}
            if "period" not in roles and "period" not in layout.keys and names_part(path):
                # "Январь" under a title that tells the year; what is no period even so is not that whole year.
                merged["period"] = f"{titles.get('period', '')} {path}".strip()
                if period_of(merged["period"]) is None:
                    del merged["period"]
            check_declared(merged, layout, where)
            if "period" not in merged and "period" not in layout.keys and "period" not in layout.roles:
                notes.add(f"ignored: column {path!r:.160} names no period")
                continue
            if "scale" not in merged and "scale" not in layout.roles:
                raise TableError(
                    f"nothing tells the scale of {path!r:.160}", where, "give the role 'scale' in the card"
                )
            yield _Column(at, merged)


def _column_roles(path: str, layout: TableLayout) -> dict[str, str] | None:
    for rule in layout.columns:
        match = re.search(rule.match, path, re.IGNORECASE)
        if match is None:
            continue
        if rule.ignore is not None:
            return {"ignore": rule.ignore}
        roles = {role: told for role, told in match.groupdict().items() if told} | dict(rule.set)
        for role in WORDED:
            told = told_by_words(role, path)
            if role not in roles and told is not None:
                roles[role] = told
        if "period" not in roles:
            named = _period_text(path)
            roles |= {} if named is None else {"period": named}
        return roles
    return None


def _period_text(path: str) -> str | None:
    """The lowest header cell that names a period, for it is the nearest to the figures; else the whole path.

    The year of one cell is not that of a column of which another cell tells a part ("2023 | январь-май").
    """
    steps = path.split(SEPARATOR)
    named = next((step for step in reversed(steps) if period_of(step)), path)
    period = period_of(named)
    if period and period.grain == "year" and any(names_part(step) for step in steps if step != named):
        return path if period_of(path) else None
    return named if period else None


def _melted(
    sheet: Sheet,
    name: str,
    layout: TableLayout,
    notes: Notes,
    keys: Mapping[str, int],
    columns: list[_Column],
    width: int,
) -> Iterator[Block]:
    figures = Figures(layout)
    skip = re.compile(layout.ignore_rows, re.IGNORECASE) if layout.ignore_rows else None
    rows: list[dict[str, str]] = []
    labels: dict[int, str] = {}
    down = _merged_down(sheet, set(keys.values()))
    for number, cells in sheet.rows:
        told = {role: _label(cells, at, number, down, labels) for role, at in keys.items()}
        first = next(iter(told.values()), "")
        if keys and not all(told.values()):
            _check_unlabelled(cells, columns, first, notes)
            continue
        if skip is not None and skip.search(first):
            notes.add(f"ignored: row {first!r:.80}")
            continue
        if sheet.is_delimited:
            _check_length(cells, width, f"{name}, row {number}")
        for column in columns:
            cell = cells[column.at] if column.at < len(cells) else EMPTY
            address = sheet.address(number, column.at + 1)
            figure = figures.read(cell, f"{name}, {address}")
            if figure is None:
                continue
            rows.append({**column.roles, **told, "value": figure, "cell": address, "quote": cell.text})
        if len(rows) >= BLOCK_CELLS:
            yield _block(rows)
            rows = []
    if rows:
        yield _block(rows)


def _check_length(cells: list[Cell], width: int, where: str) -> None:
    """Raises TableError for a row whose cells stand under other columns than their own, or that is cut short."""
    if (len(cells) < width and any(cell.text for cell in cells[1:])) or any(cell.text for cell in cells[width:]):
        raise TableError(
            f"{len(cells)} columns where the header has {width}",
            where,
            "mend the row, or its quotes; it may be cut short",
        )


def _merged_down(sheet: Sheet, keys: set[int]) -> dict[tuple[int, int], int]:
    """For label cells inside a merged range: the row whose cell holds its text. Bounded: ranges may overlap at will."""
    down: dict[tuple[int, int], int] = {}
    left = MOST_MERGED_LABELS
    for merge in sheet.merges:
        rows = range(merge.top + 1, min(merge.bottom, merge.top + left) + 1)
        for at in keys:
            if merge.left <= at + 1 <= merge.right:
                left -= len(rows)
                down.update(((row, at), merge.top) for row in rows)
        if left <= 0:
            break
    return down


def _label(cells: list[Cell], at: int, row: int, down: Mapping[tuple[int, int], int], labels: dict[int, str]) -> str:
    if (row, at) in down:
        return labels.get(at, "")
    labels[at] = cells[at].text if at < len(cells) else ""
    return labels[at]


def _check_unlabelled(cells: list[Cell], columns: list[_Column], first: str, notes: Notes) -> None:
    if any(cells[column.at].text for column in columns if column.at < len(cells)):
        notes.add(f"ignored: a row with figures lacks a label (beside {first!r:.80})")


def _block(rows: list[dict[str, str]]) -> Block:
    names = dict.fromkeys(name for row in rows for name in row)
    columns: dict[str, Any] = {each: pa.array([row.get(each) for row in rows], pa.string()) for each in names}
    cells, quotes = columns.pop("cell"), columns.pop("quote")
    return Block(columns, cells, is_canonical=True, quotes=quotes)
