"""Small tables in the forms of the real services, with figures of our own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

LEGACY_HEADER = (
    "Year,Reporter Code,Trade Flow Code,Partner Code,Classification,Commodity Code,"
    "Quantity Unit Code,Supplementary Quantity,Netweight (kg),Value,Estimation Code"
)


def legacy(rows: Iterable[tuple[str, str, str, str, str, str]]) -> bytes:
    """A Comtrade legacy CSV of (year, reporter, flow, partner, commodity, value)."""
    lines = [
        f'{year},{reporter},{flow},{partner},"H5","{code}",1,,,{value},0'
        for year, reporter, flow, partner, code, value in rows
    ]
    return "\r\n".join([LEGACY_HEADER, *lines, "", ""]).encode()


def chapters(
    year: str, reporter: str, flow: str, partner: str, value: int = 1_000
) -> list[tuple[str, str, str, str, str, str]]:
    """Thirty chapters with their headings and subheadings: chapter n is worth n times `value`, in two headings."""
    rows = []
    for chapter in range(1, 31):
        total = chapter * value
        for code, part in (
            (f"{chapter:02d}", total),
            (f"{chapter:02d}01", total - 7),
            (f"{chapter:02d}02", 7),
            (f"{chapter:02d}0100", total - 7),
        ):
            rows.append((year, reporter, flow, partner, code, str(part)))
    return rows


def workbook(
    sheets: dict[str, Sequence[Sequence[Any]]], merges: dict[str, list[str]] | None = None, hidden: Sequence[str] = ()
) -> bytes:
    """An XLSX of the rows of each sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for ranges in (merges or {}).get(name, []):
            sheet.merge_cells(ranges)
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def file(name: str) -> bytes:
    """One of the message files that stand beside the tests."""
    return (Path(__file__).parent / "files" / name).read_bytes()


def sdmx_json(edition: str) -> dict[str, Any]:
    """An SDMX-JSON message of two daily rates, as the services wrote it before 1.0, in 1.0 and in 2.0."""
    dimensions = {
        "dataSet": [],
        "series": [
            {"id": "FREQ", "keyPosition": 0, "name": "F", "values": [{"id": "D", "name": "Daily"}]},
            {"id": "CURRENCY", "keyPosition": 1, "name": "C", "values": [{"id": "KZT", "name": "tenge"}]},
            {"id": "CURRENCY_DENOM", "keyPosition": 2, "name": "D", "values": [{"id": "USD", "name": "dollar"}]},
        ],
        "observation": [
            {
                "id": "TIME_PERIOD",
                "name": "T",
                "values": [{"id": "2023-09-25", "name": "a"}, {"id": "2023-09-26", "name": "b"}],
            }
        ],
    }
    attributes = {
        "dataSet": [],
        "series": [],
        "observation": [{"id": "OBS_STATUS", "name": "S", "values": [{"id": "A", "name": "n"}]}],
    }
    structure = {"dimensions": dimensions, "attributes": attributes}
    data_sets = [
        {
            "action": "Replace",
            "series": {"0:0:0": {"attributes": [], "observations": {"0": [474.5, 0], "1": [476.10, None]}}},
        }
    ]
    head = {"id": "j1", "prepared": "2023-09-27T08:00:00Z", "sender": {"id": "XCB", "name": "Bank"}}
    if edition == "0":
        return {"header": head, "structure": structure, "dataSets": data_sets}
    if edition == "1":
        return {"meta": head, "data": {"structure": structure, "dataSets": data_sets}}
    return {"meta": {**head, "schema": "x"}, "data": {"structures": [structure], "dataSets": data_sets}}
