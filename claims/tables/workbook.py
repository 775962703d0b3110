"""XLSX workbooks as sheets of cells, through openpyxl's streaming reader.

Formulas are never computed: the value that the publisher's program stored is used, and a formula without one is refused
with its cell. Hidden sheets are ignored with a note. One quick pass over a sheet's XML finds what the streaming reader
does not tell: merged ranges and formulas without values.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import openpyxl
from defusedxml.ElementTree import iterparse
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from claims.tables.error import TableError
from claims.tables.limits import Limits
from claims.tables.notes import Notes
from claims.tables.safety import PROLOG_BYTES, check_xml, opened_archive
from claims.tables.sheet import EMPTY, HOLLOW, Cell, Merge, Sheet

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384
MAX_MERGES: Final = 100_000
_REFERENCE: Final = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a zip archive with a workbook inside."""
    return data.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in data


def sheets(data: bytes, name: str, limits: Limits, notes: Notes, only: str | None = None) -> Iterator[Sheet]:
    """The visible sheets whose name `only` matches, in order. Raises TableError on hostile or broken files."""
    archive = opened_archive(data, name, limits)
    with _refusing(name):
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")):
                with archive.open(member) as part:
                    check_xml(part.read(PROLOG_BYTES + 1), f"{name}, member {member.filename}")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    budget = _Budget(limits.cells)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            notes.add(f"ignored: sheet {sheet.title!r} is {sheet.sheet_state}")
        elif only is not None and not re.search(only, sheet.title):
            notes.add(f"ignored: sheet {sheet.title!r} is not among those the layout reads")
        else:
            yield _sheet(sheet, archive, name, budget, notes)


@contextmanager
def _refusing(where: str) -> Iterator[None]:
    try:
        yield
    except TableError:
        raise
    except Exception as error:  # the zip, XML and workbook readers let through whatever broken parts make them raise
        raise TableError(f"broken workbook: {error!r:.200}", where, "open it and save it again as .xlsx") from error


class _Budget:
    """The cells that the whole workbook may still have."""

    def __init__(self, cells: int) -> None:
        self.cells = cells

    def spend(self, cells: int, where: str) -> None:
        self.cells -= cells
        if self.cells < 0:
            raise TableError("too many cells", where, "split the workbook")


def _sheet(sheet: Any, archive: zipfile.ZipFile, name: str, budget: _Budget, notes: Notes) -> Sheet:
    def address(row: int, column: int) -> str:
        return f"{sheet.title}!{get_column_letter(column)}{row}"

    scan = _scan(archive, sheet._worksheet_path.lstrip("/"), f"{name}, sheet {sheet.title}")
    if scan.formulas:
        notes.add(f"formulas in sheet {sheet.title!r}, read by their stored values", scan.formulas)

    def rows() -> Iterator[tuple[int, list[Cell]]]:
        sheet.reset_dimensions()
        with _refusing(f"{name}, sheet {sheet.title}"):
            for number, row in enumerate(sheet.iter_rows(max_row=MAX_ROW, values_only=True), start=1):
                budget.spend(len(row) + 1, f"{name}, {address(number, 1)}")
                cells = [_cell(value) for value in row]
                for column in scan.hollow.get(number, ()):
                    if column <= len(cells):
                        cells[column - 1] = HOLLOW
                yield number, cells

    return Sheet(sheet.title, rows(), address, scan.merges)


def _cell(value: Any) -> Cell:
    if value is None:
        return EMPTY
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, int | float):
        return Cell(_written(value), is_number=True)
    if isinstance(value, datetime | date):
        return Cell(value.isoformat()[:10])
    return Cell(str(value).strip())


def _written(value: float) -> str:
    # Spreadsheets keep 15 significant digits; the rest is noise of binary fractions (0.1 + 0.2).
    if isinstance(value, int):
        return str(value)
    text = f"{value:.15g}"
    return text.removesuffix(".0")


@dataclass(slots=True)
class _Scan:
    merges: list[Merge] = field(default_factory=list)
    hollow: dict[int, list[int]] = field(default_factory=dict)
    formulas: int = 0


def _scan(archive: zipfile.ZipFile, path: str, where: str) -> _Scan:
    scan = _Scan()
    with _refusing(where), archive.open(path) as part:
        for _, element in iterparse(part, forbid_dtd=True):
            if element.tag == f"{_MAIN}c":
                _scan_cell(element, scan, where)
            elif element.tag == f"{_MAIN}row":
                element.clear()
            elif element.tag == f"{_MAIN}mergeCell" and len(scan.merges) < MAX_MERGES:
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                scan.merges.append(
                    Merge(int(top or 1), int(left or 1), int(bottom or MAX_ROW), int(right or MAX_COLUMN))
                )
    return scan


def _scan_cell(element: Any, scan: _Scan, where: str) -> None:
    reference = element.get("r")
    # The streaming reader would make room for whatever column or row an address claims.
    if reference is not None and not _REFERENCE.fullmatch(reference):
        raise TableError(f"cell address {reference!r:.40}", where, "open the workbook and save it again")
    if element.find(f"{_MAIN}f") is None:
        return
    scan.formulas += 1
    # A formula that gives an empty text (t="str") has a stored value all the same.
    if not element.findtext(f"{_MAIN}v") and element.get("t") != "str" and reference is not None:
        row, column = coordinate_to_tuple(reference)
        scan.hollow.setdefault(row, []).append(column)
