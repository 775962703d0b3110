"""Workbooks: Trade Map, national tables in Russian and Kazakh, a declared table; merges, hidden sheets, scales."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from samples import workbook

from claims.tables.error import TableError
from claims.tables.layout import layout_from
from claims.tables.read import read_table, recognise

NATIONAL_RU: list[list[Any]] = [
    ["Внешняя торговля Республики Казахстан с отдельными странами"],
    ["тыс. долл. США"],
    [],
    ["Страны", "Январь-май 2023 г.", None, None, "Январь-май 2022 г.", None, "в % к январю-маю 2022 г."],
    [None, "Товарооборот", "Экспорт", "Импорт", "Экспорт", "Импорт", "Экспорт"],
    ["А", 1, 2, 3, 4, 5, 6],
    ["Всего", 900, 500.5, 400, 450, 390, 111.2],
    ["в том числе:"],
    ["Беларусь", "450 100,7", "90 000,5", "360 100,2", "80 000,0", "-", "112,5"],
    ["Российская Федерация*", "7 000", "2 000", "5 000", "…", "4 800", "х"],
    ["Неуказанная страна", 1, 1, 1, 1, 1, 1],
    ["* Предварительные данные"],
]
NATIONAL_MERGES = ["A4:A5", "B4:D4", "E4:F4"]


def test_a_russian_workbook_by_its_words_with_merged_headers_and_decimal_commas() -> None:
    data = workbook({"Лист1": NATIONAL_RU, "черновик": NATIONAL_RU}, {"Лист1": NATIONAL_MERGES}, hidden=["черновик"])
    assert recognise(data, "x") == "national-trade"
    reading = read_table(data, "x.xlsx")
    found = {each["cell"]: each for each in reading.observations.to_pylist()}
    exports, imports = found["Лист1!C9"], found["Лист1!D9"]
    assert (exports["reporter"], exports["partner"], exports["flow"], exports["value"]) == (
        "KZ",
        "BY",
        "export",
        90_000_500.0,
    )
    assert (exports["period_start"], exports["period_end"], exports["grain"]) == (
        date(2023, 1, 1),
        date(2023, 5, 31),
        "ytd",
    )
    assert (exports["unit"], exports["resolution"], exports["quote"]) == ("USD", 100.0, "90 000,5")
    assert (imports["from_party"], imports["to_party"], imports["value"]) == ("BY", "KZ", 360_100_200.0)
    assert found["Лист1!F9"]["value"] == 0.0, "a dash is nil"
    assert "Лист1!E10" not in found, "dots are no figure"
    assert found["Лист1!D10"]["partner"] == "RU"
    assert found["Лист1!C7"]["partner"] == "WORLD"
    assert len(found) == 11
    assert any("sheet 'черновик' is hidden" in note for note in reading.notes)
    assert any("Неуказанная страна" in note for note in reading.notes)
    assert any("a sum or a difference of exports and imports" in note for note in reading.notes)


def test_a_kazakh_workbook_whole_year_in_millions_without_merges() -> None:
    rows = [
        ["Қазақстан Республикасының сыртқы саудасы, млн АҚШ доллары"],
        ["Елдер", "2023 жылғы қаңтар-желтоқсан", None],
        [None, "экспорт", "импорт"],
        ["Барлығы", 78_000.1, 61_000],
        ["Қытай", 14_000.25, "16 000,5"],
        ["Өзбекстан", 3_000, 1_300],
    ]
    reading = read_table(
        workbook({"1": rows}), "kk.xlsx", layout_from({"layout": "national-trade", "header_rows": 2}, "card")
    )
    found = {(each["partner"], each["flow"]): each for each in reading.observations.to_pylist()}
    assert len(found) == 6
    assert found["CN", "import"]["value"] == 16_000_500_000.0
    assert (found["CN", "export"]["grain"], found["CN", "export"]["reporter"]) == ("year", "KZ")
    assert found["CN", "export"]["resolution"] == 10_000.0


def test_a_card_that_declares_another_scale_than_the_header_is_refused() -> None:
    card = layout_from({"layout": "national-trade", "roles": {"reporter": "KZ", "scale": "million"}}, "card")
    with pytest.raises(TableError, match=r"says scale '1000', the card '1000000'.*Лист1!C5"):
        read_table(workbook({"Лист1": NATIONAL_RU}, {"Лист1": NATIONAL_MERGES}), "x.xlsx", card)


def test_a_table_that_tells_no_scale_is_refused() -> None:
    rows = [["Экспорт и импорт Республики Казахстан"], ["Страны", "2023 экспорт", "2023 импорт"], ["Китай", 1, 2]]
    with pytest.raises(TableError, match=r"nothing tells the scale.*S!B2"):
        read_table(workbook({"S": rows}), "x.xlsx", layout_from({"layout": "national-trade"}, "card"))


def test_a_text_among_the_figures_is_refused_with_its_cell() -> None:
    rows = [list(row) for row in NATIONAL_RU]
    rows[8][2] = "90.000,5"
    with pytest.raises(TableError, match=r"90\.000,5.*Лист1!C9"):
        read_table(workbook({"Лист1": rows}, {"Лист1": NATIONAL_MERGES}), "x.xlsx")


def trade_map() -> bytes:
    """A workbook in Trade Map's form, own figures."""
    first = [
        ["List of products at 2 digits level imported by Kazakhstan in 2022"],
        ["Sources: ITC calculations based on UN COMTRADE statistics."],
        ["Code", "Product label", "Select your indicators", None],
        [None, None, "Value imported in 2022 (USD thousand)", "Trade balance 2022 (USD thousand)"],
        ["'TOTAL", "All products", 50_000, -3],
        ["'27", "Fuels", 4_000, 9],
    ]
    second = [
        ["Bilateral trade between Kazakhstan and Belarus in 2022"],
        ["Product: TOTAL All products"],
        ["Sources: ITC calculations based on UN COMTRADE statistics."],
        ["Product Code", "Product Label", "Select your indicators", None, None, None, None],
        [None, None, "Kazakhstan's imports from Belarus", None, None, "Belarus's exports to world", None],
        [
            None,
            None,
            "Value in 2022, USD thousand",
            "Share in Kazakhstan's imports, %",
            None,
            "Value in 2022, USD thousand",
            None,
        ],
        ["'TOTAL", "All products", 797_500, 2, None, 38_000_000, None],
        ["'04", "Dairy", 12_345, 1, None, None, None],
    ]
    merges = {"KAZ IM": ["A3:A4", "B3:B4", "C3:D3"], "KAZ&BY": ["A4:A6", "B4:B6", "C4:G4", "C5:D5", "F5:G5"]}
    return workbook({"KAZ IM": first, "KAZ&BY": second}, merges)


def test_trade_map_reads_values_only_and_each_group_has_its_own_reporter() -> None:
    data = trade_map()
    assert recognise(data, "no suffix") == "trade-map"
    found = {each["cell"]: each for each in read_table(data, "t.xlsx").observations.to_pylist()}
    assert sorted(found) == ["KAZ IM!C5", "KAZ IM!C6", "KAZ&BY!C7", "KAZ&BY!C8", "KAZ&BY!F7"]
    total = found["KAZ&BY!C7"]
    assert (total["reporter"], total["partner"], total["flow"], total["value"]) == ("KZ", "BY", "import", 797_500_000.0)
    assert (total["from_party"], total["to_party"], total["is_total"], total["valuation"]) == ("BY", "KZ", True, "CIF")
    assert (found["KAZ&BY!C8"]["commodity"], found["KAZ&BY!C8"]["commodity_level"]) == ("04", 2)
    world = found["KAZ&BY!F7"]
    assert (world["reporter"], world["partner"], world["flow"], world["valuation"]) == ("BY", "WORLD", "export", "FOB")
    assert (found["KAZ IM!C6"]["reporter"], found["KAZ IM!C6"]["partner"]) == ("KZ", "WORLD")


def test_trade_map_lists_of_markets_over_several_years() -> None:
    rows = [
        ["List of supplying markets for the product imported by Kazakhstan"],
        ["Product: 8703 Motor cars"],
        ["Unit : US Dollar thousand"],
        ["Sources: ITC calculations based on UN COMTRADE statistics."],
        ["Exporters", "Imported value in 2021", "Imported value in 2022", "Share in imports, %"],
        ["World", 1_500, 1_700, 100],
        ["Korea, Republic of", 400, 500, 30],
        ["Area Nes", 1, 2, 0],
    ]
    data = workbook({"S": rows})
    assert recognise(data, "x") == "trade-map-partners"
    found = {each["cell"]: each for each in read_table(data, "t.xlsx").observations.to_pylist()}
    assert sorted(found) == ["S!B6", "S!B7", "S!C6", "S!C7"]
    cars = found["S!C7"]
    assert (cars["reporter"], cars["partner"], cars["value"], cars["period_start"].year) == (
        "KZ",
        "KR",
        500_000.0,
        2022,
    )
    assert (cars["commodity"], cars["commodity_level"], cars["is_total"], cars["flow"]) == ("8703", 4, False, "import")


def test_a_sheet_of_mirror_data_is_left_out() -> None:
    rows = [
        ["Bilateral trade between Kazakhstan and Belarus in 2022"],
        ["Kazakhstan's imports have been reported by Belarus"],
        ["Sources: ITC calculations based on UN COMTRADE statistics."],
        ["Product Code", "Product Label", "Select your indicators"],
        [None, None, "Kazakhstan's imports from Belarus"],
        [None, None, "Value in 2022, USD thousand"],
        ["'TOTAL", "All products", 797_500],
    ]
    reading = read_table(workbook({"KAZ&BY": rows}, {"KAZ&BY": ["A4:A6", "B4:B6"]}), "t.xlsx")
    assert reading.observations.num_rows == 0
    assert any("reported by Belarus" in note for note in reading.notes)
    rows[1] = ["Kazakhstan's imports have been reported by Kazakhstan"]
    told = read_table(workbook({"KAZ&BY": rows}, {"KAZ&BY": ["A4:A6", "B4:B6"]}), "t.xlsx")
    assert told.observations["value"].to_pylist() == [797_500_000.0]


DECLARED = {
    "decimal_mark": ",",
    "thousands_marks": " ",
    "date_formats": ["%d.%m.%Y"],
    "grain": "month",
    "roles": {
        "reporter": {"column": "Кто"},
        "partner": {"column": "С кем"},
        "flow": {"column": "Поток", "map": {"вывоз": "export", "ввоз": "import"}},
        "period": {"column": "Дата"},
        "value": {"column": "Объем, тыс. долл."},
        "scale": "тыс",
        "unit": "USD",
    },
}


def test_a_declared_table_reads_the_same_from_csv_and_from_a_workbook() -> None:
    rows: list[list[Any]] = [
        ["Кто", "С кем", "Поток", "Дата", "Объем, тыс. долл."],
        ["KZ", "Узбекистан", "вывоз", "01.03.2024", "1 234,5"],
        ["KZ", "Узбекистан", "ввоз", "01.03.2024", "99"],
    ]
    layout = layout_from(DECLARED, "card")
    text = "\n".join(";".join(str(cell) for cell in row) for row in rows).encode("cp1251")
    from_csv = read_table(text, "t.csv", layout_from({**DECLARED, "encoding": "cp1251"}, "card"))
    from_book = read_table(workbook({"S": [["Сводка"], *rows]}), "t.xlsx", layout)
    assert from_csv.observations.num_rows == from_book.observations.num_rows == 2
    for left, right in zip(from_csv.observations.to_pylist(), from_book.observations.to_pylist(), strict=True):
        assert {k: v for k, v in left.items() if k not in ("cell", "rule")} == {
            k: v for k, v in right.items() if k not in ("cell", "rule")
        }
    first = from_book.observations.to_pylist()[0]
    assert (first["value"], first["period_end"], first["cell"]) == (1_234_500.0, date(2024, 3, 31), "S!E3")


def test_labels_merged_over_rows_and_flows_down_the_side() -> None:
    rows: list[list[Any]] = [
        ["Страны", "Поток", "2022 г., млн долл. США"],
        ["Беларусь", "экспорт", 172.3],
        [None, "импорт", 847.7],
        ["Китай", "экспорт", 13_100],
    ]
    layout = layout_from(
        {"layout": "national-trade", "keys": {"partner": "^Стран", "flow": "^Поток"}, "roles": {"reporter": "KZ"}},
        "card",
    )
    reading = read_table(workbook({"S": rows}, {"S": ["A2:A3"]}), "x.xlsx", layout)
    found = {(each["partner"], each["flow"]): each["value"] for each in reading.observations.to_pylist()}
    assert found == {("BY", "export"): 172_300_000.0, ("BY", "import"): 847_700_000.0, ("CN", "export"): 13.1e9}


def test_marks_beside_a_figure_may_tell_flags() -> None:
    rows = ["Кто;С кем;Поток;Дата;Объем, тыс. долл.", "KZ;UZ;вывоз;01.03.2024;1 234,5 p", "KZ;UZ;ввоз;01.03.2024;99 r*"]
    layout = layout_from({**DECLARED, "flag_marks": {"p": "provisional", "r": "revised"}}, "card")
    first, second = read_table("\n".join(rows).encode(), "t.csv", layout).observations.to_pylist()
    assert (first["value"], first["flag"], first["quote"]) == (1_234_500.0, "provisional", "1 234,5 p")
    assert (second["value"], second["flag"]) == (99_000.0, "revised")
    book = workbook({"S": [line.split(";") for line in rows]})
    assert read_table(book, "t.xlsx", layout).observations["flag"].to_pylist() == ["provisional", "revised"]
    with pytest.raises(TableError, match="1 234,5 p"):
        read_table("\n".join(rows).encode(), "t.csv", layout_from(DECLARED, "card"))


def test_a_declared_table_whose_column_says_millions_is_refused() -> None:
    declared = {**DECLARED, "roles": {**DECLARED["roles"], "value": {"column": "Объем, млн долл."}}}  # type: ignore[dict-item]
    with pytest.raises(TableError, match="says scale '1000000', the card '1000'"):
        read_table("Кто,С кем,Поток,Дата,Объем, млн долл.\n".encode(), "t.csv", layout_from(declared, "card"))
