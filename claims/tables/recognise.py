"""Which kind of table the bytes are, told from what is inside and never from the suffix alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from claims.tables.delimited import decoded, delimiter_of_lines, header_of
from claims.tables.error import TableError
from claims.tables.layout import TableLayout, built_ins
from claims.tables.limits import Limits
from claims.tables.message import SDMX_NAMESPACES, is_sdmx_json
from claims.tables.notes import Notes
from claims.tables.records import flat, json_rows, parsed_json
from claims.tables.safety import check_xml
from claims.tables.sheet import delimited_sheet
from claims.tables.workbook import is_workbook, sheets

SDMX_STRUCTURE: Final = "sdmx-structure"
SDMX_DATA: Final = "sdmx-data"
_EARLY_ROWS = 40
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Form:
    """What holds the table: csv, xlsx, json, sdmx-xml, sdmx-json or sdmx-structure; `document` is parsed JSON."""

    kind: str
    document: Any = None


def form_of(data: bytes, name: str, limits: Limits) -> Form | None:
    """The container of the table, or None where the bytes are none that tables come in.

    Raises TableError for hostile XML and archives, and for old .xls workbooks.
    """
    if data.startswith(_OLD_WORKBOOK):
        raise TableError("a workbook of the old .xls form", name, "save it as .xlsx, and land that beside it")
    if data.startswith(b"PK\x03\x04"):
        return Form("xlsx") if is_workbook(data) else None
    head = data[:4_096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        return _xml_form(data, head, name)
    if head.startswith((b"{", b"[")):
        document = parsed_json(data, name, limits)
        return Form("sdmx-json" if is_sdmx_json(document) else "json", document)
    return Form("csv") if b"\x00" not in head or data.startswith((b"\xff\xfe", b"\xfe\xff")) else None


def _xml_form(data: bytes, head: bytes, name: str) -> Form | None:
    if not any(namespace.encode() in head for namespace in SDMX_NAMESPACES):
        return None
    root = check_xml(data, name).rsplit(":", 1)[-1]
    return Form(SDMX_STRUCTURE if root == "Structure" else "sdmx-xml")


def layout_of_columns(columns: Iterable[str]) -> TableLayout | None:
    """The built-in records layout whose signature the columns contain; the longest signature where several do."""
    known = {name.casefold() for name in columns}
    fitting = [
        layout
        for layout in built_ins().values()
        if layout.shape == "records" and layout.signature and known.issuperset(map(str.casefold, layout.signature))
    ]
    return max(fitting, key=lambda layout: len(layout.signature), default=None)


def layout_of_texts(texts: list[str]) -> TableLayout | None:
    """The built-in grid layout all of whose patterns match one of the early cells."""
    for layout in built_ins().values():
        if layout.shape == "grid" and layout.signature:
            patterns = [re.compile(pattern, re.IGNORECASE) for pattern in layout.signature]
            if all(any(pattern.search(text) for text in texts) for pattern in patterns):
                return layout
    return None


def layout_of(data: bytes, name: str, form: Form, limits: Limits) -> TableLayout | None:
    """The built-in layout of a table in a container other than SDMX, whose columns show only once it is read."""
    if form.kind == "csv":
        text = decoded(data, "utf-8", name)
        return layout_of_columns(header_of(text)) or layout_of_texts(_early_texts(text, name, limits))
    if form.kind == "xlsx":
        for sheet in sheets(data, name, limits, Notes()):
            texts = [cell.text for _, cells in islice(sheet.rows, _EARLY_ROWS) for cell in cells if cell.text]
            found = layout_of_texts(texts) or layout_of_columns(texts)
            if found is not None:
                return found
    if form.kind == "json":
        for layout in built_ins().values():
            rows = json_rows(form.document, layout.rows_at) if layout.rows_at else None
            if rows and isinstance(rows[0], dict) and set(flat(rows[0])).issuperset(layout.signature):
                return layout
    return None


def _early_texts(data: bytes, name: str, limits: Limits) -> list[str]:
    text = data[:262_144].decode("utf-8", "replace")
    lines = text.splitlines()[:_EARLY_ROWS]
    mark = delimiter_of_lines(lines)
    sheet = delimited_sheet("\n".join(lines), mark, name, limits)
    try:
        return [cell.text for _, cells in sheet.rows for cell in cells if cell.text]
    except TableError:
        return []


def recognise(data: bytes, name: str, limits: Limits | None = None) -> str | None:
    """The name of the table's kind: a built-in layout, `sdmx-data`, `sdmx-structure`; None where it is no known table.

    Raises TableError where the bytes are a table but hostile or broken.
    """
    limits = limits or Limits()
    form = form_of(data, name, limits)
    if form is None:
        return None
    if form.kind in ("sdmx-xml", "sdmx-json"):
        return SDMX_DATA
    if form.kind == SDMX_STRUCTURE:
        return SDMX_STRUCTURE
    layout = layout_of(data, name, form, limits)
    return None if layout is None else layout.name
