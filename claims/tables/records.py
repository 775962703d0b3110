"""Records that are no delimited text: rows of a sheet under one header row, and objects in a JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import pyarrow as pa

from claims.tables.block import Block
from claims.tables.error import NotThisLayout, TableError
from claims.tables.figure import Figures
from claims.tables.layout import TableLayout
from claims.tables.limits import Limits
from claims.tables.notes import Notes
from claims.tables.sheet import EMPTY, Sheet
from claims.tables.stated import told_by_words

BLOCK_ROWS = 20_000
HEADER_ROWS = 60


class Written(str):
    """A JSON number as it was written, so that its last place is known."""

    __slots__ = ()


def parsed_json(data: bytes, name: str, limits: Limits, integer: type[int] | type[Written] = Written) -> Any:
    """The document, numbers as `Written` texts (integers as `integer`). Raises TableError if too large or broken."""
    if len(data) > limits.json_bytes:
        raise TableError(
            f"{len(data)} bytes of JSON", name, f"fetch it in smaller pages: the limit is {limits.json_bytes}"
        )
    try:
        return json.loads(data, parse_float=Written, parse_int=integer, parse_constant=Written)
    except (ValueError, RecursionError) as error:
        raise TableError(f"broken JSON: {error}", name, "fetch it again: it may be cut short") from error


def json_rows(document: Any, rows_at: str | None) -> list[Any] | None:
    """The list of records at a dotted path of keys and indexes ("data", "1"); None where there is none."""
    found = _at(document, rows_at or "")
    if (
        found is None
        and isinstance(document, list)
        and rows_at
        and rows_at.isdecimal()
        and len(document) > int(rows_at)
    ):
        return []  # the World Bank writes null where it has no records
    return found if isinstance(found, list) else None


def _at(document: Any, path: str) -> Any:
    found = document
    for step in path.split(".") if path else ():
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, list) and step.isdecimal() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found


def json_stamp(document: Any, stamp_at: str | None) -> datetime | None:
    """The time at a dotted path, in UTC; None where there is none or it is no ISO time."""
    text = _at(document, stamp_at) if stamp_at else None
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return at if at is None or at.tzinfo is not None else at.replace(tzinfo=UTC)


def flat(record: Mapping[str, Any], prefix: str = "") -> dict[str, str | None]:
    """The record with nested objects as dotted names ("country.id"), and every value as text."""
    found: dict[str, str | None] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{prefix}{name}.")
        elif value is None or isinstance(value, str):
            found[prefix + name] = value
        elif isinstance(value, bool):
            found[prefix + name] = str(value).lower()
    return found


def json_blocks(document: Any, name: str, layout: TableLayout) -> Iterator[Block]:
    """The records of a JSON document; addresses read `data[4].primaryValue`."""
    rows = json_rows(document, layout.rows_at)
    if rows is None:
        raise TableError(f"no list of records at {layout.rows_at!r}", name, "mend `rows_at` in the card")
    value = layout.roles["value"].column or "value"
    for first in range(0, len(rows), BLOCK_ROWS):
        some = rows[first : first + BLOCK_ROWS]
        for at, row in enumerate(some, start=first):
            if not isinstance(row, Mapping):
                raise TableError("a record is no object", f"{name}, {layout.rows_at}[{at}]", "fetch it again")
        records = [flat(row) for row in some]
        names = dict.fromkeys(key for record in records for key in record)
        columns: dict[str, Any] = {key: pa.array([record.get(key) for record in records], pa.string()) for key in names}
        cells = pa.array(
            [f"{layout.rows_at or ''}[{at}].{value}" for at in range(first, first + len(some))], pa.string()
        )
        yield Block(columns, cells, is_canonical=True)


def sheet_blocks(sheet: Sheet, name: str, layout: TableLayout, notes: Notes) -> Iterator[Block]:
    """The rows under the first row that has all the columns which the layout's roles name."""
    needed = {
        spec.column.casefold(): spec.column for spec in layout.roles.values() if spec.column and spec.default is None
    }
    names: list[str] = []
    nearest: list[str] = []
    above: list[str] = []
    for _, cells in islice(sheet.rows, HEADER_ROWS):
        names = [cell.text for cell in cells]
        if needed.keys() <= {label.casefold() for label in names}:
            break
        above.extend(names)
        nearest = max(nearest, names, key=lambda labels: len(needed.keys() & {label.casefold() for label in labels}))
    else:
        raise _without_header(sheet, name, needed, nearest)
    _check_scale_above(above, layout, f"{name}, sheet {sheet.name!r}")
    labels = [label.casefold() for label in names]
    twice = next((column for key, column in needed.items() if labels.count(key) > 1), None)
    if twice is not None:
        raise TableError(
            f"column {twice!r} stands twice", f"{name}, sheet {sheet.name!r}, header", "rename one of them"
        )
    at = labels.index((layout.roles["value"].column or "value").casefold())
    figures = Figures(layout)
    rows: list[dict[str, str]] = []
    for number, cells in sheet.rows:
        if not any(cell.text or cell.is_hollow for cell in cells):
            continue
        address = sheet.address(number, at + 1)
        cell = cells[at] if at < len(cells) else EMPTY
        figure = figures.read(cell, f"{name}, {address}")
        texts = {label: other.text for label, other in zip(names, cells, strict=False) if label}
        rows.append({**texts, names[at]: figure or "", "cell": address, "quote": cell.text})
        if len(rows) >= BLOCK_ROWS:
            yield _block(rows)
            rows = []
    if rows:
        yield _block(rows)


def _check_scale_above(titles: list[str], layout: TableLayout, where: str) -> None:
    """Raises TableError where a title above the table tells a scale and nothing else does: every figure hangs on it."""
    if "scale" in layout.roles or told_by_words("scale", layout.roles["value"].column or ""):
        return
    told = {scale: text for text in titles if (scale := told_by_words("scale", text)) not in (None, "1")}
    for scale, text in told.items():
        raise TableError(
            f"a title says scale {scale}, the card none: {text!r:.80}", where, "give the role 'scale' in the card"
        )


def _without_header(sheet: Sheet, name: str, needed: Mapping[str, str], nearest: list[str]) -> NotThisLayout:
    lacking = needed.keys() - {label.casefold() for label in nearest}
    columns = ", ".join(repr(column) for key, column in needed.items() if key in lacking)
    found = ", ".join(label for label in nearest if label)[:300] if len(lacking) < len(needed) else "none of them"
    return NotThisLayout(
        f"sheet {sheet.name!r} has no column {columns}",
        f"{name}, header",
        f"it has {found}: mend the header or the card",
    )


def _block(rows: list[dict[str, str]]) -> Block:
    names = dict.fromkeys(name for row in rows for name in row)
    columns: dict[str, Any] = {each: pa.array([row.get(each, "") for row in rows], pa.string()) for each in names}
    cells, quotes = columns.pop("cell"), columns.pop("quote")
    return Block(columns, cells, is_canonical=True, quotes=quotes)
