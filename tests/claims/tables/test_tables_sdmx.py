"""SDMX messages of every edition become observations, and broken or hostile ones are refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from samples import file, sdmx_json

from claims.tables.error import TableError
from claims.tables.read import read_table, recognise


def test_generic_21_rates_with_groups_and_status() -> None:
    reading = read_table(file("rates-generic-2.1.xml"), "rates.xml")
    first, second = reading.observations.to_pylist()
    assert (first["value"], first["unit"], first["base_unit"]) == (501.2, "KZT", "EUR")
    assert (first["resolution"], first["grain"], first["flag"]) == (0.01, "month", None)
    assert (second["period_end"], second["flag"]) == (date(2023, 12, 31), "provisional")
    assert second["cell"] == "CURRENCY=KZT,CURRENCY_DENOM=EUR,EXR_SUFFIX=A,EXR_TYPE=SP00,FREQ=M,TIME_PERIOD=2023-12"
    assert second["quote"] == "499.75"
    assert second["known_at"] == datetime(2024, 2, 1, 8, 30, tzinfo=UTC)
    assert any("EXR_SUFFIX 'E'" in note for note in reading.notes), "the end-of-month rate is left out, and said to be"


def test_structure_specific_21_quarter_and_missing_value() -> None:
    reading = read_table(file("rates-specific-2.1.xml"), "rates.xml")
    (rate,) = reading.observations.to_pylist()
    assert (rate["value"], rate["grain"], rate["period_start"]) == (7.8839, "quarter", date(2023, 7, 1))
    assert reading.notes == ["cells without a figure: 1"]


def test_structure_specific_30_trade_with_scale_and_direction() -> None:
    reading = read_table(file("trade-specific-3.0.xml"), "imts.xml")
    exports, earlier, imports = reading.observations.to_pylist()
    assert (exports["value"], exports["resolution"], exports["flag"]) == (222.5e6, 1e5, "estimated")
    assert (exports["from_party"], exports["to_party"], exports["valuation"]) == ("KZ", "BY", "FOB")
    assert earlier["value"] == 110e6
    assert (imports["from_party"], imports["to_party"], imports["valuation"]) == ("BY", "KZ", "CIF")
    assert (imports["reporter"], imports["flow"], imports["measure"]) == ("KZ", "import", "exports")
    assert any("TBG_USD" in note for note in reading.notes)
    assert any("G110" in note for note in reading.notes)


@pytest.mark.parametrize("edition", ["0", "1", "2"])
def test_json_of_every_edition_keeps_the_last_place_as_written(edition: str) -> None:
    text = json.dumps(sdmx_json(edition)).replace("476.1,", "476.10,")
    assert recognise(text.encode(), "rates") == "sdmx-data"
    first, second = read_table(text.encode(), "rates.json").observations.to_pylist()
    assert (first["value"], first["grain"], first["unit"], first["base_unit"]) == (474.5, "day", "KZT", "USD")
    assert (second["quote"], second["resolution"], second["period_start"]) == ("476.10", 0.01, date(2023, 9, 26))


def test_flat_json_and_data_sets_that_delete() -> None:
    document = sdmx_json("0")
    structure = document["structure"]
    structure["dimensions"]["observation"] = [
        *structure["dimensions"].pop("series"),
        *structure["dimensions"]["observation"],
    ]
    structure["dimensions"]["series"] = []
    flat = {"action": "Replace", "observations": {"0:0:0:0": [474.5, 0], "0:0:0:1": [476.1, 0]}}
    document["dataSets"] = [flat, {**flat, "action": "Delete"}]
    reading = read_table(json.dumps(document).encode(), "flat.json")
    assert reading.observations["value"].to_pylist() == [474.5, 476.1]
    assert reading.observations["cell"][0].as_py() == "CURRENCY=KZT,CURRENCY_DENOM=USD,FREQ=D,TIME_PERIOD=2023-09-25"
    assert reading.notes == ["ignored: a data set that deletes observations: 2"]


def test_a_flat_message_has_the_address_of_its_series() -> None:
    series = file("rates-specific-2.1.xml").decode()
    start, end = series.index("<Series"), series.index("</Series>") + len("</Series>")
    dims = 'FREQ="Q" CURRENCY="CNY" CURRENCY_DENOM="EUR" EXR_TYPE="SP00" EXR_SUFFIX="A"'
    flat = series[:start] + f'<Obs {dims} TIME_PERIOD="2023-Q3" OBS_VALUE="7.8839"/>' + series[end:]
    flat = flat.replace('dimensionAtObservation="TIME_PERIOD"', 'dimensionAtObservation="AllDimensions"')
    (rate,) = read_table(flat.encode(), "flat.xml").observations.to_pylist()
    assert (rate["value"], rate["unit"], rate["grain"]) == (7.8839, "CNY", "quarter")
    assert rate["cell"].endswith("TIME_PERIOD=2023-Q3")


def test_csv_2_is_read_by_the_layout_of_its_dimensions() -> None:
    exports, imports = read_table(file("trade-sdmx-2.0.csv"), "x.csv").observations.to_pylist()
    assert (exports["value"], exports["grain"], exports["cell"]) == (1_200_250_000.0, "quarter", "row 2, OBS_VALUE")
    assert (imports["from_party"], imports["to_party"], imports["flag"]) == ("TR", "KZ", "provisional")


def test_csv_1_of_comext_reads_values_and_leaves_quantities() -> None:
    reading = read_table(file("comext-sdmx-1.0.csv"), "x.csv")
    shouted = file("comext-sdmx-1.0.csv").replace(b"freq,reporter,partner,product", b"FREQ,REPORTER,PARTNER,PRODUCT")
    assert read_table(shouted, "x.csv").observations.equals(reading.observations), "case of columns does not matter"
    total, exports, oil = reading.observations.to_pylist()
    assert (total["value"], total["unit"], total["flow"], total["is_total"]) == (612_345_678.0, "EUR", "import", True)
    assert (exports["flag"], exports["grain"]) == ("provisional", "month")
    assert (oil["reporter"], oil["commodity"], oil["commodity_level"], oil["is_total"]) == ("GR", "27", 2, False)
    assert any("QUANTITY_IN_100KG" in note for note in reading.notes)


def test_a_structure_message_is_known_and_holds_no_figures() -> None:
    message = (
        b'<?xml version="1.0"?><m:Structure xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">'
        b"<m:Header/></m:Structure>"
    )
    assert recognise(message, "dsd.xml") == "sdmx-structure"
    reading = read_table(message, "dsd.xml")
    assert (reading.observations.num_rows, len(reading.notes)) == (0, 1)


def test_unknown_dimensions_ask_for_a_card() -> None:
    strange = file("trade-specific-3.0.xml").replace(b"INDICATOR", b"THING")
    with pytest.raises(TableError, match=r"columns COUNTRY.*card"):
        read_table(strange, "strange.xml")


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_are_refused_before_any_parser_meets_them(declaration: bytes) -> None:
    hostile = file("rates-generic-2.1.xml").replace(b"?>", b"?>" + declaration, 1).replace(b"501.20", b"&a;")
    with pytest.raises(TableError, match="document type"):
        read_table(hostile, "bomb.xml")


def test_a_message_cut_short_is_refused_and_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    whole = file("rates-generic-2.1.xml")
    with pytest.raises(TableError, match="broken SDMX"):
        read_table(whole[: len(whole) // 2], "cut.xml")
    assert capsys.readouterr().out == ""


def test_a_value_that_is_no_number_is_refused_with_its_key() -> None:
    spoilt = file("trade-specific-3.0.xml").replace(b'"222.5"', b'"222,5"')
    with pytest.raises(TableError, match=r"COUNTRY=KAZ.*,TIME_PERIOD=2022"):
        read_table(spoilt, "imts.xml")
