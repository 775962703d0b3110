"""The front door of the tables: bytes of any known form -> observations, in the schema of `observation.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain

import pyarrow as pa

from claims.tables import delimited, grid, message, records, workbook
from claims.tables.block import Block
from claims.tables.error import NotThisLayout, TableError
from claims.tables.layout import Role, TableLayout
from claims.tables.limits import Limits
from claims.tables.meaning import Meaning, inferred_grain
from claims.tables.notes import Notes
from claims.tables.observation import SCHEMA
from claims.tables.periods import period_of
from claims.tables.recognise import SDMX_STRUCTURE, Form, form_of, layout_of, layout_of_columns, recognise
from claims.tables.roles import respelt, role_columns
from claims.tables.sheet import Sheet, delimited_sheet
from claims.tables.stated import check_declared, told_by_words
from claims.tables.totals import Totals
from claims.tables.twice import note_twice

READER = "tables 1"
# Enough to see what parts the columns.
MOST_LINES = 200

__all__ = ["READER", "TableError", "TableReading", "observations", "read_table", "recognise"]


@dataclass(slots=True)
class TableReading:
    """All observations of a document in one Arrow table, with what was left out and why."""

    observations: pa.Table
    notes: list[str] = field(default_factory=list)


def observations(
    data: bytes,
    name: str,
    layout: TableLayout | None = None,
    *,
    notes: Notes | None = None,
    limits: Limits | None = None,
) -> Iterator[pa.RecordBatch]:
    """The observations of a statistical table, batch by batch, a cell a row.

    `layout` comes from the source's card; without one the built-in layout that fits is taken. What is left out is
    counted in `notes`. Raises TableError, which names the cell, rather than read a figure wrongly; batches that came
    before are then to be thrown away.
    """
    notes = Notes() if notes is None else notes
    limits = limits or Limits()
    form = form_of(data, name, limits)
    if form is None:
        raise TableError("no form that tables come in", name, "tables are read from CSV, XLSX, JSON and SDMX")
    if form.kind == SDMX_STRUCTURE:
        notes.add("ignored: a structure message holds no figures")
        return
    table = _opened(data, name, form, layout, limits, notes)
    layout = _with_value_header(table.layout, name)
    meaning = Meaning(layout, name, f"{READER} {form.kind} {layout.name or 'card'}", notes)
    meaning.known_at = table.known_at
    if layout.grain == "auto":
        meaning.grain = _grain(_opened(data, name, form, layout, limits, Notes()))
    totals = Totals(layout, limits, notes)
    count = 0
    for block in table.blocks:
        roles, kept = role_columns(block, layout, notes, name)
        batch = meaning.batch(roles, kept)
        totals.add(batch)
        count += batch.num_rows
        if batch.num_rows:
            yield batch
    yield from totals.batches()
    if count == 0:
        notes.add("no observation was read")


def read_table(
    data: bytes, name: str, layout: TableLayout | None = None, *, limits: Limits | None = None
) -> TableReading:
    """`observations` as one table, with the notes as lines. Raises TableError as it does."""
    notes = Notes()
    batches = list(observations(data, name, layout, notes=notes, limits=limits))
    table = pa.Table.from_batches(batches, SCHEMA)
    note_twice(table, notes)
    return TableReading(table, notes.lines())


@dataclass(frozen=True, slots=True)
class _Table:
    layout: TableLayout
    blocks: Iterator[Block]
    known_at: datetime | None = None


def _opened(data: bytes, name: str, form: Form, layout: TableLayout | None, limits: Limits, notes: Notes) -> _Table:
    if form.kind.startswith("sdmx"):
        return _opened_message(data, name, layout, limits, notes)
    found = layout or layout_of(data, name, form, limits)
    if found is None:
        raise TableError(
            "a table of no known layout", name, "declare its columns in the [table] section of a source card"
        )
    if form.kind == "json":
        stamp = records.json_stamp(form.document, found.prepared_at)
        return _Table(found, records.json_blocks(form.document, name, found), stamp)
    if form.kind == "csv" and found.shape == "records":
        return _Table(found, delimited.blocks(data, name, found, limits))
    if form.kind == "csv":
        data = delimited.decoded(data, found.encoding, name)
        text = data.decode()
        mark = found.delimiter or delimited.delimiter_of_lines(text[:65_536].splitlines()[:MOST_LINES])
        delimited.check_closed(data, mark, name)
        sheets: Iterator[Sheet] = iter([delimited_sheet(text, mark, name, limits)])
    else:
        sheets = workbook.sheets(data, name, limits, notes, found.sheets)
    return _Table(found, _sheet_by_sheet(sheets, name, found, notes))


def _sheet_by_sheet(sheets: Iterator[Sheet], name: str, layout: TableLayout, notes: Notes) -> Iterator[Block]:
    """What the sheets hold. One that is no table of this layout is left out; where none is one, the layout is wrong."""
    read = grid.grid_blocks if layout.shape == "grid" else records.sheet_blocks
    strange: NotThisLayout | None = None
    is_any_read = False
    for sheet in sheets:
        try:
            yield from read(sheet, name, layout, notes)
            is_any_read = True
        except NotThisLayout as error:
            notes.add(f"ignored: {error.what}")
            strange = strange or error
    if strange and not is_any_read:
        raise strange


def _opened_message(data: bytes, name: str, layout: TableLayout | None, limits: Limits, notes: Notes) -> _Table:
    found = message.read_message(data, name, limits)
    if not hasattr(found, "data"):
        raise TableError("no data message", name, "fetch the data, not its structure or an error")
    blocks = message.message_blocks(found, notes)
    first = next(blocks, None)
    if first is None:
        return _Table(layout or TableLayout(name="sdmx"), iter(()))
    layout = layout or layout_of_columns(first.columns)
    if layout is None:
        columns = ", ".join(first.columns)
        raise TableError(f"SDMX data with the columns {columns}", name, "declare them in the [table] section of a card")
    return _Table(layout, chain([first], blocks), message.prepared_at(found))


def _with_value_header(layout: TableLayout, name: str) -> TableLayout:
    """The layout, with the scale and the currency that its value column names where it leaves them open.

    Raises TableError where the column contradicts what the layout declares.
    """
    column = layout.roles["value"].column if "value" in layout.roles else None
    if column is None:
        return layout
    stated = {role: told for role in ("scale", "unit") if (told := told_by_words(role, column)) is not None}
    check_declared(stated, layout, f"{name}, header {column}")
    told_alone = {role: Role(value=told) for role, told in stated.items() if role not in layout.roles}
    return replace(layout, roles={**layout.roles, **told_alone})


def _grain(table: _Table) -> str:
    column = table.layout.roles["period"].column or "period"
    texts: set[str] = set()
    for block in table.blocks:
        of_periods = respelt(block, table.layout).columns.get(column)
        texts.update(text for text in (of_periods.unique().to_pylist() if of_periods is not None else ()) if text)
    periods = [period for text in sorted(texts) if (period := period_of(text, table.layout.date_formats))]
    return inferred_grain(periods)
