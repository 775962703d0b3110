"""Comtrade in its three forms: directions, totals, mixed levels, duplicates and slips."""

from __future__ import annotations

import json
from typing import Any

import pytest
from samples import chapters, legacy

from claims.tables.error import TableError
from claims.tables.layout import layout_from
from claims.tables.read import read_table, recognise


def record(**own: Any) -> dict[str, Any]:
    """One record of the present API: Kazakhstan's exports to Belarus."""
    base = {
        "typeCode": "C", "freqCode": "A", "refYear": 2022, "period": "2022", "reporterCode": 398, "partnerCode": 112,
        "partner2Code": 0, "flowCode": "X", "classificationCode": "H6", "cmdCode": "TOTAL", "customsCode": "C00",
        "motCode": 0, "isReported": False, "isAggregate": True, "primaryValue": 222500000.75, "netWgt": None,
    }  # fmt: skip
    return {**base, **own}


def test_an_import_runs_towards_its_reporter_and_india_has_a_number_of_its_own() -> None:
    data = legacy([("2010", "699", "1", "156", "TOTAL", "41000"), ("2010", "842", "3", "757", "27", "12")])
    assert recognise(data, "anything") == "comtrade-legacy"
    imports, re_exports = read_table(data, "x.csv").observations.to_pylist()
    assert (imports["reporter"], imports["partner"], imports["flow"]) == ("IN", "CN", "import")
    assert (imports["from_party"], imports["to_party"], imports["valuation"]) == ("CN", "IN", "CIF")
    assert (imports["is_total"], imports["commodity"], imports["commodity_level"]) == (True, None, 0)
    assert (re_exports["from_party"], re_exports["to_party"], re_exports["flow"]) == ("US", "CH", "re_export")
    assert (re_exports["commodity"], re_exports["classification"]) == ("27", "H5")


def test_a_missing_total_is_summed_once_from_chapters_and_names_its_cells() -> None:
    reading = read_table(legacy(chapters("2022", "398", "2", "112")), "x.csv")
    *cells, total = reading.observations.to_pylist()
    assert not any(cell["is_derived"] for cell in cells)
    assert (total["value"], total["is_total"], total["is_derived"]) == (465_000.0, True, True)
    assert (total["from_party"], total["to_party"], total["commodity_level"]) == ("KZ", "BY", 0)
    assert total["quote"] == "sum of 30 codes of 2 digits"
    assert total["cell"].startswith("row 2, Value + row 6, Value + row 10, Value")
    assert total["cell"].count("row") == 30


def test_a_stated_total_is_taken_and_nothing_summed_beside_it() -> None:
    rows = [*chapters("2022", "398", "2", "112"), ("2022", "398", "2", "112", "TOTAL", "470000")]
    totals = [each for each in read_table(legacy(rows), "x.csv").observations.to_pylist() if each["is_total"]]
    assert [(each["value"], each["is_derived"]) for each in totals] == [(470_000.0, False)]


def test_a_level_with_gaps_is_not_summed() -> None:
    rows = [row for row in chapters("2022", "398", "2", "112") if row[4] not in ("07", "0701", "0702")]
    reading = read_table(legacy(rows), "x.csv")
    assert not any(each["is_derived"] for each in reading.observations.to_pylist())
    assert any("no level covers all codes" in note for note in reading.notes)


def test_a_few_codes_may_be_an_extract_and_are_not_summed() -> None:
    reading = read_table(legacy(chapters("2022", "398", "2", "112")[:12]), "x.csv")
    assert not any(each["is_derived"] for each in reading.observations.to_pylist())
    assert any("it may be an extract" in note for note in reading.notes)


def test_a_cell_that_stands_twice_counts_once_in_a_sum_with_its_last_value() -> None:
    rows = [*chapters("2022", "398", "2", "112"), ("2022", "398", "2", "112", "01", "1500")]
    *_, total = read_table(legacy(rows), "x.csv").observations.to_pylist()
    assert total["value"] == 465_500.0


def test_both_readings_of_a_revised_cell_are_handed_on() -> None:
    data = legacy([("2022", "398", "2", "112", "TOTAL", "10"), ("2022", "398", "2", "112", "TOTAL", "11")])
    assert [(each["value"], each["cell"]) for each in read_table(data, "x.csv").observations.to_pylist()] == [
        (10.0, "row 2, Value"),
        (11.0, "row 3, Value"),
    ]


@pytest.mark.parametrize("slip", ["12,5", "n.a.", "1 234", "0x10", "=1+1", "1e999999", "1e999"])
def test_a_text_in_a_number_cell_is_refused_with_the_cell_named(slip: str) -> None:
    data = legacy([("2022", "398", "2", "112", "01", "5"), ("2022", "398", "2", "112", "02", f'"{slip}"')])
    with pytest.raises(TableError) as caught:
        read_table(data, "x.csv")
    assert caught.value.where == "x.csv, row 3, Value"


def test_a_row_of_the_wrong_length_is_refused_by_its_number() -> None:
    data = legacy([("2022", "398", "2", "112", "01", "5"), ("2022", "398", "2", "112", "02", "1,2,3")])
    with pytest.raises(TableError, match=r"13 columns where the header has 11.*row 3"):
        read_table(data, "x.csv")


def test_an_unknown_partner_is_left_out_with_a_note_and_a_bad_year_is_refused() -> None:
    reading = read_table(legacy([("2022", "398", "2", "899", "TOTAL", "5")]), "x.csv")
    assert reading.observations.num_rows == 0
    assert "left out: partner '899' is no economy we know (areas.toml, or `areas` in the card): 1" in reading.notes
    with pytest.raises(TableError, match="no period in '22'"):
        read_table(legacy([("22", "398", "2", "112", "TOTAL", "5")]), "x.csv")


def test_json_of_the_present_api_without_the_parts_of_its_rows() -> None:
    parts = [
        record(),
        record(motCode=1000, primaryValue=4),
        record(customsCode="C01", primaryValue=5),
        record(partner2Code=156, primaryValue=6),
        record(flowCode="M", primaryValue=797.5e6, period="202203", freqCode="M"),
        record(flowCode="DX", primaryValue=7),
    ]
    reading = read_table(json.dumps({"elapsedTime": "0.1", "count": 6, "data": parts, "error": ""}).encode(), "c.json")
    exports, imports = reading.observations.to_pylist()
    assert (exports["value"], exports["resolution"], exports["quote"]) == (222500000.75, 0.01, "222500000.75")
    assert exports["cell"] == "data[0].primaryValue"
    assert (imports["grain"], imports["from_party"], imports["to_party"]) == ("month", "BY", "KZ")
    assert sum("is a part of rows" in note for note in reading.notes) == 3
    assert any("flow 'DX', by the layout" in note for note in reading.notes)


def test_the_former_api_in_both_of_its_forms() -> None:
    text = "Classification,Year,Period,Trade Flow Code,Reporter Code,Partner Code,Commodity Code,Trade Value (US$),\n"
    from_csv = read_table(f"{text}H4,2015,201503,1,398,643,TOTAL,31250,\n".encode(), "c.csv").observations.to_pylist()
    row = {"pfCode": "H4", "yr": 2015, "period": 201503, "rgCode": 1, "rtCode": 398, "ptCode": 643}
    document = {"validation": {}, "dataset": [{**row, "cmdCode": "TOTAL", "TradeValue": 31250}]}
    from_json = read_table(json.dumps(document).encode(), "c.json").observations.to_pylist()
    for (each,) in (from_csv, from_json):
        assert (each["from_party"], each["to_party"], each["value"], each["grain"]) == ("RU", "KZ", 31_250.0, "month")
        assert (each["is_total"], each["classification"]) == (True, "H4")


def test_lines_above_the_header_are_skipped_where_the_layout_says_so() -> None:
    data = b"a title, of two cells\n\n" + legacy([("2022", "398", "2", "112", "TOTAL", "10")])
    layout = layout_from({"layout": "comtrade-legacy", "skip_lines": 2}, "card")
    (each,) = read_table(data, "x.csv", layout).observations.to_pylist()
    assert (each["value"], each["cell"]) == (10.0, "row 4, Value")


def test_csv_of_the_present_api_reads_as_its_json_does() -> None:
    names = list(record())
    row = ",".join("" if value is None else str(value) for value in record().values())
    from_csv = read_table(f"{','.join(names)}\n{row}\n".encode(), "c.csv").observations.to_pylist()
    from_json = read_table(json.dumps({"data": [record()]}).encode(), "c.json").observations.to_pylist()
    ignored = ("cell", "rule")
    assert [{k: v for k, v in each.items() if k not in ignored} for each in from_csv] == [
        {k: v for k, v in each.items() if k not in ignored} for each in from_json
    ]
