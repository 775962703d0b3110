"""Whatever bytes come, a table is read or refused by a TableError; no other error, nothing on the terminal."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import chapters, file, legacy, sdmx_json
from test_tables_comtrade import record
from test_tables_workbooks import trade_map

from claims.tables.error import TableError
from claims.tables.read import read_table, recognise

SEEDS = {
    "legacy": legacy(chapters("2022", "398", "2", "112")),
    "json": json.dumps({"data": [record(), record(flowCode="M")]}).encode(),
    "sdmx-json": json.dumps(sdmx_json("1")).encode(),
    "sdmx-21": file("rates-generic-2.1.xml"),
    "sdmx-30": file("trade-specific-3.0.xml"),
    "workbook": trade_map(),
}
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=4)


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(SEEDS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=edits, cut=st.none() | st.floats(0, 1))
def test_spoilt_tables(kind: str, edits: list[tuple[float, int, bytes]], cut: float | None) -> None:
    data = bytearray(SEEDS[kind])
    for at, removed, added in edits:
        start = int(at * len(data))
        data[start : start + removed] = added
    spoilt = bytes(data if cut is None else data[: int(cut * len(data))])
    for read in (recognise, read_table):
        try:
            read(spoilt, "spoilt")
        except TableError as error:
            assert error.where and error.next


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes(data: bytes) -> None:
    try:
        read_table(data, "any")
    except TableError as error:
        assert error.what
