"""The World Bank's two forms: the pair of paging facts and records, and the bulk CSV with its preamble."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from claims.tables.error import TableError
from claims.tables.read import read_table, recognise


def record(indicator: str, country: str, year: str, value: object) -> dict[str, Any]:
    return {
        "indicator": {"id": indicator, "value": "name"},
        "country": {"id": country, "value": "name"},
        "countryiso3code": "XXX",
        "date": year,
        "value": value,
        "unit": "",
        "obs_status": "",
        "decimal": 0,
    }


def test_records_of_the_api_by_indicator() -> None:
    rows = [
        record("BX.KLT.DINV.CD.WD", "KZ", "2022", 6_100_000_000.5),
        record("PA.NUS.FCRF", "BY", "2015", 15_864.6),
        record("TM.VAL.MRCH.CD.WT", "UZ", "2022", None),
        record("SP.POP.TOTL", "KZ", "2022", 19_600_000),
        record("BX.KLT.DINV.CD.WD", "1A", "2022", 5),
        record("PA.NUS.FCRF", "1A", "2022", 5),
    ]
    data = json.dumps([{"page": 1, "pages": 1, "per_page": 50, "total": 5, "lastupdated": "2024-03-28"}, rows]).encode()
    assert recognise(data, "x") == "world-bank"
    reading = read_table(data, "wb.json")
    fdi, rate = reading.observations.to_pylist()
    assert (fdi["measure"], fdi["flow"], fdi["from_party"], fdi["to_party"]) == ("fdi", "fdi_inflow", "WORLD", "KZ")
    assert (fdi["value"], fdi["unit"], fdi["resolution"], fdi["cell"]) == (6_100_000_000.5, "USD", 0.1, "1[0].value")
    assert fdi["known_at"] == datetime(2024, 3, 28, tzinfo=UTC)
    assert (rate["unit"], rate["base_unit"], rate["value"], rate["reporter"]) == ("BYR", "USD", 15_864.6, None)
    assert any("SP.POP.TOTL" in note for note in reading.notes)
    assert sum("'1A'" in note for note in reading.notes) == 2, "as a reporter, and as an economy with a currency"
    assert "cells without a figure: 1" in reading.notes


def test_an_error_message_of_the_api_is_no_table() -> None:
    data = json.dumps([{"message": [{"id": "120", "key": "Invalid value", "value": "no"}]}]).encode()
    assert recognise(data, "x") is None
    with pytest.raises(TableError, match="no known layout"):
        read_table(data, "x.json")


BULK = (
    '\ufeff"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-03-28",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","1999","2000","2001",\n'
    '"Kazakhstan","KAZ","Rate","PA.NUS.FCRF","119.52","142.13","",\n'
    '"Kazakhstan","KAZ","FDI","BX.KLT.DINV.CD.WD","1468000000","","2861000000.25",\n'
    '"Arab World","ARB","FDI","BX.KLT.DINV.CD.WD","1","2","3",\n'
    '"Kazakhstan","KAZ","People","SP.POP.TOTL","1","2","3",\n'
)


def test_the_bulk_file_with_its_preamble_and_a_year_a_column() -> None:
    assert recognise(BULK.encode(), "API_x.csv") == "world-bank-bulk"
    reading = read_table(BULK.encode(), "bulk.csv")
    rows = {row["cell"]: row for row in reading.observations.to_pylist()}
    assert sorted(rows) == ["row 6, column 5", "row 6, column 6", "row 7, column 5", "row 7, column 7"]
    rate = rows["row 6, column 6"]
    assert (rate["value"], rate["unit"], rate["base_unit"], rate["period_start"]) == (
        142.13,
        "KZT",
        "USD",
        date(2000, 1, 1),
    )
    assert rate["known_at"] == datetime(2024, 3, 28, tzinfo=UTC)
    assert rows["row 7, column 7"]["value"] == 2_861_000_000.25
    assert any("ARB" in note for note in reading.notes)
    assert any("SP.POP.TOTL" in note for note in reading.notes)
