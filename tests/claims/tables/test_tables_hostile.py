"""Hostile and broken tables are refused with their place named, in bounded memory; nothing is computed or expanded."""

from __future__ import annotations

import io
import re
import resource
import sys
import zipfile

import pytest
from samples import legacy, workbook
from test_tables_workbooks import NATIONAL_MERGES, NATIONAL_RU, trade_map

from claims.tables.error import TableError
from claims.tables.limits import Limits
from claims.tables.notes import Notes
from claims.tables.read import observations, read_table, recognise


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The archive with some members replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, changes.get(member) or old.read(member))
        for member in changes.keys() - set(old.namelist()):
            new.writestr(member, changes[member])
    return out.getvalue()


def sheet_xml(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def test_a_zip_bomb_is_refused_by_its_ratio() -> None:
    bomb = repacked(trade_map(), {"xl/media/x.bin": bytes(8 << 20)})
    with pytest.raises(TableError, match=r"far more than its packed size.*xl/media/x\.bin"):
        read_table(bomb, "bomb.xlsx")


def test_a_zip_bomb_is_refused_by_what_it_unpacks_to() -> None:
    with pytest.raises(TableError, match="unpacks to"):
        read_table(trade_map(), "big.xlsx", limits=Limits(unpacked_bytes=5_000))


def test_entities_inside_a_workbook_are_refused() -> None:
    data = trade_map()
    hostile = sheet_xml(data).replace("<worksheet", '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet', 1)
    with pytest.raises(TableError, match=r"document type.*sheet1\.xml"):
        read_table(repacked(data, {"xl/worksheets/sheet1.xml": hostile.encode()}), "x.xlsx")


def test_a_cut_workbook_and_a_zip_that_is_none_are_refused_or_unknown() -> None:
    with pytest.raises(TableError, match="broken archive"):
        read_table(trade_map()[:-400], "cut.xlsx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "hello")
    assert recognise(out.getvalue(), "a.zip") is None


def test_old_workbooks_and_pictures() -> None:
    with pytest.raises(TableError, match=r"\.xls form.*save it as \.xlsx"):
        recognise(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "x.xls")
    assert recognise(b"\x89PNG\r\n\x1a\n" + bytes(100), "x.csv") is None


def test_formulas_are_read_by_their_stored_value_and_refused_without_one() -> None:
    rows = [list(row) for row in NATIONAL_RU]
    rows[8][2] = "=SUM(1,2)"
    without = workbook({"Лист1": rows}, {"Лист1": NATIONAL_MERGES})
    with pytest.raises(TableError, match=r"formula without a stored value.*Лист1!C9"):
        read_table(without, "x.xlsx")
    stored = re.sub(r"<f>SUM\(1,2\)</f><v ?(/>|></v>)", "<f>SUM(1,2)</f><v>12.5</v>", sheet_xml(without))
    assert "<v>12.5</v>" in stored
    reading = read_table(repacked(without, {"xl/worksheets/sheet1.xml": stored.encode()}), "x.xlsx")
    found = {each["cell"]: each["value"] for each in reading.observations.to_pylist()}
    assert found["Лист1!C9"] == 12_500.0
    assert any("read by their stored values" in note for note in reading.notes)


def test_a_formula_beside_the_figures_does_not_matter() -> None:
    rows = [list(row) for row in NATIONAL_RU]
    rows[8][1] = "=C9+D9"
    assert read_table(workbook({"Лист1": rows}, {"Лист1": NATIONAL_MERGES}), "x.xlsx").observations.num_rows == 11


@pytest.mark.parametrize("address", ["ZZZZZZZZ9", "C99999999999999"])
def test_addresses_beyond_the_sheet_are_refused(address: str) -> None:
    data = trade_map()
    hostile = sheet_xml(data).replace('r="C5"', f'r="{address}"', 1)
    with pytest.raises(TableError, match="cell address"):
        read_table(repacked(data, {"xl/worksheets/sheet1.xml": hostile.encode()}), "x.xlsx")


def test_ranges_merged_without_end_are_refused() -> None:
    data = trade_map()
    ranges = "".join('<mergeCell ref="A3:XFD4"/>' for _ in range(40_000))
    header = '<row r="3"><c r="A3" t="inlineStr"><is><t>Code</t></is></c><c r="XFD3"><v>1</v></c></row>'
    hostile = re.sub(r'<row r="3".*?</row>', header, sheet_xml(data)).replace("<mergeCell ", ranges + "<mergeCell ", 1)
    with pytest.raises(TableError, match="too many merged cells"):
        read_table(repacked(data, {"xl/worksheets/sheet1.xml": hostile.encode()}), "x.xlsx")


def test_too_many_cells_stop_the_reading() -> None:
    with pytest.raises(TableError, match="too many cells"):
        read_table(trade_map(), "x.xlsx", limits=Limits(cells=30))


@pytest.mark.parametrize("text", [b"[" * 100_000, b'{"data": [{"reporterCode": 1', b"[1, 2]", b'{"data": 5}'])
def test_broken_and_strange_json(text: bytes) -> None:
    with pytest.raises(TableError):
        read_table(text, "x.json")


@pytest.mark.parametrize(
    "text",
    [
        b'{"dataSets": [1], "structure": {"dimensions": {}}}',
        b'{"dataSets": [{}], "structure": {"dimensions": []}}',
        b'{"dataSets": [{}], "structures": {"a": 1}}',
    ],
)
def test_a_message_whose_parts_are_of_another_kind(text: bytes) -> None:
    with pytest.raises(TableError, match="broken SDMX message"):
        read_table(text, "a.json")


def test_a_header_of_too_many_or_repeated_columns() -> None:
    header = legacy([]).split(b"\r\n")[0]
    with pytest.raises(TableError, match="stands twice"):
        read_table(header + b",Value\n", "x.csv")
    with pytest.raises(TableError, match="9999 columns"):
        read_table(header + b"," + b",".join(b"c%d" % at for at in range(9988)) + b"\n", "x.csv")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read in kilobytes on Linux only")
def test_a_million_rows_stream_in_bounded_memory() -> None:
    line = b'2020,398,2,112,"H5","%06d",1,,,%d,0'
    body = b"\r\n".join(line % (code % 5_000 + 10_101, code) for code in range(1_000_000))
    data = legacy([]).rstrip() + b"\r\n" + b'2020,398,2,112,"H5","TOTAL",1,,,77,0\r\n' + body
    count, total = 0, 0.0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for batch in observations(data, "million.csv", notes=Notes()):
        count += batch.num_rows
        total += sum(batch["value"].to_pylist())
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert (count, total) == (1_000_001, 499_999_500_077.0)
    assert grown < 700, f"grew by {grown:.0f} MB over a text of {len(data) >> 20} MB"
